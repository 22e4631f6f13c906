"""What the bytes that draw a page say at a glance: whether it may have words that nobody sees.

Asked of every page, so it only looks for operators (ISO 32000-1, annex A) and the numbers before them; a word
that looks like one costs a closer look, no more.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_FILLING = frozenset((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"))
_SHOWS = (b"Tj", b"TJ")
_COLOURS = re.compile(rb" (?:rg|g|scn?|k)(?=\s)")
_PLACES = re.compile(rb" T[mdD](?=\s)")
_MOST = 3000
"""Operators of one sort that are looked at: a page with more is looked at closely anyway."""
_OFF = 3.0  # points


class Glance(NamedTuple):
    """Whether a page sets white as a colour, and whether it may have words hidden in another way."""

    white: bool
    other: bool


def glance(stream: bytes, width: float, height: float) -> Glance:
    """What `stream` may hide, of a page of that size in points."""
    other = b"3 Tr" in stream or _fills_after_words(stream) or _leaves(stream, width, height)
    return Glance(_names_white(stream), other)


def _fills_after_words(stream: bytes) -> bool:
    words = stream.split()
    if _FILLING.isdisjoint(words):  # of the ways to tell that nothing is filled, the fastest
        return False
    shown = False
    for word in words:
        shown = shown or word.endswith(_SHOWS)
        if shown and word in _FILLING:
            return True
    return False


def _names_white(stream: bytes) -> bool:
    for number, match in enumerate(_COLOURS.finditer(stream)):
        at = match.start()
        said = stream[max(0, at - 8) : at].rpartition(b" ")[2].rpartition(b"\n")[2]
        # 1 of grey or of blue, and 0 of black
        if said[:1] == b"1" or said.lstrip(b"0")[:2] == b".9" or number > _MOST:
            return True
        if match[0] in (b" k", b" sc", b" scn") and not said.strip(b"0."):
            return True
    return False


def _leaves(stream: bytes, width: float, height: float) -> bool:
    """Whether words are moved to a place that may be beyond the page's edges."""
    right, bottom = width + _OFF, height + _OFF
    for number, match in enumerate(_PLACES.finditer(stream)):
        at = match.start()
        try:
            x, y = map(float, stream[max(0, at - 32) : at].split()[-2:])
        except ValueError:
            return True
        if x > right or y > bottom or number > _MOST:
            return True
        if (x < -_OFF or y < -_OFF) and (match[0] == b" Tm" or x < -right or y < -bottom):
            return True
    return False
