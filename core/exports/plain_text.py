"""A summary as plain text, for mails and the clipboard: lines of at most `WIDTH` letters, no markup."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from core.exports.layout.blocks import (
    Block,
    Bullets,
    Card,
    Heading,
    Kind,
    LaidOut,
    Notice,
    Paragraph,
    Piece,
    Table,
    Terms,
)
from core.exports.layout.laying_out import laid_out
from core.exports.summary import Summary
from core.progress import Progress, quietly
from core.versions.changes.change import PieceKind

WIDTH = 74
"""Letters of a line, with room for the signs that a mail program puts before it when it is answered. A longer
word, as an address, stays whole."""

_UNDER = {0: "=", 1: "-", 2: "."}
"""What a heading is underlined with; one of a lower level with nothing."""
_CHANGES = {PieceKind.REMOVED: ("[-", "-]"), PieceKind.ADDED: ("{+", "+}")}
"""Around words that one of two wordings has alone, as wdiff and Git set them."""
_DEEPEST = 12  # a margin of so many letters


def render(summary: Summary, progress: Progress = quietly) -> bytes:
    """`summary` as plain text, in UTF-8."""
    return plain_text(laid_out(summary), progress).encode()


def plain_text(document: LaidOut, progress: Progress = quietly) -> str:
    """`document` as plain text, ending in a newline. Parts are separated by empty lines."""
    return (
        "\n\n".join("\n".join(line.rstrip() for line in part) for part in _parts(document, progress)) + "\n"
    )


def _parts(document: LaidOut, progress: Progress) -> Iterator[list[str]]:
    yield _underlined(document.title, 0)
    if document.subtitle:
        yield _wrapped(document.subtitle)
    for card in document.opening:
        yield from _card(card)
    if document.contents:
        headings = [block for block in document.blocks if isinstance(block, Heading)]
        lines = [line for each in headings for line in _wrapped(each.text, 2 * each.level, hanging=3)]
        yield [document.contents_title, *lines]
    for done, block in enumerate(document.rest):
        progress(done, len(document.blocks))
        yield from _block(block)


def _block(block: Block) -> Iterator[list[str]]:
    match block:
        case Heading():
            yield ["", *_underlined(block.text, block.level), *_wrapped(_words(block.aside))]
        case Terms(rows):
            yield [line for label, value in rows for line in _wrapped(f"{label}: {_words(value)}", hanging=2)]
        case Card():
            yield from _card(block)
        case Table():
            yield from _table(block)
        case Notice(text):
            yield _wrapped(text)
        case Paragraph() | Bullets():
            yield _body(block, 0)


def _card(card: Card, margin: int = 0) -> Iterator[list[str]]:
    """What it is about, below it what it says, further in; then what belongs to it, each for itself."""
    inner = min(margin + 2, _DEEPEST) if card.label else margin
    if card.kind is Kind.TAGS:
        words = "; ".join(_words(each.pieces) for each in card.body if isinstance(each, Paragraph))
        yield _wrapped(f"{_label(card)}: {words}", margin, hanging=2)
    else:
        body = [line for each in card.body for line in _body(each, inner)]
        yield [*_wrapped(_label(card), margin), *body]
    for each in card.cards:
        yield from _card(each, inner)


def _body(block: Paragraph | Bullets, margin: int) -> list[str]:
    if isinstance(block, Paragraph):
        return _wrapped(_words(block.pieces), margin)
    return [line for row in block.rows for line in _wrapped(f"- {_words(row)}", margin, hanging=2)]


def _table(table: Table) -> Iterator[list[str]]:
    """A part a row: its first words, below them the other columns, each after its head."""
    for row in table.rows:
        lines: list[str] = []
        for head, cell in zip(table.columns, row, strict=True):
            lines += _cell(head, [_words(pieces) for pieces in cell])
        yield lines


def _cell(head: str, texts: Sequence[str]) -> list[str]:
    if not texts:
        return []
    first, *others = texts
    lines = _wrapped(f"{head}: {first}", hanging=2)
    return lines + [line for text in others for line in _wrapped(text, 2)]


def _words(pieces: Iterable[Piece]) -> str:
    """Pieces in a line; marked words stand between asterisks. The way to a page is its name alone."""
    return "".join(_marked(piece) for piece in pieces)


def _marked(piece: Piece) -> str:
    words = piece.text.strip()
    if words and piece.change is not PieceKind.SAME:
        opens, closes = _CHANGES[piece.change]
        return piece.text.replace(words, f"{opens}{words}{closes}", 1)
    if words and (piece.strong or piece.underlined or piece.colour):
        return piece.text.replace(words, f"*{words}*", 1)
    return piece.text


def _label(card: Card) -> str:
    sign = "" if card.kind is not Kind.FOLLOW_UP else "[x] " if card.done else "[ ] "
    return sign + "".join(piece.text for piece in card.label)


def _underlined(text: str, level: int) -> list[str]:
    lines = _wrapped(text)
    sign = _UNDER.get(level)
    return [*lines, sign * max(map(len, lines))] if sign and lines else lines


def _wrapped(text: str, margin: int = 0, *, hanging: int = 0) -> list[str]:
    """Lines of `text` behind a margin; those after the first `hanging` letters further in."""
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=" " * margin,
        subsequent_indent=" " * (margin + hanging),
        break_long_words=False,
        break_on_hyphens=False,
    )
