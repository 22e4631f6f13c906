"""The order of Danish words as a key of text, for what is sorted where no collator is at hand.

As Danish dictionaries have it (Retskrivningsordbogen § 1): æ ø å come last and in that order, aa counts as å,
ä as æ, ö as ø, ü as y; capitals and other accents do not count. Numbers go by their value.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 80
"""Characters of a key at most."""

_LAST = str.maketrans(
    {"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}", "ü": "y", "ð": "d", "þ": "th", "ß": "ss"}
)
_DIGITS = re.compile(r"\d+")
_NO_WORD = re.compile(r"[^0-9a-z{|}]+")


def order_key(text: str | None) -> str:
    """What `text` sorts by: compare keys as plain text. Empty for None, which so comes first."""
    folded = unicodedata.normalize("NFC", text or "").casefold().replace("aa", "å").translate(_LAST)
    plain = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    words = _NO_WORD.sub(" ", plain).strip()
    return _DIGITS.sub(lambda digits: digits.group().lstrip("0").zfill(8), words)[:LONGEST]
