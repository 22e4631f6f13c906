"""All that is said of one meeting's draft."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from typing import Any

from core.annotations import MeetingId
from core.library.opening import Library
from core.library.review import review_rows
from core.library.review.review_rows import Table
from core.review_states import ReviewState


def load_review(library: Library, meeting: MeetingId) -> ReviewState:
    """What is said of the draft of `meeting`; of no such meeting, nothing. Replies to comments that are
    deleted, and that such are settled, are left out."""
    with library.snapshot() as connection:
        said = _all(connection, review_rows.SAID, meeting)
        return ReviewState(
            marks=_all(connection, review_rows.MARKS, meeting),
            replies=_all(connection, review_rows.REPLIES, meeting),
            settled=_all(connection, review_rows.SETTLED, meeting),
            dismissals=_all(connection, review_rows.DISMISSALS, meeting),
            ticks=_all(connection, review_rows.TICKS, meeting),
            sign_offs=_all(connection, review_rows.SIGN_OFFS, meeting),
            said=said[-1] if said else None,
            came=_came(connection, meeting),
        )


def _came(connection: sqlite3.Connection, meeting: MeetingId) -> dict[str, datetime]:
    """When each file of the meeting was read first, by their fingerprints."""
    found = connection.execute(
        "SELECT file.sha256, version.added FROM version JOIN file ON file.id = version.file"
        " JOIN document ON document.id = version.document WHERE document.meeting = ?",
        (meeting,),
    )
    return {sha256: datetime.fromisoformat(added) for sha256, added in found}


def _all(connection: sqlite3.Connection, table: Table, meeting: MeetingId) -> tuple[Any, ...]:
    name, owner = table.name, "meeting"
    source = name
    if table.owner == "comment":
        source = f"annotation JOIN {name} ON {name}.comment = annotation.id AND annotation.deleted IS NULL"
        owner = "annotation.meeting"
    columns = table.read.replace(" text,", f" {name}.text,")
    found = connection.execute(
        f"SELECT {columns} FROM {source} WHERE {owner} = ? AND {name}.deleted IS NULL"
        f" ORDER BY {name}.modified, {name}.created, {name}.id",
        (meeting,),
    )
    return tuple(table.made(*row) for row in found)
