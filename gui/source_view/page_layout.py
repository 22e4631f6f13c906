"""Where the pages of a document lie in one continuous column, in logical pixels, turned or upright."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from PySide6.QtCore import QPointF, QRect, QSizeF
from PySide6.QtGui import QTransform

from core.source_text import PageSize

GAP = 18
MARGIN = 24
PIXELS_PER_POINT = 96 / 72
"""Logical pixels a point at 100 %."""


class PageLayout:
    """The column of pages at one zoom, turned by `rotation` degrees clockwise: 0, 90, 180 or 270.

    Pages wider than `most` logical pixels are as wide as that, and higher ones as high.
    """

    def __init__(
        self,
        sizes: Sequence[PageSize],
        zoom: float,
        most: float | None = None,
        rotation: int = 0,
        most_high: float | None = None,
    ) -> None:
        self.rotation = rotation
        self._sizes = sizes
        self._turned = [turned_size(size, rotation) for size in sizes]
        scale = zoom * PIXELS_PER_POINT
        self._scales = [_scale(size, scale, most, most_high) for size in self._turned]
        sides = list(zip(self._turned, self._scales, strict=True))
        self._widths = [max(1, round(size.width * by)) for size, by in sides]
        self._heights = [max(1, round(size.height * by)) for size, by in sides]
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

    def transform(self, page: int, viewport_width: int) -> QTransform:
        """From points of `page`, as it stands upright, to the column."""
        corner = self.rect(page, viewport_width).topLeft()
        scale, size = self._scales[page], self._sizes[page]
        to_column = QTransform.fromTranslate(corner.x(), corner.y()).scale(scale, scale)
        return turn(QSizeF(size.width, size.height), self.rotation) * to_column

    def page_at(self, y: float) -> int:
        """The page at height `y` of the column, or the next one above it."""
        return max(0, bisect_right(self._tops, y) - 1)

    def nearest_page(self, y: float) -> int:
        """The page whose edge is nearest to height `y` of the column."""
        page = self.page_at(y)
        if page + 1 < len(self._tops):
            below_this, above_next = y - self._tops[page] - self._heights[page], self._tops[page + 1] - y
            return page + 1 if above_next < below_this else page
        return page

    def pages_between(self, top: int, bottom: int) -> Iterator[int]:
        """The pages that show between two heights of the column."""
        for page in range(self.page_at(top), len(self._tops)):
            if self._tops[page] > bottom:
                return
            if self._tops[page] + self._heights[page] >= top:
                yield page

    def y_of(self, page: int, points: float) -> int:
        """The height in the column of `points` below the upper edge of `page` as it is turned."""
        return self._tops[page] + round(points * self._scales[page]) if self._tops else 0

    def place_at(self, y: float) -> tuple[int, float]:
        """Page and points below its upper edge, as it is turned, at height `y` of the column."""
        page = self.page_at(y)
        return (page, (y - self._tops[page]) / self._scales[page]) if self._tops else (0, 0.0)

    def upright(self, page: int, y: float) -> float:
        """Where on the upright page, in points from its upper edge, the line `y` below the edge shown begins.

        On a page that lies on its side that is not one place: its middle stands for it.
        """
        middle = QPointF(self._turned[page].width / 2, y)
        back, _possible = turn(QSizeF(*self._sizes[page]), self.rotation).inverted()
        return float(back.map(middle).y())


def turned_size(size: PageSize, rotation: int) -> PageSize:
    """`size` of a page that is turned by `rotation` degrees."""
    return PageSize(size.height, size.width) if rotation % 180 else size


def turn(size: QSizeF, rotation: int) -> QTransform:
    """Turns a rectangle of `size` at the origin clockwise, its new upper left corner at the origin again."""
    width, height = size.width(), size.height()
    return {
        90: QTransform(0, 1, -1, 0, height, 0),
        180: QTransform(-1, 0, 0, -1, width, height),
        270: QTransform(0, -1, 1, 0, 0, width),
    }.get(rotation, QTransform())


def _scale(size: PageSize, scale: float, most: float | None, most_high: float | None) -> float:
    if most is not None and size.width * scale > most:
        scale = max(most, 1.0) / size.width
    if most_high is not None and size.height * scale > most_high:
        scale = max(most_high, 1.0) / size.height
    return scale
