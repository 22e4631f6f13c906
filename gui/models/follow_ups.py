"""Follow-ups of all meetings, or what decisions suggest to follow up, as a table of four columns."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from core.annotations import FollowUp
from core.language import _, long_date, ngettext
from core.library.reader.follow_ups import FollowUpRow, Source, SuggestedRow
from gui.models.tree import Index

Row = FollowUpRow | SuggestedRow


class Column(IntEnum):
    """The columns, from left to right."""

    WHAT = 0
    WHO = 1
    DUE = 2
    SOURCE = 3


class FollowUps(QAbstractTableModel):
    """Holds one list of rows. `ROW` gives the row itself, `LATE` whether the cell says that it is late; a
    follow-up's box says whether it is done. A colleague's carries a name; its words are changed where the
    document is, so that nobody does by accident.

    `done_wanted` carries a FollowUpRow and whether it shall be done; `words_wanted` a row, a column and the
    words typed into it; `more_wanted` says that the end is in view and there may be more.
    """

    ROW = Qt.ItemDataRole.UserRole + 1
    LATE = Qt.ItemDataRole.UserRole + 2

    done_wanted = Signal(object, bool)
    words_wanted = Signal(object, object, str)
    more_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self.today = date.today()
        self.own_names: Collection[str] = ()  # on follow-ups that are told of without a name; empty: all are
        self._has_more = False

    def show(self, rows: Sequence[Row], today: date, *, has_more: bool = False) -> None:
        """Hold `rows`, as seen on `today`. Rows that stay keep their place in the views."""
        self.today, self._has_more = today, has_more
        wanted = {_key(row): row for row in rows}
        left = [key for key in map(_key, self.rows) if key in wanted]
        here = frozenset(left)
        if not left or left != [key for key in wanted if key in here]:
            self.beginResetModel()
            self.rows = [*wanted.values()]
            self.endResetModel()
            return
        for at in range(len(self.rows) - 1, -1, -1):
            if _key(self.rows[at]) not in wanted:
                self.beginRemoveRows(QModelIndex(), at, at)
                del self.rows[at]
                self.endRemoveRows()
        for at, (key, row) in enumerate(wanted.items()):
            if at >= len(self.rows) or _key(self.rows[at]) != key:
                self.beginInsertRows(QModelIndex(), at, at)
                self.rows.insert(at, row)
                self.endInsertRows()
            elif self.rows[at] != row:
                self.rows[at] = row
                self.dataChanged.emit(self.index(at, 0), self.index(at, len(Column) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (_("What"), _("Who"), _("By"), _("From"))[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and isinstance(self.rows[index.row()], FollowUpRow):
            if index.column() == Column.WHAT:
                flags |= Qt.ItemFlag.ItemIsUserCheckable
            if index.column() != Column.SOURCE and not self._writer(self.rows[index.row()]):
                flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, column)
        if role == Qt.ItemDataRole.EditRole:
            return _typed(row, column)
        if role == Qt.ItemDataRole.CheckStateRole and column == Column.WHAT and isinstance(row, FollowUpRow):
            return Qt.CheckState.Checked if _follow_up(row).done else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._words(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " · ".join(filter(None, (self._words(row, each) for each in Column)))
        if role == self.LATE:
            return column == Column.DUE and self._is_late(row)
        return row if role == self.ROW else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """What is typed or checked is wished for; the library's answer is shown."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            self.done_wanted.emit(row, Qt.CheckState(value) == Qt.CheckState.Checked)
        elif role == Qt.ItemDataRole.EditRole:
            self.words_wanted.emit(row, Column(index.column()), str(value))
        else:
            return False
        return True

    def canFetchMore(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        return not parent.isValid() and self._has_more

    def fetchMore(self, parent: Index = QModelIndex()) -> None:  # noqa: B008
        self._has_more = False
        self.more_wanted.emit()

    def _is_late(self, row: Row) -> bool:
        """Whether it should have been done before today."""
        follow_up = _follow_up(row)
        return follow_up.done is None and follow_up.due is not None and follow_up.due < self.today

    def _writer(self, row: Row) -> str:
        """The colleague whose it is; empty for the reader's own, and for suggestions."""
        if not isinstance(row, FollowUpRow) or not self.own_names:
            return ""
        author = row.annotation.author
        return "" if author in self.own_names else author or _("Unknown")

    def _words(self, row: Row, column: Column) -> str:
        follow_up = _follow_up(row)
        if column == Column.WHAT:
            if not isinstance(row, FollowUpRow):
                return row.suggestion.quote
            if writer := self._writer(row):
                return _("{author}: {text}").format(author=writer, text=row.annotation.text)
            return row.annotation.text
        if column == Column.WHO:
            return follow_up.who or ""
        if column == Column.SOURCE:
            return source_words(row.source)
        return due_words(follow_up, self.today)


def due_words(follow_up: FollowUp, today: date) -> str:
    """By when, and how far off that is: "1 June 2024, 3 days late"; or when it was done."""
    if follow_up.done is not None:
        return _("done {date}").format(date=long_date(follow_up.done.astimezone().date()))
    if follow_up.due is None:
        return ""
    days = (follow_up.due - today).days
    if days < 0:
        away = ngettext("{count} day late", "{count} days late", -days).format(count=-days)
    elif days == 0:
        away = _("today")
    else:
        away = ngettext("in {count} day", "in {count} days", days).format(count=days)
    return _("{date}, {away}").format(date=long_date(follow_up.due), away=away)


def source_words(source: Source) -> str:
    """Where it comes from: "Finance committee, 14 May 2024 · 2 Budget"."""
    meeting = ", ".join(
        filter(None, (source.body or _("Unknown body"), long_date(source.date) if source.date else ""))
    )
    item = " ".join(filter(None, (source.item.number, source.item.title)))
    return " · ".join(filter(None, (meeting, item)))


def _follow_up(row: Row) -> FollowUp:
    if isinstance(row, SuggestedRow):
        return FollowUp(None, row.suggestion.due)
    return row.annotation.follow_up or FollowUp()


def _typed(row: Row, column: Column) -> str:
    follow_up = _follow_up(row)
    if column == Column.DUE:
        return long_date(follow_up.due) if follow_up.due else ""
    if column == Column.WHO:
        return follow_up.who or ""
    return row.annotation.text if isinstance(row, FollowUpRow) else ""


def _key(row: Row) -> object:
    if isinstance(row, FollowUpRow):
        return row.annotation.id
    return row.source.meeting, row.source.item, row.suggestion.quote
