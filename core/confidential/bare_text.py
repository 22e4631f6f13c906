"""Texts as they are searched: what is not seen is gone, and whatever looks like a space or a dash is one.

Each character knows where it was written, so that what is found can be masked where it stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]|\r(?=\n)"
)
"""Control characters, soft hyphens, marks of direction, joiners, selectors, what is no character at all: a
document shows none of them, so none of them may part what is read as one."""

_SPACES = "\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d"
_LINES = "\r\x0b\x0c\x85\u2028\u2029"
_ALIKE = str.maketrans(
    _SPACES + _DASHES + _LINES, " " * len(_SPACES) + "-" * len(_DASHES) + "\n" * len(_LINES)
)


class BareText(NamedTuple):
    """A text to search. Its character `i` is written at `starts[i] <= k < ends[i]` of the text that it was
    made of."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def written(self, start: int, end: int) -> tuple[int, int]:
        """Where what is found at `start <= i < end` is written."""
        return self.starts[start], self.ends[end - 1]


def bare(text: str) -> BareText:
    """`text` without what is not seen, its letters and their accents composed, its spaces, dashes and ends of
    lines of one sort each."""
    plain = text.translate(_ALIKE) if not text.isascii() or not text.isprintable() else text
    if not _UNSEEN.search(text) and unicodedata.is_normalized("NFC", text):
        return BareText(plain, range(len(text)), range(1, len(text) + 1))
    unseen = {match.start() for match in _UNSEEN.finditer(text)}
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for at, letter in enumerate(plain):
        if at in unseen:
            continue
        if letters and unicodedata.combining(letter):
            composed = unicodedata.normalize("NFC", letters[-1] + letter)
            if len(composed) == 1:
                letters[-1], ends[-1] = composed, at + 1
                continue
        letters.append(letter)
        starts.append(at)
        ends.append(at + 1)
    return BareText("".join(letters), starts, ends)
