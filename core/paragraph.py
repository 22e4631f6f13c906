"""A paragraph of a text, whole again: what it is, and the stretches of the source it is made of."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from core.source_text import SourceText, Span


class Form(Enum):
    """What a paragraph is, and so how it is set."""

    TITLE = auto()  # of the document
    ITEM = auto()  # heading of an agenda item
    SECTION = auto()  # heading of a section
    STRONG = auto()  # a line that is bold or a heading of some other kind
    TEXT = auto()
    LIST = auto()  # an entry of a list, its mark included
    ROW = auto()  # of a table: cells separated by tabs
    FIELD = auto()  # a label and its value, as in the head of minutes
    ENTRY = auto()  # of the contents list
    QUIET = auto()  # running heads and page numbers, where the document has no pages


class Paragraph(NamedTuple):
    """A paragraph of the text; of several `pieces`, in text order, where something of the page stood between.

    `level` is the depth of a list entry or a heading, from 1; otherwise 0. One that is `tight` stands close
    under the one before, as the lines of an address and of a list of people do.
    """

    form: Form
    level: int
    pieces: tuple[Span, ...]
    tight: bool = False

    @property
    def span(self) -> Span:
        """From its first to its last character; what stands between its pieces is not in it."""
        return Span(self.pieces[0].start, self.pieces[-1].end)

    def text(self, source: SourceText) -> str:
        """Its words in one line, code point by code point as in the pieces, and a space between two pieces.

        Where a word was cut between two pieces its hyphen is in neither, and nothing stands between them.
        """
        if len(self.pieces) == 1:
            return source.text[self.pieces[0].start : self.pieces[0].end].replace("\n", " ")
        parts: list[str] = []
        for number, piece in enumerate(self.pieces):
            if number and not _cut_behind(source.text, self.pieces[number - 1]):
                parts.append(" ")
            parts.append(source.text[piece.start : piece.end])
        return "".join(parts).replace("\n", " ")

    def place_of(self, source: SourceText, offset: int) -> int:
        """Where in `text` the code point at `offset` of the source stands; the nearest place there is."""
        at = 0
        for number, piece in enumerate(self.pieces):
            if number and not _cut_behind(source.text, self.pieces[number - 1]):
                at += 1
            if offset < piece.start:
                return at
            if offset <= piece.end:
                return at + offset - piece.start
            at += piece.end - piece.start
        return at

    def offset_of(self, source: SourceText, place: int) -> int:
        """The code point offset in the source of a place in `text`."""
        for number, piece in enumerate(self.pieces):
            if number and not _cut_behind(source.text, self.pieces[number - 1]):
                place -= 1
            if place <= piece.end - piece.start:
                return piece.start + max(0, place)
            place -= piece.end - piece.start
        return self.pieces[-1].end


def _cut_behind(text: str, piece: Span) -> bool:
    return text[piece.end : piece.end + 1] == "-"
