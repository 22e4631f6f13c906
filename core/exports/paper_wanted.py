"""What may be printed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.annotations import MeetingId
from core.exports.wish import Wish


@dataclass(frozen=True, slots=True)
class OfDocument:
    """One version of a document of the library at `library`.

    With `marks` it has the highlights, underlines and signs of notes of `reader` and of the colleagues that
    are shown. It is printed as it is; without `closed_items` these are left blank.
    """

    library: Path
    meeting: MeetingId
    version: int
    reader: str
    marks: bool = True
    closed_items: bool = True


@dataclass(frozen=True, slots=True)
class OfSummary:
    """What `wish` comes to, whatever form it is wished in."""

    library: Path
    wish: Wish
