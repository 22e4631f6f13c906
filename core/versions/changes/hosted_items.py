"""Items that one version alone has as items, as its form alone shows where they begin: their headings and
their text stand in another item of the other version, or before its first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.versions.items.matching import ItemMatch, ItemMatching
from core.versions.version import Version
from core.versions.wording.bare_words import comparable

_SHORTEST = 8
"""Letters of a title that is known again within a text."""
_MOST = 0.6
"""The share of an item's letters that stand where it is."""


@dataclass(frozen=True, slots=True)
class ComparedItems:
    """Items whose text is compared as one; None among them is the head. `match` is None where there are
    several, and the items of either side are no longer told one by one."""

    old: tuple[int | None, ...]
    new: tuple[int | None, ...]
    match: ItemMatch | None = None


def compared_items(old: Version, new: Version, matching: ItemMatching) -> list[ComparedItems]:
    """What is compared with what: the head with the head, items with those they match, and those that stand
    in another's text with that one. What came or went has nothing on the other side."""
    groups = [ComparedItems((None,), (None,))]
    groups += [ComparedItems(match.old, match.new, match) for match in matching.matches]
    gone = [at for at, group in enumerate(groups) if not group.new]
    come = [at for at, group in enumerate(groups) if not group.old]
    hosts: dict[int, int] = {}
    if gone:
        hosts |= dict(_hosts(old, new, groups, gone, in_new=True))
    if come:
        hosts |= dict(_hosts(new, old, groups, come, in_new=False))
    joined: dict[int, list[int]] = {}
    for at, host in hosts.items():
        joined.setdefault(host, []).append(at)
    return [
        _together([group, *(groups[one] for one in joined[at])]) if at in joined else group
        for at, group in enumerate(groups)
        if at not in hosts
    ]


def _hosts(
    version: Version, other: Version, groups: Sequence[ComparedItems], alone: Sequence[int], *, in_new: bool
) -> Iterator[tuple[int, int]]:
    """Of the groups that are alone, those that stand in the text of another group, with that one."""
    by_place = {
        place: at for at, group in enumerate(groups) for place in (group.new if in_new else group.old)
    }
    where: dict[str, set[int | None]] = {}
    for sentence in other.sentences:
        where.setdefault(sentence.key, set()).add(sentence.item)
    without_other = frozenset(alone)
    for at in alone:
        item = (groups[at].old if in_new else groups[at].new)[0]
        assert item is not None
        keys = [sentence.key for sentence in version.sentences_of(item)]
        most = _MOST * sum(map(len, keys))
        if sum(len(key) for key in keys if key in where) < most:
            continue
        letters: Counter[int | None] = Counter()
        for key in keys:
            for place in where.get(key, ()):
                letters[place] += len(key)
        for place, count in letters.most_common(1):
            host = by_place[place]
            if count < most or host in without_other:
                continue
            title = _title(version, item)
            if len(title) >= _SHORTEST and title in _text_of(other, place):
                yield at, host


def _text_of(version: Version, item: int | None) -> str:
    return "".join(sentence.key for sentence in version.sentences_of(item)).casefold()


def _title(version: Version, item: int) -> str:
    return comparable(version.meeting.items[item].title or "").casefold()


def _together(groups: Sequence[ComparedItems]) -> ComparedItems:
    old = (place for group in groups for place in group.old)
    new = (place for group in groups for place in group.new)
    return ComparedItems(tuple(sorted(old, key=_rank)), tuple(sorted(new, key=_rank)))


def _rank(place: int | None) -> int:
    return -1 if place is None else place
