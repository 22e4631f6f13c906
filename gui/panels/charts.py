"""The pieces of the pictures: what sorts look like, steps of an axis, bars, labels, the key to the patterns.

Sorts differ by their hatching as well as by colour, so that a picture can be read in black and white and by
those who tell no colours apart; counts stand in the bars. Sizes are logical pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, log10

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from gui.models.register_words import with_spaces
from gui.theme import Colours

SWATCH = 14.0
"""Side of a square in the key."""
KEY_GAP = 16.0
LABEL_ROOM = 3.0  # around a count that stands on hatching


@dataclass(frozen=True, slots=True)
class Sort:
    """One of the sorts a bar is made of: its name, which of the theme's colours it has, its hatching."""

    name: str
    colour: str  # a field of Colours
    pattern: Qt.BrushStyle


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what stands at its foot, how many of each sort; `counts` are as the sorts are."""

    label: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """How many there are of all sorts."""
        return sum(self.counts)


def steps(most: int, about: int = 5) -> list[int]:
    """The numbers an axis shows from 0 to at least `most`: whole, round, about so many above 0."""
    if most < 1:
        return [0, 1]
    rough = max(1.0, most / about)
    power = 10 ** int(log10(rough))
    step = next(int(factor * power) for factor in (1, 2, 5, 10) if factor * power >= rough)
    return [*range(0, step * ceil(most / step) + 1, step)]


def paint_sort(painter: QPainter, where: QRectF, sort: Sort, colours: Colours) -> None:
    """Fill a piece of a bar, or a square of the key, as `sort` looks."""
    strong = QColor(getattr(colours, sort.colour))
    painter.setPen(Qt.PenStyle.NoPen)
    if sort.pattern is Qt.BrushStyle.SolidPattern:
        painter.fillRect(where, strong)
    else:
        painter.fillRect(where, QColor(colours.paper))
        painter.fillRect(where, QBrush(strong, sort.pattern))
    painter.setPen(QPen(strong, 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(where.adjusted(0.5, 0.5, -0.5, -0.5))


def paint_count(painter: QPainter, where: QRectF, count: int, sort: Sort, colours: Colours) -> None:
    """Write a count into its piece of a bar, on a quiet ground of its own, where there is room for it."""
    metrics, text = QFontMetricsF(painter.font()), with_spaces(count)
    size = QSizeF(metrics.horizontalAdvance(text) + 2 * LABEL_ROOM, metrics.height())
    if size.width() > where.width() - 2 or size.height() > where.height() - 1:
        return
    plate = QRectF(where.center() - QPointF(size.width() / 2, size.height() / 2), size)
    if sort.pattern is Qt.BrushStyle.SolidPattern:
        painter.setPen(QColor(colours.paper))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.paper))
        painter.drawRoundedRect(plate, LABEL_ROOM, LABEL_ROOM)
        painter.setPen(QColor(colours.text))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, text)


def paint_key(painter: QPainter, width: float, sorts: Sequence[Sort], colours: Colours) -> float:
    """Name the sorts side by side, in lines no longer than `width`; gives the height it took."""
    return _key(painter, QFontMetricsF(painter.font()), width, sorts, colours)


def key_height(metrics: QFontMetricsF, width: float, sorts: Sequence[Sort]) -> float:
    """How high the key to `sorts` is in lines no longer than `width`."""
    return _key(None, metrics, width, sorts, None)


def _key(
    painter: QPainter | None,
    metrics: QFontMetricsF,
    width: float,
    sorts: Sequence[Sort],
    colours: Colours | None,
) -> float:
    line = max(SWATCH, metrics.height()) + 5
    x = y = 0.0
    for sort in sorts:
        long = SWATCH + 6 + metrics.horizontalAdvance(sort.name)
        if x > 0 and x + long > width:
            x, y = 0.0, y + line
        if painter is not None and colours is not None:
            paint_sort(painter, QRectF(x, y + (line - SWATCH) / 2, SWATCH, SWATCH), sort, colours)
            painter.setPen(QColor(colours.text))
            where = QRectF(x + SWATCH + 6, y, long, line)
            painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, sort.name)
        x += long + KEY_GAP
    return y + line


def paint_steps(
    painter: QPainter, plot: QRectF, numbers: Sequence[int], colours: Colours, *, upright: bool
) -> None:
    """Draw the steps of the axis as quiet lines over `plot`, each with its number: at the left edge where
    bars stand `upright`, below where they lie."""
    metrics = QFontMetricsF(painter.font())
    most = numbers[-1] or 1
    for number in numbers:
        painter.setPen(QPen(QColor(colours.handle if number == 0 else colours.line), 1.0))
        text, share = with_spaces(number), number / most
        if upright:
            y = round(plot.bottom() - share * plot.height()) + 0.5
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            where = QRectF(0, y - metrics.height() / 2, plot.left() - 7, metrics.height())
            align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        else:
            x = round(plot.left() + share * plot.width()) + 0.5
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
            where = QRectF(x - 40, plot.bottom() + 3, 80, metrics.height())
            align = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.setPen(QColor(colours.quiet))
        painter.drawText(where, align, text)


def pieces(bar: Bar, along: QRectF, most: int, *, upright: bool) -> list[tuple[int, QRectF]]:
    """Where each sort of a bar is drawn, by its place among the sorts; those of which there are none are
    left out. `along` is the whole track of the bar, from 0 to `most`; edges lie on whole pixels."""
    found, before = [], 0
    for at, count in enumerate(bar.counts):
        if not count:
            continue
        low, high = before / most, (before + count) / most
        before += count
        if upright:
            top, bottom = (round(along.bottom() - share * along.height()) for share in (high, low))
            rect = QRectF(along.left(), top, along.width(), max(1, bottom - top))
        else:
            left, right = (round(along.left() + share * along.width()) for share in (low, high))
            rect = QRectF(left, along.top(), max(1, right - left), along.height())
        found.append((at, rect))
    return found
