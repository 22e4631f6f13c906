"""Order of items in two versions: what stayed in place among the others, what stands between the same two."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Container, Mapping, Sequence

from core.versions.items.item_likeness import Likeness
from core.versions.items.item_signs import ItemSigns, SignedItems

SAME_GAP = 80
"""Both stand between the same two items that are surely known again."""
SAME_RANK = 150
"""They are the first, the second … of their like between those two; there are as many in both versions."""
LIKE_RANK = 50
"""The same, counted from one end only: there are more of them in one version."""
ALONE = 100
"""They are of no likes, yet all that is left between those two in either version."""
SAME_NUMBER = 150
"""The number that it must have as those around have theirs: the same, or as much higher as theirs."""
LIKE_NUMBER = 60
"""The same, yet on one side only: something came or went between those two."""
NO_NUMBERS = 50
"""Neither version has numbers, and they are the same of their like."""

_DIGITS = re.compile(r"\d+")


def longest_run(values: Sequence[int], weights: Sequence[float]) -> set[int]:
    """The places of a longest rising run in `values`, no two alike: what stayed in order while others moved.
    Of several the one with the greatest sum of `weights`."""
    size = max(values, default=-1) + 1
    # The best run that ends at each value or below, as a tree of ranges (Fenwick 1994).
    best: list[tuple[int, float, int]] = [(0, 0.0, -1)] * (size + 1)
    before: list[int] = []
    for at, value in enumerate(values):
        length, weight, last = _best_below(best, value)
        before.append(last)
        run = length + 1, weight + weights[at], at
        place = value + 1
        while place <= size:
            best[place] = max(best[place], run)
            place += place & -place
    found: set[int] = set()
    last = _best_below(best, size)[2]
    while last >= 0:
        found.add(last)
        last = before[last]
    return found


def _best_below(best: Sequence[tuple[int, float, int]], value: int) -> tuple[int, float, int]:
    found = best[0]
    while value:
        found = max(found, best[value])
        value -= value & -value
    return found


class Order:
    """Where the items that are not known again yet stand among those that are (`known`, old to new).
    `weight` says of two how much would have moved if they did."""

    def __init__(
        self,
        old: SignedItems,
        new: SignedItems,
        known: Mapping[int, int],
        weight: Callable[[int, int], float],
    ) -> None:
        pairs = sorted(known.items())
        weights = [float(weight(*pair)) for pair in pairs]
        run = [pairs[at] for at in sorted(longest_run([pair[1] for pair in pairs], weights))]
        self._old, self._new = old.items, new.items
        self._shifts = [_shift(self._old[i].number, self._new[j].number) for i, j in run]
        self.gaps_of_old = _gaps(len(self._old), [i for i, _ in run], known.keys())
        self.gaps_of_new = _gaps(len(self._new), [j for _, j in run], set(known.values()))
        self._ranks = _Ranks(self._old, self.gaps_of_old), _Ranks(self._new, self.gaps_of_new)

    def same_gap(self, old: int, new: int) -> bool:
        """Whether both stand between the same two that are known."""
        return self.gaps_of_old[old] == self.gaps_of_new[new]

    def near_pairs(self, most: int) -> list[tuple[int, int]]:
        """The pairs in each gap whose places in it differ by at most `most`."""
        left, right = _by_gap(self.gaps_of_old), _by_gap(self.gaps_of_new)
        return [
            (i, j)
            for gap, olds in left.items()
            for place, i in enumerate(olds)
            for j in right.get(gap, [])[max(0, place - most) : place + most + 1]
        ]

    def speaks_for(self, old: int, new: int, likeness: Likeness) -> int:
        """How much number and order speak for two items being the same, in thousandths: at most 380."""
        if not self.same_gap(old, new):
            return 0
        rank = self._rank(old, new, likeness)
        return SAME_GAP + rank + self._number(old, new, rank)

    def _rank(self, old: int, new: int, likeness: Likeness) -> int:
        """What its rank among its like speaks for it."""
        one, two = self._old[old], self._new[new]
        if likeness.same_title:
            sign = one.title
        elif likeness.is_bare and one.closed and two.closed:
            sign = _CLOSED
        elif one.is_bare and two.is_bare:
            sign = _BARE
        else:
            alone = self._ranks[0].of(old, _ALL) == self._ranks[1].of(new, _ALL) == (0, 0)
            return ALONE if alone else 0
        before, after = zip(self._ranks[0].of(old, sign), self._ranks[1].of(new, sign), strict=True)
        agree = (before[0] == before[1]) + (after[0] == after[1])
        return (0, LIKE_RANK, SAME_RANK)[agree]

    def _number(self, old: int, new: int, rank: int) -> int:
        """What its number speaks for it, by what became of the numbers around."""
        one, two = self._old[old].number, self._new[new].number
        if one is None and two is None:
            return NO_NUMBERS if rank == SAME_RANK else 0
        shift = _shift(one, two)
        if shift is None:
            return 0
        gap = self.gaps_of_old[old]
        around = self._shifts[max(0, gap - 1) : gap + 1] or [0]
        if shift not in around:
            return 0
        is_inside = 0 < gap < len(self._shifts)
        is_last = rank in (
            SAME_RANK,
            ALONE,
        )  # nothing behind them tells, yet there are as many in both versions
        return SAME_NUMBER if set(around) == {shift} and (is_inside or is_last) else LIKE_NUMBER


def _shift(old: str | None, new: str | None) -> int | None:
    """How much higher an item's number is in the new version; None where that cannot be told."""
    if old is None or new is None or _DIGITS.sub("", old) != _DIGITS.sub("", new):
        return None
    one, two = _DIGITS.findall(old), _DIGITS.findall(new)
    return int(two[0]) - int(one[0]) if one and two and one[1:] == two[1:] else None


_ALL, _CLOSED, _BARE = "*", "*closed", "*bare"


class _Ranks:
    """How many of an item's like stand before and behind it in its gap."""

    def __init__(self, items: Sequence[ItemSigns], gaps: Mapping[int, int]) -> None:
        self._of: dict[tuple[int, str], tuple[int, int]] = {}
        rows: dict[tuple[int, str], list[int]] = {}
        for at, gap in gaps.items():
            for sign in _signs(items[at]):
                rows.setdefault((gap, sign), []).append(at)
        for (_, sign), row in rows.items():
            for place, at in enumerate(row):
                self._of[at, sign] = place, len(row) - 1 - place

    def of(self, at: int, sign: str) -> tuple[int, int]:
        """How many before and behind it."""
        return self._of[at, sign]


def _signs(item: ItemSigns) -> list[str]:
    return [_ALL, item.title or _BARE, *([_CLOSED] if item.closed else [])]


def _gaps(count: int, fixed: Sequence[int], known: Container[int]) -> dict[int, int]:
    """Of each item that is not `known` between which of the `fixed` ones it stands."""
    return {at: bisect_left(fixed, at) for at in range(count) if at not in known}


def _by_gap(gaps: Mapping[int, int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for at, gap in gaps.items():
        found.setdefault(gap, []).append(at)
    return found
