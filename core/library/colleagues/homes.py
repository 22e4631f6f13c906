"""Which meeting of the library an annotation from elsewhere belongs to."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import NamedTuple

from core.annotations import MeetingId
from core.library.belonging.bodies import name_key
from core.library.belonging.identity import WHOLE
from core.library.belonging.newest import RANK
from core.library.opening import Library
from core.library.rows import iso
from core.minutes import DocumentKind
from core.web_annotation import MadeIn

_MOST = 500
"""Documents of one day that are looked at for a text; those without a day are many."""


class Home(NamedTuple):
    """The meeting, where it is here, and the version of the very file that the annotation was made in, where
    that is. `removed` says that the document was removed for good: nothing of it comes in again."""

    meeting: MeetingId | None = None
    version: int | None = None
    removed: bool = False


def home_of(connection: sqlite3.Connection, made_in: MadeIn) -> Home:
    """The meeting of the file with that fingerprint; else the one meeting of that body on that day, unless
    what was annotated stands before what is here of it: notes on minutes do not go to an agenda."""
    if made_in.sha256 is not None:
        row = connection.execute(
            "SELECT meeting.id, version.id, meeting.deleted FROM file JOIN version ON version.file = file.id"
            " JOIN document ON document.id = version.document JOIN meeting ON meeting.id = document.meeting"
            " WHERE file.sha256 = ?",
            (made_in.sha256,),
        ).fetchone()
        if row is not None:
            return Home(MeetingId(row[0]), row[1]) if row[2] is None else Home()
        if connection.execute("SELECT 1 FROM removed_file WHERE sha256 = ?", (made_in.sha256,)).fetchone():
            return Home(removed=True)
    found = [
        each
        for each in meetings_called(connection, made_in)
        if _is_here(connection, each) and _has(connection, each, made_in.kind)
    ]
    return Home(found[0] if len(found) == 1 else None)


def meetings_called(connection: sqlite3.Connection, made_in: MadeIn) -> list[MeetingId]:
    """The meetings on that day of a body that documents, or the reader, call so; deleted ones too."""
    name, place = name_key(made_in.body), name_key(made_in.municipality)
    if not name or made_in.date is None:
        return []
    found = connection.execute(
        "SELECT DISTINCT meeting.id, named.name, named.shown_name, named.municipality,"
        " named.shown_municipality FROM meeting"
        " JOIN body AS named ON meeting.body_id IN (named.id, named.same_as)"
        " WHERE meeting.date = ? AND meeting.front IS NOT NULL",
        (iso(made_in.date),),
    )
    fitting = dict.fromkeys(
        MeetingId(meeting)
        for meeting, own, shown, where, shown_where in found
        if name in (name_key(own), name_key(shown))
        and (not place or not name_key(where) or place in (name_key(where), name_key(shown_where)))
    )
    return list(fitting)


def _is_here(connection: sqlite3.Connection, meeting: MeetingId) -> bool:
    (deleted,) = connection.execute("SELECT deleted FROM meeting WHERE id = ?", (meeting,)).fetchone()
    return deleted is None


def _has(connection: sqlite3.Connection, meeting: MeetingId, kind: DocumentKind | None) -> bool:
    """Whether `meeting` has a document of that kind here, or for an agenda also the minutes."""
    if kind is None:
        return True
    wanted = [each for each in WHOLE if RANK[each] <= RANK[kind]] if kind in WHOLE else [kind]
    slots = ", ".join("?" * len(wanted))
    return bool(
        connection.execute(
            f"SELECT 1 FROM document WHERE meeting = ? AND kind IN ({slots})", (meeting, *wanted)
        ).fetchone()
    )


def has_file(library: Library, sha256: str) -> bool:
    """Whether a document of the library has that file. Raises LibraryError."""
    found = library.rows(
        "SELECT 1 FROM file JOIN version ON version.file = file.id WHERE file.sha256 = ?", (sha256,)
    )
    return bool(found)


def file_with_text(library: Library, text: str, day: date | None) -> str | None:
    """The fingerprint of the one document of that day that has the same letters as `text`, whatever parts
    them; None where there is none, or several. Raises LibraryError."""
    found = library.rows(
        "SELECT file.sha256, source.text FROM meeting JOIN document ON document.meeting = meeting.id"
        " JOIN version ON version.document = document.id JOIN parse ON parse.id = version.parse"
        " JOIN source ON source.id = parse.source JOIN file ON file.id = version.file"
        " WHERE meeting.date IS ? AND meeting.deleted IS NULL LIMIT ?",
        (iso(day), _MOST),
    )
    letters = name_key(text)
    alike = [sha256 for sha256, its in found if letters and name_key(its) == letters]
    return alike[0] if len(alike) == 1 else None
