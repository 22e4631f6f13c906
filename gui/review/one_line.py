"""Words in one line, wherever there is little room for them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gui.panels.captions import plain_tip


class OneLine(QLabel):
    """Words in one line, cut where there is no room; the tooltip has all of them, or what is told of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(40)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # its words fit, not it
        self._words = ""

    def show_words(self, words: str, tip: str = "") -> None:
        """Have these words; `tip` tells more of them."""
        self._words = words
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(tip or words) if words else "")
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        room = self.contentsRect().width()
        cut = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        if cut != self.text():
            self.setText(cut)
