"""A library that version 0.4.0 wrote, with that program's own code: it opens, all that two readers added
stands where it was, and the fifth migration made room for what colleagues give and for presets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
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
from core.library.colleagues.authors import Colleague, colleagues, set_colleague
from core.library.colleagues.history import history_of
from core.library.colleagues.receiving import begun, receive
from core.library.colleagues.waiting import waiting
from core.library.reader.presets import Preset, presets, put_preset
from core.library.reader.searches import saved_searches
from tests.core.library.kept_libraries import annotations_by_item, kept_library
from tests.core.library.searched import find


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Library]:
    yield from kept_library(4, tmp_path)


def test_what_two_readers_added_stays(old: Library) -> None:
    march, april = sorted(list_meetings(old), key=lambda row: str(row.date))
    assert (march.annotations, april.annotations) == (4, 3)
    found = {each.kind: each for each in of_meeting(old, march.id)}
    assert {each.author for each in found.values()} == {"Ida"}
    assert found[AnnotationKind.HIGHLIGHT].colour is Colour.GREEN
    assert found[AnnotationKind.TAG].text == "havn/broer"
    assert found[AnnotationKind.NOTE].about is About.ITEM
    hers = {each.kind: each for each in of_meeting(old, april.id)}
    assert {each.author for each in hers.values()} == {"Anne"}
    assert (hers[AnnotationKind.NOTE].text, hers[AnnotationKind.NOTE].about) == (
        "Hvem betaler?",
        About.PASSAGE,
    )
    follow_up = hers[AnnotationKind.FOLLOW_UP].follow_up
    assert follow_up is not None
    assert (follow_up.who, follow_up.due) == ("Bo", date(2030, 5, 1))
    place = place_of(old, march.id)
    assert place == Place(
        place.offset, item=ItemKey("2", "Takster for gæstesejlere", "30-000902"), mode="text"
    )
    assert annotations_by_item(old) == [("1", 6), ("2", 1)]


def test_its_saved_search_its_history_and_what_was_read_stay(old: Library) -> None:
    assert [(each.name, each.line) for each in saved_searches(old)] == [("Broer", "broer udfald:godkendt")]
    assert [line for (line,) in old.rows("SELECT line FROM search_history")] == ["gæstesejlere"]
    assert [
        (row.date, row.items, row.unread) for row in sorted(list_meetings(old), key=lambda row: str(row.date))
    ] == [
        (date(2030, 3, 4), 3, 0),
        (date(2030, 4, 8), 3, 3),
    ]
    assert [hit.item.number for hit in find(old, "bådebroerne")] == ["1"]


def test_there_is_room_for_what_colleagues_give_and_for_presets(old: Library) -> None:
    assert colleagues(old) == (Colleague("Anne", None, False, 3), Colleague("Ida", None, False, 4))
    set_colleague(old, "Ida", Colour.BLUE, hidden=False)
    put_preset(old, Preset("a", "Gruppemøde", "{}"), "Anne")
    assert [each.name for each in presets(old)] == ["Gruppemøde"]
    assert waiting(old) == ()
    march = min(list_meetings(old), key=lambda row: str(row.date))
    note = next(each for each in of_meeting(old, march.id) if each.kind is AnnotationKind.NOTE)
    newer = replace(note, text="Hvad koster de?", modified=note.modified + timedelta(hours=1))
    with old.transaction() as connection:
        receive(connection, march.id, [newer], begun())
    assert [each.annotation.text for each in history_of(old, note.id)] == ["Hvad koster pælene?"]
