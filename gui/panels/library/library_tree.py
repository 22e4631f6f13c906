"""The library's tree: groups from sums, a year's meetings when it is opened, kept as the library changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from core.annotations import MeetingId
from core.language import _
from core.library import Changes, Library, MeetingRow
from core.library.lists.meetings import rows_of
from core.library.lists.overview import Sought, YearGroup, branch_of, list_groups, meetings_of, sought
from gui.models.meetings import Meetings, YearKey
from gui.panels.library.library_rows import MeetingRows
from gui.panels.tree_view import TreeView
from gui.session import Session
from gui.theme import Theme

FEW = 200
"""A library, or what a line finds of it, with no more meetings shows them all at once, with open branches."""
SOON_MS = 150
"""How long changes come together before the tree is read again: an import tells of one each moment."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one reading of the library gave."""

    groups: list[YearGroup]
    meetings: dict[YearKey, list[MeetingRow]]
    line: str
    total: int  # meetings that the line finds


class LibraryTree(TreeView):
    """Shows the library's meetings. `listed` says that they were read, and how many there are in all."""

    listed = Signal(int)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._session = session
        self._line = ""  # what is looked for
        self._shown_line = ""
        self._open_before: list[tuple[object, ...]] = []  # paths, while something is looked for
        self._reading = self._again = False
        self._shown: MeetingId | None = None
        self.following = False  # rows are chosen by the program
        self.meetings = Meetings(self)
        self.setModel(self.meetings)
        self.setItemDelegate(MeetingRows(theme, self))
        self.setUniformRowHeights(True)
        self.setIndentation(12)  # four levels in a narrow panel
        self.setViewportMargins(3, 0, 0, 0)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(_("Meetings"))
        self.meetings.wanted.connect(self._fetch)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.refresh)
        session.changed.connect(self._follow)

    # Reading

    def refresh(self) -> None:
        """Read again what shows."""
        if self._reading:
            self._again = True
            return
        self._reading = True
        line, known, shown = self._line, set(self.meetings.known), self._shown

        def work(library: Library) -> _Reading:
            with library.snapshot():
                return _read(library, line, known, shown)

        self._session.background.read(work, self._take, self._fail)

    def seek(self, line: str) -> None:
        """Show only what `line` finds; all where it is empty."""
        self._line = line.strip()
        self.refresh()

    def _take(self, reading: _Reading) -> None:
        self._reading = False
        looks = bool(reading.line) and not self._shown_line
        if looks:
            self._open_before = self._open_paths()
        left_off = bool(self._shown_line) and not reading.line
        self._shown_line = reading.line
        before = {str(node.key) for node in self.meetings.nodes()}
        self.following = True
        self.meetings.show_library(reading.groups, reading.meetings)
        self._open_branches(before, reading, left_off=left_off)
        self.following = False
        self._stand_on_shown()
        self.listed.emit(reading.total)
        if self._again or reading.line != self._line:
            self._again = False
            self.refresh()

    def _fail(self, error: object) -> None:
        self._reading = False
        self._session.failed.emit(error)

    def _open_branches(self, before: set[str], reading: _Reading, *, left_off: bool) -> None:
        """Open what is new where there are few meetings; leave the rest as the reader has it."""
        if left_off:
            for path in self._open_before:
                self._open_path(path)
            return
        looks = bool(reading.line)  # what was found shall show
        for node in [*self.meetings.nodes()]:
            if node.row.meeting is None and (looks or str(node.key) not in before):
                alone = (
                    node.parent is not None and node.parent.parent is None and len(node.parent.children) == 1
                )
                if reading.total <= FEW or alone:
                    self.expand(self.meetings.index_of(node))

    def _fetch(self, year: YearKey) -> None:
        wanted_line = self._line

        def work(library: Library) -> tuple[YearKey, list[MeetingRow]]:
            return year, meetings_of(library, *year, sought(wanted_line))

        self._session.background.read(work, self._take_year)

    def _take_year(self, answer: tuple[YearKey, list[MeetingRow]]) -> None:
        self.following = True
        self.meetings.show_year(*answer)
        self.following = False
        self._stand_on_shown()

    def _follow(self, changes: Changes) -> None:
        if changes.everything or changes.meetings:
            if not self._soon.isActive():
                self._soon.start()
        elif changes.annotated or changes.seen:
            self._read_rows(changes.annotated | changes.seen)

    def _read_rows(self, meetings: Iterable[MeetingId]) -> None:
        """Read the sums, and those of `meetings` that are here."""
        there = self.meetings.rows
        wanted = [meeting for meeting in meetings if meeting in there]
        line = self._line

        def work(library: Library) -> tuple[list[YearGroup], list[MeetingRow]]:
            return list_groups(library, sought(line) if line else Sought()), rows_of(library, wanted)

        self._session.background.read(work, self._take_rows)

    def _take_rows(self, answer: tuple[list[YearGroup], list[MeetingRow]]) -> None:
        groups, rows = answer
        self.meetings.follow_rows(rows)
        if not self.meetings.show_sums(groups):
            self.refresh()

    # The meeting in view

    def show_chosen(self, meeting: MeetingId | None) -> None:
        """Have `meeting` stand out as the one in view; None where there is none."""
        self._shown = meeting
        if meeting is None:
            self.following = True
            self.selectionModel().clear()
            self.following = False
        elif not self._stand_on_shown() and not self._reading and not self._line:
            self._session.background.read(lambda library: _branch(library, meeting), self._take_branch)

    def _take_branch(self, answer: tuple[YearKey, list[MeetingRow]] | None) -> None:
        if answer is not None:
            self._take_year(answer)

    def _stand_on_shown(self) -> bool:
        index = self.meetings.find(self._shown) if self._shown is not None else QModelIndex()
        if not index.isValid():
            return False
        if index != self.currentIndex() or not self.selectionModel().isSelected(index):
            self.following = True
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flags)
            self.scrollTo(index)
            self.following = False
        return True

    # Open branches

    def _open_paths(self) -> list[tuple[object, ...]]:
        """The keys of each open branch, from the root to it."""
        paths = []
        for node in self.meetings.nodes():
            if node.row.meeting is None and self.isExpanded(self.meetings.index_of(node)):
                path: list[object] = []
                above = node
                while above is not None and above.parent is not None:
                    path.insert(0, above.key)
                    above = above.parent
                paths.append(tuple(path))
        return paths

    def _open_path(self, path: Sequence[object]) -> None:
        for node in self.meetings.nodes():
            if path and node.key == path[-1] and node.row.meeting is None:
                self.expand(self.meetings.index_of(node))
                return


def _read(library: Library, line: str, known: set[YearKey], shown: MeetingId | None) -> _Reading:
    """Sums of all groups, and the meetings of those years that shall be here."""
    wanted = sought(line) if line else Sought()
    groups = list_groups(library, wanted)
    total = sum(group.meetings for group in groups)
    years = {(group.body, group.year) for group in groups}
    if total > FEW:
        branch = branch_of(library, shown) if shown is not None else None
        years &= known | ({branch} if branch is not None else set())
    meetings: Mapping[YearKey, list[MeetingRow]] = {
        year: meetings_of(library, *year, wanted) for year in years
    }
    return _Reading(groups, dict(meetings), line, total)


def _branch(library: Library, meeting: MeetingId) -> tuple[YearKey, list[MeetingRow]] | None:
    year = branch_of(library, meeting)
    return None if year is None else (year, meetings_of(library, *year))
