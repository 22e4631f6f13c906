"""A table in the window's style: quiet head, one line a row, rows that lead somewhere."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTreeView, QWidget

from gui.models.tree import Index
from gui.panels.leading_rows import LeadingRows
from gui.theme import Theme


class TableView(LeadingRows, QTreeView):
    """Delete and Backspace say `deleted`; Space turns the box of a row. Ctrl+C copies the chosen rows as
    text, tabs between the columns."""

    MORE_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Space)

    deleted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("tableView")
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.header().setHighlightSections(False)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.header().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(self.opened)
        theme.changed.connect(self.viewport().update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleted.emit()
        elif event.key() == Qt.Key.Key_Space and index.isValid():
            self._check(index)
        else:
            super().keyPressEvent(event)

    def copy_rows(self) -> None:
        """Put the chosen rows on the clipboard, as they are shown."""
        model = self.model()
        rows = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        order = sorted(range(model.columnCount()), key=self.header().visualIndex)
        shown = [column for column in order if not self.isColumnHidden(column)]
        lines = ["\t".join(str(index.siblingAtColumn(each).data() or "") for each in shown) for index in rows]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = self._theme.colours
        chosen = self.selectionModel().isSelected(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            row = QRectF(option.rect).adjusted(4, 1, -4, -1)
            ring = self.hasFocus() and index.row() == self.currentIndex().row()
            painter.setPen(QColor(colours.accent) if ring else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.chosen))
            painter.drawRoundedRect(row, 5, 5)
        else:
            painter.setPen(QColor(colours.line))
            painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()
        super().drawRow(painter, option, index)

    def _check(self, index: QModelIndex) -> None:
        """Space turns the box of the row, where it has one."""
        first = index.siblingAtColumn(0)
        state = first.data(Qt.ItemDataRole.CheckStateRole)
        if state is not None:
            checked = Qt.CheckState(state) == Qt.CheckState.Checked
            wanted = Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked
            self.model().setData(first, wanted, Qt.ItemDataRole.CheckStateRole)
