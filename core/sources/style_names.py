"""What the names of paragraph styles say, in the languages that word processors speak here."""

from __future__ import annotations

import re

_HEADING = re.compile(r"(?:heading|overskrift|rubrik)(?:_20_|\s)*(\d)", re.IGNORECASE)
_TITLES = frozenset(("title", "titel", "tittel", "rubrik"))


def heading_level(name: str) -> int | None:
    """The level of headings of that style, from 1: "Overskrift 2" is 2, "Title" 1; None for other styles."""
    match = _HEADING.match(name)
    if match:
        return max(1, int(match[1]))
    return 1 if name.casefold() in _TITLES else None
