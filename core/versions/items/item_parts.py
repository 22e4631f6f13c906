"""Items whose text was divided among several, or that became one: told by the sentences that went there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from core.versions.items.item_likeness import ENOUGH_TITLE, Likenesses

_MOST_OF_IT = 0.4
"""How much of the part's text must come from the whole; a decision that was added to it does not."""
_MASS = 0.4  # a sentence of nearly middle length that no other item has
_STEM = re.compile(r"\d+")


def parts_of(
    likes: Likenesses, pairs: Mapping[int, int], loose: Iterable[int], *, old_is_whole: bool
) -> dict[int, int]:
    """To which item of the one version each of the `loose` ones of the other belongs as a part of it.

    `pairs` are the items that are known again, whole to first part. With `old_is_whole` items of the old
    version were split, else items of the old version were merged.
    """
    whole_side, part_side = (likes.old, likes.new) if old_is_whole else (likes.new, likes.old)
    holders: dict[str, list[int]] = {}
    for at in sorted(pairs):
        for key in whole_side.items[at].keys:
            holders.setdefault(key, []).append(at)
    by_stem: dict[tuple[str, ...], list[int]] = {}
    for at in pairs:
        by_stem.setdefault(_stem(whole_side.items[at].number), []).append(at)
    found: dict[int, int] = {}
    for part in loose:
        keys, number = part_side.items[part].keys, part_side.items[part].number
        wholes = {at for key in keys for at in holders.get(key, ())}
        alike = by_stem.get(_stem(number), ())
        wholes |= {at for at in alike if _numbered_as_part(whole_side.items[at].number, number)}
        best = max(
            (
                (share, -abs(at - part), -at)
                for at in wholes
                if (share := _share(likes, at, part, pairs[at], old_is_whole=old_is_whole))
            ),
            default=None,
        )
        if best is not None:
            found[part] = -best[2]
    return found


def _share(likes: Likenesses, whole: int, part: int, first: int, *, old_is_whole: bool) -> float:
    """How much of the part's text came from the whole, not staying in its first part; 0 where too little."""
    whole_side, part_side = (likes.old, likes.new) if old_is_whole else (likes.new, likes.old)
    one, two = whole_side.items[whole], part_side.items[part]
    went = likes.mass(one.keys & (two.keys - part_side.items[first].keys))
    is_numbered = _numbered_as_part(one.number, two.number)
    if went < _MASS and not is_numbered:
        return 0.0  # as with most, which need not be compared by their titles then
    mass = likes.mass(two.keys)
    share = went / mass if mass else 0.0
    likeness = likes.of(whole, part) if old_is_whole else likes.of(part, whole)
    if likeness.case is False:
        return share if went >= _MASS and share >= 2 * _MOST_OF_IT else 0.0
    if went >= _MASS and share >= _MOST_OF_IT:
        return share
    is_named = bool(likeness.case) or likeness.title >= ENOUGH_TITLE
    return max(share, 0.01) if is_named and is_numbered else 0.0


def _numbered_as_part(whole: str | None, part: str | None) -> bool:
    """Whether "3 A" may be a part of "3"."""
    if whole is None or part is None or whole == part:
        return False
    return _stem(whole) == _stem(part) and part.lstrip("0123456789") != ""


def _stem(number: str | None) -> tuple[str, ...]:
    return tuple(_STEM.findall(number or ""))
