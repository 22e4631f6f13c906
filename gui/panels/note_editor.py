"""The editor of one note. What was typed is saved as typing_burst.py says, and on leaving."""

from __future__ import annotations

from PySide6.QtCore import QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from core.language import _
from gui.panels.keys import LeavesKeys
from gui.panels.typing_burst import TypingBurst

LEAST_LINES = 3


class NoteEditor(LeavesKeys, QPlainTextEdit):
    """As high as its text. `edited` carries the words to save; inside it Ctrl+Z is its own."""

    edited = Signal(str)
    typing = Signal()  # something was typed that is not saved yet
    rested = Signal()  # a burst of typing has ended
    left = Signal()
    unfocused = Signal()  # the cursor is elsewhere

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saved = ""
        self.burst = TypingBurst(self._hand_over, lambda: not self.toPlainText().strip(), self)
        self.setPlaceholderText(_("Write a note …"))
        self.setAccessibleName(_("Note"))
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.burst.paused.connect(self.save)
        self.burst.rested.connect(self.rested)
        self.textChanged.connect(self._typed)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    @property
    def unsaved(self) -> bool:
        """Whether it holds words that were not handed over to be saved."""
        return self.toPlainText() != self._saved

    @property
    def is_typed_in(self) -> bool:
        """Whether the reader types in it: it holds words that are not saved, or more are to come."""
        return self.unsaved or self.burst.token is not None

    def show_note(self, text: str) -> None:
        """Show a note from the library; words that were typed and not saved are never replaced."""
        if text == self._saved or self.is_typed_in:
            return
        self._saved = text
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        self._grow()

    def save(self) -> None:
        """Hand over what was typed; what is typed from now on is another burst."""
        self.burst.end()

    def _hand_over(self) -> None:
        if self.unsaved:
            self._saved = self.toPlainText()
            self.edited.emit(self._saved)

    def _typed(self) -> None:
        if self.unsaved:
            self.burst.go_on()
            self.typing.emit()

    def _grow(self, _size: QSizeF | None = None) -> None:
        lines = max(LEAST_LINES, round(self.document().size().height()))
        margins = self.contentsMargins()
        edges = 2 * self.document().documentMargin() + margins.top() + margins.bottom() + 10
        self.setFixedHeight(round(lines * self.fontMetrics().lineSpacing() + edges))

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.save()
        self.unfocused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.redo()
        else:
            super().keyPressEvent(event)
