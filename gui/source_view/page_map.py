"""Between places in the text and places on the pages, by the boxes of the lines."""

from __future__ import annotations

from bisect import bisect_left

from core.annotations import PageBox
from core.source_text import Box, SourceText, Span


class PageMap:
    """Where on its pages the text of a source stands."""

    def __init__(self, source: SourceText) -> None:
        self._source = source
        self._starts = _first_lines(source)

    def lines_on(self, page: int) -> range:
        """Indexes of the lines on `page`; none where there is no such page."""
        known = 0 <= page < len(self._starts) - 1
        return range(self._starts[page], self._starts[page + 1]) if known else range(0)

    def span_of(self, page: int) -> Span | None:
        """What stands on `page`, from the start of its first line to the end of its last."""
        lines = self.lines_on(page)
        if not lines:
            return None
        return Span(self._source.lines[lines[0]].start, self._source.lines[lines[-1]].end)

    def end_before(self, page: int) -> int:
        """Where the last text before `page` ends; 0 where none does."""
        first = self._starts[min(page, len(self._starts) - 1)]
        return self._source.lines[first - 1].end if first else 0

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

    def box_of(self, offset: int) -> PageBox | None:
        """The line that holds `offset`; None where it has no place on a page."""
        if not self._source.lines:
            return None
        line = self._source.lines[self._source.line_at(offset)]
        return None if line.page is None or line.box is None else PageBox(line.page, line.box)

    def place_of(self, offset: int) -> tuple[int, float]:
        """Page and y (points) of the line that holds `offset`; the first page's top in an empty text."""
        found = self.box_of(offset)
        return (0, 0.0) if found is None else (found.page, found.box.y0)

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
