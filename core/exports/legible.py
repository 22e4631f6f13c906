"""A document all of whose texts can be shown."""

from __future__ import annotations

from dataclasses import replace

from core.exports.layout.blocks import (
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
from core.legible import legible


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
