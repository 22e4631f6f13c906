"""What the window says to the process that shows pages, and what comes back through its pipe.

Only the newest wish counts. The process says `Taken` for each wish, so that the window keeps few of them on
their way and never waits at a full pipe, and `Begun` before each piece of work, so that it is known which
one ended the process.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from core.errors import UserFacingError

BYTES_A_PIXEL = 4
"""Blue, green, red and 255: the form a window paints without converting it."""
PART_BYTES = 256 * 1024
"""Longest message of pixels: unpacking a message holds Python's global lock."""


class Tile(NamedTuple):
    """A rectangle of a page's raster: pixels, at `scale` pixels a point; `dark`: in dark colours."""

    version: int  # of the document, in the library
    page: int
    scale: float
    x: int
    y: int
    width: int
    height: int
    dark: bool = False


class CharactersRequest(NamedTuple):
    """Where the characters of a page are."""

    version: int
    page: int


Work = Tile | CharactersRequest


@dataclass(frozen=True, slots=True)
class WarmUp:
    """Open the document that was read last, before its pages are asked for. There is no answer."""

    library: Path


@dataclass(frozen=True, slots=True)
class PagesRequest:
    """What is wanted now, most urgent first; it replaces every earlier wish."""

    library: Path
    tiles: tuple[Tile, ...] = ()  # that are seen
    characters: tuple[CharactersRequest, ...] = ()
    later: tuple[Tile, ...] = ()  # that may be seen next, and small pages
    answered: int = 0  # how many answers the window had from this process when it wished

    @property
    def work(self) -> tuple[Work, ...]:
        """All of it in its order."""
        return (*self.tiles, *self.characters, *self.later)


@dataclass(frozen=True, slots=True)
class Taken:
    """Said when a PagesRequest was read."""


@dataclass(frozen=True, slots=True)
class Begun:
    """Said before a piece of work."""

    work: Work


@dataclass(frozen=True, slots=True)
class Drawn:
    """Answer to a tile: where `error` is None, its pixels follow in messages of at most `PART_BYTES`."""

    tile: Tile
    error: UserFacingError | None = None


@dataclass(frozen=True, slots=True)
class Characters:
    """Answer to CharactersRequest.

    `boxes` holds four numbers (x0, y0, x1, y1 in points, page as shown unrotated) for each code point from
    the start of the page's first line to the end of its last, NaN where a code point has no place; it is
    None where the page has no text or cannot be read.
    """

    request: CharactersRequest
    boxes: array[float] | None
