"""The decision register as a table: ids of all rows, and of the rows in view what they show.

A row that was not fetched yet is empty and wished for; `rows_wanted` carries the ids of such rows, some at a
time, and `take_rows` brings them. Headings over groups of rows are lines of their own and can be closed.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QIcon

from core.annotations import MeetingId
from core.language import _, long_date, ngettext
from core.library.decisions.register import Grouping, RegisterGroup, RegisterList, RegisterRow
from core.library.decisions.register_filter import FollowUpState
from core.minutes import Outcome
from gui import icons
from gui.models.register_words import COLUMNS, cell, column_name, group_title, votes_told
from gui.theme import Theme, outcome_colour

Index = QModelIndex | QPersistentModelIndex
PAGE = 100
"""Rows that are fetched together."""
FEW = 5
"""So many ids are faster looked for one by one; in groups by tag the first of several lines counts then."""
MOST_KEPT = 4000
"""Rows that are kept; those fetched first are forgotten first."""


class Register(QAbstractTableModel):
    """`ROW` gives a line's RegisterRow, None where it is a heading or not there yet; `GROUP` the place of the
    heading among the headings, None on other lines."""

    ROW = Qt.ItemDataRole.UserRole + 1
    GROUP = Qt.ItemDataRole.UserRole + 2

    rows_wanted = Signal(object)  # list of ids

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ids: array[int] = array("q")
        self._groups: tuple[RegisterGroup, ...] = ()
        self._grouping: Grouping | None = None
        self._counts: list[int] = []  # of the rows under each heading, open or not
        self._closed: dict[Grouping | None, set[str | int | None]] = {}  # keys of headings
        self._heads: list[int] = []  # of each heading: its line
        self._firsts: list[int] = []  # of each heading: where its rows begin among the ids
        self._rows: dict[int, RegisterRow] = {}
        self._wanted: dict[int, None] = {}  # pages, the newest wish last
        self._asked: set[int] = set()
        self._signs: dict[tuple[Outcome, str], QIcon] = {}
        self._ask_soon = QTimer(self)
        self._ask_soon.setSingleShot(True)
        self._ask_soon.setInterval(0)
        self._ask_soon.timeout.connect(self._ask)
        theme.changed.connect(self._repaint)

    # What it holds

    @property
    def ids(self) -> array[int]:
        """The ids of all rows, in order, whether their heading is open or not."""
        return self._ids

    @property
    def groups(self) -> tuple[RegisterGroup, ...]:
        """The headings."""
        return self._groups

    def show_list(
        self, found: RegisterList, rows: Sequence[RegisterRow], grouping: Grouping | None = None
    ) -> None:
        """Hold another list; `rows` are those of its first page, and any others at hand."""
        self.beginResetModel()
        self._ids, self._groups, self._grouping = found.ids, found.groups, grouping
        self._counts = [group.count for group in self._groups]
        self._firsts = [0, *accumulate(self._counts)][: len(self._counts)]
        self._rows = {row.id: row for row in rows}
        self._wanted.clear()
        self._asked.clear()
        self._lay_out()
        self.endResetModel()

    def take_rows(self, ids: Sequence[int], rows: Sequence[RegisterRow]) -> None:
        """The rows that were asked for by `ids` are there."""
        self._asked.difference_update(ids)
        for row in rows:
            self._rows.pop(row.id, None)
            self._rows[row.id] = row
        for old in [*self._rows][: max(0, len(self._rows) - MOST_KEPT)]:
            del self._rows[old]
        self._repaint()

    def known(self, meetings: Iterable[MeetingId]) -> list[int]:
        """The ids of the rows at hand that are of one of `meetings`."""
        wanted = frozenset(meetings)
        return [row.id for row in self._rows.values() if row.meeting in wanted]

    def row_of(self, entry: int) -> RegisterRow | None:
        """A row that is at hand, by its id."""
        return self._rows.get(entry)

    # Lines

    def id_at(self, line: int) -> int | None:
        """The id of the row on a line; None on a heading."""
        if not self._groups:
            return self._ids[line] if 0 <= line < len(self._ids) else None
        at = bisect_right(self._heads, line) - 1
        if at < 0 or self._heads[at] == line:
            return None
        return self._ids[self._firsts[at] + line - self._heads[at] - 1]

    def heading_at(self, line: int) -> int | None:
        """The place of the heading that stands on a line; None on other lines."""
        at = bisect_right(self._heads, line) - 1
        return at if at >= 0 and self._heads[at] == line else None

    def heading_over(self, line: int) -> int | None:
        """The place of the heading that a line stands under, or is; None without headings."""
        return bisect_right(self._heads, line) - 1 if self._groups else None

    def rows_between(self, first: int, last: int) -> int:
        """How many of the lines from `first` to `last` are no headings."""
        return last - first + 1 - (bisect_right(self._heads, last) - bisect_left(self._heads, first))

    def line_of_heading(self, at: int) -> int:
        """The line that a heading stands on."""
        return self._heads[at]

    def lines_of(self, wanted: frozenset[int]) -> list[int]:
        """The lines of the rows with these ids, where their headings are open."""
        if not wanted:
            return []
        if len(wanted) > FEW:
            places = [place for place, each in enumerate(self._ids) if each in wanted]
        else:
            places = sorted(self._ids.index(each) for each in wanted if each in self._ids)
        if not self._groups:
            return places
        over = ((place, bisect_right(self._firsts, place) - 1) for place in places)
        return [
            self._heads[at] + 1 + place - self._firsts[at] for place, at in over if not self.is_closed(at)
        ]

    def ids_between(self, first: int, last: int) -> array[int]:
        """The ids of the rows on the lines from `first` to `last`."""
        if not self._groups:
            return self._ids[first : last + 1]
        found, line = array("q"), first
        while line <= last:
            at = bisect_right(self._heads, line) - 1
            end = self._heads[at + 1] - 1 if at + 1 < len(self._heads) else self._lines - 1
            skipped = max(0, line - self._heads[at] - 1)
            start = self._firsts[at] + skipped
            found += self._ids[start : start + min(last, end) - self._heads[at] - skipped]
            line = end + 1
        return found

    def is_closed(self, at: int) -> bool:
        """Whether the rows under a heading are put away."""
        return self._groups[at].key in self._put_away

    def close(self, at: int, *, closed: bool) -> None:
        """Put the rows under a heading away, or show them again."""
        if self.is_closed(at) == closed:
            return
        key = self._groups[at].key
        first, count = self._heads[at] + 1, self._groups[at].count
        if closed:
            self.beginRemoveRows(QModelIndex(), first, first + count - 1)
            self._put_away.add(key)
            self._lay_out()
            self.endRemoveRows()
        else:
            self.beginInsertRows(QModelIndex(), first, first + count - 1)
            self._put_away.discard(key)
            self._lay_out()
            self.endInsertRows()

    def close_all(self, *, closed: bool) -> None:
        """Put the rows under all headings away, or show them again."""
        self.beginResetModel()
        keys = {group.key for group in self._groups}
        if closed:
            self._put_away.update(keys)
        else:
            self._put_away.difference_update(keys)
        self._lay_out()
        self.endResetModel()

    @property
    def _put_away(self) -> set[str | int | None]:
        """The keys of the closed headings of this grouping."""
        return self._closed.setdefault(self._grouping, set())

    def group_words(self, at: int) -> str:
        """A heading with its count: "Byrådet (12 decisions)"."""
        group = self._groups[at]
        assert self._grouping is not None
        return ngettext("{title} ({count} decision)", "{title} ({count} decisions)", group.count).format(
            title=group_title(self._grouping, group), count=group.count
        )

    def _lay_out(self) -> None:
        put_away, shown = self._put_away, self._counts
        if put_away:
            shown = [0 if group.key in put_away else group.count for group in self._groups]
        tops = [0, *accumulate(map((1).__add__, shown))]
        self._heads, self._lines = tops[:-1], tops[-1] if shown else len(self._ids)

    # As Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 as Qt has it
        return 0 if parent.isValid() else self._lines

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 as Qt has it
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return column_name(COLUMNS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, column = index.row(), COLUMNS[index.column()]
        entry = self.id_at(line)
        if entry is None:
            return self._heading_data(self.heading_at(line), index.column(), role)
        if role not in _ROLES:
            return None
        row = self._rows.get(entry)
        if row is None:
            self._want(line)
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return cell(row, column)
        if role == self.ROW:
            return row
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(row, column)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._sign(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row, column)
        return None

    def _heading_data(self, at: int | None, column: int, role: int) -> Any:
        if at is None:
            return None
        if role == self.GROUP:
            return at
        if role == Qt.ItemDataRole.AccessibleTextRole and column == 0:
            return self.group_words(at)
        return None

    def _colour(self, row: RegisterRow, column: str) -> QColor | None:
        colours = self._theme.colours
        if column == "outcome":
            return QColor(outcome_colour(colours, row.outcome))
        if column == "follows" and row.follows is False:
            return QColor(colours.rejected)
        if column == "follow_up" and row.follow_up is FollowUpState.OVERDUE:
            return QColor(colours.postponed)
        return QColor(colours.quiet) if column in _QUIET else None

    def _sign(self, row: RegisterRow, column: str) -> QIcon | None:
        if column == "title" and row.closed:
            return icons.icon("lock", self._theme.colours.quiet, 13)
        if column != "outcome":
            return None
        key = row.outcome, outcome_colour(self._theme.colours, row.outcome)
        if key not in self._signs:
            self._signs[key] = icons.icon(icons.outcome_icon(row.outcome), key[1], 14)
        return self._signs[key]

    def _tip(self, row: RegisterRow, column: str) -> str | None:
        if column == "votes":
            return votes_told(row.votes) or None
        if column == "date":
            return long_date(row.date) if row.date else _("The minutes state no date.")
        if column == "follow_up" and row.who:
            return row.who
        return cell(row, column) if column in _CUT else None

    # Fetching

    def _want(self, line: int) -> None:
        page = line // PAGE
        self._wanted.pop(page, None)
        self._wanted[page] = None
        if not self._ask_soon.isActive():
            self._ask_soon.start()

    def _ask(self) -> None:
        pages, self._wanted = [*self._wanted], {}
        wanted: dict[int, None] = {}
        for page in reversed(pages[-4:]):  # who scrolled past the others wants them no more
            for line in range(page * PAGE, min((page + 1) * PAGE, self._lines)):
                entry = self.id_at(line)
                if entry is not None and entry not in self._rows and entry not in self._asked:
                    wanted[entry] = None
        if wanted:
            self._asked.update(wanted)
            self.rows_wanted.emit([*wanted])

    def _repaint(self) -> None:
        self._signs.clear()
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(self._lines - 1, len(COLUMNS) - 1))

    _lines = 0


_QUIET = frozenset(("number", "municipality", "case"))
_CUT = frozenset(("title", "body", "case", "tags", "text"))
_ROLES = frozenset(
    (
        *(Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ForegroundRole, Qt.ItemDataRole.DecorationRole),
        *(Qt.ItemDataRole.ToolTipRole, Register.ROW),
    )
)
