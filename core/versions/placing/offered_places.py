"""Places that may be meant where it is not sure, and where nothing in the item is what a passage held."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from heapq import nlargest
from itertools import accumulate, islice

from core.carried import CarryReason
from core.source_text import Span
from core.versions.placing.anchors import MOST
from core.versions.placing.words_again import Found, WordsAgain
from core.versions.sentences.joined_sentences import JoinedSentences
from core.versions.sentences.sentence_alignment import Pairing
from core.versions.version import Version
from core.versions.wording.bare_words import comparable
from core.versions.wording.likeness import Wording, likeness
from core.versions.wording.places_in_words import letters_of

_LIKE_ENOUGH = 0.4
"""The share of letters from which on a sentence is offered."""
_LIKE_IN_PLACE = 0.15
"""The share of letters from which on one is that stands where another did."""
_LIKE_ELSEWHERE = 0.6
"""The share of letters from which on a sentence of another item is."""
_FEW = 12
"""Letters of words that are looked for at other places, at least."""
_MANY = 30
"""Letters of words that make sure of their place within another sentence of their item."""
_LOOKED_AT = 300
"""Sentences that came into an item which are compared at most."""
_ALIGNED = 10
"""Sentences that came into an item which are compared word by word at most."""
_FORMULA = 30
"""Times from which on a sentence says nothing of the item it stands in."""
_OTHER_ITEM = 0.8
"""By what words that are like others come behind in another item."""
_STOOD_THERE = 0.5
"""By what a place comes behind others where the same words stood before."""


def in_order(places: Iterable[Found]) -> list[Found]:
    """`places` with the best first: what is like the words in another item comes behind what is as much like
    them in the same."""

    def rank(each: Found) -> float:
        elsewhere = each.reason is CarryReason.OTHER_ITEM and each.score < 1.0
        return -each.score * (_OTHER_ITEM if elsewhere else 1.0)

    return sorted(places, key=rank)


class OfferedPlaces:
    """What is offered for words of `old` in `new` beside what took their place."""

    def __init__(self, old: Version, new: Version, words: WordsAgain) -> None:
        self._old, self._new, self._words = old, new, words
        self._successors = words.successors
        self._wordings: dict[int, Wording] = {}  # of new sentences
        self._beside: dict[int, list[int]] = {}  # what came in beside old sentences
        self._like_whole: dict[int, list[int]] = {}  # and which of that is most like them

    def of(self, span: Span) -> list[Found]:
        """The sentence the words in `span` were struck from; the same one at other places of its item; those
        like it that came into its item, or into one that is new or got some of it; the one where it stood;
        the very words in another sentence or item."""
        at = self._words.telling_sentence(span)
        if at is None:
            return []
        return [
            *self._rest_of_sentence(at),
            *self._alike(span, at),
            *(list(self._came_in(span, at)) or self._in_its_place(at)),
            *self._very_words(span, at),
            *self._like_elsewhere(span, at),
        ]

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
        for place in self._most_like(self._words.text_of(span, at), at):
            found = self._words.in_place_of(span, at, place, CarryReason.EDITED_WORDS)
            if found is not None and found.score >= _LIKE_ENOUGH:
                like.append(found)
        yield from sorted(like, key=lambda each: -each.score)[:MOST]

    def _most_like(self, words: str, at: int) -> list[int]:
        """Of the sentences that came in beside an old one, few: those that are most like it or the `words` of
        it. Where there are many, putting words to each would take long."""
        if at not in self._beside:
            self._beside[at] = list(islice(self._successors.added_beside(at), _LOOKED_AT))
        places = self._beside[at]
        if len(places) <= _ALIGNED:
            return places
        whole = Wording.of(self._old.sentences[at].text)
        part = Wording.of(words)
        if at not in self._like_whole:
            self._like_whole[at] = self._likest(whole, places)
        chosen = set(self._like_whole[at])
        if part.letters != whole.letters:
            chosen |= set(self._likest(part, places))
        return [place for place in places if place in chosen]

    def _likest(self, words: Wording, places: Sequence[int]) -> list[int]:
        return nlargest(_ALIGNED, places, key=lambda place: likeness(words, self._wording(place)))

    def _in_its_place(self, at: int) -> Iterator[Found]:
        """The sentence that stands alone where the old one did, though few of its words are in it."""
        place = self._successors.in_place_of(at)
        if place is None:
            return
        was = Wording.of(self._old.sentences[at].text)
        score = likeness(was, self._wording(place), whole=True)
        if score >= _LIKE_IN_PLACE:
            there = self._new.sentences[place].span
            yield Found(there, score, False, False, False, CarryReason.EDITED_WORDS)

    def _very_words(self, span: Span, at: int) -> Iterator[Found]:
        """The very words in other items, or once in another sentence of the same. Minutes are full of
        lookalikes: where they stood before they are not meant, unless they stand nowhere else now."""
        text, part = self._words.text_of(span), self._words.text_of(span, at)
        found = list(self._standing_again(comparable(text), at))
        yield from found
        if not found and part != text:
            share = len(letters_of(part).letters) / max(1, self._words.letters_in(span))
            for each in self._standing_again(comparable(part), at):
                yield replace(each, score=each.score * share, unchanged=False, sure=False)

    def _standing_again(self, words: str, at: int) -> Iterator[Found]:
        places = self._places_of(words) if len(words) >= _FEW else []
        if not places or len(places) > _FORMULA:
            return
        stretch = frozenset(self._successors.stretch(at))
        alone = len(places) == 1
        told = alone and self._keys_of_old.count(words) == 1
        for first, last in places:
            inside = first in stretch
            came = not inside and self._came_with(words, range(first, last + 1))
            if (inside and not told) or not (inside or came or alone):
                continue
            reason = CarryReason.SAME_WORDS if inside else CarryReason.OTHER_ITEM
            score = 1.0 if inside or came else _STOOD_THERE
            is_sure = inside and len(words) >= _MANY
            for there in JoinedSentences(self._new, range(first, last + 1)).holding(words)[:1]:
                yield Found(there, score, True, True, is_sure, reason)

    def _places_of(self, words: str) -> list[tuple[int, int]]:
        """The first and the last of the new sentences, for each place where `words` stand; of a formula for
        the first ones."""
        keys, starts = self._keys_of_new
        places: list[tuple[int, int]] = []
        begins = keys.find(words)
        while begins >= 0 and len(places) <= _FORMULA:
            ends = begins + len(words)
            places.append((bisect_right(starts, begins) - 1, bisect_right(starts, ends - 1) - 1))
            begins = keys.find(words, ends)
        return places

    def _came_with(self, words: str, places: range) -> bool:
        """Whether the old sentences that those at `places` were do not hold `words`."""
        before = sorted({each for place in places for each in self._successors.origin(place)})
        return words not in "".join(self._old.sentences[each].key for each in before)

    def _like_elsewhere(self, span: Span, at: int) -> Iterator[Found]:
        """Edited words that went to another item: one that is new, or got other sentences of the old one."""
        if not self._successors.is_alone(at):
            return
        was = Wording.of(self._old.sentences[at].text)
        places = islice(self._successors.added_elsewhere(at), _LOOKED_AT)
        alike = [(likeness(was, self._wording(place)), place) for place in places]
        for score, place in sorted(alike, reverse=True)[:1]:
            found = self._words.in_place_of(span, at, place, CarryReason.OTHER_ITEM)
            if found is not None and min(score, found.score) >= _LIKE_ELSEWHERE:
                yield found

    def _wording(self, place: int) -> Wording:
        if place not in self._wordings:
            self._wordings[place] = Wording.of(self._new.sentences[place].text)
        return self._wordings[place]

    @cached_property
    def _keys_of_old(self) -> str:
        return "".join(sentence.key for sentence in self._old.sentences)

    @cached_property
    def _keys_of_new(self) -> tuple[str, list[int]]:
        """All that the new version says, without spaces, and where in it each sentence begins."""
        keys = [sentence.key for sentence in self._new.sentences]
        return "".join(keys), [0, *accumulate(map(len, keys))][:-1]
