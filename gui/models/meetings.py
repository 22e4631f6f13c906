"""The library's meetings as a tree: municipality (where known), body, meetings with the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from PySide6.QtCore import QCollator, QLocale, QModelIndex, QObject, Qt

from core.annotations import MeetingId
from core.language import _, clock_time, long_date
from core.library import MeetingRow
from core.minutes import DocumentKind
from gui.models.tree import Branch, Index, TreeModel


@dataclass(frozen=True, slots=True)
class MeetingNode:
    """One line of the library tree: a municipality, a body, or (with `meeting`) a meeting."""

    title: str
    meeting: MeetingRow | None = None
    count: int = 0  # meetings below


class Meetings(TreeModel[MeetingNode]):
    """The library tree. Display text is the title, `MEETING` the meeting's id."""

    MEETING = Qt.ItemDataRole.UserRole + 1
    NODE = Qt.ItemDataRole.UserRole + 2

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(MeetingNode(""), parent)
        self._order = QCollator(QLocale(QLocale.Language.Danish, QLocale.Country.Denmark))
        self._order.setNumericMode(True)

    def show_meetings(self, rows: Sequence[MeetingRow]) -> None:
        """Hold `rows`, grouped and ordered."""
        branches = []
        for municipality, of_town in _groups(rows, lambda row: row.municipality or ""):
            bodies = tuple(self._body(name, meetings) for name, meetings in _bodies(of_town))
            bodies = tuple(sorted(bodies, key=lambda branch: self._order.sortKey(branch.row.title)))
            if municipality:
                town = MeetingNode(municipality, None, len(of_town))
                branches.append(Branch(("municipality", municipality), town, bodies))
            else:
                branches.extend(bodies)
        self.show(sorted(branches, key=lambda branch: self._order.sortKey(branch.row.title)))

    def find(self, meeting: MeetingId) -> QModelIndex:
        """Where `meeting` stands; an invalid index where it is not."""
        for node in self.nodes():
            if node.row.meeting is not None and node.row.meeting.id == meeting:
                return self.index_of(node)
        return QModelIndex()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.node(index).row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == self.MEETING:
            return row.meeting.id if row.meeting else None
        if role == self.NODE:
            return row
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return _spoken(row)
        return None

    def _body(self, name: str, meetings: list[MeetingRow]) -> Branch[MeetingNode]:
        newest_first = sorted(meetings, key=time_order, reverse=True)
        titles = [_meeting_title(row) for row in newest_first]
        children = tuple(
            Branch(("meeting", row.id), MeetingNode(_told_apart(row, title, titles), row))
            for row, title in zip(newest_first, titles, strict=True)
        )
        return Branch(("body", name), MeetingNode(name or _("Unknown body"), None, len(meetings)), children)


def _bodies(rows: Sequence[MeetingRow]) -> list[tuple[str, list[MeetingRow]]]:
    return _groups(rows, lambda row: row.body or "")


def _groups(rows: Sequence[MeetingRow], key: Any) -> list[tuple[str, list[MeetingRow]]]:
    return [(name, list(group)) for name, group in groupby(sorted(rows, key=key), key)]


def time_order(row: MeetingRow) -> tuple[str, str]:
    """What meetings are sorted by: day and time, those without a day first."""
    return str(row.date or ""), str(row.start_time or "")


def _meeting_title(row: MeetingRow) -> str:
    return long_date(row.date) if row.date else row.name


def _told_apart(row: MeetingRow, title: str, titles: list[str]) -> str:
    """Two meetings of a body on one day are told apart by their time."""
    if titles.count(title) > 1 and row.start_time:
        return _("{date}, {time}").format(date=title, time=clock_time(row.start_time))
    return title


def kind_word(row: MeetingRow) -> str:
    """What must be said of a meeting's document: draft, agenda; nothing of final minutes."""
    if row.draft:
        return _("draft")
    if row.body is None and row.date is None:
        return ""  # nothing says that this is a meeting's document at all
    return {
        DocumentKind.AGENDA: _("agenda"),
        DocumentKind.SUPPLEMENT: _("supplement"),
        DocumentKind.CLOSED_PART: _("closed part"),
        DocumentKind.ATTACHMENT: _("attachment"),
    }.get(row.kind, "")


def _spoken(row: MeetingNode) -> str:
    if row.meeting is None:
        return row.title
    parts = [row.meeting.body or _("Unknown body"), row.title, kind_word(row.meeting), row.meeting.name]
    if row.meeting.annotations:
        parts.append(_("annotated"))
    return " · ".join(part for part in parts if part)
