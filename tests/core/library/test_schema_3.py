"""A library that version 0.3.0 wrote, with that program's own code: it opens, all that the reader added
stands where it was, and the meetings are found by what the fourth migration made of them."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from core.annotations import About, AnnotationKind, Colour, ItemKey
from core.library import (
    Library,
    Place,
    catch_up,
    list_meetings,
    of_meeting,
    open_library,
    place_of,
)
from core.library.migrations import MIGRATIONS
from tests.core.library.searched import find

KEPT = Path(__file__).with_name("schema_3.sqlite.gz")


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Library]:
    path = tmp_path / "library.sqlite"
    path.write_bytes(gzip.decompress(KEPT.read_bytes()))
    library = open_library(path)
    catch_up(library)
    yield library
    library.close()


def test_it_is_brought_up_to_date_and_a_copy_is_kept(old: Library) -> None:
    assert old.rows("PRAGMA user_version") == [(len(MIGRATIONS),)]
    assert old.rows("PRAGMA integrity_check") == [("ok",)]
    assert old.rows("PRAGMA foreign_key_check") == []
    for table in ("item_search", "annotation_search", "word_part"):
        old.connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
    (copy,) = old.path.parent.glob("library.before-*.sqlite")
    assert "finding" in copy.name


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
    on = old.rows(
        "SELECT item.number, count(*) FROM annotation_place JOIN item ON item.id = annotation_place.item"
        " GROUP BY item.number ORDER BY item.number"
    )
    assert on == [("1", 3), ("2", 1)]
