"""Which of several equal sentences one is, is told by what surely tells it, or not at all."""

from __future__ import annotations

import pytest

from core.carried import CarryReason
from core.paragraph import Form
from core.source_text import Span
from core.versions.sentences.recurring_words import RecurringWords
from core.versions.sentences.sentence_alignment import Aligned, Pairing, align_sentences
from core.versions.version import Sentence


def sentences(words: str) -> list[Sentence]:
    """A sentence for each word."""
    return [Sentence(word, word, Span(0, len(word)), Form.TEXT) for word in words.split()]


def told(old: str, new: str, aligned: list[Aligned] | None = None) -> dict[int, CarryReason | None]:
    """What tells each old sentence that is the same as a new one."""
    some, others = sentences(old), sentences(new)
    entries = align_sentences(some, others) if aligned is None else aligned
    recurring = RecurringWords(entries, some, others)
    return {each.old[0]: recurring.told(each) for each in entries if each.kind is Pairing.SAME}


@pytest.mark.parametrize(
    ("old", "new", "at", "reason"),
    [
        ("Bro Ja Vej", "Bro Ja Vej", 1, None),
        ("Bro Ja Vej Ja Havn", "Bro Ja Vej Ja Havn", 1, CarryReason.SAME_ORDER),
        ("Bro Ja Vej Ja Ja Havn", "Bro Vej Ja Ja Havn", 3, CarryReason.SAME_ORDER),
        ("Bro Ja Nej Ja Havn", "Bro Ja Sti Havn", 1, CarryReason.SAME_CONTEXT),
        ("Bro Ja Nej Ja Sti Havn", "Bro Ja Sti Havn", 1, CarryReason.LOOKALIKES),
        ("Bro Ja Ja Havn", "Bro Ja Havn", 1, CarryReason.LOOKALIKES),
        ("Bro Ja Nej Ja Nej Ja Nej Havn", "Bro Ja Nej Ja Nej Havn", 1, CarryReason.LOOKALIKES),
    ],
)
def test_what_tells(old: str, new: str, at: int, reason: CarryReason | None) -> None:
    found = told(old, new)
    if reason is CarryReason.LOOKALIKES:
        assert reason in found.values()
    else:
        assert found[at] is reason


def test_what_may_have_moved_along_with_its_neighbour_is_not_told() -> None:
    aligned = [
        Aligned(Pairing.SAME, (0,), (0,)),
        Aligned(Pairing.REMOVED, (2,), (), 0.0),
        Aligned(Pairing.MOVED, (1,), (2,)),
        Aligned(Pairing.ADDED, (), (1,), 0.0),
        Aligned(Pairing.REMOVED, (3,), (), 0.0),
        Aligned(Pairing.SAME, (4,), (3,)),
        Aligned(Pairing.SAME, (5,), (4,)),
    ]
    found = told("Bro Vej Ja Sti Ja Havn", "Bro Støj Vej Ja Havn", aligned)
    assert found[4] is CarryReason.LOOKALIKES
    assert found[5] is None
