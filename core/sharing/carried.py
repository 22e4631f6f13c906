"""What a mark in a PDF carries for this program: the annotations it stands for, as they were when it was
made.

Other programs show a mark's place, colour and words; what they do not know (to which item it belongs, tags,
follow-ups) stands in a key of its own as JSON, and comes back with the file.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from core.annotations import Colour
from core.web_annotation import GivenAnnotation, as_web_annotation, from_web_annotation
from core.web_values import mapping_of, text_of

KEY = "ProtokollenAnnotations"
"""The key of the PDF's annotation (ISO 32000-1, Annex E, leaves such names free)."""
SOURCE_KEY = "ProtokollenSource"
"""The key of the document information: the SHA-256 of the file that the copy was made of, in hexadecimal."""
LARGEST = 4_000_000
"""Code points of the largest text that is read."""
_NEAR = 0.75
"""Points that a corner may have moved in other programs' rounding."""

Colours = tuple[float, float, float]

HIGHLIGHTS: dict[Colour, Colours] = {
    Colour.YELLOW: (1.0, 0.91, 0.44),
    Colour.GREEN: (0.64, 0.87, 0.68),
    Colour.BLUE: (0.62, 0.80, 0.95),
    Colour.RED: (0.96, 0.67, 0.64),
    Colour.PURPLE: (0.80, 0.70, 0.93),
}
"""Of highlights, red, green and blue from 0 to 1: dark enough to be told apart, light enough for black
words."""
LINES: dict[Colour, Colours] = {
    Colour.YELLOW: (0.72, 0.55, 0.0),
    Colour.GREEN: (0.18, 0.49, 0.31),
    Colour.BLUE: (0.12, 0.37, 0.66),
    Colour.RED: (0.75, 0.18, 0.16),
    Colour.PURPLE: (0.44, 0.27, 0.70),
}
"""Of underlines and the frames of areas, which are thin."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What a mark stands for, and how it was written: the reader's words in it, those after them that tell of
    tags and follow-ups, its colour, and its corners on the page (points in the PDF's own space)."""

    given: tuple[GivenAnnotation, ...]
    words: str
    tail: str
    colour: Colours
    corners: tuple[float, ...]

    @property
    def contents(self) -> str:
        """All words of the mark."""
        return "\n\n".join(filter(None, (self.words, self.tail)))

    def is_there(self, corners: Sequence[float]) -> bool:
        """Whether the mark still stands where it was put."""
        return len(corners) == len(self.corners) and all(
            abs(one - other) < _NEAR for one, other in zip(sorted(corners), sorted(self.corners), strict=True)
        )

    def has_colour(self, colour: Sequence[float]) -> bool:
        """Whether the mark still has its colour."""
        return len(colour) != 3 or all(
            abs(one - other) < 0.02 for one, other in zip(colour, self.colour, strict=True)
        )

    def words_in(self, contents: str) -> str:
        """The reader's words in what the mark says now."""
        shown = contents.strip()
        if self.tail and shown.endswith(self.tail.strip()):
            shown = shown[: -len(self.tail.strip())].rstrip()
        return shown


def carried_text(carried: Carried) -> str:
    """`carried` as the key's text."""
    told = {
        "version": 1,
        "words": carried.words,
        "tail": carried.tail,
        "colour": [round(each, 3) for each in carried.colour],
        "corners": [round(each, 2) for each in carried.corners],
        "annotations": [as_web_annotation(each) for each in carried.given],
    }
    return json.dumps(told, ensure_ascii=True, separators=(",", ":"))


def read_carried(text: str) -> Carried | None:
    """What `carried_text` gave; None for anything else."""
    if not text or len(text) > LARGEST:
        return None
    try:
        told = mapping_of(json.loads(text))
        given = tuple(from_web_annotation(mapping_of(each)) for each in told["annotations"])
        red, green, blue = map(float, told["colour"])
        corners = tuple(map(float, told["corners"]))
        return Carried(
            given, text_of(told["words"]) or "", text_of(told["tail"]) or "", (red, green, blue), corners
        )
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
