"""A short list of meetings in the tree's place: the unread ones, those lately opened, drafts, unsure ones."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from core.annotations import MeetingId
from core.language import _, ngettext
from core.library import Changes, Library, MeetingRow
from core.library.lists.overview import PAGE, SmartList, listed
from core.library.reader.seen import older_unread
from gui import icons
from gui.models.meetings import MeetingList
from gui.panels.captions import quiet
from gui.panels.library.library_rows import ListedRows
from gui.panels.tree_view import TreeView
from gui.session import Session
from gui.theme import Theme

OLD_DAYS = 60
"""A meeting longer ago is no news any more."""
MANY = 20
"""So many old meetings with unread items are an archive that came in."""
SOON_MS = 150


class ListedMeetings(QWidget):
    """Shows one list. `left` says that the reader wants the tree again, `older_wanted` carries the old
    meetings that shall count as read."""

    left = Signal()
    older_wanted = Signal(object)  # list of MeetingId

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self.which: SmartList | None = None
        self._limit = PAGE
        self._shown: MeetingId | None = None
        self._older: list[MeetingId] = []
        self.following = False
        self.meetings = MeetingList(self)
        self.tree = TreeView(theme, self)
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(0)
        self.tree.setUniformRowHeights(True)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tree.setModel(self.meetings)
        self.tree.setItemDelegate(ListedRows(theme, self.tree))
        self._back = QToolButton()
        self._back.setToolTip(_("All meetings"))
        self._back.setAccessibleName(_("All meetings"))
        self._back.clicked.connect(self.left)
        self._title = QLabel()
        self._nothing = quiet()
        self._nothing.setContentsMargins(16, 4, 16, 0)
        self._read_older = QToolButton()
        self._read_older.setObjectName("addFollowUp")
        self._read_older.clicked.connect(lambda: self.older_wanted.emit(self._older))
        self._read_older.hide()
        self._put_together()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.refresh)
        self.meetings.more_wanted.connect(self._more)
        session.changed.connect(self._follow)
        theme.changed.connect(self._draw_icons)
        self._draw_icons()

    def _put_together(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 14, 2)
        head.setSpacing(4)
        head.addWidget(self._back)
        head.addWidget(self._title, 1)
        older = QHBoxLayout()
        older.setContentsMargins(18, 0, 14, 4)
        older.addWidget(self._read_older)
        older.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addLayout(older)
        column.addWidget(self._nothing)
        column.addWidget(self.tree, 1)

    def _draw_icons(self) -> None:
        self._back.setIcon(icons.icon("back", self._theme.colours.quiet))

    def show_list(self, which: SmartList, title: str) -> None:
        """Show another list, from its beginning."""
        self.which, self._limit, self._older = which, PAGE, []
        self._title.setText(title)
        self.tree.setAccessibleName(title)
        self._read_older.hide()
        self._nothing.hide()
        self.meetings.show_rows([], whole=True)
        self.refresh()

    def leave(self) -> None:
        """No list is in view any more."""
        self.which = None

    def refresh(self) -> None:
        """Read the list again."""
        which, limit, shown = self.which, self._limit, self._shown
        if which is None:
            return
        if shown not in self.meetings.rows:  # what was never in the list does not come into it
            shown = None

        def work(library: Library) -> tuple[SmartList, int, list[MeetingRow], list[MeetingId]]:
            old = date.today() - timedelta(days=OLD_DAYS)
            older = older_unread(library, old) if which is SmartList.UNREAD else []
            return which, limit, listed(library, which, limit, shown), older

        self._session.background.read(work, self._take)

    def _take(self, answer: tuple[SmartList, int, list[MeetingRow], list[MeetingId]]) -> None:
        which, limit, rows, self._older = answer
        if which is not self.which:
            return
        self.following = True
        self.meetings.show_rows(rows, whole=len(rows) < limit or which is SmartList.RECENT)
        self.following = False
        self._nothing.setText(_EMPTY[which]())
        self._nothing.setVisible(not rows)
        count = len(self._older)
        words = ngettext("Mark {count} old one as read", "Mark {count} old ones as read", count)
        self._read_older.setText(words.format(count=count))
        self._read_older.setToolTip(_("Meetings more than {days} days ago").format(days=OLD_DAYS))
        self._read_older.setVisible(count > MANY)
        self.show_chosen(self._shown)

    def show_chosen(self, meeting: MeetingId | None) -> None:
        """Have `meeting` stand out as the one in view; None where there is none."""
        self._shown = meeting
        index = self.meetings.find(meeting) if meeting is not None else QModelIndex()
        self.following = True
        if not index.isValid():
            self.tree.selectionModel().clear()
        elif index != self.tree.currentIndex() or not self.tree.selectionModel().isSelected(index):
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.tree.selectionModel().setCurrentIndex(index, flags)
            self.tree.scrollTo(index)
        self.following = False

    def _more(self) -> None:
        self._limit += PAGE
        self.refresh()

    def _follow(self, changes: Changes) -> None:
        touched = changes.everything or changes.meetings or changes.annotated or changes.seen
        if self.which is not None and touched and not self._soon.isActive():
            self._soon.start()


_EMPTY = {
    SmartList.UNREAD: lambda: _("You have read all there is."),
    SmartList.RECENT: lambda: _("No meeting was opened yet."),
    SmartList.DRAFTS: lambda: _("No drafts."),
    SmartList.UNSURE: lambda: _("The program is sure of all it read."),
}
