"""Python's search for objects that only hold one another, and when it is not worth its time."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_search_for_circles() -> Iterator[None]:
    """Meanwhile Python looks for no objects that only hold one another.

    A long document becomes some hundred thousand small objects, none of them in circles. To look through
    them again and again, as more are made, takes a twentieth of the time of opening it.
    """
    searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searched:
            gc.enable()
