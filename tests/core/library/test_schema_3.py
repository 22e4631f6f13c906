"""A library that version 0.3.0 wrote, with that program's own code: it opens, all that the reader added
stands where it was, and the meetings are found by what the fourth migration made of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from core.annotations import About, AnnotationKind, Colour, ItemKey
from core.library import (
    Library,
    Place,
    list_meetings,
    of_meeting,
    place_of,
)
from tests.core.library.kept_libraries import annotations_by_item, kept_library
from tests.core.library.searched import find


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Library]:
    yield from kept_library(3, tmp_path)


def test_marks_notes_tags_and_follow_ups_stay(old: Library) -> None:
    march, april = sorted(list_meetings(old), key=lambda row: str(row.date))
    assert (march.annotations, april.annotations) == (4, 0)
    found = {each.kind: each for each in of_meeting(old, march.id)}
    assert found[AnnotationKind.HIGHLIGHT].colour is Colour.GREEN
    assert found[AnnotationKind.TAG].text == "havn/broer"
    assert found[AnnotationKind.NOTE].about is About.ITEM
    follow_up = found[AnnotationKind.FOLLOW_UP].follow_up
    assert follow_up is not None
    assert (follow_up.who, follow_up.due) == ("Bo", date(2030, 4, 1))
    place = place_of(old, march.id)
    assert place == Place(
        place.offset, item=ItemKey("2", "Takster for gæstesejlere", "30-000902"), mode="text"
    )


def test_its_meetings_are_found_and_its_decisions_registered(old: Library) -> None:
    assert [hit.item.number for hit in find(old, "bådebroerne")] == ["1"]
    assert old.rows("SELECT municipality, name FROM body") == [("Hvidsø Kommune", "Havneudvalget")]
    assert old.rows("SELECT items, unread, newest = front FROM meeting") == [(3, 3, 1), (3, 3, 1)]
    registered = old.rows("SELECT date, case_key, outcome, closed FROM register_entry ORDER BY id DESC")
    assert registered == [
        ("2030-04-08", "30-999", "approved", 0),
        ("2030-04-08", "30-902", "postponed", 0),
        ("2030-04-08", None, "approved", 1),
        ("2030-03-04", "30-771", "approved", 0),
        ("2030-03-04", "30-902", "postponed", 0),
        ("2030-03-04", None, "approved", 1),
    ]
    assert annotations_by_item(old) == [("1", 3), ("2", 1)]
