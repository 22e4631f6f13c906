"""Asking for a file leaves SQLite's locks on a library in the same folder alone."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from core.library import open_library
from gui.dialogs.choosing_files import file_to_open, file_to_write, files_to_open

LISTED_MS = 50


def locks_on(path: Path) -> int:
    """How many locks this process has on a file, as the kernel tells."""
    inode = f":{path.stat().st_ino} "
    lines = Path("/proc/locks").read_text().splitlines()
    return sum(f" {os.getpid()} " in line and inode in line for line in lines)


def when_listed(name: str, then: Callable[[QFileDialog], None]) -> None:
    """Call `then` with the dialog as soon as it lists `name`."""
    timer = QTimer(QApplication.instance())
    timer.setInterval(LISTED_MS)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            return
        model = dialog.findChild(QWidget, "listView").model()  # type: ignore[attr-defined]
        root = dialog.findChild(QWidget, "listView").rootIndex()  # type: ignore[attr-defined]
        if name in {model.index(row, 0, root).data() for row in range(model.rowCount(root))}:
            timer.stop()
            then(dialog)

    timer.timeout.connect(look)
    timer.start()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the kernel's list of locks is Linux's")
@pytest.mark.parametrize("ask", ["files", "file", "write"])
def test_the_library_beside_keeps_its_locks(qtbot: QtBot, tmp_path: Path, ask: str) -> None:
    library = open_library(tmp_path / "library.sqlite")
    library.rows("SELECT count(*) FROM meeting")
    before = locks_on(library.path)
    assert before
    parent = QWidget()
    qtbot.addWidget(parent)
    when_listed("library.sqlite", lambda dialog: dialog.reject())
    kinds = ["All files (*)"]
    if ask == "files":
        assert files_to_open(parent, "Open", kinds, str(tmp_path)) == []
    elif ask == "file":
        assert file_to_open(parent, "Open", kinds, str(tmp_path)) is None
    else:
        assert file_to_write(parent, "Save", kinds, tmp_path / "copy.sqlite") is None
    assert locks_on(library.path) == before
    library.close()


def test_what_is_chosen_is_given(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "referat.txt").write_text("Referat")
    parent = QWidget()
    qtbot.addWidget(parent)

    def choose(dialog: QFileDialog) -> None:
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(line, QLineEdit)
        completer = line.completer()
        assert completer.popup().objectName() == "choiceList"  # with a ground of its own: it lies over all
        line.setText("referat.txt")
        dialog.accept()

    when_listed("referat.txt", choose)
    assert files_to_open(parent, "Open", ["All files (*)"], str(tmp_path)) == [tmp_path / "referat.txt"]


@pytest.mark.parametrize(("typed", "written"), [("anne.sqlite", "anne.sqlite.pdf"), ("tavs", "tavs.pdf")])
@pytest.mark.parametrize("answer", ["Replace", "Another"])
def test_the_question_is_about_the_file_that_is_written(
    qtbot: QtBot, tmp_path: Path, typed: str, written: str, answer: str
) -> None:
    for name in ("anne.sqlite", "tavs.pdf", "anne.sqlite.pdf"):
        (tmp_path / name).write_text("there")
    parent, asked = QWidget(), []
    qtbot.addWidget(parent)

    def choose(dialog: QFileDialog) -> None:
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(line, QLineEdit)
        line.setText(typed)
        QTimer.singleShot(0, reply)
        dialog.accept()

    def reply() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, reply)
            return
        asked.append(box.text())
        if answer == "Another":  # the dialog comes back, with the name as it would be
            when_listed("tavs.pdf", give_up)
        next(each for each in box.buttons() if answer in each.text()).click()

    def give_up(dialog: QFileDialog) -> None:
        asked.append(Path(dialog.selectedFiles()[0]).name)
        dialog.reject()

    when_listed("tavs.pdf", choose)
    path = file_to_write(parent, "Save", ["PDF (*.pdf)"], tmp_path / "offered.pdf", ".pdf")
    question = f"{written} is there already. Replace it?"
    if answer == "Replace":
        assert (path, asked) == (tmp_path / written, [question])
    else:
        assert (path, asked) == (None, [question, written])


def test_a_name_that_is_free_is_completed_without_a_question(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "there.pdf").write_text("there")
    parent = QWidget()
    qtbot.addWidget(parent)

    def choose(dialog: QFileDialog) -> None:
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(line, QLineEdit)
        line.setText("referat.v2")
        dialog.accept()

    when_listed("there.pdf", choose)
    assert file_to_write(parent, "Save", ["PDF (*.pdf)"], tmp_path / "x.pdf", ".pdf") == (
        tmp_path / "referat.v2.pdf"
    )
