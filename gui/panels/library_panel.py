"""The library panel: all meetings by municipality, body and year, a line that finds some, short lists."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from core.annotations import MeetingId
from core.language import _
from core.library import MeetingRow
from core.library.lists.overview import SmartList
from gui.models.meetings import Meetings
from gui.models.smart_lists import FOLLOW_UPS, NOTES, QUESTIONS, SEARCH, TO_PLACE, SmartRow
from gui.panels.captions import quiet, rule
from gui.panels.filter_line import FilterLine
from gui.panels.library.chosen import ChosenMeetings, chosen_of
from gui.panels.library.library_tree import LibraryTree
from gui.panels.library.listed_meetings import ListedMeetings
from gui.panels.library.smart_lists import SmartListsView
from gui.panels.tree_view import TreeView
from gui.session import Session
from gui.theme import Theme

SEEK_MS = 120
"""How long the reader must rest in typing before it is looked for."""


class LibraryPanel(QWidget):
    """A tree of the library's meetings, or a short list of them. Choosing one sends `meeting_chosen`.

    `listed` tells how many meetings there are as soon as they were read. `notes_wanted`, `questions_wanted`
    and `overview_wanted` (the name of an overview, and what it shall show) lead elsewhere; `delete_wanted`
    and `older_wanted` carry the ChosenMeetings to delete, the meetings that shall count as read.
    """

    meeting_chosen = Signal(object)  # MeetingId
    tab_wanted = Signal(object)  # MeetingId: in a tab behind the one in view
    listed = Signal(int)
    notes_wanted = Signal()
    questions_wanted = Signal()
    overview_wanted = Signal(str, object)
    delete_wanted = Signal(object)
    older_wanted = Signal(object)

    def __init__(
        self,
        session: Session,
        theme: Theme,
        parent: QWidget | None = None,
        places: Collection[str] = (NOTES,),
    ) -> None:
        """`places` are the kinds of short lists that lead elsewhere and have a place there."""
        super().__init__(parent)
        self.setObjectName("libraryPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._shown: MeetingId | None = None
        self.total = 0
        self.filter = FilterLine(_("Find a meeting or body …"), _("Find a meeting or body"))
        self.filter.setToolTip(_("The beginning of a body’s name, a month, a year: “eco may 2024”"))
        self.tree = LibraryTree(session, theme, self)
        self.model = self.tree.meetings
        self.list = ListedMeetings(session, theme, self)
        self.smart = SmartListsView(session, theme, places, self)
        self._nothing = quiet(_("No meetings yet"))
        self._nothing.setContentsMargins(16, 4, 16, 0)
        self._stack = QStackedWidget()
        self._put_together()
        self._seek = QTimer(self)
        self._seek.setSingleShot(True)
        self._seek.setInterval(SEEK_MS)
        self._connect()
        self.refresh()

    def _put_together(self) -> None:
        whole = QWidget()
        under = QVBoxLayout(whole)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(4)
        under.addWidget(self._nothing)
        under.addWidget(self.tree, 1)
        self._stack.addWidget(whole)
        self._stack.addWidget(self.list)
        line = QVBoxLayout()
        line.setContentsMargins(12, 0, 12, 4)
        line.addWidget(self.filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 6)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self._stack, 1)
        column.addWidget(rule())
        column.addWidget(self.smart)

    def _connect(self) -> None:
        self.filter.textChanged.connect(lambda _words: self._seek.start())
        self.filter.left.connect(self.tree.setFocus)
        self._seek.timeout.connect(self._look_for)
        self.tree.listed.connect(self._tell)
        self.tree.clicked.connect(self._open_branch)
        self.list.left.connect(self.show_tree)
        self.list.older_wanted.connect(self.older_wanted)
        self.smart.list_chosen.connect(self._choose_list)
        for view in (self.tree, self.list.tree):
            view.selectionModel().currentChanged.connect(self._choose)
            view.installEventFilter(self)
            view.viewport().installEventFilter(self)

    # What shows

    @property
    def rows(self) -> dict[MeetingId, MeetingRow]:
        """The meetings that were read so far."""
        return self.list.meetings.rows | self.model.rows

    @property
    def within(self) -> SmartList | None:
        """The short list in view; None while it is the tree."""
        return self.list.which

    @property
    def view(self) -> TreeView:
        """The tree, or the list that shows in its place."""
        return self.tree if self.list.which is None else self.list.tree

    def refresh(self) -> None:
        """Read the meetings again."""
        self.tree.refresh()
        self.list.refresh()
        self.smart.count_soon()

    def show_chosen(self, meeting: MeetingId | None) -> None:
        """Have `meeting` stand out as the one in view; None where there is none."""
        self._shown = meeting
        self.tree.show_chosen(meeting)
        self.list.show_chosen(meeting)

    def show_tree(self) -> None:
        """Show all meetings instead of a list."""
        self.list.leave()
        self.smart.show_list(None)
        self._stack.setCurrentIndex(0)
        self.tree.show_chosen(self._shown)
        self.tree.setFocus()

    def show_page(self, overview: str | None) -> None:
        """Have the short list stand out that leads to `overview`, else the one in the tree's place."""
        self.smart.show_list(overview if overview in (FOLLOW_UPS, TO_PLACE) else self.list.which)

    def show_list(self, which: SmartList, title: str) -> None:
        """Show a short list in the tree's place."""
        self.filter.clear()
        self.list.show_list(which, title)
        self.smart.show_list(which)
        self._stack.setCurrentIndex(1)
        self.list.tree.setFocus()

    def chosen(self, index: QModelIndex | None = None) -> ChosenMeetings | None:
        """The chosen rows, or the one at `index` where that is not one of them; None for none."""
        view = self.view
        rows = view.selectionModel().selectedIndexes()
        if index is not None and index.isValid() and index not in rows:
            rows = [index]
        return chosen_of([each.data(Meetings.NODE) for each in rows]) if rows else None

    def _tell(self, found: int) -> None:
        looks = bool(self.filter.text().strip())
        self._nothing.setText(
            _("Nothing begins like this. Type a body, a month or a year.") if looks else _("No meetings yet")
        )
        self._nothing.setVisible(not found)
        if not looks:
            self.total = found
        self.listed.emit(self.total)

    def _look_for(self) -> None:
        words = self.filter.text()
        if words.strip() and self.list.which is not None:
            self.list.leave()
            self.smart.show_list(None)
            self._stack.setCurrentIndex(0)
        self.tree.seek(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.smart.fit(self.height())

    # What the reader does

    def _choose_list(self, row: SmartRow) -> None:
        if row.kind in set(SmartList):
            if row.kind == self.list.which:
                self.show_tree()
            else:
                self.show_list(SmartList(row.kind), row.title)
            return
        self.smart.show_list(self.list.which)
        if row.kind == NOTES:
            self.notes_wanted.emit()
        elif row.kind == QUESTIONS:
            self.questions_wanted.emit()
        elif row.kind in (FOLLOW_UPS, TO_PLACE, SEARCH):
            self.overview_wanted.emit(row.kind, row.line or None)

    def _choose(self, current: QModelIndex) -> None:
        """A row was chosen by hand; one that is only added to others opens nothing."""
        meeting = current.data(Meetings.MEETING)
        several = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
        following = self.tree.following or self.list.following
        if meeting is not None and not following and not several and meeting != self._shown:
            self._shown = meeting
            self.meeting_chosen.emit(meeting)

    def _open_again(self, index: QModelIndex) -> None:
        """Open the meeting of the row the reader is at already: something else may be in view."""
        meeting = index.data(Meetings.MEETING) if index.isValid() else None
        if meeting is not None and index == self.view.currentIndex():
            self._shown = meeting
            self.meeting_chosen.emit(meeting)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click or Enter opens the row the reader is at already, too. The middle button, Ctrl with a click,
        and Ctrl with Enter have a tab behind the one in view; the Delete key deletes; Escape leads from a
        list back to the tree."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _is_delete(event)
        ):
            event.accept()  # it means the meetings here, not a mark in the document
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched is self.view:
            if self._pressed(event):
                return True
        elif isinstance(event, QMouseEvent) and watched is self.view.viewport() and _asks_for_tab(event):
            return self._want_tab(self.view.indexAt(event.position().toPoint()), event)
        elif isinstance(event, QMouseEvent) and watched is self.view.viewport() and _is_plain_press(event):
            self._open_again(self.view.indexAt(event.position().toPoint()))
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        if _is_delete(event):
            chosen = self.chosen()
            if chosen is not None:
                self.delete_wanted.emit(chosen)
            return True
        if event.key() == Qt.Key.Key_Escape and self.list.which is not None:
            self.show_tree()
            return True
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return self._want_tab(self.view.currentIndex(), event)
        if enter:
            self._open_again(self.view.currentIndex())
        return False

    def _want_tab(self, index: QModelIndex, event: QEvent) -> bool:
        meeting = index.data(Meetings.MEETING) if index.isValid() else None
        if meeting is not None and event.type() != QEvent.Type.MouseButtonRelease:
            self.tab_wanted.emit(meeting)
        return meeting is not None

    def _open_branch(self, index: QModelIndex) -> None:
        extends = QApplication.keyboardModifiers() != Qt.KeyboardModifier.NoModifier
        if self.model.hasChildren(index) and not extends:
            self.tree.setExpanded(index, not self.tree.isExpanded(index))


def _is_delete(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Delete and event.modifiers() == Qt.KeyboardModifier.NoModifier


def _asks_for_tab(event: QMouseEvent) -> bool:
    if event.type() not in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        return False
    with_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    button = event.button()
    return button is Qt.MouseButton.MiddleButton or (button is Qt.MouseButton.LeftButton and with_ctrl)


def _is_plain_press(event: QMouseEvent) -> bool:
    plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
    return (
        event.type() == QEvent.Type.MouseButtonPress and event.button() is Qt.MouseButton.LeftButton and plain
    )
