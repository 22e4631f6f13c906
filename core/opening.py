"""The first half of a file's walk: bytes -> SourceText -> Meeting, and which files a folder holds."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from core.minutes import Meeting
from core.source_text import SourceText

SUFFIXES = frozenset(
    (".pdf", ".docx", ".docm", ".doc", ".odt", ".ott", ".fodt", ".rtf")
    + (".html", ".htm", ".xhtml", ".mht", ".mhtml", ".txt", ".md")
)
"""Endings of the files that are taken from a folder. A file named itself is read whatever its name."""


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file that was read and understood, ready for the library."""

    path: Path
    content: bytes
    source: SourceText
    meeting: Meeting
    password: str | None = None


def open_file(path: Path, password: str | None = None) -> OpenedFile:
    """Read and parse the file at `path`.

    Raises UnreadableFile (PasswordNeeded where a password is missing or wrong).
    """
    from core.parsing import parse
    from core.sources import read, read_bytes

    content = read_bytes(path)
    with _no_search_for_circles():
        source = read(content, password=password)
        meeting = parse(source)
    return OpenedFile(path, content, source, meeting, password if source.was_encrypted else None)


@contextmanager
def _no_search_for_circles() -> Iterator[None]:
    """Meanwhile Python looks for no objects that only hold one another.

    A long document becomes some hundred thousand small objects, none of them in circles. To look through
    them again and again, as more are made, takes a twentieth of the time of opening it.
    """
    searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searched:
            gc.enable()


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The files among `paths`, and those of a known ending in the folders among them, in order of name."""
    for path in paths:
        if path.is_dir():
            yield from sorted(
                found
                for found in path.rglob("*")
                if found.suffix.casefold() in SUFFIXES
                and found.is_file()
                and not found.name.startswith((".", "~$"))
            )
        else:
            yield path
