"""Work on many annotations in transactions that are short."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from core.annotations import AnnotationId, MeetingId
from core.library.changes import Changes
from core.library.opening import Library
from core.library.reader import places

BUDGET = 0.015
"""Seconds of work in one transaction; what follows from it and the commit come on top."""
MOST = 200
"""So many at most in one, however quick the machine: noting their items takes as long again."""

T = TypeVar("T")


def in_slices(
    library: Library,
    meeting: MeetingId,
    todo: Sequence[T],
    work: Callable[[sqlite3.Connection, T], AnnotationId | None],
    *,
    first: Callable[[sqlite3.Connection], None] = lambda _connection: None,
    last: Callable[[sqlite3.Connection], None] | None = None,
    between: Callable[[], None] = lambda: None,
) -> Changes:
    """Do `work` for all that is `todo`, in short transactions. It gives the annotation it changed, None where
    there was nothing to do. `first` is done in the first transaction, `last` in one of its own at the end, or
    with `first` where nothing is `todo`; `between` is called after each. Raises LibraryError."""
    changes = Changes()
    read: places.KnownItems = {}
    at = 0
    while True:
        with library.transaction() as connection:
            until = time.monotonic() + BUDGET
            begin, changed = at, set()
            if begin == 0:
                first(connection)
            while at < len(todo) and at < begin + MOST and (at == begin or time.monotonic() < until):
                name = work(connection, todo[at])
                changed |= set() if name is None else {name}
                at += 1
            if changed:
                places.place_annotations(connection, meeting, changed, read)
                them = frozenset({meeting})
                changes |= Changes(meetings=them, annotations=frozenset(changed), annotated=them)
            if not todo and last is not None:
                last(connection)
        between()
        if at >= len(todo):
            break
    if todo and last is not None:
        with library.transaction() as connection:
            last(connection)
        between()
    return changes
