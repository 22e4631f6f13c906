"""What the reader says of items and cases: this one belongs to it, that one does not."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from core.annotations import ItemKey, MeetingId
from core.case_numbers import case_key
from core.library.changes import Changes
from core.library.opening import Library, now
from core.likely_cases import bare_title

_COLUMNS = (
    "id, kind, meeting, item_number, item_title, item_case_number, case_number, case_key, author, created,"
    " modified"
)


class LinkKind(StrEnum):
    """What is said of the two."""

    LINKED = "linked"
    NOT_SAME = "not_same"


@dataclass(frozen=True, slots=True)
class CaseLink:
    """That an item belongs to a case, or does not. Times are UTC."""

    id: str  # a UUID
    kind: LinkKind
    meeting: MeetingId
    item: ItemKey
    case_number: str  # as written
    case_key: str
    author: str
    created: datetime
    modified: datetime


def new_link(
    meeting: MeetingId,
    item: ItemKey,
    case_number: str,
    author: str,
    kind: LinkKind = LinkKind.LINKED,
    key: str | None = None,
) -> CaseLink:
    """A link with a fresh id, made now. `key` is the case's where it is known already."""
    moment = datetime.now(UTC)
    key = key or case_key(case_number) or key_of_title(case_number)
    return CaseLink(str(uuid.uuid4()), kind, meeting, item, case_number, key, author, moment, moment)


def key_of_title(title: str) -> str:
    """What a case without a number is known by: "=" and its title. No number gives such a key."""
    return "=" + bare_title(title)[:80]


def change_links(library: Library, written: Sequence[CaseLink], deleted: Sequence[str] = ()) -> Changes:
    """Write links and mark others as deleted, all in one transaction. A link to a meeting that the library
    does not have any more is left out. Raises LibraryError."""
    with library.transaction() as connection:
        touched = {
            row[0]
            for each in deleted
            for row in connection.execute("SELECT meeting FROM case_link WHERE id = ?", (each,))
        }
        connection.executemany(
            "UPDATE case_link SET deleted = ? WHERE id = ? AND deleted IS NULL",
            [(now(), each) for each in deleted],
        )
        connection.executemany(
            f"INSERT INTO case_link ({_COLUMNS}) SELECT ?, ?, id, ?, ?, ?, ?, ?, ?, ?, ? FROM meeting"
            " WHERE id = ? ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, deleted = NULL,"
            " modified = excluded.modified",
            [
                (
                    *(link.id, link.kind, link.item.number, link.item.title, link.item.case_number),
                    *(link.case_number, link.case_key, link.author, link.created.isoformat()),
                    *(link.modified.isoformat(), link.meeting),
                )
                for link in written
            ],
        )
    touched |= {link.meeting for link in written}
    return Changes(annotated=frozenset(MeetingId(each) for each in touched))


def links_to(connection: sqlite3.Connection, municipality: str, key: str) -> list[CaseLink]:
    """What was said of the case `key` of the municipality with that key, oldest first."""
    found = connection.execute(
        f"SELECT {', '.join(f'case_link.{name.strip()}' for name in _COLUMNS.split(','))} FROM case_link"
        " JOIN meeting ON meeting.id = case_link.meeting LEFT JOIN body ON body.id = meeting.body_id"
        " WHERE case_link.case_key = ? AND case_link.deleted IS NULL AND meeting.deleted IS NULL"
        " AND coalesce(body.municipality_key, '') = ? ORDER BY case_link.created, case_link.id",
        (key, municipality),
    )
    return [_link(row) for row in found]


def links_of(connection: sqlite3.Connection, meeting: MeetingId) -> list[CaseLink]:
    """What was said of the items of `meeting`, oldest first."""
    found = connection.execute(
        f"SELECT {_COLUMNS} FROM case_link WHERE meeting = ? AND deleted IS NULL ORDER BY created, id",
        (meeting,),
    )
    return [_link(row) for row in found]


def _link(row: Sequence[str]) -> CaseLink:
    return CaseLink(
        row[0],
        LinkKind(row[1]),
        MeetingId(row[2]),
        ItemKey(row[3], row[4], row[5]),
        row[6],
        row[7],
        row[8],
        datetime.fromisoformat(row[9]),
        datetime.fromisoformat(row[10]),
    )
