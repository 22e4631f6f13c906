"""The reader's marks, a search's hits and the selection, drawn over the words of text mode."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import inf

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from core.annotations import AnnotationKind, Colour
from core.source_text import Box, Span
from gui.annotations.placing import Mark
from gui.source_view.outline import outline, paint_outline
from gui.source_view.page_painting import DASHES, ink_of
from gui.source_view.page_shapes import Card, PageShapes, shapes_of
from gui.source_view.page_signs import SIDE, SPACE, WIDTHS, Sign, signs_of
from gui.theme import Colours, highlight_colour

NO_PAGE = -1
"""Areas have lines of their own in text mode; no page's are drawn as such."""

RectsOf = Callable[[Span], Iterable[QRectF]]


def shown_shapes(marks: Sequence[Mark], shown: Span, rects: RectsOf) -> PageShapes:
    """What is drawn of the marks on the words that show; boxes in logical pixels of the viewport."""
    near = [
        mark
        for mark in marks
        if mark.span.start < shown.end
        and mark.span.end > shown.start
        and mark.annotation.kind is not AnnotationKind.AREA
    ]
    if not near:
        return PageShapes()

    def boxes(span: Span) -> list[Box]:
        return [Box(r.left(), r.top(), r.right(), r.bottom()) for r in rects(span)]

    return shapes_of(near, NO_PAGE, shown, boxes)


def paint_grounds(painter: QPainter, shapes: PageShapes, colours: Colours) -> None:
    """The grounds of what is highlighted, below the words."""
    for box, colour in shapes.highlights:
        painter.fillRect(snug(_rect(box)), QColor(highlight_colour(colours, colour)))


def paint_hit(painter: QPainter, rects: Sequence[QRectF], colours: Colours, *, current: bool) -> None:
    """A hit, in a frame as on pages; the one the reader is at stands out."""
    painter.setPen(QPen(QColor(colours.hit_frame), 2.5 if current else 1.0))
    painter.setBrush(QColor(colours.current_mark if current else colours.mark))
    for rect in map(snug, rects):
        painter.drawRoundedRect(rect, 1.5, 1.5)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_rects(painter: QPainter, rects: Iterable[QRectF], colour: str) -> None:
    """The ground of hits."""
    for rect in rects:
        painter.fillRect(rect, QColor(colour))


def paint_selection(painter: QPainter, rects: Iterable[QRectF], colour: str, *, dark: bool) -> None:
    """The ground of what is selected, as on pages: what is highlighted below it is seen."""
    modes = QPainter.CompositionMode
    painter.setCompositionMode(modes.CompositionMode_Lighten if dark else modes.CompositionMode_Multiply)
    paint_rects(painter, rects, colour)
    painter.setCompositionMode(modes.CompositionMode_SourceOver)


def paint_lines(painter: QPainter, shapes: PageShapes, colours: Colours, zoom: float) -> None:
    """Underlines, dots under passages that only have a note, dashes under those with a comment."""
    thick = max(1.2, 1.5 * zoom)
    for ruled in shapes.lines:
        box, colour, level, is_comment = ruled
        plain = Qt.PenStyle.DotLine if colour is None else Qt.PenStyle.SolidLine
        pen = QPen(QColor(ink_of(ruled, colours)), thick, plain)
        if is_comment:
            pen.setDashPattern(DASHES)
        painter.setPen(pen)
        y = snug(_rect(box)).bottom() - thick + level * thick * 2
        painter.drawLine(QLineF(box.x0, y, box.x1, y))


def paint_chosen(painter: QPainter, rects: Sequence[QRectF], colours: Colours) -> None:
    """One outline around the passage whose marks are chosen."""
    paint_outline(painter, outline(map(snug, rects), 2.0), colours)


def signs_beside(
    cards: Iterable[Card], left: float, width: float, tag_colour: Callable[[str], Colour | None]
) -> list[Sign]:
    """The signs of `cards` in the margin that begins at `left` and is `width` wide.

    Those of one passage begin in its first line and go on below, where the margin is full; none lies over
    another.
    """
    found: list[Sign] = []
    free = -inf
    for card in sorted((card for card in cards if card.begins), key=lambda card: card.box.y0):
        x, y = left, max(free, (card.box.y0 + card.box.y1 - SIDE) / 2)
        for kind, colour, words, letters in signs_of(card.marks, tag_colour):
            wide = SIDE * WIDTHS.get(kind, 1.0)
            if x > left and x + wide > left + width:
                x, y = left, y + SIDE + SPACE
            found.append(Sign(QRectF(x, y, wide, SIDE), kind, colour, card.target, words, letters))
            x += wide + SPACE
            free = y + SIDE + SPACE
    return found


def _rect(box: Box) -> QRectF:
    return QRectF(box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0)


def snug(rect: QRectF) -> QRectF:
    """The part of a line's height that its letters fill: lines stand apart, their grounds do not touch."""
    spare = rect.height() * 0.11
    return rect.adjusted(0, spare, 0, -spare)
