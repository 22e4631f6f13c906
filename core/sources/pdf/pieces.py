"""The pieces of text on a PDF page, and which of them share a baseline.

What MuPDF calls a line is a piece here: it ends at every gap wider than 0.8 of the size of type.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from core.source_text import Box
from core.sources.characters import BULLETS, clean

_BOLD = 16  # of a span's `flags`: the font is bold
_BOLD_BY_STROKE = 8  # of a span's `char_flags`: filled and stroked, so that it looks bold (FZ_STEXT_BOLD)
_SAME_BASELINE = 0.6  # of the lower piece's height
_UPRIGHT = 0.7  # of a line's direction: less is writing that runs up or down the page
_SHADOW = 1.5  # points between a text and its repetition
_TOUCHING = 1.0  # points that pieces of one line may overlap

_new = tuple.__new__  # for what is made of every line: the constructor of a NamedTuple takes twice as long


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


def block_rows(lines: list[dict[str, Any]]) -> list[Row]:
    """The lines of one of MuPDF's blocks."""
    rows: list[Row] = []
    was_upright = False
    for line in lines:
        piece = _piece(line["spans"], line["bbox"])
        if piece is None:
            continue
        upright = line["dir"][0] > _UPRIGHT
        if not rows:
            rows.append([piece])
        elif upright and was_upright and _joins(rows[-1], piece):
            rows[-1].append(piece)
        elif piece.text != rows[-1][-1].text or not _in_place_of(rows[-1][-1], piece):
            rows.append([piece])
        was_upright = upright
    for row in rows:
        if len(row) > 1:
            row.sort(key=_left_edge)
    return rows


def add_on_baseline(row: Row, other: Row) -> bool:
    """Add `other` to `row` where all of it stands on the same baseline, to the right; was it added?"""
    if not all(_joins(row, piece) for piece in other):
        return False
    row += other
    return True


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
    hanging = text[-1] == "-" and raw[-1].isspace()
    return _new(Piece, (text, _new(Box, bbox), size, bold, hanging, spans))


def _joins(row: Row, piece: Piece) -> bool:
    """Does `piece` stand on the baseline of `row`, beside all of it?"""
    _x0, y0, _x1, y1 = row[0].box
    left, top, right, bottom = piece.box
    # Asked for nearly every line, and nearly always no: written out, it takes half the time of min and max.
    shared = (y1 if y1 < bottom else bottom) - (y0 if y0 > top else top)
    height, other_height = y1 - y0, bottom - top
    if shared < _SAME_BASELINE * (height if height < other_height else other_height):
        return False
    return all(left >= other.box[2] - _TOUCHING or right <= other.box[0] + _TOUCHING for other in row)


def _in_place_of(before: Piece, piece: Piece) -> bool:
    """Does `piece` stand where `before` does? Some programs print a text twice, for bold or a shadow."""
    return all(abs(one - other) < _SHADOW for one, other in zip(piece.box, before.box, strict=True))


def separator(before: Piece) -> str:
    """What stands between `before` and the next piece of its line."""
    return " " if is_list_mark(before.text) else "\t"


def is_list_mark(text: str) -> bool:
    """Is `text` nothing but a bullet: "•", "-"?"""
    return text in BULLETS
