"""A helper process that is asked questions: started aside, asked and heard on threads of its own.

The window's thread never waits for it: a start takes a third of a second, thousands of items may fill the
pipe, and what comes is made into pictures where it is received.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from core.reading_process import Started
from gui.processes import ReadingProcess, start_aside

if TYPE_CHECKING:
    from gui.processes import Question

    Questions = queue.SimpleQueue[Question | None]


class AskedProcess(QObject):
    """One process at a time. What is asked before it is there waits for it.

    `begin` starts a process in the language it is given. `read` makes of an answer what comes with it, on the
    receiving thread.
    """

    came = Signal(object, object, object)  # the ReadingProcess; its answer, Ended at last; what `read` made
    failed = Signal()  # none could be started
    _new = Signal(int, object)  # of which round; Started or None

    def __init__(
        self,
        begin: Callable[[str], Started],
        read: Callable[[object], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._begin = begin
        self._read = read
        self._questions: Questions = queue.SimpleQueue()
        self._round = 0  # each process started later is another one
        self._is_starting = False
        self.process: ReadingProcess | None = None
        self._new.connect(self._take_started)

    @property
    def is_there(self) -> bool:
        """Whether there is a process, or one is being started."""
        return self.process is not None or self._is_starting

    def warm_up(self) -> None:
        """Start a process, unless there is one: it will be asked soon."""
        if self.is_there:
            return
        self._is_starting = True
        self._round += 1
        start_aside(self._begin, partial(self._new.emit, self._round))

    def ask(self, question: Question) -> None:
        """Ask the process, once it is there."""
        self.warm_up()
        self._questions.put(question)

    def part(self, *last: Question) -> ReadingProcess | None:
        """Give the process out of hand, to be ended, when it has been told what is `last`; what was not asked
        yet is forgotten, and one that is being started is not wanted any more."""
        for each in (*last, None):
            self._questions.put(each)
        self._questions = queue.SimpleQueue()
        self._round += 1
        self._is_starting = False
        process, self.process = self.process, None
        return process

    def _take_started(self, this: int, started: Started | None) -> None:
        if this != self._round:
            if started is not None:
                started.process.kill()
            return
        self._is_starting = False
        if started is None:
            self.failed.emit()
            return
        self.process = ReadingProcess(self._receive, started)
        sending = self.process, self._questions
        threading.Thread(target=_send, args=sending, name="asking a process", daemon=True).start()

    def _receive(self, process: ReadingProcess, answer: object, _image: QImage | None) -> None:
        made = self._read(answer)
        try:
            self.came.emit(process, answer, made)
        except RuntimeError:  # the window was closed meanwhile
            return


def _send(process: ReadingProcess, questions: Questions) -> None:
    try:
        while (question := questions.get()) is not None:
            process.ask(question)
    except Exception:  # a question that cannot be sent is never answered
        process.end()
        raise
