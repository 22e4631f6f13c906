"""The list of findings and comments: its rows, and what the keys do in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from math import inf
from operator import is_
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView

from core.language import _
from gui.models.tree import Index
from gui.review.row_painting import RowsPainting
from gui.review.row_words import spoken
from gui.review.rows import Row
from gui.theme import Theme

ROOT = QModelIndex()
MOST_STEPS = 40
"""Places at which rows come or go one by one; where there are more, all are set anew."""

Key = tuple[object, ...]


class ReviewRows(QAbstractListModel):
    """`ROW` gives the Row."""

    ROW = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def show(self, rows: Sequence[Row]) -> None:
        """Have these rows, and no others: those that stay are not moved."""
        if len(rows) == len(self.rows) and all(map(is_, rows, self.rows)):
            return
        old, new = [each.key for each in self.rows], [each.key for each in rows]
        kept, known = set(new), set(old)
        gone = _runs([at for at, key in enumerate(old) if key not in kept])
        come = _runs([at for at, key in enumerate(new) if key not in known])
        same_order = [key for key in old if key in kept] == [key for key in new if key in known]
        if not same_order or len(gone) + len(come) > MOST_STEPS:
            self.beginResetModel()
            self.rows = list(rows)
            self.endResetModel()
            return
        for first, last in reversed(gone):
            self.beginRemoveRows(ROOT, first, last)
            del self.rows[first : last + 1]
            self.endRemoveRows()
        for first, last in come:
            self.beginInsertRows(ROOT, first, last)
            self.rows[first:first] = rows[first : last + 1]
            self.endInsertRows()
        for at, (now, other) in enumerate(zip(self.rows, rows, strict=True)):
            if now is not other and now != other:
                self.rows[at] = other
                self.dataChanged.emit(self.index(at), self.index(at))

    def row_of(self, key: Key | None) -> int | None:
        """Where a row stands, in another version the same finding; None where it is not among these."""
        if key is None:
            return None
        same = [at for at, each in enumerate(self.rows) if each.key[0] == key[0]]
        return next((at for at in same if self.rows[at].key == key), same[0] if len(same) == 1 else None)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == self.ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(row)
        return None


class ReviewList(QListView):
    """All rows are of one height, so that thousands cost what those in view cost. `chosen` says that another
    row is the chosen one, by hand or key; `entered` that one is, as the keyboard came here; `opened` that the
    reader wants to be at its place. `first` gives the row where the keyboard begins."""

    chosen = Signal()
    opened = Signal()
    entered = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.rows = ReviewRows(self)
        self.setModel(self.rows)
        self.setItemDelegate(RowsPainting(theme, self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(_("Findings and comments"))
        self.verticalScrollBar().setSingleStep(24)
        self._tells = True
        self.lost: int | None = None  # where the row that was chosen stood, if it went
        self._lost_row = 0
        self.following: Key | None = None  # what is listed in place of the row that was chosen, if it went
        self.first: Callable[[], int | None] = lambda: 0
        self.selectionModel().currentChanged.connect(self._tell)
        self.clicked.connect(lambda _index: self.chosen.emit())  # also on what is chosen already
        self.activated.connect(lambda _index: self.opened.emit())

    @property
    def row(self) -> Row | None:
        """The chosen row."""
        current = self.currentIndex()
        return self.rows.rows[current.row()] if current.isValid() else None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """List `rows`. What is chosen stays so, and what is in view stays where it is."""
        row, number, before = self.row, self.currentIndex().row(), [*self.rows.rows]
        top = self.indexAt(self.viewport().rect().topLeft())
        anchor = self.rows.rows[top.row()].key if top.isValid() else None
        above = self.visualRect(top).top() if top.isValid() else 0
        at_top = self.verticalScrollBar().value() == 0
        self._tells = False
        self.rows.show(rows)
        at = None if row is None else self.rows.row_of(row.key)
        if at is None:
            self.selectionModel().clear()
            self.following = None if row is None else _following(before, number, rows)
            if row is not None and -1 < row.at < inf:
                self.lost, self._lost_row = int(row.at), number
        elif self.currentIndex().row() != at:
            self.setCurrentIndex(self.rows.index(at))
        self._tells = True
        self.executeDelayedItemsLayout()
        there = self.rows.row_of(anchor)
        if there is not None and not at_top:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(self.rows.index(there)).top() - above)

    def choose(self, row: int | None) -> None:
        """Choose a row, or none, and have it in view; nobody is told."""
        self._tells = False
        self.lost = None
        if row is None:
            self.selectionModel().clear()
        else:
            self.setCurrentIndex(self.rows.index(row))
            self.scrollTo(self.currentIndex())
        self._tells = True

    def _tell(self, now: QModelIndex, _before: QModelIndex) -> None:
        if self._tells and now.isValid():
            self.lost = None
            self.chosen.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Where none is chosen Qt would go to the first: begin where the reader is, or after what went."""
        chosen = self.currentIndex().isValid()
        self._tells = False
        super().focusInEvent(event)
        if not chosen:
            self.selectionModel().clear()
            at = None if self.lost is not None else self.first()
            if at is not None:
                self.setCurrentIndex(self.rows.index(at))
                self.entered.emit()
        self._tells = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is chosen stays in view, when the card below grows."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def moveCursor(self, action: QListView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Where the chosen row went away, the arrows go on from there."""
        count = self.rows.rowCount()
        if self.lost is not None and not self.currentIndex().isValid() and count:
            actions = QListView.CursorAction
            if action in (actions.MoveDown, actions.MoveUp):
                at = self._lost_row if action is actions.MoveDown else self._lost_row - 1
                return self.rows.index(min(max(at, 0), count - 1))
        return super().moveCursor(action, modifiers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters are the window's commands, not a search in the list."""
        if event.text().strip() and event.text().isprintable():
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


def _following(before: Sequence[Row], number: int, rows: Sequence[Row]) -> Key | None:
    """Of those `before`, the row after that of this number that is still there; else the one before it."""
    there = {each.key for each in rows}
    near = (*before[number + 1 :], *reversed(before[:number]))
    return next((each.key for each in near if each.key in there), None)


def _runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of numbers that follow one another: first and last."""
    runs = []
    for _key, group in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0]):
        found = [place for _at, place in group]
        runs.append((found[0], found[-1]))
    return runs
