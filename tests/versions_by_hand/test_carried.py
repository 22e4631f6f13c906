"""What was placed by hand is placed alike by the program, or it asks: never elsewhere without a sign."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import groupby
from pathlib import Path

import pytest

from core.annotations import (
    About,
    AnnotationKind,
    ItemKey,
    MeetingId,
    Passage,
    find_item,
    new_annotation,
)
from core.carried import Anchor, Carried, Standing
from core.minutes import Role
from core.source_text import Span
from core.versions.placing.placing_again import carry
from core.versions.version import Version
from tests.versions_by_hand.truth import CORPUS, Place, Truth, opened, truths

ABOUT = {"item": About.ITEM, "decision": About.DECISION, "passage": About.PASSAGE}


@cache
def version(path: Path) -> Version:
    source, meeting = opened(path)
    return Version(meeting, source)


def carried_of(pair: list[Truth]) -> list[tuple[Truth, Carried]]:
    """What becomes of the annotations of a pair of files."""
    old, new = version(pair[0].old_file), version(pair[0].new_file)
    annotations = []
    for each in pair:
        at = each.old.index
        item = None if at is None else old.meeting.items[at]
        key = ItemKey(None, None) if item is None else ItemKey.of(item)
        sections = () if item is None else item.sections
        role = next(
            (s.role for s in sections if s.span.start <= each.old.span.start < s.span.end), Role.OTHER
        )
        passage = None if each.about == "item" else Passage.of(old.source, each.old.span, role)
        annotations.append(
            new_annotation(
                MeetingId("m"), key, AnnotationKind.NOTE, each.id, "Anna", passage, ABOUT[each.about]
            )
        )
    return list(zip(pair, carry(old, new, annotations), strict=True))


def lies_at(truth: Truth, anchor: Anchor, place: Place) -> bool:
    """Whether `anchor` is that place: the item, and words at least half of which are those meant."""
    new = version(truth.new_file)
    item = find_item(new.meeting.items, anchor.item)
    if anchor.passage is None:
        return place.whole_item and item == place.index
    if place.whole_item:
        return False
    span = anchor.passage.span
    assert new.source.text[span.start : span.end] == anchor.passage.quote
    shared = min(span.end, place.span.end) - max(span.start, place.span.start)
    return shared * 2 > max(_length(span), _length(place.span))


def _length(span: Span) -> int:
    return span.end - span.start


def judged(truth: Truth, carried: Carried) -> str:
    """`right`, `offered` first, `asked` without the right place in front, or `wrong` without a sign."""
    places = truth.new
    if carried.is_sure:
        assert carried.anchor is not None
        return "right" if any(lies_at(truth, carried.anchor, place) for place in places) else "wrong"
    if carried.standing is Standing.ORPHAN:
        return "right" if truth.may_be_gone else "lost"
    if truth.may_be_gone:
        return "right"
    first = carried.candidates[:1]
    return "offered" if any(lies_at(truth, each.anchor, p) for each in first for p in places) else "asked"


@pytest.mark.parametrize("real", [False, pytest.param(True, marks=pytest.mark.needs_corpus(CORPUS))])
def test_what_was_placed_by_hand_is_placed_alike_or_asked_about(real: bool) -> None:
    known = truths(real=real)
    judgements = [
        (truth, carried, judged(truth, carried))
        for _files, pair in groupby(known, key=lambda each: (each.old_file, each.new_file))
        for truth, carried in carried_of([*pair])
    ]
    faults = [
        f"{verdict}: {truth.id} ({truth.expected}) is {carried.standing} for {carried.reason}: {truth.why}"
        for truth, carried, verdict in judgements
        if verdict != "right"
    ]
    count = Counter(verdict for _truth, _carried, verdict in judgements)
    assert count["wrong"] == 0, "\n".join(faults)
    kept = [verdict for truth, _carried, verdict in judgements if truth.expected == "kept"]
    assert kept.count("right") >= 0.99 * len(kept), "\n".join(faults)
    others = [verdict for truth, _carried, verdict in judgements if truth.expected != "kept"]
    assert sum(v in ("right", "offered") for v in others) >= 0.95 * len(others), "\n".join(faults)
