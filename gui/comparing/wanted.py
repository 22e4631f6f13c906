"""What is to be compared, as it was asked for somewhere in the window."""

from __future__ import annotations

from dataclasses import dataclass

from core.comparing_requests import Side
from core.source_text import Span


@dataclass(frozen=True, slots=True)
class CompareWanted:
    """Compare two sides; one of them, or the version of one, may be left to be found, as CompareRequest has
    it. `item` is where in the new text, or in the old one, the reader is: the first change from there on is
    chosen."""

    old: Side | None
    new: Side | None
    at: Span | None = None
