"""The base of tables of words that are read and not changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from gui.models.tree import Index

Row = TypeVar("Row")
ROOT = QModelIndex()


class Cells(QAbstractTableModel, Generic[Row]):
    """Rows, each told in cells under `heads`. `ROW` gives the row. Subclasses give `cells`."""

    ROW = Qt.ItemDataRole.UserRole + 1

    def __init__(self, heads: Sequence[str] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads = tuple(heads)
        self.rows: Sequence[Row] = ()

    def hold(self, rows: Sequence[Row], heads: Sequence[str] | None = None) -> None:
        """Hold `rows` instead of those before, under other heads where they are given."""
        self.beginResetModel()
        self.rows = rows
        if heads is not None:
            self.heads = tuple(heads)
        self.endResetModel()

    def cells(self, row: Row) -> Sequence[str]:
        """What stands in a row, from left to right: as many cells as there are heads."""
        raise NotImplementedError

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.heads[section] if section < len(self.heads) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == self.ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.cells(row)[index.column()]
        return None
