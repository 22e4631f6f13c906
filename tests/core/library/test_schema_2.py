"""A library that version 0.2.0 wrote, with that program's own code: it opens, and what the reader added, on
items and on decisions, and put right is found where it was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.annotations import About, AnnotationKind, ItemKey, find_decision, find_item
from core.library import (
    Library,
    Place,
    TagUse,
    list_meetings,
    load,
    of_meeting,
    outdated,
    place_of,
    prepare_text,
    put,
    source_of,
    store_parse,
    tags,
)
from core.minutes import Outcome
from core.parsing import PARSER_VERSION, parse, vocabulary_fingerprint
from tests.core.library.kept_libraries import kept_library
from tests.core.library.searched import find


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Library]:
    yield from kept_library(2, tmp_path)


def outcomes(library: Library) -> list[Outcome]:
    (row,) = list_meetings(library)
    return [item.decisions[0].outcome for item in load(library, row.id).meeting.items]


def test_notes_and_tags_stay_on_their_items_and_decisions(old: Library) -> None:
    (row,) = list_meetings(old)
    loaded = load(old, row.id)
    items, text = loaded.meeting.items, loaded.source.text
    found = []
    for each in of_meeting(old, row.id):
        item = find_item(items, each.item)
        assert item is not None
        decision = None if each.passage is None else find_decision(items[item], each.passage, text)
        found.append((each.kind, each.text, each.about, item, decision))
    assert found == [
        (AnnotationKind.NOTE, "Spørg til pælene", About.ITEM, 0, None),
        (AnnotationKind.TAG, "havn/broer", About.ITEM, 0, None),
        (AnnotationKind.NOTE, "Hvem betaler rækværket?", About.DECISION, 0, 0),
        (AnnotationKind.TAG, "takster", About.DECISION, 1, 0),
    ]
    assert row.annotations == 4
    assert place_of(old, row.id) == Place(120, item=ItemKey("2", "Takster for gæstesejlere", "30/000902"))


def test_they_are_found_listed_and_changed(old: Library) -> None:
    assert [(hit.kind, hit.item.number) for hit in find(old, "pælene")] == [("section", "1"), ("note", "1")]
    assert [hit.item.number for hit in find(old, "rækværk")] == ["1", "1"]  # the decision, and the note on it
    assert find(old, "vigtigt") == []
    assert tags(old) == [
        TagUse("havn", None, 0, 1),
        TagUse("havn/broer", None, 1),
        TagUse("takster", None, 1),
    ]
    (row,) = list_meetings(old)
    note = next(each for each in of_meeting(old, row.id) if "pælene" in each.text)
    put(old, note.with_text("Spørg til rækværket"))
    assert [hit.kind for hit in find(old, "pælene")] == ["section"]


def test_a_correction_lies_over_the_document_when_it_is_read_again(old: Library) -> None:
    (row,) = list_meetings(old)
    assert outcomes(old)[1] is Outcome.POSTPONED
    if outdated(old, PARSER_VERSION, vocabulary_fingerprint(), {}):
        source, sha256 = source_of(old.path, row.version)
        store_parse(old, sha256, prepare_text(source, parse(source)))
    assert outcomes(old)[1] is Outcome.POSTPONED
    assert [each.value for each in load(old, row.id).corrections.made] == [Outcome.POSTPONED]
