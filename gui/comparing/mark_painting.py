"""How the marks of changes are drawn over the words of a text, and beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import inf

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from core.source_text import Span
from gui.comparing.change_marks import ChangeMark, Tone, ground, tone_colour
from gui.source_view.outline import outline, paint_outline
from gui.theme import Colours

SIGN = 11.0
"""Side of a sign in the margin, in logical pixels."""

RectsOf = Callable[[Span], Sequence[QRectF]]


def paint_marks(
    painter: QPainter,
    marks: Iterable[ChangeMark],
    shown: Span,
    rects: RectsOf,
    colours: Colours,
    margin: float,
    paint_words: Callable[[Sequence[QRectF]], object],
) -> None:
    """Draw the marks over the words that show. `margin` is where the bars and signs stand.

    Grounds are laid over the words as a marker's ink: dark words on light paper stay dark, light ones light.
    `paint_words` draws quiet ones within rectangles once more, as others are: they would be too faint there.
    """
    modes = QPainter.CompositionMode
    ink = modes.CompositionMode_Lighten if colours.is_dark else modes.CompositionMode_Multiply
    bars = []
    for mark in marks:
        for words in mark.words:
            within = Span(max(words.start, shown.start), min(words.end, shown.end))
            if within.start >= within.end:
                continue
            found = [_snug(rect) for rect in rects(within)]
            painter.setCompositionMode(ink)
            for rect in found:
                painter.fillRect(rect, QColor(ground(colours, mark.words_tone)))
            painter.setCompositionMode(modes.CompositionMode_SourceOver)
            paint_words(found)
            if words != mark.span or mark.tone is Tone.CHANGED:
                _paint_lines(painter, found, mark.words_tone, colours)
        within = Span(max(mark.span.start, shown.start), min(mark.span.end, shown.end))
        if lines := rects(within):
            bars.append(Bar(mark.tone, _snug(lines[0]), _snug(lines[-1]), mark.span.start >= shown.start))
    _paint_bars(painter, bars, colours, margin)


def _paint_lines(painter: QPainter, rects: Iterable[QRectF], tone: Tone, colours: Colours) -> None:
    """Struck through, underlined, or with dots below: the marks of single words are told without their
    colour."""
    style = Qt.PenStyle.DotLine if tone is Tone.CHANGED else Qt.PenStyle.SolidLine
    painter.setPen(QPen(QColor(tone_colour(colours, tone)), 1.4, style))
    for rect in rects:
        y = rect.center().y() + 1.0 if tone is Tone.REMOVED else rect.bottom() - 0.7
        painter.drawLine(QLineF(rect.left(), y, rect.right(), y))


@dataclass(frozen=True, slots=True)
class Bar:
    """What stands in the margin beside the lines of a change, from the first to the last; `has_sign` where
    the first is in view."""

    tone: Tone
    first: QRectF
    last: QRectF
    has_sign: bool = True


def margin_places(bars: Sequence[Bar]) -> list[tuple[float, float, float]]:
    """From where to where each bar goes, and where its sign begins. Changes on one line share its height
    in their order; none of their signs lies on another."""
    shares: dict[int, list[int]] = {}
    for number, bar in enumerate(bars):
        for line in dict.fromkeys((_line_of(bar.first), _line_of(bar.last))):
            shares.setdefault(line, []).append(number)
    places = []
    free = -inf
    for number, bar in enumerate(bars):
        top, end = _share(bar.first, shares[_line_of(bar.first)], number)
        _start, bottom = _share(bar.last, shares[_line_of(bar.last)], number)
        sign = max(free, (top + end - SIGN) / 2)
        if bar.has_sign:
            free = sign + SIGN + 2
        places.append((top, bottom, sign))
    return places


def _line_of(rect: QRectF) -> int:
    return round(rect.center().y())


def _share(line: QRectF, sharing: Sequence[int], number: int) -> tuple[float, float]:
    """The part of a line's height that the bar `number` has of those that share it."""
    part = line.height() / len(sharing)
    top = line.top() + part * sharing.index(number)
    return top, top + part - (1.0 if number != sharing[-1] else 0.0)


def _paint_bars(painter: QPainter, bars: Sequence[Bar], colours: Colours, margin: float) -> None:
    """A bar beside all lines of each change; at its first line the sign."""
    for bar, (top, bottom, sign) in zip(bars, margin_places(bars), strict=True):
        colour = tone_colour(colours, bar.tone)
        painter.fillRect(QRectF(margin, top, 3, bottom - top), QColor(colour))
        if bar.has_sign:
            paint_sign(painter, QRectF(margin + 6, sign, SIGN, SIGN), bar.tone, colour)


def paint_here(painter: QPainter, rects: Sequence[QRectF], colours: Colours) -> None:
    """The line around the chosen change."""
    paint_outline(painter, outline(map(_snug, rects), 2.5), colours)


def paint_missing(painter: QPainter, left: float, right: float, y: float, colours: Colours) -> None:
    """Where the words of the chosen change would stand in this text: a dashed line with arrowheads."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colours.accent), 1.5, Qt.PenStyle.DashLine))
    painter.drawLine(QLineF(left, y, right, y))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.accent))
    for x, inward in ((left, 6.0), (right, -6.0)):
        painter.drawPolygon([QPointF(x - inward, y - 4), QPointF(x, y), QPointF(x - inward, y + 4)])
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_caret(painter: QPainter, x: float, line: QRectF, colours: Colours) -> None:
    """Where they would stand within a line: a stroke between two words, with an arrowhead above."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colours.accent), 2.0))
    painter.drawLine(QLineF(x, line.top() + 2, x, line.bottom() - 2))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.accent))
    top = line.top() + 3
    painter.drawPolygon([QPointF(x - 4, top - 5), QPointF(x + 4, top - 5), QPointF(x, top)])
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_sign(painter: QPainter, rect: QRectF, tone: Tone, colour: str) -> None:
    """The sign of a tone: plus, minus, unequal, or an arrow up and down."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for x0, y0, x1, y1 in _STROKES[tone]:
        painter.drawLine(
            QPointF(rect.left() + x0 * rect.width(), rect.top() + y0 * rect.height()),
            QPointF(rect.left() + x1 * rect.width(), rect.top() + y1 * rect.height()),
        )
    painter.restore()


_STROKES = {
    Tone.ADDED: ((0.1, 0.5, 0.9, 0.5), (0.5, 0.1, 0.5, 0.9)),
    Tone.REMOVED: ((0.1, 0.5, 0.9, 0.5),),
    Tone.CHANGED: ((0.1, 0.33, 0.9, 0.33), (0.1, 0.67, 0.9, 0.67), (0.3, 0.95, 0.7, 0.05)),
    Tone.MOVED: (
        (0.5, 0.02, 0.5, 0.98),
        *((0.5, 0.02, 0.22, 0.3), (0.5, 0.02, 0.78, 0.3)),
        *((0.5, 0.98, 0.22, 0.7), (0.5, 0.98, 0.78, 0.7)),
    ),
}
"""Lines from the upper left corner of a square, as parts of its side."""


def _snug(rect: QRectF) -> QRectF:
    """The part of a line's height that its letters fill."""
    spare = rect.height() * 0.11
    return rect.adjusted(0, spare, 0, -spare)
