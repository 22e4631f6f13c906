"""A line in which a part of a follow-up is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.panels.keys import LeavesKeys


class FollowUpField(LeavesKeys, QLineEdit):
    """A line of a follow-up. `ended` says that the cursor left it or Return was pressed, `unfocused` that it
    left it."""

    left = Signal()
    unfocused = Signal()
    ended = Signal()
    returned = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setMinimumWidth(40)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:  # the list of completions is no leaving
            self.ended.emit()
            self.unfocused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ended.emit()
            self.returned.emit()
        else:
            super().keyPressEvent(event)
