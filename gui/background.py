"""The one door to work that is not instant: a reading thread, a writing thread, and their way home.

Each thread has a connection to the library of its own. All of the window's writes go through the one
writing thread; what the reader does goes before an import. Results come home to the window's thread
through one signal of one long-lived object.
"""

from __future__ import annotations

import itertools
import queue
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

from core.errors import UserFacingError
from core.library import Library, open_library

T = TypeVar("T")
Work = Callable[[Library], T]

URGENT, LATER = 0, 1


class Background(QObject):
    """Runs work on the library away from the window's thread.

    `then` and `failed` are called on the window's thread; they are dropped where they belong to a Qt
    object that is gone by then. A UserFacingError that nobody takes is sent as `failed`; any other
    exception is raised on the window's thread, so that it reaches the crash dialog.
    """

    failed = Signal(object)  # UserFacingError
    _home = Signal(object)

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.library = library
        self._home.connect(self._deliver)
        self._reader = _LibraryThread("reading", library, self._home.emit)
        self._writer = _LibraryThread("writing", library, self._home.emit)

    def read(
        self,
        work: Work[T],
        then: Callable[[T], object],
        failed: Callable[[UserFacingError], object] | None = None,
    ) -> None:
        """Run `work` with the reading connection, then `then` with its result."""
        self._reader.put(URGENT, self._task(work, then, failed))

    def write(
        self,
        work: Work[T],
        then: Callable[[T], object] | None = None,
        failed: Callable[[UserFacingError], object] | None = None,
        *,
        urgency: int = URGENT,
    ) -> None:
        """Run `work` with the writing connection, in order; work of urgency LATER waits for all other."""
        self._writer.put(urgency, self._task(work, then, failed))

    def run_urgent_writes(self) -> None:
        """On the writing thread, between two transactions of long work: do what must not wait for it."""
        self._writer.run_urgent()

    def come_home(self, callback: Callable[[], object]) -> None:
        """Have `callback` called on the window's thread. May be called from any thread."""
        self._home.emit(callback)

    def close(self) -> None:
        """Finish all urgent work, drop the rest, and end the threads."""
        self._reader.stop()
        self._writer.stop()

    def reopen(self, between: Callable[[], object]) -> None:
        """End the threads, call `between` while no connection is open, and start them again."""
        self.close()
        try:
            between()
        finally:
            self._reader = _LibraryThread("reading", self.library, self._home.emit)
            self._writer = _LibraryThread("writing", self.library, self._home.emit)

    def _task(
        self,
        work: Work[T],
        then: Callable[[T], object] | None,
        failed: Callable[[UserFacingError], object] | None,
    ) -> Callable[[Library], None]:
        def run(library: Library) -> None:
            try:
                result = work(library)
            except UserFacingError as error:
                # Bound now: the name `error` is gone when the window's thread gets to it.
                self._home.emit(_Call(failed or self.failed.emit, error))
            except BaseException as error:
                self._home.emit(_Raise(error))
            else:
                if then is not None:
                    self._home.emit(_Call(then, result))

        return run

    def _deliver(self, callback: Callable[[], object]) -> None:
        callback()


class _Call:
    """A call to make on the window's thread, unless its Qt object is gone."""

    def __init__(self, function: Callable[[Any], object], value: object) -> None:
        self._function = function
        self._value = value

    def __call__(self) -> None:
        owner = getattr(self._function, "__self__", None)
        if isinstance(owner, QObject) and not shiboken6.isValid(owner):
            return
        self._function(self._value)


class _Raise:
    """An exception on its way to the window's thread."""

    def __init__(self, error: BaseException) -> None:
        self._error = error

    def __call__(self) -> None:
        raise self._error


class _LibraryThread:
    """A thread with a connection to the library, working through a queue."""

    def __init__(self, name: str, library: Path, home: Callable[[object], object]) -> None:
        self._path = library
        self._home = home
        self._order = itertools.count()
        self._tasks: queue.PriorityQueue[tuple[int, int, Callable[[Library], None] | None]]
        self._tasks = queue.PriorityQueue()
        self._library: Library | None = None
        # A daemon, so that a failing start ends; an orderly end goes through `stop`, which waits.
        self._thread = threading.Thread(target=self._run, name=f"library {name}", daemon=True)
        self._thread.start()

    def put(self, urgency: int, task: Callable[[Library], None]) -> None:
        self._tasks.put((urgency, next(self._order), task))

    def run_urgent(self) -> None:
        assert self._library is not None
        while True:
            try:
                urgency, order, task = self._tasks.get_nowait()
            except queue.Empty:
                return
            if urgency != URGENT or task is None:
                self._tasks.put((urgency, order, task))
                return
            task(self._library)

    def stop(self) -> None:
        """Do the urgent tasks there are, then end."""
        self._tasks.put((LATER, -1, None))  # before all tasks of this urgency
        self._thread.join()

    def _run(self) -> None:
        try:
            self._library = open_library(self._path)
        except BaseException as error:
            self._home(_Raise(error))
            return
        try:
            while (task := self._tasks.get()[2]) is not None:
                task(self._library)
        finally:
            self._library.close()
