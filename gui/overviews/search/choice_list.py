"""A list to choose one value of a filter from, with a line that narrows it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.danish_order import order_key
from core.language import _
from gui.overviews.search.filter_words import Choice

MOST = 200
"""Rows at most; typing finds the others."""
WIDTH, HEIGHT = 340, 300


class ChoiceList(QFrame):
    """Opens below a button. `chosen` carries the Choice."""

    chosen = Signal(object)

    def __init__(self, choices: Sequence[Choice], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("choiceList")
        self._choices = [(f" {order_key(choice.name)}", choice) for choice in choices]
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("Type to find"))
        self.line.setAccessibleName(_("Type to find"))
        self.list = QListWidget()
        self.list.setObjectName("itemLines")
        self.list.setAccessibleName(_("Values to filter by"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.line.textChanged.connect(self._narrow)
        self.list.itemClicked.connect(self._choose)
        self._narrow("")

    def show_below(self, button: QWidget) -> None:
        """Open below `button`, within the screen."""
        self.resize(WIDTH, HEIGHT)
        at = button.mapToGlobal(QPoint(0, button.height() + 3))
        room = button.screen().availableGeometry()
        self.move(min(at.x(), room.right() - WIDTH), min(at.y(), room.bottom() - HEIGHT))
        self.show()
        self.line.setFocus()

    def _narrow(self, words: str) -> None:
        wanted = order_key(words)
        self.list.clear()
        found = [choice for key, choice in self._choices if f" {wanted}" in key or not wanted]
        for choice in found[:MOST]:
            item = QListWidgetItem(f"{choice.name}  ({choice.aside})" if choice.aside else choice.name)
            item.setData(Qt.ItemDataRole.UserRole, choice)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            choice = item.data(Qt.ItemDataRole.UserRole)
            self.close()
            self.chosen.emit(choice)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down walk through the list while the keyboard is in the line."""
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: +1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: +8}
        if event.key() in by:
            row = self.list.currentRow() + by[Qt.Key(event.key())]
            self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentItem())
        else:
            super().keyPressEvent(event)
