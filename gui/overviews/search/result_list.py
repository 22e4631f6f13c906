"""The list of the search page: it is walked through while the keyboard stays in the line."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from core.language import _
from gui.models.search_rows import Caption, HeadRow, LeadRow, Message, Row, SearchRows
from gui.overviews.search.result_rows import ResultRows
from gui.theme import Theme

AHEAD = 3
"""More is fetched when so many views' heights or less lie below what is in view."""


class ResultList(QListView):
    """Rows of SearchRows. `walked` says that another row is the chosen one, `chosen` carries a row and the
    keys held that shall be opened, `more_wanted` that the end comes near."""

    walked = Signal()
    chosen = Signal(object, object)  # Row, Qt.KeyboardModifiers
    behind_wanted = Signal(object)  # Row
    removed = Signal(object)  # Row: a saved search or a line of the history that shall go
    more_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("searchResults")
        self.setAccessibleName(_("Search results"))
        self.rows = SearchRows(self)
        self.setModel(self.rows)
        self._drawn = ResultRows(theme, self)
        self.setItemDelegate(self._drawn)
        self.rows.rowsAboutToBeRemoved.connect(self._drawn.forget_sizes)
        self.rows.dataChanged.connect(self._drawn.forget_sizes)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMinimumWidth(260)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.selectionModel().currentChanged.connect(self._tell_walked)
        self.clicked.connect(self._follow_lead)
        self.doubleClicked.connect(self._open_place)
        self.verticalScrollBar().valueChanged.connect(self._look_ahead)
        self.verticalScrollBar().rangeChanged.connect(self._look_ahead)
        theme.changed.connect(self.viewport().update)

    @property
    def current(self) -> Row | None:
        """The chosen row."""
        return self.currentIndex().data(SearchRows.ROW) if self.currentIndex().isValid() else None

    @property
    def current_row(self) -> int:
        """Where the chosen row stands; -1 where none is."""
        return self.currentIndex().row()

    def choose(self, row: int) -> None:
        """Have the row at a place be the chosen one, and in view; none where there is no such row."""
        index = self.rows.index(row) if 0 <= row < self.rows.rowCount() else QModelIndex()
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if index.isValid():
            if self.rows.step(row, -1) == row:  # the first: what stands above it belongs to it
                self.to_top()
            elif not self.rows.flags(self.rows.index(row - 1)) & Qt.ItemFlag.ItemIsSelectable:
                self.scrollTo(self.rows.index(row - 1))
            self.scrollTo(index)

    def to_top(self) -> None:
        """Show the first rows."""
        self.verticalScrollBar().setValue(0)

    def walk(self, key: int) -> bool:
        """Choose another row by Up, Down, PageUp or PageDown; whether there was one."""
        row, before = self.current_row, self.current_row
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            row = self.rows.step(row, +1 if key == Qt.Key.Key_Down else -1)
        else:
            by = +1 if key == Qt.Key.Key_PageDown else -1
            room = self.viewport().height() * 0.8
            while room > 0 and (following := self.rows.step(row, by)) != row:
                row = following
                room -= self.visualRect(self.rows.index(row)).height()
        if row == before or row < 0:
            return False
        self.choose(row)
        return True

    def open_current(self, modifiers: Qt.KeyboardModifier) -> None:
        """Open the chosen row, as Enter with keys held means it."""
        self._open(self.currentIndex(), modifiers)

    def _open(self, index: QModelIndex, modifiers: Qt.KeyboardModifier) -> None:
        if index.isValid():
            self.chosen.emit(index.data(SearchRows.ROW), modifiers)

    def _follow_lead(self, index: QModelIndex) -> None:
        """What leads elsewhere looks like a link, and is one."""
        if isinstance(index.data(SearchRows.ROW), LeadRow):
            self._open(index, Qt.KeyboardModifier.NoModifier)

    def _open_place(self, index: QModelIndex) -> None:
        if not isinstance(index.data(SearchRows.ROW), LeadRow):  # the first click of the two did it
            self._open(index, Qt.KeyboardModifier.NoModifier)

    def _tell_walked(self) -> None:
        self.walked.emit()

    def _look_ahead(self) -> None:
        bar = self.verticalScrollBar()
        if bar.maximum() - bar.value() < AHEAD * self.viewport().height():
            self.more_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the line, where the keyboard is in the list itself."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current(event.modifiers())
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.walk(key)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            at_end = key == Qt.Key.Key_End
            self.choose(self.rows.step(self.rows.rowCount(), -1) if at_end else self.rows.step(-1, +1))
        elif key == Qt.Key.Key_Delete and self.current is not None:
            self.removed.emit(self.current)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The middle button opens behind, and chooses nothing. A meeting's heading chooses its first hit."""
        index = self.indexAt(event.position().toPoint())
        row = index.data(SearchRows.ROW) if index.isValid() else None
        if event.button() is Qt.MouseButton.MiddleButton:
            if row is not None:
                self.behind_wanted.emit(row)
            return
        if isinstance(row, Caption | Message):
            return
        super().mousePressEvent(event)
        if isinstance(row, HeadRow):
            self.choose(self.rows.step(index.row(), +1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()  # passages take other lines now
