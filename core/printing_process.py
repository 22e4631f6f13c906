"""The helper process that makes what is to be printed and draws its pages.

It has one thing to print at a time, as a PDF in memory. Pages are asked for as small pictures, for the
preview, and as strips as sharp as the printer, so that no page is whole in memory. It ends when its pipe
closes.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

from core.errors import UserFacingError, our_fault
from core.exports.paper_wanted import OfDocument, OfSummary
from core.language import _
from core.reading_process import Started, serve_desk, start_serving

if TYPE_CHECKING:
    from pymupdf import DisplayList

    from core.exports.paper import Paper

POINTS = 72


@dataclass(frozen=True, slots=True)
class PaperRequest:
    """Make what is to be printed of `what`; what was made before is let go."""

    number: int
    what: OfDocument | OfSummary


@dataclass(frozen=True, slots=True)
class SheetsRequest:
    """Draw these pages of `paper`, the number it was asked for with, `width` pixels wide, in this order.
    Pages asked for before and not drawn yet are dropped."""

    paper: int
    pages: tuple[int, ...]
    width: int


@dataclass(frozen=True, slots=True)
class StripRequest:
    """Draw a strip of a page of `paper`: `rows` rows of pixels from `top` on, `resolution` pixels an inch."""

    paper: int
    page: int
    resolution: float
    top: int
    rows: int


Request = PaperRequest | SheetsRequest | StripRequest


@dataclass(frozen=True, slots=True)
class PaperMade:
    """Answer to PaperRequest: each page's width and height in points; `closed`, `marks`, `is_text` and
    `personal` as in `Paper`; or why there is nothing."""

    number: int
    sizes: tuple[tuple[float, float], ...] = ()
    closed: int = 0
    marks: int = 0
    is_text: bool = False
    personal: int = 0
    error: UserFacingError | None = None


@dataclass(frozen=True, slots=True)
class Pixels:
    """`height` rows of `width` pixels from `top` on. A grey pixel is one byte, any other three: red, green,
    blue. There are no bytes where all is white."""

    top: int
    width: int
    height: int
    grey: bool
    content: bytes


@dataclass(frozen=True, slots=True)
class SheetDrawn:
    """Answer to SheetsRequest, one a page; `pixels` is None where the page cannot be drawn."""

    paper: int
    page: int
    pixels: Pixels | None


@dataclass(frozen=True, slots=True)
class StripDrawn:
    """Answer to StripRequest; `pixels` is None where the page cannot be drawn."""

    paper: int
    page: int
    pixels: Pixels | None


Answer = PaperMade | SheetDrawn | StripDrawn


def start_printing(language: str) -> Started:
    """Start the process, its texts in `language`."""
    return start_serving(serve, language)


def serve(connection: Connection, language: str) -> None:
    """Answer requests until the pipe closes."""
    serve_desk(_Desk, connection, language)


class _Desk:
    """What lies before the process: something to make, then strips, then pages of the preview."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._making: PaperRequest | None = None
        self._strips: list[StripRequest] = []
        self._sheets: list[tuple[int, int, int]] = []
        self._number = 0
        self._pages: Pages | None = None

    def take_requests(self) -> None:
        """Take in all that has been asked; wait for a request where there is nothing to do."""
        while self._connection.poll(0 if self._making or self._strips or self._sheets else None):
            request: Request = self._connection.recv()
            if isinstance(request, PaperRequest):
                self._making = request
                self._strips.clear()
                self._sheets.clear()
            elif isinstance(request, StripRequest):
                self._strips.append(request)
            else:
                self._sheets = [(request.paper, page, request.width) for page in request.pages]

    def work_once(self) -> None:
        """Do what is most urgent."""
        if self._making is not None:
            request, self._making = self._making, None
            self._connection.send(self._make(request))
        elif self._strips:
            strip = self._strips.pop(0)
            resolution = strip.resolution / POINTS
            pixels = self._drawn(strip.paper, strip.page, resolution, strip.top, strip.rows)
            self._connection.send(StripDrawn(strip.paper, strip.page, pixels))
        elif self._sheets:
            paper, page, width = self._sheets.pop(0)
            scale = width / self._pages.sizes[page][0] if self._pages is not None else 1
            self._connection.send(SheetDrawn(paper, page, self._drawn(paper, page, scale)))

    def _make(self, request: PaperRequest) -> PaperMade:
        from core.exports.paper import paper_of  # here: the window's process knows the requests alone
        from core.library import open_library

        if self._pages is not None:
            self._pages.close()
            self._pages = None
        self._number = request.number
        try:
            with closing(open_library(request.what.library)) as library:
                paper = paper_of(library, request.what)
            self._pages = Pages(paper)
        except UserFacingError as error:
            return PaperMade(request.number, error=error)
        except Exception as error:  # a defect in one document must not cost what is asked next
            return PaperMade(request.number, error=_our_fault(error))
        return PaperMade(
            request.number, self._pages.sizes, paper.closed, paper.marks, paper.is_text, paper.personal
        )

    def _drawn(
        self, paper: int, page: int, scale: float, top: int = 0, rows: int | None = None
    ) -> Pixels | None:
        if paper != self._number or self._pages is None:
            return None
        try:
            return self._pages.drawn(page, scale, top, rows)
        except Exception:  # MuPDF's own errors, of many classes
            return None


class Pages:
    """The pages of what is to be printed. Raises UserFacingError where it cannot be opened."""

    def __init__(self, paper: Paper) -> None:
        from core.sources.pdf import open_document

        self._document: Any
        self._document, _encrypted = open_document(paper.content, paper.password)
        rectangles = [page.rect for page in self._document]
        self.sizes = tuple((each.width, each.height) for each in rectangles)
        self._listed: tuple[int, DisplayList] | None = None

    def close(self) -> None:
        """Let it go."""
        self._listed = None
        self._document.close()

    def drawn(self, page: int, scale: float, top: int = 0, rows: int | None = None) -> Pixels:
        """A page as it is seen, turned as it says, `scale` pixels a point: all of it, or `rows` from `top`
        on. Raises what MuPDF raises."""
        import pymupdf

        if self._listed is None or self._listed[0] != page:
            self._listed = (page, self._document[page].get_displaylist())
        width, height = (max(1, round(side * scale)) for side in self.sizes[page])
        below = height if rows is None else min(height, top + rows)
        clip = pymupdf.Rect(0, top / scale, width / scale, below / scale)
        pixmap = self._listed[1].get_pixmap(pymupdf.Matrix(scale, scale), pymupdf.csRGB, 0, clip)
        return _pixels(pixmap, top)


def _pixels(pixmap: Any, top: int) -> Pixels:
    content: bytes = pixmap.samples
    if content.count(b"\xff") == len(content):
        return Pixels(top, pixmap.width, pixmap.height, True, b"")
    red = content[0::3]
    if red == content[1::3] and red == content[2::3]:
        return Pixels(top, pixmap.width, pixmap.height, True, red)
    return Pixels(top, pixmap.width, pixmap.height, False, content)


def _our_fault(error: Exception) -> UserFacingError:
    return our_fault(
        error,
        _("The program failed at what is to be printed ({error})."),
        _("Nothing was printed. Please report this, with the document if you may share it."),
    )
