"""When what is typed is handed over: on a pause, on asking, and every few seconds of steady typing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

PAUSE_MS = 700
"""A pause in typing after which it is saved, in milliseconds."""
LONGEST_MS = 3000
"""So long after its first unsaved letter it is saved while the typing goes on, in milliseconds."""


class TypingBurst(QObject):
    """The burst of typing in one editor.

    `token` is the same object for all words that are typed without a pause between; None while nobody types.
    `hand_over` hands over what is unsaved, `is_empty` says that there are no words.
    """

    rested = Signal()  # the burst has ended
    paused = Signal()  # the reader has typed nothing for a while

    def __init__(
        self, hand_over: Callable[[], object], is_empty: Callable[[], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.token: object | None = None
        self._hand_over = hand_over
        self._is_empty = is_empty
        self._pause = self._timer(PAUSE_MS)
        self._pause.timeout.connect(self.paused)
        self._at_the_latest = self._timer(LONGEST_MS)
        self._at_the_latest.timeout.connect(self._save_in_between)

    def go_on(self) -> None:
        """Something was typed that is not saved yet."""
        self.token = self.token or object()
        self._pause.start()
        if not self._at_the_latest.isActive():
            self._at_the_latest.start()

    def end(self) -> None:
        """Hand over what was typed; what is typed from now on is another burst."""
        self.stop()
        self._hand_over()
        if self.token is not None:
            self.token = None
            self.rested.emit()

    def stop(self) -> None:
        """Hand nothing over by itself any more."""
        self._pause.stop()
        self._at_the_latest.stop()

    def _save_in_between(self) -> None:
        """Hand over what was typed so far. Words that are all taken away may be followed by others."""
        if not self._is_empty():
            self._hand_over()

    def _timer(self, interval: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        return timer
