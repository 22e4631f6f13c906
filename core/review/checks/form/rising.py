"""What breaks a rising sequence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise


def out_of_order(numbers: Sequence[int]) -> tuple[int, ...]:
    """The places of as few numbers as must go for the rest to rise, equal ones allowed."""
    tails: list[tuple[int, int]] = []  # the least last number, and its place, of a run of each length
    before: list[int | None] = []
    for at, number in enumerate(numbers):
        length = bisect_left(tails, (number, len(numbers)))
        before.append(tails[length - 1][1] if length else None)
        tails[length : length + 1] = [(number, at)]
    kept: set[int] = set()
    place: int | None = tails[-1][1] if tails else None
    while place is not None:
        kept.add(place)
        place = before[place]
    return tuple(at for at in range(len(numbers)) if at not in kept)


def misplaced(numbers: Sequence[int]) -> tuple[int, ...]:
    """The places of the numbers that break the rise. Where one does, and it may be that or its neighbour, the
    one without which the others follow one another best: 24 in 41, 24, 43."""
    wrong = out_of_order(numbers)
    if len(wrong) != 1:
        return wrong
    costs = {at: _missed_without(numbers, at) for at in range(max(0, wrong[0] - 1), wrong[0] + 2)}
    known = {at: cost for at, cost in costs.items() if cost is not None}
    return (min(known, key=lambda at: (known[at], at != wrong[0])),)


def _missed_without(numbers: Sequence[int], at: int) -> int | None:
    """How many numbers are jumped over by all but the one at a place, whose own number is none; None where
    they do not rise."""
    rest = [*numbers[:at], *numbers[at + 1 :]]
    steps = [after - before for before, after in pairwise(rest)]
    if at >= len(numbers) or any(step < 0 for step in steps):
        return None
    if 0 < at < len(rest):
        steps[at - 1] = max(1, steps[at - 1] - 1)
    return sum(max(0, step - 1) for step in steps)
