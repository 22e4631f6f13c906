"""Texts as a document can show them: nothing in them that has no shape, or turns what stands beside it."""

from __future__ import annotations

import re
import unicodedata

_GONE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
    "\ud800-\udfff\ufdd0-\ufdef\ufff0-\ufffb\ufffe\uffff]"
)
"""Control characters, marks of direction, halves of pairs, what is no character at all."""
_LINES = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def legible(text: str) -> str:
    """`text` with letters and their accents composed, and without what has no shape."""
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text)
    return _GONE.sub("", _LINES.sub("\n", composed).replace("\t", " "))
