"""The line in the top bar in which one searches all meetings. What it finds shows on the search page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from core.language import _
from gui.panels.keys import LeavesKeys


class SearchLine(LeavesKeys, QLineEdit):
    """`wanted` says that the reader types, or clicked into it; `left` that they want to be elsewhere."""

    wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.is_typed_in = False  # the cursor stays where the reader has it
        self.setPlaceholderText(_("Search meetings, decisions and notes"))
        self.setAccessibleName(_("Search all meetings"))
        self.setClearButtonEnabled(True)
        self.textEdited.connect(self._tell_wanted)

    def _tell_wanted(self) -> None:
        self.is_typed_in = True
        self.wanted.emit()
        self.is_typed_in = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.MouseFocusReason:
            self._tell_wanted()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)
