"""What the process that puts summaries together is asked for, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import UserFacingError
from core.exports.formats import Format
from core.exports.wish import Exported, Wish

if TYPE_CHECKING:
    from core.confidential.personal import PersonalData

SHOWN = 30
"""So many items at most are in a preview."""

FEW = 100
"""So many annotations at most are in a preview of a file of them."""

PAGED = frozenset({Format.PDF, Format.DOCX, Format.HTML})
"""Forms that are shown as pages: a web page flows, but holds the same."""

TABLES = frozenset({Format.XLSX, Format.CSV})
"""Forms that are shown as a table."""


@dataclass(frozen=True, slots=True)
class PreviewRequest:
    """Show what `wish` comes to: `count` pages from `first` on, each `width` pixels wide.

    The first SHOWN items are laid out, all of them where it is `whole`, as for printing.
    """

    number: int
    library: Path
    wish: Wish
    width: int
    first: int = 0
    count: int = 3
    whole: bool = False


@dataclass(frozen=True, slots=True)
class TextRequest:
    """Give what `wish` comes to as text for the clipboard."""

    number: int
    library: Path
    wish: Wish


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """Write what is wished for to `path`."""

    number: int
    library: Path
    wish: Wish
    path: Path


@dataclass(frozen=True, slots=True)
class Told:
    """What goes out, in figures. `shown` of its `items` are in the preview; the range has `found` items, of
    which these are wanted. `left_out` closed items and `remarks_left_out` annotations on them are not in it.
    `personal` is what was come upon as long as not all of it was looked through."""

    title: str
    name: str  # for its file, without an ending
    items: int
    shown: int
    follow_ups: int
    left_out: int
    remarks_left_out: int
    personal: tuple[PersonalData, ...]
    is_whole: bool = True  # all of it was looked through
    found: int = 0


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages as PNG: `images` are those from `first` on, of `count` in all. `sizes` are their widths and
    heights where these differ. `told` says above them what they are, where that is not plain."""

    count: int
    first: int
    images: tuple[bytes, ...]
    sizes: tuple[tuple[float, float], ...] = ()
    told: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """The text of a form that is text."""

    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a form that holds tables."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheets:
    """The tables of a form that holds tables, or is shown as one; `told` as for Pages."""

    sheets: tuple[Sheet, ...]
    told: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """Answer to PreviewRequest. `body` is None where there is nothing to show as pages, text or table. Where
    the form cannot hold what is wished for, `error` says why."""

    number: int
    body: Pages | Words | Sheets | None
    told: Told
    error: UserFacingError | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """Said after a Preview that shows a part only: what all of it comes to."""

    number: int
    told: Told


@dataclass(frozen=True, slots=True)
class Text:
    """Answer to TextRequest: the same as plain text and as HTML."""

    number: int
    plain: str
    html: str


@dataclass(frozen=True, slots=True)
class Writing:
    """Said while an export is under way."""

    number: int
    done: int
    of: int


@dataclass(frozen=True, slots=True)
class Done:
    """Answer to ExportRequest."""

    number: int
    exported: Exported


@dataclass(frozen=True, slots=True)
class Failed:
    """Answer to a request that could not be fulfilled."""

    number: int
    error: UserFacingError


@dataclass(frozen=True, slots=True)
class Leave:
    """Asks the process to end: at once, but for taking away what is half written."""


Request = PreviewRequest | TextRequest | ExportRequest
Answer = Preview | Counted | Text | Writing | Done | Failed
