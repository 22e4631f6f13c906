"""Adding a file to the library: file, document, version, source and parsed rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from core.annotations import MeetingId
from core.library import rows
from core.library.belonging import filing, identity, joining, moving
from core.library.bringing_in import attachments, files, imports, parsed
from core.library.bringing_in.prepared import Prepared, PreparedText
from core.library.changes import Changes
from core.library.colleagues.waiting import take_up
from core.library.connecting import only_reading
from core.library.opening import Library, now
from core.library.reader import corrections
from core.library.searching import index
from core.minutes import Meeting
from core.source_text import SourceText

Status = Literal["new", "known", "brought_back", "new_document", "new_version"]

SMALL = 512 * 1024
"""Bytes of a file that goes in together with its document, in one transaction: a wait for the disk less."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a file: a new meeting, one that was known byte for byte, one that the reader had deleted
    and that is there again, or another document or version of a meeting that was there."""

    meeting: MeetingId
    version: int
    status: Status
    changes: Changes


def add(
    library: Library,
    file: Prepared,
    between: Callable[[], None] = lambda: None,
    entry: imports.Entry | None = None,
) -> Added:
    """Take a file in, and have the search index follow: `take_in`, then `catch_up`."""
    added = take_in(library, file, between, entry)
    if added.status != "known":
        index.catch_up(library, between)
    return added


def take_in(
    library: Library,
    file: Prepared,
    between: Callable[[], None] = lambda: None,
    entry: imports.Entry | None = None,
) -> Added:
    """Take a file in, and what colleagues gave that waited for it.

    The same bytes twice are one version; only the path it was met at last is kept anew,
    and a password that was given. Where the library lacks bytes of the file, as one that was restored from a
    copy made before a migration does, they come back; `changes` then names the meeting, whose pages can be
    shown again.

    The bytes of a large file go in by parts of 1 MB, each committed for itself; then one transaction makes
    document, version, source and parsed rows visible at once, with what the journal of imports says at
    `entry`. The search index follows by `catch_up`, which may be called once for several files. `between` is
    called after each of these transactions: what cannot wait for a large file may write there, and what it
    raises breaks the adding off. Raises LibraryError: what was committed before stays, and the file is either
    in or not; RemovedForGood where it is not to come in again.
    """
    added = _take_in(library, file, between, entry)
    changes = take_up(library, added.meeting, between)
    return replace(added, changes=added.changes | changes) if changes else added


def _take_in(
    library: Library, file: Prepared, between: Callable[[], None], entry: imports.Entry | None
) -> Added:
    with library.snapshot() as connection:
        files.refuse_removed(connection, file.sha256)
        again = _version_of(connection, file.sha256)
    if again is not None:
        return _met_again(library, again, file, between, entry)
    files.remove_abandoned(library)
    is_small = not file.attached and sum(map(len, file.parts)) <= SMALL
    if not is_small:
        stored = files.write(library, file.path, file.parts, file.sha256, file.password, between)
    beside = attachments.write(library, file.attached, between)
    with library.transaction() as connection:
        again = _version_of(connection, file.sha256)  # another program may have been faster
        if again is None:
            if is_small:
                stored = _write_small(connection, file)
            added = _write(connection, stored, file.path.name, file.text)
            attachments.keep(connection, added.version, beside)
            _note(connection, entry, added, file)
    if again is not None:
        return _met_again(library, again, file, between, entry)
    between()
    return added


def meet_again(library: Library, path: Path, sha256: str, entry: imports.Entry | None = None) -> Added | None:
    """Note that a file whose bytes the library has was met at `path`; None where it does not have them."""
    with library.transaction() as connection:
        again = _version_of(connection, sha256)
        if again is None:
            return None
        connection.execute("UPDATE file SET last_path = ? WHERE sha256 = ?", (str(path.absolute()), sha256))
        added = _known(connection, again)
        _note(connection, entry, added)
    return added


def _known(connection: sqlite3.Connection, found: tuple[MeetingId, int]) -> Added:
    """What becomes of bytes that are there: nothing, but for a meeting that was deleted. It comes back."""
    meeting, version = found
    if filing.revive(connection, meeting):
        changes = Changes(meetings=frozenset({meeting}), annotated=frozenset({meeting}), tags=True)
        return Added(meeting, version, "brought_back", changes)
    return Added(meeting, version, "known", Changes())


def _write_small(connection: sqlite3.Connection, file: Prepared) -> int:
    size = sum(map(len, file.parts))
    stored = files.write_row(connection, file.path, size, file.sha256, file.password)
    for position, part in enumerate(file.parts):
        files.write_part(connection, stored, position, part)
    return stored


def _note(
    connection: sqlite3.Connection,
    entry: imports.Entry | None,
    added: Added,
    file: Prepared | None = None,
) -> None:
    if entry is not None:
        came = (added.status, added.meeting, added.version)
        remark, unsure = (file.remark, file.unsure) if file is not None else ("", ())
        imports.note_done(connection, entry, came, remark, unsure)


def _version_of(connection: sqlite3.Connection, sha256: str) -> tuple[MeetingId, int] | None:
    row = connection.execute(
        "SELECT document.meeting, version.id FROM file JOIN version ON version.file = file.id"
        " JOIN document ON document.id = version.document WHERE file.sha256 = ?",
        (sha256,),
    ).fetchone()
    return None if row is None else (MeetingId(row[0]), int(row[1]))


def _met_again(
    library: Library,
    found: tuple[MeetingId, int],
    file: Prepared,
    between: Callable[[], None],
    entry: imports.Entry | None,
) -> Added:
    meeting, version = found
    with library.transaction() as connection:
        row = connection.execute(
            "UPDATE file SET last_path = ?, password = coalesce(?, password)"
            " WHERE id = (SELECT file FROM version WHERE id = ?) RETURNING id",
            (str(file.path.absolute()), file.password, version),
        ).fetchone()
        added = _known(connection, found)
    came_back = files.write_missing(library, int(row[0]), file.parts, between)
    came_back |= attachments.complete(library, version, file.attached, between)
    if came_back:
        added = replace(added, changes=added.changes | Changes(meetings=frozenset({meeting})))
    if entry is not None:  # last: what is noted as done lacks nothing
        with library.transaction() as connection:
            _note(connection, entry, added, file)
    return added


def _write(connection: sqlite3.Connection, file: int, name: str, text: PreparedText) -> Added:
    own = moving.new_meeting(connection)
    document, _is_new = identity.document_for(connection, own, text.head, name)
    cursor = connection.execute(
        "INSERT INTO version (document, file, produced, draft, added) VALUES (?, ?, ?, ?, ?)",
        (document, file, text.produced, int(text.head.draft), now()),
    )
    version = int(cursor.lastrowid or 0)
    parse = parsed.write_parse(connection, parsed.write_source(connection, version, text.source), text.parse)
    connection.execute("UPDATE version SET parse = ? WHERE id = ?", (parse, version))
    connection.execute("UPDATE file SET complete = 1 WHERE id = ?", (file,))
    identity.state(connection, version, text.head)
    meeting, touched = joining.settle(connection, version)
    filing.revive(connection, meeting)
    (count,) = connection.execute(
        "SELECT count(*) FROM version WHERE document = (SELECT document FROM version WHERE id = ?)",
        (version,),
    ).fetchone()
    status: Status = "new" if meeting == own else "new_document" if count == 1 else "new_version"
    return Added(meeting, version, status, Changes(meetings=touched | {meeting}))


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
    identity.state(connection, version, text.head)
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
