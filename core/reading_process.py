"""The loop a helper process runs: it opens files for an import and rasterises pages for the window.

PyMuPDF holds Python's global lock while it works, so this happens outside the window's process. The
window sends requests through a pipe and gets answers back; the protocol is the dataclasses below and those
of `core.page_requests`. The process ends when its pipe closes.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from core.errors import LibraryError, UserFacingError, our_fault
from core.language import _, ngettext, set_language
from core.page_desk import PageDesk
from core.page_requests import PagesRequest
from core.page_requests import Tile as Tile
from core.page_requests import WarmUp as WarmUp
from core.stopping import blocked

if TYPE_CHECKING:
    from core.library import Prepared, PreparedText
    from core.opening import OpenedFile


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """Open and parse a file for an import; one that `library` has whole is only named, and so is one that was
    saved again over the file of `version` and says the same.

    One that was not `chosen` itself, but lay in a folder or an archive, is refused where it is no minutes.
    """

    path: Path
    password: str | None = None
    library: Path | None = None
    chosen: bool = True
    version: int | None = None


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
    known: str | None = None  # the fingerprint of a file that the library has whole: it was not parsed
    scanned: bool = False  # it has pages that are pictures
    marks: int = 0  # annotations in it, where it is a copy with marks that this program made


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """Answer to ReadAgainRequest: what was read now of the file with this fingerprint, or why nothing was."""

    version: int
    sha256: str | None
    text: PreparedText | None
    error: UserFacingError | None = None


Request = OpenRequest | ReadAgainRequest | PagesRequest | WarmUp


@dataclass(frozen=True, slots=True)
class Started:
    """A helper process, and our end of its pipe."""

    process: SpawnProcess
    connection: Connection


def whole(file: Prepared, parts: Sequence[FilePart]) -> Prepared:
    """The file of an answer, and those attached to it, with their bytes, which came before."""
    of: dict[int | None, list[bytes]] = {}
    for part in parts:
        of.setdefault(part.attached, []).append(part.content)
    attached = tuple(
        replace(each, parts=tuple(of.get(place, ()))) for place, each in enumerate(file.attached)
    )
    return replace(file, parts=tuple(of.get(None, ())), attached=attached)


def killed_its_process() -> UserFacingError:
    """What to say of a file that ended the process which read it."""
    return UserFacingError(
        _("The file is so damaged that reading it failed."),
        _("The other files are not touched by this. Try to get the file again, or save it anew."),
    )


def start(language: str) -> Started:
    """Start a helper process that runs `serve`."""
    return start_serving(serve, language)


def start_serving(loop: Callable[[Connection, str], None], language: str) -> Started:
    """Start a process that runs `loop`, its texts in `language`. It ends when the pipe closes, or with the
    process that started it."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=loop, args=(theirs, language), daemon=True)
    with blocked():
        process.start()
    theirs.close()
    return Started(process, ours)


def serve(connection: Connection, language: str) -> None:
    """Answer requests until the pipe closes."""
    serve_desk(_Desk, connection, language)


class Desk(Protocol):
    """What lies before a process."""

    def take_requests(self) -> None:
        """Take in all that has been asked; wait for a request where there is nothing to do."""

    def work_once(self) -> None:
        """Do what comes first. Raises EOFError where the process shall end."""


def serve_desk(desk_of: Callable[[Connection], Desk], connection: Connection, language: str) -> None:
    """Answer requests, texts in `language`, until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in the terminal is for the window
    set_language(language)
    desk = desk_of(connection)
    try:
        while True:
            desk.take_requests()
            desk.work_once()
    except (EOFError, OSError):
        return


class _Desk:
    """What lies before the process: files to open, and pages to draw."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._files: list[OpenRequest | ReadAgainRequest] = []
        self._pages = PageDesk(connection, _our_fault)

    def take_requests(self) -> None:
        """Take in all that has been asked; wait for a request where there is nothing to do."""
        while self._connection.poll(None if not self._files and not self._pages else 0):
            request = self._connection.recv()
            if isinstance(request, PagesRequest):
                self._pages.take(request)
            elif isinstance(request, WarmUp):
                self._pages.warm_up(request)
            else:
                self._files.append(request)

    def work_once(self) -> None:
        """Draw what is most urgent; where nothing is wanted, open the next file."""
        if self._pages:
            self._pages.work_once()
        elif self._files:
            request = self._files.pop(0)
            if isinstance(request, OpenRequest):
                self._open(request)
            else:
                self._read_again(request)

    def _open(self, request: OpenRequest) -> None:
        from core.library import prepare
        from core.opening import refuse_other_text, take, understand  # here: pages are shown without it

        try:
            taken = take(request.path)
            known = _known(taken.content, request.library)
            opened = None if known else understand(taken, request.password)
            if opened is not None and (same := _same(opened, request)) is not None:
                known, opened = same, None
            if opened is not None and not request.chosen:
                refuse_other_text(opened)
            file = None if opened is None else prepare(opened)
            marks = 0 if opened is None else _own_marks(opened)
            if file is not None and marks:
                file = replace(file, remark=" ".join(filter(None, (file.remark, _marks_words(marks)))))
        except UserFacingError as error:
            answer = Opened(request.path, None, error)
        except Exception as error:  # a defect in reading one file must not cost the other files
            answer = Opened(request.path, None, _our_fault(error))
        else:
            answer = Opened(request.path, None, known=known)
            if opened is not None and file is not None:
                answer = replace(self._send_parts(request.path, opened, file), marks=marks)
        self._connection.send(answer)

    def _send_parts(self, path: Path, opened: OpenedFile, file: Prepared) -> Opened:
        """Send the bytes of a file; gives the answer that is left to be sent."""
        for part in file.parts:
            self._connection.send(FilePart(part))
        for place, each in enumerate(file.attached):
            for part in each.parts:
                self._connection.send(FilePart(part, place))
        bare = replace(file, parts=(), attached=tuple(replace(each, parts=()) for each in file.attached))
        return Opened(
            path,
            bare,
            repaired=opened.source.repaired,
            missing=opened.missing,
            scanned=bool(opened.source.scanned),
        )

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


def _own_marks(opened: OpenedFile) -> int:
    """How many annotations are in a PDF, where this program wrote them."""
    if opened.source.format != "pdf":
        return 0
    from core.sharing.own_marks import count_own_marks

    return count_own_marks(opened.content, opened.password)


def _marks_words(count: int) -> str:
    """What the report of an import, and the command line, say of a document with annotations in it."""
    words = ngettext(
        "It holds {count} annotation that did not come in with it: take the file in, too (take-in on the "
        "command line)",
        "It holds {count} annotations that did not come in with it: take the file in, too (take-in on the "
        "command line)",
        count,
    )
    return words.format(count=count)


def text_again(library: Path, version: int, *, anew: bool = False) -> tuple[str, PreparedText]:
    """The fingerprint of a version's file, and what is read from it now: see ReadAgainRequest.

    Raises UserFacingError, and LookupError where there is no such version.
    """
    from core.library import prepare_text, source_of
    from core.library.bringing_in.files import original_of, path_of
    from core.library.bringing_in.machine_pages import machine_pages_of
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
    return sha256, prepare_text(source, parse(source, path_of(library, version)))


def _known(content: bytes, library: Path | None) -> str | None:
    """The fingerprint of these bytes where `library` has them whole. Raises RemovedForGood.

    A library that cannot be asked now is asked again when the file is written.
    """
    if library is None:
        return None
    from core.library.bringing_in.files import fingerprint, is_whole

    sha256 = fingerprint(content)
    try:
        return sha256 if is_whole(library, sha256) else None
    except LibraryError:
        return None


def _same(opened: OpenedFile, request: OpenRequest) -> str | None:
    """The fingerprint of the file that was saved again without a change of anything that is read of it."""
    if request.library is None or request.version is None:
        return None
    from core.review.saved_again import same_as

    return same_as(request.library, request.version, opened)


def _our_fault(error: Exception) -> UserFacingError:
    return our_fault(
        error,
        _("The program failed at this file ({error})."),
        _("The file itself is unchanged. Please report this with the file, if you may share it."),
    )
