"""What a reader wants to see first: the next meetings, and what was read last."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time

from core.annotations import ItemKey, MeetingId
from core.library.belonging.current_versions import aside
from core.library.colleagues.authors import by_authors
from core.library.opening import Library
from core.library.rows import Row, to_date, to_time
from core.minutes import DocumentKind


@dataclass(frozen=True, slots=True)
class NotedQuestion:
    """A note of the reader's that asks something, and where it stands; `offset` and `version` as in
    `follow_ups.Source`."""

    text: str
    item: ItemKey
    offset: int | None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class MeetingAhead:
    """A meeting whose day has not passed, with what is left to do before it."""

    meeting: MeetingId
    municipality: str | None
    body: str | None
    date: date
    start_time: time | None
    kind: DocumentKind
    items: int
    unread: int
    questions: tuple[NotedQuestion, ...]


@dataclass(frozen=True, slots=True)
class NamedMeeting:
    """A meeting as the start page names it."""

    meeting: MeetingId
    municipality: str | None
    body: str | None
    date: date | None
    name: str  # of the file
    unread: int


_NAMED = "meeting.id, meeting.municipality, meeting.body, meeting.date, file.name, meeting.unread"
_FILE = "CROSS JOIN version ON version.id = meeting.front CROSS JOIN file ON file.id = version.file"


def meetings_ahead(
    library: Library, today: date, limit: int = 12, own_names: Collection[str] | None = None
) -> list[MeetingAhead]:
    """The next meetings from `today` on that have no minutes yet, the first one first. Raises LibraryError.

    Questions are the reader's notes that hold a question mark, in the order of the agenda; the reader has
    `own_names`, for None everybody's count who is not hidden.
    """
    own, names = by_authors(own_names)
    with library.snapshot() as connection:
        found = connection.execute(
            "SELECT meeting.id, meeting.municipality, meeting.body, meeting.date, meeting.start_time,"
            " document.kind, meeting.items, meeting.unread FROM meeting"
            " JOIN version ON version.id = meeting.front JOIN document ON document.id = version.document"
            " WHERE meeting.date >= ? AND meeting.deleted IS NULL AND document.kind <> 'minutes'"
            " ORDER BY meeting.date, meeting.start_time, meeting.id LIMIT ?",
            (today.isoformat(), limit),
        ).fetchall()
        questions = {
            row[0]: connection.execute(
                "SELECT annotation.text, annotation.item_number, annotation.item_title,"
                " annotation.item_case_number, item.heading_start, annotation.start_offset,"
                f" item.start_offset, item.end_offset, {aside('item.parse')} AS aside FROM annotation"
                " JOIN meeting ON meeting.id = annotation.meeting"
                " LEFT JOIN annotation_place ON annotation_place.annotation = annotation.row"
                " LEFT JOIN item ON item.id = annotation_place.item"
                " WHERE annotation.meeting = ? AND annotation.kind = 'note' AND annotation.deleted IS NULL"
                f" AND {own} AND instr(annotation.text, '?')"
                " ORDER BY aside, item.position, annotation.created",
                (row[0], *names),
            ).fetchall()
            for row in found
        }
    return [
        MeetingAhead(
            *(MeetingId(row[0]), row[1], row[2], date.fromisoformat(row[3]), to_time(row[4])),
            *(DocumentKind(row[5]), row[6], row[7], tuple(map(_question, questions[row[0]]))),
        )
        for row in found
    ]


def read_lately(library: Library, limit: int = 8) -> list[NamedMeeting]:
    """The meetings that were read last, the latest first. Raises LibraryError."""
    found = library.rows(
        f"SELECT {_NAMED} FROM reading_place CROSS JOIN meeting ON meeting.id = reading_place.meeting {_FILE}"
        " WHERE meeting.deleted IS NULL ORDER BY reading_place.modified DESC LIMIT ?",
        (limit,),
    )
    return [_named(row) for row in found]


def never_opened(library: Library, today: date, limit: int = 6) -> list[NamedMeeting]:
    """The newest meetings up to `today` that the reader was never in. Raises LibraryError."""
    found = library.rows(
        f"SELECT {_NAMED} FROM meeting {_FILE} WHERE meeting.deleted IS NULL AND meeting.date <= ?"
        " AND NOT EXISTS (SELECT 1 FROM reading_place WHERE reading_place.meeting = meeting.id)"
        " ORDER BY meeting.date DESC, meeting.id LIMIT ?",
        (today.isoformat(), limit),
    )
    return [_named(row) for row in found]


def _named(row: Row) -> NamedMeeting:
    return NamedMeeting(MeetingId(row[0]), row[1], row[2], to_date(row[3]), row[4], row[5])


def _question(row: Row) -> NotedQuestion:
    text, number, title, case_number, heading, at, start, end, version = row
    inside = at is not None and start is not None and start <= at < end
    return NotedQuestion(text, ItemKey(number, title, case_number), at if inside else heading, version)
