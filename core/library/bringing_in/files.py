"""The original files' bytes, in parts of 1 MB, so that no transaction is long."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from core.errors import LeftOut, LibraryError
from core.language import _, long_date
from core.library.connecting import only_reading
from core.library.opening import Library, now

PART_SIZE = 1 << 20  # bytes
ABANDONED_AFTER = timedelta(days=1)


def fingerprint(content: bytes) -> str:
    """What a file is known by: the SHA-256 of its bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def parts_of(content: bytes) -> tuple[bytes, ...]:
    """`content` in parts of `PART_SIZE`, the last one shorter."""
    return tuple(content[start : start + PART_SIZE] for start in range(0, len(content), PART_SIZE))


class RemovedForGood(LeftOut):
    """A file that the reader removed for good: it is not taken in again."""


def refuse_removed(connection: sqlite3.Connection, sha256: str) -> None:
    """Raises RemovedForGood where the file with these bytes was removed for good."""
    row = connection.execute("SELECT removed FROM removed_file WHERE sha256 = ?", (sha256,)).fetchone()
    if row is not None:
        day = datetime.fromisoformat(row[0]).astimezone().date()
        raise RemovedForGood(
            _("Not read: the file was removed for good on {date}.").format(date=long_date(day)),
            _("It stays where it lies; the library does not take it in again."),
        )


def write(
    library: Library,
    path: Path,
    parts: Sequence[bytes],
    sha256: str,
    password: str | None,
    between: Callable[[], None],
) -> int:
    """Write the bytes, one part a transaction; gives the file's row.

    Nobody sees the file before the document's own transaction; one that was left half way is continued.
    `between` is called after each part.
    """
    with library.transaction() as connection:
        file = write_row(connection, path, sum(map(len, parts)), sha256, password)
    write_missing(library, file, parts, between)
    return file


def write_row(
    connection: sqlite3.Connection, path: Path, size: int, sha256: str, password: str | None
) -> int:
    """The row of a file whose bytes are still to be written, within the caller's transaction."""
    row = connection.execute(
        "INSERT INTO file (sha256, size, name, last_path, password, added) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (sha256) DO UPDATE SET added = excluded.added, password = excluded.password,"
        " name = excluded.name, last_path = excluded.last_path"
        " RETURNING id",
        (sha256, size, path.name, str(path.absolute()), password, now()),
    ).fetchone()
    return int(row[0])


def write_part(connection: sqlite3.Connection, file: int, position: int, part: bytes) -> None:
    """A part of the bytes of `file`, where it is not there yet, within the caller's transaction."""
    connection.execute(
        "INSERT OR IGNORE INTO file_part (file, position, bytes) VALUES (?, ?, ?)", (file, position, part)
    )


def write_missing(library: Library, file: int, parts: Sequence[bytes], between: Callable[[], None]) -> bool:
    """Write those of the `parts` of `file` that the library lacks, one a transaction; True for any.

    `between` is called after each part.
    """
    there = {
        position for (position,) in library.rows("SELECT position FROM file_part WHERE file = ?", (file,))
    }
    missing = [(position, part) for position, part in enumerate(parts) if position not in there]
    for position, part in missing:
        with library.transaction() as connection:
            write_part(connection, file, position, part)
        between()
    return bool(missing)


def is_whole(path: Path, sha256: str) -> bool:
    """Whether the library at `path` has these bytes as a document, with all that belongs to it, over a
    connection of its own that only reads. False for an export that names attached files: these may lie
    beside it by now.

    Raises LibraryError, and RemovedForGood.
    """
    with only_reading(path) as connection:
        refuse_removed(connection, sha256)
        row = connection.execute(
            "SELECT file.size = (SELECT total(length(bytes)) FROM file_part WHERE file_part.file = file.id)"
            " AND source.format <> 'xml' FROM file JOIN version ON version.file = file.id"
            " JOIN parse ON parse.id = version.parse JOIN source ON source.id = parse.source"
            " WHERE file.sha256 = ?",
            (sha256,),
        ).fetchone()
    return row is not None and bool(row[0])


def remove_abandoned(library: Library) -> None:
    """Remove the bytes of files whose adding was broken off more than a day ago, one part a transaction."""
    limit = (datetime.now(UTC) - ABANDONED_AFTER).isoformat()
    for (file,) in library.rows("SELECT id FROM file WHERE complete = 0 AND added < ?", (limit,)):
        for (part,) in library.rows("SELECT id FROM file_part WHERE file = ?", (file,)):
            with library.transaction() as connection:
                connection.execute("DELETE FROM file_part WHERE id = ?", (part,))
        with library.transaction() as connection:
            connection.execute("DELETE FROM file WHERE id = ? AND complete = 0", (file,))


def original_of(path: Path, version: int) -> tuple[bytes, str | None]:
    """The bytes and the password of `version` in the library at `path`, over a connection of its own that
    only reads: for a process that needs nothing else of the library.

    Raises LibraryError, and LookupError where there is no such version.
    """
    with only_reading(path) as connection:
        row = connection.execute(
            "SELECT file.id, file.size, file.password,"
            " EXISTS (SELECT 1 FROM removed_file WHERE removed_file.sha256 = file.sha256)"
            " FROM file JOIN version ON version.file = file.id WHERE version.id = ?",
            (version,),
        ).fetchone()
        if row is None:
            raise LookupError(f"no version {version}")
        file, size, password, is_removed = row
        if is_removed:
            raise LibraryError(
                _("The file of this document was removed for good, with words that stood in it."),
                _("The rest of its text is there as plain text."),
            )
        return whole(connection, file, size), password


def path_of(path: Path, version: int) -> Path:
    """Where the file of `version` in the library at `path` was met last; over a connection of its own.

    Raises LibraryError, and LookupError where there is no such version.
    """
    with only_reading(path) as connection:
        row = connection.execute(
            "SELECT file.last_path FROM file JOIN version ON version.file = file.id WHERE version.id = ?",
            (version,),
        ).fetchone()
    if row is None:
        raise LookupError(f"no version {version}")
    return Path(row[0])


def whole(connection: sqlite3.Connection, file: int, size: int) -> bytes:
    """The bytes of the row `file`, which are `size`. Raises LibraryError where not all of them are there."""
    parts = connection.execute("SELECT bytes FROM file_part WHERE file = ? ORDER BY position", (file,))
    content = b"".join(part for (part,) in parts)
    if len(content) != size:
        raise LibraryError(
            _("The library holds only a part of this file."),
            _("Its text and your notes are safe. Open the file again from where it came."),
        )
    return content


def last_version(path: Path) -> int | None:
    """The version in front of the meeting that was read last in the library at `path`, None where none was.

    For a process that needs nothing else of the library. Raises LibraryError.
    """
    with only_reading(path) as connection:
        row = connection.execute(
            "SELECT meeting.front FROM reading_place JOIN meeting ON meeting.id = reading_place.meeting"
            " ORDER BY reading_place.modified DESC LIMIT 1"
        ).fetchone()
    return None if row is None else int(row[0])
