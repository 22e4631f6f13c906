"""Which items of two versions of a meeting are the same, why, and what became of them.

Items are known again by their case, title and text, all pairs weighed together: first those that nothing else
comes near to; then, between them, the rest, where number and order count too. What is left alone may be a
part of another item, or is new, or gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from core.versions.items.item_likeness import ENOUGH_TEXT, ENOUGH_TITLE, Likenesses
from core.versions.items.item_order import longest_run
from core.versions.items.item_pairs import ItemPairs, PairedItems, pair_items
from core.versions.items.item_parts import parts_of
from core.versions.items.item_signs import SignedItems
from core.versions.version import Version


class MatchReason(StrEnum):
    """What speaks for two items being the same."""

    SAME_CASE = "same_case"
    SAME_TITLE = "same_title"
    LIKE_TITLE = "like_title"
    SAME_TEXT = "same_text"
    LIKE_TEXT = "like_text"
    SAME_NUMBER = "same_number"
    BOTH_CLOSED = "both_closed"  # and neither has a title
    SAME_ORDER = "same_order"  # its place among the others


class ItemChange(StrEnum):
    """What became of an item."""

    NEW = "new"
    GONE = "gone"
    SPLIT = "split"  # its text stands in several items now
    MERGED = "merged"  # several items became one
    RENUMBERED = "renumbered"
    MOVED = "moved"  # it changed its place among the others
    RETITLED = "retitled"


@dataclass(frozen=True, slots=True)
class ItemMatch:
    """Items of the old and the new version that are the same, by their indexes.

    `old` is empty for a new item, `new` for one that is gone; a split item has several new ones, the one that
    goes on with it first. `sure` is False where others may be meant nearly as well.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    reasons: tuple[MatchReason, ...] = ()
    changes: frozenset[ItemChange] = frozenset()
    sure: bool = True


@dataclass(frozen=True)
class ItemMatching:
    """All items of two versions, each in exactly one match; in the order of the new version, those that are
    gone behind what they stood behind."""

    matches: tuple[ItemMatch, ...]

    @cached_property
    def _by_old(self) -> dict[int, ItemMatch]:
        return {item: match for match in self.matches for item in match.old}

    @cached_property
    def _by_new(self) -> dict[int, ItemMatch]:
        return {item: match for match in self.matches for item in match.new}

    def of_old(self, item: int) -> ItemMatch:
        """The match of an item of the old version."""
        return self._by_old[item]

    def of_new(self, item: int) -> ItemMatch:
        """The match of an item of the new version."""
        return self._by_new[item]

    def new_of(self, item: int) -> tuple[int, ...]:
        """Where the content of an item of the old version is now; empty when it is gone."""
        return self._by_old[item].new


_STANDING = 4
"""Words, fewer than which a title has that comes on every agenda: "Orientering fra formanden"."""
_ENOUGH_OF_ALL = 0.15
"""How much of a version's items must stand in one without items to be its text."""


def match_items(old: Version, new: Version) -> ItemMatching:
    """The items of `old` and `new` put together. The same versions always give the same matching."""
    likes = Likenesses(SignedItems.of(old), SignedItems.of(new))
    if (whole := _one_text(likes)) is not None:
        return ItemMatching((whole,))
    pairs = pair_items(likes)
    groups = _groups(likes, pairs)
    stayed = _stayed(likes, groups)
    matches = [
        _match(
            likes, group, moved=at not in stayed, sure=_is_sure(likes, pairs, group, moved=at not in stayed)
        )
        for at, group in enumerate(groups)
    ]
    olds = {item for match in matches for item in match.old}
    news = {item for match in matches for item in match.new}
    matches += [
        ItemMatch((at,), (), changes=frozenset({ItemChange.GONE}), sure=not pairs.rivals.wanted_old(at))
        for at in range(len(likes.old.items))
        if at not in olds
    ]
    matches += [
        ItemMatch((), (at,), changes=frozenset({ItemChange.NEW}), sure=not pairs.rivals.wanted_new(at))
        for at in range(len(likes.new.items))
        if at not in news
    ]
    return ItemMatching(_in_order(matches))


@dataclass(frozen=True, slots=True)
class _Group:
    """Two items that are the same, with the further items that are parts of either."""

    pair: PairedItems
    more_old: tuple[int, ...] = ()
    more_new: tuple[int, ...] = ()


def _one_text(likes: Likenesses) -> ItemMatch | None:
    """The match of a version without items, which is one text, with all items of the other. None where both
    have items, or the text is another."""
    old, new = likes.old, likes.new
    if not (old.is_one_text or new.is_one_text) or not old.items or not new.items:
        return None
    if old.is_one_text and new.is_one_text:
        pair = PairedItems(0, 0, likes.of(0, 0), by_order=True)
        return _match(likes, _Group(pair), moved=False, sure=True)
    whole, parts = (old.items[0], new.items) if old.is_one_text else (new.items[0], old.items)
    keys = frozenset(key for part in parts for key in part.keys)
    if likes.mass(keys & whole.keys) < _ENOUGH_OF_ALL * likes.mass(keys):
        return None
    change = ItemChange.SPLIT if old.is_one_text else ItemChange.MERGED
    return ItemMatch(
        tuple(range(len(old.items))),
        tuple(range(len(new.items))),
        (MatchReason.LIKE_TEXT,),
        frozenset({change} if len(parts) > 1 else ()),
    )


def _groups(likes: Likenesses, pairs: ItemPairs) -> list[_Group]:
    """The pairs with the items that were split from them or went into them, in the old version's order."""
    kept = _without_parts(likes, pairs.pairs)
    split, merged = _parts(likes, kept, range(len(likes.old.items)), range(len(likes.new.items)))
    return [
        _Group(
            pair,
            tuple(part for part, whole in merged.items() if whole == pair.new),
            tuple(part for part, whole in split.items() if whole == pair.old),
        )
        for pair in kept
    ]


def _without_parts(likes: Likenesses, pairs: Sequence[PairedItems]) -> list[PairedItems]:
    """The pairs but for those that share neither title nor sentences, when one of the two is part of another
    item: its sentences say more than words that are alike."""
    vague = [pair for pair in pairs if _is_vague(likes, pair)]
    firm = [pair for pair in pairs if pair not in vague]
    split, merged = _parts(likes, firm, [pair.old for pair in vague], [pair.new for pair in vague])
    return [pair for pair in pairs if pair.new not in split and pair.old not in merged]


def _is_vague(likes: Likenesses, pair: PairedItems) -> bool:
    alike = pair.likeness
    return alike.title < ENOUGH_TITLE and not alike.is_bare and likes.text(pair.old, pair.new) < ENOUGH_TEXT


def _parts(
    likes: Likenesses, pairs: Sequence[PairedItems], olds: Iterable[int], news: Iterable[int]
) -> tuple[dict[int, int], dict[int, int]]:
    """Of the items that are in none of `pairs`: which new ones were split from which old ones, and which old
    ones went into which new ones."""
    new_of = {pair.old: pair.new for pair in pairs}
    old_of = {pair.new: pair.old for pair in pairs}
    split = parts_of(likes, new_of, [at for at in news if at not in old_of], old_is_whole=True)
    merged = parts_of(likes, old_of, [at for at in olds if at not in new_of], old_is_whole=False)
    return split, merged


def _stayed(likes: Likenesses, groups: list[_Group]) -> set[int]:
    """Which groups kept their order: all but those that moved, as few and as short ones as can be."""
    pairs = [group.pair for group in groups]
    return longest_run([pair.new for pair in pairs], [likes.weight(pair.old, pair.new) for pair in pairs])


def _is_sure(likes: Likenesses, pairs: ItemPairs, group: _Group, *, moved: bool) -> bool:
    """Whether the pair of a group is surely right. A title alone, with nothing else of its item, that stands
    elsewhere may be another item's."""
    alike = group.pair.likeness
    if moved and not alike.case and alike.text < ENOUGH_TEXT:
        is_standing = alike.title_words < _STANDING
        if is_standing or likes.has_text(group.pair.old, group.pair.new):
            return False
    return pairs.is_sure(group.pair, group.more_new, group.more_old)


def _match(likes: Likenesses, group: _Group, *, moved: bool, sure: bool) -> ItemMatch:
    pair = group.pair
    old, new = likes.old.items[pair.old], likes.new.items[pair.new]
    changes = {
        ItemChange.MOVED: moved,
        ItemChange.RENUMBERED: None not in (old.number, new.number) and old.number != new.number,
        ItemChange.RETITLED: old.wording != new.wording,
        ItemChange.SPLIT: bool(group.more_new),
        ItemChange.MERGED: bool(group.more_old),
    }
    return ItemMatch(
        (pair.old, *group.more_old),
        (pair.new, *group.more_new),
        _reasons(pair, both_closed=old.is_bare and new.is_bare and old.closed and new.closed),
        frozenset(change for change, is_so in changes.items() if is_so),
        sure,
    )


def _reasons(pair: PairedItems, *, both_closed: bool) -> tuple[MatchReason, ...]:
    """What speaks for a pair, the strongest first."""
    likeness = pair.likeness
    reasons = {
        MatchReason.SAME_CASE: bool(likeness.case),
        MatchReason.SAME_TITLE: likeness.same_title,
        MatchReason.LIKE_TITLE: not likeness.same_title and likeness.title >= ENOUGH_TITLE,
        MatchReason.SAME_TEXT: likeness.same_text,
        MatchReason.LIKE_TEXT: not likeness.same_text and likeness.text >= ENOUGH_TEXT,
        MatchReason.SAME_NUMBER: likeness.same_number,
        MatchReason.BOTH_CLOSED: both_closed,
        MatchReason.SAME_ORDER: pair.by_order,
    }
    return tuple(reason for reason, is_so in reasons.items() if is_so)


def _in_order(matches: list[ItemMatch]) -> tuple[ItemMatch, ...]:
    """The matches in the order of the new version; what is gone behind what it stood behind."""
    new_of = {match.old[0]: match.new[0] for match in matches if match.old and match.new}

    def place(match: ItemMatch) -> tuple[int, int]:
        if match.new:
            return match.new[0], -1
        before = next((at for at in range(match.old[0] - 1, -1, -1) if at in new_of), None)
        return (-1 if before is None else new_of[before]), match.old[0]

    return tuple(sorted(matches, key=place))
