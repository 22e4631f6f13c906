"""Annotations that stand on items that are removed for good, or stood there before they came along."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from typing import NamedTuple

from core.annotations import MeetingId
from core.library.carrying.anchors import anchor_from_json, candidates_from_json, candidates_to_json
from core.library.carrying.slices import in_slices
from core.library.carrying.stood import places_of
from core.library.opening import Library
from core.library.removing.readers_rows import Removed


class _Told(NamedTuple):
    """What is said of an annotation's way to a file, as the library has it; `kept` are the places it is to be
    offered from now on, None where nothing is to be said any more."""

    annotation: str
    file: str
    place: str | None
    candidates: str
    kept: str | None


def of_items(connection: sqlite3.Connection, meeting: str, removed: Removed) -> set[str]:
    """The annotations of `meeting`, deleted ones too, that stand on items that are `removed`, or stood there
    in a version before they came along to another one, on whichever item."""
    found = places_of(connection, meeting)
    return {name for name, file, item, *place in found if removed.has_any(item, file, *place)}


def delete_of_items(
    library: Library, meeting: MeetingId, removed: Removed, between: Callable[[], None]
) -> None:
    """Delete these annotations with all that is said of them, and the places on these items that others were
    put on or offered, in short transactions. `between` is called after each. Raises LibraryError."""
    with library.snapshot() as connection:
        names = sorted(of_items(connection, meeting, removed))

    def delete(connection: sqlite3.Connection, name: str) -> None:
        connection.execute("DELETE FROM annotation WHERE id = ?", (name,))

    in_slices(library, meeting, names, delete, between=between)
    with library.snapshot() as connection:
        told = [*_told_of(connection, meeting, removed)]
    in_slices(library, meeting, told, _forget, between=between)


def _told_of(connection: sqlite3.Connection, meeting: str, removed: Removed) -> Iterator[_Told]:
    found = connection.execute(
        "SELECT carried.annotation, carried.file, place, candidates"
        " FROM annotation JOIN carried ON carried.annotation = annotation.id WHERE annotation.meeting = ?",
        (meeting,),
    )
    for name, file, place, candidates in found:
        anchor = anchor_from_json(place)
        if anchor is not None and removed.has_anchor(file, anchor):
            yield _Told(name, file, place, candidates, None)
            continue
        offered = candidates_from_json(candidates)
        kept = [each for each in offered if not removed.has_anchor(file, each.anchor)]
        if len(kept) < len(offered):
            yield _Told(name, file, place, candidates, candidates_to_json(kept))


def _forget(connection: sqlite3.Connection, told: _Told) -> None:
    """What another program said meanwhile stays."""
    where = "WHERE annotation = ? AND file = ? AND place IS ? AND candidates = ?"
    if told.kept is None:
        connection.execute(f"DELETE FROM carried {where}", told[:4])
    else:
        connection.execute(f"UPDATE carried SET candidates = ? {where}", (told.kept, *told[:4]))
