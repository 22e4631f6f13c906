"""Removing whole meetings for good."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.annotations import MeetingId
from core.library.changes import Changes
from core.library.colleagues.waiting import forget_waiting
from core.library.lists.meetings import MeetingRow, meeting_rows
from core.library.opening import Library, now
from core.library.removing import cleaning, readers_rows
from core.library.searching import index


@dataclass(frozen=True, slots=True)
class CountedMeetings:
    """What goes with some meetings."""

    meetings: int
    documents: int
    items: int
    notes: int  # annotations of the reader


def count_meetings(library: Library, meetings: Sequence[MeetingId]) -> CountedMeetings:
    """How much `remove_meetings` would remove."""
    slots = ", ".join("?" * len(meetings))
    one = "SELECT count(*) FROM"
    counts = library.rows(
        f"SELECT ({one} meeting WHERE id IN ({slots})),"
        f" ({one} version JOIN document ON document.id = version.document WHERE meeting IN ({slots})),"
        f" (SELECT coalesce(sum(items), 0) FROM meeting WHERE id IN ({slots})),"
        f" ({one} annotation WHERE deleted IS NULL AND meeting IN ({slots}))",
        [*meetings] * 4,
    )
    return CountedMeetings(*counts[0])


def named(library: Library, meetings: Sequence[MeetingId]) -> list[MeetingRow]:
    """What a question names: these meetings as a list shows them, deleted ones too, the newest first."""
    slots = ", ".join("?" * len(meetings))
    return meeting_rows(library, f"meeting.id IN ({slots}) ORDER BY meeting.date DESC, meeting.id", meetings)


def remove_meetings(
    library: Library, meetings: Sequence[MeetingId], between: Callable[[], None] = lambda: None
) -> Changes:
    """Remove `meetings` with their documents, files and all that the reader added to them.

    They go one by one, each in one transaction after the search index has let go of it; `between` is called
    after each transaction, and what it raises ends the removing between two meetings. Nothing brings them
    back, and their files are not taken in again. `clean` must follow. Raises LibraryError.
    """
    library.connection.execute("PRAGMA secure_delete = ON")
    gone = set()
    for meeting in meetings:
        with library.transaction() as connection:
            _hide(connection, meeting)
        index.catch_up(library, between)
        with library.transaction() as connection:
            _delete(connection, meeting)
        gone.add(meeting)
        between()
    return Changes(meetings=frozenset(gone), tags=bool(gone))


def _hide(connection: sqlite3.Connection, meeting: str) -> None:
    """Have the search index let go of it, and forget what waits for another document of it."""
    cleaning.want(connection)
    forget_waiting(connection, MeetingId(meeting))
    connection.execute("UPDATE meeting SET deleted = coalesce(deleted, ?) WHERE id = ?", (now(), meeting))
    index.queue(connection, *(parse for parse, _version in _parses(connection, meeting)))


def _parses(connection: sqlite3.Connection, meeting: str) -> list[tuple[int, int]]:
    return connection.execute(
        "SELECT parse.id, version.id FROM document JOIN version ON version.document = document.id"
        " JOIN source ON source.version = version.id JOIN parse ON parse.source = source.id"
        " WHERE document.meeting = ?",
        (meeting,),
    ).fetchall()


def _delete(connection: sqlite3.Connection, meeting: str) -> None:
    files = connection.execute(
        "SELECT file.id, file.sha256, file.last_path FROM file JOIN version ON version.file = file.id"
        " JOIN document ON document.id = version.document WHERE document.meeting = ?"
        " UNION SELECT file.id, file.sha256, file.last_path FROM file"
        " JOIN attached_file ON attached_file.file = file.id"
        " JOIN version ON version.id = attached_file.version"
        " JOIN document ON document.id = version.document WHERE document.meeting = ?",
        (meeting, meeting),
    ).fetchall()
    connection.executemany("DELETE FROM import_file WHERE path = ?", ((row[2],) for row in files))
    connection.execute("DELETE FROM import_file WHERE meeting = ?", (meeting,))
    readers_rows.delete_of_meeting(connection, meeting)
    connection.execute("UPDATE meeting SET front = NULL, newest = NULL WHERE id = ?", (meeting,))
    connection.execute("DELETE FROM filing WHERE meeting = ?", (meeting,))
    connection.execute(
        "UPDATE version SET parse = NULL WHERE document IN (SELECT id FROM document WHERE meeting = ?)",
        (meeting,),
    )
    connection.execute("DELETE FROM document WHERE meeting = ?", (meeting,))
    connection.execute("DELETE FROM meeting WHERE id = ?", (meeting,))
    unused = [
        sha256
        for file, sha256, _path in files
        if connection.execute(
            "SELECT 1 FROM version WHERE file = ? UNION ALL SELECT 1 FROM attached_file WHERE file = ?",
            (file, file),
        ).fetchone()
        is None
    ]
    cleaning.want(connection, unused)
