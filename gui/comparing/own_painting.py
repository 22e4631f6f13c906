"""How the reader's annotations are drawn in a text that is compared: quieter than what changed, which has the
grounds, the lines through words and the right margin."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from core.annotations import About, Colour
from core.source_text import Span
from gui.annotations.placing import Mark
from gui.source_view.page_signs import Sign, paint_signs, signs_of
from gui.source_view.text_marks import RectsOf, paint_lines, shown_shapes, signs_beside
from gui.theme import Colours, stroke_colour

TagColour = Callable[[str], Colour | None]

EDGE = 4.0
"""Between the sheet's edge and the signs, in logical pixels."""


def paint_own(
    painter: QPainter,
    marks: Sequence[Mark],
    shown: Span,
    rects: RectsOf,
    colours: Colours,
    margin: QRectF,
    tag_colour: TagColour,
) -> list[Sign]:
    """Draw `marks` on the words that show: a line under them in their colour, and signs of notes, tags and
    follow-ups in the left `margin`. Gives the signs."""
    shapes = shown_shapes([mark for mark in marks if is_on_words(mark)], shown, rects)
    for box, colour in shapes.highlights:
        painter.setPen(QPen(QColor(stroke_colour(colours, colour)), 2.0, Qt.PenStyle.SolidLine))
        y = box.y1 - (box.y1 - box.y0) * 0.11
        painter.drawLine(QLineF(box.x0, y, box.x1, y))
    paint_lines(painter, shapes, colours, 1.0)
    signs = signs_beside(
        shown_shapes(marks, shown, rects).cards, margin.left() + EDGE, margin.width() - EDGE, tag_colour
    )
    paint_signs(painter, signs, colours)
    return signs


def is_on_words(mark: Mark) -> bool:
    """Whether it is on words of its own, and not on an item or a decision as a whole."""
    return mark.annotation.about is About.PASSAGE and mark.annotation.passage is not None


def tip_at(marks: Sequence[Mark], offset: int, tag_colour: TagColour) -> str:
    """What the annotations say that cover the character at `offset`; empty where none says anything."""
    here = [mark for mark in marks if mark.span.start <= offset < mark.span.end]
    return "\n".join(each.words for each in signs_of(here, tag_colour))
