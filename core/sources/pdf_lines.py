"""The lines of a PDF page in reading order, from what MuPDF extracts.

One code for both extractions: with "dict" it gives the lines of the canonical text, with "rawdict" also the
box of every character (see `core.pages`).

What MuPDF calls a line is a piece here: it ends at every gap wider than 0.8 of the size of type. Pieces that
share a baseline are one line, from left to right, with a tab between them: label and value, the cells of a
table row, a title and its page number. After the mark of a list entry stands a space instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from core.source_text import Box
from core.sources.assembly import Draft
from core.sources.characters import BULLETS, clean
from core.sources.pdf_order import blocks_in_order, labels_with_values
from core.sources.words import Cut, cut_between

_BOLD = 16  # of a span's `flags`: the font is bold
_BOLD_BY_STROKE = 8  # of a span's `char_flags`: filled and stroked, so that it looks bold (FZ_STEXT_BOLD)
_SAME_BASELINE = 0.6  # of the lower piece's height
_TOUCHING = 1.0  # points that pieces of one line may overlap


class Piece(NamedTuple):
    """A run of text without a wide gap: a word, a cell, most often a whole line."""

    text: str  # cleaned, not empty
    box: Box
    size: float
    bold: bool
    hanging: bool  # a space follows the hyphen at its end, which therefore cuts no word
    spans: list[dict[str, Any]]  # as MuPDF gave them


Row = list[Piece]
"""Pieces that share a baseline, from left to right."""


def page_rows(extracted: dict[str, Any]) -> list[Row]:
    """The lines of a page in reading order, each as its pieces.

    `extracted` is a page's "dict", or its "rawdict" whose spans were given their `text`.
    """
    blocks = [
        rows for block in extracted["blocks"] if block["type"] == 0 and (rows := _block_rows(block["lines"]))
    ]
    return [row for block in labels_with_values(blocks_in_order(blocks)) for row in block]


def _block_rows(lines: list[dict[str, Any]]) -> list[Row]:
    """The lines of one of MuPDF's blocks."""
    rows: list[Row] = []
    for line in lines:
        piece = _piece(line["spans"], line["bbox"])
        if piece is None:
            continue
        if rows and _joins(rows[-1], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for row in rows:
        if len(row) > 1:
            row.sort(key=_left_edge)
    return rows


def _left_edge(piece: Piece) -> float:
    return piece.box[0]


def _piece(spans: list[dict[str, Any]], bbox: tuple[float, float, float, float]) -> Piece | None:
    """One of MuPDF's lines; None where it holds no character."""
    if len(spans) == 1:
        span = spans[0]
        raw: str = span["text"]
        text = clean(raw)
        if not text:
            return None
        size: float = span["size"]
        bold = bool(span["flags"] & _BOLD or span["char_flags"] & _BOLD_BY_STROKE)
    else:
        raw = "".join([span["text"] for span in spans])
        text = clean(raw)
        if not text:
            return None
        size = 0.0
        heavy = 0
        for span in spans:
            length = len(span["text"])
            if span["size"] > size and not span["text"].isspace():
                size = span["size"]
            if span["flags"] & _BOLD or span["char_flags"] & _BOLD_BY_STROKE:
                heavy += length
        bold = 2 * heavy > len(raw)
    return Piece(text, Box(*bbox), size, bold, text[-1] == "-" and raw[-1].isspace(), spans)


def _joins(row: Row, piece: Piece) -> bool:
    """Does `piece` stand on the baseline of `row`, beside all of it?"""
    _x0, y0, _x1, y1 = row[0].box
    left, top, right, bottom = piece.box
    shared = min(y1, bottom) - max(y0, top)
    if shared < _SAME_BASELINE * min(y1 - y0, bottom - top):
        return False
    return all(left >= other.box[2] - _TOUCHING or right <= other.box[0] + _TOUCHING for other in row)


def separator(before: Piece) -> str:
    """What stands between `before` and the next piece of its line."""
    return " " if is_list_mark(before.text) else "\t"


def is_list_mark(text: str) -> bool:
    """Is `text` nothing but a bullet: "•", "-"?"""
    return text in BULLETS


def row_text(row: Row) -> str:
    """The text of one line, before words that are cut at its end are joined."""
    if len(row) == 1:
        return row[0].text
    parts = [row[0].text]
    for before, piece in zip(row, row[1:], strict=False):
        parts += (separator(before), piece.text)
    return "".join(parts)


def line_drafts(rows: list[Row], page: int) -> Iterator[Draft]:
    """The lines of a page for the canonical text."""
    texts = [row_text(row) for row in rows]
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
        yield Draft(text, page, box, size, bold, "text", 0, joined)


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
