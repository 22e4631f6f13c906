"""The helper processes of one import: started aside, given one file after the other, ended with it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QImage

from core.errors import UserFacingError
from core.import_pool import MOST_PROCESSES
from core.language import language
from core.reading_process import (
    FilePart,
    Opened,
    OpenRequest,
    Started,
    killed_its_process,
    start,
    whole,
)
from gui.background import Background
from gui.processes import Ended, ReadingProcess


class ImportPool:
    """As many processes as cores and files. `answered` is called on the window's thread with each file that
    was read, its bytes with it; `failed` where no process could be started.

    `writing` says how many files wait to be written: no more is read ahead than that, or a folder of large
    files would fill the memory.
    """

    def __init__(
        self,
        background: Background,
        answered: Callable[[Opened], object],
        failed: Callable[[UserFacingError], object],
    ) -> None:
        self.waiting: list[OpenRequest] = []
        self.working: dict[ReadingProcess, OpenRequest] = {}
        self.writing = 0
        self.most = min(os.cpu_count() or 1, MOST_PROCESSES)
        self._background = background
        self._answered = answered
        self._failed = failed
        self._parts: dict[ReadingProcess, list[FilePart]] = {}  # of the files in work, as far as they came
        self._idle: list[ReadingProcess] = []
        self._starting = 0  # processes
        self._closed = False

    @property
    def is_busy(self) -> bool:
        """Whether a file is being read, or is to be."""
        return bool(self.waiting or self.working)

    def step(self) -> None:
        """Give every free process a file, and start more where there is work for them."""
        while self.waiting and self._idle and self.writing < self.most:
            process = self._idle.pop()
            request = self.working[process] = self.waiting.pop(0)
            process.ask(request)
        if self.writing < self.most:
            missing = min(len(self.waiting), self.most - len(self.working)) - self._starting
            for _each in range(missing):
                self._starting += 1
                self._background.aside(
                    lambda _library: start(language()), self._take_started, self._not_started
                )

    def drop(self) -> None:
        """Read no more."""
        self.waiting.clear()
        for process in self.working:
            process.let_go()
        self.working.clear()
        self._parts.clear()

    def close(self) -> None:
        """End all processes."""
        self.drop()
        self._closed = True
        while self._idle:
            self._idle.pop().let_go()

    def _take_started(self, started: Started) -> None:
        self._starting -= 1
        if self._closed:
            started.process.kill()
            return
        self._idle.append(ReadingProcess(self._receive, started))
        self.step()

    def _not_started(self, error: UserFacingError) -> None:
        self._starting -= 1
        if not self._closed:
            self._failed(error)

    def _receive(self, process: ReadingProcess, answer: object, _image: QImage | None) -> None:
        self._background.come_home(lambda: self._take(process, answer))

    def _take(self, process: ReadingProcess, answer: object) -> None:
        if process not in self.working:  # it was stopped, or waits for a file
            if isinstance(answer, Ended) and process in self._idle:
                self._idle.remove(process)
                process.let_go()
            return
        if isinstance(answer, FilePart):
            self._parts.setdefault(process, []).append(answer)
            return
        request = self.working.pop(process)
        parts = self._parts.pop(process, [])
        if isinstance(answer, Opened):
            self._idle.append(process)
            file = whole(answer.file, parts) if answer.file is not None else None
            self._answered(replace(answer, file=file))
        else:
            process.let_go()
            self._answered(Opened(request.path, None, killed_its_process()))
