"""Between a page as it is shown and the PDF's own space."""

from __future__ import annotations

from typing import Any


def to_pdf_space(document: Any, page: int) -> Any:
    """The matrix from a page as it is shown (cropped, turned, points from its upper left corner) to the PDF's
    own space."""
    import pymupdf

    mupdf = pymupdf.mupdf
    shown, matrix = mupdf.FzRect(), mupdf.FzMatrix()
    loaded = mupdf.pdf_load_page(mupdf.pdf_document_from_fz_document(document.this), page)
    mupdf.pdf_page_transform(loaded, shown, matrix)
    return ~pymupdf.Matrix(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
