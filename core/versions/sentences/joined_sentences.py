"""Sentences that follow one another as one text, and places in it as places in the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from core.source_text import Span
from core.versions.version import Sentence, Version
from core.versions.wording.places_in_words import letters_of


class JoinedSentences:
    """Sentences of a version, by their places in `Version.sentences`, as one text: each a space behind the
    one before."""

    def __init__(self, version: Version, places: Sequence[int]) -> None:
        self._version = version
        self._sentences: list[tuple[int, Sentence]] = []  # with the place in the text where each begins
        at = 0
        for place in places:
            sentence = version.sentences[place]
            self._sentences.append((at, sentence))
            at += len(sentence.text) + 1
        self.keys = [sentence.key for _at, sentence in self._sentences]
        self.text = " ".join(sentence.text for _at, sentence in self._sentences)

    def within(self, span: Span) -> Span:
        """The part of the text that stands in `span` of the source."""
        places = [
            at + place
            for at, sentence in self._sentences
            if sentence.span.start < span.end and span.start < sentence.span.end
            for place in (
                self._place(sentence, max(span.start, sentence.span.start)),
                self._place(sentence, min(span.end, sentence.span.end) - 1) + 1,
            )
        ]
        return Span(places[0], max(places[0], places[-1])) if places else Span(0, 0)

    def in_source(self, words: Span) -> Span:
        """Where in the source a part of the text stands."""
        return Span(self._offset(words.start), self._offset(words.end - 1) + 1)

    def _offset(self, place: int) -> int:
        number = bisect_right(self._sentences, max(0, place), key=lambda each: each[0]) - 1
        at, sentence = self._sentences[number]
        place = min(place - at, len(sentence.text) - 1)
        if len(sentence.text) == sentence.span.end - sentence.span.start:
            return sentence.span.start + place
        paragraph = self._version.running.paragraph_at(sentence.span.start)
        assert paragraph is not None
        source = self._version.source
        return paragraph.offset_of(source, paragraph.place_of(source, sentence.span.start) + place)

    def _place(self, sentence: Sentence, offset: int) -> int:
        """The place in the sentence's text of an offset in the source."""
        if len(sentence.text) == sentence.span.end - sentence.span.start:
            return offset - sentence.span.start
        paragraph = self._version.running.paragraph_at(sentence.span.start)
        assert paragraph is not None
        source = self._version.source
        place = paragraph.place_of(source, offset) - paragraph.place_of(source, sentence.span.start)
        return min(max(0, place), len(sentence.text) - 1)

    def holding(self, words: str) -> list[Span]:
        """The places in the source where the letters and figures of `words` stand, whatever parts them."""
        letters = letters_of(words).letters
        there = letters_of(self.text)
        return [
            self.in_source(Span(there.places[match.start()], there.places[match.end() - 1] + 1))
            for match in (re.finditer(re.escape(letters), there.letters) if letters else ())
        ]
