"""Opening the library: the one SQLite file, its folder, its mode, its migrations."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.errors import LibraryError
from core.library import failures, migrations
from core.library.connecting import BUSY_TIMEOUT, address, applied_migrations, make_file
from core.library.copying import copy_without_files
from core.library.network import on_network

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlite_utils import Database

ENVIRONMENT = "PROTOKOLLEN_LIBRARY"

REST = 0.2  # seconds
"""Before a second try where the disk did not answer: one that wakes, or a moment's want of memory."""

_NO_SHARED_MEMORY = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_CANTOPEN)
"""What SQLite answers to a write-ahead log where files cannot be mapped into memory."""


def default_path() -> Path:
    """Where the library lies: the environment's PROTOKOLLEN_LIBRARY, else the user's data folder."""
    asked = os.environ.get(ENVIRONMENT)
    if asked:
        return Path(asked).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("protokollen", appauthor=False) / "library.sqlite"


class Library:
    """An open library, for the thread that opened it.

    `connection` is in autocommit mode; writes go through `transaction`.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection
        self._database: Database | None = None

    @property
    def database(self) -> Database:
        """The same connection as sqlite-utils sees it; imported when first asked for, which takes 75 ms."""
        if self._database is None:
            from sqlite_utils import Database

            self._database = Database(self.connection)
        return self._database

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """A transaction that has the right to write from its start, committed when the block ends well.

        Raises LibraryError where the library is locked, the disk is full and the like; the library is then
        as it was before the block.
        """
        with failures.told(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    @contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """Several reads of one state, whatever others write meanwhile; inside a transaction, that one's."""
        if self.connection.in_transaction:
            yield self.connection
            return
        with failures.told(self.path):
            self.connection.execute("BEGIN")
            try:
                yield self.connection
            finally:
                if self.connection.in_transaction:
                    self.connection.execute("COMMIT")

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All rows of one query. Raises LibraryError where the file cannot be read."""
        with failures.told(self.path):
            return self.connection.execute(sql, values).fetchall()

    def data_version(self) -> int:
        """A number that changes when another connection has written (PRAGMA data_version)."""
        return int(self.rows("PRAGMA data_version")[0][0])

    def expect_much(self) -> None:
        """Have SQLite keep more in memory, and write to the file itself less often: for a process that only
        takes in files, many of them."""
        with failures.told(self.path):
            self.connection.execute("PRAGMA cache_size = -65536")  # 64 MB
            self.connection.execute("PRAGMA wal_autocheckpoint = 8000")  # pages of 4 KB

    def close(self) -> None:
        """Close the connection. Closing twice does nothing."""
        self.connection.close()


def now() -> str:
    """This moment as the library writes it: ISO 8601, UTC."""
    return datetime.now(UTC).isoformat()


def open_library(path: Path) -> Library:
    """Open the library at `path` for this thread, made where there is none.

    Before a migration everything but the files' bytes is copied to a file beside it. Raises LibraryTooNew
    where a newer program wrote it, LibraryError where it is locked, damaged, something else, may not be
    written, or cannot be brought up to date, or where the disk is full.
    """
    return open_with(path, migrations.MIGRATIONS)


def open_with(path: Path, steps: Sequence[Callable[[Database], None]]) -> Library:
    """`open_library` with the migrations `steps`."""
    path = path.absolute()
    make_file(path)
    with failures.told(path):
        try:
            connection = _connect(path, steps)
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_IOERR:
                raise
            time.sleep(REST)
            connection = _connect(path, steps)
    return Library(path, connection)


def _connect(path: Path, steps: Sequence[Callable[[Database], None]]) -> sqlite3.Connection:
    connection = sqlite3.connect(address(path, "rw"), uri=True, isolation_level=None, timeout=BUSY_TIMEOUT)
    try:
        applied = applied_migrations(connection, path, len(steps))
        _prepare(connection, path)
        if applied < len(steps):
            _migrate(connection, path, applied, steps)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Set what holds for a connection, and the journal, which stays with the file."""
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")  # docs/library.md says why
    wanted = "delete" if on_network(path.parent) else "wal"
    until = time.monotonic() + BUSY_TIMEOUT
    while True:
        try:
            granted = str(connection.execute(f"PRAGMA journal_mode = {wanted}").fetchone()[0])
            break
        except sqlite3.OperationalError as error:
            code = error.sqlite_errorcode & 0xFF
            if code in _NO_SHARED_MEMORY and wanted == "wal":
                wanted = "delete"
            # changing the journal does not wait for another program as other statements do
            elif code != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            else:
                time.sleep(0.02)
    if granted not in ("wal", "delete"):
        connection.execute("PRAGMA journal_mode = delete")


def _migrate(
    connection: sqlite3.Connection, path: Path, applied: int, steps: Sequence[Callable[[Database], None]]
) -> None:
    copy, kept = None, f"{path.stem}.before-{steps[applied].__name__}"
    try:
        if applied:
            stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
            copy_without_files(path, path.with_name(f"{kept}-{stamp}.sqlite"))
            copy = path.with_name(f"{kept}-{stamp}.sqlite")
        migrations.apply(connection, steps)
    except Exception as error:  # whatever is wrong with an old library: it is as it was before
        if isinstance(error, sqlite3.Error) and failures.explanation(error, path) is not None:
            raise
        if isinstance(error, LibraryError):
            raise
        if copy is not None:  # of tries that fail one copy stays, however many there are
            copy = copy.replace(path.with_name(f"{kept}-failed.sqlite"))
        raise failures.not_brought_up_to_date(path, error, copy) from error
