"""What stands in the blocks of a document."""

from __future__ import annotations

from typing import Any

from core.exports.choice import Choice, GroupBy, Layout
from core.exports.layout.blocks import (
    Card,
    LaidOut,
    Piece,
    Pieces,
    Table,
)

TABLE = Choice(layout=Layout.DECISION_TABLE)
FOLLOW_UPS = Choice(layout=Layout.FOLLOW_UP_TABLE, group_by=GroupBy.ITEM)
SPEAKING = Choice(layout=Layout.SPEAKING)


def text(pieces: Pieces) -> str:
    return "".join(piece.text for piece in pieces)


def of_kind(laid: LaidOut, kind: type) -> list[Any]:
    return [block for block in laid.blocks if isinstance(block, kind)]


def cards(laid: LaidOut) -> list[Card]:
    """All cards, those within others too, in the order they are read."""
    found: list[Card] = []

    def take(card: Card) -> None:
        found.append(card)
        for inner in card.cards:
            take(inner)

    for card in of_kind(laid, Card):
        take(card)
    return found


def words(value: object) -> str:
    """All words of a document, block by block."""
    if isinstance(value, Piece):
        return value.text
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        line = value and all(isinstance(each, Piece) for each in value)
        return ("" if line else "\n").join(map(words, value))
    return "\n".join(
        words(getattr(value, name))
        for name in ("text", "aside", "rows", "pieces", "label", "body", "cards", "columns", "blocks")
        if hasattr(value, name)
    )


def cells(laid: LaidOut, row: int = 0) -> dict[str, list[str]]:
    """A row of the first table: the lines of each cell by the head of its column."""
    table = of_kind(laid, Table)[0]
    return {
        head: [text(line) for line in cell] for head, cell in zip(table.columns, table.rows[row], strict=True)
    }
