"""What is to be compared, as it was asked for somewhere in the window."""

from __future__ import annotations

from dataclasses import dataclass

from core.comparing_requests import Side


@dataclass(frozen=True, slots=True)
class CompareWanted:
    """Compare two sides; one of them, or the version of one, may be left to be found, as CompareRequest has
    it. `at` is where the reader is in the one that is named: the first change from there on is chosen."""

    old: Side | None
    new: Side | None
    at: int | None = None  # code points
