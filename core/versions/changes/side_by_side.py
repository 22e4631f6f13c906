"""Places in two versions that answer each other, so that both can be read beside each other."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import LCSseq

from core.versions.items.matching import ItemMatching
from core.versions.version import Sentence, Version


def joints(old: Version, new: Version, matching: ItemMatching) -> tuple[array[int], array[int]]:
    """Code point offsets in the old text and those in the new one that answer them, one each: where sentences
    begin that say the same in matched items, and where matched items themselves begin. In the order of the
    old text."""
    pairs = dict(_same(old.sentences_of(None), new.sentences_of(None)))
    for match in matching.matches:
        of_old = [sentence for item in match.old for sentence in old.sentences_of(item)]
        of_new = [sentence for item in match.new for sentence in new.sentences_of(item)]
        if of_old and of_new:
            pairs |= {of_old[0].span.start: of_new[0].span.start} | dict(_same(of_old, of_new))
    offsets = sorted(pairs)
    return array("q", offsets), array("q", (pairs[offset] for offset in offsets))


def _same(old: Sequence[Sentence], new: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    keys = [sentence.key for sentence in old], [sentence.key for sentence in new]
    for step in LCSseq.opcodes(*keys):
        if step.tag == "equal":
            for number in range(step.src_end - step.src_start):
                yield old[step.src_start + number].span.start, new[step.dest_start + number].span.start
