"""Sentences that follow one another, read as one text whose characters have their places in the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from core.source_text import Span
from core.versions.version import Sentence, Version


class SentenceRun:
    """Some sentences of one version; at least one. `text` has them in one line, a space between two."""

    def __init__(self, version: Version, sentences: Sequence[Sentence]) -> None:
        self._version = version
        self.sentences = tuple(sentences)
        self.text = " ".join(sentence.text for sentence in sentences)
        self.span = Span(self.sentences[0].span.start, self.sentences[-1].span.end)

    def place(self, stretch: Span) -> Span:
        """Where the characters of a stretch of `text` stand in the source, the spaces at its end left out."""
        words = self.text[stretch.start : stretch.end]
        end = stretch.end - (len(words) - len(words.rstrip()))
        start = self._offset(stretch.start)
        return Span(start, self._offset(end - 1) + 1) if end > stretch.start else Span(start, start)

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for sentence in self.sentences:
            starts.append(at)
            at += len(sentence.text) + 1
        return starts

    def _offset(self, place: int) -> int:
        number = bisect_right(self._starts, place) - 1
        sentence = self.sentences[number]
        within = place - self._starts[number]
        if within >= len(sentence.text):  # behind its last character
            return sentence.span.end
        paragraph = self._version.running.paragraph_at(sentence.span.start)
        assert paragraph is not None
        source = self._version.source
        return paragraph.offset_of(source, paragraph.place_of(source, sentence.span.start) + within)
