"""Copies of the whole library, to a file and back.

They go through SQLite's backup interface, so that a copy is one state of the library although other programs
read and write it meanwhile.
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
from core.library.connecting import BUSY_TIMEOUT, applied_migrations, connected, make_file
from core.library.copying import beside
from core.library.opening import Library
from core.wording import reason


def save_copy(library: Library, path: Path) -> None:
    """Write a copy of the library to `path`; a file that is there is replaced once the copy is whole.

    Raises LibraryError.
    """
    path = path.absolute()
    if path.exists() and path.samefile(library.path):
        raise LibraryError(
            _("The copy cannot take the place of the library itself."), _("Choose another name.")
        )
    with beside(path) as unfinished, failures.told(path), connected(unfinished, "rw") as copy:
        _copy_all(library.connection, copy)
        copy.execute("PRAGMA journal_mode = delete")  # one file, without a log beside it


def restore(path_of_copy: Path, path_of_library: Path) -> Path | None:
    """Put the copy in the library's place; gives the file in which the library is kept that was there.

    Programs that have the library open see the restored one at once, brought up to date where an older
    program wrote the copy, which stays as it is. Files whose bytes the copy lacks, as one made before a
    migration does, get them from the library that was there. Raises LibraryError where the copy is no
    library, damaged, written by a newer program or cannot be brought up to date: nothing is changed then.
    """
    path_of_library = path_of_library.absolute()
    applied = _check(path_of_copy)
    with _brought_up_to_date(path_of_copy, path_of_library, applied) as newest:
        kept = _keep_aside(path_of_library)
        make_file(path_of_library)
        with (
            failures.told(path_of_library),
            connected(newest, "ro") as copy,
            connected(path_of_library, "rw") as library,
        ):
            _copy_all(copy, library)
            if kept is not None:
                _take_bytes_from(library, kept)
    return kept


@contextmanager
def _brought_up_to_date(copy: Path, library: Path, applied: int) -> Iterator[Path]:
    """The copy itself, or where an older program wrote it, a file beside the library that holds it as this
    program would have it: programs that have the library open look for the newest tables at once, and what
    fails must fail before anything of theirs is another. That file goes at the end."""
    if applied == len(migrations.MIGRATIONS):
        yield copy
        return
    newest = library.with_name(f".{library.name}.{uuid.uuid4().hex[:8]}")
    make_file(newest)
    try:
        with failures.told(copy), connected(copy, "ro") as old, connected(newest, "rw") as connection:
            _copy_all(old, connection)
            try:
                migrations.apply(connection)
            except Exception as error:  # whatever is wrong with an old copy
                if isinstance(error, sqlite3.Error) and failures.explanation(error, copy) is not None:
                    raise
                raise failures.not_brought_up_to_date(copy, error, None) from error
        yield newest
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            Path(f"{newest}{ending}").unlink(missing_ok=True)


def _check(copy: Path) -> int:
    """How many migrations the copy has seen, which is sound. Raises LibraryError."""
    if not copy.is_file():
        raise LibraryError(_("There is no file {path}.").format(path=copy))
    with failures.told(copy), connected(copy, "ro") as connection:
        applied = applied_migrations(connection, copy, len(migrations.MIGRATIONS))
        if applied == 0:
            raise failures.not_a_library(copy)
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise LibraryError(
                _("The copy {path} is damaged.").format(path=copy),
                _("The library was not changed. Choose another copy."),
            )
    return applied


def _keep_aside(path: Path) -> Path | None:
    """Keep the library at `path`, if there is one, in another file, and say in which."""
    if not path.exists() or path.stat().st_size == 0:
        return None
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    kept = path.with_name(f"{path.stem}.replaced-{stamp}-{uuid.uuid4().hex[:4]}.sqlite")
    try:
        with beside(kept) as unfinished, connected(path, "rw") as old, connected(unfinished, "rw") as new:
            _copy_all(old, new)
            new.execute("PRAGMA journal_mode = delete")
    except sqlite3.DatabaseError as error:
        if not _is_damage(error):
            explained = failures.explanation(error, path)
            raise (explained or error) from error
        _put_aside(path, kept)
    return kept


def _put_aside(path: Path, kept: Path) -> None:
    """Keep a damaged library as it is, with its log, under the name `kept`."""
    try:
        for ending in ("", "-wal", "-shm"):
            part = Path(f"{path}{ending}")
            if part.exists():
                os.replace(part, f"{kept}{ending}")
    except OSError as error:  # a folder that may not be written, a file that another program holds open
        raise LibraryError(
            _("The damaged library {path} cannot be put aside: {reason}.").format(
                path=path, reason=reason(error)
            ),
            _("Nothing was restored. Close other programs that use it, and check that you may write there."),
        ) from error


def _take_bytes_from(library: sqlite3.Connection, kept: Path) -> None:
    """Fill in what the restored library lacks of its files' bytes, as far as `kept` has them and is sound."""
    missing = library.execute(
        "SELECT id, sha256 FROM file WHERE size >"
        " (SELECT coalesce(sum(length(bytes)), 0) FROM file_part WHERE file_part.file = file.id)"
    ).fetchall()
    if not missing:
        return
    try:
        with connected(kept, "ro") as replaced:
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
