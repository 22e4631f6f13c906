"""Annotations that came along to another version, or wait to be placed there, as rows under headings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from core.annotations import Annotation, AnnotationId, MeetingId
from core.carried import Carried, Standing
from core.language import _
from gui.models.annotation_cards import MeetingHead
from gui.models.carried_words import (
    anchor_words,
    group_heading,
    items_line,
    reason_words,
    said_words,
    standing_name,
)
from gui.models.tree import Index

ORDER = (Standing.UNCERTAIN, Standing.ORPHAN, Standing.CHANGED, Standing.MOVED, Standing.KEPT)
"""What needs a look comes first."""
WAITS = frozenset({Standing.UNCERTAIN, Standing.ORPHAN})


@dataclass(frozen=True, slots=True)
class CarriedRow:
    """The annotations on one passage, oldest first, and what became of them between two versions of their
    meeting. `waits` says that they are still to be placed, `left` that the reader left them without a place,
    `by_hand` that the reader placed them, `undone` that the reader had them stand where they stood before."""

    head: MeetingHead
    annotations: tuple[Annotation, ...]
    carried: Carried
    from_version: int | None = None
    to_version: int = 0
    waits: bool = False
    left: bool = False
    by_hand: bool = False
    undone: bool = False
    place: tuple[object, ...] = field(default=(), compare=False)

    @property
    def key(self) -> Hashable:
        """What knows it again when it is read once more."""
        return self.annotations[0].id

    @property
    def ids(self) -> tuple[AnnotationId, ...]:
        """The annotations on the passage."""
        return tuple(each.id for each in self.annotations)

    @property
    def meeting(self) -> MeetingId:
        """The meeting they belong to."""
        return self.head.id

    @property
    def can_be_placed(self) -> bool:
        """Whether the reader can place them otherwise."""
        return not self.undone

    @property
    def words(self) -> str:
        """What it is on: in its old words, as the reader knows it by these."""
        return anchor_words(self.carried.was)

    @property
    def standing_words(self) -> str:
        """How it stands now."""
        if self.left:
            return _("Left as it is")
        return _("Placed by you") if self.by_hand else standing_name(self.carried.standing)


class CarriedRows(QAbstractListModel):
    """Rows, with headings where they are grouped. `ROW` gives the CarriedRow, None for a heading; the display
    text is what a screen reader says."""

    ROW = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[CarriedRow | str] = []
        self._keys: list[Hashable] = []  # of these rows

    def show(self, rows: Sequence[CarriedRow | str]) -> None:
        """Hold other rows; a string is a heading. Those that stay keep their place in the views."""
        keys = [row.key if isinstance(row, CarriedRow) else row for row in rows]
        if keys == self._keys:
            self.rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows, self._keys = list(rows), keys
        self.endResetModel()

    def row_of(self, key: Hashable) -> int | None:
        """Where the row with that key stands; None where it does not."""
        return self._keys.index(key) if key in self._keys else None

    def nearest(self, at: int) -> int:
        """The row at `at` or the next one below it that is no heading, or the last above; -1 without any."""
        below, above = range(at, len(self.rows)), range(min(at, len(self.rows)) - 1, -1, -1)
        beside = (index for rows in (below, above) for index in rows)
        return next((index for index in beside if isinstance(self.rows[index], CarriedRow)), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        leaf = Qt.ItemFlag.ItemNeverHasChildren
        if isinstance(self.rows[index.row()], str):
            return leaf  # the arrow keys pass by it
        return leaf | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == self.ROW:
            return row if isinstance(row, CarriedRow) else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row if isinstance(row, str) else spoken(row)
        return None


def grouped(rows: Iterable[CarriedRow]) -> list[CarriedRow | str]:
    """Rows under a heading each way they stand, what needs a look first; within one by their place."""
    groups: defaultdict[Standing, list[CarriedRow]] = defaultdict(list)
    left: list[CarriedRow] = []
    by_hand: list[CarriedRow] = []
    for row in rows:
        settled = left if row.left else by_hand if row.by_hand else groups[row.carried.standing]
        settled.append(row)
    found: list[CarriedRow | str] = []
    for standing in ORDER:
        if its := groups[standing]:
            found += [group_heading(standing, len(its)), *sorted(its, key=_place)]
        if standing is not Standing.ORPHAN:
            continue
        if left:  # right below what is still to be settled
            found += [_("Left as they are"), *sorted(left, key=_place)]
        if by_hand:
            found += [_("Placed by you"), *sorted(by_hand, key=_place)]
    return found


def spoken(row: CarriedRow) -> str:
    """The whole row in words."""
    parts = [row.standing_words, _("“{words}”").format(words=row.words), said_words(row.annotations)]
    parts += [items_line(row.carried.was, row.carried.anchor), reason_words(row.carried)]
    return ". ".join(part.rstrip(".") for part in parts if part)


def _place(row: CarriedRow) -> tuple[object, ...]:
    return row.place
