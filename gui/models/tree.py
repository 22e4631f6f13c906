"""A tree model over nodes of plain rows that changes by precise signals, never by a reset for one row."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Branch(Generic[Row]):
    """What a tree shall hold: a row with a key that is unique among its siblings, and its children."""

    key: Hashable
    row: Row
    children: tuple[Branch[Row], ...] = ()


@dataclass(eq=False)
class TreeNode(Generic[Row]):
    """A row in its place in the model."""

    key: Hashable
    row: Row
    parent: TreeNode[Row] | None
    children: list[TreeNode[Row]] = field(default_factory=list)

    def position(self) -> int:
        """Which child of its parent it is."""
        return self.parent.children.index(self) if self.parent else 0


class TreeModel(QAbstractItemModel, Generic[Row]):
    """Base of the trees. Subclasses give `data`; `show` brings the model to hold given branches."""

    def __init__(self, root: Row, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root: TreeNode[Row] = TreeNode(None, root, None)

    def show(self, branches: Sequence[Branch[Row]]) -> None:
        """Hold `branches`: rows gone are removed, new ones inserted, others changed in place."""
        self._sync(self._root, branches)

    def show_anew(self, branches: Sequence[Branch[Row]]) -> None:
        """Hold `branches` instead of all there was, in one step: views begin anew."""
        self.beginResetModel()
        self._root.children = [_grown(branch, self._root) for branch in branches]
        self.endResetModel()

    def node(self, index: Index) -> TreeNode[Row]:
        """The node at `index`; the root for an invalid index."""
        return index.internalPointer() if index.isValid() else self._root

    def index_of(self, node: TreeNode[Row]) -> QModelIndex:
        """The index of `node`; invalid for the root."""
        return QModelIndex() if node.parent is None else self.createIndex(node.position(), 0, node)

    def nodes(self) -> Iterable[TreeNode[Row]]:
        """All nodes, parents before their children."""
        waiting = list(reversed(self._root.children))
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if column != 0 or not 0 <= row < len(self.node(parent).children):
            return QModelIndex()
        return self.createIndex(row, column, self.node(parent).children[row])

    def parent(self, index: Index = QModelIndex()) -> Any:  # noqa: B008
        if not index.isValid():
            return QModelIndex()
        above = self.node(index).parent
        return QModelIndex() if above is None else self.index_of(above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self.node(parent).children) if parent.column() <= 0 else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def changed(self, node: TreeNode[Row]) -> None:
        """Tell the views that the row of `node` shows something else."""
        index = self.index_of(node)
        self.dataChanged.emit(index, index)

    def _sync(self, node: TreeNode[Row], branches: Sequence[Branch[Row]]) -> None:
        wanted = {branch.key for branch in branches}
        for position in reversed(range(len(node.children))):
            if node.children[position].key not in wanted:
                self._remove(node, position)
        for position, branch in enumerate(branches):
            self._place(node, position, branch)

    def _place(self, node: TreeNode[Row], position: int, branch: Branch[Row]) -> None:
        """Have `branch` stand at `position`; those before it stand right already."""
        here = node.children[position] if position < len(node.children) else None
        if here is not None and here.key == branch.key:
            if here.row != branch.row:
                here.row = branch.row
                self.changed(here)
            self._sync(here, branch.children)
            return
        elsewhere = next((i for i, child in enumerate(node.children) if child.key == branch.key), None)
        if elsewhere is not None:
            self._remove(node, elsewhere)
        self.beginInsertRows(self.index_of(node), position, position)
        node.children.insert(position, _grown(branch, node))
        self.endInsertRows()

    def _remove(self, node: TreeNode[Row], position: int) -> None:
        self.beginRemoveRows(self.index_of(node), position, position)
        del node.children[position]
        self.endRemoveRows()


def _grown(branch: Branch[Row], parent: TreeNode[Row]) -> TreeNode[Row]:
    node = TreeNode(branch.key, branch.row, parent)
    node.children = [_grown(child, node) for child in branch.children]
    return node
