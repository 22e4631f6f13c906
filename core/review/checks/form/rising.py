"""What breaks a rising sequence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


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
