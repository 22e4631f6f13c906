"""Whether a line begins a paragraph, seen from the line before it: by what the format says, or by the page.

A page does not say where its paragraphs begin. It shows it: by space above, by another type or indent, by a
mark of a list, and by a line before that ends although the next word would have fitted into it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from core.source_text import Box, Line, SourceText

MARK = re.compile(r"(?:[•▪◦‣·●○■□◆➢✓*–—-]|(?:\d{1,2}|[a-zæøå])[.)]|\(?[ivx]{1,4}\)|\(\d{1,2}\))(?:\s+|$)")
"""What a list entry begins with: a bullet, a number, a letter."""
_DAY = re.compile(r"\d{1,2}\.\s+(?:jan|feb|mar|apr|maj|mai|jun|jul|aug|sep|okt|nov|dec|des)", re.IGNORECASE)
_NUMBERED = re.compile(r"[\d(a-z]")
_PAGE_NUMBER = re.compile(r"(?:\t|\.{3,}|\s{2,})\s*\d{1,4}\s*$")
_SENTENCE_END = re.compile(r"[.!?:;][\"”»’')]*$")

_SAMPLES, _SAMPLE = 12, 250  # stretches of lines that are measured, and lines in each
_NARROWEST = 60  # characters; a text with shorter lines is not wrapped
_WRAPPED = ("text", "xml", "doc")  # formats whose lines without places may have been wrapped by a program
_SLACK = 2.0  # characters by which a ragged line may miss what would have fitted


def begins_with_mark(text: str) -> bool:
    """Does a list entry begin with `text`? A mark has a sign, or a space, among its first letters."""
    return not text[:5].isalpha() and MARK.match(text) is not None


class LineBreaks:
    """How one source is set. Measuring takes a few milliseconds, however long the source is."""

    def __init__(self, source: SourceText) -> None:
        self._source = source
        sample = _sample(source.lines)
        self._pitch = _pitch(sample)
        self.left, self._right = _edges(sample)
        lengths = sorted(line.end - line.start for line in sample if line.form == "text")
        self._width = lengths[int(len(lengths) * 0.97)] if lengths else 0
        self._wraps = source.format in _WRAPPED

    def begins(self, above: int, index: int) -> bool:
        """Does a paragraph begin with line `index`? `above` is the last line before it that holds words."""
        lines, text = self._source.lines, self._source.text
        before, line = lines[above], lines[index]
        if before.end == line.start:  # a word was cut there
            return False
        if line.gap or line.form != "text" or before.form in ("heading", "row"):
            return True
        words, words_before = text[line.start : line.end], text[before.start : before.end]
        if "\t" in words:
            return True
        if "\t" in words_before:
            return not self._goes_on_in_cell(before, line, words_before, words)
        box, upper = line.box, before.box
        if box is None or upper is None:
            return self._begins_unplaced(words_before, words)
        if line.size != before.size and abs((line.size or 0.0) - (before.size or 0.0)) > 0.6:
            return True
        full = self._is_full(upper, words_before, words)
        if line.bold != before.bold and not (full and words[:1].islower()):
            return True
        if line.page != before.page or box.y0 < upper.y0 - 2 * (line.size or 10.0):
            return self._begins_after_break(full, words_before, words)
        return self._begins_below(before, line, full, words_before, words)

    def is_spaced(self, above: int, index: int) -> bool:
        """Whether the page, or the format, leaves space between two lines."""
        before, line = self._source.lines[above], self._source.lines[index]
        if line.box is None or before.box is None:
            return line.gap
        if line.page != before.page:
            return True
        return line.box.y0 - before.box.y0 > self._pitch * (line.size or 10.0)

    def _begins_unplaced(self, before: str, words: str) -> bool:
        if not self._wraps or self._width < _NARROWEST:
            return True
        if _opens_entry(words, before):
            return True
        return len(before) + _first_word(words) <= self._width * 0.98

    def _goes_on_in_cell(self, above: Line, line: Line, before: str, words: str) -> bool:
        """Is `words` the rest of what stands in the last cell of the line above, a label's value say?"""
        box, upper = line.box, above.box
        if box is None or upper is None or before.count("\t") != 1 or line.page != above.page:
            return False
        size = line.size or 10.0
        below = size * 0.4 < box.y0 - upper.y0 <= self._pitch * size
        return below and box.x0 > upper.x0 + 2 * size and self._is_full(upper, before, words)

    def is_entry(self, index: int) -> bool:
        """Does a line begin with the mark of a list's entry?"""
        return begins_with_mark(self._source.line_text(index))

    def ends_entry(self, index: int) -> bool:
        """Does an entry of a contents list end with this line: with a page number?"""
        return bool(_PAGE_NUMBER.search(self._source.line_text(index)))

    def _begins_after_break(self, full: bool, before: str, words: str) -> bool:
        """At a page's end, or a column's: what is not surely the same sentence begins a paragraph."""
        if MARK.match(words) and not _DAY.match(words):
            return True
        if _SENTENCE_END.search(before):
            return True
        return not (words[:1].islower() or full)

    def _begins_below(self, above: Line, line: Line, full: bool, before: str, words: str) -> bool:
        box, upper = line.box, above.box
        assert box is not None
        assert upper is not None
        size = line.size or above.size or 10.0
        down = box.y0 - upper.y0
        if down < size * 0.4 or down > self._pitch * size:  # beside it, or space between them
            return True
        inward = box.x0 - upper.x0
        if not full and inward <= size * 0.5:  # the next word would have fitted
            return True
        if _opens_entry(words, before) and (not full or _stands_as_entry(words, box, upper, before)):
            return True
        if inward > size * 0.5:  # the hanging lines of a list's entry; else the first of a new paragraph
            return not (begins_with_mark(before) and inward < size * 4)
        return False

    def _is_full(self, box: Box, before: str, words: str) -> bool:
        """Would the first of `words` not have fitted behind the line before it?"""
        right = box.x1
        character = (right - box.x0) / (len(before) or 1)
        return right + (_first_word(words) + _SLACK) * character >= self._right


def _opens_entry(words: str, before: str) -> bool:
    """Do `words` begin with the mark of a list's entry, and not with a date that a line's end cut?"""
    if not begins_with_mark(words):
        return False
    return not (_DAY.match(words) and not _SENTENCE_END.search(before))


def _stands_as_entry(words: str, box: Box, above: Box, before: str) -> bool:
    """Is what looks like a mark one, below a line that is full? Dashes and numbers stand in sentences too."""
    if box.x0 > above.x0 + 2 or MARK.match(before) or _SENTENCE_END.search(before):
        return True
    return not _NUMBERED.match(words) and words[:1] not in "-–—*"


def _first_word(text: str) -> int:
    """How many characters the first word of `text` takes, with the space before it."""
    end = text.find(" ")
    return (len(text) if end < 0 else end) + 1


def _sample(lines: Sequence[Line]) -> Sequence[Line]:
    """Lines from all over a long source, in stretches."""
    if len(lines) <= _SAMPLES * _SAMPLE:
        return lines
    step = len(lines) // _SAMPLES
    return [line for at in range(_SAMPLES) for line in lines[at * step : at * step + _SAMPLE]]


def _pitch(lines: Sequence[Line]) -> float:
    """From which distance on, in sizes of type, two lines are two paragraphs."""
    steps: Counter[float] = Counter()
    for above, line in pairwise(lines):
        if line.box and above.box and line.size and line.page == above.page:
            step = (line.box.y0 - above.box.y0) / line.size
            if 0.9 < step < 2.5:
                steps[round(step, 2)] += 1
    return max(1.3, (steps.most_common(1)[0][0] if steps else 1.15) * 1.18)


def _edges(lines: Sequence[Line]) -> tuple[float, float]:
    """The left edge most lines begin at and the right edge they reach, in points; 0 without places."""
    boxes = [line.box for line in lines if line.box is not None and line.end - line.start > 25]
    if not boxes:
        return 0.0, 0.0
    left = Counter(round(box.x0) for box in boxes).most_common(1)[0][0]
    right = sorted(box.x1 for box in boxes)
    return float(left), right[int(len(right) * 0.95)]
