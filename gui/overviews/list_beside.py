"""A list at the left and what is told of the chosen row beside it: list, line, and their places."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QSplitter,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gui.models.tree import Index
from gui.panels.rows import bold, small
from gui.theme import Theme

PAUSE_MS = 120
EDGE, ROOM = 12, 7
CONTENT_WIDTH = 420  # at least, in logical pixels


class ListRows(QStyledItemDelegate):
    """Rows of two lines: what it is, and a quiet line below."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def lines(self, index: Index) -> tuple[str, str]:
        """The two lines of a row."""
        raise NotImplementedError

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        first = QFontMetricsF(bold(option.font)).lineSpacing()
        second = QFontMetricsF(small(option.font)).lineSpacing()
        return QSize(120, round(first + second) + 2 * ROOM)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = self._theme.colours
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        first, second = self.lines(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            ring = self._view.hasFocus()
            painter.setPen(QColor(colours.accent) if ring else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.chosen))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(5, 1.5, -5, -1.5), 6, 6)
        at = option.rect.top() + ROOM
        for text, font, colour in (
            (first, bold(option.font), colours.text),
            (second, small(option.font), colours.text if chosen else colours.quiet),
        ):
            metrics = QFontMetricsF(font)
            rect = QRect(
                option.rect.left() + EDGE, at, option.rect.width() - 2 * EDGE, round(metrics.lineSpacing())
            )
            painter.setFont(font)
            painter.setPen(QColor(colour))
            elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)
            at += rect.height()
        painter.restore()


class RowList(QListView):
    """A list of such rows. Its letters are commands, not a search; Enter says `entered`."""

    entered = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self.viewport().update)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: the letters are commands."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            takes = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            event.setAccepted(takes)
            if takes:
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class NarrowingLine(QLineEdit):
    """Says `asked` a moment after something was typed, and `down` where the arrow leads into the list."""

    asked = Signal()
    down = Signal()

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.asked)
        self.textChanged.connect(self._pause.start)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


def lay_out(page: QWidget, width: int, least: int) -> tuple[QVBoxLayout, QVBoxLayout]:
    """Part `page` into a list of `width`, not under `least` logical pixels, and what is told beside it; gives
    the column of each, to be filled."""
    split = QSplitter()
    split.setChildrenCollapsible(False)
    columns = QVBoxLayout(), QVBoxLayout()
    edges = (14, 16, 8, 10), (18, 16, 14, 12)
    for column, edge, narrowest in zip(columns, edges, (least, CONTENT_WIDTH), strict=True):
        side = QWidget()
        side.setMinimumWidth(narrowest)
        side.setLayout(column)
        column.setContentsMargins(*edge)
        split.addWidget(side)
    split.setSizes([width, 900])
    split.setStretchFactor(1, 1)
    whole = QVBoxLayout(page)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(split)
    return columns
