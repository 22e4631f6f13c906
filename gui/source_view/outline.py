"""The line around a passage: one for all lines that stand close below one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from gui.theme import Colours

WIDTH = 1.5
"""Of the line, in logical pixels."""
NEAR = 1.2
"""Lines no farther apart than so many of their heights are framed together."""


def outline(rects: Iterable[QRectF], room: float) -> QPainterPath:
    """Around `rects`, in the order of the text, with `room` about them; nothing runs between two lines.

    Pieces of one line are framed as one. Lines that do not stand below one another, as those of two columns,
    have an outline each.
    """
    path = QPainterPath()
    for lines in _stretches(_lines(rects)):
        path.addPolygon(_around(lines, room))
        path.closeSubpath()
    return path


def paint_outline(painter: QPainter, path: QPainterPath, colours: Colours) -> None:
    """Draw the outline of what is chosen."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(colours.accent), WIDTH)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.restore()


def _lines(rects: Iterable[QRectF]) -> list[QRectF]:
    """Whole lines, from their pieces."""
    lines: list[QRectF] = []
    for rect in rects:
        shared = min(rect.bottom(), lines[-1].bottom()) - max(rect.top(), lines[-1].top()) if lines else 0.0
        if shared > 0.5 * min(rect.height(), lines[-1].height() if lines else rect.height()):
            lines[-1] = lines[-1].united(rect)
        else:
            lines.append(rect)
    return lines


def _stretches(lines: Sequence[QRectF]) -> Iterable[list[QRectF]]:
    """Lines of which each stands right below the one before."""
    stretch: list[QRectF] = []
    for line in lines:
        if stretch and not _is_below(line, stretch[-1]):
            yield stretch
            stretch = []
        stretch.append(line)
    if stretch:
        yield stretch


def _is_below(line: QRectF, above: QRectF) -> bool:
    far = line.top() - above.bottom() > NEAR * min(line.height(), above.height())
    beside = line.left() >= above.right() or line.right() <= above.left()
    return line.top() > above.top() and not far and not beside


def _around(lines: Sequence[QRectF], room: float) -> QPolygonF:
    """Down along the right ends of the lines, and up along the left ones."""
    down, up = QPolygonF(), []
    for number, line in enumerate(lines):
        top = line.top() - room if number == 0 else (lines[number - 1].bottom() + line.top()) / 2
        last = number == len(lines) - 1
        bottom = line.bottom() + room if last else (line.bottom() + lines[number + 1].top()) / 2
        down.append([QPointF(line.right() + room, top), QPointF(line.right() + room, bottom)])
        up += [QPointF(line.left() - room, top), QPointF(line.left() - room, bottom)]
    down.append(up[::-1])
    return down
