"""A library that the first released schema was written in, with that program's own code: it opens, what the
reader added is found, and the document can be read again."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.annotations import About, AnnotationKind, find_decision, find_item
from core.library import (
    Library,
    catch_up,
    list_meetings,
    load,
    of_meeting,
    open_library,
    original_of,
    outdated,
    prepare_text,
    source_of,
    store_parse,
)
from core.library.migrations import MIGRATIONS
from core.minutes import Outcome
from core.parsing import PARSER_VERSION, parse, vocabulary_fingerprint
from tests.core.library.searched import find

KEPT = Path(__file__).with_name("schema_1.sqlite.gz")


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Library]:
    path = tmp_path / "library.sqlite"
    path.write_bytes(gzip.decompress(KEPT.read_bytes()))
    library = open_library(path)
    catch_up(library)  # the index is made anew, as at the next start of the program
    yield library
    library.close()


def outcomes(library: Library) -> list[list[Outcome]]:
    (row,) = list_meetings(library)
    items = load(library, row.id).meeting.items
    return [[decision.outcome for decision in item.decisions] for item in items]


def test_it_is_brought_up_to_date_and_a_copy_is_kept(old: Library) -> None:
    assert old.rows("PRAGMA user_version") == [(len(MIGRATIONS),)]
    assert old.rows("PRAGMA integrity_check") == [("ok",)]
    assert old.rows("PRAGMA foreign_key_check") == []
    assert len(list(old.path.parent.glob("library.before-*.sqlite"))) == 1


def test_what_was_read_and_what_the_reader_added_are_found(old: Library) -> None:
    (row,) = list_meetings(old)
    assert (row.body, str(row.date), row.annotations) == ("Teknikudvalget", "2024-05-14", 2)
    assert outcomes(old) == [[Outcome.APPROVED_WITH_CHANGES], [Outcome.POSTPONED]]
    assert [hit.item.number for hit in find(old, "belyses")] == ["1"]
    assert [hit.item.number for hit in find(old, "belysningen")] == ["1"]
    assert original_of(old.path, row.version)[0].startswith(b"REFERAT\nTeknikudvalget\n")


def test_its_document_is_read_again_and_annotations_find_their_place(old: Library) -> None:
    (row,) = list_meetings(old)
    before = of_meeting(old, row.id)
    assert outdated(old, PARSER_VERSION, vocabulary_fingerprint(), {}) == [row.version]
    source, sha256 = source_of(old.path, row.version)
    store_parse(old, sha256, prepare_text(source, parse(source)))
    assert outdated(old, PARSER_VERSION, vocabulary_fingerprint(), {}) == []
    assert outcomes(old) == [[Outcome.APPROVED_WITH_CHANGES], [Outcome.POSTPONED]]
    assert of_meeting(old, row.id) == before
    assert {(each.kind, each.text, each.about) for each in before} == {
        (AnnotationKind.NOTE, "Spørg til belysningen", About.ITEM),
        (AnnotationKind.TAG, "cykler", About.DECISION),
    }
    loaded = load(old, row.id)
    assert [find_item(loaded.meeting.items, each.item) for each in before] == [0, 0]
    (passage,) = (each.passage for each in before if each.passage is not None)
    assert find_decision(loaded.meeting.items[0], passage, loaded.source.text) == 0
