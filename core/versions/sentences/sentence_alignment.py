"""Which sentences of two texts are the same, which were edited, and which came, went or moved.

First come sentences that say the same in the same order: those that stand once in either text hold the rest
apart. What lies between two of them is compared anew: cut elsewhere, edited, moved. All but the last step is
linear in the length of the texts; edited sentences are looked for between two that are the same alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import count
from typing import NamedTuple

from core.versions.sentences.common_order import best_in_order, longest_common, standing_once
from core.versions.version import Sentence
from core.versions.wording.likeness import Wording, likeness


class Pairing(StrEnum):
    """What became of sentences."""

    SAME = "same"  # the same words, in order; they may be cut into sentences otherwise
    EDITED = "edited"
    MOVED = "moved"  # the same words, or nearly, and elsewhere
    ADDED = "added"
    REMOVED = "removed"


class Aligned(NamedTuple):
    """Sentences of the old text and what they are in the new one, as indexes; a side may be empty.

    There are several on a side where a sentence was cut in two or a paragraph ends in the middle of one.
    `likeness` is from 0 to 1; that of other sentences at this place comes up to `rival`: where the two are
    near, the pair is not surely the right one.
    """

    kind: Pairing
    old: tuple[int, ...]
    new: tuple[int, ...]
    likeness: float = 1.0
    rival: float = 0.0


EDITED = 0.45
"""From which likeness on a sentence at the same place is taken for an edited one."""
MOVED_AND_EDITED = 0.8
"""From which likeness on one elsewhere is."""
_OTHER_ROLE = 0.8
"""By what a likeness shrinks where the sections have different roles."""
_TELLING = 12
"""Letters from which on a sentence is told by its words alone, wherever it stands."""
_CELLS = 20_000
"""Pairs of sentences that are compared at most between two that are the same."""


Gap = tuple[range, range]
"""What lies between two pairs on either side."""


def align_sentences(old: Sequence[Sentence], new: Sequence[Sentence]) -> list[Aligned]:
    """Each sentence of `old` and of `new`, in exactly one entry; in the order of `new`, what was removed
    where it would stand."""
    return _Alignment(old, new).entries()


class _Alignment:
    def __init__(self, old: Sequence[Sentence], new: Sequence[Sentence]) -> None:
        self._old = [sentence.key for sentence in old]
        self._new = [sentence.key for sentence in new]
        self._old_roles = [sentence.role for sentence in old]
        self._new_roles = [sentence.role for sentence in new]
        self._texts = old, new
        self._wordings: tuple[dict[int, Wording], dict[int, Wording]] = ({}, {})
        self._found: list[Aligned] = []  # pairs in order, rising on either side

    def entries(self) -> list[Aligned]:
        """See `align_sentences`."""
        # They are compared again and again, and numbers are so the fastest.
        number: defaultdict[Hashable, int] = defaultdict(count().__next__)
        with_roles = [number[each] for each in zip(self._old_roles, self._old, strict=True)]
        in_new = [number[each] for each in zip(self._new_roles, self._new, strict=True)]
        gaps = [(range(len(self._old)), range(len(self._new)))]
        gaps = self._paired(gaps, lambda *_gap: _pairs(_ends(with_roles, in_new)))
        gaps = self._pair_same(with_roles, in_new, gaps)
        gaps = self._pair_same(self._old, self._new, gaps)
        gaps = self._paired(gaps, self._cut_otherwise)
        self._paired(gaps, self._edited)
        self._found.sort(key=_by_old)
        return self._in_order([*self._found, *self._moved()])

    def _wording(self, side: int, at: int) -> Wording:
        """The words of a sentence of one side; few are asked for where little changed."""
        known = self._wordings[side]
        if at not in known:
            known[at] = Wording.of(self._texts[side][at].text)
        return known[at]

    def _paired(
        self, gaps: Iterable[Gap], pairs_of: Callable[[range, range], Iterable[Aligned]]
    ) -> list[Gap]:
        """Add the pairs that are found in each of `gaps`, in order; gives what lies between them then, where
        there is something on both sides."""
        left = []
        for old, new in gaps:
            at_old, at_new = old.start, new.start
            for pair in pairs_of(old, new):
                self._found.append(pair)
                if pair.old[0] > at_old and pair.new[0] > at_new:
                    left.append((range(at_old, pair.old[0]), range(at_new, pair.new[0])))
                at_old, at_new = pair.old[-1] + 1, pair.new[-1] + 1
            if old.stop > at_old and new.stop > at_new:
                left.append((range(at_old, old.stop), range(at_new, new.stop)))
        return left

    def _pair_same(self, old: Sequence[Hashable], new: Sequence[Hashable], gaps: list[Gap]) -> list[Gap]:
        """Pair in order what is the same on either side, between the pairs that there are."""
        left = [gap for gap in gaps if not _share(old, new, *gap)]
        gaps = [gap for gap in gaps if _share(old, new, *gap)]
        # What stands several times in all may stand once between two others.
        for same in (standing_once, standing_once, longest_common):
            gaps = self._paired(gaps, lambda *gap, same=same: _pairs(same(old, new, *gap)))
        return left + gaps

    def _cut_otherwise(self, old: range, new: range) -> Iterator[Aligned]:
        """Sentences that together say the same as others together."""
        if len(old) == len(new) == 1:  # they are not the same
            return
        beginnings = _Beginnings(self._new, new)
        least = new.start
        skip_to = old.start
        for at in old:
            if at < skip_to:
                continue
            for other in beginnings.like(self._old[at], least):
                ends = self._ends_together(at, old.stop, other, new.stop)
                if ends is not None:
                    yield Aligned(Pairing.SAME, tuple(range(at, ends[0])), tuple(range(other, ends[1])))
                    skip_to, least = ends
                    break

    def _ends_together(self, old: int, old_end: int, new: int, new_end: int) -> tuple[int, int] | None:
        """Behind which sentences the texts from `old` and `new` on first end together, saying the same."""
        ahead, of_new = self._old[old], False  # what one side has said that the other has not yet
        at_old, at_new = old + 1, new
        while ahead:
            if of_new:
                if at_old >= old_end:
                    return None
                said, at_old = self._old[at_old], at_old + 1
            else:
                if at_new >= new_end:
                    return None
                said, at_new = self._new[at_new], at_new + 1
            if ahead.startswith(said):
                ahead = ahead[len(said) :]
            elif said.startswith(ahead):
                ahead, of_new = said[len(ahead) :], not of_new
            else:
                return None
        return at_old, at_new

    # Edited

    def _edited(self, old: range, new: range) -> list[Aligned]:
        """The pairs in order whose likeness is the greatest in all."""
        alike = self._likenesses(old, new)
        if len(old) == len(new) == 1:  # as most are: none of what follows would change it
            return [Aligned(Pairing.EDITED, (at,), (other,), score) for (at, other), score in alike.items()]
        rivals = _rivals(alike)
        pairs = [
            Aligned(Pairing.EDITED, (at,), (other,), alike[at, other], rivals[at, other])
            for at, other in best_in_order(alike)
        ]
        return self._with_neighbours(pairs, old, new)

    def _likenesses(self, old: range, new: range) -> dict[tuple[int, int], float]:
        """Of the pairs that may be one sentence; in a long stretch, of those at about the same place."""
        reach = len(new) if len(old) * len(new) <= _CELLS else max(8, _CELLS // len(old) // 2)
        alike = {}
        for at in old:
            words, role = self._wording(0, at), self._old_roles[at]
            middle = new.start + (at - old.start) * len(new) // len(old)
            for other in range(max(new.start, middle - reach), min(new.stop, middle + reach + 1)):
                score = likeness(words, self._wording(1, other))
                if role is not self._new_roles[other]:
                    score *= _OTHER_ROLE
                if score >= EDITED:
                    alike[at, other] = score
        return alike

    def _with_neighbours(self, pairs: list[Aligned], old: range, new: range) -> list[Aligned]:
        """`pairs`, each with the unpaired sentences beside it that make it more alike: what was cut in two,
        or joined."""
        for number, pair in enumerate(pairs):
            before = pairs[number - 1] if number else None
            after = pairs[number + 1] if number + 1 < len(pairs) else None
            free_old = range(before.old[-1] + 1 if before else old.start, after.old[0] if after else old.stop)
            free_new = range(before.new[-1] + 1 if before else new.start, after.new[0] if after else new.stop)
            pairs[number] = self._widened(pair, free_old, free_new)
        return pairs

    def _widened(self, pair: Aligned, old: range, new: range) -> Aligned:
        best = pair
        while True:
            wider = [
                (range(best.old[0] - before, best.old[-1] + 1 + after), best.new)
                for before, after in ((1, 0), (0, 1))
                if best.old[0] - before >= old.start and best.old[-1] + after < old.stop
            ] + [
                (best.old, range(best.new[0] - before, best.new[-1] + 1 + after))
                for before, after in ((1, 0), (0, 1))
                if best.new[0] - before >= new.start and best.new[-1] + after < new.stop
            ]
            scored = [
                Aligned(Pairing.EDITED, tuple(some), tuple(others), self._alike(some, others), pair.rival)
                for some, others in wider
            ]
            widest = max(scored, key=lambda each: each.likeness, default=best)
            if widest.likeness < best.likeness + 0.05:
                return best
            best = widest

    def _alike(self, old: Sequence[int], new: Sequence[int]) -> float:
        return likeness(
            Wording.joined([self._wording(0, at) for at in old]),
            Wording.joined([self._wording(1, at) for at in new]),
            whole=True,
        )

    # Moved

    def _moved(self) -> list[Aligned]:
        """What stands at another place, by its words alone."""
        taken_old = {at for pair in self._found for at in pair.old}
        taken_new = {at for pair in self._found for at in pair.new}
        old = [at for at in range(len(self._old)) if at not in taken_old]
        new = [at for at in range(len(self._new)) if at not in taken_new]
        moved = []
        times_old, times_new = Counter(self._old[at] for at in old), Counter(self._new[at] for at in new)
        at_new = {self._new[at]: at for at in new}
        for at in old:
            key = self._old[at]
            if len(key) >= _TELLING and times_old[key] == times_new[key] == 1:
                moved.append(Aligned(Pairing.MOVED, (at,), (at_new[key],)))
        gone = {pair.old[0] for pair in moved}
        come = {pair.new[0] for pair in moved}
        return moved + self._moved_and_edited(
            [at for at in old if at not in gone and len(self._old[at]) >= _TELLING],
            [at for at in new if at not in come and len(self._new[at]) >= _TELLING],
        )

    def _moved_and_edited(self, old: list[int], new: list[int]) -> list[Aligned]:
        if len(old) * len(new) > _CELLS:
            return []
        alike = {
            (at, other): score
            for at in old
            for other in new
            if (score := likeness(self._wording(0, at), self._wording(1, other), whole=True))
            >= MOVED_AND_EDITED
        }
        rivals = _rivals(alike)
        pairs: list[Aligned] = []
        gone, come = set(), set()
        for (at, other), score in sorted(alike.items(), key=lambda each: (-each[1], each[0])):
            if at not in gone and other not in come:
                gone.add(at)
                come.add(other)
                pairs.append(Aligned(Pairing.MOVED, (at,), (other,), score, rivals[at, other]))
        return pairs

    def _in_order(self, pairs: list[Aligned]) -> list[Aligned]:
        came = {at for pair in pairs for at in pair.new}
        went = {at for pair in pairs for at in pair.old}
        pairs += [Aligned(Pairing.ADDED, (), (at,), 0.0) for at in range(len(self._new)) if at not in came]
        entries = {(pair.new[0], 0, 0): pair for pair in pairs}
        behind = [pair.old[0] for pair in self._found]
        for at in range(len(self._old)):
            if at not in went:
                upper = bisect_left(behind, at) - 1
                place = self._found[upper].new[-1] if upper >= 0 else -1
                entries[place, 1, at] = Aligned(Pairing.REMOVED, (at,), (), 0.0)
        return [entries[place] for place in sorted(entries)]


class _Beginnings:
    """The places of texts by what they begin with."""

    _LENGTH = 8

    def __init__(self, texts: Sequence[str], within: range) -> None:
        self._by_letter: defaultdict[str, list[int]] = defaultdict(list)
        self._by_beginning: defaultdict[str, list[int]] = defaultdict(list)
        for at in within:
            self._by_letter[texts[at][:1]].append(at)
            self._by_beginning[texts[at][: self._LENGTH]].append(at)

    def like(self, text: str, least: int) -> list[int]:
        """Where one that `text` may begin with, or that may begin with it, stands from `least` on."""
        if len(text) < self._LENGTH:
            places = self._by_letter.get(text[:1], [])
        else:
            beginnings = (text[: size + 1] for size in range(self._LENGTH))
            places = sorted(at for each in beginnings for at in self._by_beginning.get(each, ()))
        return places[bisect_left(places, least) :]


def _share(old: Sequence[Hashable], new: Sequence[Hashable], within: range, other: range) -> bool:
    """Whether anything is the same on either side of a gap: in most nothing is."""
    if len(within) == len(other) == 1:
        return old[within.start] == new[other.start]
    return not set(old[within.start : within.stop]).isdisjoint(new[other.start : other.stop])


def _ends(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """The places of what both begin with and end with, which is most where little changed."""
    most = min(len(old), len(new))
    first = next((at for at in range(most) if old[at] != new[at]), most)
    behind = next((at for at in range(most - first) if old[-1 - at] != new[-1 - at]), most - first)
    places = [(at, at) for at in range(first)]
    return places + [(len(old) - at, len(new) - at) for at in range(behind, 0, -1)]


def _by_old(pair: Aligned) -> int:
    return pair.old[0]


def _pairs(places: Sequence[tuple[int, int]]) -> list[Aligned]:
    return [Aligned(Pairing.SAME, (at,), (other,)) for at, other in places]


def _rivals(alike: Mapping[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    """Of each pair the greatest likeness that either has with another one."""
    of_old: defaultdict[int, list[float]] = defaultdict(list)
    of_new: defaultdict[int, list[float]] = defaultdict(list)
    for (at, other), score in alike.items():
        of_old[at].append(score)
        of_new[other].append(score)
    best_two = {
        (side, at): sorted(scores)[-2:][::-1]
        for side, by_place in enumerate((of_old, of_new))
        for at, scores in by_place.items()
    }
    rivals = {}
    for (at, other), score in alike.items():
        both = (best_two[0, at], best_two[1, other])
        rivals[at, other] = max(
            (best[1] if best[0] == score else best[0] for best in both if len(best) > 1), default=0.0
        )
    return rivals
