"""Which meeting and which document a file that comes in belongs to, and what stands in front of a meeting."""

from __future__ import annotations

import re
import sqlite3
import uuid
from collections.abc import Iterable, Set
from typing import NamedTuple

from core.annotations import MeetingId
from core.library import bodies
from core.library.opening import now
from core.library.rows import iso
from core.library.searching.index import queue
from core.minutes import DocumentKind, Meeting

SAME_AGENDA = 0.4
"""The share of equal titles and case numbers from which two agendas are taken for one. The agenda and the
minutes of one meeting share nearly all of them; two councils that meet on one day share "Approval of the
agenda" and the like."""

_RANK = {
    DocumentKind.MINUTES: 0,
    DocumentKind.AGENDA: 1,
    DocumentKind.SUPPLEMENT: 2,
    DocumentKind.CLOSED_PART: 3,
    DocumentKind.ATTACHMENT: 4,
}
_WHOLE = (DocumentKind.AGENDA, DocumentKind.MINUTES)


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


def body_key(body: str | None) -> str | None:
    """What two spellings of a body's name have in common: its letters, in lower case."""
    return None if body is None else re.sub(r"\W+", "", body).casefold() or None


def meeting_for(connection: sqlite3.Connection, head: Head) -> tuple[MeetingId, bool]:
    """The meeting that a document with `head` belongs to, and whether it was made just now.

    The same body on the same date is the same meeting, unless both state a municipality, or both state a
    starting time, and these differ. Where not both state a municipality, the agendas must be alike as well:
    most councils meet on the same weekday. Without a body or a date a document is a meeting of its own.
    """
    key = body_key(head.body)
    if key is not None and head.date is not None:
        found = connection.execute(
            "SELECT id, municipality, start_time FROM meeting WHERE date = ? AND body_key = ?"
            " ORDER BY created",
            (head.date, key),
        ).fetchall()
        likely = [
            (_likeness(connection, head, candidate, municipality), candidate)
            for candidate, municipality, start_time in found
            if _agree(head.municipality, municipality) and _agree(head.start_time, start_time)
        ]
        if likely:
            likeness, candidate = max(likely, key=lambda pair: pair[0])
            if likeness >= SAME_AGENDA:
                return MeetingId(candidate), False
    made = MeetingId(str(uuid.uuid4()))
    connection.execute("INSERT INTO meeting (id, created) VALUES (?, ?)", (made, now()))
    return made, True


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
        if head.kind in _WHOLE or _same_part(connection, document, head, name):
            return int(document), False
    cursor = connection.execute(
        "INSERT INTO document (meeting, kind, created) VALUES (?, ?, ?)", (meeting, head.kind, now())
    )
    return int(cursor.lastrowid or 0), True


def refresh(connection: sqlite3.Connection, meeting: MeetingId) -> None:
    """Put the newest version in front of `meeting` and take its head from there.

    Minutes come before the agenda, final before draft, then the date of production counts; what is equal in
    all of that goes by the bytes' fingerprint, never by the order of import. What the front does not state
    is taken from the next version that does.
    """
    versions = connection.execute(
        "SELECT version.id, document.kind, version.draft, version.produced, file.sha256, parse.id,"
        " parse.municipality, parse.body, parse.date, parse.start_time"
        " FROM document JOIN version ON version.document = document.id"
        " JOIN file ON file.id = version.file JOIN parse ON parse.id = version.parse"
        " WHERE document.meeting = ?",
        (meeting,),
    ).fetchall()
    versions.sort(key=lambda row: (row[3] or "", row[4]), reverse=True)
    versions.sort(key=lambda row: (_RANK[DocumentKind(row[1])], row[2]))
    municipality, body, day, start = (
        next((row[column] for row in versions if row[column] is not None), None) for column in (6, 7, 8, 9)
    )
    before = connection.execute(
        "SELECT version.parse FROM meeting JOIN version ON version.id = meeting.front WHERE meeting.id = ?",
        (meeting,),
    ).fetchone()
    shown = bodies.body_for(connection, municipality, body)
    connection.execute(
        "UPDATE meeting SET front = ?, newest = ?, municipality = ?, body = ?, body_key = ?, body_id = ?,"
        " date = ?, start_time = ?, items = (SELECT count(*) FROM item WHERE item.parse = ?) WHERE id = ?",
        (
            *(versions[0][0], versions[0][0], shown.municipality, shown.name, body_key(shown.name)),
            *(shown.id, day, start, versions[0][5], meeting),
        ),
    )
    if before is None or before[0] != versions[0][5]:
        queue(connection, versions[0][5], *(before or ()))


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one.casefold() == other.casefold()


def _likeness(connection: sqlite3.Connection, head: Head, candidate: str, municipality: str | None) -> float:
    """How alike the agendas are, 1 where the municipality settles it or there is nothing to compare."""
    if (head.municipality is not None and municipality is not None) or head.kind not in _WHOLE:
        return 1.0
    found = connection.execute(
        "SELECT item.title, item.case_number FROM document JOIN version ON version.document = document.id"
        " JOIN item ON item.parse = version.parse WHERE document.meeting = ? AND document.kind IN (?, ?)",
        (candidate, *_WHOLE),
    )
    return _share(head.marks, {mark for row in found for mark in _marks_of(row)})


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
    return bool(head.marks and theirs) and _share(head.marks, theirs) >= SAME_AGENDA


def _marks_of(texts: Iterable[str | None]) -> list[str]:
    return [re.sub(r"\W+", "", text).casefold() for text in texts if text]


def _share(ours: Set[str], theirs: Set[str]) -> float:
    if not ours or not theirs:
        return 1.0
    return len(ours & theirs) / min(len(ours), len(theirs))
