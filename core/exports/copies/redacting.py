"""Taking words, pixels and drawings off the pages of a PDF, so that no byte of the file holds them any more.

MuPDF's redaction takes what is drawn; alternative texts of tagged PDF are taken here, what stands beside the
pages in `open_pdf`. The file is to be saved anew afterwards, without what nothing leads to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from core.confidential.closed_lines import OpenWords
from core.exports.copies.hidden_places import HiddenPlaces
from core.exports.copies.open_pdf import drawn_only, keep_open_alone, leads_of
from core.exports.copies.pdf_layers import Characters, characters_on
from core.exports.copies.pdf_words import forget, pdf_of
from core.language import _
from core.pdf_space import to_pdf_space
from core.source_text import Box

_GREY = "0.85 0.84 0.82 rg"
_TYPE = 9  # points of the words on what was taken
_ALTERNATIVES = ("ActualText", "Alt")
_OF_TAGS = ("E", "T")  # of an element of the structure: an abbreviation in full, a title
_TEXTS = re.compile(
    rb"/(?:ActualText|Alt|E)\s*(?:\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*\)|<[0-9A-Fa-f\s]*>)"
)
_DEEPEST = 40
_FAR = 10_000  # points: wider than any page


def redact(document: Any, hidden: HiddenPlaces, words: OpenWords | None) -> None:
    """Take all that is `hidden` off the pages of an open PyMuPDF document; with `words`, for one with closed
    items, also all beside the pages that does not stand in them."""
    leads = None if words is None else leads_of(document)
    if words is not None:
        drawn_only(document)
    _redact_pages(document, hidden, outside=words is not None)
    _strip_alternatives(document)
    for page in {*hidden.whole, *hidden.areas, *hidden.words}:
        forget(document, document.page_xref(page), ("Thumb", "PieceInfo", "Metadata"))
        _clean_stream(document, page)
    if words is not None and leads is not None:
        keep_open_alone(document, hidden, words, leads)


def redact_unseen(document: Any, shown: Sequence[Characters]) -> None:
    """Take off the letters that the pages have more than they showed, as `pdf_layers` has it."""
    for page, before in enumerate(shown):
        unseen = characters_on(document, page) - before
        if unseen:
            boxes = [box for _letter, box in unseen]
            _redact_page(document, page, boxes, drawings=False, pictures=False)


def _redact_pages(document: Any, hidden: HiddenPlaces, *, outside: bool) -> None:
    if outside:
        for page in range(document.page_count):
            _redact_outside(document, page)
    for page in sorted(hidden.whole):
        _emptied(document, page)
    for page, areas in hidden.areas.items():
        _drop_annotations(document, page, [area.box for area in areas])
        _redact_page(document, page, [area.box for area in areas], drawings=True)
    for page, boxes in hidden.words.items():
        _drop_annotations(document, page, boxes)
        _redact_page(document, page, boxes, drawings=False)
    for page, areas in hidden.areas.items():
        _check(document, page, [area.box for area in areas])
    for page, areas in hidden.areas.items():
        shown = [area.shown for area in areas if area.shown is not None]
        if shown:
            _cover(document, page, shown, _("Closed item left out"))
    for page, boxes in hidden.words.items():
        _cover(document, page, boxes, "")
    for page in hidden.whole:
        _cover(document, page, (), _("Closed item left out"))


def _emptied(document: Any, page: int) -> None:
    """Leave nothing of a page but its size."""
    xref = document.page_xref(page)
    empty = document.get_new_xref()
    document.update_object(empty, "<<>>")
    document.update_stream(empty, b" ", new=1)
    if _has_widgets(document, page, ()):
        forget(document, document.pdf_catalog(), ("AcroForm",))
    document.xref_set_key(xref, "Contents", f"{empty} 0 R")
    document.xref_set_key(xref, "Resources", "<<>>")
    forget(document, xref, ("Annots", "AA", "B", "StructParents", "Group"))


def _redact_outside(document: Any, page: int) -> None:
    """Take off the letters that stand outside what is shown of a page. Its list of fonts and pictures, which
    it may have in common with others, holds its own alone then."""
    size = document.load_page(page).rect
    around = (
        Box(-_FAR, -_FAR, size.width + _FAR, -1),
        Box(-_FAR, size.height + 1, size.width + _FAR, size.height + _FAR),
        Box(-_FAR, -_FAR, -1, size.height + _FAR),
        Box(size.width + 1, -_FAR, size.width + _FAR, size.height + _FAR),
    )
    _redact_page(document, page, around, drawings=False, pictures=False)


def _redact_page(
    document: Any, page: int, boxes: Sequence[Box], *, drawings: bool, pictures: bool = True
) -> None:
    """Take off all letters under `boxes`, with `pictures` all pixels; `drawings`: all lines that touch them,
    otherwise those that lie under them."""
    import pymupdf

    mupdf = pymupdf.mupdf
    if _has_widgets(document, page, boxes):
        forget(document, document.pdf_catalog(), ("AcroForm",))
    matrix = to_pdf_space(document, page)
    quads = []
    for box in boxes:
        quad = pymupdf.Rect(box).quad * matrix
        quads += [each for point in (quad.ul, quad.ur, quad.ll, quad.lr) for each in (point.x, point.y)]
    whole = pymupdf.Rect(0, 0, 1, 1)
    for box in boxes:
        whole |= pymupdf.Rect(box) * matrix
    xref = document.get_new_xref()
    numbers = " ".join(f"{each:.3f}" for each in quads)
    rect = " ".join(f"{each:.3f}" for each in whole)
    document.update_object(xref, f"<</Type/Annot/Subtype/Redact/Rect[{rect}]/QuadPoints[{numbers}]>>")
    _append_annotation(document, page, xref)
    options = mupdf.PdfRedactOptions()
    options.black_boxes = 0
    options.image_method = mupdf.PDF_REDACT_IMAGE_PIXELS if pictures else mupdf.PDF_REDACT_IMAGE_NONE
    options.line_art = (
        mupdf.PDF_REDACT_LINE_ART_REMOVE_IF_TOUCHED
        if drawings
        else mupdf.PDF_REDACT_LINE_ART_REMOVE_IF_COVERED
    )
    options.text = mupdf.PDF_REDACT_TEXT_REMOVE
    pdf = pdf_of(document)
    mupdf.pdf_redact_page(pdf, mupdf.pdf_load_page(pdf, page), options)


def _append_annotation(document: Any, page: int, xref: int) -> None:
    own = document.page_xref(page)
    kind, value = document.xref_get_key(own, "Annots")
    if kind == "xref":
        value = document.xref_object(int(value.split()[0]), compressed=True)
    before = value.strip()[1:-1] if value.strip().startswith("[") else ""
    document.xref_set_key(own, "Annots", f"[{before} {xref} 0 R]")


def _annotations(document: Any, page: int) -> list[tuple[Any, Any]]:
    """The annotations of a page as MuPDF's objects, each with its rectangle on the page as shown."""
    import pymupdf

    mupdf = pymupdf.mupdf
    back = ~to_pdf_space(document, page)
    array = mupdf.pdf_dict_gets(mupdf.pdf_lookup_page_obj(pdf_of(document), page), "Annots")
    found = []
    for at in range(mupdf.pdf_array_len(array)):
        each = mupdf.pdf_array_get(array, at)
        rect = mupdf.pdf_to_rect(mupdf.pdf_dict_gets(each, "Rect"))
        found.append((each, pymupdf.Rect(rect.x0, rect.y0, rect.x1, rect.y1) * back))
    return found


def _has_widgets(document: Any, page: int, boxes: Sequence[Box]) -> bool:
    """Whether a field of a form lies under `boxes`, or anywhere on the page where there are none."""
    import pymupdf

    mupdf = pymupdf.mupdf
    return any(
        mupdf.pdf_to_name(mupdf.pdf_dict_gets(each, "Subtype")) == "Widget"
        and (not boxes or any(rect.intersects(box) for box in boxes))
        for each, rect in _annotations(document, page)
    )


def _drop_annotations(document: Any, page: int, boxes: Sequence[Box]) -> None:
    """Take away the annotations, links and fields that touch `boxes`, with their pop-ups."""
    import pymupdf

    mupdf = pymupdf.mupdf
    array = mupdf.pdf_dict_gets(mupdf.pdf_lookup_page_obj(pdf_of(document), page), "Annots")
    gone = [any(rect.intersects(box) for box in boxes) for _annotation, rect in _annotations(document, page)]
    numbers = {
        mupdf.pdf_to_num(mupdf.pdf_array_get(array, at)) for at, is_gone in enumerate(gone) if is_gone
    } - {0}
    for at in reversed(range(mupdf.pdf_array_len(array))):
        each = mupdf.pdf_array_get(array, at)
        parents = {mupdf.pdf_to_num(mupdf.pdf_dict_gets(each, name)) for name in ("Parent", "IRT")}
        if gone[at] or parents & numbers:
            mupdf.pdf_array_delete(array, at)


def _check(document: Any, page: int, boxes: Sequence[Box]) -> None:
    """Empty the page where a letter is left under `boxes`: rather too little goes out than too much."""
    from core.sources.pdf import DAMAGE, extracted

    try:
        found = extracted(document.load_page(page), "rawdict")
        left = any(
            not char["c"].isspace() and _is_within(boxes, char["bbox"])
            for block in found["blocks"]
            for line in block.get("lines", ())
            for span in line["spans"]
            for char in span["chars"]
        )
    except DAMAGE:
        left = True
    if left:
        _emptied(document, page)


def _is_within(boxes: Iterable[Box], place: Sequence[float]) -> bool:
    x, y = (place[0] + place[2]) / 2, (place[1] + place[3]) / 2
    return any(box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1 for box in boxes)


def _cover(document: Any, page: int, boxes: Sequence[Box], words: str) -> None:
    """Grey over `boxes`, and `words` in the first of them, upright as the page is shown."""
    import pymupdf

    loaded = document.load_page(page)
    loaded.wrap_contents()
    matrix = to_pdf_space(document, page)
    drawn = ["q", _GREY]
    for box in boxes:
        quad = pymupdf.Rect(box).quad * matrix
        points = [f"{point.x:.2f} {point.y:.2f}" for point in (quad.ul, quad.ur, quad.lr, quad.ll)]
        drawn.append(f"{points[0]} m {points[1]} l {points[2]} l {points[3]} l h f")
    if words:
        loaded.insert_font(fontname="helv")
        size = document.page_cropbox(page) if not boxes else None
        first = boxes[0] if boxes else Box(48, 48, size.width if size else 500, 90)
        corner = pymupdf.Point(max(first.x0 + 6, 36), first.y0 + _TYPE + 4) * matrix
        turned = (
            f"{matrix.a:.4f} {matrix.b:.4f} {-matrix.c:.4f} {-matrix.d:.4f} {corner.x:.2f} {corner.y:.2f}"
        )
        shown = words.encode("cp1252", "replace").hex()
        drawn.append(f"0.35 0.33 0.30 rg BT /helv {_TYPE} Tf {turned} Tm <{shown}> Tj ET")
    drawn.append("Q")
    pymupdf.TOOLS._insert_contents(loaded, "\n".join(drawn).encode("ascii"), 1)


def _clean_stream(document: Any, page: int) -> None:
    """Take alternative texts out of what draws the page and of the forms in it."""
    own = {*document.load_page(page).get_contents()}
    own |= {xref for xref, _name, *_rest in document.get_page_xobjects(page)}
    for xref in own:
        stream = document.xref_stream(xref)
        if stream and _TEXTS.search(stream):
            document.update_stream(xref, _TEXTS.sub(b"", stream))


def _strip_alternatives(document: Any) -> None:
    """Take the texts that stand for pictures or words out of the structure of a tagged PDF."""
    import pymupdf

    mupdf = pymupdf.mupdf
    pdf = pdf_of(document)

    def strip(value: Any, depth: int) -> None:
        if mupdf.pdf_is_dict(value):
            names = list(_ALTERNATIVES)
            if mupdf.pdf_to_name(mupdf.pdf_dict_gets(value, "Type")) == "StructElem" or (
                mupdf.pdf_is_name(mupdf.pdf_dict_gets(value, "S"))
                and mupdf.pdf_dict_gets(value, "P").m_internal
                and mupdf.pdf_dict_gets(value, "K").m_internal
            ):
                names += _OF_TAGS
            for name in names:
                mupdf.pdf_dict_dels(value, name)
            if depth < _DEEPEST:
                for at in range(mupdf.pdf_dict_len(value)):
                    inner = mupdf.pdf_dict_get_val(value, at)
                    if not mupdf.pdf_is_indirect(inner):
                        strip(inner, depth + 1)
        elif mupdf.pdf_is_array(value) and depth < _DEEPEST:
            for at in range(mupdf.pdf_array_len(value)):
                inner = mupdf.pdf_array_get(value, at)
                if not mupdf.pdf_is_indirect(inner):
                    strip(inner, depth + 1)

    for xref in range(1, document.xref_length()):
        strip(mupdf.pdf_load_object(pdf, xref), 0)
