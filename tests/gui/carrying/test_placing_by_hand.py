"""The slim bar above the document, while the reader says where an annotation belongs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.annotations import AnnotationKind, ItemKey, Passage
from core.carried import Anchor, Candidate, CarryReason, Standing
from core.minutes import NodeKind, Role
from core.source_text import Span
from gui.document import placing_by_hand
from gui.document.placing_by_hand import PlacingByHand
from gui.models.carried import CarriedRow
from gui.window import Window
from tests.gui.carrying.invented_rows import annotation, passage, row

Placed = list[tuple[CarriedRow, Anchor]]


@pytest.fixture
def placed(monkeypatch: pytest.MonkeyPatch) -> Placed:
    """What was to be placed, and where."""
    found: Placed = []
    monkeypatch.setattr(placing_by_hand, "place", lambda _session, row, anchor: found.append((row, anchor)))
    return found


@pytest.fixture
def waiting(opened: Window) -> Callable[..., CarriedRow]:
    """Makes something that waits in the version in view."""

    def make(kind: AnnotationKind = AnnotationKind.HIGHLIGHT) -> CarriedRow:
        loaded = opened.current.loaded
        assert loaded is not None
        was = Anchor(ItemKey("99", "Findes ikke"), passage("De gamle ord."))
        made = (annotation(was, kind, "Spørg"),)
        there = row(was, Standing.ORPHAN, CarryReason.ITEM_GONE, made=made)
        return replace(there, head=replace(there.head, id=loaded.id), to_version=loaded.version)

    return make


def placing(window: Window) -> PlacingByHand:
    return window.group.came_along.placing


def words_of(window: Window, item: int, length: int = 24) -> Span:
    loaded = window.current.loaded
    assert loaded is not None
    start = loaded.meeting.items[item].sections[0].span.start
    return Span(start, start + length)


def test_selected_words_and_enter_place_it(
    opened: Window, qtbot: QtBot, placed: Placed, waiting: Callable[..., CarriedRow]
) -> None:
    there = waiting()
    opened.group.came_along.place(there)
    bar = placing(opened).bar
    assert bar.isVisible()
    assert bar.what.text() == "To place: “De gamle ord.”"
    assert bar.how.text().startswith("Select the words it belongs to, then press Enter.")
    assert not bar.here.isEnabled()
    assert not bar.on_item.isVisible(), "a highlight is on words alone"
    view = opened.source.view
    assert view is not None
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert placed == []
    assert opened.status.notice.text() == "Select the words it belongs to first."
    span = words_of(opened, 2)
    opened.source.document.select(*span)
    assert bar.here.isEnabled()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    loaded = opened.current.loaded
    assert loaded is not None
    ((at_row, anchor),) = placed
    assert at_row == there
    assert anchor.item == ItemKey.of(loaded.meeting.items[2])
    assert anchor.passage is not None
    assert anchor.passage.quote == loaded.source.text[span.start : span.end].strip()
    assert anchor.passage.boxes, "it is seen on the page"
    assert not bar.isVisible()


def test_what_belongs_to_the_page_is_no_place(
    opened: Window, placed: Placed, waiting: Callable[..., CarriedRow]
) -> None:
    loaded = opened.current.loaded
    assert loaded is not None
    apart = (NodeKind.FURNITURE, NodeKind.CONTENTS)
    node = next(each for each in loaded.meeting.nodes if each.kind in apart)
    line = loaded.source.lines[node.first]
    opened.group.came_along.place(waiting())
    opened.source.document.select(line.start, line.end)
    placing(opened).place_here()
    assert placed == []
    assert opened.status.notice.text().startswith("Page numbers, running heads and lists of contents")
    assert placing(opened).bar.isVisible()


def test_a_note_can_be_on_the_item_as_a_whole(
    opened: Window, placed: Placed, waiting: Callable[..., CarriedRow]
) -> None:
    opened.current.choose_item(1)
    opened.group.came_along.place(waiting(AnnotationKind.NOTE))
    bar = placing(opened).bar
    number = opened.current.items[1].number
    assert bar.on_item.text() == f"On item {number} as a whole"
    bar.on_item.click()
    ((_row, anchor),) = placed
    assert anchor == Anchor(ItemKey.of(opened.current.items[1]))


def test_escape_and_another_meeting_put_the_bar_away(
    opened: Window, qtbot: QtBot, placed: Placed, waiting: Callable[..., CarriedRow]
) -> None:
    opened.group.came_along.place(waiting())
    view = opened.source.view
    assert view is not None
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not placing(opened).bar.isVisible()
    opened.group.came_along.place(waiting())
    assert placing(opened).bar.isVisible()
    opened.current.show_nothing()
    assert not placing(opened).bar.isVisible()
    assert placed == []


def test_a_place_that_is_offered_is_selected_first(
    opened: Window, qtbot: QtBot, placed: Placed, waiting: Callable[..., CarriedRow]
) -> None:
    loaded = opened.current.loaded
    assert loaded is not None
    span = words_of(opened, 3)
    key = ItemKey.of(loaded.meeting.items[3])
    words = Passage.of(loaded.source, span, Role.OTHER)
    opened.group.came_along.place(waiting(), Candidate(Anchor(key, words), 0.9, CarryReason.LOOKALIKES))
    view = opened.source.view
    assert view is not None
    assert opened.source.document.selection == span
    assert view.shows(span)
    assert placing(opened).bar.how.text().startswith("Press Enter to place it on the selected words")
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert [anchor.item for _row, anchor in placed] == [key]
