"""The copy of a library made before a migration, and how any copy is written: whole or not at all."""

from __future__ import annotations

import os
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.errors import LibraryError
from core.language import _
from core.library.connecting import address, connected
from core.wording import reason

LEFT_OUT = "file_part"
"""The table with the files' bytes: no migration touches it, so no copy before a migration needs it."""


def copy_without_files(path: Path, copy: Path) -> None:
    """Copy everything in the library at `path` but the files' bytes to the new file `copy`.

    Raises sqlite3.Error and LibraryError; there is no file `copy` then.
    """
    with beside(copy) as unfinished, connected(unfinished, "rw") as connection:
        connection.execute("ATTACH ? AS library", (address(path, "rw"),))
        connection.execute("BEGIN IMMEDIATE")
        schema = connection.execute(
            # SQLite's own, such as what ANALYZE counted, cannot be made by a statement
            "SELECT type, name, sql FROM library.sqlite_master WHERE name NOT GLOB 'sqlite_*' ORDER BY rowid"
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


@contextmanager
def beside(path: Path) -> Iterator[Path]:
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
