"""Adding a file to the library: file, document, version, source and parsed rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from core.annotations import MeetingId
from core.library import attachments, corrections, files, identity, parsed, rows
from core.library.changes import Changes
from core.library.connecting import only_reading
from core.library.opening import Library, now
from core.library.prepared import Prepared, PreparedText
from core.library.searching import index
from core.minutes import Meeting
from core.source_text import SourceText

Status = Literal["new", "known", "new_document", "new_version"]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a file: a new meeting, one that was known byte for byte, or another document or version
    of a meeting that was there."""

    meeting: MeetingId
    version: int
    status: Status
    changes: Changes


def add(library: Library, file: Prepared, between: Callable[[], None] = lambda: None) -> Added:
    """Take a file in. The same bytes twice are one version; only the path it was met at last is kept anew,
    and a password that was given. Where the library lacks bytes of the file, as one that was restored from a
    copy made before a migration does, they come back; `changes` then names the meeting, whose pages can be
    shown again.

    The bytes go in by parts of 1 MB, each committed for itself; then one transaction makes document, version,
    source and parsed rows visible at once; then the search index follows. `between` is called after each
    of these transactions: what cannot wait for a large file may write there, and what it raises breaks the
    adding off. Raises LibraryError: what was committed before stays, and the file is either in or not.
    """
    with library.snapshot() as connection:
        again = _version_of(connection, file.sha256)
    if again is not None:
        return _met_again(library, again, file, between)
    files.remove_abandoned(library)
    stored = files.write(library, file.path, file.parts, file.sha256, file.password, between)
    beside = attachments.write(library, file.attached, between)
    with library.transaction() as connection:
        again = _version_of(connection, file.sha256)  # another program may have been faster
        if again is None:
            added = _write(connection, stored, file.path.name, file.text)
            attachments.keep(connection, added.version, beside)
    if again is not None:
        return _met_again(library, again, file, between)
    between()
    index.catch_up(library, between)
    return added


def _version_of(connection: sqlite3.Connection, sha256: str) -> tuple[MeetingId, int] | None:
    row = connection.execute(
        "SELECT document.meeting, version.id FROM file JOIN version ON version.file = file.id"
        " JOIN document ON document.id = version.document WHERE file.sha256 = ?",
        (sha256,),
    ).fetchone()
    return None if row is None else (MeetingId(row[0]), int(row[1]))


def _met_again(
    library: Library, found: tuple[MeetingId, int], file: Prepared, between: Callable[[], None]
) -> Added:
    meeting, version = found
    with library.transaction() as connection:
        row = connection.execute(
            "UPDATE file SET last_path = ?, password = coalesce(?, password)"
            " WHERE id = (SELECT file FROM version WHERE id = ?) RETURNING id",
            (str(file.path.absolute()), file.password, version),
        ).fetchone()
    came_back = files.write_missing(library, int(row[0]), file.parts, between)
    came_back |= attachments.complete(library, version, file.attached, between)
    return Added(
        meeting, version, "known", Changes(meetings=frozenset({meeting})) if came_back else Changes()
    )


def _write(connection: sqlite3.Connection, file: int, name: str, text: PreparedText) -> Added:
    meeting, meeting_is_new = identity.meeting_for(connection, text.head)
    document, document_is_new = identity.document_for(connection, meeting, text.head, name)
    cursor = connection.execute(
        "INSERT INTO version (document, file, produced, draft, added) VALUES (?, ?, ?, ?, ?)",
        (document, file, text.produced, int(text.head.draft), now()),
    )
    version = int(cursor.lastrowid or 0)
    parse = parsed.write_parse(connection, parsed.write_source(connection, version, text.source), text.parse)
    connection.execute("UPDATE version SET parse = ? WHERE id = ?", (parse, version))
    connection.execute("UPDATE file SET complete = 1 WHERE id = ?", (file,))
    identity.refresh(connection, meeting)
    status: Status = "new" if meeting_is_new else "new_document" if document_is_new else "new_version"
    return Added(meeting, version, status, Changes(meetings=frozenset({meeting})))


def outdated(library: Library, parser: int, vocabulary: str, extractors: Mapping[str, int]) -> list[int]:
    """The versions to be read again: parsed by an older parser, with another vocabulary, or from a text of
    an older extractor. `extractors` gives the version of the extractor of each format.

    What a newer program made stays. Those in front come first, by date, newest first.
    """
    found = library.rows(
        "SELECT version.id, parse.parser, parse.vocabulary, source.format, source.extractor"
        " FROM version JOIN document ON document.id = version.document"
        " JOIN meeting ON meeting.id = document.meeting"
        " JOIN parse ON parse.id = version.parse JOIN source ON source.id = parse.source"
        " ORDER BY meeting.front = version.id DESC, meeting.date DESC, version.id"
    )
    return [
        version
        for version, its_parser, its_vocabulary, form, extractor in found
        if extractor < extractors.get(form, 0)
        or its_parser < parser
        or (its_parser == parser and its_vocabulary != vocabulary)
    ]


def source_of(path: Path, version: int) -> tuple[SourceText, str]:
    """The text of `version` in the library at `path`, for parsing it again, and the fingerprint of its file,
    over a connection of its own that only reads.

    Raises LibraryError, and LookupError where there is no such version.
    """
    with only_reading(path) as connection:
        row = connection.execute(
            "SELECT parse.source, file.sha256 FROM version JOIN parse ON parse.id = version.parse"
            " JOIN file ON file.id = version.file WHERE version.id = ?",
            (version,),
        ).fetchone()
        if row is None:
            raise LookupError(f"no version {version}")
        return parsed.read_source(connection, row[0]), row[1]


def store_parse(
    library: Library,
    sha256: str,
    text: PreparedText,
    between: Callable[[], None] = lambda: None,
) -> Changes:
    """Put a newer source and parse of the file with these bytes in the place of its old ones.

    The version stays with its meeting, whatever the new parse says of body and date, and what the reader
    added stays as it is; the reader's corrections lie over the new parse as over the old one. `between` is
    as for `add`. Raises LibraryError, and LookupError where the library does not have the file: another one
    may have been restored while it was read.
    """

    def read() -> tuple[SourceText, Meeting]:
        return rows.to_source(text.source), parsed.meeting_of(text.parse)

    while True:
        with library.snapshot() as connection:
            laid = corrections.laid_over(connection, sha256, read)
        with library.transaction() as connection:
            if not corrections.is_current(connection, sha256, laid):
                continue  # another program corrected it meanwhile
            owner = _replace(connection, sha256, text, laid)
        break
    between()
    index.catch_up(library, between)
    return Changes(meetings=frozenset({owner}))


def _replace(
    connection: sqlite3.Connection, sha256: str, text: PreparedText, laid: corrections.LaidOver
) -> MeetingId:
    """Put `text`, and what lies over it, in the place of what the file's version shows; gives its meeting."""
    row = connection.execute(
        "SELECT version.id, document.meeting, document.id, document.kind, file.name"
        " FROM version JOIN document ON document.id = version.document"
        " JOIN file ON file.id = version.file WHERE file.sha256 = ?",
        (sha256,),
    ).fetchone()
    if row is None:
        raise LookupError(f"no file {sha256}")
    version, owner, document, kind, name = row
    replaced = corrections.parses_of(connection, version)
    source = parsed.write_source(connection, version, text.source)
    as_read = parsed.write_parse(connection, source, text.parse)
    parse = corrections.write_over(connection, sha256, source, as_read, laid)
    connection.execute(
        "UPDATE version SET parse = ?, draft = ?, produced = ? WHERE id = ?",
        (parse, int(text.head.draft), text.produced, version),
    )
    if kind != text.head.kind:
        new_document, _is_new = identity.document_for(connection, MeetingId(owner), text.head, name)
        connection.execute("UPDATE version SET document = ? WHERE id = ?", (new_document, version))
        connection.execute(
            "DELETE FROM document WHERE id = ? AND NOT EXISTS (SELECT 1 FROM version WHERE document = ?)",
            (document, document),
        )
    index.queue(connection, parse, *replaced)
    identity.refresh(connection, MeetingId(owner))
    return MeetingId(owner)
