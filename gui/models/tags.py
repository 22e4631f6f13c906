"""The reader's tags as a tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt

from core.annotations import Colour
from core.language import _, ngettext
from core.library import TagUse
from core.tags import SEPARATOR, tag_key
from gui.models.tree import Branch, Index, TreeModel


@dataclass(frozen=True, slots=True)
class TagNode:
    """One tag: its path, the last part of it, its colour or that from above, how often it is used itself, and
    how often those below it are. `kept` says that it has a colour of its own, or was made by hand."""

    name: str
    label: str
    colour: Colour | None = None
    count: int = 0
    below: int = 0
    kept: bool = False


class TagTree(TreeModel[TagNode]):
    """The tree of tags. The display text is the last part of the path, `NODE` the TagNode."""

    NODE = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(TagNode("", ""), parent)

    def show_tags(self, uses: Sequence[TagUse]) -> None:
        """Hold `uses`: every tag, in order, with those that others lie below."""
        children: dict[str, list[TagUse]] = {}
        for use in uses:
            children.setdefault(tag_key(use.name).rpartition(SEPARATOR)[0], []).append(use)
        self.show(_branches("", children))

    def find(self, name: str) -> QModelIndex:
        """Where the tag `name` stands; an invalid index where it does not."""
        for node in self.nodes():
            if tag_key(node.row.name) == tag_key(name):
                return self.index_of(node)
        return QModelIndex()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.node(index).row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.label
        if role == self.NODE:
            return row
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return _spoken(row)
        return None


def _branches(parent: str, children: dict[str, list[TagUse]]) -> tuple[Branch[TagNode], ...]:
    return tuple(
        Branch(
            tag_key(use.name),
            TagNode(
                use.name,
                use.name.rpartition(SEPARATOR)[2],
                use.colour,
                use.count,
                use.below,
                use.tag is not None,
            ),
            _branches(tag_key(use.name), children),
        )
        for use in children.get(parent, ())
    )


def _spoken(row: TagNode) -> str:
    words = ngettext("{count} annotation", "{count} annotations", row.count).format(count=row.count)
    if row.below:
        words = _("{own}, {all} with the tags below").format(own=words, all=row.count + row.below)
    return _("{tag}: {words}").format(tag=row.name, words=words)
