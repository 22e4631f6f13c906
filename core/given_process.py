"""The helper process that reads what a colleague gave: a file of annotations, or the marks in a PDF.

Both hold Python's global lock while they are read, so this happens outside the window's process. It answers
one request and ends; the annotations come in parts, as unpacking a message holds the lock, too.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from core.errors import UserFacingError
from core.language import set_language
from core.library import Library, fingerprint, open_library
from core.library.colleagues.homes import has_file
from core.reading_process import Started, start_serving
from core.sharing.given_file import given_in
from core.sources import read_bytes
from core.web_annotation import GivenAnnotation

PART = 200
"""Annotations of one message."""


@dataclass(frozen=True, slots=True)
class ReadGiven:
    """Read what the file at `path` gives; `library` tells which documents there are."""

    library: Path
    path: Path
    password: str | None = None


@dataclass(frozen=True, slots=True)
class LookAt:
    """Say which of `paths`, PDFs, hold marks on documents of the library and are not themselves in it."""

    library: Path
    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class GivenPart:
    """Said before GivenEnd: the next annotations."""

    annotations: tuple[GivenAnnotation, ...]


@dataclass(frozen=True, slots=True)
class GivenEnd:
    """Answer to ReadGiven: what could not be read, as in `Given`; or why nothing could."""

    unread: tuple[str, ...] = ()
    unread_count: int = 0
    error: UserFacingError | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """Answer to LookAt."""

    paths: tuple[Path, ...]


Answer = GivenPart | GivenEnd | Marked


def start_reading_given(language: str) -> Started:
    """Start the process, its texts in `language`."""
    return start_serving(serve, language)


def serve(connection: Connection, language: str) -> None:
    """Answer one request, and end; also where the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in the terminal is for the window
    set_language(language)
    try:
        for answer in answers(connection.recv()):
            connection.send(answer)
    except (EOFError, OSError):
        return


def answers(request: ReadGiven | LookAt) -> Iterator[Answer]:
    """What is said to a request, in order."""
    if isinstance(request, LookAt):
        with closing(open_library(request.library)) as library:
            yield Marked(tuple(path for path in request.paths if _is_marked(library, path)))
        return
    try:
        with closing(open_library(request.library)) as library:
            given = given_in(library, request.path, request.password)
    except UserFacingError as error:
        yield GivenEnd(error=error)
        return
    for start in range(0, len(given.annotations), PART):
        yield GivenPart(given.annotations[start : start + PART])
    yield GivenEnd(given.unread, given.unread_count)


def _is_marked(library: Library, path: Path) -> bool:
    try:
        if has_file(library, fingerprint(read_bytes(path))):
            return False
        given = given_in(library, path)
    except UserFacingError:  # whoever opens it as a document is told
        return False
    stated = {each.made_in.sha256 for each in given.annotations}
    return any(each is not None and has_file(library, each) for each in stated)
