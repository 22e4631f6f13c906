"""A line for words of the reader's own that are masked, too."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from core.language import _
from gui.composer.composing import Composing


class OwnWordsRow(QWidget):
    """What is written here and finished, by Enter or by leaving the line, is masked as well, and the line is
    empty for the next. What is still being written counts, too, in what goes out meanwhile."""

    def __init__(self, composing: Composing) -> None:
        super().__init__()
        self._composing = composing
        label = QLabel(_("Mask this too:"))
        self.line = _Line()
        label.setBuddy(self.line)
        self.line.setAccessibleName(label.text().rstrip(":"))
        self.line.setPlaceholderText(_("A name, for example"))
        self.line.setToolTip(_("Words of your own that are masked wherever they stand"))
        self.line.textChanged.connect(composing.write_own)
        self.line.editingFinished.connect(self._take)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.line, 1)

    def _take(self) -> None:
        words = self.line.text()
        self.line.clear()
        self._composing.mask_also(words)


class _Line(QLineEdit):
    """Enter ends the line, and does not press the button that the window has for Enter."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
