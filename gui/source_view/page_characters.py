"""Where on its page each character stands, and which one a point means.

The page process tells the boxes of a page's characters when the page shows. Until they are there, a line's
characters share its box alike.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Iterator
from math import isnan

from core.annotations import PageBox
from core.source_text import Box, Line, SourceText, Span
from gui.source_view.page_lines import PlacedLine, nearest_line, placed_lines, set_apart
from gui.source_view.page_map import PageMap

KEPT_PAGES = 120
"""Pages whose characters are kept: some 50 kB each."""
NUMBERS = 4
"""Of a box: x0, y0, x1, y1."""


class PageCharacters:
    """The characters of one source. All places are points of the page as it is shown upright."""

    def __init__(self, source: SourceText, pages: PageMap) -> None:
        self._source = source
        self._pages = pages
        self._boxes: OrderedDict[int, array[float]] = OrderedDict()
        self._without: set[int] = set()  # pages of which nobody can tell
        self._placed: dict[int, tuple[PlacedLine, ...]] = {}
        self._apart: dict[int, dict[int, Box]] = {}

    def put(self, page: int, boxes: array[float] | None) -> bool:
        """Keep the boxes of the characters on `page`; whether they are as many as it has."""
        span = self._pages.span_of(page)
        if boxes is None:
            self._without.add(page)
        if boxes is None or span is None or len(boxes) != NUMBERS * (span.end - span.start):
            return False
        self._boxes[page] = boxes
        self._boxes.move_to_end(page)
        while len(self._boxes) > KEPT_PAGES:
            self._boxes.popitem(last=False)
        return True

    def take_over(self, other: PageCharacters) -> None:
        """Keep what `other` knows of the same pages."""
        for page, boxes in other._boxes.items():
            self.put(page, boxes)

    def wants(self, page: int) -> bool:
        """Whether `page` has text whose characters' boxes are not there."""
        known = page in self._boxes or page in self._without
        return not known and self._pages.span_of(page) is not None

    def position_at(self, page: int, x: float, y: float) -> int | None:
        """The place between two characters nearest to a point of `page`; None on a page without text."""
        found = self._nearest(page, x, y)
        return None if found is None else found[0] + found[1]

    def offset_under(self, page: int, x: float, y: float) -> int | None:
        """The character nearest to a point of `page`; None on a page without text."""
        found = self._nearest(page, x, y)
        return None if found is None else found[0]

    def boxes(self, span: Span, page: int | None = None) -> Iterator[PageBox]:
        """Where the characters of `span` stand, line by line; those on `page` alone, where one is given."""
        if page is not None:
            there = self._pages.span_of(page)
            if there is None:
                return
            span = Span(max(span.start, there.start), min(span.end, there.end))
        if span.start >= span.end:
            return
        for index in self._source.lines_in(span):
            line = self._source.lines[index]
            start, end = max(span.start, line.start), min(span.end, line.end)
            if line.page is not None and line.box is not None and start < end:
                yield PageBox(line.page, self._part(line, self._own_box(line.page, index), start, end))

    def _part(self, line: Line, box: Box, start: int, end: int) -> Box:
        """The box of the characters `start` to `end` of a line."""
        first = self._first(line, range(start, end))
        last = self._first(line, range(end - 1, start - 1, -1))
        if first is None or last is None:
            return _share(line, box, start, end)
        if _is_upright(box):
            return Box(min(first.x0, last.x0), box.y0, max(first.x1, last.x1), box.y1)
        return Box(box.x0, min(first.y0, last.y0), box.x1, max(first.y1, last.y1))

    def _lines(self, page: int) -> tuple[PlacedLine, ...]:
        """The lines of a page that have a place."""
        placed = self._placed.get(page)
        if placed is None:
            placed = self._placed[page] = placed_lines(self._source.lines, self._pages.lines_on(page))
        return placed

    def _own_box(self, page: int, index: int) -> Box:
        """The box of a line, without what the next one's covers of it."""
        if page not in self._apart:
            self._apart[page] = set_apart(self._lines(page))
        return self._apart[page][index]

    def _first(self, line: Line, offsets: range) -> Box | None:
        """The box of the first character of `offsets` that has one."""
        return next((at for offset in offsets if (at := self._character(line, offset)) is not None), None)

    def _character(self, line: Line, offset: int) -> Box | None:
        """The box of one character; None where it has none, or it is not known yet."""
        boxes = self._boxes.get(line.page) if line.page is not None else None
        span = self._pages.span_of(line.page) if boxes is not None and line.page is not None else None
        if boxes is None or span is None:
            return None
        at = NUMBERS * (offset - span.start)
        x0, y0, x1, y1 = boxes[at : at + NUMBERS]
        return None if isnan(x0) else Box(x0, y0, x1, y1)

    def _nearest(self, page: int, x: float, y: float) -> tuple[int, int] | None:
        """The character nearest to a point, and 1 where the point lies in its second half, otherwise 0."""
        found = nearest_line(self._lines(page), x, y)
        if found is None:
            return None
        line = self._source.lines[found.number]
        near: tuple[float, int, int] | None = None
        for offset in range(line.start, line.end):
            box = self._character(line, offset)
            if box is None:
                if page in self._boxes:
                    continue
                box = _share(line, found.box, offset, offset + 1)
            across = max(box.x0 - x, x - box.x1, 0.0)
            down = max(box.y0 - y, y - box.y1, 0.0)
            middle = abs((box.x0 + box.x1) / 2 - x) + abs((box.y0 + box.y1) / 2 - y)
            distance = across + down + middle / 1000
            if near is None or distance < near[0]:
                upright = _is_upright(found.box)
                second = x > (box.x0 + box.x1) / 2 if upright else y > (box.y0 + box.y1) / 2
                near = distance, offset, int(second)
        return (line.start, 0) if near is None else near[1:]


def _is_upright(box: Box) -> bool:
    return box.x1 - box.x0 >= (box.y1 - box.y0) / 2


def _share(line: Line, box: Box, start: int, end: int) -> Box:
    """The part of a line's box that its characters `start` to `end` have when all are as wide."""
    width = (box.x1 - box.x0) / max(1, line.end - line.start)
    return Box(box.x0 + (start - line.start) * width, box.y0, box.x0 + (end - line.start) * width, box.y1)
