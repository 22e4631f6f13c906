"""What became of the files of an import, as a table that is fetched as it is scrolled."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from core.language import _
from core.library.bringing_in.imports import ReportRow
from core.wording import unsure_words

Index = QModelIndex | QPersistentModelIndex
PAGE = 100
"""Rows fetched in one go."""
ROW_ROLE = Qt.ItemDataRole.UserRole
FILE, OUTCOME, MEETING, REMARK = range(4)


class ImportReport(QAbstractTableModel):
    """Rows by the ids of the journal. `wanted` asks for the rows from a place on; `put` gives them."""

    wanted = Signal(int)  # the first row of a page

    def __init__(self) -> None:
        super().__init__()
        self._ids: array[int] = array("q")
        self._rows: dict[int, ReportRow | None] = {}
        self._asked: set[int] = set()

    @property
    def ids(self) -> array[int]:
        """The ids of all rows, in order."""
        return self._ids

    def show_ids(self, ids: array[int]) -> None:
        """Have other rows. Where only what stands in them may be new, they are fetched again."""
        if ids == self._ids:
            pages = {row // PAGE * PAGE for row in self._rows}
            self._asked = set(pages)
            for page in sorted(pages):
                self.wanted.emit(page)
            return
        self.beginResetModel()
        self._ids, self._rows, self._asked = ids, {}, set()
        self.endResetModel()

    def put(self, first: int, ids: Sequence[int], rows: Sequence[ReportRow | None]) -> None:
        """Show the rows from `first` on; nothing where the table has other ones by now."""
        if list(self._ids[first : first + len(ids)]) != list(ids) or not ids:
            return
        self._rows.update(enumerate(rows, first))
        last = self.index(first + len(ids) - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(first, 0), last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (_("File"), _("What became of it"), _("Meeting"), _("What to know"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, ROW_ROLE)
        if not index.isValid() or role not in shown:
            return None
        row = self._row(index.row())
        if role == ROW_ROLE or row is None:
            return row if role == ROW_ROLE else ("…" if index.column() == FILE else "")
        if role == Qt.ItemDataRole.ToolTipRole:
            told = [str(row.path), outcome_words(row), row.meeting_name, remark_words(row)]
            return "\n".join(each for each in told if each)
        return (row.path.name, outcome_words(row), row.meeting_name, remark_words(row))[index.column()]

    def _row(self, at: int) -> ReportRow | None:
        if at not in self._rows:
            page = at // PAGE * PAGE
            if page not in self._asked:
                self._asked.add(page)
                self.wanted.emit(page)
        return self._rows.get(at)


def outcomes() -> dict[str, str]:
    """What may become of a file, in a word or two, by its status or its state."""
    return {
        "new": _("New meeting"),
        "known": _("Already known"),
        "brought_back": _("Brought back"),
        "new_version": _("New version"),
        "new_document": _("Another document"),
        "failed": _("Failed"),
        "left_out": _("Left out"),
        "waiting": _("Waits"),
    }


def outcome_words(row: ReportRow) -> str:
    """What became of a file, in a word or two."""
    key = (row.status or "") if row.state == "done" else row.state
    return outcomes().get(key, key)


def remark_words(row: ReportRow) -> str:
    """Why a file failed or was left out and what to do, or what is unsure."""
    return " ".join(each for each in (row.what, row.advice, unsure_words(row.unsure)) if each)


def given_words(given: Sequence[Path]) -> str:
    """What was to be brought in: the name of the file or folder, and how many more."""
    if not given:
        return _("Files")
    first = given[0].name or str(given[0])
    return first if len(given) == 1 else _("{name} and {count} more").format(name=first, count=len(given) - 1)
