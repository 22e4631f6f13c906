"""What the checks of a draft found, drawn over its pages and its text: wavy lines under words, frames around
what is no text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from math import ceil, hypot
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPainterPath, QPen, QPixmap, QPixmapCache, QTransform
from PySide6.QtWidgets import QToolTip, QWidget

from core.annotations import PageBox
from core.review.finding import Severity
from core.source_text import Span
from gui.theme import Colours

WAVE, HEIGHT = 5.0, 1.2
"""Length of a wave, and how far it goes up and down, in logical pixels."""
WIDTH = 1.2
LEAST_SIZE = 0.6
"""So much smaller waves are at the most, where the page is shown small."""
LONGEST_WAVES = 90
"""Characters: about a line. A longer passage has dots instead of waves."""
WASH = 0.16
"""How opaque the ground of a chosen finding is."""


class FindingMark(NamedTuple):
    """A place of a finding: words, or a rectangle on a page; `words` say what was found."""

    span: Span
    severity: Severity
    words: str
    box: PageBox | None = None


class FindingMarks:
    """The marks of one document, to be asked for by their place."""

    def __init__(self, marks: Iterable[FindingMark] = ()) -> None:
        self.all = tuple(sorted(marks, key=_start))
        self.boxed = tuple(mark for mark in self.all if mark.box is not None)
        self._starts = [mark.span.start for mark in self.all]
        self._longest = max((mark.span.end - mark.span.start for mark in self.all), default=0)

    def within(self, span: Span) -> Iterator[FindingMark]:
        """Those that have words within `span`."""
        at = bisect_left(self._starts, span.start - self._longest)
        for mark in self.all[at:]:
            if mark.span.start >= span.end:
                return
            if mark.span.end > span.start:
                yield mark

    def at(self, offset: int) -> list[FindingMark]:
        """Those at the character at `offset`."""
        return list(self.within(Span(offset, offset + 1)))


def ink(colours: Colours, severity: Severity) -> str:
    """The colour of a severity on paper."""
    by_severity = {
        Severity.ERROR: colours.rejected,
        Severity.WARNING: colours.postponed,
        Severity.NOTE: colours.accent,
    }
    return by_severity[severity]


def wave_size(to_view: QTransform) -> float:
    """How large waves are for what a point of the page is in the view: small letters have small ones."""
    return min(1.0, max(LEAST_SIZE, to_view.map(QLineF(0, 0, 1, 0)).length()))


def paint_waves(
    painter: QPainter,
    waves: Iterable[tuple[FindingMark, Iterable[QLineF]]],
    colours: Colours,
    size: float = 1.0,
) -> None:
    """Wavy lines along the lower edges of words, as these stand in the viewport, `size` times as large as
    usual. A passage of several lines has dots instead: waves under all of them make it hard to read.

    There may be thousands: a wave that runs level is laid from a picture of one, as a path takes long."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    density = painter.device().devicePixelRatioF()
    pictures = {each: _picture(ink(colours, each), size, density) for each in Severity}
    high = next(iter(pictures.values())).deviceIndependentSize().height()
    for mark, lines in waves:
        is_long = mark.span.end - mark.span.start > LONGEST_WAVES
        for line in lines:
            if not is_long and line.dy() == 0 and line.dx() > 0:
                left, top = round(line.x1() * density) / density, round(line.y1() * density) / density
                painter.drawTiledPixmap(QRectF(left, top, line.dx(), high), pictures[mark.severity])
                continue
            pen = QPen(QColor(ink(colours, mark.severity)), WIDTH * size)
            pen.setStyle(Qt.PenStyle.DotLine if is_long else Qt.PenStyle.SolidLine)
            painter.setPen(pen)
            if is_long:
                painter.drawLine(line)
            else:
                painter.drawPath(wave(line, size))
    painter.restore()


def _picture(colour: str, size: float, density: float) -> QPixmap:
    """One wave of a level line, as wide and high as it is, to be laid side by side."""
    name = f"wave {colour} {size:.3f} {density:.3f}"
    picture = QPixmap()
    if QPixmapCache.find(name, picture):
        return picture
    width = max(3, round(WAVE * size * density))
    picture = QPixmap(width, ceil((2 * HEIGHT + WIDTH + 0.5) * size * density))
    picture.setDevicePixelRatio(density)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), WIDTH * size))
    long = width / density
    painter.drawPath(wave(QLineF(-long, WIDTH * size / 2, 2 * long, WIDTH * size / 2), size))
    painter.end()
    QPixmapCache.insert(name, picture)
    return picture


def paint_wash(painter: QPainter, rects: Iterable[QRectF], colours: Colours) -> None:
    """The ground of the chosen finding's words, with a line below them."""
    wash, line = QColor(colours.accent), QColor(colours.accent)
    wash.setAlphaF(WASH)
    for rect in rects:
        painter.fillRect(rect, wash)
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 2), line)


def paint_frame(painter: QPainter, rect: QRectF, severity: Severity, colours: Colours) -> None:
    """A dashed frame around what is no text."""
    painter.save()
    painter.setPen(QPen(QColor(ink(colours, severity)), WIDTH, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(-2, -2, 2, 2))
    painter.restore()


def wave(line: QLineF, size: float = 1.0) -> QPainterPath:
    """A wave along `line`, whichever way that runs: it hangs below, where letters end."""
    long, high = WAVE * size, HEIGHT * size
    x, y, dx, dy = line.x1(), line.y1(), line.dx(), line.dy()
    length = hypot(dx, dy)
    if length < 1:
        return QPainterPath()
    x, y = x - dy / length * high, y + dx / length * high
    path = QPainterPath(QPointF(x, y))
    half = long / 2
    steps = max(1, round(length / half))
    dx, dy = dx / steps, dy / steps
    across_x, across_y = -dy / half * high * 2, dx / half * high * 2
    for _step in range(steps):
        path.quadTo(x + dx / 2 + across_x, y + dy / 2 + across_y, x + dx, y + dy)
        x, y, across_x, across_y = x + dx, y + dy, -across_x, -across_y
    return path


def show_finding_tip(viewport: QWidget, event: QHelpEvent, marks: Sequence[FindingMark]) -> bool:
    """Say what was found at a place; false where nothing was."""
    if not marks:
        return False
    words = "<br>".join(dict.fromkeys(escape(mark.words) for mark in marks))
    QToolTip.showText(event.globalPos(), f"<qt>{words}</qt>", viewport)
    return True


def _start(mark: FindingMark) -> int:
    return mark.span.start
