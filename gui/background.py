"""The one door to work that is not instant: a thread that reads, one that writes, one for what takes long.

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
from core.language import _
from core.library import Library, open_library

T = TypeVar("T")
Work = Callable[[Library], T]
_Task = Callable[[Callable[[], Library]], None]

URGENT, LONG, LATER = 0, 1, 2
"""What is done first: what the reader does; what the reader does to thousands of rows, in many transactions,
between which what is urgent goes first; what the program does by itself, or may go on at the next start."""


class Stopped(BaseException):
    """The window is closing: long work ends here, and goes on at the next start where it matters."""


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
        self._reader = _LibraryThread("reading", library)
        self._writer = _LibraryThread("writing", library)
        self._aside: _LibraryThread | None = None

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
        """Run `work` with the writing connection: all of one urgency in order, and what is more urgent first.

        What is LONG is finished before the window is gone, LATER is dropped then.
        """
        self._writer.put(urgency, self._task(work, then, failed))

    def aside_when_written(
        self,
        work: Work[T],
        then: Callable[[T], object],
        failed: Callable[[UserFacingError], object] | None = None,
    ) -> None:
        """As `aside`, but after all that the reader did so far is in the library."""
        self.write(lambda _library: None, lambda _none: self.aside(work, then, failed), urgency=LONG)

    def aside(
        self,
        work: Work[T],
        then: Callable[[T], object],
        failed: Callable[[UserFacingError], object] | None = None,
    ) -> None:
        """Run long `work` that only reads, such as a copy, without holding up what is read for the window."""
        if self._aside is None:
            self._aside = _LibraryThread("aside", self.library)
        self._aside.put(URGENT, self._task(work, then, failed))

    def run_urgent_writes(self) -> None:
        """On the writing thread, between two transactions of long work: do what must not wait for it.

        Raises Stopped where the window is closing and the work is for LATER: it is broken off there.
        """
        self._writer.run_urgent()

    def come_home(self, callback: Callable[[], object]) -> None:
        """Have `callback` called on the window's thread, unless the window is gone by then. May be called
        from any thread: a helper process may answer, or end, after everything else has."""
        try:
            self._home.emit(callback)
        except RuntimeError:
            if shiboken6.isValid(self):
                raise

    def close(self) -> None:
        """Finish all that the reader did, drop the rest, and end the threads."""
        for thread in (self._reader, self._writer, self._aside):
            if thread is not None:
                thread.stop()

    def _task(
        self,
        work: Work[T],
        then: Callable[[T], object] | None,
        failed: Callable[[UserFacingError], object] | None,
    ) -> _Task:
        def run(library: Callable[[], Library]) -> None:
            try:
                result = work(library())
            except Stopped:
                return
            except UserFacingError as error:
                self._home.emit(_Call(failed or self.failed.emit, error))
            except BaseException as error:
                if failed is not None:  # whoever waits for an answer gets one, and the defect is shown
                    self._home.emit(_Call(failed, _defect(error)))
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
    """A thread with a connection to the library, working through a queue.

    The library is opened by the first task, and again by the next one where that failed.
    """

    def __init__(self, name: str, library: Path) -> None:
        self._path = library
        self._order = itertools.count()
        self._tasks: queue.PriorityQueue[tuple[int, int, _Task | None]] = queue.PriorityQueue()
        self._library: Library | None = None
        self._stopping = False
        self._running = URGENT
        # A daemon, so that a failing start ends; an orderly end goes through `stop`, which waits.
        self._thread = threading.Thread(target=self._run, name=f"library {name}", daemon=True)
        self._thread.start()

    def put(self, urgency: int, task: _Task) -> None:
        """Queue a task."""
        self._tasks.put((urgency, next(self._order), task))

    def run_urgent(self) -> None:
        """Do the tasks that are more urgent than the one under way. Raises Stopped where the thread shall end
        and that one does not matter."""
        while True:
            try:
                urgency, order, task = self._tasks.get_nowait()
            except queue.Empty:
                break
            if urgency >= self._running or task is None:
                self._tasks.put((urgency, order, task))
                break
            self._work(urgency, task)
        if self._stopping and self._running == LATER:
            raise Stopped

    def stop(self) -> None:
        """Do what the reader did, then end; work for LATER ends between two of its transactions."""
        self._stopping = True
        self._tasks.put((LATER, -1, None))  # before all tasks of this urgency
        self._thread.join()

    def _opened(self) -> Library:
        if self._library is None:
            self._library = open_library(self._path)
        return self._library

    def _work(self, urgency: int, task: _Task) -> None:
        before, self._running = self._running, urgency
        try:
            task(self._opened)
        finally:
            self._running = before

    def _run(self) -> None:
        while True:
            urgency, _order, task = self._tasks.get()
            if task is None:
                break
            self._work(urgency, task)
        if self._library is not None:
            self._library.close()


def _defect(error: BaseException) -> UserFacingError:
    """What to tell whoever waits for work that failed by a fault of ours."""
    return UserFacingError(
        _("The program failed at this ({error}).").format(error=f"{type(error).__name__}: {error}"),
        _("What was shown as saved is saved."),
    )
