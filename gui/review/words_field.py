"""A field in which a few words are written and sent off."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit

from gui.panels.keys import LeavesKeys


class WordsField(LeavesKeys, QPlainTextEdit):
    """Named `name`, so many lines high. Ctrl+Enter sends what stands in it, Escape leaves it."""

    sent = Signal()
    left = Signal()
    entered = Signal()  # the keyboard is in it

    def __init__(self, name: str, invitation: str, text: str, lines: int) -> None:
        super().__init__(text)
        self.setPlaceholderText(invitation)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.fit(lines)
        self.moveCursor(self.textCursor().MoveOperation.End)

    def fit(self, lines: int) -> None:
        """Be so many lines high."""
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 20)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.sent.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def keys_that_send() -> str:
    """The keys that send, as the system writes them."""
    keys = QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return)
    return keys.toString(QKeySequence.SequenceFormat.NativeText)
