"""Each item of one version with the one of the other that it is, of all ways the best taken together."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass

from core.versions.items.best_pairs import Pair, best_pairs
from core.versions.items.item_likeness import ENOUGH_TEXT, ENOUGH_TITLE, Likeness, Likenesses
from core.versions.items.item_order import Order

_LEAST = 300
"""A score below which two items are not the same."""
_PLAIN = 600
"""One from which on they are, whatever stands around them …"""
_CLEAR = 400
"""… where all others are this far behind: more than number and order may say for those."""
_MARGIN = 100
"""By how much all else must be worse to be sure."""
_THIN = 200
"""A score from which on two items that were not put together might have been."""
_NEAR = 6
"""Places that two items between the same neighbours may be apart to be compared closely."""
_SURE = 450
"""What case, title and text must say to be sure …"""
_SURE_WITH_ORDER = 530
"""… or, together with them, number and order …"""
_SURE_BY_ORDER = 280
"""… or these alone, where one has no title."""
_SURE_TEXT = 0.45  # by sentences
_SURE_WORDS = 0.65  # by words alone
_VERY_TEXT = 0.8
_VERY_TITLE = 0.85


@dataclass(frozen=True, slots=True)
class PairedItems:
    """Two items that are the same. `by_order` says that their place among the others was asked. `speaks` says
    that enough speaks for it and nothing against it, whatever the other items are."""

    old: int
    new: int
    likeness: Likeness
    by_order: bool = False
    speaks: bool = True


@dataclass(frozen=True)
class ItemPairs:
    """The pairs in the old version's order; each item is in one at most."""

    pairs: tuple[PairedItems, ...]
    rivals: Rivals

    def is_sure(self, pair: PairedItems, parts: Container[int] = (), whole_of: Container[int] = ()) -> bool:
        """Whether `pair` is surely right. New items that are `parts` of it, and old ones that it is the
        `whole_of`, do not count against it."""
        return pair.speaks and self.rivals.margin(pair.old, pair.new, parts, whole_of) >= _MARGIN


def pair_items(likes: Likenesses) -> ItemPairs:
    """The items of two versions that are the same.

    First those that nothing comes near to; they make the gaps in which the others are weighed, with number
    and order.
    """
    likely = sorted(likes.likely_pairs())
    clear = likes.clear_pairs()
    new_of_clear = set(clear.values())
    scores = {
        (old, new): score
        for old, new in likely
        if (old not in clear or new not in new_of_clear or clear[old] == new)
        and (score := likes.of(old, new).score) >= _THIN
    }
    known = _plain(scores)
    order = Order(likes.old, likes.new, known, likes.weight)
    others = [
        pair
        for pair in likely
        if pair[0] in order.gaps_of_old and pair[1] in order.gaps_of_new and likes.of(*pair).score >= _THIN
    ]
    near = order.near_pairs(_NEAR)
    likes.read_closely(near)
    weighed: dict[Pair, int] = {}
    for pair in {*others, *near}:
        likeness = likes.of(*pair)
        score = likeness.score + order.speaks_for(*pair, likeness)
        if score >= _THIN and _says_something(likeness):
            weighed[pair] = score
    chosen = best_pairs({pair: score**2 for pair, score in weighed.items() if score >= _LEAST})
    pairs = [
        PairedItems(old, new, likes.of(old, new), speaks=not _is_doubtful(likes, old, new))
        for old, new in known.items()
    ]
    for old, new in chosen.items():
        likeness = likes.of(old, new)
        by_order = weighed[old, new] - likeness.score
        enough = by_order >= _SURE_BY_ORDER if likeness.is_bare else weighed[old, new] >= _SURE_WITH_ORDER
        speaks = (enough or likeness.score >= _SURE) and not _is_doubtful(likes, old, new)
        pairs.append(PairedItems(old, new, likeness, order.same_gap(old, new), speaks))
    return ItemPairs(tuple(sorted(pairs, key=lambda pair: pair.old)), Rivals(weighed, chosen))


def _says_something(likeness: Likeness) -> bool:
    """Whether more than number and order speaks for it."""
    return (
        bool(likeness.case)
        or likeness.title >= ENOUGH_TITLE
        or likeness.text >= ENOUGH_TEXT
        or likeness.is_bare
    )


def _is_doubtful(likes: Likenesses, old: int, new: int) -> bool:
    """Whether something speaks against it: another case; a case alone, with another title and text; titles
    alone that are not quite alike."""
    likeness = likes.of(old, new)
    if likeness.case is False:
        return likeness.text < _VERY_TEXT or likeness.title < ENOUGH_TITLE
    if likeness.same_title or likeness.is_bare:
        return False
    if likes.text(old, new) >= _SURE_TEXT or likeness.text >= _SURE_WORDS:
        return False
    if not likeness.case:
        return likeness.title < _VERY_TITLE or likes.has_text(old, new)
    return likeness.title < ENOUGH_TITLE and (likes.has_text(old, new) or not likeness.same_number)


def _plain(scores: Mapping[Pair, int]) -> dict[int, int]:
    """The pairs that are in the best total whatever number and order say: nothing else comes near to them."""
    rivals = _second_best(scores)
    known = {}
    for (old, new), score in scores.items():
        most = max(rivals[0][old].beside(new), rivals[1][new].beside(old))
        if score >= _PLAIN and score - most >= _CLEAR:
            known[old] = new
    return known


@dataclass(slots=True)
class _Best:
    """The best score of an item, with whom, and the second best."""

    score: int = 0
    other: int = -1
    second: int = 0

    def add(self, score: int, other: int) -> None:
        if score > self.score:
            self.score, self.other, self.second = score, other, self.score
        elif score > self.second:
            self.second = score

    def beside(self, other: int) -> int:
        """The best score with anyone but `other`."""
        return self.second if other == self.other else self.score


def _second_best(scores: Mapping[Pair, int]) -> tuple[dict[int, _Best], dict[int, _Best]]:
    left: dict[int, _Best] = {}
    right: dict[int, _Best] = {}
    for (old, new), score in scores.items():
        left.setdefault(old, _Best()).add(score, new)
        right.setdefault(new, _Best()).add(score, old)
    return left, right


class Rivals:
    """How much worse it would be to put an item elsewhere, the one that is there taking its place."""

    def __init__(self, scores: Mapping[Pair, int], chosen: Mapping[int, int]) -> None:
        self._scores = scores
        self._new_of = chosen
        self._old_of = {new: old for old, new in chosen.items()}
        self._news: dict[int, list[int]] = {}
        self._olds: dict[int, list[int]] = {}
        for old, new in scores:
            self._news.setdefault(old, []).append(new)
            self._olds.setdefault(new, []).append(old)

    def margin(self, old: int, new: int, besides_new: Container[int], besides_old: Container[int]) -> int:
        """How much is lost, for each of those that it is about, with any other choice than the pair that was
        made; such with the items `besides` left out. Much where there is no other."""
        losses = [
            self._loss(old, new, old, other)
            for other in self._news.get(old, ())
            if other != new and other not in besides_new
        ]
        losses += [
            self._loss(old, new, other, new)
            for other in self._olds.get(new, ())
            if other != old and other not in besides_old
        ]
        return min(losses, default=_MARGIN)

    def _loss(self, old: int, new: int, instead_old: int, instead_new: int) -> int:
        """What is lost when `instead` is chosen, and those that are left by it go together if they may."""
        now, then = self._scores[old, new], self._scores[instead_old, instead_new]
        third_old = self._old_of.get(instead_new) if instead_old == old else old
        third_new = self._new_of.get(instead_old) if instead_new == new else new
        if third_old is None or third_new is None:
            return now - then
        other = (instead_old, third_new) if instead_new == new else (third_old, instead_new)
        now += self._scores[other]
        then += self._scores.get((third_old, third_new), 0)
        return (now - then) // 2

    def wanted_old(self, old: int) -> bool:
        """Whether an old item that is left alone might nearly as well have been some new one."""
        return any(
            self._is_near(self._scores[old, new], self._old_of.get(new), new)
            for new in self._news.get(old, ())
        )

    def wanted_new(self, new: int) -> bool:
        """The same for a new item."""
        return any(
            self._is_near(self._scores[old, new], old, self._new_of.get(old))
            for old in self._olds.get(new, ())
        )

    def _is_near(self, score: int, old: int | None, new: int | None) -> bool:
        if old is None or new is None:
            return True
        return score > self._scores[old, new] - _MARGIN
