"""A row that leads somewhere: what it is, a quiet line below, and a count at its end."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from gui.theme import Theme

ROOM, GAP = 8.0, 1.0
BEHIND = Qt.KeyboardModifier.ControlModifier


class RowButton(QAbstractButton):
    """`clicked` opens it, `opened_behind` with Ctrl or by the middle button."""

    opened_behind = Signal()

    def __init__(
        self,
        theme: Theme,
        words: str,
        below: str = "",
        count: str = "",
        *,
        count_colour: str = "quiet",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._below = below
        self._count = count
        self._count_colour = count_colour  # a name in the table of colours
        self.setText(words)
        self.setAccessibleName(" · ".join(filter(None, (words, below, count))))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        height = QFontMetricsF(self._bold()).lineSpacing() + 2 * ROOM
        if self._below:
            height += QFontMetricsF(self._small()).lineSpacing() + GAP
        return QSize(220, round(height))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QColor(colours.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.ground))
            painter.drawRoundedRect(row, 6, 6)
        inside = row.adjusted(10, ROOM, -10, -ROOM)
        taken = self._paint_count(painter, inside)
        first = QFontMetricsF(self._bold()).lineSpacing()
        words = QRectF(inside.left(), inside.top(), inside.width() - taken, first)
        self._line(painter, words, self.text(), self._bold(), colours.text)
        second = QRectF(inside.left(), words.bottom() + GAP, inside.width(), first)
        self._line(painter, second, self._below, self._small(), colours.quiet)
        painter.end()

    def _paint_count(self, painter: QPainter, inside: QRectF) -> float:
        if not self._count:
            return 0.0
        width = QFontMetricsF(self._small()).horizontalAdvance(self._count) + 2
        rect = QRectF(inside.right() - width, inside.top(), width, QFontMetricsF(self._bold()).lineSpacing())
        self._line(
            painter, rect, self._count, self._small(), getattr(self._theme.colours, self._count_colour)
        )
        return width + 12

    def _line(self, painter: QPainter, rect: QRectF, text: str, font: QFont, colour: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        elided = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.94)
        return font

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & BEHIND:
                self.opened_behind.emit()
            else:
                self.click()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        middle = event.button() == Qt.MouseButton.MiddleButton
        if inside and (middle or event.modifiers() & BEHIND):
            self.setDown(False)
            self.opened_behind.emit()
        else:
            super().mouseReleaseEvent(event)
