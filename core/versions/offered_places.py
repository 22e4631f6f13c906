"""Places that may be meant where it is not sure, and where nothing in the item is what a passage held."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate

from core.carried import CarryReason
from core.source_text import Span
from core.versions.anchors import MOST
from core.versions.bare_words import comparable
from core.versions.joined_sentences import JoinedSentences
from core.versions.sentence_alignment import Pairing
from core.versions.version import Version
from core.versions.words_again import Found, WordsAgain

_LIKE_ENOUGH = 0.4
"""The share of letters from which on a sentence is offered."""
_FEW = 12
"""Letters of words that are looked for at other places, at least."""
_MANY = 30
"""Letters of words that make sure of their place within another sentence of their item."""
_LOOKED_AT = 300
"""Sentences that came into an item which are compared at most."""
_FORMULA = 30
"""Times from which on a sentence says nothing of the item it stands in."""
_OTHER_ITEM = 0.8
"""By what a place in another item comes behind one in the same."""


def in_order(places: Iterable[Found]) -> list[Found]:
    """`places` with the best first."""
    return sorted(
        places,
        key=lambda each: -each.score * (_OTHER_ITEM if each.reason is CarryReason.OTHER_ITEM else 1.0),
    )


class OfferedPlaces:
    """What is offered for words of `old` in `new` beside what took their place."""

    def __init__(self, old: Version, new: Version, words: WordsAgain) -> None:
        self._old, self._new, self._words = old, new, words
        self._successors = words.successors

    def of(self, span: Span) -> list[Found]:
        """The sentence the words in `span` were struck from; the same one at other places of its item; those
        like it that came into its item; the same one in another item where it did not stand before. Where
        there is none of these, the words within another sentence."""
        at = self._words.telling_sentence(span)
        if at is None:
            return []
        places = [
            *self._rest_of_sentence(at),
            *self._alike(span, at),
            *self._came_in(span, at),
            *self._elsewhere(span, at),
        ]
        return places or list(self._within_another(span, at))

    def _rest_of_sentence(self, at: int) -> Iterator[Found]:
        entry = self._successors.of(at).aligned
        if entry.kind is Pairing.EDITED:
            spans = [self._new.sentences[place].span for place in entry.new]
            there = Span(spans[0].start, spans[-1].end)
            yield Found(there, entry.likeness / 2, False, False, False, CarryReason.EDITED_WORDS)

    def _alike(self, span: Span, at: int) -> Iterator[Found]:
        there = self._successors.stretch(at)
        taken = self._successors.of(at).aligned.new
        if not there or len(self._words.covered(span)) > 1:
            return
        same = [
            place
            for place in self._successors.with_key(self._old.sentences[at].key)
            if there[0] <= place <= there[-1] and place not in taken
        ]
        for place in same[:MOST]:
            found = self._words.in_place_of(span, at, place, CarryReason.LOOKALIKES)
            if found is not None:
                yield found

    def _came_in(self, span: Span, at: int) -> Iterator[Found]:
        like = []
        for number, place in enumerate(self._successors.added_beside(at)):
            if number >= _LOOKED_AT:
                break
            found = self._words.in_place_of(span, at, place, CarryReason.EDITED_WORDS)
            if found is not None and found.score >= _LIKE_ENOUGH:
                like.append(found)
        yield from sorted(like, key=lambda each: -each.score)[:MOST]

    def _elsewhere(self, span: Span, at: int) -> Iterator[Found]:
        """Minutes are full of lookalikes: what stood in the other item already is not meant."""
        key = self._old.sentences[at].key
        places = self._successors.with_key(key)
        if len(key) < _FEW or len(places) > _FORMULA:
            return
        there = frozenset(self._successors.stretch(at))
        for place in places:
            if place in there or not self._successors.came_in(place):
                continue
            found = self._words.in_place_of(span, at, place, CarryReason.OTHER_ITEM)
            if found is not None:
                yield found

    def _within_another(self, span: Span, at: int) -> Iterator[Found]:
        """The very words, where they stand once in either version."""
        words = comparable(self._words.text_of(span))
        keys, starts = self._keys_of_new
        begins = keys.find(words) if len(words) >= _FEW else -1
        if begins < 0 or keys.find(words, begins + 1) >= 0 or self._keys_of_old.count(words) != 1:
            return
        first = bisect_right(starts, begins) - 1
        last = bisect_right(starts, begins + len(words) - 1) - 1
        for there in JoinedSentences(self._new, range(first, last + 1)).holding(words)[:1]:
            inside = first in self._successors.stretch(at)
            reason = CarryReason.SAME_WORDS if inside else CarryReason.OTHER_ITEM
            yield Found(there, 1.0, True, True, inside and len(words) >= _MANY, reason)

    @cached_property
    def _keys_of_old(self) -> str:
        return "".join(sentence.key for sentence in self._old.sentences)

    @cached_property
    def _keys_of_new(self) -> tuple[str, list[int]]:
        """All that the new version says, without spaces, and where in it each sentence begins."""
        keys = [sentence.key for sentence in self._new.sentences]
        return "".join(keys), [0, *accumulate(map(len, keys))][:-1]
