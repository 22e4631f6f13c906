"""Reading many files at once in helper processes, without a window: as many as there are cores.

The answers come in the order of the questions, so that an import tells the same each time.
"""

from __future__ import annotations

import os
import queue
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace

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

MOST_PROCESSES = 8
_AHEAD = 6
"""So many files a process are read ahead of what is written: more would fill the memory."""
_ASKED = 4
"""So many questions a process has: it reads on while what came of the last files is written."""


@dataclass(eq=False, slots=True)
class _Helper:
    """A process, the numbers of the files it was asked for, and what came of the one in work."""

    started: Started
    asked: deque[int] = field(default_factory=deque)
    parts: list[FilePart] = field(default_factory=list)


def read_all(
    requests: Sequence[OpenRequest],
    begin: Callable[[str], Started] = start,
    cores: int = os.cpu_count() or 1,
) -> Generator[Opened, None, None]:
    """What each of `requests` gives, with its bytes, in their order. The processes end with the iteration.

    A file that kills its process costs that file and one new process.
    """
    pool = _Pool(requests, begin, min(cores, MOST_PROCESSES, len(requests)))
    try:
        yield from pool.answers()
    finally:
        pool.close()


class _Pool:
    def __init__(
        self, requests: Sequence[OpenRequest], begin: Callable[[str], Started], processes: int
    ) -> None:
        self._requests = requests
        self._begin = begin
        self._processes = processes
        self._waiting = deque(range(len(requests)))
        self._answers: dict[int, Opened] = {}
        self._messages: queue.SimpleQueue[tuple[_Helper, object]] = queue.SimpleQueue()
        self._helpers: list[_Helper] = []

    def answers(self) -> Iterator[Opened]:
        """The answers in order; while they are used, the next files are read."""
        for number in range(len(self._requests)):
            self._ask(number + _AHEAD * self._processes)
            while number not in self._answers:
                self._take(*self._messages.get())
                self._ask(number + _AHEAD * self._processes)
            yield self._answers.pop(number)

    def close(self) -> None:
        """End all processes, whatever they are doing."""
        for helper in self._helpers:
            helper.started.process.kill()
            helper.started.process.join()
        self._helpers.clear()

    def _ask(self, limit: int) -> None:
        """Give the processes files up to the number `limit`; start as many as there is work for."""
        while len(self._helpers) < min(self._processes, len(self._waiting)):
            self._start()
        while self._waiting and self._waiting[0] < limit:
            helper = min(self._helpers, key=lambda each: len(each.asked), default=None)
            if helper is None or len(helper.asked) >= _ASKED:
                return
            number = self._waiting.popleft()
            helper.asked.append(number)
            try:
                helper.started.connection.send(self._requests[number])
            except OSError:  # it ended without work, and its last message says so: the file waits again
                helper.asked.pop()
                self._waiting.appendleft(number)
                return

    def _start(self) -> None:
        helper = _Helper(self._begin(language()))
        self._helpers.append(helper)
        threading.Thread(target=self._listen, args=(helper,), name="answers", daemon=True).start()

    def _listen(self, helper: _Helper) -> None:
        try:
            while True:
                self._messages.put((helper, helper.started.connection.recv()))
        except (EOFError, OSError):
            self._messages.put((helper, None))

    def _take(self, helper: _Helper, message: object) -> None:
        if isinstance(message, FilePart):
            helper.parts.append(message)
        elif isinstance(message, Opened):
            file = whole(message.file, helper.parts) if message.file is not None else None
            helper.parts.clear()
            self._answers[helper.asked.popleft()] = replace(message, file=file)
        elif message is None:
            self._let_go(helper)

    def _let_go(self, helper: _Helper) -> None:
        """A process has ended: the file it was at is given up, those it had not begun wait again."""
        self._helpers.remove(helper)
        helper.started.process.join()
        if helper.asked:
            number = helper.asked.popleft()
            self._answers[number] = Opened(self._requests[number].path, None, killed_its_process())
        self._waiting.extendleft(reversed(helper.asked))
        self._start_if_none()

    def _start_if_none(self) -> None:
        if not self._helpers and self._waiting:
            self._start()
