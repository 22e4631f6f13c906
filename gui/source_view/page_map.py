"""Between places in the text and places on the pages, by the boxes of the lines."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from core.source_text import Box, SourceText, Span


class PageBox(NamedTuple):
    """A rectangle on one page, in points."""

    page: int
    box: Box


class PageMap:
    """Where on its pages the text of a source stands."""

    def __init__(self, source: SourceText) -> None:
        self._source = source
        by_page: dict[int, list[tuple[float, int]]] = {}
        for line in source.lines:
            if line.page is not None and line.box is not None:
                by_page.setdefault(line.page, []).append((line.box.y0, line.start))
        self._lines = {page: sorted(lines) for page, lines in by_page.items()}

    def boxes(self, span: Span) -> list[PageBox]:
        """One rectangle a page around the lines of `span`."""
        around: dict[int, Box] = {}
        for index in self._source.lines_in(span):
            line = self._source.lines[index]
            if line.page is None or line.box is None:
                continue
            box = around.get(line.page, line.box)
            around[line.page] = Box(
                min(box.x0, line.box.x0),
                min(box.y0, line.box.y0),
                max(box.x1, line.box.x1),
                max(box.y1, line.box.y1),
            )
        return [PageBox(page, box) for page, box in sorted(around.items())]

    def place_of(self, offset: int) -> tuple[int, float]:
        """Page and y (points) of the line that holds `offset`; the first page's top in an empty text."""
        if self._source.lines:
            line = self._source.lines[self._source.line_at(offset)]
            if line.page is not None and line.box is not None:
                return line.page, line.box.y0
        return 0, 0.0

    def offset_at(self, page: int, y: float) -> int:
        """Start of the last line that begins at or above `y` points on `page`, or before that page."""
        lines = self._lines.get(page)
        if lines:
            at = bisect_right(lines, (y, len(self._source.text) + 1)) - 1
            if at >= 0:
                return lines[at][1]
        before = [p for p in self._lines if p < page]
        return self._lines[max(before)][-1][1] if before else 0
