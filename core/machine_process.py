"""The helper process that reads scanned pages by machine.

It steps back behind all other work of the computer, and it may be lost: a damaged picture can bring Tesseract
down, or keep it busy for ever. So it holds nothing that matters, answers page by page, and whoever asks ends
it where it takes longer than PAGE_SECONDS. It ends when its pipe closes.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.errors import UserFacingError
from core.language import _, set_language
from core.reading_process import Started, start_serving
from core.sources.machine.page import MachinePage

if TYPE_CHECKING:
    from core.sources.machine.languages import ReadingData

PAGE_SECONDS = 180
"""How long a page may take: a map at its worst takes a tenth of it."""

_MEMORY = 3 << 30
"""Bytes of address space for the process: a page takes about 300 MB."""

_LAST_PLACE = 10  # of os.nice: behind what the reader does
_BELOW_NORMAL = 0x4000  # of Windows' SetPriorityClass


@dataclass(frozen=True, slots=True)
class TakeStored:
    """From here on it is about this version in the library. There is no answer."""

    library: Path
    version: int


@dataclass(frozen=True, slots=True)
class TakeFile:
    """From here on it is about the PDF with these bytes. There is no answer."""

    content: bytes
    password: str | None = None


@dataclass(frozen=True, slots=True)
class ReadPage:
    """Read one page, counted from 0, of the document taken. `language`: that of its text, where known."""

    page: int
    language: str | None = None


@dataclass(frozen=True, slots=True)
class PageRead:
    """Answer to ReadPage. The `page` itself failed, or its document cannot be read at all, for `error`."""

    number: int
    page: MachinePage
    error: UserFacingError | None = None


Request = TakeStored | TakeFile | ReadPage


def start_machine_reading(language: str) -> Started:
    """Start the process, its texts in `language`."""
    return start_serving(serve, language)


def failed_page(error: Exception | None = None) -> MachinePage:
    """What is kept of a page that could not be read: because of `error`, or because the process was lost."""
    words = "" if error is None else f"{type(error).__name__}: {error}"
    return MachinePage("tesseract", failed=True, error=words)


def serve(connection: Connection, language: str) -> None:
    """Answer requests until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in the terminal is for whoever asks
    set_language(language)
    _step_back()
    desk = _Desk()
    try:
        while True:
            request = connection.recv()
            if isinstance(request, ReadPage):
                connection.send(desk.read(request))
            else:
                desk.take(request)
    except (EOFError, OSError):
        return


def _step_back() -> None:
    """Let all other work go first, and take no more memory than a page can need."""
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    if sys.platform == "win32":
        import ctypes

        with suppress(OSError, AttributeError):
            kernel = ctypes.windll.kernel32
            kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
        return
    import resource

    os.nice(_LAST_PLACE)
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


class _Desk:
    """The document that is being read, opened when its first page is asked for."""

    def __init__(self) -> None:
        self._taken: TakeStored | TakeFile | None = None
        self._document: Any = None

    def take(self, request: TakeStored | TakeFile) -> None:
        """Put the document before away."""
        if self._document is not None:
            self._document.close()
        self._document = None
        self._taken = request

    def read(self, request: ReadPage) -> PageRead:
        """The page as it was read, or why not."""
        from core.sources.machine.languages import reading_data
        from core.sources.machine.reading import read_page

        number = request.page
        data = reading_data()
        if data is None or not data.can_read:
            return PageRead(number, failed_page(), _no_data())
        try:
            document = self._open()
        except UserFacingError as error:
            return PageRead(number, failed_page(), error)
        except LookupError:
            return PageRead(number, failed_page(), _gone())
        return PageRead(number, _page_or_failed(document, number, data, request.language, read_page))

    def _open(self) -> Any:
        if self._document is None:
            from core.library.bringing_in.files import original_of
            from core.sources.pdf import open_document

            taken = self._taken
            if isinstance(taken, TakeFile):
                content, password = taken.content, taken.password
            elif taken is not None:
                content, password = original_of(taken.library, taken.version)
            else:
                raise LookupError("no document was taken")
            self._document, _encrypted = open_document(content, password)
        return self._document


def _page_or_failed(
    document: Any, number: int, data: ReadingData, language: str | None, read_page: Any
) -> MachinePage:
    try:
        page: MachinePage = read_page(document[number], data, data.for_language(language))
    except Exception as error:  # what is wrong with one page must not cost the others
        return failed_page(error)
    return page


def _no_data() -> UserFacingError:
    return UserFacingError(
        _("There is nothing on this machine that reads pictures of text."),
        _("The pages are shown as they are."),
    )


def _gone() -> UserFacingError:
    return UserFacingError(_("The library does not hold this document any more."))
