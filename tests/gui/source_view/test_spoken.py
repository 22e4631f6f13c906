"""What a screen reader reads of text mode: words, caret, selection."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from core.library import LoadedMeeting, add, load, open_library, prepare
from core.opening import open_file
from gui.source_view.shown_document import ShownDocument
from gui.source_view.spoken import describe
from gui.source_view.text_view import TextView
from gui.theme import Theme
from tests.gui.conftest import COMMITTEE

TEXT = "Referat 😀 af mødet\n\nPunkt 1: Ny bro\n\nBeslutning\nGodkendt 𝔘 som indstillet.\n"


def read(folder: Path, path: Path) -> LoadedMeeting:
    library = open_library(folder / "library.sqlite")
    try:
        return load(library, add(library, prepare(open_file(path))).meeting)
    finally:
        library.close()


def shown(loaded: LoadedMeeting, theme: Theme, qtbot: QtBot) -> TextView:
    document = ShownDocument()
    document.show(loaded)
    view = TextView(document, theme)
    document.setParent(view)
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    view.show_meeting(loaded)
    return view


@pytest.fixture
def view(tmp_path: Path, theme: Theme, qtbot: QtBot) -> TextView:
    path = tmp_path / "referat.txt"
    path.write_text(TEXT, "utf-8")
    return shown(read(tmp_path, path), theme, qtbot)


def test_the_text_is_read_with_caret_and_selection(view: TextView) -> None:
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.role() is QAccessible.Role.Document
    assert interface.state().readOnly
    assert interface.text(QAccessible.Text.Name)
    text = interface.textInterface()
    assert text is not None
    loaded = view.document.loaded
    assert loaded is not None
    words = loaded.source.text
    assert text.characterCount() == len(words.encode("utf-16-le")) // 2
    assert text.text(0, text.characterCount()).split() == words.split()
    start = words.index("Godkendt")
    view.document.select(start, start + len("Godkendt 𝔘 som"))
    units = start + 1  # an emoji stands before it
    assert text.cursorPosition() == units + len("Godkendt 𝔘 som") + 1
    assert text.text(units, units + 8) == "Godkendt"
    assert text.characterRect(units).isValid()


def test_the_description_says_place_and_selection(view: TextView) -> None:
    loaded = view.document.loaded
    assert loaded is not None
    start = loaded.source.text.index("Godkendt")
    view.document.select(start, start + len("Godkendt"))
    describe(view)
    assert view.accessibleDescription().endswith("Selected: Godkendt")


def test_a_screen_reader_selects_and_moves(view: TextView) -> None:
    text = QAccessible.queryAccessibleInterface(view).textInterface()
    assert text is not None
    text.setSelection(0, 11, 13)
    assert view.document.selection == (10, 12)
    text.removeSelection(0)
    assert view.document.selection is None
    text.setCursorPosition(2)
    assert text.cursorPosition() == 2


def test_paragraphs_are_read_without_line_ends_and_running_heads(
    tmp_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    view = shown(read(tmp_path, COMMITTEE), theme, qtbot)
    spoken = view.spoken.text
    assert spoken is not None
    qtbot.waitUntil(lambda: spoken.is_read)
    loaded, running = view.document.loaded, view.document.running
    assert loaded is not None
    assert running is not None
    assert len(spoken.text) == len(loaded.source.text)
    read_aloud = [" ".join(line.split()) for line in spoken.text.split("\n")]
    paragraphs = [each for part in range(len(running.parts)) for each in running.paragraphs(part)]
    assert [line for line in read_aloud if line] == [
        " ".join(
            " ".join(loaded.source.text[p.start : p.end].replace("\n", " ") for p in each.pieces).split()
        )
        for each in paragraphs
    ]
