"""What the reader does with a meeting of the library: read it in view, behind, beside, in a window."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QMenu

from core.annotations import MeetingId
from core.language import _
from gui.models.meetings import Meetings
from gui.panels.library_panel import LibraryPanel
from gui.tabs.groups import Groups


class ChoosingMeetings(QObject):
    """Works for one window. The right button and the Menu key open a menu on a meeting."""

    def __init__(self, library: LibraryPanel, documents: Groups) -> None:
        super().__init__(library)
        self._library = library
        self._documents = documents
        library.meeting_chosen.connect(self.open)
        library.tab_wanted.connect(self.open_behind)
        library.tree.installEventFilter(self)
        library.tree.viewport().installEventFilter(self)

    def open(self, meeting: MeetingId) -> None:
        """Show a meeting in the active group, where the reader left it."""
        self._documents.active.open_meeting(meeting)

    def open_behind(self, meeting: MeetingId) -> None:
        """Have a tab for a meeting, and stay with the one in view."""
        self._documents.active.tabs.open_behind(meeting, self._library.rows.get(meeting))

    def menu(self, meeting: MeetingId) -> QMenu:
        """What can be done with a meeting."""
        menu = QMenu(self._library)
        documents = self._documents
        menu.addAction(_("Open"), partial(self.open, meeting))
        menu.addAction(_("Open in a new tab"), partial(self.open_behind, meeting))
        menu.addAction(_("Open beside"), partial(documents.open_beside, meeting))
        menu.addAction(_("Open in a window"), partial(documents.open_in_window, meeting))
        return menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press of the right button chooses nothing: it opens the menu."""
        if isinstance(event, QContextMenuEvent):
            return self._show_menu(event)
        right = isinstance(event, QMouseEvent) and event.button() is Qt.MouseButton.RightButton
        return right and watched is self._library.tree.viewport()

    def _show_menu(self, event: QContextMenuEvent) -> bool:
        tree = self._library.tree
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index: QModelIndex = tree.currentIndex() if by_key else tree.indexAt(event.pos())
        meeting = index.data(Meetings.MEETING) if index.isValid() else None
        if meeting is None:
            return False
        at = event.globalPos()
        if by_key:
            row = tree.visualRect(index)
            at = tree.viewport().mapToGlobal(QPoint(row.left() + 20, row.bottom()))
        menu = self.menu(meeting)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)
        return True
