"""What two rows of things have in common in one order. Places in them rise on both sides."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence

from rapidfuzz.distance import LCSseq


def standing_once(
    old: Sequence[Hashable], new: Sequence[Hashable], within: range, other: range
) -> list[tuple[int, int]]:
    """Pairs of what is the same and stands once `within` the old ones and within the `other` new ones: the
    most of them that rise on both sides."""
    if len(within) == len(other) == 1:  # as most stretches that were edited are
        return _if_same(old, new, within.start, other.start)
    some, others = old[within.start : within.stop], new[other.start : other.stop]
    if set(some).isdisjoint(others):
        return []
    times_old, times_new = Counter(some), Counter(others)
    at_new = {new[at]: at for at in other}
    pairs = [(at, at_new[old[at]]) for at in within if times_old[old[at]] == times_new.get(old[at], 0) == 1]
    ends: list[int] = []  # the least last place of a rising run of each length
    lengths: list[int] = []  # of the run that ends with each pair
    for _at, place in pairs:
        length = bisect_left(ends, place)
        ends[length : length + 1] = [place]
        lengths.append(length)
    chosen: list[tuple[int, int]] = []
    wanted = len(ends) - 1
    for (at, place), length in zip(reversed(pairs), reversed(lengths), strict=True):
        if length == wanted and (not chosen or place < chosen[-1][1]):
            chosen.append((at, place))
            wanted -= 1
    return chosen[::-1]


def _if_same(old: Sequence[Hashable], new: Sequence[Hashable], at: int, other: int) -> list[tuple[int, int]]:
    return [(at, other)] if old[at] == new[other] else []


def longest_common(
    old: Sequence[Hashable], new: Sequence[Hashable], within: range, other: range
) -> list[tuple[int, int]]:
    """Pairs of what is the same `within` the old ones and within the `other` new ones: as many as there can
    be that rise on both sides."""
    if len(within) == len(other) == 1:
        return _if_same(old, new, within.start, other.start)
    if set(old[within.start : within.stop]).isdisjoint(new[other.start : other.stop]):
        return []
    number: dict[Hashable, int] = {}
    some = [number.setdefault(old[at], len(number)) for at in within]
    others = [number.setdefault(new[at], len(number)) for at in other]
    return [
        (within.start + code.src_start + step, other.start + code.dest_start + step)
        for code in LCSseq.opcodes(some, others)
        if code.tag == "equal"
        for step in range(code.src_end - code.src_start)
    ]


def best_in_order(scores: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """Of pairs with a score each, those that rise on both sides and whose scores add up to the most."""
    places = sorted({place for _at, place in scores})
    best: list[tuple[float, int]] = [(0.0, -1)] * (len(places) + 1)  # a Fenwick tree of greatest sums
    pairs = sorted(scores, key=lambda pair: (pair[0], -pair[1]))  # no two of one old place in a row
    before: list[int] = []
    for number, pair in enumerate(pairs):
        rank = bisect_left(places, pair[1])
        total, last = 0.0, -1
        at = rank
        while at:
            total, last = max((total, last), best[at], key=lambda each: each[0])
            at &= at - 1
        before.append(last)
        total += scores[pair]
        at = rank + 1
        while at < len(best):
            if total > best[at][0]:
                best[at] = total, number
            at += at & -at
    at, total, last = len(places), 0.0, -1
    while at:
        total, last = max((total, last), best[at], key=lambda each: each[0])
        at &= at - 1
    chosen = []
    while last >= 0:
        chosen.append(pairs[last])
        last = before[last]
    return chosen[::-1]
