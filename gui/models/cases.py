"""The cases of the library as a list that grows as it is scrolled, and the trail of one of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QObject, Qt, Signal

from core.language import _, long_date, ngettext
from core.library.case_trails.case_links import CaseLink
from core.library.case_trails.cases import CaseKey, CaseRow
from core.library.case_trails.trail_rows import TrailEntry
from core.library.case_trails.trails import Suggestion, Trail
from gui.models.case_words import (
    basis_words,
    change_words,
    meeting_words,
    note_words,
    outcome_words,
    reason_words,
    votes_words,
)
from gui.models.cells import ROOT, Cells
from gui.models.register_words import short_date
from gui.models.tree import Index


class Cases(QAbstractListModel):
    """What `cases.case_page` of the library gives, page by page. `more_wanted` asks for what comes behind."""

    ROW = Qt.ItemDataRole.UserRole + 1
    more_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[CaseRow] = []
        self._known: set[CaseKey] = set()
        self._has_more = False
        self._asking = False

    def show(self, rows: Sequence[CaseRow], *, has_more: bool) -> None:
        """Hold `rows` instead of those before: another search is another list."""
        self.beginResetModel()
        self.rows = list(rows)
        self._known = {row.case for row in rows}
        self._has_more, self._asking = has_more, False
        self.endResetModel()

    def add(self, rows: Sequence[CaseRow], *, has_more: bool) -> None:
        """Hold `rows` behind those there; a case that is there already stays where it is."""
        new = [row for row in rows if row.case not in self._known]
        self._has_more, self._asking = has_more, False
        if new:
            self.beginInsertRows(ROOT, len(self.rows), len(self.rows) + len(new) - 1)
            self.rows += new
            self._known |= {row.case for row in new}
            self.endInsertRows()

    @property
    def listed(self) -> frozenset[CaseKey]:
        """The cases that are listed so far."""
        return frozenset(self._known)

    def row_of(self, case: CaseKey) -> int | None:
        """Where a case stands in what is listed so far."""
        return next((at for at, row in enumerate(self.rows) if row.case == case), None)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._has_more and not self._asking

    def fetchMore(self, parent: Index) -> None:
        self._asking = True
        self.more_wanted.emit()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == self.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title or row.number
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{row.title or ''}\n{case_line(row)}"
        return None


def case_line(row: CaseRow) -> str:
    """Number, how many items, when last and where."""
    number = "" if row.case.key.startswith("=") else row.number
    items = ngettext("{n} item", "{n} items", row.items).format(n=row.items)
    last = long_date(row.last) if row.last else ""
    return " · ".join(part for part in (number, items, last, row.body or "") if part)


@dataclass(frozen=True, slots=True)
class Heading:
    """A line between what is of the case and what may be."""

    text: str
    below: str


TrailRow = TrailEntry | Suggestion | Heading | CaseLink


class TrailLine(QAbstractListModel):
    """The line in time: the entries, then what may also be of the case, then what was refused."""

    ROW = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[TrailRow] = []
        self.entries: tuple[TrailEntry, ...] = ()
        self.own_names: Collection[str] = ()  # on notes that are told of without a name; empty: on all

    def show(self, trail: Trail | None) -> None:
        """Hold the rows of `trail`."""
        self.beginResetModel()
        self.entries = () if trail is None else trail.entries
        self.rows = [*self.entries]
        if trail is not None and trail.suggestions:
            why = _("Not part of the case: you decide. Accept what belongs to it, refuse what does not.")
            self.rows += [Heading(_("Perhaps also"), why), *trail.suggestions]
        if trail is not None and trail.refused:
            self.rows += [Heading(_("Not of this case, you said"), ""), *trail.refused]
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.rows[index.row()], Heading):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == self.ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.words(row)
        return None

    def words(self, row: TrailRow) -> str:
        """All that a row tells, as text."""
        if isinstance(row, Heading):
            return row.text
        if isinstance(row, CaseLink):
            return row.item.title or row.case_number
        if isinstance(row, Suggestion):
            reason = reason_words(row.reason, row.entry, self.entries[row.about])
            return f"{_entry_words(row.entry, self.own_names)}\n{reason}"
        return _entry_words(row, self.own_names)


def _entry_words(entry: TrailEntry, own_names: Collection[str]) -> str:
    lines = [
        meeting_words(entry),
        f"{entry.item.number or ''} {entry.item.title or ''}".strip(),
        basis_words(entry),
        *map(change_words, entry.changes),
        outcome_words(entry),
        *(each.text for each in entry.decisions),
        votes_words(entry.votes),
        *(note_words(each, own_names) for each in entry.notes),
        ", ".join(entry.tags),
    ]
    return "\n".join(line for line in lines if line)


class Column(IntEnum):
    """The columns of a trail as a table."""

    DATE = 0
    BODY = 1
    NUMBER = 2
    TITLE = 3
    OUTCOME = 4
    CHANGES = 5
    VOTES = 6
    RECOMMENDED = 7
    DECIDED = 8


class TrailTable(Cells[TrailEntry]):
    """The entries of a trail as a table, which can be copied."""

    def __init__(self, parent: QObject | None = None) -> None:
        heads = {
            Column.DATE: _("Date"),
            Column.BODY: _("Body"),
            Column.NUMBER: _("Item"),
            Column.TITLE: _("Title"),
            Column.OUTCOME: _("Outcome"),
            Column.CHANGES: _("Changed"),
            Column.VOTES: _("Vote"),
            Column.RECOMMENDED: _("Recommended"),
            Column.DECIDED: _("Decided"),
        }
        super().__init__([heads[column] for column in Column], parent)

    def show(self, trail: Trail | None) -> None:
        """Hold the entries of `trail`."""
        self.hold(() if trail is None else trail.entries)

    def cells(self, row: TrailEntry) -> list[str]:
        cells = {
            Column.DATE: short_date(row.day),
            Column.BODY: row.body or "",
            Column.NUMBER: row.item.number or "",
            Column.TITLE: row.item.title or "",
            Column.OUTCOME: outcome_words(row),
            Column.CHANGES: "; ".join(map(change_words, row.changes)),
            Column.VOTES: votes_words(row.votes),
            Column.RECOMMENDED: " ".join(row.recommendation.split()),
            Column.DECIDED: " ".join(" ".join(each.text for each in row.decisions).split()),
        }
        return [cells[column] for column in Column]
