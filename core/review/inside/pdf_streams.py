"""What the bytes that draw a page say at a glance: whether it may have words that nobody sees.

Asked of every page, so it only looks for operators (ISO 32000-1, annex A) and the numbers before them; a word
that looks like one costs a closer look, no more.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

_FILLS = (b"\nf", b" f\n", b" f ", b" f*", b"\nB", b" B\n", b"\nb", b" b\n")
_SHOWS = (b"Tj", b"TJ")
_COLOURS = (b" rg", b" g\n", b" g ", b" g\r", b" sc", b" k\n", b" k ")
_PLACES = (b" Tm", b" Td", b" TD")
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
    first = min((at for name in _SHOWS if (at := stream.find(name)) >= 0), default=-1)
    return first >= 0 and any(stream.rfind(name) > first for name in _FILLS)


def _names_white(stream: bytes) -> bool:
    for name in _COLOURS:
        for number, at in enumerate(_found(stream, name)):
            one = stream[max(0, at - 8) : at].split()[-1:]
            if number > _MOST or not one:
                return True
            said = one[0]
            # 1 of grey or of blue, and 0 of black
            if said.startswith((b"1", b".9", b"0.9")) or (name[1:2] in b"ks" and said.strip(b"0.") == b""):
                return True
    return False


def _leaves(stream: bytes, width: float, height: float) -> bool:
    """Whether words are moved to a place that may be beyond the page's edges."""
    longest = max(width, height) + _OFF
    for name in _PLACES:
        for number, at in enumerate(_found(stream, name)):
            numbers = stream[max(0, at - 32) : at].split()[-2:]
            try:
                x, y = map(float, numbers)
            except ValueError:
                return True
            if number > _MOST or max(abs(x), abs(y)) > longest:
                return True
            if name == b" Tm" and (min(x, y) < -_OFF or x > width + _OFF or y > height + _OFF):
                return True
    return False


def _found(stream: bytes, name: bytes) -> Iterator[int]:
    at = stream.find(name)
    while at >= 0:
        yield at
        at = stream.find(name, at + len(name))
