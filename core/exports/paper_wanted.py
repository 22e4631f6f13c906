"""What may be printed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.annotations import MeetingId
from core.errors import UserFacingError
from core.exports.wish import Wish


@dataclass(frozen=True, slots=True)
class OfDocument:
    """One version of a document of the library at `library`.

    With `marks` it has the highlights, underlines and signs of notes of `reader` and of the colleagues that
    are shown. Closed items are left blank but with `closed_items`, and personal data is taken off the pages
    but without `mask`.
    """

    library: Path
    meeting: MeetingId
    version: int
    reader: str
    marks: bool = True
    closed_items: bool = False
    mask: bool = True


class WhollyClosed(UserFacingError):
    """All of the document is closed, and closed items are not wanted."""


@dataclass(frozen=True, slots=True)
class OfSummary:
    """What `wish` comes to, whatever form it is wished in."""

    library: Path
    wish: Wish
