"""Versions as they are put to meetings: which there are, and what moving them from one to another takes."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.annotations import MeetingId
from core.library.belonging import identity, questions
from core.library.belonging.current_versions import current_parses
from core.library.opening import now
from core.library.searching.index import queue
from core.minutes import DocumentKind

_OF_THE_READER = (
    *("annotation", "correction", "seen_item", "case_link", "dismissed", "filing"),
    *("item_mark", "dismissed_finding", "checklist_tick", "sign_off", "said_draft"),
)
"""The tables whose rows keep a meeting together: what the reader put there holds on to it."""


@dataclass(frozen=True, slots=True)
class Version:
    """A version as it is put to a meeting."""

    id: int
    sha256: str
    meeting: str
    kind: DocumentKind
    start: str | None
    body: int | None
    day: str | None
    parse: int | None
    name: str  # of its file

    @property
    def is_complete(self) -> bool:
        """Whether it says who met and when."""
        return self.body is not None and self.day is not None


def versions_of(connection: sqlite3.Connection, where: str, values: Sequence[object]) -> list[Version]:
    """The versions that fit the condition `where`, oldest first."""
    found = connection.execute(
        "SELECT version.id, file.sha256, document.meeting, document.kind, parse.start_time,"
        " version.stated_body, version.stated_date, version.parse, file.name"
        " FROM version JOIN document ON document.id = version.document"
        " JOIN file ON file.id = version.file LEFT JOIN parse ON parse.id = version.parse"
        f" WHERE {where} ORDER BY version.id",
        values,
    )
    return [
        Version(name, sha256, meeting, DocumentKind(kind), *rest)
        for name, sha256, meeting, kind, *rest in found
    ]


def is_kept(connection: sqlite3.Connection, meeting: str) -> bool:
    """Whether the reader did something with a meeting, so that its versions stay together."""
    for table in _OF_THE_READER:
        if connection.execute(f"SELECT 1 FROM {table} WHERE meeting = ? LIMIT 1", (meeting,)).fetchone():
            return True
    (deleted,) = connection.execute("SELECT deleted FROM meeting WHERE id = ?", (meeting,)).fetchone()
    return deleted is not None or questions.was_answered(connection, meeting)


def move_versions(connection: sqlite3.Connection, versions: Iterable[int], meeting: str) -> None:
    """Put versions to another meeting, each to the document that it is a version of there."""
    for each in versions_of(connection, f"version.id IN ({slots(ids := [*versions])})", ids):
        if each.meeting == meeting:
            continue
        (old,) = connection.execute("SELECT document FROM version WHERE id = ?", (each.id,)).fetchone()
        head = identity.head_of_version(connection, each.id)
        document, _is_new = identity.document_for(connection, MeetingId(meeting), head, each.name)
        connection.execute("UPDATE version SET document = ? WHERE id = ?", (document, each.id))
        connection.execute(
            "DELETE FROM document WHERE id = ? AND NOT EXISTS (SELECT 1 FROM version WHERE document = ?)",
            (old, old),
        )
        if each.parse is not None:
            for table in ("index_entry", "register_entry"):
                connection.execute(f"UPDATE {table} SET meeting = ? WHERE parse = ?", (meeting, each.parse))
            left = current_parses(connection, each.meeting)  # what is there yet counts its items anew
            queue(connection, each.parse, *left)


def new_meeting(connection: sqlite3.Connection) -> MeetingId:
    """A meeting without documents."""
    made = MeetingId(str(uuid.uuid4()))
    connection.execute("INSERT INTO meeting (id, created) VALUES (?, ?)", (made, now()))
    return made


def versions_in(connection: sqlite3.Connection, meetings: Iterable[str]) -> list[Version]:
    """The versions of meetings, oldest first."""
    ids = [*meetings]
    return versions_of(connection, f"document.meeting IN ({slots(ids)})", ids)


def dissolve(connection: sqlite3.Connection, meeting: str, into: str) -> None:
    """Let a meeting go whose documents went `into` another, with what does not say when it does."""
    left = [each.id for each in versions_in(connection, [meeting])]
    if left:  # what does not say who met or when, and was here because of what went
        move_versions(connection, left, into)
    connection.execute("UPDATE OR IGNORE reading_place SET meeting = ? WHERE meeting = ?", (into, meeting))
    connection.execute("UPDATE import_file SET meeting = ? WHERE meeting = ?", (into, meeting))
    connection.execute("DELETE FROM meeting WHERE id = ?", (meeting,))


def slots(values: Iterable[object]) -> str:
    """As many question marks as there are values, for SQL."""
    return ", ".join("?" for _each in values)
