"""The pages of a PDF as pictures, and the place of every character on them.

Rasters come as tiles: only the asked-for rectangle is drawn. The boxes of the characters come from the code
that made the canonical text, so that the two agree character by character. MuPDF is loaded when the first
document is opened, so that importing this costs nothing.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Mapping
from math import ceil, nan
from typing import TYPE_CHECKING, Any

from core.dark_pages import DARK_PAPER, darken, pictures_of
from core.page_requests import BYTES_A_PIXEL
from core.source_text import Box, PageSize

if TYPE_CHECKING:
    from core.sources.machine.page import MachinePage

KEPT_PAGES = 6
"""Pages whose drawing instructions are kept: those on a screen, and the neighbours on both sides."""

_WHITE = b"\xff\xff\xff\xff"
SHRINK_AFTER = 3
"""New pages, after which what MuPDF keeps of pages that went by is cut down."""
SHRUNK_TO = 30
"""Percent; the least recently used goes."""

_SMALL = 0.15  # pixels a point: enough to see whether a page is light
_NOWHERE = (nan, nan, nan, nan)
_DARK = bytes((DARK_PAPER & 0xFF, DARK_PAPER >> 8 & 0xFF, DARK_PAPER >> 16, 0xFF))


class Pages:
    """An open PDF. Not to be shared between threads; close it after use."""

    def __init__(
        self,
        content: bytes,
        password: str | None = None,
        machine: Mapping[int, MachinePage] | None = None,
    ) -> None:
        """Open the PDF with the bytes `content`; `machine` holds those of its scanned pages that were read by
        machine. Raises UnreadableFile, PasswordNeeded.
        """
        from core.sources.pdf import open_document, page_size

        self._document, _encrypted = open_document(content, password)
        self._sizes = tuple(page_size(self._document, n) for n in range(self._document.page_count))
        self._machine = machine or {}
        self._drawings: OrderedDict[int, Any] = OrderedDict()
        self._pictures: dict[int, tuple[Box, ...]] = {}
        self._interpreted = 0

    @property
    def sizes(self) -> tuple[PageSize, ...]:
        """Width and height of every page in points, rotation applied."""
        return self._sizes

    def tile(
        self, page: int, scale: float, x: int, y: int, width: int, height: int, *, dark: bool = False
    ) -> bytes:
        """A rectangle of `page` drawn at `scale` pixels a point.

        `x`, `y`, `width` and `height` are pixels of the page drawn whole at that scale. The answer is rows
        without padding, for each pixel blue, green, red and 255; paper beyond the edges of the page, and
        where the page is too damaged to be drawn. `dark`: the page in dark colours, its pictures as they are.
        """
        import pymupdf

        from core.sources.pdf import DAMAGE

        wanted = pymupdf.IRect(x, y, x + width, y + height)
        size = self._sizes[page]
        drawn = wanted & pymupdf.IRect(0, 0, ceil(size.width * scale), ceil(size.height * scale))
        paper = _DARK if dark else _WHITE
        if drawn.is_empty:
            return paper * (width * height)
        try:
            raster = self._raster(page, scale, drawn, dark=dark)
        except DAMAGE:
            return paper * (width * height)
        return raster if drawn == wanted else _padded(raster, drawn, wanted, paper)

    def _raster(self, page: int, scale: float, pixels: Any, *, dark: bool) -> bytes:
        """The rows of the rectangle `pixels`, which lies within the page."""
        import pymupdf

        # What PyMuPDF offers publicly rounds the clip, so that tiles would not meet, or simulates printing
        # inks, so that black turns grey; MuPDF's own calls do neither.
        mupdf = pymupdf.mupdf
        box = mupdf.FzIrect(pixels.x0, pixels.y0, pixels.x1, pixels.y1)
        raster = mupdf.fz_new_pixmap_with_bbox(
            mupdf.FzColorspace(mupdf.FzColorspace.Fixed_BGR), box, mupdf.FzSeparations(), 1
        )
        mupdf.fz_clear_pixmap_with_value(raster, 255)
        device = mupdf.fz_new_draw_device(mupdf.FzMatrix(), raster)
        matrix = mupdf.FzMatrix(scale, 0, 0, scale, 0, 0)
        # Text and lines beyond the rectangle are skipped, not drawn and cut off.
        seen = mupdf.FzRect(pixels.x0, pixels.y0, pixels.x1, pixels.y1)
        mupdf.fz_run_display_list(self._drawing(page).this, device, matrix, seen, mupdf.FzCookie())
        mupdf.fz_close_device(device)
        if dark:
            darken(raster, self._pictures_within(page, scale, pixels))
        return bytes(pymupdf.Pixmap("raw", raster).samples)

    def _pictures_within(self, page: int, scale: float, pixels: Any) -> list[Any]:
        """The rectangles of pictures at `scale`, as far as they lie within `pixels`."""
        import pymupdf

        if page not in self._pictures:
            small = pymupdf.IRect(0, 0, *(ceil(side * _SMALL) for side in self._sizes[page]))
            self._pictures[page] = pictures_of(
                self._drawing(page),
                self._sizes[page],
                lambda: self._raster(page, _SMALL, small, dark=False),
            )
        rects = [pymupdf.IRect(*(round(side * scale) for side in box)) for box in self._pictures[page]]
        shown = [rect & pixels for rect in rects]
        return [pymupdf.mupdf.FzIrect(*rect) for rect in shown if not rect.is_empty]

    def _drawing(self, page: int) -> Any:
        """The drawing instructions of `page`, interpreted once for several tiles."""
        import pymupdf

        drawing = self._drawings.pop(page, None)
        if drawing is None:
            drawing = self._document[page].get_displaylist()
            self._interpreted += 1
            if self._interpreted % SHRINK_AFTER == 0:
                # It would be up to 256 MB of pictures.
                pymupdf.mupdf.fz_shrink_store(SHRUNK_TO)
        self._drawings[page] = drawing
        while len(self._drawings) > KEPT_PAGES:
            self._drawings.popitem(last=False)
        return drawing

    def character_boxes(self, page: int) -> tuple[Box | None, ...]:
        """The place of each code point of the canonical text on `page`.

        From the start of the page's first line to the end of its last, in points from the page's upper left
        corner. None for a newline, for the gap between two cells, and for whatever else has no place of its
        own. Empty where the page holds no text.
        """
        from core.sources.pdf import DAMAGE, extracted
        from core.sources.pdf.characters import line_boxes
        from core.sources.pdf.scanned import boxes_with_machine, is_scanned

        read = self._machine.get(page)
        try:
            loaded = self._document[page]
            if read is not None and not read.failed and is_scanned(loaded, extracted(loaded, "dict")):
                return boxes_with_machine(extracted(loaded, "rawdict"), read, self._sizes[page])
            return line_boxes(extracted(loaded, "rawdict"))
        except DAMAGE:
            return ()

    def packed_boxes(self, page: int) -> array[float]:
        """`character_boxes` as four numbers each (x0, y0, x1, y1), NaN for a code point without a place."""
        packed = array("f")
        for box in self.character_boxes(page):
            packed.extend(box or _NOWHERE)
        return packed

    def close(self) -> None:
        """Let go of the document and all that was kept of it."""
        self._drawings.clear()
        self._document.close()


def _padded(raster: bytes, drawn: Any, wanted: Any, paper: bytes) -> bytes:
    """The raster of `drawn` in one of `paper` as large as `wanted`, which encloses it."""
    row = drawn.width * BYTES_A_PIXEL
    left = paper * (drawn.x0 - wanted.x0)
    right = paper * (wanted.x1 - drawn.x1)
    empty = paper * wanted.width
    return b"".join(
        [
            empty * (drawn.y0 - wanted.y0),
            *(left + raster[start : start + row] + right for start in range(0, len(raster), row)),
            empty * (wanted.y1 - drawn.y1),
        ]
    )
