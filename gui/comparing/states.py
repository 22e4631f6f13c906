"""What stands in the place of a comparison: how far it is, or why there is none."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from core.language import _
from gui.panels.captions import quiet, title
from gui.timers import later

SHOW_MS = 500
"""Work that takes longer than this shows its progress and can be stopped, in milliseconds."""
WIDTH = 420


class ComparingState(QWidget):
    """`stop_wanted`, `again_wanted`, `meeting_wanted` and `file_wanted` are its buttons."""

    stop_wanted = Signal()
    again_wanted = Signal()
    meeting_wanted = Signal()
    file_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = title(factor=1.2)
        self.advice = quiet()
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Comparing"))
        self.stop = QPushButton(_("Stop"))
        self.again = QPushButton(_("Try again"))
        self.meeting = QPushButton(_("Another meeting …"))
        self.file = QPushButton(_("Compare a file …"))
        self._late = later(self, SHOW_MS, self._show_work)
        inner = QWidget()
        inner.setFixedWidth(WIDTH)
        column = QVBoxLayout(inner)
        column.setSpacing(10)
        for widget in (self.words, self.advice, self.bar):
            column.addWidget(widget)
        buttons = QHBoxLayout()
        for button, wanted in (
            (self.stop, self.stop_wanted),
            (self.again, self.again_wanted),
            (self.meeting, self.meeting_wanted),
            (self.file, self.file_wanted),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(wanted)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        middle = QHBoxLayout()  # not by an alignment: labels that wrap would get too little height
        middle.addStretch(1)
        middle.addWidget(inner)
        middle.addStretch(1)
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        whole.addLayout(middle)
        whole.addStretch(3)
        self.say("", "")

    def begin(self) -> None:
        """Something is compared now; it shows where it takes its time."""
        self.say("", "")
        self._late.start()

    def tell(self, words: str, done: int = 0, of: int = 0) -> None:
        """What it is at, and how much of it is done; of 0 where that is not known."""
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        self.words.setText(words)
        self.words.setVisible(self.bar.isVisibleTo(self))

    def say(
        self, words: str, advice: str, *, again: bool = False, meeting: bool = False, file: bool = False
    ) -> None:
        """Say why there is nothing to see, and what can be done."""
        self._late.stop()
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.advice.setText(advice)
        self.advice.setVisible(bool(advice))
        for widget, there in (
            *((self.bar, False), (self.stop, False)),
            *((self.again, again), (self.meeting, meeting), (self.file, file)),
        ):
            widget.setVisible(there)

    def setFocus(self, *_reason: object) -> None:
        """The keyboard goes to what can be done."""
        for button in (self.again, self.meeting, self.file, self.stop):
            if button.isVisibleTo(self):
                button.setFocus()
                return
        super().setFocus()

    def _show_work(self) -> None:
        for widget in (self.words, self.bar, self.stop):
            widget.show()
        self.stop.setFocus()
