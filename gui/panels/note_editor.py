"""The editor of one note. It says when what was typed shall be saved: on a pause, on leaving, on asking, and
every few seconds of steady typing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from core.language import _
from gui.panels.keys import is_the_windows

PAUSE_MS = 700
"""A pause in typing after which a note is saved, in milliseconds."""
LONGEST_MS = 3000
"""So long after its first unsaved letter a note is saved while the typing goes on, in milliseconds."""
LEAST_LINES = 3


class NoteEditor(QPlainTextEdit):
    """As high as its text. `edited` carries the words to save; inside it Ctrl+Z is its own.

    `burst` is the same object for all words that are typed without a pause between; None while nobody types.
    """

    edited = Signal(str)
    typing = Signal()  # something was typed that is not saved yet
    rested = Signal()  # a burst of typing has ended
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saved = ""
        self.burst: object | None = None
        self.setPlaceholderText(_("Write a note …"))
        self.setAccessibleName(_("Note"))
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.save)
        self._at_the_latest = QTimer(self)
        self._at_the_latest.setSingleShot(True)
        self._at_the_latest.setInterval(LONGEST_MS)
        self._at_the_latest.timeout.connect(self._save_in_between)
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
        return self.unsaved or self.burst is not None

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
        self._pause.stop()
        self._hand_over()
        if self.burst is not None:
            self.burst = None
            self.rested.emit()

    def _save_in_between(self) -> None:
        """Hand over what was typed so far. Words that are all taken away may be followed by others."""
        if self.toPlainText().strip():
            self._hand_over()

    def _hand_over(self) -> None:
        self._at_the_latest.stop()
        if self.unsaved:
            self._saved = self.toPlainText()
            self.edited.emit(self._saved)

    def _typed(self) -> None:
        if self.unsaved:
            self.burst = self.burst or object()
            self._pause.start()
            if not self._at_the_latest.isActive():
                self._at_the_latest.start()
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

    def event(self, event: QEvent) -> bool:
        if is_the_windows(event, self):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.redo()
        else:
            super().keyPressEvent(event)
