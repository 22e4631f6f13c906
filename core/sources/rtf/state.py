"""What holds at one place of an RTF file, and which words begin what (RTF Specification 1.9.1).

striprtf, which knows which groups hold no text and which code page a font has, gives words alone: no bold, no
headings, cells run together by a mark that text may hold too, numbers of lists and footnotes lost, hidden and
deleted text among the rest. So its tables are used, and the walk is made here.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from striprtf.striprtf import destinations

SIGNS = {
    b"tab": "\t", b"line": "\n", b"lbr": "\n", b"page": "\n", b"column": "\n",
    b"emdash": "—", b"endash": "–", b"emspace": " ", b"enspace": " ", b"qmspace": " ", b"bullet": "•",
    b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”",
}  # fmt: skip
"""Words that stand for a character."""

SYMBOLS = {b"~": "\u00a0", b"-": "\u00ad", b"_": "\u2011", b"{": "{", b"}": "}", b"\\": "\\", b"\t": "\t"}
"""Characters after a backslash that stand for one."""

WALKED = frozenset((b"shp", b"shpgrp", b"shpinst", b"nesttableprops", b"info", b"upr"))
"""Groups without text of their own, whose inner groups and words count. `upr` holds the same twice, the
second time (`ud`) in Unicode."""

SEEN = frozenset((b"ud", b"shptxt"))
"""Groups in those that hold text."""

UNSEEN = frozenset(name.encode() for name in destinations) - {b"object", b"result"} - WALKED - SEEN
"""Groups that are skipped; so is each that begins with a star and is not known."""

ASIDE = frozenset(
    (b"header", b"headerl", b"headerr", b"headerf", b"footer", b"footerl", b"footerr", b"footerf")
)
"""Page headers and footers."""

PROPERTIES = {
    b"title": "title",
    b"author": "author",
    b"subject": "subject",
    b"keywords": "keywords",
    b"category": "category",
    b"operator": "last_modified_by",
}
"""What the file says of itself, and how all formats call it."""


class Mode(Enum):
    """What the characters of a group are."""

    TEXT = "text"
    OFF = "off"
    WALKED = "walked"
    FONTS = "fonts"  # names of fonts
    STYLES = "styles"  # names of styles
    KEPT = "kept"  # collected for whoever opened the group


class State:
    """What a group takes over from the one around it, and what is as before when it ends."""

    def __init__(self) -> None:
        self.mode = Mode.TEXT
        self.at_end: Callable[[], None] | None = None  # of this group alone
        self.font: int | None = None
        self.bold = False
        self.size = 24  # half points
        self.hidden = False
        self.change = ""  # "revised", "deleted", "moved" or "arrived", by change tracking
        self.author = 0  # of the change
        self.skipped = 1  # characters that stand for a Unicode one in old readers
        self.in_note = False
        self.style = 0
        self.outline: int | None = None
        self.list_level = 0
        self.depth = 0  # of tables

    def inner(self) -> State:
        """The state at the beginning of a group within this one."""
        inner = State.__new__(State)
        inner.__dict__.update(self.__dict__)  # a third of the time that `copy` takes
        inner.at_end = None
        return inner

    def plain(self) -> None:
        """Type as it is where nothing is said (`plain`)."""
        self.font, self.bold, self.size, self.hidden, self.change = None, False, 24, False, ""

    def paragraph(self) -> None:
        """A paragraph as it is where nothing is said (`pard`)."""
        self.style, self.outline, self.list_level, self.depth = 0, None, 0, 0
