"""Which meeting and which document a file that comes in belongs to, and what stands in front of a meeting."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from core.annotations import MeetingId
from core.library.belonging import bodies
from core.library.belonging.current_versions import current_parses
from core.library.belonging.grouping import SAME_AGENDA, likeness
from core.library.belonging.newest import newest_first
from core.library.carrying.homes import UNKNOWN_FILE
from core.library.opening import now
from core.library.rows import iso, to_json
from core.library.searching.index import queue
from core.minutes import DocumentKind, Meeting
from core.parsing.version import LANGUAGES
from core.parsing.word_files import built_in_words

WHOLE = (DocumentKind.AGENDA, DocumentKind.MINUTES)
"""What tells of a meeting as a whole; the other kinds are parts."""


class Head(NamedTuple):
    """What a document says of its meeting, as far as meetings and documents are told apart by it.

    Dates and times are ISO 8601, as the library has them; `marks` are the titles and case numbers of the
    items, letters and digits alone.
    """

    kind: str
    draft: bool
    municipality: str | None
    body: str | None
    date: str | None
    start_time: str | None
    marks: frozenset[str]


def head_of(meeting: Meeting) -> Head:
    """The head of `meeting`."""
    return Head(
        meeting.kind.value,
        meeting.draft,
        meeting.municipality,
        meeting.body,
        iso(meeting.date),
        iso(meeting.start_time),
        frozenset(mark for item in meeting.items for mark in _marks_of((item.title, item.case_number))),
    )


class StatedMeeting(NamedTuple):
    """What a version says of its meeting: the row of the body, whether there is a municipality, the day."""

    body: int | None
    municipality: str | None
    date: str | None


def state(connection: sqlite3.Connection, version: int, head: Head) -> None:
    """Keep what `version` says of its meeting, for finding the meeting again, whatever the reader makes of
    it; within the caller's transaction, as all here."""
    connection.execute(
        "UPDATE version SET stated_body = ?, stated_date = ? WHERE id = ?",
        (bodies.stated(connection, head.municipality, head.body), head.date, version),
    )


def stated_of(connection: sqlite3.Connection, version: int) -> StatedMeeting:
    """What `version` says of its meeting."""
    row = connection.execute(
        "SELECT version.stated_body, parse.municipality, version.stated_date FROM version"
        " LEFT JOIN parse ON parse.id = version.parse WHERE version.id = ?",
        (version,),
    ).fetchone()
    return StatedMeeting(*row)


def head_of_version(connection: sqlite3.Connection, version: int) -> Head:
    """The head of a version that is there."""
    kind, draft, municipality, body, day, start, parse = connection.execute(
        "SELECT document.kind, version.draft, parse.municipality, parse.body, parse.date, parse.start_time,"
        " parse.id FROM version JOIN document ON document.id = version.document"
        " JOIN parse ON parse.id = version.parse WHERE version.id = ?",
        (version,),
    ).fetchone()
    found = connection.execute("SELECT title, case_number FROM item WHERE parse = ?", (parse,))
    marks = frozenset(mark for row in found for mark in _marks_of(row))
    return Head(kind, bool(draft), municipality, body, day, start, marks)


def marks_of(connection: sqlite3.Connection, parse: int | None) -> frozenset[str]:
    """What a parse deals with: titles and case numbers of its items, as letters and digits alone. Titles that
    stand in nearly every meeting say nothing, unless there are no others."""
    found = connection.execute("SELECT title, case_number FROM item WHERE parse = ?", (parse,))
    marks = frozenset(mark for row in found for mark in _marks_of(row))
    return marks - _standing() or marks


def may_be_in(connection: sqlite3.Connection, rows: Iterable[int], municipality: str) -> bool:
    """Whether one of the bodies with these rows is in `municipality`, or in none that is known."""
    wanted = ["", bodies.name_key(municipality)]
    for row in rows:
        found = connection.execute(
            "SELECT municipality_key FROM body WHERE id = ? OR id = (SELECT same_as FROM body WHERE id = ?)",
            (row, row),
        )
        if any(key in wanted for (key,) in found):
            return True
    return False


@cache
def _standing() -> frozenset[str]:
    """Titles that stand in nearly every meeting."""
    titles = (built_in_words(language)["items"]["known_titles"] for language in LANGUAGES)
    return frozenset(bodies.name_key(title) for each in titles for title in each)


def document_for(
    connection: sqlite3.Connection, meeting: MeetingId, head: Head, name: str
) -> tuple[int, bool]:
    """The document of `meeting` that a file called `name` is a version of, and whether it was made just now.

    A meeting has one agenda and one set of minutes; of supplements, closed parts and attachments it may have
    several, told apart by their items or by the name of the file.
    """
    found = connection.execute(
        "SELECT id FROM document WHERE meeting = ? AND kind = ? ORDER BY id", (meeting, head.kind)
    ).fetchall()
    for (document,) in found:
        if head.kind in WHOLE or _same_part(connection, document, head, name):
            return int(document), False
    cursor = connection.execute(
        "INSERT INTO document (meeting, kind, created) VALUES (?, ?, ?)", (meeting, head.kind, now())
    )
    return int(cursor.lastrowid or 0), True


def refresh(connection: sqlite3.Connection, meeting: MeetingId) -> None:
    """Put in front of `meeting` what belongs there, and take its head from its documents.

    The newest is the one in front, as `newest_first` has it. Yet what the reader chose stays, and so does
    what annotations stand on of which it is not settled yet what becomes of them in the newest. What the
    newest does not state is taken from the next version that does; body and day are the reader's own where
    the meeting was moved.
    """
    versions = connection.execute(
        "SELECT version.id, parse.id, parse.municipality, parse.body, parse.date, parse.start_time"
        " FROM document JOIN version ON version.document = document.id"
        " JOIN parse ON parse.id = version.parse WHERE document.meeting = ?",
        (meeting,),
    ).fetchall()
    order = [each.version for each in newest_first(connection, meeting)]
    versions.sort(key=lambda row: order.index(row[0]))
    municipality, name, day, start = (
        next((row[column] for row in versions if row[column] is not None), None) for column in (2, 3, 4, 5)
    )
    parses = {row[0]: row[1] for row in versions}
    newest = versions[0][0]
    before, before_parse, chosen, moved_to, moved_day, *filed = connection.execute(
        "SELECT meeting.front, version.parse, filing.front, filing.body, filing.date,"
        " meeting.body_id, meeting.date FROM meeting LEFT JOIN version ON version.id = meeting.front"
        " LEFT JOIN filing ON filing.meeting = meeting.id WHERE meeting.id = ?",
        (meeting,),
    ).fetchone()
    wanted = (chosen, before if _holds_annotations(connection, meeting, before, newest) else None, newest)
    front = next(each for each in wanted if each in parses)
    shown = bodies.body_for(connection, municipality, name)
    if moved_to is not None:
        shown = bodies.shown(connection, bodies.one_with(connection, moved_to))
    connection.execute(
        "UPDATE meeting SET front = ?, newest = ?, municipality = ?, body = ?, body_id = ?,"
        " date = ?, start_time = ? WHERE id = ?",
        (
            *(front, newest, shown.municipality, shown.name, shown.id),
            *(moved_day or day, start, meeting),
        ),
    )
    current = current_parses(connection, meeting)
    connection.execute(
        "UPDATE meeting SET items ="
        " (SELECT count(*) FROM item WHERE parse IN (SELECT value FROM json_each(?))) WHERE id = ?",
        (to_json(current), meeting),
    )
    indexed = connection.execute("SELECT DISTINCT parse FROM index_entry WHERE meeting = ?", (meeting,))
    waiting = {parse for (parse,) in indexed} ^ set(current)
    if before_parse is not None and before_parse != parses[front]:
        waiting.add(before_parse)
    if filed != [shown.id, moved_day or day]:
        waiting.update(current)
    queue(connection, *waiting)


def _holds_annotations(
    connection: sqlite3.Connection, meeting: MeetingId, front: int | None, newest: int
) -> bool:
    """Whether annotations stand in the version `front`, or may do so, that were not carried to `newest` yet,
    or that the reader had put back."""
    row = connection.execute(
        "SELECT 1 FROM annotation WHERE annotation.meeting = :meeting AND annotation.deleted IS NULL"
        " AND (annotation.file = (SELECT sha256 FROM file JOIN version ON version.file = file.id"
        f"   WHERE version.id = :front) OR {UNKNOWN_FILE})"
        " AND NOT EXISTS (SELECT 1 FROM carried WHERE carried.annotation = annotation.id"
        "  AND carried.settled IS NOT 'undone' AND carried.file = (SELECT sha256 FROM file"
        "   JOIN version ON version.file = file.id WHERE version.id = :newest)) LIMIT 1",
        {"meeting": meeting, "front": front, "newest": newest},
    ).fetchone()
    return row is not None


def queue_current(connection: sqlite3.Connection, meetings: Sequence[str]) -> None:
    """Have the search index look again at all that counts of `meetings`."""
    queue(connection, *current_parses(connection, *meetings))


def _same_part(connection: sqlite3.Connection, document: int, head: Head, name: str) -> bool:
    found = connection.execute(
        "SELECT file.name FROM version JOIN file ON file.id = version.file WHERE version.document = ?",
        (document,),
    )
    if name in {row[0] for row in found}:
        return True
    items = connection.execute(
        "SELECT item.title, item.case_number FROM version JOIN item ON item.parse = version.parse"
        " WHERE version.document = ?",
        (document,),
    )
    theirs = {mark for row in items for mark in _marks_of(row)}
    return (likeness(head.marks, theirs) or 0.0) >= SAME_AGENDA


def _marks_of(texts: Iterable[str | None]) -> list[str]:
    return [bodies.name_key(text) for text in texts if text]
