"""The box of every character of a PDF page's canonical text.

Goes the way that made the text (`pdf.lines`, `characters`), with MuPDF's "rawdict" instead of its "dict": the
same pieces, each character with its box.
"""

from __future__ import annotations

from typing import Any

from core.source_text import Box
from core.sources.characters import clean_places
from core.sources.pdf.lines import line_drafts, page_rows
from core.sources.pdf.pieces import Piece, Row, separator


def line_boxes(rawdict: dict[str, Any]) -> tuple[Box | None, ...]:
    """A box for each code point from the page's first line to its last; None for one without a place."""
    for block in rawdict["blocks"]:
        for line in block.get("lines", ()):
            for span in line["spans"]:
                span["text"] = "".join([char["c"] for char in span["chars"]])
    rows = page_rows(rawdict)
    boxes: list[Box | None] = []
    joined = True
    for row, draft in zip(rows, line_drafts(rows, 0), strict=True):
        if not joined:
            boxes.append(None)
        boxes += _row_boxes(row)[: len(draft.text)]
        joined = draft.joined
    return tuple(boxes)


def _row_boxes(row: Row) -> list[Box | None]:
    boxes: list[Box | None] = []
    for index, piece in enumerate(row):
        if index:
            boxes += [None] * len(separator(row[index - 1]))
        boxes += _piece_boxes(piece)
    return boxes


def _piece_boxes(piece: Piece) -> list[Box | None]:
    """The boxes of a piece's characters: what was left out or composed has lost its own."""
    places = [Box(*char["bbox"]) for span in piece.spans for char in span["chars"]]
    raw = "".join([span["text"] for span in piece.spans])
    if raw == piece.text:
        return list(places)
    _text, kept = clean_places(raw)
    return [places[place] for place in kept]
