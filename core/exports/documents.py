"""A document that was laid out, in one of the forms that are read as documents."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from core.exports.formats import Format
from core.progress import Progress, quietly

if TYPE_CHECKING:
    from core.exports.layout.blocks import LaidOut


def document(laid: LaidOut, format: Format, made: date, progress: Progress = quietly) -> bytes:
    """The file of a document that was made on a day. Raises UserFacingError where it cannot be set so, and
    ValueError where the form is none of documents."""
    match format:  # each is loaded when first wanted
        case Format.PDF:
            from core.exports.pdf import pdf_of

            return pdf_of(laid, made)
        case Format.DOCX:
            from core.exports.docx import docx_of

            return docx_of(laid, datetime(*made.timetuple()[:3], tzinfo=UTC), progress)
        case Format.HTML:
            from core.exports.html import page

            return page(laid, progress).encode()
        case Format.MARKDOWN:
            from core.exports.markdown import markdown

            return markdown(laid, progress).encode()
        case Format.TEXT:
            from core.exports.plain_text import plain_text

            return plain_text(laid, progress).encode()
    raise ValueError(format)
