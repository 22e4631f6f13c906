"""What the reader does with meetings of the library: read one in view, behind, beside; mark them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QMenu

from core.annotations import MeetingId
from core.language import _
from gui.composer.commands import SummaryCommands
from gui.models.meetings import Meetings
from gui.panels.library.chosen import ChosenMeetings
from gui.panels.library_panel import LibraryPanel
from gui.tabs.filing_meetings import FilingMeetings
from gui.tabs.groups import Groups
from gui.tabs.unread import Unread


class ChoosingMeetings(QObject):
    """Works for one window. The right button and the Menu key open a menu on the chosen rows;
    `compare_wanted` carries the ChosenMeetings that are to be compared."""

    compare_wanted = Signal(object)

    def __init__(
        self,
        library: LibraryPanel,
        documents: Groups,
        unread: Unread,
        filing: FilingMeetings,
        summaries: SummaryCommands,
    ) -> None:
        super().__init__(library)
        self._library = library
        self._documents = documents
        self._unread = unread
        self._filing = filing
        self._summaries = summaries
        library.meeting_chosen.connect(self.open)
        library.tab_wanted.connect(self.open_behind)
        for view in (library.tree, library.list.tree):
            view.installEventFilter(self)
            view.viewport().installEventFilter(self)

    def open(self, meeting: MeetingId) -> None:
        """Show a meeting in the active group, where the reader left it."""
        self._documents.active.open_meeting(meeting)

    def open_behind(self, meeting: MeetingId) -> None:
        """Have a tab for a meeting, and stay with the one in view."""
        self._documents.open_behind(meeting, row=self._library.rows.get(meeting))

    def menu(self, chosen: ChosenMeetings) -> QMenu:
        """What can be done with what was chosen."""
        menu = QMenu(self._library)
        only = chosen.only
        if only is not None and only.meeting is not None:
            self._add_ways(menu, only.meeting.id)
            menu.addSeparator()
        menu.addAction(_("Mark as read"), partial(self._unread.mark, chosen, True))
        menu.addAction(_("Mark as unread"), partial(self._unread.mark, chosen, False))
        menu.addAction(_("Summary …"), partial(self._summaries.compose_meetings, chosen.ids))
        if 0 < len(chosen.rows) <= 2 and all(row.meeting is not None for row in chosen.rows):
            words = _("Compare versions …") if only is not None else _("Compare these two …")
            menu.addAction(words, partial(self.compare_wanted.emit, chosen))
        menu.addSeparator()
        self._filing.add_to(menu, chosen)
        return menu

    def _add_ways(self, menu: QMenu, meeting: MeetingId) -> None:
        documents = self._documents
        menu.addAction(_("Open"), partial(self.open, meeting))
        menu.addAction(_("Open in a new tab"), partial(self.open_behind, meeting))
        menu.addAction(_("Open beside"), partial(documents.open_beside, meeting))
        menu.addAction(_("Open in a window"), partial(documents.open_in_window, meeting))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press of the right button chooses nothing: it opens the menu."""
        if isinstance(event, QContextMenuEvent):
            return self._show_menu(event)
        right = isinstance(event, QMouseEvent) and event.button() is Qt.MouseButton.RightButton
        return right and watched is self._library.view.viewport()

    def _show_menu(self, event: QContextMenuEvent) -> bool:
        view = self._library.view
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index: QModelIndex = view.currentIndex() if by_key else view.indexAt(event.pos())
        chosen = self._library.chosen(index) if index.data(Meetings.NODE) is not None else None
        if chosen is None:
            return False
        at = event.globalPos()
        if by_key:
            row = view.visualRect(index)
            at = view.viewport().mapToGlobal(QPoint(row.left() + 20, row.bottom()))
        menu = self.menu(chosen)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)
        return True
