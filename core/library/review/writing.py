"""Writing what is said of a draft."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from core.annotations import MeetingId
from core.library.changes import Changes
from core.library.failures import Gone
from core.library.opening import Library, now
from core.library.review.review_rows import table_of
from core.review_states import Reply, ReviewRow, SaidDraft, Settled, SignOff


def put_review(library: Library, *rows: ReviewRow) -> Changes:
    """Write `rows`: new ones, such as say something else, such as were deleted and come back. Raises as
    `write_review` does."""
    return write_review(library, rows)


def delete_review(library: Library, *rows: ReviewRow) -> Changes:
    """Mark `rows` as deleted; they stay, so that `put_review` brings them back. What is not there is let be.
    Raises LibraryError."""
    return write_review(library, (), rows)


class Overtaken(LookupError):
    """What is to be written over was changed by somebody else meanwhile."""


def write_review(
    library: Library,
    rows: Sequence[ReviewRow],
    deleted: Sequence[ReviewRow] = (),
    *,
    seen: Sequence[ReviewRow] = (),
    author: str = "",
) -> Changes:
    """Write `rows` and mark others as deleted, all of it in one transaction. `seen` are the states that they
    replace, as `author`, who writes, saw them. Raises LibraryError, Gone where the meeting or the comment of
    what is written is not there any more, or is deleted, and Overtaken where somebody else wrote a newer
    state than the one that was seen."""
    meetings = set()
    with library.transaction() as connection:
        for row in seen:
            _refuse_overtaken(connection, row, author)
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


def _refuse_overtaken(connection: sqlite3.Connection, seen: ReviewRow, author: str) -> None:
    """What the writer wrote last themselves may not be read anew yet: that counts as seen. Who withdrew a
    sign-off is not told: there any newer state counts."""
    table = table_of(seen)
    found = connection.execute(
        f"SELECT author, modified FROM {table.name} WHERE id = ? AND deleted IS NULL", (seen.id,)
    ).fetchone()
    if found is None or (found[0] == author and not isinstance(seen, SignOff)):
        return
    if datetime.fromisoformat(found[1]) > datetime.fromisoformat(str(table.values(seen)[-1])):
        raise Overtaken(f"{seen.id} was changed by {found[0]}")


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
