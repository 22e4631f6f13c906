"""Folders whose new files come in by themselves, and what was taken from them already."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from core.library.opening import Library, now

_CHUNK = 500


class Look(NamedTuple):
    """A file as the file system tells of it: its size in bytes, and when it was changed, in nanoseconds."""

    size: int
    modified: int


def watched_folders(library: Library) -> list[Path]:
    """The folders the reader has watched, in the order in which they were chosen. Raises LibraryError."""
    return [Path(path) for (path,) in library.rows("SELECT path FROM watched_folder ORDER BY added, path")]


def watch(library: Library, folder: Path) -> None:
    """Have a folder watched from now on. Raises LibraryError."""
    with library.transaction() as connection:
        connection.execute(
            "INSERT OR IGNORE INTO watched_folder (path, added) VALUES (?, ?)", (str(folder), now())
        )


def stop_watching(library: Library, folder: Path) -> None:
    """Watch a folder no more; what came from it stays. Raises LibraryError."""
    with library.transaction() as connection:
        connection.execute("DELETE FROM watched_folder WHERE path = ?", (str(folder),))


def taken(library: Library, folder: Path) -> dict[Path, Look]:
    """The files of a watched folder that were taken, as they were then. Raises LibraryError."""
    found = library.rows("SELECT path, size, modified FROM watched_file WHERE folder = ?", (str(folder),))
    return {Path(path): Look(size, modified) for path, size, modified in found}


def note_taken(
    library: Library,
    folder: Path,
    files: Mapping[Path, Look],
    between: Callable[[], None] = lambda: None,
) -> None:
    """Note that these files of a watched folder were taken; `between` is called after each transaction.

    Nothing is noted where the folder is watched no more. Raises LibraryError.
    """
    rows = [(str(path), look.size, look.modified) for path, look in files.items()]
    for start in range(0, len(rows), _CHUNK):
        with library.transaction() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO watched_file (folder, path, size, modified)"
                " SELECT path, ?2, ?3, ?4 FROM watched_folder WHERE path = ?1",
                [(str(folder), *row) for row in rows[start : start + _CHUNK]],
            )
        between()
