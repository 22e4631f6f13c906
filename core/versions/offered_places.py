"""Places that may be meant where it is not sure, and where nothing in the item is what a passage held."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from core.carried import CarryReason
from core.source_text import Span
from core.versions.anchors import MOST
from core.versions.joined_sentences import JoinedSentences
from core.versions.places_in_words import Letters, letters_of
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
        if len(self._old.sentences[at].key) < _FEW:
            return
        there = set(self._successors.stretch(at))
        for place in self._successors.with_key(self._old.sentences[at].key):
            if place in there or self._successors.origin(place).kind is not Pairing.ADDED:
                continue
            found = self._words.in_place_of(span, at, place, CarryReason.OTHER_ITEM)
            if found is not None:
                yield found

    def _within_another(self, span: Span, at: int) -> Iterator[Found]:
        """The very words, where they stand once in either version."""
        words = letters_of(self._old.source.text[span.start : span.end]).letters
        if len(words) < _FEW or self._letters_of_old.letters.count(words) != 1:
            return
        joined, letters = self._new_text
        found = [match.span() for match in re.finditer(re.escape(words), letters.letters)]
        if len(found) == 1:
            first, last = found[0]
            there = joined.in_source(Span(letters.places[first], letters.places[last - 1] + 1))
            sentences = self._new.sentences
            inside = any(
                sentences[place].span.start <= there.start < sentences[place].span.end
                for place in self._successors.stretch(at)
            )
            reason = CarryReason.SAME_WORDS if inside else CarryReason.OTHER_ITEM
            surely = inside and len(words) >= _MANY
            yield Found(there, 1.0, True, True, surely, reason)

    @cached_property
    def _letters_of_old(self) -> Letters:
        sentences = self._old.sentences
        return letters_of(JoinedSentences(self._old, range(len(sentences))).text)

    @cached_property
    def _new_text(self) -> tuple[JoinedSentences, Letters]:
        joined = JoinedSentences(self._new, range(len(self._new.sentences)))
        return joined, letters_of(joined.text)
