"""A document as a row of blocks, which every format of a document sets in its own way.

The blocks say what a thing is, never how it looks: a heading, a decision, a note, a table.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import takewhile

from core.annotations import Colour
from core.minutes import Outcome
from core.versions.changes.change import PieceKind


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in one form. `link` is an address, for the most part a document's name with "#page=4". `language`
    is that of a document's own words, "da", "nb" or "sv", where it is not that of the file."""

    text: str
    strong: bool = False
    quiet: bool = False
    colour: Colour | None = None  # highlighted
    underlined: bool = False
    link: str | None = None
    outcome: Outcome | None = None  # these words are its name; a format may set its sign before them
    language: str = ""
    change: PieceKind = PieceKind.SAME  # of two wordings set as one: whether either has these words alone


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is that below the title. `anchor` is its name within the document, the same each
    time the same summary is made. `aside` stands at its end, quiet: "page 4". That a `closed` item is closed
    `text` says, too."""

    level: int
    text: str
    anchor: str
    aside: Pieces = ()
    new_page: bool = False
    closed: bool = False
    language: str = ""  # as of a `Piece`


@dataclass(frozen=True, slots=True)
class Terms:
    """Labels with what they stand for, as at a meeting's head."""

    rows: tuple[tuple[str, Pieces], ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    pieces: Pieces


class Kind(StrEnum):
    """What a card is about."""

    DECISION = "decision"
    RECOMMENDATION = "recommendation"
    VOTES = "votes"
    NOTE = "note"
    FOLLOW_UP = "follow_up"
    MARK = "mark"  # marked words, within their sentence
    TAGS = "tags"
    ATTACHMENTS = "attachments"
    INTRODUCTION = "introduction"


@dataclass(frozen=True, slots=True)
class Card:
    """One thing told of an item. `label` says what it is ("Decision · Approved", "Note by Anne Holm, 15 May
    2024"); `body` are its paragraphs and lists; `cards` those that belong to it, as notes on a mark.

    In a label a colour is that of the mark it names. The label of a follow-up says in words whether it is
    `done`. `outcome` is set on a decision; author and time on a note and a follow-up. A note may be shown as
    a comment on what it is about by a format that has comments: see `Choice.comments`.
    """

    kind: Kind
    label: Pieces
    body: tuple[Paragraph | Bullets, ...] = ()
    cards: tuple[Card, ...] = ()
    outcome: Outcome | None = None
    author: str = ""
    moment: datetime | None = None  # UTC
    done: bool = False  # of a follow-up


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    rows: tuple[Pieces, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head row, which is repeated on each page. `widths` are the columns' shares of the line,
    which add up to 1; a cell is paragraphs."""

    caption: str  # what it holds, for those who do not see it
    columns: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[tuple[Pieces, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence of the program's own: what was left out, that there is nothing."""

    text: str


Block = Heading | Terms | Paragraph | Card | Bullets | Table | Notice


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A document: its title, what stands below it, and its blocks. `contents` asks for a table of contents of
    its headings; `large` for large type, as for notes that are spoken from."""

    title: str
    subtitle: str
    language: str  # "da" or "en"
    blocks: tuple[Block, ...]
    author: str | None = None  # for the file's metadata
    contents: bool = False
    large: bool = False
    comments: bool = False  # notes may be comments
    contents_title: str = ""

    @property
    def begins_with_items(self) -> bool:
        """Whether items stand on the first level, as those of one meeting do: they shall look as items always
        do. What a heading is of, its anchor tells (`laying_out`)."""
        heads = (block for block in self.blocks if isinstance(block, Heading))
        return any(head.level == 1 and "-item-" in head.anchor for head in heads)

    @property
    def opening(self) -> tuple[Card, ...]:
        """What stands before the table of contents: the introduction."""
        first = takewhile(
            lambda block: isinstance(block, Card) and block.kind is Kind.INTRODUCTION, self.blocks
        )
        return tuple(block for block in first if isinstance(block, Card))

    @property
    def rest(self) -> tuple[Block, ...]:
        """What stands behind it."""
        return self.blocks[len(self.opening) :]
