"""The list of findings and comments: its rows, and what the keys do in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import groupby
from math import inf
from operator import is_
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from core.language import _
from gui.models.tree import Index
from gui.review.row_painting import RowsPainting
from gui.review.row_words import spoken
from gui.review.rows import Row
from gui.theme import Theme

ROOT = QModelIndex()
AT_ONCE = 200
"""So many rows are there at first, and come as one scrolls."""
MOST_STEPS = 40
"""Places at which rows come or go one by one; where there are more, all are set anew."""

Key = tuple[object, ...]
Places = dict[object, list[int]]


class ReviewRows(QAbstractListModel):
    """`ROW` gives the Row. Of all `rows` the first are there for the view, and more as it is scrolled: it
    lays out all that are there, and there may be thousands."""

    ROW = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self._places = places_of(())
        self._there: list[Row] = []

    def show(self, rows: Sequence[Row], places: Places, least: int) -> None:
        """Have these rows, and no others: those that stay are not moved. At `least` so many are there."""
        self.rows, self._places, there = list(rows), places, self._there
        wanted = self.rows[: max(AT_ONCE, least, len(there))]
        old, new = [each.key for each in there], [each.key for each in wanted]
        kept, known = set(new), set(old)
        gone = _runs([at for at, key in enumerate(old) if key not in kept])
        come = _runs([at for at, key in enumerate(new) if key not in known])
        same_order = [key for key in old if key in kept] == [key for key in new if key in known]
        if not same_order or len(gone) + len(come) > MOST_STEPS:
            self.beginResetModel()
            self._there = self.rows[: max(AT_ONCE, least)]
            self.endResetModel()
            return
        for first, last in reversed(gone):
            self.beginRemoveRows(ROOT, first, last)
            del there[first : last + 1]
            self.endRemoveRows()
        for first, last in come:
            self.beginInsertRows(ROOT, first, last)
            there[first:first] = wanted[first : last + 1]
            self.endInsertRows()
        for at, (now, other) in enumerate(zip(there, wanted, strict=True)):
            if now is not other and now != other:
                there[at] = other
                self.dataChanged.emit(self.index(at), self.index(at))

    def fetch(self, row: int) -> None:
        """Have a row be there."""
        count = len(self._there)
        if row >= count:
            more = self.rows[count : max(row + 1, count + AT_ONCE)]
            self.beginInsertRows(ROOT, count, count + len(more) - 1)
            self._there += more
            self.endInsertRows()

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and len(self._there) < len(self.rows)

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self.fetch(len(self._there))

    def row_of(self, key: Key | None) -> int | None:
        """Where a row stands, in another version the same finding; None where it is not among these."""
        return place_of(self.rows, self._places, key)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._there)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._there[index.row()]
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
        self._painting = RowsPainting(theme, self)
        self.setItemDelegate(self._painting)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(_("Findings and comments"))
        self.verticalScrollBar().setSingleStep(24)
        self._tells = True
        self._is_pressed = False
        self.lost: int | None = None  # where the row that was chosen stood, if it went
        self._lost_row = 0
        self._seen_from: float | None = None  # the offset of the first row in view; None at the top
        self._held_at: int | None = (
            None  # where the bar stands as there was too little to show that row first
        )
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

    @property
    def row_height(self) -> int:
        """How high each row is."""
        option = QStyleOptionViewItem()
        option.font = self.font()
        return self._painting.sizeHint(option, ROOT).height()

    def fit(self, *, is_low: bool) -> None:
        """Have low rows, or such as have room for all that is told of them."""
        if is_low is not self._painting.is_low:
            self._painting.is_low = is_low
            self.setMinimumHeight(self.row_height + 2 if is_low else 0)  # the card may have the rest
            self.scheduleDelayedItemsLayout()
            if self.currentIndex().isValid():
                self.scrollTo(self.currentIndex())

    def show_rows(self, rows: Sequence[Row]) -> None:
        """List `rows`. What is chosen stays so, and what is in view stays where it is."""
        before = self.rows.rows
        if len(rows) == len(before) and all(map(is_, rows, before)):
            return
        row, number = self.row, self.currentIndex().row()
        top = self.indexAt(self.viewport().rect().topLeft())
        anchor = self.rows.rows[top.row()] if top.isValid() else None
        above = self.visualRect(top).top() if top.isValid() else 0
        bar = self.verticalScrollBar()
        if is_held := bar.value() == self._held_at:
            above = 0
        else:
            self._seen_from = None if bar.value() == 0 or anchor is None else anchor.at
        self._tells = False
        places = places_of(rows)
        at = None if row is None else place_of(rows, places, row.key)
        there = None if is_held or anchor is None else place_of(rows, places, anchor.key)
        if there is None and self._seen_from is not None:
            there = _first_from(rows, self._seen_from)
        self.rows.show(rows, places, 1 + max(at or 0, there or 0))
        if at is None:
            self.selectionModel().clear()
            self.following = None if row is None else self._following(before, number)
            if row is not None and -1 < row.at < inf:
                self.lost, self._lost_row = int(row.at), number
        elif self.currentIndex().row() != at:
            self.setCurrentIndex(self.rows.index(at))
        self._tells = True
        self.executeDelayedItemsLayout()
        self._held_at = None
        if self._seen_from is not None:
            top_now = 0 if there is None else self.visualRect(self.rows.index(there)).top() - above
            wanted = bar.value() + top_now
            bar.setValue(wanted)
            if there is None or bar.value() < wanted:  # few are left, as before words are looked at anew
                self._held_at = bar.value()

    def _following(self, before: Sequence[Row], number: int) -> Key | None:
        """Of those `before`, the row after this number that is still there; else the one before it."""
        near = (*before[number + 1 :], *reversed(before[:number]))
        return next((each.key for each in near if self.rows.row_of(each.key) is not None), None)

    def choose(self, row: int | None) -> None:
        """Choose a row, or none, and have it in view; nobody is told."""
        self._tells = False
        self.lost = None
        if row is None:
            self.selectionModel().clear()
        else:
            self.rows.fetch(row)
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
                self.rows.fetch(at)
                self.setCurrentIndex(self.rows.index(at))
                self.entered.emit()
        self._tells = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is chosen stays in view, when the card below grows."""
        super().resizeEvent(event)
        self._keep_in_view()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The card opens for the row below the mouse: no row moves until the button is let go, else another
        one than the chosen would come below it, and be marked."""
        self._is_pressed = True
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._is_pressed = False
        self._keep_in_view()

    def _keep_in_view(self) -> None:
        if self.currentIndex().isValid() and not self._is_pressed:
            self.scrollTo(self.currentIndex())

    def moveCursor(self, action: QListView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Where the chosen row went away, the arrows go on from there."""
        actions = QListView.CursorAction
        if action in (actions.MoveEnd, actions.MovePageDown, actions.MoveDown) and self.rows.rows:
            self.rows.fetch(len(self.rows.rows) - 1 if action is actions.MoveEnd else self._reached())
        count = self.rows.rowCount()
        steps = action in (actions.MoveDown, actions.MoveUp)
        if steps and self.lost is not None and not self.currentIndex().isValid() and count:
            at = self._lost_row if action is actions.MoveDown else self._lost_row - 1
            return self.rows.index(min(max(at, 0), count - 1))
        return super().moveCursor(action, modifiers)

    def _reached(self) -> int:
        """The row that the next key may lead to at most."""
        here = max(self.currentIndex().row(), self._lost_row)
        return min(
            here + 1 + self.viewport().height() // max(self.sizeHintForRow(0), 1), len(self.rows.rows) - 1
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters are the window's commands, not a search in the list."""
        if event.text().strip() and event.text().isprintable():
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


def places_of(rows: Sequence[Row]) -> Places:
    """Where the rows of each name stand."""
    places: Places = defaultdict(list)
    for at, row in enumerate(rows):
        places[row.name].append(at)
    return places


def place_of(rows: Sequence[Row], places: Places, key: Key | None) -> int | None:
    """Where the row of that key stands, or of the same finding in another version; None where it is not."""
    same = [] if key is None else places.get(key[0], [])
    return next((at for at in same if rows[at].key == key), same[0] if len(same) == 1 else None)


def _first_from(rows: Sequence[Row], at: float) -> int | None:
    """The first row that stands at an offset or behind it, else the last: words that may be misspelt are
    listed anew after the rest, and the view shall not end at what is left."""
    return next((place for place, row in enumerate(rows) if row.at >= at), len(rows) - 1 if rows else None)


def _runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of numbers that follow one another: first and last."""
    runs = []
    for _key, group in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0]):
        found = [place for _at, place in group]
        runs.append((found[0], found[-1]))
    return runs
