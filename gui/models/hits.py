"""The hits of a search, as a flat list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from core.language import _, long_date
from core.library import Hit
from gui.models.tree import Index


class Hits(QAbstractListModel):
    """What a search found. `HIT` gives the Hit."""

    HIT = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: list[Hit] = []

    def show(self, hits: Sequence[Hit]) -> None:
        """Hold `hits` instead of those before: another search is another list."""
        self.beginResetModel()
        self._hits = list(hits)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role == self.HIT:
            return hit
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.item.title or ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{hit.item.title or ''}, {where(hit)}: {''.join(text for text, _hit in hit.parts)}"
        return None


def where(hit: Hit) -> str:
    """What was found, and in which meeting and item it lies, in one line."""
    kinds = {
        "decision": _("Decision"),
        "note": _("Note"),
        "follow_up": _("Follow-up"),
        "tag": _("Tag"),
    }
    parts = [kinds[hit.kind]] if hit.kind in kinds else []
    parts.append(hit.body or _("Unknown body"))
    if hit.date:
        parts.append(long_date(hit.date))
    if hit.item.number:
        parts.append(_("item {number}").format(number=hit.item.number))
    return " · ".join(parts)
