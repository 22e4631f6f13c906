"""Leaving nothing behind in the file of what was removed: index, words, free pages, log, copies.

SQLite keeps deleted rows in free pages until these are written again, FTS5 keeps deleted words in its
segments until they are merged, and the write-ahead log keeps what was written before.
SQLite 3.40 has no `secure-delete` for FTS5, so its segments are merged into one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path

from core.errors import LibraryError
from core.language import _
from core.library.failures import told
from core.library.opening import Library, now
from core.library.searching import index

WANTED = "cleaning_wanted"
_SEARCHES = ("item_search", "annotation_search", "word_part")
_PAGES = 200  # of an index that are merged in one transaction
_COPIES = ("before", "replaced")


def want(connection: sqlite3.Connection, files: Iterable[str] = ()) -> None:
    """Note within the caller's transaction that something was removed, and that the bytes of the files with
    these fingerprints go and are not to come in again."""
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute(
        "INSERT INTO rule (name, value, author, modified) VALUES (?, 'true', '', ?)"
        " ON CONFLICT (name) DO UPDATE SET modified = excluded.modified",
        (WANTED, now()),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO removed_file (sha256, removed) VALUES (?, ?)",
        ((sha256, now()) for sha256 in files),
    )


def is_wanted(library: Library) -> bool:
    """Whether something was removed and the file may still hold traces of it."""
    return bool(library.rows("SELECT 1 FROM rule WHERE name = ?", (WANTED,)))


def clean(library: Library, between: Callable[[], None] = lambda: None) -> bool:
    """Write the library's file anew without what was removed; False where another program was reading an
    older state, so that the log still holds it: `is_wanted` then goes on saying so.

    `between` is called after each short step; writing the whole file anew is one long one, for which others
    wait, and takes as much room again as the library. Raises LibraryError where there is none: what was
    removed stays removed, and this can be called again.
    """
    library.connection.execute("PRAGMA secure_delete = ON")
    index.catch_up(library, between)
    _drop_bytes(library, between)
    for table in _SEARCHES[:2]:
        _merge(library, table, between)
    _drop_words(library, between)
    _merge(library, "word_part", between)
    _write_anew(library)
    if not _empty_log(library):
        return False
    with library.transaction() as connection:
        connection.execute("DELETE FROM rule WHERE name = ?", (WANTED,))
    _empty_log(library)
    return True


def copies_beside(path: Path) -> list[Path]:
    """The copies that the program itself made beside the library at `path`: they hold what was removed."""
    return sorted(
        copy for kind in _COPIES for copy in path.parent.glob(f"{path.stem}.{kind}-*.sqlite") if copy != path
    )


def delete_copies(copies: Iterable[Path]) -> None:
    """Delete copies that `copies_beside` named, with their logs. Raises LibraryError for the first that
    cannot be deleted."""
    for copy in copies:
        try:
            for path in (copy, Path(f"{copy}-wal"), Path(f"{copy}-shm"), Path(f"{copy}-journal")):
                path.unlink(missing_ok=True)
        except OSError as error:
            raise LibraryError(
                _("The copy {path} cannot be deleted.").format(path=copy),
                _("It still holds what was removed. Close the program that uses it, and delete it yourself."),
            ) from error


def _drop_bytes(library: Library, between: Callable[[], None]) -> None:
    """Delete what is left of the files that were removed, one part a transaction, and what nobody has."""
    parts = library.rows(
        "SELECT file_part.id FROM file_part JOIN file ON file.id = file_part.file"
        " WHERE file.sha256 IN (SELECT sha256 FROM removed_file)"
    )
    for (part,) in parts:
        with library.transaction() as connection:
            connection.execute("DELETE FROM file_part WHERE id = ?", (part,))
        between()
    with library.transaction() as connection:
        connection.execute(
            "DELETE FROM machine_page WHERE file IN"
            " (SELECT id FROM file WHERE sha256 IN (SELECT sha256 FROM removed_file))"
        )
        connection.execute(
            "DELETE FROM file WHERE sha256 IN (SELECT sha256 FROM removed_file)"
            " AND NOT EXISTS (SELECT 1 FROM version WHERE version.file = file.id)"
            " AND NOT EXISTS (SELECT 1 FROM attached_file WHERE attached_file.file = file.id)"
        )
    between()


def _merge(library: Library, table: str, between: Callable[[], None]) -> None:
    """Merge all segments of an index into one: words that were deleted stay in the older ones till then."""
    pages = -_PAGES  # the first time all segments are put on one level
    while True:
        with library.transaction() as connection:
            before = connection.total_changes
            connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('merge', ?)", (pages,))
            moved = connection.total_changes - before
        between()
        if moved < 2:  # as FTS5's documentation has it: nothing is left to be merged
            break
        pages = _PAGES
    with library.transaction() as connection:
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
    between()


def _drop_words(library: Library, between: Callable[[], None]) -> None:
    """Take words out of the distinct words that stand in no text and in no annotation."""
    for table in _SEARCHES[:2]:
        library.connection.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{table}_term USING fts5vocab('main', '{table}', 'row')"
        )
    gone = library.rows(
        "SELECT id, word FROM word WHERE word NOT IN"
        " (SELECT term FROM temp.item_search_term UNION SELECT term FROM temp.annotation_search_term)"
    )
    for start in range(0, len(gone), 200):
        some = gone[start : start + 200]
        with library.transaction() as connection:
            connection.executemany(
                "INSERT INTO word_part (word_part, rowid, word) VALUES ('delete', ?, ?)", some
            )
            connection.executemany("DELETE FROM word WHERE id = ?", ((row[0],) for row in some))
        between()


def _write_anew(library: Library) -> None:
    with told(library.path):
        library.connection.execute("VACUUM")


def _empty_log(library: Library) -> bool:
    """Cut the write-ahead log to nothing; False where somebody still reads from it."""
    with told(library.path):
        busy, _pages, _moved = library.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy
