"""The lines of a PDF page in reading order, from what MuPDF extracts.

One code for both extractions: with "dict" it gives the lines of the canonical text, with "rawdict" also the
box of every character (see `core.pages`).

Pieces that share a baseline are one line, from left to right, with a tab between them: label and value, the
cells of a table row, a title and its page number. After the mark of a list entry stands a space instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from core.source_text import Box
from core.sources.assembly import Draft
from core.sources.pdf.order import blocks_in_order, labels_with_values
from core.sources.pdf.pieces import Row, block_rows, separator
from core.sources.words import Cut, cut_between

_new = tuple.__new__  # for what is made of every line: the constructor of a NamedTuple takes twice as long


def page_rows(extracted: dict[str, Any]) -> list[Row]:
    """The lines of a page in reading order, each as its pieces.

    `extracted` is a page's "dict", or its "rawdict" whose spans were given their `text`.
    """
    blocks = [
        rows for block in extracted["blocks"] if block["type"] == 0 and (rows := block_rows(block["lines"]))
    ]
    return [row for block in labels_with_values(blocks_in_order(blocks)) for row in block]


def row_text(row: Row) -> str:
    """The text of one line, before words that are cut at its end are joined."""
    parts = [row[0].text]
    for before, piece in pairwise(row):
        parts += (separator(before), piece.text)
    return "".join(parts)


def line_drafts(rows: list[Row], page: int) -> Iterator[Draft]:
    """The lines of a page for the canonical text."""
    texts = [row[0].text if len(row) == 1 else row_text(row) for row in rows]
    last = len(rows) - 1
    for index, row in enumerate(rows):
        text = texts[index]
        joined = False
        if text[-1] == "-" and index < last:
            cut = _cut(row, rows[index + 1], text, texts[index + 1])
            joined = cut is not Cut.NONE
            if cut is Cut.HYPHEN_GOES:
                text = text[:-1]
        if len(row) == 1:
            _text, box, size, bold, _hanging, _spans = row[0]
        else:
            box = _around(row)
            size = max(piece.size for piece in row)
            bold = 2 * sum(len(piece.text) for piece in row if piece.bold) > len(text)
        yield _new(Draft, (text, page, box, size, bold, "text", 0, False, joined))


def _cut(row: Row, following: Row, text: str, following_text: str) -> Cut:
    """How `row`, which ends with a hyphen, goes on in the row after it."""
    last = row[-1]
    first = following[0]
    if last.hanging or abs(last.size - first.size) > 0.5:
        return Cut.NONE
    if len(row) > 1 and (len(following) > 1 or abs(first.box[0] - last.box[0]) > last.size):
        return Cut.NONE  # the cell of a table; the line below belongs to another one
    return cut_between(text, following_text)


def _around(row: Row) -> Box:
    """The smallest box that holds all pieces of `row`."""
    return Box(
        row[0].box[0],
        min(piece.box[1] for piece in row),
        max(piece.box[2] for piece in row),
        max(piece.box[3] for piece in row),
    )
