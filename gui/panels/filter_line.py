"""The line over a tree that leaves in it what has the typed words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.panels.keys import LeavesKeys


class FilterLine(LeavesKeys, QLineEdit):
    """Escape empties it and leaves; the arrow down leaves to what it found."""

    left = Signal()

    def __init__(self, words: str, name: str, parent: QWidget | None = None) -> None:
        """`words` stand in it while it is empty; `name` is what it is called to a screen reader."""
        super().__init__(parent)
        self.setPlaceholderText(words)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)
