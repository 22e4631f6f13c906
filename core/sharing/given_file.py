"""A file from a colleague: annotations as JSON, or a PDF with marks in it, whatever its name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from core.annotations import MeetingId
from core.library import Library
from core.sharing.taking_in import TakenIn, take_in
from core.sharing.web_annotations import Given, read_collection
from core.sources import read_bytes

_HEAD = 1024
"""Bytes at the beginning of a PDF within which it says so (ISO 32000-1, Annex H, note 13)."""


def take_in_file(
    library: Library,
    path: Path,
    password: str | None = None,
    meeting: MeetingId | None = None,
    between: Callable[[], None] = lambda: None,
) -> TakenIn:
    """Write the annotations in the file at `path` beside what is here: see `take_in`.

    `password` opens an encrypted PDF; `meeting` is where the reader says that it belongs, where the file does
    not say it. Raises LibraryError, MeetingNeeded, PasswordNeeded, and UserFacingError where the file cannot
    be read or holds no annotations.
    """
    given = given_in(library, path, password)
    return take_in(library, given, datetime.now(UTC).date(), meeting, between)


def given_in(library: Library, path: Path, password: str | None = None) -> Given:
    """What the file at `path` gives. Raises as `take_in_file`."""
    content = read_bytes(path)
    if b"%PDF-" not in content[:_HEAD]:
        return read_collection(content)
    from core.sharing.given_pdf import given_in_pdf

    return given_in_pdf(library, content, path.name, password)
