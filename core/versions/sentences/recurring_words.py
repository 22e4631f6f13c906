"""Which of several equal sentences one is: told by their order, by those beside it, or not at all."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Hashable, Sequence
from functools import cached_property
from itertools import accumulate, pairwise

from core.carried import CarryReason
from core.versions.items.item_order import longest_run
from core.versions.sentences.sentence_alignment import Aligned, Pairing
from core.versions.version import Sentence

TELLING = 20
"""Letters from which on words tell their place where they stand once in either version."""


class RecurringWords:
    """Equal sentences in two texts and in the entries that were `aligned`.

    Sentences that stand once on either side part both texts. Between two of them, those that are as many on
    either side are told by their order: in all, or in sections of one role.
    """

    def __init__(self, aligned: Sequence[Aligned], old: Sequence[Sentence], new: Sequence[Sentence]) -> None:
        self._keys = [each.key for each in old], [each.key for each in new]
        self._times = Counter(self._keys[0]), Counter(self._keys[1])
        same = [each for each in aligned if each.kind is Pairing.SAME]
        bounds = _rising(
            [each for each in same if _is_pair(each) and self._stands_once(self._keys[0][each.old[0]])]
        )
        self._bounds = (
            [-1, *(each.old[0] for each in bounds), len(old)],
            [-1, *(each.new[0] for each in bounds), len(new)],
        )
        self._texts = old, new
        self._beside_moved = self._followed([each for each in aligned if each.kind is Pairing.MOVED])
        self._cut_otherwise = Counter(self._words(each) for each in same if not _is_pair(each))

    @cached_property
    def _parts(self) -> tuple[list[int], list[int]]:
        (old, new), (of_old, of_new) = self._keys, self._bounds
        return _parts(len(old), {*of_old[1:-1]}), _parts(len(new), {*of_new[1:-1]})

    @cached_property
    def _in_part(self) -> tuple[_Places, _Places]:
        old, new = map(_places, self._parts, self._keys)
        return old, new

    @cached_property
    def _in_role(self) -> tuple[_Places, _Places]:
        old, new = (
            _places([(part, each.role) for part, each in zip(parts, text, strict=True)], keys)
            for parts, text, keys in zip(self._parts, self._texts, self._keys, strict=True)
        )
        return old, new

    @cached_property
    def _behind(self) -> tuple[_Places, _Places]:
        old, new = (_places(["", *keys], keys) for keys in self._keys)
        return old, new

    @cached_property
    def _before(self) -> tuple[_Places, _Places]:
        old, new = (_places([*keys[1:], ""], keys) for keys in self._keys)
        return old, new

    def told(self, entry: Aligned) -> CarryReason | None:
        """What tells which of several equal sentences those of an entry are that says the same, LOOKALIKES
        where nothing does; None where its words stand once on either side."""
        if not _is_pair(entry):
            words = self._words(entry)
            alone = self._cut_otherwise[words] == 1 and max(each[words] for each in self._times) <= 1
            return None if alone or len(words) >= TELLING else CarryReason.LOOKALIKES
        at, other = entry.old[0], entry.new[0]
        key = self._keys[0][at]
        if self._stands_once(key):
            return None
        if at in self._beside_moved[0] or other in self._beside_moved[1]:
            return CarryReason.LOOKALIKES
        same_role = self._in_role[0].place(at) == self._in_role[1].place(other)
        if self._in_part[0].alike(at) == self._in_part[1].alike(other) or (
            same_role and self._in_role[0].alike(at) == self._in_role[1].alike(other)
        ):
            return CarryReason.SAME_ORDER
        if self._stands_at_one_place(at, other):
            return CarryReason.SAME_ORDER
        if self._told_by_neighbours(at, other):
            return CarryReason.SAME_CONTEXT
        return CarryReason.LOOKALIKES

    def _followed(self, moved: Sequence[Aligned]) -> tuple[set[int], set[int]]:
        """The sentences of either text that stand beside ones that moved, and stood beside them before: they
        may have moved along, and others like them may stand where they were."""
        old, new = self._keys
        beside: tuple[set[int], set[int]] = (set(), set())
        for entry in moved:
            for step, at, other in ((1, entry.old[-1], entry.new[-1]), (-1, entry.old[0], entry.new[0])):
                at, other = at + step, other + step
                while 0 <= at < len(old) and 0 <= other < len(new) and old[at] == new[other]:
                    if self._stands_once(old[at]):
                        break
                    beside[0].add(at)
                    beside[1].add(other)
                    at, other = at + step, other + step
        return beside

    def _stands_at_one_place(self, at: int, other: int) -> bool:
        """Whether a part is as long on either side, and both stand at the same place in it: others of it were
        edited. Of two equal ones side by side one may be gone and another have come."""
        part = bisect_right(self._bounds[0], at)
        if part != bisect_right(self._bounds[1], other) or self._has_twin(0, at) or self._has_twin(1, other):
            return False
        (start, end), (new_start, new_end) = (bounds[part - 1 : part + 1] for bounds in self._bounds)
        return end - start == new_end - new_start and at - start == other - new_start

    def _told_by_neighbours(self, at: int, other: int) -> bool:
        """Whether those beside both are the same, and stand so once in either text; and none of them tells of
        another. Of two equal sentences side by side neither is told."""
        if self._has_twin(0, at) or self._has_twin(1, other):
            return False
        olds, news = set(), set()
        for old, new in (self._behind, self._before):
            if new.alike(other) == 1:
                olds |= old.only(new.place(other))
            if old.alike(at) == 1:
                news |= new.only(old.place(at))
        return olds == {at} and news == {other}

    def _has_twin(self, side: int, at: int) -> bool:
        keys = self._keys[side]
        return keys[at] in (keys[at - 1 : at] + keys[at + 1 : at + 2])

    def _stands_once(self, key: str) -> bool:
        return self._times[0][key] == self._times[1][key] == 1

    def _words(self, entry: Aligned) -> str:
        return "".join(self._keys[0][at] for at in entry.old)


class _Places:
    """Where sentences stand, by something that several may share."""

    def __init__(self, places: Sequence[tuple[Hashable, str]]) -> None:
        self._places = places
        self._counts = Counter(places)
        self._at = {place: at for at, place in enumerate(places)}

    def place(self, at: int) -> tuple[Hashable, str]:
        """The place and the key of a sentence."""
        return self._places[at]

    def only(self, place: tuple[Hashable, str]) -> set[int]:
        """The sentence of a place and a key, where it is alone; otherwise none."""
        return {self._at[place]} if self._counts[place] == 1 else set()

    def alike(self, at: int) -> int:
        """How many of its key stand at the same place."""
        return self._counts[self._places[at]]


def _places(places: Sequence[Hashable], keys: Sequence[str]) -> _Places:
    return _Places(list(zip(places, keys, strict=False)))


def _parts(count: int, bounds: set[int]) -> list[int]:
    """For each of `count` sentences how many of the `bounds` stand at it or before."""
    return list(accumulate(int(at in bounds) for at in range(count)))


def _rising(pairs: Sequence[Aligned]) -> list[Aligned]:
    """The most of `pairs` that stand in one order on either side: items that were joined may not."""
    in_order = sorted(pairs, key=lambda each: each.old)
    places = [each.new[0] for each in in_order]
    if all(one < other for one, other in pairwise(places)):
        return in_order
    return [in_order[at] for at in sorted(longest_run(places, [1.0] * len(places)))]


def _is_pair(entry: Aligned) -> bool:
    return len(entry.old) == len(entry.new) == 1
