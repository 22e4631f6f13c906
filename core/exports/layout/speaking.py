"""What is told of an item to those who speak of it: their own words first, the minutes' own shortened until
all of it fits on a page, where it can."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from core.exports.layout.blocks import Bullets, Card, Kind, Paragraph
from core.exports.layout.item_cards import (
    BETWEEN,
    attachments,
    cards_of_minutes,
    marks,
    page_piece,
    tags,
    written,
)
from core.exports.remarks import Remarks, tags_together
from core.exports.summary import DecisionSummary, ItemSummary

_FULL = 20
"""Lines of large type that a page has room for below the title and the item's heading."""
_LARGE, _SMALL = 52, 76
"""Letters of a line of a reader's own words, and of the minutes'."""
_SMALL_LINE = 0.7
"""Height of a line of the minutes' words against one of large type."""
_AROUND, _AROUND_SMALL = 2.4, 1.8
"""Lines that a card's label and the room around it are worth."""
_CUTS = (900, 600, 400, 260, 160)
"""Letters that are left of each text of the minutes: the most with which the item fits."""
_ENOUGH = 400
"""Letters where it never fits."""


def cards_to_speak_from(item: ItemSummary) -> Iterator[Card]:
    """All of an item: what readers wrote, wherever on it; then the minutes; then what was only marked."""
    own = [*written(item.remarks)]
    for decision in item.decisions:
        own += written(decision.remarks)
    passages = [card for each in _remarks(item) for card in marks(each, item.meeting)]
    own += [card for card in passages if card.cards]
    names, tagged_by = tags_together(_remarks(item))
    paper = [*cards_of_minutes(replace(item, decisions=tuple(map(_bare, item.decisions))))]
    last = [
        *(card for card in passages if not card.cards),
        *tags(Remarks(names, tagged_by=tagged_by)),
        *attachments(item),
    ]
    room = _FULL - sum(map(_height, own + last))
    yield from own
    yield from _shortened(paper, item, room)
    yield from last


def _remarks(item: ItemSummary) -> list[Remarks]:
    return [item.remarks, *(each.remarks for each in item.decisions)]


def _bare(decision: DecisionSummary) -> DecisionSummary:
    return replace(decision, remarks=Remarks())


def _shortened(cards: list[Card], item: ItemSummary, room: float) -> list[Card]:
    for most in _CUTS:
        made = [_cut(card, item, most) for card in cards]
        if sum(map(_height, made)) <= room:
            return made
    return [_cut(card, item, _ENOUGH) for card in cards]


def _cut(card: Card, item: ItemSummary, most: int) -> Card:
    """`card` with at most so many letters of the minutes' own, and then an ellipsis and the page they are on.
    What the program says of them stays."""
    body: list[Paragraph | Bullets] = []
    left, is_cut = most, False
    for part in card.body:
        if isinstance(part, Bullets) or all(piece.quiet for piece in part.pieces):
            body.append(part)
        elif not is_cut:
            text = "".join(piece.text for piece in part.pieces)
            is_cut = len(text) > left
            body.append(_beginning(part, left, item) if is_cut else part)
            left -= len(text)
    return replace(card, body=tuple(body))


def _beginning(part: Paragraph, most: int, item: ItemSummary) -> Paragraph:
    text = "".join(piece.text for piece in part.pieces)
    words = text[: max(0, most)].rsplit(" ", 1)[0].rstrip(" ,;.–") if most > 0 else ""
    piece = replace(part.pieces[0], text=f"{words} …".lstrip())
    page = () if item.page is None else (BETWEEN, page_piece(item.meeting, item.page))
    return Paragraph((piece, *page))


def _height(card: Card) -> float:
    """About how many lines of large type a card takes."""
    own = card.kind in (Kind.NOTE, Kind.FOLLOW_UP, Kind.TAGS)
    letters, line = (_LARGE, 1.0) if own else (_SMALL, _SMALL_LINE)
    lines = sum(1 + len(row) // letters for row in _rows(card.body))
    return (_AROUND if own else _AROUND_SMALL) + lines * line + sum(map(_height, card.cards))


def _rows(body: Iterable[Paragraph | Bullets]) -> Iterator[str]:
    for part in body:
        for row in part.rows if isinstance(part, Bullets) else (part.pieces,):
            yield "".join(piece.text for piece in row)
