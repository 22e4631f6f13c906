"""The library's meetings as a tree: municipality (where any is known), body, year, meetings, newest first.

The groups come as sums. The meetings of a year come when it is opened: the tree says which it wants.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from core.annotations import MeetingId
from core.danish_order import order_key
from core.language import _, clock_time, long_date, month_name, ngettext
from core.library import MeetingRow
from core.library.lists.overview import YearGroup
from core.minutes import DocumentKind
from gui.models.tree import Branch, Index, TreeModel, TreeNode

YearKey = tuple[int, int | None]
"""A body and a year; None for meetings without a date."""


SHORT = 3
"""Letters of a month's name that are enough of it."""


@dataclass(frozen=True, slots=True)
class MeetingNode:
    """One line of the library tree: a municipality, a body, a year or (with `meeting`) a meeting.

    What is not known to be any municipality's stands last, at the level "unknown".

    `years` are the years of bodies that a group stands for, `count` is how many meetings stand below it and
    `unread` how many items were not seen yet.
    """

    title: str
    meeting: MeetingRow | None = None
    count: int = 0
    unread: int = 0
    years: tuple[YearKey, ...] = ()
    level: str = "meeting"
    under: str = ""  # second line, in lists where nothing stands above a meeting
    town: str = ""  # whose it is, in a list of several municipalities


class Meetings(TreeModel[MeetingNode]):
    """The library tree. Display text is the title, `MEETING` the meeting's id.

    `wanted` carries the YearKey of a year whose meetings a view asks for; `show_year` brings them.
    """

    MEETING = Qt.ItemDataRole.UserRole + 1
    NODE = Qt.ItemDataRole.UserRole + 2

    wanted = Signal(object)  # YearKey

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(MeetingNode(""), parent)
        self._groups: dict[YearKey, YearGroup] = {}
        self._known: dict[YearKey, Sequence[MeetingRow]] = {}
        self._asked: set[YearKey] = set()

    @property
    def known(self) -> tuple[YearKey, ...]:
        """The years whose meetings are here."""
        return tuple(self._known)

    @property
    def rows(self) -> dict[MeetingId, MeetingRow]:
        """The meetings that are here."""
        return {row.id: row for rows in self._known.values() for row in rows}

    def show_library(
        self, groups: Iterable[YearGroup], meetings: Mapping[YearKey, Sequence[MeetingRow]]
    ) -> None:
        """Hold `groups`, with the `meetings` of those years that were read, newest first; others come when
        they are asked for."""
        self._groups = {(group.body, group.year): group for group in groups}
        self._known = {year: rows for year, rows in meetings.items() if year in self._groups}
        self._asked -= self._known.keys()
        self.show(self._branches())

    def show_sums(self, groups: Iterable[YearGroup]) -> bool:
        """Show how much of each group is unread now; false where the groups are others than those here."""
        now = {(group.body, group.year): group for group in groups}
        if {key: _without_sum(group) for key, group in now.items()} != {
            key: _without_sum(group) for key, group in self._groups.items()
        }:
            return False
        by_body: defaultdict[int, int] = defaultdict(int)
        self._groups = now
        for (body, _year), group in now.items():
            by_body[body] += group.unread
        for node in [*self._group_nodes()]:
            if node.row.level == "year":
                unread = sum(now[key].unread for key in node.row.years)
            else:
                unread = sum(by_body[body] for body in {body for body, _year in node.row.years})
            if unread != node.row.unread:
                node.row = replace(node.row, unread=unread)
                self.changed(node)
        return True

    def show_year(self, year: YearKey, rows: Sequence[MeetingRow]) -> None:
        """Hold the meetings of a year, newest first."""
        self._asked.discard(year)
        if year not in self._groups:
            return
        self._known[year] = rows
        node = self._year_node(year)
        if node is not None:
            self._sync(node, _meeting_branches(rows))

    def follow_rows(self, rows: Iterable[MeetingRow]) -> None:
        """Show what meetings that are here look like now."""
        now = {row.id: row for row in rows}
        for year, there in self._known.items():
            if any(row.id in now for row in there):
                self._known[year] = [now.get(row.id, row) for row in there]
                node = self._year_node(year)
                for child in node.children if node is not None else ():
                    row = child.row.meeting
                    if row is not None and row.id in now and now[row.id] != row:
                        child.row = replace(child.row, meeting=now[row.id])
                        self.changed(child)

    def find(self, meeting: MeetingId) -> QModelIndex:
        """Where `meeting` stands; an invalid index where it is not here."""
        for year, rows in self._known.items():
            if any(row.id == meeting for row in rows):
                node = self._year_node(year)
                for child in node.children if node is not None else ():
                    if child.key == ("meeting", meeting):
                        return self.index_of(child)
        return QModelIndex()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return node_data(self.node(index).row, role) if index.isValid() else None

    # What is fetched when it is asked for

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        return self.node(parent).row.meeting is None

    def canFetchMore(self, parent: Index) -> bool:
        year = self._year_of(parent)
        return year is not None and year not in self._known and year not in self._asked

    def fetchMore(self, parent: Index) -> None:
        year = self._year_of(parent)
        if year is not None and self.canFetchMore(parent):
            self._asked.add(year)
            self.wanted.emit(year)

    def _year_of(self, index: Index) -> YearKey | None:
        row = self.node(index).row
        return row.years[0] if row.level == "year" else None

    # Branches

    def _branches(self) -> list[Branch[MeetingNode]]:
        by_name = sorted(self._groups.values(), key=lambda group: (group.municipality or "", group.body))
        towns: list[Branch[MeetingNode]] = []
        unknown: list[Branch[MeetingNode]] = []  # bodies of which nothing says whose they are
        for municipality, of_town in groupby(by_name, lambda group: group.municipality or ""):
            bodies = [self._body([*years]) for _body, years in groupby(of_town, lambda group: group.body)]
            bodies.sort(key=_order)
            if municipality:
                town = _sum("municipality", municipality, [branch.row for branch in bodies])
                towns.append(Branch(("municipality", municipality), town, tuple(bodies)))
            else:
                unknown = bodies
        towns.sort(key=_order)
        if not towns or not unknown:
            return towns or unknown
        rest = _sum("unknown", _("Municipality not stated"), [branch.row for branch in unknown])
        return [*towns, Branch(("municipality", ""), rest, tuple(unknown))]

    def _body(self, groups: list[YearGroup]) -> Branch[MeetingNode]:
        groups.sort(key=lambda group: group.year or 0, reverse=True)
        years = tuple(self._year(group) for group in groups)
        name = groups[0].name or _("Unknown body")
        return Branch(("body", groups[0].body), _sum("body", name, [each.row for each in years]), years)

    def _year(self, group: YearGroup) -> Branch[MeetingNode]:
        key = (group.body, group.year)
        title = _("No date") if group.year is None else str(group.year)
        row = MeetingNode(title, None, group.meetings, group.unread, (key,), "year")
        return Branch(("year", key), row, tuple(_meeting_branches(self._known.get(key, ()))))

    def _group_nodes(self) -> Iterable[TreeNode[MeetingNode]]:
        return (node for node in self.nodes() if node.row.meeting is None)

    def _year_node(self, year: YearKey) -> TreeNode[MeetingNode] | None:
        waiting = [*self._root.children]
        while waiting:
            node = waiting.pop()
            if node.key == ("year", year):
                return node
            if node.row.level != "year" and year in node.row.years:
                waiting += node.children
        return None


class MeetingList(TreeModel[MeetingNode]):
    """Meetings one below the other. `more_wanted` says that a view came to the end and there are others."""

    more_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(MeetingNode("", level="list"), parent)
        self._whole = True

    @property
    def rows(self) -> dict[MeetingId, MeetingRow]:
        """The meetings that are here."""
        there = (node.row.meeting for node in self._root.children)
        return {row.id: row for row in there if row is not None}

    def show_rows(self, rows: Sequence[MeetingRow], *, whole: bool) -> None:
        """Hold `rows`; `whole` where there are no others."""
        self._whole = whole
        of_several = len({row.municipality for row in rows}) > 1
        self.show([Branch(("meeting", row.id), list_node(row, of_several=of_several)) for row in rows])

    def find(self, meeting: MeetingId) -> QModelIndex:
        """Where `meeting` stands; an invalid index where it is not here."""
        for node in self._root.children:
            if node.key == ("meeting", meeting):
                return self.index_of(node)
        return QModelIndex()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return node_data(self.node(index).row, role) if index.isValid() else None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._whole

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._whole = True  # until what comes says otherwise
            self.more_wanted.emit()


def node_data(row: MeetingNode, role: int) -> Any:
    """What a line of the tree, or of a list, gives for a role of the models here."""
    if role == Qt.ItemDataRole.DisplayRole:
        return row.title
    if role == Meetings.MEETING:
        return row.meeting.id if row.meeting else None
    if role == Meetings.NODE:
        return row
    if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        return _spoken(row)
    return None


def list_node(row: MeetingRow, *, of_several: bool = False) -> MeetingNode:
    """A meeting as it stands in a list: the body, and under it when it met, and whose it is in a list of
    several municipalities."""
    title = row.body or row.name
    town = (row.municipality or "") if of_several else ""
    under = "" if town else row.municipality or ""
    if row.date is not None:
        short = month_name(row.date.month)[:SHORT]
        under = _("{day} {month} {year}").format(day=row.date.day, month=short, year=row.date.year)
    return MeetingNode(title, row, under=under, town=town)


def _meeting_branches(rows: Sequence[MeetingRow]) -> list[Branch[MeetingNode]]:
    titles = [_meeting_title(row) for row in rows]
    return [
        Branch(("meeting", row.id), MeetingNode(_told_apart(row, title, titles), row))
        for row, title in zip(rows, titles, strict=True)
    ]


def _sum(level: str, title: str, rows: Sequence[MeetingNode]) -> MeetingNode:
    years = tuple(year for row in rows for year in row.years)
    count, unread = sum(row.count for row in rows), sum(row.unread for row in rows)
    return MeetingNode(title, None, count, unread, years, level)


def _without_sum(group: YearGroup) -> tuple[object, ...]:
    return group.municipality, group.name, group.meetings


def _order(branch: Branch[MeetingNode]) -> str:
    return order_key(branch.row.title)


def time_order(row: MeetingRow) -> tuple[str, str]:
    """What meetings are sorted by: day and time, those without a day first."""
    return str(row.date or ""), str(row.start_time or "")


def _meeting_title(row: MeetingRow) -> str:
    """The day without its year, which stands above it."""
    if row.date is None:
        return row.name
    return _("{day} {month}").format(day=row.date.day, month=month_name(row.date.month)[:SHORT])


def _told_apart(row: MeetingRow, title: str, titles: list[str]) -> str:
    """Two meetings of a body on one day are told apart by their time."""
    if titles.count(title) > 1 and row.start_time:
        return _("{date}, {time}").format(date=title, time=clock_time(row.start_time))
    return title


def document_word(row: MeetingRow) -> str:
    """What stands in front of a meeting, in one word: minutes, agenda, draft …"""
    return kind_word(row) or (_("minutes") if row.kind is DocumentKind.MINUTES and row.date else "")


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
    unread = row.unread if row.meeting is None else row.meeting.unread
    parts = [row.title]
    if row.meeting is None:
        parts.append(ngettext("{count} meeting", "{count} meetings", row.count).format(count=row.count))
    else:
        meeting = row.meeting
        day = long_date(meeting.date) if meeting.date else ""
        parts = [meeting.body or _("Unknown body"), meeting.municipality or "", day or row.title]
        parts += [document_word(meeting), meeting.name]
        if meeting.annotations:
            words = ngettext("{count} annotation", "{count} annotations", meeting.annotations)
            parts.append(words.format(count=meeting.annotations))
    if unread:
        parts.append(ngettext("{count} unread item", "{count} unread items", unread).format(count=unread))
    return " · ".join(part for part in parts if part)
