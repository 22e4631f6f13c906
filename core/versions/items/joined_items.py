"""Which items that are gone were joined into another one, though neither case nor title says so."""

from __future__ import annotations

from collections import Counter

from core.versions.items.matching import ItemMatching
from core.versions.sentences.recurring_words import TELLING
from core.versions.version import Version

_SENTENCES = 2
"""Sentences that must stand in the other item, at least."""
_SHARE = 1 / 3
"""The share of the letters that an item alone had which must."""


def joined_items(old: Version, new: Version, matching: ItemMatching) -> dict[int, int | None]:
    """Of the old items that are gone, those of which sentences that stood nowhere else stand in one item of
    the new version, or before its first: that item, or None, for each of them."""
    gone = [match.old[0] for match in matching.matches if match.old and not match.new]
    if not gone:
        return {}
    times, times_now = old.times, new.times
    item_now = {sentence.key: sentence.item for sentence in new.sentences}
    joined: dict[int, int | None] = {}
    for item in gone:
        own = [each.key for each in old.sentences_of(item) if len(each.key) >= TELLING]
        own = [key for key in own if times[key] == 1]
        there = [(item_now[key], key) for key in own if times_now[key] == 1]
        letters: Counter[int | None] = Counter()
        for host, key in there:
            letters[host] += len(key)
        for host, count in letters.most_common(1):
            sentences = sum(place == host for place, _key in there)
            if sentences >= _SENTENCES and count >= _SHARE * sum(map(len, own)):
                joined[item] = host
    return joined
