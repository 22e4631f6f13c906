"""How a library's file is reached: its address, its mode, and what it says of itself."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from core.errors import LibraryError, LibraryTooNew
from core.language import _
from core.library import failures, migrations
from core.wording import reason

BUSY_TIMEOUT = 5.0  # seconds


def address(path: Path, mode: str) -> str:
    """The file: URI of `path` for sqlite3, with `mode` "ro", "rw" or "rwc"."""
    text = path.absolute().as_posix()
    return "file://" + ("" if text.startswith("/") else "/") + quote(text) + f"?mode={mode}"


@contextmanager
def connected(path: Path, mode: str) -> Iterator[sqlite3.Connection]:
    """A connection to the file at `path`, closed at the end; `mode` as for `address`."""
    connection = sqlite3.connect(address(path, mode), uri=True, isolation_level=None, timeout=BUSY_TIMEOUT)
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def only_reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection of its own, on one state of the library, that cannot write."""
    with failures.told(path), connected(path, "rw") as connection:
        # not mode "ro": a reader of a write-ahead log must be able to make its shared memory file
        connection.execute("PRAGMA query_only = ON")
        connection.execute("BEGIN")
        yield connection


def make_file(path: Path) -> None:
    """Make the folder and an empty file that only its owner may read, where there is none.

    A file that is there is not opened: closing it again would drop every POSIX lock that this process's
    other connections hold on it (sqlite.org, "How To Corrupt An SQLite Database File", 2.2).
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        except FileExistsError:
            if not os.access(path, os.R_OK | os.W_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path)) from None
    except PermissionError as error:
        raise failures.no_permission(path) from error
    except OSError as error:
        raise LibraryError(
            _("The library {path} cannot be opened: {reason}.").format(path=path, reason=reason(error)),
            _("Choose another place for the library."),
        ) from error


def applied_migrations(connection: sqlite3.Connection, path: Path, known: int) -> int:
    """How many migrations the file has seen; 0 for an empty one.

    Raises LibraryError where it is something else than a library, LibraryTooNew for more than `known`.
    """
    connection.execute("BEGIN")  # one state of the file for the three questions
    try:
        application = int(connection.execute("PRAGMA application_id").fetchone()[0])
        applied = int(connection.execute("PRAGMA user_version").fetchone()[0])
        tables = int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    finally:
        if connection.in_transaction:
            connection.execute("COMMIT")
    if application == 0 and applied == 0 and tables == 0:
        return 0
    if application != migrations.APPLICATION_ID:
        raise failures.not_a_library(path)
    if applied > known:
        raise LibraryTooNew(
            _("The library {path} was written by a newer version of this program.").format(path=path),
            _("It was not changed. Update the program, or choose another library."),
        )
    return applied
