"""Ctrl+C: where it has to wait, and where it must not come at all."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def held_back() -> Iterator[None]:
    """Ctrl+C comes after the block, never between its statements; also where the block fails.

    A program that was started to go on whatever is typed, as a shell starts those in the background, goes on.
    For the main thread alone. Raises KeyboardInterrupt at the end.
    """
    before = signal.getsignal(signal.SIGINT)
    if before == signal.SIG_IGN:
        yield
        return
    caught: list[int] = []
    signal.signal(signal.SIGINT, lambda number, _frame: caught.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if caught:
            raise KeyboardInterrupt


@contextmanager
def blocked() -> Iterator[None]:
    """A process started in the block does not see Ctrl+C, which a terminal sends to all there are: not before
    it can say itself that it wants none, either. On Windows it does."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # starting it, which the first process would, lets signals in again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
