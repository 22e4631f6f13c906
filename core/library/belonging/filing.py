"""Where the reader puts meetings: to another body or day, another version in front, away and back again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from core.annotations import MeetingId
from core.library.belonging import bodies, identity
from core.library.changes import Changes
from core.library.colleagues.waiting import take_up
from core.library.failures import Gone
from core.library.opening import Library, now
from core.library.rows import iso, to_date, to_json
from core.minutes import DocumentKind

SLICE = 200
"""So many meetings are put away or brought back in one transaction: about ten milliseconds' work."""


@dataclass(frozen=True, slots=True)
class Filed:
    """Where the reader put a meeting: the body and the day, None as its documents say; the version that was
    chosen to stand in front, None as it comes; and the one that does."""

    body: int | None = None
    date: date | None = None
    chosen: int | None = None
    front: int | None = None


@dataclass(frozen=True, slots=True)
class DeletedMeeting:
    """A meeting that was deleted and can be brought back."""

    id: MeetingId
    municipality: str | None
    body: str | None
    date: date | None
    kind: DocumentKind
    name: str  # of the file in front
    annotations: int
    deleted: str  # ISO 8601, UTC


def filed(library: Library, meeting: MeetingId) -> Filed:
    """Where the reader put `meeting`. Raises Gone where the library has no such meeting."""
    found = library.rows(
        "SELECT filing.body, filing.date, filing.front, meeting.front FROM meeting"
        " LEFT JOIN filing ON filing.meeting = meeting.id WHERE meeting.id = ?",
        (meeting,),
    )
    if not found:
        raise Gone(f"no meeting {meeting}")
    body, day, chosen, front = found[0]
    return Filed(body, to_date(day), chosen, front)


def standing(library: Library, meeting: MeetingId) -> tuple[int | None, date | None]:
    """The body and the day that `meeting` is shown under. Raises Gone where it is not there."""
    found = library.rows("SELECT body_id, date FROM meeting WHERE id = ?", (meeting,))
    if not found:
        raise Gone(f"no meeting {meeting}")
    return found[0][0], to_date(found[0][1])


def file_as(library: Library, meeting: MeetingId, wanted: Filed, author: str) -> Changes:
    """Put `meeting` as `wanted` says, such as where it was before. Raises LibraryError, and Gone where
    there is no such meeting."""
    with library.transaction() as connection:
        shown = connection.execute("SELECT front FROM meeting WHERE id = ?", (meeting,)).fetchone()
        if shown is None:
            raise Gone(f"no meeting {meeting}")
        values = (wanted.body, iso(wanted.date), wanted.chosen)
        if any(value is not None for value in values):
            connection.execute(
                "INSERT INTO filing (meeting, body, date, front, author, modified) VALUES (?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (meeting) DO UPDATE SET body = excluded.body, date = excluded.date,"
                " front = excluded.front, author = excluded.author, modified = excluded.modified",
                (meeting, *values, author, now()),
            )
        else:
            connection.execute("DELETE FROM filing WHERE meeting = ?", (meeting,))
        if wanted.front is not None and shown[0] != wanted.front:
            identity.queue_current(connection, [meeting])
            connection.execute("UPDATE meeting SET front = ? WHERE id = ?", (wanted.front, meeting))
            identity.queue_current(connection, [meeting])
        identity.refresh(connection, meeting)
    return Changes(meetings=frozenset({meeting}))


def move_meeting(
    library: Library, meeting: MeetingId, body: int | None, day: date | None, author: str
) -> Changes:
    """Put `meeting` to another body, and to another day; None as its documents say. What comes later of the
    same meeting joins it there. Raises LibraryError, and Gone where there is no such meeting."""
    before = filed(library, meeting)
    return file_as(library, meeting, Filed(body, day, before.chosen), author)


def put_in_front(library: Library, meeting: MeetingId, version: int | None, author: str) -> Changes:
    """Have `version` stand in front of `meeting`; None has the newest there again, or what has notes.
    Raises LibraryError, and Gone where there is no such meeting."""
    before = filed(library, meeting)
    return file_as(library, meeting, Filed(before.body, before.date, version), author)


def delete_meetings(
    library: Library, meetings: Iterable[MeetingId], between: Callable[[], None] = lambda: None
) -> Changes:
    """Put meetings away: they are in no list, no search and no register, and `bring_back` brings them back
    with all that was added. The search index follows by `catch_up`. `between` is called after each
    transaction. Raises LibraryError."""
    return _set_deleted(library, [*dict.fromkeys(meetings)], now(), between)


def bring_back(
    library: Library, meetings: Iterable[MeetingId], between: Callable[[], None] = lambda: None
) -> Changes:
    """Bring back meetings that were deleted, with all that was added, and what came for them meanwhile.
    Raises LibraryError."""
    back = _set_deleted(library, [*dict.fromkeys(meetings)], None, between)
    for meeting in back.meetings:
        back |= take_up(library, meeting, between)
    return back


def deleted_among(library: Library, meetings: Sequence[MeetingId]) -> frozenset[MeetingId]:
    """Those of `meetings` that were deleted."""
    found = library.rows(
        "SELECT id FROM meeting WHERE deleted IS NOT NULL AND id IN (SELECT value FROM json_each(?))",
        (to_json([*meetings]),),
    )
    return frozenset(MeetingId(row[0]) for row in found)


def deleted_meetings(library: Library) -> list[DeletedMeeting]:
    """The meetings that were deleted and can be brought back, those deleted last first."""
    found = library.rows(
        "SELECT meeting.id, meeting.municipality, meeting.body, meeting.date, document.kind, file.name,"
        " (SELECT count(*) FROM annotation WHERE annotation.meeting = meeting.id"
        "  AND annotation.deleted IS NULL), meeting.deleted"
        " FROM meeting CROSS JOIN version ON version.id = meeting.front"
        " CROSS JOIN document ON document.id = version.document CROSS JOIN file ON file.id = version.file"
        " WHERE meeting.deleted IS NOT NULL ORDER BY meeting.deleted DESC, meeting.date DESC, meeting.id"
    )
    return [
        DeletedMeeting(MeetingId(row[0]), row[1], row[2], to_date(row[3]), DocumentKind(row[4]), *row[5:])
        for row in found
    ]


def revive(connection: sqlite3.Connection, meeting: MeetingId) -> bool:
    """Bring `meeting` back as one of its files comes in again, within the caller's transaction; False where
    it was not deleted."""
    row = connection.execute(
        "UPDATE meeting SET deleted = NULL WHERE id = ? AND deleted IS NOT NULL RETURNING id", (meeting,)
    ).fetchone()
    if row is not None:
        identity.queue_current(connection, [meeting])
    return row is not None


def body_called(library: Library, municipality: str | None, name: str) -> int:
    """The body that is called so, made where there is none: what a meeting can be moved to."""
    with library.transaction() as connection:
        return bodies.body_for(connection, municipality, name).id


def _set_deleted(
    library: Library, meetings: Sequence[MeetingId], when: str | None, between: Callable[[], None]
) -> Changes:
    changed: set[MeetingId] = set()
    for start in range(0, len(meetings), SLICE):
        some = meetings[start : start + SLICE]
        with library.transaction() as connection:
            slots = ", ".join("?" * len(some))
            found = connection.execute(
                f"UPDATE meeting SET deleted = ? WHERE id IN ({slots}) AND front IS NOT NULL"
                " AND (deleted IS NULL) <> (? IS NULL) RETURNING id",
                (when, *some, when),
            ).fetchall()
            done = [MeetingId(row[0]) for row in found]
            identity.queue_current(connection, done)
        changed |= set(done)
        between()
    them = frozenset(changed)
    return Changes(meetings=them, annotated=them, tags=bool(them))
