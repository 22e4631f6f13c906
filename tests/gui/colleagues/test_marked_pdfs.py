"""A PDF with marks in it: dropped on the window it is asked what it is; its marks come in as annotations."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from core.annotations import About, AnnotationKind, Colour, ItemKey, Passage, new_annotation
from core.exports.copies.marked_pdf import marked
from core.library import add, load, open_library, prepare
from core.minutes import Role
from core.opening import open_file
from gui.overviews.imports.page import ImportsPage
from gui.window import Window
from tests.gui.colleagues.conftest import ANNE
from tests.gui.conftest import COMMITTEE, WAIT_MS, Start


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the committee's minutes with a highlight by Anne Holm in it."""
    library = open_library(tmp_path / "hers.sqlite")
    try:
        meeting = add(library, prepare(open_file(COMMITTEE))).meeting
        loaded = load(library, meeting)
        item = loaded.meeting.items[1]
        passage = Passage.of(loaded.source, item.heading, Role.OTHER)
        made = new_annotation(
            *(meeting, ItemKey.of(item), AnnotationKind.HIGHLIGHT, "", ANNE, passage, About.PASSAGE),
            colour=Colour.GREEN,
        )
        content = marked(COMMITTEE.read_bytes(), loaded, [made], name_reader=True).content
    finally:
        library.close()
    path = tmp_path / "kopi.pdf"
    path.write_bytes(content)
    return path


def drop(window: Window, path: Path, qtbot: QtBot) -> QMessageBox:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    window.files.drop(mime)
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=WAIT_MS)
    return window.findChildren(QMessageBox)[0]


def press(box: QMessageBox, words: str) -> None:
    next(button for button in box.buttons() if button.text().replace("&", "") == words).click()


def test_its_marks_are_taken_in_where_the_reader_says_so(opened: Window, qtbot: QtBot, copy: Path) -> None:
    box = drop(opened, copy, qtbot)
    assert "kopi.pdf" in box.text()
    press(box, "Take in the annotations")
    qtbot.waitUntil(lambda: len(opened.current.marks) == 1, timeout=WAIT_MS)
    mark = opened.current.marks[0]
    assert mark.annotation.author == ANNE
    qtbot.waitUntil(lambda: not opened.files.colleagues.is_busy, timeout=WAIT_MS)
    opened.session.undo.undo()
    qtbot.waitUntil(lambda: not opened.current.marks, timeout=WAIT_MS)


def test_the_very_document_of_the_library_is_opened_unasked(opened: Window, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(COMMITTEE))])
    with qtbot.waitSignal(opened.files.idle, timeout=WAIT_MS):
        opened.files.drop(mime)
    assert opened.findChildren(QMessageBox) == []
    assert opened.current.marks == ()


def test_opened_by_the_menu_it_is_asked_for_as_when_it_is_dropped(
    opened: Window, qtbot: QtBot, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.dialogs.choosing_files.files_to_open", lambda *_asked: [copy])
    opened.actions_["open_files"].trigger()
    qtbot.waitUntil(lambda: bool(opened.findChildren(QMessageBox)), timeout=WAIT_MS)
    press(opened.findChildren(QMessageBox)[0], "Take in the annotations")
    qtbot.waitUntil(lambda: len(opened.current.marks) == 1, timeout=WAIT_MS)


def test_brought_in_as_a_document_its_annotations_are_offered(start: Start, qtbot: QtBot, copy: Path) -> None:
    window = start([copy]).window
    status = window.status
    qtbot.waitUntil(lambda: status.notice.text() == "The document holds 1 annotation", timeout=WAIT_MS)
    offer = status._offer
    assert offer.text() == "Take it in"
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    assert not window.current.marks
    offer.click()
    qtbot.waitUntil(lambda: len(window.current.marks) == 1, timeout=WAIT_MS)
    assert window.current.marks[0].annotation.author == ANNE
    window.overviews.show_overview("imports")
    page = window.overviews.current
    assert isinstance(page, ImportsPage)
    qtbot.waitUntil(lambda: page.report.rowCount() == 1, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "It holds 1 annotation" in str(page.report.index(0, 3).data()), timeout=WAIT_MS)
