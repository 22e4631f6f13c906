"""SourceText: the whole text of a document in reading order, with page, place and style of each line.

A SourceText is immutable and canonical: everything else points into `text` by code point offsets.
A new version of a document is a new SourceText; nothing is edited in place.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Literal, NamedTuple


class Span(NamedTuple):
    """A stretch of `SourceText.text`: code point offsets, `end` is exclusive."""

    start: int
    end: int


class Box(NamedTuple):
    """A rectangle on a page, in points (1/72 inch) from the page's upper left corner, as shown."""

    x0: float
    y0: float
    x1: float
    y1: float


LineForm = Literal["text", "heading", "list", "row"]
"""What the format itself says of a line. PDF says nothing: `text`. A `row` is a table row, its cells
separated by tabs."""


class Line(NamedTuple):
    """One line of the source.

    `start` and `end` are code point offsets; the characters between one line's end and the next line's
    start are a newline, or nothing where a word was cut at the line's end and has been joined.
    """

    start: int
    end: int
    page: int | None = None  # counted from 0; None where the format has no pages
    box: Box | None = None
    size: float | None = None  # of the largest run of text in the line, in points
    bold: bool = False  # most characters of the line are bold
    form: LineForm = "text"
    level: int = 0  # of a heading, 1 is the highest; of a list, its depth from 1; otherwise 0
    gap: bool = False  # the format itself begins a paragraph here: by an empty line, say


class OutlineEntry(NamedTuple):
    """One entry of the document's own table of contents (PDF bookmarks)."""

    level: int  # from 1
    title: str
    page: int | None  # counted from 0
    y: float | None = None  # points from the page's upper edge


class Link(NamedTuple):
    """A link on a page, to an address or to another page of the document."""

    page: int
    box: Box
    address: str | None
    target_page: int | None


class Comment(NamedTuple):
    """A comment in the margin of the file. It is no part of the text."""

    text: str
    author: str | None
    when: datetime | None  # in UTC
    span: Span | None  # what it is about


class Stated(NamedTuple):
    """What the file itself says of its lines `first <= i < end`, as the exports of case systems do.

    `what` is "head", "item", "section" or "attachment"; items hold their sections and attachments.
    `values` are pairs of a name and a value. Of a head: the names of Meeting's fields, and "participant",
    "absent", "staff" for each person. Of an item: "number", "title", "closed" ("1" or "0"), "case_number",
    "absent", "disqualified". Of a section: "role", "heading". Of an attachment: "name", "document_number",
    "file".
    """

    what: str
    first: int
    end: int
    values: tuple[tuple[str, str], ...] = ()


class PageSize(NamedTuple):
    """Width and height of a page in points, rotation applied."""

    width: float
    height: float


@dataclass(frozen=True)
class SourceText:
    """The canonical text of one file, as one version of one extractor read it."""

    text: str
    lines: tuple[Line, ...]
    format: str  # "pdf", "docx", "odt", "rtf", "html", "text", "doc", "xml"
    extractor: int  # version of the code that made this text
    pages: tuple[PageSize, ...] = ()  # empty where the format has no pages
    outline: tuple[OutlineEntry, ...] = ()
    links: tuple[Link, ...] = ()
    produced: datetime | None = None  # the document's own date of production, in UTC
    was_encrypted: bool = False
    comments: tuple[Comment, ...] = ()
    tracked_changes: int = (
        0  # insertions and deletions that nobody has accepted yet; the text has them accepted
    )
    scanned: tuple[int, ...] = ()  # pages that are pictures without text, counted from 0
    machine_read: tuple[int, ...] = ()  # those of them whose text was read by machine
    stated: tuple[Stated, ...] = ()  # empty where the format says nothing of the meeting
    # title, author, producer … as the file states them; "repaired" where it was damaged
    properties: dict[str, str] = field(default_factory=dict)

    @property
    def repaired(self) -> bool:
        """Whether the file is damaged and was repaired to be read: parts of it may be missing."""
        return "repaired" in self.properties

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def line_text(self, index: int) -> str:
        """The text of line `index`."""
        line = self.lines[index]
        return self.text[line.start : line.end]

    def line_at(self, offset: int) -> int:
        """Index of the line that holds `offset`, or of the nearest one before it; 0 in an empty text."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def lines_in(self, span: Span) -> range:
        """Indexes of the lines that share at least one character with `span`, or hold its start."""
        first = self.line_at(span.start)
        last = self.line_at(max(span.start, span.end - 1))
        return range(first, last + 1) if self.lines else range(0)

    def page_of(self, offset: int) -> int | None:
        """The page, counted from 0, on which the character at `offset` stands."""
        return self.lines[self.line_at(offset)].page if self.lines else None
