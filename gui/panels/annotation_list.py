"""The list of cards of annotations: what the mouse and the keys do in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from core.annotations import Annotation, AnnotationKind
from core.language import _
from gui.annotations.tag_colours import TagColours
from gui.models.annotation_cards import Card
from gui.models.annotations import Annotations
from gui.panels.annotation_rows import AnnotationRows
from gui.panels.keys import command_of
from gui.theme import Theme
from gui.whose import Whose

_GOES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DELETES = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class AnnotationList(QListView):
    """Says what the reader wants with a card; it changes nothing itself."""

    place_wanted = Signal(object)  # Card
    delete_wanted = Signal(object)  # Card
    done_wanted = Signal(object, bool)  # a follow-up's Annotation, and whether it is done
    menu_wanted = Signal(object, QPoint)  # Card, at a point of the screen
    copy_wanted = Signal(object)  # Card
    left = Signal()

    def __init__(
        self,
        model: Annotations,
        theme: Theme,
        colours: TagColours,
        whose: Whose,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.is_here: Callable[[Card], bool] = lambda _card: True
        """Whether a card's meeting is the one in view."""
        self.rows = AnnotationRows(theme, colours.of, whose, self)
        self.setItemDelegate(self.rows)
        self.setModel(model)
        self.setAccessibleName(_("Annotations"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.verticalScrollBar().setSingleStep(24)
        theme.changed.connect(self.viewport().update)
        colours.changed.connect(self.viewport().update)
        whose.changed.connect(self.scheduleDelayedItemsLayout)  # whose a card is has a line of its own

    def card(self) -> Card | None:
        """The chosen card."""
        return self.currentIndex().data(Annotations.CARD) if self.currentIndex().isValid() else None

    def choose(self, row: int | None) -> None:
        """Choose the card in a row, or none, and have it seen."""
        if row is None:
            self.setCurrentIndex(QModelIndex())
            return
        self.setCurrentIndex(self.model().index(row, 0))
        self.scrollTo(self.currentIndex())

    def event(self, event: QEvent) -> bool:
        """Enter, Space and Delete are the list's; the other commands of one key mean the card's place."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~(
                Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
            )
            copies = event.matches(QKeySequence.StandardKey.Copy)
            own = event.key() in (*_GOES, *_DELETES, Qt.Key.Key_Space)
            if copies or (plain and (own or self._is_elsewhere(event))):
                event.accept()
                return True
        return super().event(event)

    def _is_elsewhere(self, event: QKeyEvent) -> bool:
        """Whether a letter must stay without effect: the card's meeting is not in view.

        Where it is in view, a command is about to run: the card's marks are what it means.
        """
        card = self.card()
        if card is None or not event.text().strip() or not event.text().isprintable():
            return False
        if not self.is_here(card):
            return True
        if command_of(event, self) is not None:
            self.place_wanted.emit(card)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        card = self.card()
        if card is not None and event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit(card)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _GOES and card is not None:
            self.place_wanted.emit(card)
        elif event.key() in _DELETES and card is not None:
            self.delete_wanted.emit(card)
        elif event.key() == Qt.Key.Key_Space and card is not None:
            if follow_ups := card.of_kind(AnnotationKind.FOLLOW_UP):
                self._turn(follow_ups[0])
        elif event.text().isprintable() and event.text() and not event.modifiers():
            event.accept()  # no search by letters: they are commands elsewhere
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: the letters are commands elsewhere."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._box_at(event.position()) is None:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click goes to the place; one on a check box is the follow-up's."""
        follow_up = self._box_at(event.position())
        is_left = event.button() == Qt.MouseButton.LeftButton
        if follow_up is not None and is_left:
            self._turn(follow_up)
            return
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        card: Card | None = index.data(Annotations.CARD) if index.isValid() else None
        if card is not None and is_left and index == self.currentIndex():
            self.place_wanted.emit(card)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        point = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            point = self.viewport().mapToGlobal(self.visualRect(index).center())
        card: Card | None = index.data(Annotations.CARD) if index.isValid() else None
        if card is not None:
            self.setCurrentIndex(index)
            self.menu_wanted.emit(card, point)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.rows.set_width(self.viewport().width())
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()  # the words break elsewhere

    def _box_at(self, point: QPointF) -> Annotation | None:
        index = self.indexAt(point.toPoint())
        return self.rows.box_at(index, self.visualRect(index), point) if index.isValid() else None

    def _turn(self, follow_up: Annotation) -> None:
        done = follow_up.follow_up is not None and follow_up.follow_up.done is not None
        self.done_wanted.emit(follow_up, not done)
