"""Where words of a file stand in the text that was read of it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import cached_property

from core.source_text import Box, SourceText, Span
from core.sources.characters import clean, clean_places

_WINDOW = 20_000
"""Code points after the last paragraph in which the next one is looked for: what goes between is not read."""


class PageWords:
    """Finds words by the page they stand on and their place there."""

    def __init__(self, source: SourceText) -> None:
        self._source = source

    @cached_property
    def _lines(self) -> dict[int, list[int]]:
        lines: defaultdict[int, list[int]] = defaultdict(list)
        for index, line in enumerate(self._source.lines):
            if line.page is not None and line.box is not None:
                lines[line.page].append(index)
        return dict(lines)

    def span(self, page: int, box: Box, words: str = "") -> Span | None:
        """The place of `words`, which stand in `box` on `page`; all that stands there where no words are
        given, or where they are written otherwise; None where nothing does."""
        touched = [index for index in self._lines.get(page, ()) if self._touches(index, box)]
        wanted = clean(words)
        places = [span for index in touched if (span := self._in_line(index, box, wanted)) is not None]
        if wanted and places:
            return places[0]
        if not touched:
            return None
        lines = self._source.lines
        return Span(lines[touched[0]].start, lines[touched[-1]].end)

    def _touches(self, index: int, box: Box) -> bool:
        own = self._source.lines[index].box
        assert own is not None
        middle = (own.y0 + own.y1) / 2
        inner = (box.y0 + box.y1) / 2
        is_level = box.y0 <= middle <= box.y1 or own.y0 <= inner <= own.y1
        return is_level and own.x0 < box.x1 and box.x0 < own.x1

    def _in_line(self, index: int, box: Box, words: str) -> Span | None:
        """The place of the words in a line; of several, that which is nearest by its place on the page."""
        line, text = self._source.lines[index], self._source.line_text(index)
        assert line.box is not None
        if not words:
            return None
        wide = max(1.0, line.box.x1 - line.box.x0)
        likely = (box.x0 - line.box.x0) / wide * len(text)
        found = [at for at in range(len(text)) if text.startswith(words, at)] if words in text else []
        if not found:
            return None
        start = line.start + min(found, key=lambda at: abs(at - likely))
        return Span(start, start + len(words))


class FollowedText:
    """Finds the paragraphs of a file in `text`, one after the other, and places within them. Each is looked
    for in the `window` code points behind the one before it."""

    def __init__(self, text: str, window: int = _WINDOW) -> None:
        self._text = text
        self._window = window
        self._reached = 0
        self._pieces: list[tuple[int, int, list[int]]] = []  # start in raw, start in the text, places in raw

    @property
    def reached(self) -> Span | None:
        """The last word that was gone past; None before the first."""
        return self._word_around(self._reached - 1) if self._reached else None

    def pass_by(self, raw: str) -> None:
        """Go past a paragraph, whose characters are `raw`."""
        for piece in raw.split("\n"):
            text = clean(piece)
            at = self._found(text)
            if at is not None:
                self._reached = at + len(text)

    def enter(self, raw: str) -> None:
        """Go past a paragraph within which places will be asked for."""
        self._pieces = []
        offset = 0
        for piece in raw.split("\n"):
            text, places = clean_places(piece)
            at = self._found(text)
            if at is not None:
                self._pieces.append((offset, at, places))
                self._reached = at + len(text)
            offset += len(piece) + 1

    def span(self, start: int, end: int) -> Span | None:
        """The place of what the paragraph entered last has at `start <= i < end`; None where it is not in the
        text. Of nothing, where `start` is `end`, it is the word beside."""
        if start == end:
            return self._beside(start)
        first = last = None
        for offset, at, places in self._pieces:
            begin = bisect_left(places, start - offset)
            behind = bisect_left(places, end - offset)
            if begin < behind:
                first = at + begin if first is None else first
                last = at + behind
        return None if first is None or last is None else Span(first, last)

    def _beside(self, place: int) -> Span | None:
        """The word before a place, or the one behind it at the start of a paragraph."""
        before: int | None = None
        for offset, at, places in self._pieces:
            begin = bisect_left(places, place - offset)
            if begin:
                before = at + begin - 1
            elif before is None and places:
                return self._word_around(at)
        return self.reached if before is None else self._word_around(before)

    def _found(self, text: str) -> int | None:
        if not text:
            return None
        at = self._text.find(text, self._reached, self._reached + self._window + len(text))
        return None if at < 0 else at

    def _word_around(self, at: int) -> Span | None:
        text = self._text
        while at > 0 and at < len(text) and text[at].isspace():
            at -= 1
        start = end = at
        while start > 0 and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        return Span(start, end) if start < end else None
