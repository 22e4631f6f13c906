"""Annotations as a PDF has them: highlights, underlines, squares and notes, each with its look.

Written object by object (ISO 32000-1, 12.5.6), with appearance streams, so that every program shows the same;
in the order of corners that Acrobat writes and all read (upper left, upper right, lower left, lower right).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from core.annotations import PageBox
from core.pdf_space import to_pdf_space
from core.sharing.carried import KEY, Carried, Colours, carried_text
from core.source_text import Box

NOTE_SIZE = 18.0
"""Points of the sign of a note."""
_PRINT = 4  # a flag: it is printed, too
_POPUP = Box(0, 0, 220, 140)
_FRAME = 1.5  # points of an area's frame and of an underline


class Look(StrEnum):
    """What it looks like; its value is the PDF's name."""

    HIGHLIGHT = "Highlight"
    UNDERLINE = "Underline"
    SQUARE = "Square"
    NOTE = "Text"


@dataclass(frozen=True, slots=True)
class PdfAnnotation:
    """An annotation of a PDF on one page. `boxes` are as on the page as shown; a square or a note has one."""

    look: Look
    page: int
    boxes: tuple[Box, ...]
    id: str
    author: str
    created: datetime
    modified: datetime
    subject: str
    contents: str
    colour: Colours
    carried: Carried | None = None


def corners_of(document: Any, page: int, look: Look, boxes: Sequence[Box]) -> tuple[float, ...]:
    """The corners of `boxes` on `page` of a PyMuPDF document in the PDF's own space: x and y, four to a box;
    the two of its rectangle for a square or a note."""
    quads = _quads(document, page, boxes)
    if look in (Look.HIGHLIGHT, Look.UNDERLINE):
        return tuple(value for quad in quads for point in quad for value in point)
    return _rect(quads)


def add_annotations(document: Any, annotations: Iterable[PdfAnnotation]) -> None:
    """Put `annotations` on the pages of a PyMuPDF document, above those that are there."""
    by_page: defaultdict[int, list[int]] = defaultdict(list)
    for each in annotations:
        by_page[each.page] += _written(document, each)
    for page, xrefs in by_page.items():
        own = document.page_xref(page)
        kind, value = document.xref_get_key(own, "Annots")
        if kind == "xref":
            value = document.xref_object(int(value.split()[0]), compressed=True)
        before = value.strip()[1:-1] if value.strip().startswith("[") else ""
        document.xref_set_key(own, "Annots", f"[{before} {' '.join(f'{xref} 0 R' for xref in xrefs)}]")


Point = tuple[float, float]
Quad = tuple[Point, Point, Point, Point]


def _quads(document: Any, page: int, boxes: Iterable[Box]) -> list[Quad]:
    matrix = to_pdf_space(document, page)

    def point(x: float, y: float) -> Point:
        return (
            x * matrix.a + y * matrix.c + matrix.e,
            x * matrix.b + y * matrix.d + matrix.f,
        )

    return [(point(x0, y0), point(x1, y0), point(x0, y1), point(x1, y1)) for x0, y0, x1, y1 in boxes]


def _rect(quads: Sequence[Quad]) -> tuple[float, float, float, float]:
    xs = [x for quad in quads for x, _y in quad]
    ys = [y for quad in quads for _x, y in quad]
    return min(xs), min(ys), max(xs), max(ys)


def _written(document: Any, annotation: PdfAnnotation) -> list[int]:
    """The numbers of the annotation's object and of its pop-up's."""
    import pymupdf

    quads = _quads(document, annotation.page, annotation.boxes)
    rect = _rect(quads)
    if annotation.look is not Look.NOTE:
        rect = rect[0] - _FRAME, rect[1] - _FRAME, rect[2] + _FRAME, rect[3] + _FRAME
    text = pymupdf.get_pdf_str
    keys = [
        f"/Type/Annot/Subtype/{annotation.look.value}/Rect{_array(rect)}",
        f"/P {document.page_xref(annotation.page)} 0 R",
        f"/F {_PRINT}/C{_array(annotation.colour)}/NM{text(annotation.id)}/T{text(annotation.author)}",
        f"/Subj{text(annotation.subject)}/Contents{text(annotation.contents)}",
        f"/CreationDate{text(_date(annotation.created))}/M{text(_date(annotation.modified))}",
    ]
    if annotation.look in (Look.HIGHLIGHT, Look.UNDERLINE):
        keys.append(f"/QuadPoints{_array(value for quad in quads for point in quad for value in point)}")
    elif annotation.look is Look.SQUARE:
        keys.append(f"/BS<</W {_FRAME}/S/S>>/RD{_array([_FRAME] * 4)}")
    else:
        keys.append("/Name/Note/Open false")
    if annotation.carried is not None:
        keys.append(f"/{KEY}{text(carried_text(annotation.carried))}")
    look = document.get_new_xref()
    group = "/Group<</S/Transparency>>" if annotation.look is Look.HIGHLIGHT else ""
    resources = "/ExtGState<</G<</BM/Multiply>>>>" if annotation.look is Look.HIGHLIGHT else ""
    document.update_object(
        look, f"<</Type/XObject/Subtype/Form/BBox{_array(rect)}/Resources<<{resources}>>{group}>>"
    )
    document.update_stream(look, _drawn(annotation, quads).encode("ascii"), new=1)
    keys.append(f"/AP<</N {look} 0 R>>")
    own = document.get_new_xref()
    popup = []
    if annotation.contents:
        popup = [document.get_new_xref()]
        keys.append(f"/Popup {popup[0]} 0 R")
        corner = annotation.boxes[0]
        at = Box(corner.x1, corner.y0, corner.x1 + _POPUP.x1, corner.y0 + _POPUP.y1)
        place = _array(_rect(_quads(document, annotation.page, [at])))
        document.update_object(
            popup[0], f"<</Type/Annot/Subtype/Popup/Rect{place}/Parent {own} 0 R/Open false>>"
        )
    document.update_object(own, f"<<{''.join(keys)}>>")
    return [own, *popup]


def _drawn(annotation: PdfAnnotation, quads: Sequence[Quad]) -> str:
    """What the annotation's look is drawn with."""
    colour = " ".join(f"{each:.3f}" for each in annotation.colour)
    if annotation.look is Look.HIGHLIGHT:
        paths = (
            f"{_at(upper_left)} m {_at(upper_right)} l {_at(lower_right)} l {_at(lower_left)} l h f"
            for upper_left, upper_right, lower_left, lower_right in quads
        )
        return f"/G gs {colour} rg " + " ".join(paths)
    if annotation.look is Look.UNDERLINE:
        lines = (f"{_at(lower_left)} m {_at(lower_right)} l S" for _ul, _ur, lower_left, lower_right in quads)
        return f"{colour} RG {_FRAME} w " + " ".join(lines)
    upper_left, upper_right, lower_left, lower_right = quads[0]
    frame = f"{_at(upper_left)} m {_at(upper_right)} l {_at(lower_right)} l {_at(lower_left)} l h"
    if annotation.look is Look.SQUARE:
        return f"{colour} RG {_FRAME} w {frame} S"

    def within(across: float, down: float) -> str:
        return _at(
            (
                upper_left[0]
                + across * (upper_right[0] - upper_left[0])
                + down * (lower_left[0] - upper_left[0]),
                upper_left[1]
                + across * (upper_right[1] - upper_left[1])
                + down * (lower_left[1] - upper_left[1]),
            )
        )

    corners = [within(0.08, 0.08), within(0.92, 0.08), within(0.92, 0.92), within(0.08, 0.92)]
    sheet = f"{corners[0]} m {corners[1]} l {corners[2]} l {corners[3]} l h B"
    rows = " ".join(f"{within(0.25, down)} m {within(0.75, down)} l S" for down in (0.3, 0.5, 0.7))
    return f"{colour} rg 0.25 0.22 0.18 RG 0.8 w {sheet} {rows}"


def _at(point: Point) -> str:
    return f"{point[0]:.2f} {point[1]:.2f}"


def _array(values: Iterable[float]) -> str:
    return f"[{' '.join(f'{value:.3f}' for value in values)}]"


def _date(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ")


def note_at(box: PageBox, step: int, width: float) -> Box:
    """Where the sign of the note number `step` (from 0) beside `box` stands: in the margin left of it,
    further ones beside and below one another; within a page `width` points wide."""
    across, down = step % 3, step // 3
    x = max(2.0, min(box.box.x0 - (NOTE_SIZE + 4) * (across + 1), width - NOTE_SIZE - 2))
    y = max(0.0, box.box.y0 + down * (NOTE_SIZE + 2))
    return Box(x, y, x + NOTE_SIZE, y + NOTE_SIZE)
