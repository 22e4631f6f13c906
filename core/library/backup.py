"""Copies of the whole library, to a file and back, and the copy made before a migration.

All of it goes through SQLite's backup interface, so that a copy is one state of the library although other
programs read and write it meanwhile.
"""

from __future__ import annotations

import os
import sqlite3
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from core.errors import LibraryError
from core.language import _
from core.library import failures, migrations
from core.library.opening import BUSY_TIMEOUT, Library, address, applied_migrations, make_file
from core.wording import reason

LEFT_OUT = "file_part"
"""The table with the files' bytes: no migration touches it, so no copy before a migration needs it."""


def save_copy(library: Library, path: Path) -> None:
    """Write a copy of the library to `path`; a file that is there is replaced once the copy is whole.

    Raises LibraryError.
    """
    path = path.absolute()
    if path.exists() and path.samefile(library.path):
        raise LibraryError(
            _("The copy cannot take the place of the library itself."), _("Choose another name.")
        )
    with _beside(path) as unfinished, failures.told(path), _connected(unfinished, "rw") as copy:
        _copy_all(library.connection, copy)
        copy.execute("PRAGMA journal_mode = delete")  # one file, without a log beside it


def restore(path_of_copy: Path, path_of_library: Path) -> Path | None:
    """Put the copy in the library's place; gives the file in which the library is kept that was there.

    Programs that have the library open see the restored one at once. Files whose bytes the copy lacks, as
    one made before a migration does, get them from the library that was there. Raises LibraryError where
    the copy is no library, damaged or written by a newer program: nothing is changed then.
    """
    path_of_library = path_of_library.absolute()
    _check(path_of_copy)
    kept = _keep_aside(path_of_library)
    make_file(path_of_library)
    with (
        failures.told(path_of_library),
        _connected(path_of_copy, "ro") as copy,
        _connected(path_of_library, "rw") as library,
    ):
        _copy_all(copy, library)
        if kept is not None:
            _take_bytes_from(library, kept)
    return kept


def copy_without_files(path: Path, copy: Path) -> None:
    """Copy everything in the library at `path` but the files' bytes to the new file `copy`.

    Raises sqlite3.Error and LibraryError; there is no file `copy` then.
    """
    with _beside(copy) as unfinished, _connected(unfinished, "rw") as connection:
        connection.execute("ATTACH ? AS library", (address(path, "rw"),))
        connection.execute("BEGIN IMMEDIATE")
        schema = connection.execute(
            "SELECT type, name, sql FROM library.sqlite_master ORDER BY rowid"
        ).fetchall()
        # virtual tables first: they make their own shadow tables, which then take the library's rows
        for virtual in (True, False):
            for kind, name, sql in schema:
                is_virtual = kind == "table" and sql.upper().startswith("CREATE VIRTUAL")
                if kind == "table" and is_virtual == virtual and not _exists(connection, name):
                    connection.execute(sql)
        for kind, name, sql in schema:
            if kind == "table" and not sql.upper().startswith("CREATE VIRTUAL") and name != LEFT_OUT:
                connection.execute(f'DELETE FROM main."{name}"')
                connection.execute(f'INSERT INTO main."{name}" SELECT * FROM library."{name}"')
        for kind, _name, sql in schema:
            if kind != "table" and sql:
                connection.execute(sql)
        for pragma in ("application_id", "user_version"):
            value = connection.execute(f"PRAGMA library.{pragma}").fetchone()[0]
            connection.execute(f"PRAGMA main.{pragma} = {value}")
        connection.execute("COMMIT")


def _exists(connection: sqlite3.Connection, name: str) -> bool:
    sql = "SELECT 1 FROM main.sqlite_master WHERE type = 'table' AND name = ?"
    return connection.execute(sql, (name,)).fetchone() is not None


def _check(copy: Path) -> None:
    if not copy.is_file():
        raise LibraryError(_("There is no file {path}.").format(path=copy))
    with failures.told(copy), _connected(copy, "ro") as connection:
        if applied_migrations(connection, copy, len(migrations.MIGRATIONS)) == 0:
            raise failures.not_a_library(copy)
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise LibraryError(
                _("The copy {path} is damaged.").format(path=copy),
                _("The library was not changed. Choose another copy."),
            )


def _keep_aside(path: Path) -> Path | None:
    """Keep the library at `path`, if there is one, in another file, and say in which."""
    if not path.exists() or path.stat().st_size == 0:
        return None
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    kept = path.with_name(f"{path.stem}.replaced-{stamp}-{uuid.uuid4().hex[:4]}.sqlite")
    try:
        with _beside(kept) as unfinished, _connected(path, "rw") as old, _connected(unfinished, "rw") as new:
            _copy_all(old, new)
            new.execute("PRAGMA journal_mode = delete")
    except sqlite3.DatabaseError as error:
        if not _is_damage(error):
            explained = failures.explanation(error, path)
            raise (explained or error) from error
        for ending in ("", "-wal", "-shm"):  # damaged: kept as it is
            part = Path(f"{path}{ending}")
            if part.exists():
                os.replace(part, f"{kept}{ending}")
    return kept


def _take_bytes_from(library: sqlite3.Connection, kept: Path) -> None:
    """Fill in what the restored library lacks of its files' bytes, as far as `kept` has them and is sound."""
    missing = library.execute(
        "SELECT id, sha256 FROM file WHERE size >"
        " (SELECT coalesce(sum(length(bytes)), 0) FROM file_part WHERE file_part.file = file.id)"
    ).fetchall()
    if not missing:
        return
    try:
        with _connected(kept, "ro") as replaced:
            for file, sha256 in missing:
                parts = replaced.execute(
                    "SELECT position, bytes FROM file_part"
                    " WHERE file = (SELECT id FROM file WHERE sha256 = ?) ORDER BY position",
                    (sha256,),
                )
                for position, content in parts:
                    library.execute(
                        "INSERT OR IGNORE INTO file_part (file, position, bytes) VALUES (?, ?, ?)",
                        (file, position, content),
                    )
    except sqlite3.DatabaseError as error:
        if not _is_damage(error):
            raise


def _is_damage(error: sqlite3.Error) -> bool:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _copy_all(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    until = time.monotonic() + BUSY_TIMEOUT

    def waited(status: int, _remaining: int, _total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > until:
            error = sqlite3.OperationalError("database is locked")
            error.sqlite_errorcode = status
            raise error

    source.backup(target, progress=waited)


@contextmanager
def _connected(path: Path, mode: str) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(address(path, mode), uri=True, isolation_level=None, timeout=BUSY_TIMEOUT)
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """An empty file beside `path` that only its owner may read; it becomes `path` if the block ends well."""
    unfinished = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}")
    try:
        os.close(os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        try:
            yield unfinished
            os.replace(unfinished, path)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise LibraryError(
            _("The copy {path} cannot be written: {reason}.").format(path=path, reason=reason(error)),
            _("The library was not changed. Choose another place."),
        ) from error
