"""Where the pages of a document lie in one continuous column, in logical pixels."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from PySide6.QtCore import QRect

from core.source_text import PageSize

GAP = 18
MARGIN = 24
PIXELS_PER_POINT = 96 / 72
"""Logical pixels a point at 100 %."""


class PageLayout:
    """The column of pages at one zoom. Pages wider than `most` logical pixels are as wide as that."""

    def __init__(self, sizes: Sequence[PageSize], zoom: float, most: float | None = None) -> None:
        scale = zoom * PIXELS_PER_POINT
        self._scales = [
            scale if most is None or size.width * scale <= most else max(most, 1.0) / size.width
            for size in sizes
        ]
        self._widths = [max(1, round(size.width * by)) for size, by in zip(sizes, self._scales, strict=True)]
        self._heights = [
            max(1, round(size.height * by)) for size, by in zip(sizes, self._scales, strict=True)
        ]
        self._tops = list(accumulate((h + GAP for h in self._heights), initial=MARGIN))[:-1]
        self.width = max(self._widths, default=0) + 2 * MARGIN
        self.height = self._tops[-1] + self._heights[-1] + MARGIN if sizes else 0

    def scale(self, page: int) -> float:
        """Logical pixels a point on `page`."""
        return self._scales[page]

    def rect(self, page: int, viewport_width: int) -> QRect:
        """The rectangle of `page`, centred in a column at least as wide as the viewport."""
        column = max(self.width, viewport_width)
        width = self._widths[page]
        return QRect((column - width) // 2, self._tops[page], width, self._heights[page])

    def page_at(self, y: int) -> int:
        """The page at height `y` of the column, or the next one above it."""
        return max(0, bisect_right(self._tops, y) - 1)

    def pages_between(self, top: int, bottom: int) -> Iterator[int]:
        """The pages that show between two heights of the column."""
        for page in range(self.page_at(top), len(self._tops)):
            if self._tops[page] > bottom:
                return
            if self._tops[page] + self._heights[page] >= top:
                yield page

    def y_of(self, page: int, points: float) -> int:
        """The height in the column of `points` below the upper edge of `page`."""
        return self._tops[page] + round(points * self._scales[page]) if self._tops else 0

    def place_at(self, y: int) -> tuple[int, float]:
        """Page and points below its upper edge at height `y` of the column."""
        page = self.page_at(y)
        return (page, (y - self._tops[page]) / self._scales[page]) if self._tops else (0, 0.0)
