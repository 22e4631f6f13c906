"""The reader's marks, a search's hits and the selection, drawn over the words of text mode."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from core.annotations import AnnotationKind
from core.source_text import Box, Span
from gui import icons
from gui.placing import Mark, Target
from gui.source_view.outline import outline, paint_outline
from gui.source_view.page_shapes import Card, PageShapes, shapes_of
from gui.theme import Colours, highlight_colour, stroke_colour

SIGN = 14.0
"""Side of a sign in the margin, in logical pixels."""
NO_PAGE = -1
"""Areas have lines of their own in text mode; no page's are drawn as such."""
_SIGNED = (AnnotationKind.NOTE, AnnotationKind.TAG, AnnotationKind.FOLLOW_UP)

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
        painter.fillRect(_snug(_rect(box)), QColor(highlight_colour(colours, colour)))
def paint_hit(painter: QPainter, rects: Sequence[QRectF], colours: Colours, *, current: bool) -> None:
    """A hit, in a frame as on pages; the one the reader is at stands out."""
    painter.setPen(QPen(QColor(colours.hit_frame), 2.5 if current else 1.0))
    painter.setBrush(QColor(colours.current_mark if current else colours.mark))
    for rect in map(_snug, rects):
        painter.drawRoundedRect(rect, 1.5, 1.5)
    painter.setBrush(Qt.BrushStyle.NoBrush)




def paint_rects(painter: QPainter, rects: Iterable[QRectF], colour: str) -> None:
    """The ground of hits or of the selection."""
    for rect in rects:
        painter.fillRect(rect, QColor(colour))


def paint_lines(painter: QPainter, shapes: PageShapes, colours: Colours, zoom: float) -> None:
    """Underlines, and dots under passages that only have a note."""
    thick = max(1.2, 1.5 * zoom)
    for box, colour, level in shapes.lines:
        style = Qt.PenStyle.DotLine if colour is None else Qt.PenStyle.SolidLine
        ink = colours.quiet if colour is None else stroke_colour(colours, colour)
        painter.setPen(QPen(QColor(ink), thick, style))
        y = _snug(_rect(box)).bottom() - thick + level * thick * 2
        painter.drawLine(QLineF(box.x0, y, box.x1, y))


def paint_chosen(painter: QPainter, rects: Sequence[QRectF], colours: Colours) -> None:
    """One outline around the passage whose marks are chosen."""
    paint_outline(painter, outline(map(_snug, rects), 2.0), colours)


def sign_places(cards: Iterable[Card], x: float) -> list[tuple[QRectF, Target, Mark]]:
    """Where the signs of notes, tags and follow-ups stand in the margin that begins at `x`."""
    taken: dict[int, int] = {}
    found = []
    for card in cards:
        if not card.begins:
            continue
        kinds = {mark.annotation.kind: mark for mark in card.marks}
        for kind in _SIGNED:
            if kind not in kinds:
                continue
            line = round(card.box.y0)
            number = taken[line] = taken.get(line, -1) + 1
            middle = (card.box.y0 + card.box.y1) / 2
            rect = QRectF(x + number * (SIGN + 4), middle - SIGN / 2, SIGN, SIGN)
            found.append((rect, card.target, kinds[kind]))
    return found


def paint_sign(painter: QPainter, rect: QRectF, mark: Mark, marks: Sequence[Mark], colours: Colours) -> None:
    """The sign of a note, a tag or a follow-up, in the colour of its marks; quiet once it is done."""
    colour = next((each.annotation.colour for each in marks if each.annotation.colour), None)
    ink = colours.accent if colour is None else stroke_colour(colours, colour)
    follow_up = mark.annotation.follow_up
    if follow_up is not None and follow_up.done is not None:
        ink = colours.quiet
    icons.paint(painter, f"kind-{mark.annotation.kind.value}", ink, rect)


def _rect(box: Box) -> QRectF:
    return QRectF(box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0)


def _snug(rect: QRectF) -> QRectF:
    """The part of a line's height that its letters fill: lines stand apart, their grounds do not touch."""
    spare = rect.height() * 0.11
    return rect.adjusted(0, spare, 0, -spare)
