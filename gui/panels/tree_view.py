"""A tree in the window's style: rounded chosen row, quiet chevrons, rows drawn by a delegate."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTreeView, QWidget

from gui import icons
from gui.theme import Theme

Index = QModelIndex | QPersistentModelIndex


class TreeView(QTreeView):
    """Base of the library and the agenda tree. A single click chooses and, on a parent, opens."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.shows_chevrons = True
        self.setHeaderHidden(True)
        self.setIndentation(16)
        self.setRootIsDecorated(True)
        self.setUniformRowHeights(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        theme.changed.connect(self.viewport().update)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        chosen = self.selectionModel() is not None and self.selectionModel().isSelected(index)
        if chosen:
            row = QRectF(option.rect).adjusted(6, 1, -6, -1)
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.colours.chosen))
            painter.drawRoundedRect(row, 6, 6)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QColor(self.theme.colours.accent))
                painter.drawRoundedRect(row.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            painter.restore()
        super().drawRow(painter, option, index)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        if not self.shows_chevrons or not self.model().hasChildren(index):
            return
        name = "chevron-down" if self.isExpanded(index) else "chevron-right"
        side = 12
        box = QRectF(rect.right() - side, rect.center().y() - side / 2 + 1, side, side)
        icons.paint(painter, name, self.theme.colours.quiet, box)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: the letters are commands, and one that has nothing to do must not choose another row."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()  # wrapped titles have other heights now
