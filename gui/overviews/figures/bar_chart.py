"""A picture of bars made of sorts; every piece can be chosen with mouse and keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from core.language import _
from gui.models.register_words import with_spaces
from gui.panels import charts
from gui.panels.captions import plain_tip
from gui.panels.charts import Bar, Sort
from gui.theme import Theme

LYING_STEP = 27.0  # from one lying bar to the next
LYING_BAR = 19.0
MOST_LABEL = 0.34  # share of the width that the names of lying bars take at most
WIDEST_BAR, NARROWEST_STEP = 64.0, 22.0
HIGH = 250.0  # of the track of upright bars
AXIS_GAP = 10.0

Place = tuple[int, int]
"""A bar, and a sort in it."""


class BarChart(QWidget):
    """Bars side by side, or under each other where they lie. `chosen` carries a bar and a sort, by place."""

    chosen = Signal(int, int)

    def __init__(self, theme: Theme, name: str, *, upright: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._upright = upright
        self._sorts: tuple[Sort, ...] = ()
        self._bars: tuple[Bar, ...] = ()
        self._at: Place | None = None
        self.setObjectName("barChart")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The bars shown."""
        return self._bars

    @property
    def at(self) -> Place | None:
        """The piece the keyboard is at."""
        return self._at

    def show_bars(self, bars: Sequence[Bar], sorts: Sequence[Sort]) -> None:
        """Show other bars, or another number of them."""
        self._bars, self._sorts = tuple(bars), tuple(sorts)
        places = self._places()
        if self._at not in places:
            self._at = None
        if self._at is None and places and self.hasFocus():
            self._go(places[0])
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(520, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(self.width()))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        metrics = QFontMetricsF(self.font())
        track = HIGH if self._upright else LYING_STEP * len(self._bars)
        return int(
            charts.key_height(metrics, width, self._sorts) + AXIS_GAP + track + 2 * metrics.height() + 8
        )

    # Where everything is

    def _plot(self) -> QRectF:
        metrics = QFontMetricsF(self.font())
        top = charts.key_height(metrics, self.width(), self._sorts) + AXIS_GAP
        if self._upright:
            left = metrics.horizontalAdvance(with_spaces(self._steps()[-1])) + 12
            return QRectF(left, top + metrics.height(), self.width() - left - 2, HIGH)
        longest = max((metrics.horizontalAdvance(bar.label) for bar in self._bars), default=0.0)
        left = round(min(longest, self.width() * MOST_LABEL) + 10)
        right = metrics.horizontalAdvance(with_spaces(self._most())) + 14
        return QRectF(left, top, self.width() - left - right, LYING_STEP * len(self._bars))

    def _most(self) -> int:
        return max((bar.total for bar in self._bars), default=1) or 1

    def _steps(self) -> list[int]:
        return charts.steps(self._most())

    def _track(self, plot: QRectF, at: int) -> QRectF:
        if not self._upright:
            top = plot.top() + LYING_STEP * at + (LYING_STEP - LYING_BAR) / 2
            return QRectF(plot.left(), round(top), plot.width(), LYING_BAR)
        step = plot.width() / max(1, len(self._bars))
        wide = min(WIDEST_BAR, round(step * 0.72))
        return QRectF(round(plot.left() + step * at + (step - wide) / 2), plot.top(), wide, plot.height())

    def _pieces(self) -> list[tuple[Place, QRectF]]:
        plot, most = self._plot(), self._steps()[-1]
        return [
            ((at, sort), rect)
            for at, bar in enumerate(self._bars)
            for sort, rect in charts.pieces(bar, self._track(plot, at), most, upright=self._upright)
        ]

    def _places(self) -> list[Place]:
        return [
            (at, sort) for at, bar in enumerate(self._bars) for sort, count in enumerate(bar.counts) if count
        ]

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = self._theme.colours
        charts.paint_key(painter, self.width(), self._sorts, colours)
        plot = self._plot()
        charts.paint_steps(painter, plot, self._steps(), colours, upright=self._upright)
        seen = QRectF(event.rect()).adjusted(-4, -4, 4, 4)  # hundreds of bodies are not drawn at each step
        for (at, sort), rect in self._pieces():
            if not rect.intersects(seen):
                continue
            charts.paint_sort(painter, rect, self._sorts[sort], colours)
            charts.paint_count(painter, rect, self._bars[at].counts[sort], self._sorts[sort], colours)
        self._paint_labels(painter, plot, seen)
        ring = dict(self._pieces()).get(self._at) if self._at is not None and self.hasFocus() else None
        if ring is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.paper), 4.0))
            painter.drawRect(ring.adjusted(-1, -1, 1, 1))
            painter.setPen(QPen(QColor(colours.text), 2.0))
            painter.drawRect(ring.adjusted(-1, -1, 1, 1))
        painter.end()

    def _paint_labels(self, painter: QPainter, plot: QRectF, seen: QRectF) -> None:
        metrics = QFontMetricsF(painter.font())
        colours, most = self._theme.colours, self._steps()[-1]
        step = plot.width() / max(1, len(self._bars))
        widest = max((metrics.horizontalAdvance(bar.label) for bar in self._bars), default=0.0)
        every = max(1, -(-int(widest + 8) // max(1, int(step)))) if self._upright else 1
        for at, bar in enumerate(self._bars):
            track = self._track(plot, at)
            if not self._upright and not (seen.top() < track.bottom() and track.top() < seen.bottom()):
                continue
            painter.setPen(QColor(colours.text))
            if self._upright:
                top = plot.bottom() - bar.total / most * plot.height()
                total = QRectF(track.center().x() - 40, top - metrics.height() - 1, 80, metrics.height())
                if bar.total and metrics.horizontalAdvance(with_spaces(bar.total)) < step - 2:
                    painter.drawText(total, Qt.AlignmentFlag.AlignCenter, with_spaces(bar.total))
                if at % every == 0:
                    foot = QRectF(track.center().x() - 80, plot.bottom() + 4, 160, metrics.height())
                    painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, bar.label)
                continue
            name = metrics.elidedText(bar.label, Qt.TextElideMode.ElideMiddle, plot.left() - 8)
            where = QRectF(0, track.top(), plot.left() - 8, track.height())
            painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, name)
            end = plot.left() + bar.total / most * plot.width()
            where = QRectF(end + 6, track.top(), 80, track.height())
            painter.drawText(
                where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, with_spaces(bar.total)
            )

    # What the reader does

    def words(self, place: Place) -> str:
        """What a piece stands for: "2024, Approved: 12"."""
        bar, sort = self._bars[place[0]], self._sorts[place[1]]
        return _("{bar}, {sort}: {count}").format(
            bar=bar.label, sort=sort.name, count=with_spaces(bar.counts[place[1]])
        )

    def _place_at(self, event: QMouseEvent | QHelpEvent) -> Place | None:
        where = event.position() if isinstance(event, QMouseEvent) else event.pos().toPointF()
        return next((place for place, rect in self._pieces() if rect.contains(where)), None)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            place = self._place_at(event)
            if place is not None:
                QToolTip.showText(event.globalPos(), plain_tip(self.words(place)), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hand = self._place_at(event) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event)
        if event.button() is Qt.MouseButton.LeftButton and place is not None:
            self._go(place)
            self.chosen.emit(*place)

    def focusInEvent(self, event: object) -> None:
        places = self._places()
        if self._at is None and places:
            self._go(places[0])
        self.update()

    def focusOutEvent(self, event: object) -> None:
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go along the bars and through the pieces of one; Return leads to what a piece stands for."""
        key, places = event.key(), self._places()
        if self._at is None or not places:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(*self._at)
        elif key in _UPRIGHT:
            self._move(*(_UPRIGHT if self._upright else _LYING)[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(places[0 if key == Qt.Key.Key_Home else -1])
        else:
            super().keyPressEvent(event)

    def _move(self, bars: int, sorts: int) -> None:
        assert self._at is not None
        at, sort = self._at
        if bars:
            others = sorted(
                {each for each, _sort in self._places() if (each - at) * bars > 0}, reverse=bars < 0
            )
            if others:
                here = [each for bar, each in self._places() if bar == others[0]]
                self._go((others[0], min(here, key=lambda each: abs(each - sort))))
        else:
            here = [each for bar, each in self._places() if bar == at]
            wanted = here.index(sort) + sorts
            if 0 <= wanted < len(here):
                self._go((at, here[wanted]))

    def _go(self, place: Place) -> None:
        self._at = place
        self.setAccessibleDescription(self.words(place))
        self.update()


_UPRIGHT: dict[int, tuple[int, int]] = {  # to other bars, and to other sorts of the same
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_LYING: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
