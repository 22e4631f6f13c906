"""What counts as seen, what is marked by hand, and going on to the next unread item."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.library import open_library
from core.minutes import AgendaItem
from core.source_text import Span
from gui.document.reading_state import items_seen
from gui.models.agenda import Agenda
from gui.window import Window
from tests.gui.conftest import COMMITTEE, WAIT_MS, Start
from tests.gui.two_meetings import library_with_both


def items(*lengths: int) -> list[AgendaItem]:
    """Items one after the other, each with a heading of ten characters and so much text."""
    made, at = [], 0
    for number, length in enumerate(lengths, 1):
        end = at + 10 + length
        made.append(AgendaItem(str(number), "Titel", False, heading=Span(at, at + 10), span=Span(at, end)))
        at = end
    return made


def test_an_item_is_seen_by_its_heading_and_some_text() -> None:
    there = items(100, 100, 1000, 100)
    view = Span(0, 400)  # two items, and the beginning of the third
    seen = items_seen(there, 1, 150, lambda span: view.start <= span.start and span.end <= view.end)
    assert seen == {0, 1, 2}


def test_a_heading_at_the_lower_edge_is_not_enough() -> None:
    there = items(100, 1000)
    assert items_seen(there, 0, 20, lambda span: span.end <= 130) == {0}


def test_a_long_item_is_seen_where_the_reader_is_in_it() -> None:
    there = items(100, 5000, 100)
    assert items_seen(there, 1, 3000, lambda span: span.start >= 2500 and span.end <= 3500) == {1}
    assert items_seen(there, 1, 5300, lambda _span: False) == frozenset()
    assert items_seen(there, -1, 0, lambda _span: True) == frozenset()


@pytest.fixture
def reading(start_with: Start, qtbot: QtBot, library_path: Path) -> Window:
    """The committee's meeting in view, the council's in the library, nothing read yet."""
    library_with_both(library_path).close()
    window = start_with([COMMITTEE]).window
    window.group.reading._dwell.setInterval(3_600_000)  # the test says when the reader has rested
    qtbot.waitUntil(
        lambda: window.current.loaded is not None and bool(window.group.reading.unread), timeout=WAIT_MS
    )
    return window


def unread_rows(window: Window) -> set[int]:
    model = window.group.agenda.model
    rows = (model.index(row, 0).data(Agenda.NODE) for row in range(model.rowCount()))
    return {row.item for row in rows if row.unread}


def test_what_the_reader_rests_at_is_seen(reading: Window, qtbot: QtBot, library_path: Path) -> None:
    state, stack = reading.group.reading, reading.session.undo
    reading.current.choose_item(0)
    heading = reading.current.items[0].heading
    reading.group.walking.go_to(heading)
    assert 0 in unread_rows(reading)
    state.look()
    assert 0 not in unread_rows(reading), "at once"
    assert not stack.canUndo(), "reading is no edit"
    library = open_library(library_path)
    qtbot.waitUntil(lambda: bool(library.rows("SELECT 1 FROM seen_item")), timeout=WAIT_MS)
    library.close()


def test_an_item_is_kept_unread_by_hand(reading: Window, qtbot: QtBot) -> None:
    state = reading.group.reading
    reading.group.walking.go_to(reading.current.items[0].heading)
    reading.actions_["mark_read"].trigger()
    assert 0 not in unread_rows(reading)
    reading.actions_["mark_unread"].trigger()
    state.look()
    assert 0 in unread_rows(reading), "although it is in view"
    reading.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: 0 not in unread_rows(reading), timeout=WAIT_MS)
    reading.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: 0 in unread_rows(reading), timeout=WAIT_MS)


def test_the_next_unread_item_is_gone_to_through_all_meetings(reading: Window, qtbot: QtBot) -> None:
    first = reading.current.loaded
    assert first is not None
    last = len(reading.current.items) - 1
    reading.group.walking.go_to(reading.current.items[last - 1].heading)
    reading.actions_["next_unread"].trigger()
    assert reading.current.item == last
    reading.actions_["next_unread"].trigger()
    qtbot.waitUntil(
        lambda: reading.current.loaded is not None and reading.current.loaded.id != first.id, timeout=WAIT_MS
    )
    qtbot.waitUntil(lambda: reading.current.item == 0, timeout=WAIT_MS)


def test_it_says_when_all_is_read(reading: Window, qtbot: QtBot) -> None:
    reading.unread.mark_meetings([*reading.library.rows], True)
    qtbot.waitUntil(lambda: not reading.group.reading.unread, timeout=WAIT_MS)
    reading.actions_["next_unread"].trigger()
    qtbot.waitUntil(lambda: reading.status.notice.text() == "No other unread items", timeout=WAIT_MS)
