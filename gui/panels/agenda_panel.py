"""The agenda panel: head of the meeting, filter line, and the agenda as a tree."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from core.language import _, clock_time, long_date, ngettext, weekday_name
from core.minutes import Meeting
from core.source_text import Span
from gui.current_meeting import CurrentMeeting
from gui.models.agenda import Agenda, AgendaNode, FilteredAgenda
from gui.panels.captions import quiet, title
from gui.panels.keys import is_the_windows
from gui.panels.rows import AgendaRows
from gui.panels.tree_view import TreeView
from gui.theme import Theme


class AgendaPanel(QWidget):
    """Walks the agenda. `place_chosen` carries the span of the item or section the reader chose."""

    place_chosen = Signal(object)  # Span
    menu_wanted = Signal(int, QPoint)  # for an item, at a point of the screen

    def __init__(self, current: CurrentMeeting, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("agendaPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._current = current
        self._following = False
        self._opened = -1  # the item whose sections show
        self._to_close: list[int] = []
        self.model = Agenda(self)
        self.filtered = FilteredAgenda(self.model, self)
        self._body = title(factor=1.15)
        self._when = quiet()
        self.filter = _FilterLine(self)
        self.filter.setPlaceholderText(_("Filter items"))
        self.filter.setAccessibleName(_("Filter items"))
        self.filter.setClearButtonEnabled(True)
        self.tree = TreeView(theme, self)
        self.tree.shows_chevrons = False  # choosing an item opens it
        self.tree.setIndentation(6)
        self.tree.setModel(self.filtered)
        self.tree.setItemDelegate(AgendaRows(theme, self.tree))
        self.tree.setAccessibleName(_("Agenda"))
        self._nothing = quiet(_("No item holds these words. Clear the filter to see the whole agenda."))
        self._nothing.setContentsMargins(16, 8, 16, 8)
        self._nothing.hide()
        self._build()
        self.filter.textChanged.connect(self._filter)
        self.filter.left.connect(self.tree.setFocus)
        self.tree.selectionModel().currentChanged.connect(self._choose)
        self.tree.clicked.connect(self._clicked)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._want_menu)
        current.shown.connect(self._show)
        current.annotations_changed.connect(self._mark)
        current.item_chosen.connect(self._follow_item)

    def _build(self) -> None:
        head = QWidget(self)
        head.setObjectName("meetingHead")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        lines = QVBoxLayout(head)
        lines.setContentsMargins(16, 14, 14, 12)
        lines.setSpacing(2)
        lines.addWidget(self._body)
        lines.addWidget(self._when)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        line = QVBoxLayout()
        line.setContentsMargins(12, 9, 12, 7)
        line.addWidget(self.filter)
        column.addLayout(line)
        column.addWidget(self._nothing)
        column.addWidget(self.tree, 1)

    def step(self, by: int) -> None:
        """Choose the next (+1) or previous (-1) item among those that are shown."""
        shown = [self._node(self.filtered.index(row, 0)).item for row in range(self.filtered.rowCount())]
        here = self._current.item
        later = [item for item in shown if (item > here if by > 0 else item < here)]
        if later:
            index = self.filtered.mapFromSource(self.model.at(later[0] if by > 0 else later[-1]))
            self.tree.setCurrentIndex(index)

    def _node(self, index: QModelIndex) -> AgendaNode:
        node: AgendaNode = index.data(Agenda.NODE)
        return node

    def _show(self) -> None:
        loaded = self._current.loaded
        if loaded is None:
            return
        self._following = True
        if self._current.same_document:
            self.model.follow_meeting(loaded.meeting, self._current.annotated_items())
            self._following = False
            return
        self.filter.clear()
        self._body.setText(loaded.meeting.body or loaded.name)
        self._when.setText(_when(loaded.meeting))
        self._opened = -1
        self.model.show_meeting(loaded.meeting, self._current.annotated_items())
        self.tree.scrollToTop()
        self._following = False

    def _mark(self) -> None:
        self.model.mark_annotated(self._current.annotated_items())

    def _filter(self, words: str) -> None:
        self.filtered.set_words(words)
        self._nothing.setVisible(bool(words) and self.filtered.rowCount() == 0)
        if self._current.item >= 0:
            self._follow_item(self._current.item)

    def _choose(self, current: QModelIndex) -> None:
        if self._following or not current.isValid():
            return
        node = self._node(current)
        self._current.choose_item(node.item)
        self.place_chosen.emit(Span(*node.span))

    def _clicked(self, index: QModelIndex) -> None:
        """A click on what is chosen already goes there again."""
        self._close_others()
        node = self._node(index)
        self.place_chosen.emit(Span(*node.span))
        if node.section is None:
            self.tree.expand(index)

    def _want_menu(self, point: QPoint) -> None:
        """At the row under the pointer; by the keyboard, Qt gives the middle of the chosen row."""
        index = self.tree.indexAt(point)
        if index.isValid():
            self.menu_wanted.emit(self._node(index).item, self.tree.viewport().mapToGlobal(point))

    def _follow_item(self, item: int) -> None:
        """Have the chosen item stand out, opened, and the one before it closed."""
        index = self.filtered.mapFromSource(self.model.at(item))
        current = self.tree.currentIndex()
        if not index.isValid():
            return
        if current.isValid() and self._node(current).item == item and current != index:
            return  # a section of it is chosen
        self._following = True
        if self._opened != item:
            self._to_close.append(self._opened)
            self._opened = item
        if not QApplication.mouseButtons():  # rows must not move under the mouse between press and release
            self._close_others()
        self.tree.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.tree.expand(index)
        self.tree.scrollTo(index)
        self._following = False

    def _close_others(self) -> None:
        """Fold the sections of the items that were chosen before."""
        while self._to_close:
            item = self._to_close.pop()
            if item != self._opened:
                self.tree.collapse(self.filtered.mapFromSource(self.model.at(item)))


class _FilterLine(QLineEdit):
    """Escape empties it and leaves; the arrow down leaves to the items it found."""

    left = Signal()

    def event(self, event: QEvent) -> bool:
        if is_the_windows(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _when(meeting: Meeting) -> str:
    """Day, time, place and attendance, as far as the document states them."""
    parts = []
    if meeting.date:
        when = _("{weekday} {date}").format(weekday=weekday_name(meeting.date), date=long_date(meeting.date))
        if meeting.start_time:
            when = _("{date} at {time}").format(date=when, time=clock_time(meeting.start_time))
        parts.append(when[:1].upper() + when[1:])
    if meeting.place:
        parts.append(meeting.place)
    if meeting.participants:
        count = len(meeting.participants)
        parts.append(ngettext("{count} present", "{count} present", count).format(count=count))
    if meeting.absent:
        count = len(meeting.absent)
        parts.append(ngettext("{count} absent", "{count} absent", count).format(count=count))
    return " · ".join(parts)
