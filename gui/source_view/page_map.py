"""Between places in the text and places on the pages, by the boxes of the lines."""

from __future__ import annotations

from bisect import bisect_left
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
        self._starts = _first_lines(source)

    def _lines(self, page: int) -> list[tuple[float, int]]:
        """Height and offset of the lines on `page`, from its upper edge down."""
        first, end = self._starts[page], self._starts[page + 1]
        lines = self._source.lines[first:end]
        return sorted((line.box.y0, line.start) for line in lines if line.box is not None)

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

    def offset_under(self, page: int, x: float, y: float) -> int | None:
        """Start of the line on `page` nearest to a point; None where the page has none."""
        first, end = self._starts[page], self._starts[page + 1]
        near: tuple[float, int] | None = None
        for line in self._source.lines[first:end]:
            if line.box is not None and line.start < line.end:
                across = max(line.box.x0 - x, x - line.box.x1, 0.0)
                down = max(line.box.y0 - y, y - line.box.y1, 0.0)
                distance = across / 4 + down  # a point beside a line means that line
                if near is None or distance < near[0]:
                    near = distance, line.start
        return None if near is None else near[1]

    def offset_at(self, page: int, y: float) -> int:
        """Start of the last line that begins at or above `y` points on `page`, or before that page."""
        for earlier in range(page, -1, -1):
            lines = self._lines(earlier)
            if earlier == page:
                lines = [line for line in lines if line[0] <= y]
            if lines:
                return lines[-1][1]
        return 0


def _first_lines(source: SourceText) -> list[int]:
    """For each page the index of its first line, and last the number of lines. Pages stand in order."""
    return [
        bisect_left(source.lines, page, key=lambda line: -1 if line.page is None else line.page)
        for page in range(len(source.pages) + 1)
    ]
