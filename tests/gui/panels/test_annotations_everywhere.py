"""The annotations of all meetings in one list, in a real window."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.annotations import Colour, MeetingId
from core.library import Written, list_meetings, load, of_meeting, open_library, write
from core.source_text import Span
from gui.annotations.placing import Target, annotation_on, target_at
from gui.models.annotation_filter import AnnotationFilter
from gui.window import Window
from tests.gui.conftest import WAIT_MS, Start
from tests.gui.panels.test_annotations_panel import (
    K,
    add,
    await_saved,
    click,
    panel_of,
    rows,
    texts,
    words_at,
)
from tests.gui.two_meetings import library_with_both


@pytest.fixture
def two(start: Start, qtbot: QtBot, library_path: Path) -> Window:
    """The window on two meetings, the committee's in view."""
    library_with_both(library_path).close()
    window = start().window
    open_body(window, qtbot, "Økonomiudvalget")
    return window


def open_body(window: Window, qtbot: QtBot, body: str) -> None:
    """Have the meeting of a body in view."""
    found: list[MeetingId] = []

    def look() -> bool:
        nodes = [node.row.meeting for node in window.library.model.nodes() if node.row.meeting is not None]
        found[:] = [row.id for row in nodes if row.body == body]
        return bool(found)

    qtbot.waitUntil(look, timeout=WAIT_MS)
    window.open_meeting(found[0])
    qtbot.waitUntil(
        lambda: window.current.loaded is not None and window.current.loaded.id == found[0], timeout=WAIT_MS
    )


def test_all_meetings_are_listed_and_a_click_opens_another_one(two: Window, qtbot: QtBot) -> None:
    window = two
    panel = panel_of(window, qtbot)
    here = words_at(window, 1)
    add(window, here, K.HIGHLIGHT, colour=Colour.GREEN)
    open_body(window, qtbot, "Byrådet")
    target = words_at(window, 2)
    add(window, target, K.NOTE, "i byrådet")
    assert panel.count.text() == "1 annotation"
    panel.everywhere.click()
    qtbot.waitUntil(lambda: panel.count.text() == "2 annotations", timeout=WAIT_MS)
    assert [card.head.body for card in rows(panel) if card is not None] == ["Byrådet", "Økonomiudvalget"]
    assert window.group.side.tabs.tabText(1) == "Annotations (1)"  # those of the meeting in view
    click(panel, qtbot, 1)
    qtbot.waitUntil(lambda: window.source.document.chosen == here, timeout=WAIT_MS)
    assert window.current.loaded is not None
    assert window.current.loaded.meeting.body == "Økonomiudvalget"
    assert window.current.item == 1


def test_an_opening_that_failed_chooses_nothing_later(
    two: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A card's meeting cannot be opened; when the reader reads it later on, no mark is chosen for that."""
    window = two
    panel = panel_of(window, qtbot)
    add(window, words_at(window, 1), K.HIGHLIGHT, colour=Colour.GREEN)
    await_saved(window, qtbot)
    (card,) = panel.listed.cards
    open_body(window, qtbot, "Byrådet")

    def gone(*_arguments: object) -> None:
        raise LookupError

    with monkeypatch.context() as patched, qtbot.waitSignal(window.current.shown, timeout=WAIT_MS):
        patched.setattr("gui.current_meeting.load", gone)
        window.group.going.go(card)
    assert window.current.loaded is None
    open_body(window, qtbot, "Økonomiudvalget")
    assert window.source.document.chosen is None


def test_what_is_done_in_another_meeting_shows_at_once_and_stays(two: Window, qtbot: QtBot) -> None:
    """Undo reaches meetings that are not in view: the list of all shows it before and after the commit."""
    window = two
    panel = panel_of(window, qtbot)
    add(window, Target(1), K.NOTE, "i udvalget")
    open_body(window, qtbot, "Byrådet")
    panel.everywhere.click()
    qtbot.waitUntil(lambda: texts(panel) == [["i udvalget"]], timeout=WAIT_MS)
    window.session.undo.undo()
    qtbot.waitUntil(lambda: rows(panel) == [], timeout=WAIT_MS)
    window.session.undo.redo()
    qtbot.waitUntil(lambda: texts(panel) == [["i udvalget"]], timeout=WAIT_MS)
    await_saved(window, qtbot)
    assert texts(panel) == [["i udvalget"]]
    library = open_library(window.session.library)
    (theirs,) = [a for row in list_meetings(library) for a in of_meeting(library, row.id)]
    write(library, [Written(replace(theirs, text="af en anden", modified=datetime.now(UTC)))])
    library.close()
    qtbot.waitUntil(lambda: texts(panel) == [["af en anden"]], timeout=WAIT_MS)


def test_ten_thousand_annotations_of_all_meetings(two: Window, qtbot: QtBot) -> None:
    window = two
    library = open_library(window.session.library)
    loaded = [load(library, row.id) for row in list_meetings(library)]
    many = []
    for number in range(10_000):
        each = loaded[number % 2]
        start = number // 2 % (len(each.source.text) - 12)
        target = target_at(each, Span(start, start + 1 + number % 11))
        many.append(Written(annotation_on(each, target, K.NOTE, f"note {number}", "Anna")))
    write(library, many)
    library.close()
    panel = panel_of(window, qtbot)
    panel.everywhere.click()
    qtbot.waitUntil(lambda: panel.count.text().endswith("annotations"), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: len(panel.listed.cards) > 9_000, timeout=WAIT_MS)
    there = len(panel.listed.cards)
    assert panel.model.rowCount() < 1_000
    bar = panel.list.verticalScrollBar()

    def scrolled_far() -> bool:
        bar.setValue(bar.maximum())
        return panel.model.rowCount() > 2_000

    qtbot.waitUntil(scrolled_far, timeout=WAIT_MS)
    panel.filters.choose(AnnotationFilter(words="note 4321"))
    assert texts(panel) == [["note 4321"]]
    panel.filters.clear()
    add(window, Target(0), K.NOTE, "en til")
    assert len(panel.listed.cards) == there + 1
    await_saved(window, qtbot)
