"""The words that printed minutes have beside what an export holds: they are data, not code."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).resolve().parents[3] / "resources" / "vocabulary" / "printed" / "da.toml"
"""All case systems whose exports are read are Danish."""


@dataclass(frozen=True, slots=True)
class PrintedWords:
    """What each thing is called. `decision_of` has places for {body} and {date}."""

    agenda: str
    minutes: str
    draft: str
    date: str
    start_time: str
    end_time: str
    place: str
    participants: str
    absent: str
    disqualified: str
    closed: str
    case_number: str
    case: str
    officer: str
    decision: str
    decision_of: str
    attachments: str


@cache
def printed_words() -> PrintedWords:
    """The words, read from their file once."""
    return PrintedWords(**tomllib.loads(_FILE.read_text("utf-8")))
