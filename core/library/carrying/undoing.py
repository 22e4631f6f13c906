"""Taking back that the annotations of a meeting came along, and having them come along after all."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import NamedTuple

from core.annotations import AnnotationId, MeetingId
from core.library.belonging import identity
from core.library.carrying import rows, seen_again
from core.library.carrying.by_hand import about_at
from core.library.carrying.here import Settled
from core.library.carrying.slices import in_slices
from core.library.changes import Changes
from core.library.opening import Library, now
from core.library.reader import places


class _Run(NamedTuple):
    """A carrying: the file it went to, and what stood in front before."""

    file: str
    front: str | None


def undo_carried(
    library: Library, meeting: MeetingId, moment: str, between: Callable[[], None] = lambda: None
) -> Changes:
    """Have all annotations of `meeting` stand again where they stood before they were carried at that moment,
    those too that the reader placed since; what stood in front stands there again, and what was marked as
    seen with it is unread. They are not carried there again by themselves. What went on to a further version
    stays there. `between` is called after each transaction. Raises LibraryError."""
    return _turn(library, meeting, moment, now(), _undo, between)


def redo_carried(
    library: Library, meeting: MeetingId, moment: str, between: Callable[[], None] = lambda: None
) -> Changes:
    """Have them come along after all, after `undo_carried`. Raises LibraryError."""
    return _turn(library, meeting, moment, None, _redo, between)


def go_on(library: Library, between: Callable[[], None] = lambda: None) -> Changes:
    """Bring to its end what was broken off of taking back, or of coming along, for the first time or after
    all: at a start. What did not come along yet is carried then. Raises LibraryError."""
    found = library.rows("SELECT DISTINCT meeting, moment, undone IS NULL FROM carry_run WHERE under_way")
    changes = Changes()
    for meeting, moment, is_there in found:
        work = redo_carried if is_there else undo_carried
        changes |= work(library, MeetingId(meeting), moment, between)
    return changes


def _turn(
    library: Library,
    meeting: MeetingId,
    moment: str,
    undone: str | None,
    work: Callable[[Library, MeetingId, _Run, str, Callable[[], None]], Changes],
    between: Callable[[], None],
) -> Changes:
    """Do `work` with each run of that moment, which are under way until all of it is done: a start goes on
    with what was broken off."""
    them = (meeting, moment)
    with library.transaction() as connection:
        connection.execute(
            "UPDATE carry_run SET undone = ?, under_way = 1 WHERE meeting = ? AND moment = ?", (undone, *them)
        )
    between()
    changes = Changes()
    runs = library.rows("SELECT file, front FROM carry_run WHERE meeting = ? AND moment = ?", them)
    for run in runs:
        changes |= work(library, meeting, _Run(*run), moment, between)
    with library.transaction() as connection:
        connection.execute("UPDATE carry_run SET under_way = 0 WHERE meeting = ? AND moment = ?", them)
    between()
    return changes


def _undo(
    library: Library, meeting: MeetingId, run: _Run, moment: str, between: Callable[[], None]
) -> Changes:
    def put_back(connection: sqlite3.Connection, name: AnnotationId) -> AnnotationId | None:
        said, stood = rows.said_of(connection, name, run.file), rows.place_of(connection, meeting, name)
        if said is None or stood is None:
            return None
        place = None
        if said.place is not None:
            before = rows.kept_place(connection, name, said.from_file)
            if stood.file != run.file or before is None:
                return None  # it went on
            place = stood.anchor
            rows.forget_place(connection, name, said.from_file)
            rows.move(connection, name, before)
        rows.take_back(connection, name, run.file, place)
        return name

    def end(connection: sqlite3.Connection) -> None:
        _put_in_front(connection, meeting, run.front)
        if seen_again.take_away(connection, meeting, run.file):
            places.show_seen(connection, meeting)

    names = _names(library, meeting, run, moment, is_undone=False)
    changes = in_slices(library, meeting, names, put_back, last=end, between=between)
    return changes | Changes(meetings=frozenset({meeting}), seen=frozenset({meeting}))


def _redo(
    library: Library, meeting: MeetingId, run: _Run, moment: str, between: Callable[[], None]
) -> Changes:
    def go(connection: sqlite3.Connection, name: AnnotationId) -> AnnotationId | None:
        said, stood = rows.said_of(connection, name, run.file), rows.place_of(connection, meeting, name)
        if said is None or stood is None or stood.file != said.from_file:
            return None
        if said.place is not None:
            by_hand = said.settled_before is Settled.READER
            about = about_at(stood.about, said.place) if by_hand else stood.about
            rows.go(connection, name, stood, run.file, rows.Place(run.file, said.place, about))
        rows.settle(connection, name, run.file, said.settled_before, said.place)
        return name

    def end(connection: sqlite3.Connection) -> None:
        is_seen = seen_again.mark_again(connection, meeting, run.file)
        identity.refresh(connection, meeting)
        if is_seen:
            places.show_seen(connection, meeting)

    names = _names(library, meeting, run, moment, is_undone=True)
    changes = in_slices(library, meeting, names, go, last=end, between=between)
    return changes | Changes(meetings=frozenset({meeting}), seen=frozenset({meeting}))


def _names(
    library: Library, meeting: MeetingId, run: _Run, moment: str, *, is_undone: bool
) -> list[AnnotationId]:
    found = library.rows(
        "SELECT annotation.id FROM annotation JOIN carried ON carried.annotation = annotation.id"
        " WHERE annotation.meeting = ? AND carried.file = ? AND carried.moment = ?"
        " AND (carried.settled IS 'undone') = ? ORDER BY annotation.row",
        (meeting, run.file, moment, is_undone),
    )
    return [AnnotationId(name) for (name,) in found]


def _put_in_front(connection: sqlite3.Connection, meeting: MeetingId, file: str | None) -> None:
    version = rows.version_of(connection, meeting, file)
    if version is not None:
        identity.queue_current(connection, [meeting])
        connection.execute("UPDATE meeting SET front = ? WHERE id = ?", (version, meeting))
        identity.queue_current(connection, [meeting])
    identity.refresh(connection, meeting)
