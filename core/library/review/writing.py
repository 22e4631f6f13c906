"""Writing what is said of a draft."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from core.annotations import MeetingId
from core.library.changes import Changes
from core.library.failures import Gone
from core.library.opening import Library, now
from core.library.review.review_rows import table_of
from core.review.states import Reply, ReviewRow, SaidDraft, Settled


def put_review(library: Library, *rows: ReviewRow) -> Changes:
    """Write `rows`: new ones, such as say something else, such as were deleted and come back. Raises as
    `write_review` does."""
    return write_review(library, rows)


def delete_review(library: Library, *rows: ReviewRow) -> Changes:
    """Mark `rows` as deleted; they stay, so that `put_review` brings them back. What is not there is let be.
    Raises LibraryError."""
    return write_review(library, (), rows)


def write_review(library: Library, rows: Sequence[ReviewRow], deleted: Sequence[ReviewRow] = ()) -> Changes:
    """Write `rows` and mark others as deleted, all of it in one transaction. Raises LibraryError, and Gone
    where the meeting or the comment of what is written is not there any more, or is deleted."""
    meetings = set()
    with library.transaction() as connection:
        for row in rows:
            meetings.add(_meeting_of(connection, row, deleted=False))
            _put(connection, row)
        for row in deleted:
            done = connection.execute(
                f"UPDATE {table_of(row).name} SET deleted = ? WHERE id = ? AND deleted IS NULL",
                (now(), row.id),
            )
            if done.rowcount:
                meetings.add(_meeting_of(connection, row, deleted=True))
    shown = {row.meeting for row in (*rows, *deleted) if isinstance(row, SaidDraft)}  # lists tell drafts
    return Changes(reviewed=frozenset(meetings), meetings=frozenset(shown & meetings))


def _put(connection: sqlite3.Connection, row: ReviewRow) -> None:
    table = table_of(row)
    names = table.written
    updates = ", ".join(f"{name} = excluded.{name}" for name in names if name not in ("id", "created"))
    connection.execute(
        f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
        f" ON CONFLICT (id) DO UPDATE SET {updates}, deleted = NULL",
        (row.id, *table.values(row)),
    )


def _meeting_of(connection: sqlite3.Connection, row: ReviewRow, *, deleted: bool) -> MeetingId:
    """Whose `row` is; its comment may be `deleted`."""
    if isinstance(row, Reply | Settled):
        asked, name = "SELECT meeting FROM annotation WHERE id = ?", str(row.comment)
        asked += "" if deleted else " AND deleted IS NULL"
    else:
        asked, name = "SELECT id FROM meeting WHERE id = ?", str(row.meeting)
    found = connection.execute(asked, (name,)).fetchone()
    if found is None:
        raise Gone(f"nothing is called {name}")
    return MeetingId(found[0])
