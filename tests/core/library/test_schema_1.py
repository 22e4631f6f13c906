"""A library that the first released schema was written in, with that program's own code: it opens, what the
reader added is found, and the document can be read again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.annotations import About, AnnotationKind, find_decision, find_item
from core.library import (
    Library,
    list_meetings,
    load,
    of_meeting,
    original_of,
    outdated,
    prepare_text,
    source_of,
    store_parse,
)
from core.minutes import Outcome
from core.parsing import PARSER_VERSION, parse, vocabulary_fingerprint
from tests.core.library.kept_libraries import kept_library
from tests.core.library.searched import find


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Library]:
    yield from kept_library(1, tmp_path)


def outcomes(library: Library) -> list[list[Outcome]]:
    (row,) = list_meetings(library)
    items = load(library, row.id).meeting.items
    return [[decision.outcome for decision in item.decisions] for item in items]


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
