"""How big and how heavy the type of a scanned line is, as far as its ink tells.

Tesseract gives the box around a line's ink, which depends on the letters in it ("anno" is lower than
"Ågård"), and nothing of its weight. Headings are known by both, so they are measured here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from core.source_text import Box

_ACCENTED, _TALL, _LOW = 0.93, 0.72, 0.52
"""How high letters reach above the baseline, in parts of the size of type, as common typefaces have it."""
_BELOW = 0.21  # how far g, j, p, q, y reach below it
_DESCENDING = frozenset("gjpqyç,;Q()[]/|")
_SHORT = frozenset("acemnorsuvwxzæøœı+=~-–—.,:;•«»…")

_SAME_SIZE = 0.13  # of the commonest size: less is how exactly ink can be measured
_HEAVIER = 1.28  # times the strokes of the lighter quarter of the page
_RULED = 0.6  # of a row of pixels: more ink is a line that was ruled, no letters

_INK = bytes(1 if value < 128 else 0 for value in range(256))


def size_of(text: str, height: float) -> float:
    """The size of type, in points, of a line that reads `text` and whose ink is `height` points high."""
    above = max((_height(character) for character in text if not character.isspace()), default=_TALL)
    below = _BELOW if any(character in _DESCENDING for character in text) else 0.0
    return height / (above + below)


def _height(character: str) -> float:
    if character in "ÅÄÖÉ":
        return _ACCENTED
    return _LOW if character in _SHORT else _TALL


def settled_sizes(measured: Sequence[tuple[float, int]]) -> list[float]:
    """The sizes of a page's lines, each measured with a count of its letters, to half points.

    Those that differ little from the commonest one are that one.
    """
    letters: Counter[float] = Counter()
    for size, count in measured:
        letters[_half(size)] += count
    common = max(letters, key=lambda size: (letters[size], size), default=0.0)
    return [common if abs(size - common) <= _SAME_SIZE * common else _half(size) for size, _count in measured]


def _half(size: float) -> float:
    return round(2 * size) / 2


def stroke_widths(samples: bytes, width: int, boxes: Sequence[Box]) -> list[float]:
    """The mean width of strokes, in pixels, within each box of a picture of one byte a pixel, row by row.

    0 where there is no ink.
    """
    ink = samples.translate(_INK)
    return [_stroke_width(ink, width, box) for box in boxes]


def _stroke_width(ink: bytes, width: int, box: Box) -> float:
    left, right = max(0, int(box.x0)), min(width, int(box.x1) + 1)
    dark = strokes = 0
    for row in range(max(0, int(box.y0)), int(box.y1) + 1):
        pixels = ink[row * width + left : row * width + right]
        inked = pixels.count(1)
        if 0 < inked < _RULED * len(pixels):
            dark += inked
            strokes += pixels.count(b"\x00\x01") + pixels.startswith(b"\x01")
    return dark / strokes if strokes else 0.0


def heavy_lines(weights: Sequence[tuple[float, int]]) -> list[bool]:
    """Which lines of a page are bold: each with the width of its strokes by size of type, and its letters."""
    light = _lighter_quarter(weights)
    return [light > 0 and weight > _HEAVIER * light for weight, _count in weights]


def _lighter_quarter(weights: Sequence[tuple[float, int]]) -> float:
    """The weight that a quarter of the letters stays below."""
    ordered = sorted((weight, count) for weight, count in weights if weight > 0)
    rest = sum(count for _weight, count in ordered) / 4
    for weight, count in ordered:
        rest -= count
        if rest <= 0:
            return weight
    return 0.0
