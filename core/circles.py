"""Python's search for objects that only hold one another, and when it is not worth its time."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class _Pauses:
    """Who wants no search just now: it is one switch for all threads, and the last to leave turns it back."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._count = 0
        self._searched = False

    def begin(self) -> None:
        with self._lock:
            if not self._count:
                self._searched = gc.isenabled()
            gc.disable()
            self._count += 1

    def end(self) -> None:
        with self._lock:
            self._count -= 1
            if self._searched and not self._count:
                gc.enable()


_pauses = _Pauses()


@contextmanager
def no_search_for_circles() -> Iterator[None]:
    """Meanwhile Python looks for no objects that only hold one another, on any thread.

    A long document becomes some hundred thousand small objects, none of them in circles. To look through
    them again and again, as more are made, takes a twentieth of the time of opening it.
    """
    _pauses.begin()
    try:
        yield
    finally:
        _pauses.end()
