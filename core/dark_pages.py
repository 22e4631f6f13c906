"""A page in dark colours: its paper and its ink change places in lightness and keep their hues."""

from __future__ import annotations

from typing import Any

DARK_PAPER = 0x202226
"""What white paper becomes: red, green, blue."""
DARK_INK = 0xE8E6E2
"""What black ink becomes."""

_LEAST = 4
"""What MuPDF's inversion makes of white, of 255."""


def darken(raster: Any) -> None:
    """Invert a MuPDF pixmap of red, green and blue in place."""
    import pymupdf

    pymupdf.mupdf.fz_invert_pixmap_luminance(raster)
    pymupdf.mupdf.fz_tint_pixmap(raster, _black(), DARK_INK)


def _black() -> int:
    """The colour to tint black with so that `_LEAST` becomes the dark paper."""
    black = 0
    for shift in (16, 8, 0):
        paper, ink = DARK_PAPER >> shift & 0xFF, DARK_INK >> shift & 0xFF
        black |= round((paper - ink * _LEAST / 255) / (1 - _LEAST / 255)) << shift
    return black
