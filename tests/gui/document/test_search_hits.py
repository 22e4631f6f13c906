"""What a search of all meetings found is marked in the document that it leads to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.annotations import MeetingId
from core.finding import find
from core.library import list_meetings, load, open_library
from core.source_text import Span
from gui.application import Application
from gui.overviews.overview import PlaceWanted, Way
from gui.window import Window
from tests.gui.conftest import COMMITTEE, COUNCIL, WAIT_MS, Start

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def program(start_with: Start, qtbot: QtBot) -> Application:
    """The program with two meetings, one of them in view."""
    program = start_with([COMMITTEE, COUNCIL])
    window = program.window
    qtbot.waitUntil(lambda: len(window.group.tabs.all()) == 2, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    return program


def other(window: Window, words: str) -> tuple[MeetingId, tuple[Span, ...]]:
    """The meeting that is not in view, and where `words` stand in it."""
    assert window.current.loaded is not None
    shown = window.current.loaded.id
    library = open_library(window.session.library)
    row = next(row for row in list_meetings(library) if row.id != shown)
    loaded = load(library, row.id)
    library.close()
    return row.id, tuple(find(loaded.source.text, words))


def marked(window: Window) -> list[str]:
    loaded, document = window.current.loaded, window.source.document
    assert loaded is not None
    return [loaded.source.text[hit.start : hit.end].lower() for hit in document.hits]


def test_hits_are_marked_once_the_document_is_there(program: Application, qtbot: QtBot) -> None:
    window = program.window
    meeting, spans = other(window, "den")
    third = spans[2]
    window.overviews.open_place(PlaceWanted(meeting, third.start, spans, words="punkt udvalg:by"))
    qtbot.waitUntil(lambda: len(window.source.document.hits) == len(spans), timeout=WAIT_MS)
    bar, view = window.group.find_bar, window.source.view
    assert view is not None
    assert set(marked(window)) == {"den"}
    assert bar.isVisible()
    assert bar.words == "punkt udvalg:by"
    assert bar.told.text() == f"3 of {len(spans)}"
    assert view.shows(third)
    assert view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_F3)
    assert bar.told.text() == f"4 of {len(spans)}"
    assert view.shows(spans[3])


def test_f3_goes_on_with_them_after_the_bar_is_closed(program: Application, qtbot: QtBot) -> None:
    window = program.window
    meeting, spans = other(window, "den")
    window.overviews.open_place(PlaceWanted(meeting, spans[0].start, spans, words="pun*"))
    qtbot.waitUntil(lambda: len(window.source.document.hits) == len(spans), timeout=WAIT_MS)
    QTest.keyClick(window.group.find_bar.line, Qt.Key.Key_Escape)
    assert window.source.document.hits == ()
    assert window.source.view is not None
    QTest.keyClick(window.source.view, Qt.Key.Key_F3)
    assert window.group.find_bar.told.text() == f"2 of {len(spans)}"


def test_they_go_with_their_document(program: Application, qtbot: QtBot) -> None:
    window = program.window
    assert window.current.loaded is not None
    first = window.current.loaded.id
    meeting, spans = other(window, "den")
    window.overviews.open_place(PlaceWanted(meeting, spans[0].start, spans, words="pun*"))
    qtbot.waitUntil(lambda: len(window.source.document.hits) == len(spans), timeout=WAIT_MS)
    window.open_meeting(first)
    qtbot.waitUntil(window.group.find_bar.isHidden, timeout=WAIT_MS)
    assert window.source.document.hits == ()
    assert window.group.find_bar.words == ""


def test_what_is_typed_in_the_bar_takes_their_place(program: Application, qtbot: QtBot) -> None:
    window = program.window
    meeting, spans = other(window, "den")
    window.overviews.open_place(PlaceWanted(meeting, spans[0].start, spans, words="den"))
    qtbot.waitUntil(lambda: len(window.source.document.hits) == len(spans), timeout=WAIT_MS)
    assert window.source.view is not None
    QTest.keyClick(window.source.view, Qt.Key.Key_F, CONTROL)
    QTest.keyClicks(window.group.find_bar.line, "udvalget")
    qtbot.waitUntil(lambda: set(marked(window)) == {"udvalget"}, timeout=WAIT_MS)


def test_a_tab_behind_shows_them_when_it_comes_into_view(program: Application, qtbot: QtBot) -> None:
    window = program.window
    meeting, spans = other(window, "den")
    window.overviews.open_place(PlaceWanted(meeting, spans[4].start, spans, Way.BEHIND, "den"))
    assert window.source.document.hits == ()
    tab = next(tab for tab in window.group.tabs.all() if tab.meeting == meeting)
    window.group.tabs.choose(tab)
    qtbot.waitUntil(lambda: len(window.source.document.hits) == len(spans), timeout=WAIT_MS)
    assert window.group.find_bar.told.text() == f"5 of {len(spans)}"
    assert window.source.view is not None
    assert window.source.view.shows(spans[4])


def test_beside_they_are_marked_in_the_other_group(program: Application, qtbot: QtBot) -> None:
    window = program.window
    meeting, spans = other(window, "den")
    window.overviews.open_place(PlaceWanted(meeting, spans[0].start, spans, Way.BESIDE, "den"))
    assert len(window.groups) == 2
    qtbot.waitUntil(lambda: len(window.source.document.hits) == len(spans), timeout=WAIT_MS)
    assert window.current.loaded is not None
    assert window.current.loaded.id == meeting
