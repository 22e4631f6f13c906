"""The line in the top bar in which one searches all meetings. What it finds shows on the search page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
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
        self._put_away = ""  # what stood here when the search page went out of view
        self._by_click = False  # what was put away came back under the mouse
        self.setPlaceholderText(_("Search meetings, decisions and notes"))
        self.setAccessibleName(_("Search all meetings"))
        self.setClearButtonEnabled(True)
        self.textEdited.connect(self._tell_wanted)

    def put_away(self) -> None:
        """Be empty above other pages, where the words would seem to narrow what they show."""
        self._put_away = self.text()
        self.clear()

    def take_up(self, words: str | None = None) -> None:
        """Say `words`, or else what was put away, unless the reader has typed something meanwhile."""
        if words is None and not self.text() and self._put_away:
            words = self._put_away
            self._by_click = self.is_typed_in
        if words is not None:
            self.setText(words)

    def _tell_wanted(self) -> None:
        self.is_typed_in = True
        self.wanted.emit()
        self.is_typed_in = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.MouseFocusReason:
            self._tell_wanted()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if self._by_click:  # typing replaces what came back, as after Ctrl+K
            self.selectAll()
            self._by_click = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)
