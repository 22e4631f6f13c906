"""A summary as PDF: typeset by typst, tagged, and accessible as PDF/UA-1 (ISO 14289-1) asks for."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import typst

from core.errors import UserFacingError
from core.exports.layout.blocks import LaidOut
from core.exports.layout.laying_out import laid_out
from core.exports.typefaces import fonts, with_known_letters
from core.exports.typesetting import TEMPLATE, typeset
from core.language import _
from core.progress import Progress, quietly

if TYPE_CHECKING:
    from core.exports.summary import Summary

_STANDARDS: Any = ["ua-1"]  # its list of types does not know it yet


def render(summary: Summary, progress: Progress = quietly) -> bytes:
    """`summary` as PDF; the same summary gives the same bytes. Raises UserFacingError where typst cannot."""
    progress(0, 2)
    laid = laid_out(summary)
    progress(1, 2)
    content = pdf_of(laid, summary.made)
    progress(2, 2)
    return content


def pdf_of(laid: LaidOut, made: date | None = None) -> bytes:
    """`laid` as PDF, made on the day `made`. Raises UserFacingError where typst cannot."""
    document = with_known_letters(typeset(laid, made))
    try:
        content = typst.compile(
            TEMPLATE.read_bytes(),
            format="pdf",
            font_paths=fonts(),
            pdf_standards=_STANDARDS,
            sys_inputs={"document": document},
        )
    except typst.TypstError as error:
        raise UserFacingError(
            _("The PDF could not be made: {reason}").format(reason=error.message),
            _("Nothing was written. Choose another format, as Word or a web page, or fewer items."),
        ) from error
    assert isinstance(content, bytes)
    return content


def pages_as_png(laid: LaidOut, width_px: int, first: int, count: int) -> tuple[list[bytes], int]:
    """Pictures of `count` pages from `first` on, counted from 0, each `width_px` wide, and how many pages
    there are. The document is typeset once for all its pages. For a helper process: PyMuPDF lets no other
    thread run meanwhile. Raises UserFacingError where typst cannot.
    """
    import pymupdf

    with pymupdf.open(stream=_latest(laid)) as document:
        pages = range(max(0, first), min(first + count, document.page_count))
        pictures = []
        for number in pages:
            page = document[number]
            zoom = width_px / page.rect.width
            pictures.append(page.get_pixmap(matrix=pymupdf.Matrix(zoom, zoom), alpha=False).tobytes("png"))
        return pictures, document.page_count


@lru_cache(maxsize=1)
def _latest(laid: LaidOut) -> bytes:
    """The document whose pages were asked for last."""
    return pdf_of(laid)
