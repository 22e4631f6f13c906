"""SQLite's errors as sentences for the user."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.errors import LibraryError
from core.language import _


class Gone(LookupError):
    """What is to be changed is not in the library any more: it was removed, or another copy was restored."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn failures of the world on the library at `path` into LibraryError; defects of ours pass through."""
    try:
        yield
    except sqlite3.Error as error:
        if hasattr(error, "sqlite_errorname"):  # which of the many ways a disk fails its message does not say
            error.add_note(error.sqlite_errorname)
        explained = explanation(error, path)
        if explained is None:
            raise
        raise explained from error


def explanation(error: sqlite3.Error, path: Path) -> LibraryError | None:
    """What `error` means for the library at `path`; None where it is a defect of ours.

    The codes are SQLite's primary result codes, https://www.sqlite.org/rescode.html.
    """
    code = getattr(error, "sqlite_errorcode", None)
    primary = None if code is None else code & 0xFF
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LibraryError(
            _("The library {path} is in use by another program.").format(path=path),
            _("What was saved before is safe. Close the other program and try again."),
        )
    if primary == sqlite3.SQLITE_FULL:
        return LibraryError(
            _("The disk with the library {path} is full.").format(path=path),
            _("What was saved before is safe. Make room on the disk and try again."),
        )
    if primary in (sqlite3.SQLITE_NOTADB,):
        return not_a_library(path)
    if primary == sqlite3.SQLITE_CORRUPT:
        return LibraryError(
            _("The library {path} is damaged.").format(path=path),
            _("Nothing was changed. Restore the last copy that was saved of it."),
        )
    if primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
        return no_permission(path)
    if primary == sqlite3.SQLITE_CANTOPEN:
        return LibraryError(
            _("The library {path} cannot be opened.").format(path=path),
            _("Check that the folder is there and that you may write to it."),
        )
    if primary == sqlite3.SQLITE_IOERR:
        return LibraryError(
            _("The disk with the library {path} cannot be read or written.").format(path=path),
            _("What was saved before is safe if the disk is. Check that it is connected, and try again."),
        )
    return None


def not_a_library(path: Path) -> LibraryError:
    """The file at `path` is something else."""
    return LibraryError(
        _("The file {path} is not a library of this program.").format(path=path),
        _("It was not changed. Choose another file."),
    )


def no_permission(path: Path) -> LibraryError:
    """The library at `path` may not be written."""
    return LibraryError(
        _("You may not write to the library {path}.").format(path=path),
        _("Change the permissions of the file and its folder, or choose another library."),
    )


def not_brought_up_to_date(path: Path, error: Exception, copy: Path | None) -> LibraryError:
    """A migration of the file at `path` failed, and was rolled back; `copy` is what was kept of it before."""
    what = _("The library {path} could not be brought up to date for this version of the program: {reason}.")
    unchanged = _("It is unchanged.")
    if copy is not None:
        unchanged = _("It is unchanged, and a copy of it lies at {path}.").format(path=copy)
    advice = _(
        "The version of the program that wrote it opens it as before. Please report this, or choose another "
        "library."
    )
    return LibraryError(
        what.format(path=path, reason=str(error).rstrip(".") or type(error).__name__), f"{unchanged} {advice}"
    )
