"""What the tags of a PDF say (ISO 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pymupdf

from core.annotations import PageBox
from core.review.inside.facts import FileFact, Hidden
from core.source_text import Box
from core.sources.pdf import DAMAGE

_FIGURES = ("Figure", "Formula")
_DEEPEST = 60


def is_tagged(document: Any) -> bool:
    """Whether the file has a tree of tags, and says that it goes by it."""
    try:
        catalogue = document.pdf_catalog()
        tree = document.xref_get_key(catalogue, "StructTreeRoot")[0]
        marked = document.xref_get_key(catalogue, "MarkInfo/Marked")[1]
    except DAMAGE:
        return False
    return tree not in ("null", "") and marked == "true"


def figures_without_text(document: Any) -> Iterator[FileFact]:
    """Pictures that are tagged as such and have no text in their stead."""
    mupdf = pymupdf.mupdf
    pdf = mupdf.pdf_document_from_fz_document(document.this)
    pages: dict[int, int] | None = None
    for xref in range(1, document.xref_length()):
        try:
            element = mupdf.pdf_load_object(pdf, xref)
            if mupdf.pdf_to_name(mupdf.pdf_dict_gets(element, "S")) not in _FIGURES:
                continue
            if _says(element, "Alt") or _says(element, "ActualText"):
                continue
            if pages is None:
                pages = {document.page_xref(number): number for number in range(document.page_count)}
            number = pages.get(_page_of(element))
            place = None if number is None else PageBox(number, _box_of(document, element, number))
            yield FileFact(Hidden.PICTURE, _text(element, "T"), box=place)
        except DAMAGE:
            continue


def _says(element: Any, name: str) -> bool:
    return bool(_text(element, name).strip())


def _text(element: Any, name: str) -> str:
    mupdf = pymupdf.mupdf
    value = mupdf.pdf_dict_gets(element, name)
    return str(mupdf.pdf_to_text_string(value)) if mupdf.pdf_is_string(value) else ""


def _page_of(element: Any) -> int:
    """The number of the object that is the page of an element, or of one below or above it; 0 for none."""
    mupdf = pymupdf.mupdf
    below = mupdf.pdf_dict_gets(element, "K")
    while mupdf.pdf_is_array(below) and mupdf.pdf_array_len(below):
        below = mupdf.pdf_array_get(below, 0)
    for each in (element, below):
        if mupdf.pdf_is_dict(each):
            page = mupdf.pdf_dict_gets(each, "Pg")
            if page.m_internal:
                return int(mupdf.pdf_to_num(page))
    above = element
    for _step in range(_DEEPEST):
        above = mupdf.pdf_dict_gets(above, "P")
        if not mupdf.pdf_is_dict(above):
            break
        page = mupdf.pdf_dict_gets(above, "Pg")
        if page.m_internal:
            return int(mupdf.pdf_to_num(page))
    return 0


def _box_of(document: Any, element: Any, number: int) -> Box:
    """The rectangle of a picture on its page, as it says; the whole page where it says none."""
    from core.pdf_space import to_pdf_space

    mupdf = pymupdf.mupdf
    attributes = mupdf.pdf_dict_gets(element, "A")
    if mupdf.pdf_is_array(attributes):
        attributes = mupdf.pdf_array_get(attributes, 0)
    if mupdf.pdf_is_dict(attributes):
        stated = mupdf.pdf_dict_gets(attributes, "BBox")
        if mupdf.pdf_is_array(stated):
            rect = mupdf.pdf_to_rect(stated)
            shown = pymupdf.Rect(rect.x0, rect.y0, rect.x1, rect.y1) * ~to_pdf_space(document, number)
            if not shown.is_empty:
                return Box(*shown)
    return Box(*document.load_page(number).rect)
