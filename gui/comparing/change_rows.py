"""The changes as rows, under the items they are in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from core.comparing_requests import Against
from core.language import _, ngettext
from core.minutes import Meeting
from core.versions.changes.change import Change, ChangeKind, Part, PieceKind, WordPiece
from core.versions.changes.change_words import (
    followed_word,
    item_numbers,
    item_title,
    items_of,
    kind_word,
    outside_word,
    went_word,
    where_word,
)
from core.versions.changes.wordings import Words, parted, wordings
from gui.comparing.change_words import told
from gui.models.tree import Index

ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """The item that the rows below it are in. `told` is what is said beside its title."""

    title: str
    told: str
    count: int
    closed: bool = False


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change; `place` is its index among all there are."""

    change: Change
    place: int
    went: str = ""

    @property
    def what(self) -> str:
        """What it is, in which part of the item, and from where it came."""
        return " · ".join(filter(None, (kind_word(self.change.kind), where_word(self.change), self.went)))

    @property
    def words(self) -> Sequence[Words]:
        """Its words as a report has them too; of what came or went alone, nothing stands out."""
        change = self.change
        if change.pieces:
            return wordings(change)
        if change.kind is ChangeKind.REMOVED or not change.new:
            return ((WordPiece(change.old, PieceKind.SAME),),)
        return ((WordPiece(change.new, PieceKind.SAME),),)

    @property
    def spoken(self) -> str:
        """The whole of it, for a screen reader and for the tooltip."""
        return told(self.change, self.went)


@dataclass(frozen=True, slots=True)
class AgainstRow:
    """An item's decision, and what it made of the recommendation."""

    against: Against
    title: str
    what: str

    @property
    def words(self) -> Sequence[Words]:
        """The decision; where it went another way, what the recommendation does not say stands out."""
        decided = (each for each in self.against.pieces if each.kind is not PieceKind.REMOVED)
        if self.against.followed.differs:
            return (tuple(parted(tuple(decided))),)
        return ((WordPiece("".join(each.text for each in decided).strip(), PieceKind.SAME),),)

    @property
    def spoken(self) -> str:
        """The whole of it, for a screen reader and for the tooltip."""
        words = self.against.pieces
        recommended = "".join(each.text for each in words if each.kind is not PieceKind.ADDED)
        decided = "".join(each.text for each in words if each.kind is not PieceKind.REMOVED)
        return _("{item}. Recommendation: {recommended} Decision: {decided}").format(
            item=f"{self.what} {self.title}", recommended=recommended.strip(), decided=decided.strip()
        )


Row = HeadingRow | ChangeRow | AgainstRow


class ChangeRows(QAbstractListModel):
    """`ROW` gives the Row. Headings cannot be chosen."""

    ROW = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[Row] = ()
        self.count = 0  # of rows that can be chosen

    def show(self, rows: Sequence[Row], count: int) -> None:
        """Have these rows, and no others; `count` of them can be chosen."""
        self.beginResetModel()
        self.rows = rows
        self.count = count
        self.endResetModel()

    def row_of(self, place: int) -> int | None:
        """The row of a change; None where it is not among these."""
        rows = enumerate(self.rows)
        return next((at for at, row in rows if isinstance(row, ChangeRow) and row.place == place), None)

    def beside(self, row: int, step: int) -> int | None:
        """The row of the next change, or with -1 of the one before; None where there is none."""
        row += step
        while 0 <= row < len(self.rows) and isinstance(self.rows[row], HeadingRow):
            row += step
        return row if 0 <= row < len(self.rows) else None

    def number_of(self, row: int) -> int:
        """Which of those that can be chosen it is, counted from 1."""
        return sum(not isinstance(each, HeadingRow) for each in self.rows[: row + 1])

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.rows[index.row()], HeadingRow):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == self.ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _spoken(row)
        return None


def change_rows(changes: Iterable[tuple[int, Change]], old: Meeting, new: Meeting) -> list[Row]:
    """Rows of the changes, each with its index among all, under a heading for each item."""
    groups: list[tuple[object, list[ChangeRow]]] = []
    for place, change in changes:
        item = change.new_item if change.new_item is not None else (change.old_item, "old")
        at = item if change.new_item is not None or change.old_item is not None else change.part
        if not groups or groups[-1][0] != at:
            groups.append((at, []))
        groups[-1][1].append(ChangeRow(change, place, went_word(change, old, new)))
    rows: list[Row] = []
    for _at, group in groups:
        of_old, of_new = items_of(group[0].change, old, new)
        item_ = of_new or of_old
        if item_ is None:
            is_end = group[0].change.part is Part.END
            told_ = _("Behind the last item") if is_end else _("Day, place, who was there")
            rows.append(HeadingRow(outside_word(group[0].change), told_, len(group)))
        else:
            numbers = item_numbers(of_old, of_new)
            rows.append(HeadingRow(item_title(item_), numbers, len(group), item_.closed))
        rows += group
    return rows


def against_rows(against: Iterable[Against], meeting: Meeting) -> list[Row]:
    """A row for each item whose decision can be held against its recommendation."""
    rows: list[Row] = []
    for each in against:
        item = meeting.items[each.item]
        what = f"{item_numbers(None, item)} · {followed_word(each.followed)}"
        rows.append(AgainstRow(each, item_title(item), what))
    return rows


def _spoken(row: Row) -> str:
    if not isinstance(row, HeadingRow):
        return row.spoken
    count = ngettext("{count} change", "{count} changes", row.count).format(count=row.count)
    return f"{row.told}, {row.title}, {count}"
