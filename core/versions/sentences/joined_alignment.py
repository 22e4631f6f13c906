"""Which sentences of items that were joined are the same, and which were edited: in the one item each stands
behind the other, or both are put together section by section."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby, pairwise

from core.versions.sentences.sentence_alignment import Aligned, Pairing, align_sentences
from core.versions.version import Sentence

_MOST = 4
"""Items that are joined into one section by section, at most."""


def align_joined(old: Sequence[Sentence], new: Sequence[Sentence]) -> list[Aligned]:
    """Each sentence of `old`, which may be of several items, and of `new` in exactly one entry: as one text,
    or item by item where more stays so."""
    as_one = align_sentences(old, new)
    items = [list(run) for _item, run in groupby(range(len(old)), key=lambda at: old[at].item)]
    if not 2 <= len(items) <= _MOST or _stayed(as_one, old) == sum(len(each.key) for each in old):
        return as_one
    by_item = _by_item(items, old, new)
    return by_item if _stayed(by_item, old) > _stayed(as_one, old) else as_one


def _by_item(items: list[list[int]], old: Sequence[Sentence], new: Sequence[Sentence]) -> list[Aligned]:
    """First the item of which most stays is put together with `new`, then the others with what is left."""
    left = list(range(len(new)))
    alone = {item[0]: align_sentences([old[at] for at in item], new) for item in items}
    entries: list[Aligned] = []
    for item in sorted(items, key=lambda each: -_stayed(alone[each[0]], [old[at] for at in each])):
        found = align_sentences([old[at] for at in item], [new[at] for at in left])
        entries += [_placed(each, item, left) for each in found if each.old]
        left = [left[number] for each in found if not each.old for number in each.new]
    entries = _with_their_neighbours(entries, old)
    entries += [Aligned(Pairing.ADDED, (), (at,), 0.0) for at in left]
    return sorted(entries, key=lambda each: (each.new or (-1,), each.old))


def _with_their_neighbours(entries: list[Aligned], old: Sequence[Sentence]) -> list[Aligned]:
    """`entries` in which equal sentences of two items are exchanged where more of them come to stand beside
    the neighbours that they had."""
    there = {at: place for each in entries for at, place in zip(each.old, each.new, strict=False)}

    def beside(at: int, place: int) -> int:
        return (there.get(at - 1) == place - 1) + (there.get(at + 1) == place + 1)

    equal = defaultdict(list)
    for number, each in enumerate(entries):
        if each.kind is Pairing.SAME and len(each.old) == len(each.new) == 1:
            equal[old[each.old[0]].key].append(number)
    for numbers in equal.values():
        for one, other in pairwise(numbers):
            (at, place), (at_other, place_other) = (
                (entries[each].old[0], entries[each].new[0]) for each in (one, other)
            )
            now = beside(at, place) + beside(at_other, place_other)
            if beside(at, place_other) + beside(at_other, place) > now:
                entries[one] = Aligned(Pairing.SAME, (at,), (place_other,))
                entries[other] = Aligned(Pairing.SAME, (at_other,), (place,))
                there[at], there[at_other] = place_other, place
    return entries


def _placed(entry: Aligned, old: Sequence[int], new: Sequence[int]) -> Aligned:
    some, others = tuple(old[at] for at in entry.old), tuple(new[at] for at in entry.new)
    return Aligned(entry.kind, some, others, entry.likeness, entry.rival)


def _stayed(entries: Sequence[Aligned], old: Sequence[Sentence]) -> int:
    """The letters of what is the same, in order."""
    return sum(len(old[at].key) for each in entries if each.kind is Pairing.SAME for at in each.old)
