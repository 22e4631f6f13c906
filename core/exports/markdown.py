"""A summary as Markdown: CommonMark 0.31 (https://spec.commonmark.org/0.31.2/), with the tables of GitHub
Flavored Markdown (https://github.github.com/gfm/).
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

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
    Pieces,
    Table,
    Terms,
)
from core.exports.layout.laying_out import laid_out
from core.exports.summary import Summary
from core.progress import Progress, quietly
from core.versions.changes.change import PieceKind

_MARKS = re.compile(r"([\\`*_\[\]<>|~&#])")
_AT_START = re.compile(r"^(\s*)([-+=](?=\s|$|[-+=])|\d{1,9}(?=[.)](\s|$)))")
_QUOTED = frozenset((Kind.DECISION, Kind.RECOMMENDATION, Kind.MARK))
"""What is in the document's words."""


def render(summary: Summary, progress: Progress = quietly) -> bytes:
    """`summary` as Markdown, in UTF-8."""
    return markdown(laid_out(summary), progress).encode()


def markdown(document: LaidOut, progress: Progress = quietly) -> str:
    """`document` as Markdown, ending in a newline."""
    return "\n\n".join(_document(document, progress)) + "\n"


def escaped(text: str) -> str:
    """One line of text, so that Markdown shows it as it is."""
    return _as_paragraph(_MARKS.sub(r"\\\1", text))


def _as_paragraph(line: str) -> str:
    """A line of Markdown that would begin a list, or underline a heading, so that it does not."""
    match = _AT_START.match(line)
    if match is None:
        return line
    mark = match.group(2)
    # a number is escaped at its full stop, a sign before itself
    start, end = match.span(2)
    return f"{line[:end]}\\{line[end:]}" if mark.isdecimal() else f"{line[:start]}\\{line[start:]}"


def _document(document: LaidOut, progress: Progress) -> Iterator[str]:
    yield f"# {_one_line(document.title)}"
    if document.subtitle:
        yield _emphasised(document.subtitle)
    for card in document.opening:
        yield from _card(card)
    if document.contents:
        headings = [block for block in document.blocks if isinstance(block, Heading)]
        yield f"**{_one_line(document.contents_title)}**"
        yield "\n".join("  " * (each.level - 1) + f"- {escaped(each.text)}" for each in headings)
    for done, block in enumerate(document.rest):
        progress(done, len(document.blocks))
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * min(block.level + 1, 6)} {_one_line(block.text)}"
            if block.aside:
                yield _line(block.aside)
        case Terms(rows):
            yield "\n".join(f"- {escaped(label)}: {_pieces(value)}" for label, value in rows)
        case Card():
            yield from _card(block)
        case Table():
            yield _table(block)
        case Notice(text):
            yield _emphasised(text)
        case Paragraph(pieces):
            yield _line(pieces)
        case Bullets(rows):
            yield "\n".join(f"- {_line(row)}" for row in rows)


def _card(card: Card) -> Iterator[str]:
    if card.kind is Kind.TAGS:
        tags = (line for block in card.body for line in _block(block))
        yield f"{_pieces(card.label)}: {' '.join(tags)}"
    else:
        if card.label:
            yield _label(card)
        yield from _body(card)
    for inner in card.cards:
        yield from _card(inner)


def _body(card: Card) -> Iterator[str]:
    """What stands in a card: words of the document quoted, those of the program beside them in italics."""
    asides = [block for block in card.body if isinstance(block, Paragraph) and _is_aside(block)]
    words = [line for block in card.body if block not in asides for line in _block(block)]
    if card.kind in _QUOTED and words:
        yield "\n".join(f"> {line}".rstrip() for line in "\n\n".join(words).split("\n"))
    else:
        yield from words
    yield from (_emphasised("".join(piece.text for piece in each.pieces)) for each in asides)


def _is_aside(paragraph: Paragraph) -> bool:
    return all(piece.quiet for piece in paragraph.pieces)


def _label(card: Card) -> str:
    """A line above what it names: in bold on a decision, else in italics; links stand apart."""
    sign = "**" if card.kind is Kind.DECISION else "*"
    parts = []
    for link, pieces in groupby(card.label, lambda piece: piece.link):
        words = "".join(piece.text for piece in pieces)
        parts.append(_link(_one_line(words), link) if link else _within(sign, words))
    return "".join(parts)


def _table(table: Table) -> str:
    rows = ["| " + " | ".join(map(_one_line, table.columns)) + " |", "| --- " * len(table.columns) + "|"]
    for row in table.rows:
        cells = ("<br>".join(map(_pieces, cell)) for cell in row)
        rows.append("| " + " | ".join(cells) + " |")
    return "\n".join(rows)


def _line(pieces: Pieces) -> str:
    """Pieces as a line of their own."""
    return _as_paragraph(_pieces(pieces))


def _pieces(pieces: Iterable[Piece]) -> str:
    """Pieces within a line."""
    parts, before = [], ""
    found = [piece for piece in pieces if piece.text]
    for at, piece in enumerate(found):
        after = found[at + 1].text[:1] if at + 1 < len(found) else ""
        text = _one_line(piece.text, spaced=True)
        if piece.change is not PieceKind.SAME:
            text = _changed(piece)
        elif _is_marked(piece):
            text = _within("**", piece.text, before, after)
        parts.append(_link(text, piece.link) if piece.link else text)
        before = piece.text[-1:]
    return "".join(parts).strip()


def _changed(piece: Piece) -> str:
    """Words of one of two wordings, in the tags of HTML that say so: those that went and those that came."""
    words = piece.text.strip()
    if not words:
        return piece.text
    tag = "del" if piece.change is PieceKind.REMOVED else "ins"
    return piece.text.replace(words, f"<{tag}>{_one_line(words)}</{tag}>", 1)


def _is_marked(piece: Piece) -> bool:
    return piece.strong or piece.underlined or piece.colour is not None


def _link(text: str, address: str) -> str:
    return f"[{text}]({_MARKS.sub(_percent, address).replace('(', '%28').replace(')', '%29')})"


def _percent(sign: re.Match[str]) -> str:
    """A sign of an address that means something to Markdown; "#" parts the page from the name."""
    return sign[0] if sign[0] in "#&_~*" else f"%{ord(sign[0]):02X}"


def _emphasised(text: str) -> str:
    return _within("*", text)


def _within(sign: str, text: str, before: str = "", after: str = "") -> str:
    """`text` between two signs of emphasis, the space around it outside of them.

    Between a letter and a sign of punctuation they would not be read as such (6.2, left- and right-flanking
    delimiter runs): there tags stand in their place.
    """
    words = text.strip()
    if not words:
        return _one_line(text, spaced=True)
    start, end = (" " if text[0].isspace() else ""), (" " if text[-1].isspace() else "")
    opens = start or _is_apart(before) or not _is_punctuation(words[0])
    closes = end or _is_apart(after) or not _is_punctuation(words[-1])
    shown = _one_line(words)
    if opens and closes:
        return f"{start}{sign}{shown}{sign}{end}"
    tag = "strong" if sign == "**" else "em"
    return f"{start}<{tag}>{shown}</{tag}>{end}"


def _is_apart(letter: str) -> bool:
    """Whether readers of all versions of CommonMark take `letter` for space or punctuation."""
    if not letter or letter.isspace() or letter in string.punctuation:
        return True
    return unicodedata.category(letter)[0] == "P"


def _is_punctuation(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "PS"


def _one_line(text: str, *, spaced: bool = False) -> str:
    """Text within a line; `spaced` keeps the space at its ends."""
    words = " ".join(text.split())
    if spaced and words:
        words = " " * text[0].isspace() + words + " " * text[-1].isspace()
    elif spaced and text:
        words = " "
    return _MARKS.sub(r"\\\1", words)
