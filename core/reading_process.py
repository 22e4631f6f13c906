"""The loop a helper process runs: it opens files for an import and rasterises pages for the window.

PyMuPDF holds Python's global lock while it works, so this happens outside the window's process. The
window sends requests through a pipe and gets answers back; the protocol is the dataclasses below. Of
tiles only the newest wish list counts, stale ones are dropped. The process ends when its pipe closes.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from core.errors import UserFacingError
from core.language import _, set_language
from core.opening import open_file

if TYPE_CHECKING:
    from core.library import Prepared, PreparedText
    from core.pages import Pages


class Tile(NamedTuple):
    """A rectangle of a page's raster: pixels, at `scale` pixels a point."""

    version: int  # of the document, in the library
    page: int
    scale: float
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """Open and parse a file for an import."""

    path: Path
    password: str | None = None


@dataclass(frozen=True, slots=True)
class ReadAgainRequest:
    """Parse a document of the library again.

    Its text is made `anew` from the file where that is asked for, otherwise only where an older extractor
    made it, or scanned pages of it were read since.
    """

    library: Path
    version: int
    anew: bool = False


@dataclass(frozen=True, slots=True)
class WarmUp:
    """Open the document that was read last, before its pages are asked for. There is no answer."""

    library: Path


@dataclass(frozen=True, slots=True)
class TilesRequest:
    """The tiles wanted now, most urgent first; it replaces every earlier wish."""

    library: Path
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class FilePart:
    """Said before Opened: the next part of the bytes of the file, or of one attached to it.

    Unpacking a message holds Python's global lock, so no message may be long.
    """

    content: bytes
    attached: int | None = None  # which one of the attached files


@dataclass(frozen=True, slots=True)
class Opened:
    """Answer to OpenRequest: the file without its bytes, or why it could not be read."""

    path: Path
    file: Prepared | None
    error: UserFacingError | None = None
    repaired: bool = False  # it is damaged, and parts of it may be missing
    missing: tuple[str, ...] = ()  # the attached files it names that are not beside it


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """Answer to ReadAgainRequest: what was read now of the file with this fingerprint, or why nothing was."""

    version: int
    sha256: str | None
    text: PreparedText | None
    error: UserFacingError | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """Said before a tile is drawn, so that it is known which one ended the process."""

    tile: Tile


@dataclass(frozen=True, slots=True)
class Drawn:
    """Answer to a tile: where `error` is None, the pixels follow as one bytes message, RGB, row by row."""

    tile: Tile
    error: UserFacingError | None = None


Request = OpenRequest | ReadAgainRequest | TilesRequest | WarmUp


@dataclass(frozen=True, slots=True)
class Started:
    """A helper process, and our end of its pipe."""

    process: SpawnProcess
    connection: Connection


def start(language: str) -> Started:
    """Start a helper process that runs `serve`."""
    return start_serving(serve, language)


def start_serving(loop: Callable[[Connection, str], None], language: str) -> Started:
    """Start a process that runs `loop`, its texts in `language`. It ends when the pipe closes, or with the
    process that started it."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=loop, args=(theirs, language), daemon=True)
    process.start()
    theirs.close()
    return Started(process, ours)


def serve(connection: Connection, language: str) -> None:
    """Answer requests until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in the terminal is for the window
    set_language(language)
    desk = _Desk(connection)
    try:
        while True:
            desk.take_requests()
            desk.work_once()
    except (EOFError, OSError):
        return


class _Desk:
    """What lies before the process: files to open, tiles to draw, and the document it has open."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._files: list[OpenRequest | ReadAgainRequest] = []
        self._wish = TilesRequest(Path(), ())
        self._open_version: int | None = None
        self._pages: Pages | None = None

    def take_requests(self) -> None:
        """Take in all that has been asked; wait for a request where there is nothing to do."""
        while self._connection.poll(None if not self._files and not self._wish.tiles else 0):
            request = self._connection.recv()
            if isinstance(request, TilesRequest):
                self._wish = request
            elif isinstance(request, WarmUp):
                self._warm_up(request)
            else:
                self._files.append(request)

    def work_once(self) -> None:
        """Draw the most urgent tile; where none is wanted, open the next file."""
        if self._wish.tiles:
            tile, *rest = self._wish.tiles
            self._wish = TilesRequest(self._wish.library, tuple(rest))
            self._draw(tile)
        elif self._files:
            request = self._files.pop(0)
            if isinstance(request, OpenRequest):
                self._open(request)
            else:
                self._read_again(request)

    def _open(self, request: OpenRequest) -> None:
        from core.library import prepare

        try:
            opened = open_file(request.path, request.password)
            file = prepare(opened)
        except UserFacingError as error:
            answer = Opened(request.path, None, error)
        except Exception as error:  # a defect in reading one file must not cost the other files
            answer = Opened(request.path, None, _our_fault(error))
        else:
            for part in file.parts:
                self._connection.send(FilePart(part))
            for place, each in enumerate(file.attached):
                for part in each.parts:
                    self._connection.send(FilePart(part, place))
            bare = replace(file, parts=(), attached=tuple(replace(each, parts=()) for each in file.attached))
            answer = Opened(request.path, bare, repaired=opened.source.repaired, missing=opened.missing)
        self._connection.send(answer)

    def _read_again(self, request: ReadAgainRequest) -> None:
        try:
            answer = ReadAgain(
                request.version, *text_again(request.library, request.version, anew=request.anew)
            )
        except UserFacingError as error:
            answer = ReadAgain(request.version, None, None, error)
        except Exception as error:  # a defect in reading one document must not cost the others
            answer = ReadAgain(request.version, None, None, _our_fault(error))
        self._connection.send(answer)

    def _draw(self, tile: Tile) -> None:
        self._connection.send(Drawing(tile))
        try:
            pixels = self._document(tile.version).tile(tile.page, tile.scale, *tile[3:])
        except UserFacingError as error:
            self._connection.send(Drawn(tile, error))
        except Exception as error:  # a page that cannot be drawn must not cost the other pages
            self._connection.send(Drawn(tile, _our_fault(error)))
        else:
            self._connection.send(Drawn(tile))
            self._connection.send_bytes(pixels)

    def _warm_up(self, request: WarmUp) -> None:
        from core.library.files import last_version

        self._wish = TilesRequest(request.library, ())
        with suppress(Exception):  # only made ready here; whoever asks for a page is told what is wrong
            version = last_version(request.library)
            if version is not None:
                self._document(version)

    def _document(self, version: int) -> Pages:
        from core.library.files import original_of
        from core.pages import Pages

        if self._pages is None or self._open_version != version:
            if self._pages is not None:
                self._pages.close()
            self._pages = None
            self._pages = Pages(*original_of(self._wish.library, version))
            self._open_version = version
        return self._pages


def text_again(library: Path, version: int, *, anew: bool = False) -> tuple[str, PreparedText]:
    """The fingerprint of a version's file, and what is read from it now: see ReadAgainRequest.

    Raises UserFacingError, and LookupError where there is no such version.
    """
    from core.library import prepare_text, source_of
    from core.library.files import original_of
    from core.library.machine_pages import machine_pages_of
    from core.parsing import parse
    from core.sources import read
    from core.sources.extractors import EXTRACTORS

    source, sha256 = source_of(library, version)
    machine = machine_pages_of(library, version) if source.format == "pdf" else {}
    read_since = {number for number in source.scanned if number in machine and not machine[number].failed}
    outdated = source.extractor < EXTRACTORS.get(source.format, 0)
    if anew or outdated or not read_since <= {*source.machine_read}:
        content, password = original_of(library, version)
        source = read(content, password=password, machine=machine)
    return sha256, prepare_text(source, parse(source))


def _our_fault(error: Exception) -> UserFacingError:
    """A sentence for a failure that is the program's own, with what is needed to report it."""
    return UserFacingError(
        _("The program failed at this file ({error}).").format(error=f"{type(error).__name__}: {error}"),
        _("The file itself is unchanged. Please report this with the file, if you may share it."),
    )
