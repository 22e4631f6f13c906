"""A library that version 0.6.0 wrote, with that program's own code: an agenda with annotations that came
along to the minutes, one of them placed by hand. It opens, and its drafts can be reviewed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.annotations import ItemKey
from core.carried import Standing
from core.library import Library, list_meetings, load, of_meeting
from core.library.carrying.targets import meetings_to_carry
from core.library.carrying.told import outcome_of
from core.library.carrying.undoing import undo_carried
from core.library.reader.seen import unread_items
from core.library.review import load_review, put_review
from core.minutes import DocumentKind
from core.review_states import ItemMark, ItemState, ReviewState, state_in, wordings
from tests.core.library.kept_libraries import annotations_by_item, kept_library


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Library]:
    yield from kept_library(6, tmp_path)


def test_what_came_along_stays_where_it_is(old: Library) -> None:
    (row,) = list_meetings(old)
    assert (row.kind, row.annotations) == (DocumentKind.MINUTES, 7)
    assert meetings_to_carry(old) == []
    assert annotations_by_item(old) == [("2", 3), ("3", 3), ("4", 1)]
    told = outcome_of(old, row.id)
    assert told is not None
    assert [each.carried.standing for each in told.together].count(Standing.KEPT) == 3
    loaded = load(old, row.id)
    assert unread_items(old, row.id, loaded.parse) == {0, 1, 2}
    undo_carried(old, row.id, told.moment)
    quotes = {each.text: each.passage.quote for each in of_meeting(old, row.id) if each.passage is not None}
    assert quotes["Hvem?"] == "to tilbud"


def test_nothing_is_said_of_its_drafts_till_the_reader_does(old: Library) -> None:
    (row,) = list_meetings(old)
    assert load_review(old, row.id) == ReviewState()
    loaded = load(old, row.id)
    words = wordings(loaded.source, loaded.meeting)
    key, now = ItemKey.of(loaded.meeting.items[1]), datetime(2031, 3, 4, tzinfo=UTC)
    put_review(old, ItemMark("1", row.id, key, ItemState.FINE, words[1], loaded.file, "Ea", now))
    states = [each.state for each in state_in(load_review(old, row.id), loaded.meeting.items, words)]
    assert states == [ItemState.UNREAD, ItemState.FINE, ItemState.UNREAD, ItemState.UNREAD]
