"""Between places in a document's text and places on its pages, from the boxes of its characters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from core.annotations import PageBox
from core.source_text import Box, Line, SourceText, Span

CharacterBoxes = Callable[[int], Sequence[Box | None]]
"""Gives the boxes of a page's characters, as `core.pages.Pages.character_boxes` does."""

_SLACK = 0.5
"""Points that a mark may be smaller than what it marks: other programs round."""
_MOST_MISSING = 0.4
"""Of the characters between the first and the last under a mark: more left out, and these are several
places."""


class _Characters(NamedTuple):
    """The characters of a page that are no space: by line, each with its box, within the line's own; and
    which one of the page each is."""

    lines: list[tuple[Box, list[tuple[int, Box]]]]
    number: dict[int, int]


class PagePlaces:
    """Where the characters of `source` stand. A page whose boxes are not known shares each line's box alike
    among its characters."""

    def __init__(self, source: SourceText, boxes: CharacterBoxes) -> None:
        self._source = source
        self._boxes_of = boxes
        self._known: dict[int, Sequence[Box | None]] = {}
        self._lines: dict[int, list[int]] = {}
        self._on_page: dict[int, _Characters] = {}
        for index, line in enumerate(source.lines):
            if line.page is not None:
                self._lines.setdefault(line.page, []).append(index)

    def lines_on(self, page: int) -> Sequence[int]:
        """The lines of `page`, by their indexes."""
        return self._lines.get(page, ())

    def boxes(self, span: Span) -> tuple[PageBox, ...]:
        """Where the characters of `span` stand, a box a line; empty where they have no place."""
        return tuple(self._boxes(span))

    def _boxes(self, span: Span) -> Iterator[PageBox]:
        if span.start >= span.end:
            return
        for index in self._source.lines_in(span):
            line = self._source.lines[index]
            if line.page is None:
                continue
            start, end = max(span.start, line.start), min(span.end, line.end)
            found = [box for at in range(start, end) if (box := self._box(line, at)) is not None]
            if found:
                yield PageBox(line.page, around(found))

    def span_under(self, page: int, boxes: Iterable[Box]) -> Span | None:
        """The words of `page` under `boxes`: what stands between the first and the last character that has
        its middle in one of them, or the longest run of such characters where much between was left out. None
        where there are none."""
        wanted = {Box(x0 - _SLACK, y0 - _SLACK, x1 + _SLACK, y1 + _SLACK) for x0, y0, x1, y1 in boxes}
        characters = self._characters(page)
        offsets: list[int] = []
        for line, within in characters.lines:
            here = [box for box in wanted if _touch(box, line)]
            if here:
                offsets += [at for at, box in within if any(_holds(each, box) for each in here)]
        if not offsets:
            return None
        first, last = offsets[0], offsets[-1]
        between = characters.number[last] - characters.number[first] + 1 - len(offsets)
        if between > _MOST_MISSING * (between + len(offsets)):
            first, last = max(_runs(offsets, characters.number), key=lambda run: run[1] - run[0])
        return Span(first, last + 1)

    def _characters(self, page: int) -> _Characters:
        known = self._on_page.get(page)
        if known is None:
            known = self._on_page[page] = self._read_characters(page)
        return known

    def _read_characters(self, page: int) -> _Characters:
        text = self._source.text
        lines: list[tuple[Box, list[tuple[int, Box]]]] = []
        number: dict[int, int] = {}
        for index in self.lines_on(page):
            line = self._source.lines[index]
            within = []
            for at in range(line.start, line.end):
                if not text[at].isspace():
                    number[at] = len(number)
                    box = self._box(line, at)
                    if box is not None:
                        within.append((at, box))
            if within:
                lines.append((around([box for _at, box in within]), within))
        return _Characters(lines, number)

    def nearest_line(self, page: int, box: Box) -> int | None:
        """The line of `page` that stands nearest to the middle of `box`; None on a page without text."""
        x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2

        def distance(index: int) -> tuple[float, float]:
            at = self._source.lines[index].box
            if at is None:
                return (float("inf"), 0.0)
            return max(at.y0 - y, y - at.y1, 0.0), max(at.x0 - x, x - at.x1, 0.0)

        return min(self.lines_on(page), key=distance, default=None)

    def _box(self, line: Line, offset: int) -> Box | None:
        assert line.page is not None
        known = self._known.get(line.page)
        if known is None:
            known = self._known[line.page] = self._boxes_of(line.page)
        first = self._source.lines[self._lines[line.page][0]].start
        if 0 <= offset - first < len(known):
            return known[offset - first]
        if line.box is None or known:
            return None
        x0, y0, x1, y1 = line.box
        one = (x1 - x0) / (line.end - line.start)
        return Box(x0 + one * (offset - line.start), y0, x0 + one * (offset - line.start + 1), y1)


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds all of `boxes`, of which there is one at least."""
    return Box(
        min(box.x0 for box in boxes),
        min(box.y0 for box in boxes),
        max(box.x1 for box in boxes),
        max(box.y1 for box in boxes),
    )


def _holds(box: Box, other: Box) -> bool:
    x, y = (other.x0 + other.x1) / 2, (other.y0 + other.y1) / 2
    return box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1


def _touch(one: Box, other: Box) -> bool:
    return one.x0 <= other.x1 and other.x0 <= one.x1 and one.y0 <= other.y1 and other.y0 <= one.y1


def _runs(offsets: Sequence[int], number: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """The first and last offset of each run of characters that follow one another, by their `number`."""
    first = offsets[0]
    for before, after in pairwise(offsets):
        if number[after] != number[before] + 1:
            yield first, before
            first = after
    yield first, offsets[-1]
