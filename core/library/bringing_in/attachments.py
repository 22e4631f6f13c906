"""The files that documents name as their attachments: kept with the document, never meetings of their own."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import NamedTuple

from core.library.bringing_in import files
from core.library.bringing_in.prepared import PreparedAttachment
from core.library.opening import Library

Kept = Sequence[tuple[str, int]]
"""Names of attached files, as the document has them, with their rows in `file`."""


class StoredAttachment(NamedTuple):
    """An attached file in the library."""

    path: str  # as the document names it: relative, with "/"
    size: int  # bytes


def attached(library: Library, version: int) -> tuple[StoredAttachment, ...]:
    """The attached files of `version`, by path. Raises LibraryError."""
    found = library.rows(
        "SELECT attached_file.path, file.size FROM attached_file JOIN file ON file.id = attached_file.file"
        " WHERE attached_file.version = ? ORDER BY attached_file.path",
        (version,),
    )
    return tuple(StoredAttachment(path, size) for path, size in found)


def attached_bytes(library: Library, version: int, path: str) -> bytes:
    """The bytes of the file that `version` names `path`.

    Raises LibraryError, and LookupError where the version has no such file.
    """
    with library.snapshot() as connection:
        found = connection.execute(
            "SELECT file.id, file.size FROM attached_file JOIN file ON file.id = attached_file.file"
            " WHERE attached_file.version = ? AND attached_file.path = ?",
            (version, path),
        ).fetchone()
        if found is None:
            raise LookupError(f"no attached file {path} of version {version}")
        return files.whole(connection, *found)


def write(library: Library, wanted: Sequence[PreparedAttachment], between: Callable[[], None]) -> Kept:
    """Write the bytes of the files `wanted`, one part a transaction; gives their rows.

    Nobody sees them before `keep`. `between` is called after each part.
    """
    return [(each.name, _stored(library, each, between)) for each in wanted]


def _stored(library: Library, each: PreparedAttachment, between: Callable[[], None]) -> int:
    there = library.rows("SELECT id FROM file WHERE sha256 = ? AND complete = 1", (each.sha256,))
    if not there:
        return files.write(library, each.path, each.parts, each.sha256, None, between)
    file = int(there[0][0])
    files.write_missing(library, file, each.parts, between)
    return file


def keep(connection: sqlite3.Connection, version: int, kept: Kept) -> None:
    """Note that these files belong to `version`, within the caller's transaction."""
    connection.executemany(
        "INSERT INTO attached_file (version, path, file) VALUES (?, ?, ?)"
        " ON CONFLICT (version, path) DO UPDATE SET file = excluded.file",
        [(version, name, file) for name, file in kept],
    )
    connection.executemany("UPDATE file SET complete = 1 WHERE id = ?", [(file,) for _name, file in kept])


def complete(
    library: Library, version: int, wanted: Sequence[PreparedAttachment], between: Callable[[], None]
) -> bool:
    """Add those of the files `wanted` that `version` lacks, or whose bytes it lacks; True for any."""
    there = {
        (path, sha256): whole
        for path, sha256, whole in library.rows(
            "SELECT attached_file.path, file.sha256, file.size <= coalesce((SELECT sum(length(bytes))"
            " FROM file_part WHERE file_part.file = file.id), 0)"
            " FROM attached_file JOIN file ON file.id = attached_file.file WHERE attached_file.version = ?",
            (version,),
        )
    }
    missing = [each for each in wanted if not there.get((each.name, each.sha256))]
    if not missing:
        return False
    kept = write(library, missing, between)
    with library.transaction() as connection:
        keep(connection, version, kept)
    between()
    return True
