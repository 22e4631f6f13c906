"""The agenda panel: head of the meeting, filter line, and the agenda as a tree."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from core.language import _
from core.source_text import Span
from gui.current_meeting import CurrentMeeting
from gui.models.agenda import FEW_ATTACHMENTS, Agenda, AgendaNode, FilteredAgenda
from gui.panels.captions import quiet
from gui.panels.filter_line import FilterLine
from gui.panels.meeting_head import MeetingHead
from gui.panels.rows import AgendaRows
from gui.panels.tree_view import TreeView
from gui.theme import Theme


class AgendaPanel(QWidget):
    """Walks the agenda. `place_chosen` carries the span of the item or section the reader chose."""

    place_chosen = Signal(object)  # Span
    page_chosen = Signal(int)  # the first page of an attachment in the same file, counted from 0
    menu_wanted = Signal(int, QPoint)  # for an item, at a point of the screen
    attachment_menu_wanted = Signal(object, QPoint)  # AgendaNode: at a point of the screen
    attachment_wanted = Signal(object)  # AgendaNode of an attachment to open

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
        self.head = MeetingHead(theme, self)
        self.filter = FilterLine(_("Filter items"), _("Filter items"), self)
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
        self.tree.activated.connect(self._activated)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._want_menu)
        current.shown.connect(self._show)
        current.annotations_changed.connect(self._mark)
        current.item_chosen.connect(self._follow_item)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
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
        if not later and shown == [here]:
            later = shown  # the only item: there is but one place to go to
        if later:
            index = self.filtered.mapFromSource(self.model.at(later[0] if by > 0 else later[-1]))
            if index == self.tree.currentIndex():
                self._choose(index)  # it stands out, but the reader is elsewhere
            self.tree.setCurrentIndex(index)

    def chosen(self) -> AgendaNode | None:
        """The row that stands out."""
        current = self.tree.currentIndex()
        return self._node(current) if current.isValid() else None

    def _node(self, index: QModelIndex) -> AgendaNode:
        node: AgendaNode = index.data(Agenda.NODE)
        return node

    def _show(self) -> None:
        loaded = self._current.loaded
        if loaded is None:
            return
        self._following = True
        self.head.show_meeting(loaded)
        files = frozenset(stored.path for stored in loaded.attached)
        if self._current.same_document:
            self.model.follow_meeting(loaded.meeting, self._current.annotated_items(), files)
            self._mark()
            self._following = False
            return
        self.filter.clear()
        self._opened = -1
        self.model.show_meeting(loaded.meeting, self._current.annotated_items(), files)
        self._mark()
        self.tree.scrollToTop()
        self._following = False

    def _mark(self) -> None:
        self.model.mark_annotated(self._current.annotated_items())
        self.model.mark_waiting(self._current.waiting_items())

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
        self._go(node)

    def _go(self, node: AgendaNode) -> None:
        if node.pages:
            self.page_chosen.emit(node.pages[0])
        elif node.span is not None:
            self.place_chosen.emit(Span(*node.span))

    def _clicked(self, index: QModelIndex) -> None:
        """A click on what is chosen already goes there again."""
        self._close_others()
        node = self._node(index)
        self._go(node)
        if node.is_item:
            self.tree.expand(index)
        elif node.attachments:
            self.tree.setExpanded(index, not self.tree.isExpanded(index))

    def _activated(self, index: QModelIndex) -> None:
        """Enter or a double click."""
        node = self._node(index)
        if node.attachment is not None:
            self.attachment_wanted.emit(node)

    def _want_menu(self, point: QPoint) -> None:
        """At the row under the pointer; by the keyboard, Qt gives the middle of the chosen row."""
        index = self.tree.indexAt(point)
        if index.isValid():
            node, at = self._node(index), self.tree.viewport().mapToGlobal(point)
            if node.attachment is not None:
                self.attachment_menu_wanted.emit(node, at)
            else:
                self.menu_wanted.emit(node.item, at)

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
        self.tree.expand(index)
        for row in range(self.filtered.rowCount(index)):
            part = self.filtered.index(row, 0, index)
            if 0 < self._node(part).attachments <= FEW_ATTACHMENTS:
                self.tree.expand(part)
        self._stand_on(index)

    def follow_attachment(self, attachment: int | None) -> None:
        """Have an attachment of the chosen item stand out, in whose pages the reader is; with None, the item
        again."""
        item = self._current.item
        node = self.chosen()
        if attachment is None:
            if node is not None and node.item == item and node.pages:
                self._stand_on(self.filtered.mapFromSource(self.model.at(item)))
        elif node is None or (node.item, node.attachment) != (item, attachment):
            index = self.filtered.mapFromSource(self.model.attachment_at(item, attachment))
            if index.isValid():
                self.tree.expand(index.parent())
                self._stand_on(index)

    def _stand_on(self, index: QModelIndex) -> None:
        """Choose a row without telling anybody that the reader went there."""
        self._following = True
        self.tree.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.tree.scrollTo(index)
        self._following = False

    def _close_others(self) -> None:
        """Fold the sections of the items that were chosen before."""
        while self._to_close:
            item = self._to_close.pop()
            if item != self._opened:
                self.tree.collapse(self.filtered.mapFromSource(self.model.at(item)))
