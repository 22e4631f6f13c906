"""A page in dark colours: its paper and its ink change places in lightness and keep their hues.

Pictures stay as they are. What the scanner made of a sheet of paper is no picture but paper, and neither are
masks, lines and grounds of a pixel or two that are stored as images.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from core.source_text import Box, PageSize

DARK_PAPER = 0x202226
"""What white paper becomes: red, green, blue."""
DARK_INK = 0xE8E6E2
"""What black ink becomes."""

LEAST_SIDE = 8.0
"""Points: what is narrower is a line or a bullet."""
LEAST_PIXELS = 16
"""Across and down: an image of fewer is a ground or a line."""
LEAST_COVERED = 0.5
"""Of a page with next to no text by its paper."""
LEAST_COVERED_UNDER_TEXT = 0.8
"""Of a page with text by the paper under it."""
MOST_CHARACTERS = 150
"""On a page with next to no text."""
LIGHT = 150
"""Of 255: paper is lighter, photographs mostly are not."""

_LEAST = 4
"""What MuPDF's inversion makes of white, of 255."""


class _Image(NamedTuple):
    box: Box
    covers: float  # of the page


def darken(raster: Any, pictures: Sequence[Any]) -> None:
    """Invert a MuPDF pixmap that has an alpha channel, but for the rectangles (FzIrect) of its `pictures`."""
    import pymupdf

    mupdf = pymupdf.mupdf
    space, colours = raster.fz_pixmap_colorspace(), mupdf.FzDefaultColorspaces()
    kept = []
    for place in pictures:
        picture = mupdf.fz_new_pixmap_with_bbox(space, place, mupdf.FzSeparations(), 1)
        mupdf.fz_copy_pixmap_rect(picture, raster, place, colours)
        kept.append((picture, place))
    mupdf.fz_invert_pixmap_luminance(raster)
    mupdf.fz_tint_pixmap(raster, _black(), DARK_INK)
    for picture, place in kept:
        mupdf.fz_copy_pixmap_rect(raster, picture, place, colours)


def pictures_of(drawing: Any, size: PageSize, small: Callable[[], bytes]) -> tuple[Box, ...]:
    """Where pictures are on the page of `size` that the PyMuPDF display list `drawing` draws.

    `small` gives the page's pixels, four bytes each, at any scale.
    """
    import pymupdf

    text = pymupdf.TextPage(drawing.get_textpage(pymupdf.TEXT_PRESERVE_IMAGES))
    images = [_Image(box, _area(box) / (size.width * size.height)) for box in _boxes(text, size)]
    characters = len(text.extractText()) if images else 0
    needed = LEAST_COVERED if characters <= MOST_CHARACTERS else LEAST_COVERED_UNDER_TEXT
    if sum(image.covers for image in images) >= needed and _is_light(small()):
        # A scan is one image, with others on it, or a sheet in many strips.
        whole = any(image.covers >= LEAST_COVERED for image in images)
        images = [image for image in images if whole and image.covers < LEAST_COVERED]
    return tuple(image.box for image in images)


def _boxes(text: Any, size: PageSize) -> Iterable[Box]:
    """Where an image is that may be a picture, cut to the page."""
    for image in text.extractIMGINFO():
        x0, y0, x1, y1 = image["bbox"]
        box = Box(max(x0, 0.0), max(y0, 0.0), min(x1, size.width), min(y1, size.height))
        is_ink = image["bpc"] == 1 or not image["colorspace"]  # a mask, or a drawing in black and white
        is_small = min(image["width"], image["height"]) < LEAST_PIXELS
        if not (is_ink or is_small) and min(box.x1 - box.x0, box.y1 - box.y0) >= LEAST_SIDE:
            yield box


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.y1 - box.y0)


def _is_light(pixels: bytes) -> bool:
    """Whether most pixels are as light as paper; their green part speaks for the whole."""
    green = sorted(pixels[1::4])
    return bool(green) and green[len(green) // 2] > LIGHT


def _black() -> int:
    """The colour to tint black with so that `_LEAST` becomes the dark paper."""
    black = 0
    for shift in (16, 8, 0):
        paper, ink = DARK_PAPER >> shift & 0xFF, DARK_INK >> shift & 0xFF
        black |= round((paper - ink * _LEAST / 255) / (1 - _LEAST / 255)) << shift
    return black
