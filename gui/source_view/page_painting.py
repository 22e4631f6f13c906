"""Painting what lies over a page: band, highlights, lines, areas, selection, hits.

On white paper colours are multiplied, on dark paper the lighter of the two wins: words stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QRegion, QTransform

from core.source_text import Box
from gui.source_view.outline import outline, paint_outline
from gui.source_view.page_shapes import PageShapes, Ruled
from gui.theme import Colours, highlight_colour, stroke_colour

LINE_WIDTH = 2.0
DOTS, DASHES = [1.0, 1.5], [4.0, 2.5]
"""Under notes and under comments, in widths of the line."""
"""Of an underline, in logical pixels."""
LEVEL_STEP = 3.0
CHOSEN_ROOM = 2.0
BAR_WIDTH = 3.0
"""Of the band's bar at its left edge."""
BAND = 0.55
"""How much of its colour fills the band: blue marks are seen on it."""
FAINT = 0.45
"""How much of a highlight's colour fills an area."""


def rect_of(box: Box) -> QRectF:
    """A box as Qt has it."""
    return QRectF(QPointF(box.x0, box.y0), QPointF(box.x1, box.y1))


@dataclass(frozen=True, slots=True)
class PagePainting:
    """Paints on one page; `to_view` leads from its points to the viewport."""

    painter: QPainter
    to_view: QTransform
    colours: Colours
    dark: bool

    def band(self, rect: QRectF, shapes: PageShapes) -> None:
        """The quiet band, with its bar at the left edge of the page's text.

        It leaves out what is highlighted: a colour over another would be neither of them.
        """
        view = self.to_view.mapRect(rect)
        coloured = [box for box, _colour in (*shapes.highlights, *shapes.areas)]
        region = QRegion(view.toRect())
        for each in self._views(coloured):
            region -= QRegion(each.toRect())
        quiet = mixed(QColor(self.colours.chosen), QColor(self.colours.paper), BAND)
        parts: Iterable[QRect] = region  # type: ignore[assignment]  # the stubs know no iteration
        self._wash((QRectF(part) for part in parts), quiet)
        width = BAR_WIDTH / self.to_view.map(QLineF(0, 0, 1, 0)).length()
        bar = QRectF(rect.left(), rect.top(), width, rect.height())
        self.painter.fillRect(self.to_view.mapRect(bar), QColor(self.colours.accent))

    def highlights(self, shapes: PageShapes) -> None:
        """The coloured grounds of highlights and areas."""
        for box, colour in shapes.highlights:
            # In whole pixels, as the band leaves them out.
            rects = [QRectF(each.toRect()) for each in self._views([box])]
            self._wash(rects, QColor(highlight_colour(self.colours, colour)))
        for box, colour in shapes.areas:
            ground = QColor(highlight_colour(self.colours, colour))
            self._wash(self._views([box]), mixed(ground, QColor(self.colours.paper), FAINT))

    def hits(self, boxes: Iterable[Box], current: Sequence[Box]) -> None:
        """All hits of a search, and the one the reader is at."""
        frame = QColor(self.colours.hit_frame)
        others = self._views(boxes)
        self._wash(others, QColor(self.colours.mark))
        self._frames(others, frame, 1.0)
        here = self._views(current)
        self._wash(here, QColor(self.colours.current_mark))
        self._frames([rect.adjusted(-1, -1, 1, 1) for rect in here], frame, 2.5)

    def selection(self, boxes: Iterable[Box]) -> None:
        """The selected words."""
        self._wash(self._views(boxes), QColor(self.colours.selection))

    def lines(self, shapes: PageShapes) -> None:
        """Underlines, dots under notes, dashes under comments, and the frames of areas."""
        self.painter.save()
        for ruled in shapes.lines:
            self._line(ruled)
        self.painter.restore()
        for box, colour in shapes.areas:
            self._frames(self._views([box]), QColor(stroke_colour(self.colours, colour)), 1.5)

    def chosen(self, boxes: Iterable[Box]) -> None:
        """One outline around the chosen mark, as it runs on the upright page."""
        room = CHOSEN_ROOM / self.to_view.map(QLineF(0, 0, 1, 0)).length()
        path = self.to_view.map(outline(map(rect_of, boxes), room))
        paint_outline(self.painter, path, self.colours)

    def area(self, box: Box) -> None:
        """The rectangle that the reader has chosen on the page."""
        rects = self._views([box])
        wash = QColor(self.colours.accent)
        wash.setAlphaF(0.12)
        self.painter.fillRect(rects[0], wash)
        self._frames(rects, QColor(self.colours.accent), 1.0)

    def _views(self, boxes: Iterable[Box]) -> list[QRectF]:
        return [self.to_view.mapRect(rect_of(box)) for box in boxes]

    def _wash(self, rects: Iterable[QRectF], colour: QColor) -> None:
        modes = QPainter.CompositionMode
        self.painter.setCompositionMode(
            modes.CompositionMode_Lighten if self.dark else modes.CompositionMode_Multiply
        )
        for rect in rects:
            self.painter.fillRect(rect, colour)
        self.painter.setCompositionMode(modes.CompositionMode_SourceOver)

    def _frames(self, rects: Iterable[QRectF], colour: QColor, width: float) -> None:
        self.painter.save()
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painter.setPen(QPen(colour, width))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        for rect in rects:
            self.painter.drawRoundedRect(rect, 1.5, 1.5)
        self.painter.restore()

    def _line(self, ruled: Ruled) -> None:
        pen = QPen(QColor(ink_of(ruled, self.colours)), LINE_WIDTH)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if ruled.colour is None:
            pen.setDashPattern(DASHES if ruled.is_comment else DOTS)
        self.painter.setPen(pen)
        down = (LEVEL_STEP * ruled.level) / self.to_view.map(QLineF(0, 0, 1, 0)).length()
        edge = QLineF(ruled.box.x0, ruled.box.y1 + down, ruled.box.x1, ruled.box.y1 + down)
        self.painter.drawLine(self.to_view.map(edge))


def ink_of(ruled: Ruled, colours: Colours) -> str:
    """The colour of a line under words."""
    if ruled.is_comment:
        return colours.comment
    return colours.quiet if ruled.colour is None else stroke_colour(colours, ruled.colour)


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """`share` of `one`, and for the rest `other`."""
    ways = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(a * share + b * (1 - share)) for a, b in ways))
