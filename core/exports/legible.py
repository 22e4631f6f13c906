"""Texts as a document can show them: nothing in them that has no shape, or turns what stands beside it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from core.exports.blocks import (
    Block,
    Bullets,
    Card,
    Heading,
    LaidOut,
    Notice,
    Paragraph,
    Pieces,
    Table,
    Terms,
)

_GONE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
    "\ud800-\udfff\ufdd0-\ufdef\ufff0-\ufffb\ufffe\uffff]"
)
"""Control characters, marks of direction, halves of pairs, what is no character at all."""
_LINES = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def legible(text: str) -> str:
    """`text` with letters and their accents composed, and without what has no shape."""
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text)
    return _GONE.sub("", _LINES.sub("\n", composed).replace("\t", " "))


def legible_document(document: LaidOut) -> LaidOut:
    """`document` with all its texts as `legible` has them; titles and headings in one line."""
    return replace(
        document,
        title=_line(document.title),
        subtitle=_line(document.subtitle),
        blocks=tuple(map(_block, document.blocks)),
        author=None if document.author is None else _line(document.author),
    )


def _line(text: str) -> str:
    return " ".join(legible(text).split())


def _block(block: Block) -> Block:
    match block:
        case Heading():
            return replace(block, text=_line(block.text), aside=_pieces(block.aside))
        case Terms(rows):
            return Terms(tuple((_line(label), _pieces(value)) for label, value in rows))
        case Card():
            return _card(block)
        case Paragraph() | Bullets():
            return _body(block)
        case Table():
            lines = (tuple(tuple(map(_pieces, cell)) for cell in row) for row in block.rows)
            return replace(block, rows=tuple(lines))
        case Notice(text):
            return Notice(_line(text))


def _card(card: Card) -> Card:
    return replace(
        card,
        label=_pieces(card.label),
        body=tuple(map(_body, card.body)),
        cards=tuple(map(_card, card.cards)),
        author=_line(card.author),
    )


def _body(block: Paragraph | Bullets) -> Paragraph | Bullets:
    if isinstance(block, Paragraph):
        return Paragraph(_pieces(block.pieces))
    return Bullets(tuple(map(_pieces, block.rows)))


def _pieces(pieces: Pieces) -> Pieces:
    """The very same pieces where nothing in them is to be put right, as for most."""
    made = tuple(
        piece if (text := legible(piece.text)) == piece.text else replace(piece, text=text)
        for piece in pieces
    )
    return pieces if made == pieces else made
