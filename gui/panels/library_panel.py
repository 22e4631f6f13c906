"""The library panel: all meetings, by municipality, body and date."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from core.annotations import MeetingId
from core.language import _
from core.library import Changes, MeetingRow, list_meetings
from gui.models.meetings import Meetings
from gui.panels.captions import caption
from gui.panels.rows import MeetingRows
from gui.panels.tree_view import TreeView
from gui.session import Session
from gui.theme import Theme


class LibraryPanel(QWidget):
    """A tree of the library's meetings. Choosing one sends `meeting_chosen`."""

    meeting_chosen = Signal(object)  # MeetingId
    tab_wanted = Signal(object)  # MeetingId: in a tab behind the one in view
    listed = Signal(int)  # number of meetings in the library

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("libraryPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._shown: MeetingId | None = None
        self._following = False
        self.rows: dict[MeetingId, MeetingRow] = {}
        self.model = Meetings(self)
        self.tree = TreeView(theme, self)
        self.tree.setModel(self.model)
        self.tree.setItemDelegate(MeetingRows(theme, self.tree))
        self.tree.setAccessibleName(_("Meetings"))
        self.tree.selectionModel().currentChanged.connect(self._choose)
        self.tree.clicked.connect(self._open_branch)
        self.tree.installEventFilter(self)
        self.tree.viewport().installEventFilter(self)
        self._nothing = QLabel(_("No meetings yet"))
        self._nothing.setProperty("role", "quiet")
        self._nothing.setContentsMargins(16, 4, 16, 0)

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 8)
        column.setSpacing(4)
        column.addWidget(caption(_("Meetings"), indent=14))
        column.addWidget(self._nothing)
        column.addWidget(self.tree, 1)
        session.changed.connect(self._follow)
        self.refresh()

    def refresh(self) -> None:
        """Read the meetings again."""
        self._session.background.read(list_meetings, self._show)

    def show_chosen(self, meeting: MeetingId | None) -> None:
        """Have `meeting` stand out as the one in view; None where there is none."""
        self._shown = meeting
        if meeting is None:
            self._following = True
            self.tree.selectionModel().clear()
            self._following = False
            return
        index = self.model.find(meeting)
        if index.isValid():
            self._following = True
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.tree.selectionModel().setCurrentIndex(index, flags)
            self.tree.scrollTo(index)
            self._following = False

    def _show(self, rows: list[MeetingRow]) -> None:
        before = {str(node.key) for node in self.model.nodes()}
        self._following = True
        self.rows = {row.id: row for row in rows}
        self.model.show_meetings(rows)
        self._following = False
        for node in self.model.nodes():
            if node.children and str(node.key) not in before:
                self.tree.expand(self.model.index_of(node))
        self._nothing.setVisible(not rows)
        if self._shown is not None:
            self.show_chosen(self._shown)
        self.listed.emit(len(rows))

    def _choose(self, current: QModelIndex) -> None:
        meeting = current.data(Meetings.MEETING)
        if meeting is not None and not self._following and meeting != self._shown:
            self._shown = meeting
            self.meeting_chosen.emit(meeting)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The middle button, Ctrl with a click, and Ctrl with Enter have a tab behind the one in view."""
        index = QModelIndex()
        if isinstance(event, QMouseEvent) and watched is self.tree.viewport() and _asks_for_tab(event):
            index = self.tree.indexAt(event.position().toPoint())
        elif isinstance(event, QKeyEvent) and watched is self.tree and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                index = self.tree.currentIndex()
        meeting = index.data(Meetings.MEETING) if index.isValid() else None
        if meeting is None:
            return super().eventFilter(watched, event)
        if event.type() != QEvent.Type.MouseButtonRelease:
            self.tab_wanted.emit(meeting)
        return True

    def _open_branch(self, index: QModelIndex) -> None:
        if self.model.rowCount(index):
            self.tree.setExpanded(index, not self.tree.isExpanded(index))

    def _follow(self, changes: Changes) -> None:
        if changes.everything or changes.meetings or changes.annotated:
            self.refresh()


def _asks_for_tab(event: QMouseEvent) -> bool:
    if event.type() not in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        return False
    with_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    button = event.button()
    return button is Qt.MouseButton.MiddleButton or (button is Qt.MouseButton.LeftButton and with_ctrl)
