"""What a file holds beside the text that is read of it, as far as checks ask for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from core.annotations import PageBox
from core.source_text import SourceText, Span

PLACE_ON_A_MACHINE = re.compile(r"[A-Za-z]:[\\/]|\\\\\w|file:/|/(?:home|Users)/")
"""The beginning of a path, which tells of folders and users."""


class Hidden(StrEnum):
    """In which way something is in a file that a reader does not see."""

    TRACKED_INSERTION = "tracked_insertion"
    TRACKED_DELETION = "tracked_deletion"
    COMMENT = "comment"  # in the margin of a Word document
    HIDDEN_TEXT = "hidden_text"  # set as hidden, invisible, or in the colour of the paper
    UNDER_A_BAR = "under_a_bar"  # words that lie under a filled shape
    OFF_THE_PAGE = "off_the_page"
    ANNOTATION = "annotation"  # of a PDF
    ATTACHED_FILE = "attached_file"
    AUTHOR = "author"  # a person's name among the file's properties
    PROPERTY = "property"  # another property: the template's name, a path
    UNREAD = "unread"  # what is no fact: that something could not be looked at
    PICTURE = "picture"  # without a text that says what it shows
    AT_THE_EDGE = "at_the_edge"  # words in the head or foot of pages: seen, and not in the text that is read


@dataclass(frozen=True, slots=True)
class FileFact:
    """One thing in a file. `text` is what it says: the hidden words, the comment, the name. `span` is its
    place in the source's text where it has one, `box` its place on a page."""

    what: Hidden
    text: str = ""
    author: str | None = None
    span: Span | None = None
    box: PageBox | None = None
    name: str = ""  # of the property, of the attached file


@dataclass(frozen=True, slots=True)
class FileFacts:
    """All of a file. `is_tagged`, `title` and `language` are a PDF's, or a Word document's title and
    language; None where the format knows no such thing."""

    format: str
    facts: tuple[FileFact, ...] = ()
    is_tagged: bool | None = None
    title: str | None = None  # empty where the format has one and the file states none
    language: str | None = None
    shows_title: bool | None = None  # a PDF asks for its title in the window, not for the file's name

    def of(self, *kinds: Hidden) -> tuple[FileFact, ...]:
        """Those of these kinds, in the order of the file."""
        return tuple(each for each in self.facts if each.what in kinds)


TOO_MUCH = "too much"
NOT_READ = "format"
"""The names of facts that are UNREAD: of a page that draws so much that it is not looked at closely, and of a
format of which the text alone is read. All others are of what is damaged."""


def as_far_as_read(facts: Iterator[FileFact], damage: tuple[type[BaseException], ...]) -> list[FileFact]:
    """Those of `facts` that come before one of these exceptions: what is damaged ends them, and is told."""
    read: list[FileFact] = []
    try:
        for fact in facts:
            read.append(fact)
    except damage:
        read.append(FileFact(Hidden.UNREAD))
    return read


def comments_in(source: SourceText) -> Iterator[FileFact]:
    """The comments in the margin, as they were read with the text."""
    for comment in source.comments:
        yield FileFact(Hidden.COMMENT, comment.text, comment.author, comment.span)
