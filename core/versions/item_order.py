"""The order of items in two versions: what kept its place among the others, what stands between the same two."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from core.versions.item_likeness import Likeness
from core.versions.item_signs import ItemSigns, SignedItems

SAME_GAP = 80
"""Both stand between the same two items that are surely known again."""
SAME_RANK = 150
"""They are the first, the second … of their like between those two; there are as many in both versions."""
LIKE_RANK = 50
"""The same, counted from one end only: there are more of them in one version."""
ALONE = 100
"""They are of no likes, yet all that is left between those two in either version."""
SAME_NUMBER = 100
"""The same number, where those around kept theirs."""
ANY_NUMBER = 30
NO_NUMBERS = 50
"""Neither version has numbers, and they are the same of their like."""


def longest_run(values: Sequence[int]) -> set[int]:
    """The places of a longest rising run in `values`: what stayed in order while the others moved."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for at, value in enumerate(values):
        length = bisect_left(ends, value)
        before.append(last[length - 1] if length else None)
        ends[length : length + 1] = [value]
        last[length : length + 1] = [at]
    run: set[int] = set()
    at_last = last[-1] if last else None
    while at_last is not None:
        run.add(at_last)
        at_last = before[at_last]
    return run


class Order:
    """Where the items that are not known again yet stand among those that are (`known`, old to new)."""

    def __init__(self, old: SignedItems, new: SignedItems, known: Mapping[int, int]) -> None:
        pairs = sorted(known.items())
        run = [pairs[at] for at in sorted(longest_run([pair[1] for pair in pairs]))]
        self._old, self._new = old.items, new.items
        self._keep_number = [
            self._old[i].number is not None and self._old[i].number == self._new[j].number for i, j in run
        ]
        self._as_many = len(self._old) == len(self._new)
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
        """How much number and order speak for two items being the same, in thousandths."""
        if not self.same_gap(old, new):
            return ANY_NUMBER if likeness.same_number else 0
        rank, as_many = self._rank(old, new, likeness)
        score = SAME_GAP + rank
        if likeness.same_number:
            score += SAME_NUMBER if self._numbers_stay(self.gaps_of_old[old], as_many) else ANY_NUMBER
        elif self._old[old].number is None and self._new[new].number is None and rank == SAME_RANK:
            score += NO_NUMBERS
        return score

    def _rank(self, old: int, new: int, likeness: Likeness) -> tuple[int, bool]:
        """What its rank among its like speaks for it, and whether there are as many in both versions."""
        one, two = self._old[old], self._new[new]
        if likeness.same_title:
            sign = one.title
        elif likeness.is_bare and one.closed and two.closed:
            sign = _CLOSED
        elif one.is_bare and two.is_bare:
            sign = _BARE
        else:
            sign = _ALL
        first, second = self._ranks[0].of(old, sign), self._ranks[1].of(new, sign)
        from_start, from_end = first[0] == second[0], first[1] == second[1]
        if sign == _ALL:
            return (ALONE if first == second == (0, 0) else 0), from_start and from_end
        if from_start and from_end:
            return SAME_RANK, True
        return (LIKE_RANK if from_start or from_end else 0), False

    def _numbers_stay(self, gap: int, as_many: bool) -> bool:
        """Whether the items around a gap have the numbers that they had: then those in it have, too."""
        around = self._keep_number[max(0, gap - 1) : gap + 1]
        if 0 < gap < len(self._keep_number):
            return all(around)
        return (as_many or self._as_many) and all(around)


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
        return self._of[at, sign]


def _signs(item: ItemSigns) -> list[str]:
    signs = [_ALL]
    if item.title:
        signs.append(item.title)
    else:
        signs.append(_BARE)
    if item.closed:
        signs.append(_CLOSED)
    return signs


def _gaps(count: int, fixed: Sequence[int], known: object) -> dict[int, int]:
    """Of each item that is not `known` between which of the `fixed` ones it stands."""
    return {at: bisect_left(fixed, at) for at in range(count) if at not in known}  # type: ignore[operator]


def _by_gap(gaps: Mapping[int, int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for at, gap in gaps.items():
        found.setdefault(gap, []).append(at)
    return found
