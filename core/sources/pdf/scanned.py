"""Scanned pages: which pages of a PDF are pictures, and their lines once they were read by machine.

One code for both extractions, as in `lines` and `characters`. What the file itself holds as text on
such a page (a page number, a stamp) stays as it is; what the machine read there once more is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pymupdf

from core.source_text import Box, PageSize
from core.sources.assembly import Draft
from core.sources.machine.page import MachinePage, Turn
from core.sources.pdf.characters import line_boxes
from core.sources.pdf.lines import line_drafts, page_rows

MOST_CHARACTERS = 150
"""On a scanned page: what a page number, a stamp and a file's name take."""

LEAST_COVERED = 0.5
"""Of a scanned page by its pictures."""

_REACH = 2.0  # points around a line of the file's own


def is_scanned(page: Any, extracted: dict[str, Any]) -> bool:
    """Is the PyMuPDF page, of which `extracted` is the "dict", a picture with next to no text?"""
    characters = 0
    for block in extracted["blocks"]:
        for line in block.get("lines", ()):
            characters += sum(len(span["text"].replace(" ", "")) for span in line["spans"])
            if characters > MOST_CHARACTERS:
                return False
    return _covered(page, may_have_inline=not characters) >= LEAST_COVERED


def _covered(page: Any, *, may_have_inline: bool) -> float:
    """The part of the page that lies under pictures; a scan may be stored in many strips."""
    whole = page.rect * page.derotation_matrix
    try:
        if not may_have_inline and not page.get_images():
            return 0.0  # a map of a hundred thousand lines need not be gone through
        drawn = page.get_bboxlog()
    except (RuntimeError, ValueError, pymupdf.mupdf.FzErrorBase):  # damaged pictures: the text still counts
        return 0.0
    area = sum(
        (pymupdf.Rect(box) & whole).get_area()
        for kind, box in drawn
        if kind in ("fill-image", "fill-imgmask")
    )
    return float(area / (whole.get_area() or 1.0))


def drafts_with_machine(
    extracted: dict[str, Any], machine: MachinePage, number: int, size: PageSize
) -> Iterator[Draft]:
    """The lines of page `number`: those of its "dict", and what was read by machine, in reading order."""
    read = _without_doubles(machine, extracted, size)
    if not machine.turn:
        yield from line_drafts(page_rows(_together(extracted, read)), number)
        return
    yield from line_drafts(page_rows(extracted), number)
    turn = Turn(machine.turn, size)
    for draft in line_drafts(page_rows(read), number):
        yield draft._replace(box=turn.box(draft.box) if draft.box else None)


def boxes_with_machine(
    rawdict: dict[str, Any], machine: MachinePage, size: PageSize
) -> tuple[Box | None, ...]:
    """A box for each code point of these lines, as `characters.line_boxes` gives them."""
    read = _without_doubles(machine, rawdict, size)
    if not machine.turn:
        return line_boxes(_together(rawdict, read))
    own = line_boxes(rawdict)
    turn = Turn(machine.turn, size)
    turned = tuple(turn.box(box) if box else None for box in line_boxes(read))
    return (*own, None, *turned) if own and turned else own + turned


def _together(extracted: dict[str, Any], read: dict[str, Any]) -> dict[str, Any]:
    return {"blocks": [*extracted["blocks"], *read["blocks"]]}


def _without_doubles(machine: MachinePage, extracted: dict[str, Any], size: PageSize) -> dict[str, Any]:
    """What was read by machine, without the lines that the file holds as text."""
    turn = Turn(machine.turn, size)
    own = [
        line["bbox"]
        for block in extracted["blocks"]
        for line in block.get("lines", ())
        if any(span.get("text") or span.get("chars") for span in line["spans"])
    ]
    read = machine.as_extracted()
    if own:
        for block in read["blocks"]:
            block["lines"] = [
                line for line in block["lines"] if not _lies_in(turn.box(Box(*line["bbox"])), own)
            ]
        read["blocks"] = [block for block in read["blocks"] if block["lines"]]
    return read


def _lies_in(box: Box, places: list[tuple[float, float, float, float]]) -> bool:
    """Lies the middle of `box` in one of `places`?"""
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    return any(
        x0 - _REACH <= x <= x1 + _REACH and y0 - _REACH <= y <= y1 + _REACH for x0, y0, x1, y1 in places
    )
