"""The report of changes: what all its forms are made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from core.exports.changes.names import Names
from core.versions.changes.change import Change, Show
from core.versions.changes.comparison import Comparison

Day: TypeAlias = date  # where a field is called made


@dataclass(frozen=True)
class ChangeReport:
    """What goes out: the changes that are shown, without closed items unless they were asked for, their words
    masked. `left_out` is how many closed items changed and are not in it; `holds_closed` whether any is."""

    comparison: Comparison
    changes: tuple[Change, ...]
    show: Show
    made: Day
    language: str  # of its own words: "da" or "en"
    names: Names
    left_out: int = 0
    holds_closed: bool = False
