"""The reference the reading of a PDF is measured against: MuPDF's own text of all pages, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pymupdf


def bare_extraction(path: Path) -> int:
    """Get every page's text as a dictionary, as PyMuPDF gives it without options; the number of blocks."""
    with pymupdf.open(path) as document:
        return sum(len(page.get_text("dict")["blocks"]) for page in document)


def bare_text_extraction(path: Path) -> int:
    """The same without the bytes of the pictures: what a reader of text would ask for."""
    flags = pymupdf.TEXTFLAGS_DICT & ~pymupdf.TEXT_PRESERVE_IMAGES
    with pymupdf.open(path) as document:
        return sum(len(page.get_text("dict", flags=flags)["blocks"]) for page in document)
