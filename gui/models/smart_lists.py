"""The short lists below the library tree: what there is to do, each with how much."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt

from core.language import _, ngettext
from core.library.lists.overview import SmartCounts, SmartList
from gui.models.tree import Branch, Index, TreeModel

NOTES, FOLLOW_UPS, QUESTIONS, SEARCH = "notes", "follow_ups", "questions", "search"
TO_PLACE = "to_place"


@dataclass(frozen=True, slots=True)
class SmartRow:
    """One list: its name, how much it holds (0: nothing is said), and what of that is pressing.

    `kind` is a SmartList or one of NOTES, FOLLOW_UPS, TO_PLACE, QUESTIONS, SEARCH; `line` is what a saved
    search looks for.
    """

    kind: str
    title: str
    count: int = 0
    pressing: int = 0
    told: str = ""
    line: str = ""


class SmartLists(TreeModel[SmartRow]):
    """The lists, one below the other. `ROW` gives the SmartRow."""

    ROW = Qt.ItemDataRole.UserRole + 1

    def __init__(self, places: Collection[str], parent: QObject | None = None) -> None:
        """`places` are the kinds of lists that lead somewhere else and have a place there."""
        super().__init__(SmartRow("", ""), parent)
        self._places = places

    def show_counts(self, counts: SmartCounts) -> None:
        """Have a row for each list; those that seldom hold anything only where they do."""
        self.show([Branch((row.kind, row.line, row.title), row) for row in self._rows(counts)])

    def _rows(self, counts: SmartCounts) -> list[SmartRow]:
        rows = [
            SmartRow(SmartList.UNREAD, _("Unread"), counts.unread, told=_unread(counts.unread)),
            SmartRow(SmartList.RECENT, _("Lately opened")),
            SmartRow(NOTES, _("My notes"), counts.notes),
            SmartRow(FOLLOW_UPS, _("Follow-ups"), counts.follow_ups, counts.overdue, _followed(counts)),
            SmartRow(TO_PLACE, _("To place"), counts.to_place, told=_to_place(counts.to_place)),
            SmartRow(SmartList.DRAFTS, _("Drafts"), counts.drafts),
            SmartRow(SmartList.UNSURE, _("Unsure readings"), counts.unsure),
            SmartRow(QUESTIONS, _("Questions"), counts.questions),
        ]
        rows += [SmartRow(SEARCH, each.name, line=each.line, told=each.line) for each in counts.searches]
        seldom = (TO_PLACE, SmartList.DRAFTS, SmartList.UNSURE, QUESTIONS)
        elsewhere = (NOTES, FOLLOW_UPS, TO_PLACE, QUESTIONS, SEARCH)
        return [
            row
            for row in rows
            if (row.count or row.kind not in seldom)
            and (row.kind in self._places or row.kind not in elsewhere)
        ]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.node(index).row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == self.ROW:
            return row
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            told = row.told or (str(row.count) if row.count else "")
            return f"{row.title} · {told}" if told else row.title
        return None


def _unread(count: int) -> str:
    return ngettext("{count} unread item", "{count} unread items", count).format(count=count)


def _to_place(count: int) -> str:
    return ngettext("{count} annotation waits", "{count} annotations wait", count).format(count=count)


def _followed(counts: SmartCounts) -> str:
    parts = [_("{count} open").format(count=counts.follow_ups)]
    if counts.overdue:
        parts.append(_("{count} overdue").format(count=counts.overdue))
    if counts.done:
        parts.append(_("{count} done").format(count=counts.done))
    return " · ".join(parts)
