"""A list to choose one value of a filter from, with a line that narrows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.danish_order import order_key
from core.language import _

MOST = 200
"""Rows at most; typing finds the others."""
WIDTH, HEIGHT = 340, 300


class Listed(Protocol):
    """What can be chosen: what it is called, and what is said of it, such as how many."""

    @property
    def name(self) -> str: ...

    @property
    def aside(self) -> str: ...


class ChoiceList(QFrame):
    """Opens below a button. `chosen` carries what was chosen of `choices`."""

    chosen = Signal(object)
    size_wanted = (WIDTH, HEIGHT)

    def __init__(self, choices: Sequence[Listed], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("choiceList")
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
        self.list.itemClicked.connect(self.choose)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[Listed]) -> None:
        """Have others to choose among."""
        self._choices = [(f" {order_key(choice.name)}", choice) for choice in choices]
        self._narrow(self.line.text())

    def show_below(self, button: QWidget) -> None:
        """Open below `button`, within the screen."""
        width, height = self.size_wanted
        self.resize(width, height)
        at = button.mapToGlobal(QPoint(0, button.height() + 3))
        room = button.screen().availableGeometry()
        self.move(min(at.x(), room.right() - width), min(at.y(), room.bottom() - height))
        self.show()
        self.line.setFocus()

    def _narrow(self, words: str) -> None:
        wanted = order_key(words)
        self.list.clear()
        found = [choice for key, choice in self._choices if f" {wanted}" in key or not wanted]
        for choice in found[:MOST]:
            item = self.row_for(choice)
            item.setData(Qt.ItemDataRole.UserRole, choice)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def row_for(self, choice: Listed) -> QListWidgetItem:
        """The line that shows `choice`."""
        return QListWidgetItem(f"{choice.name}  ({choice.aside})" if choice.aside else choice.name)

    def choose(self, item: QListWidgetItem | None) -> None:
        """Have what `item` stands for, by a click or by Enter."""
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
            self.choose(self.list.currentItem())
        else:
            super().keyPressEvent(event)
