"""The layers of a PDF that are switched off (optional content: ISO 32000-1, 8.11): nobody sees their words,
and MuPDF leaves them where they are while they are off.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from typing import Any, NamedTuple

from core.source_text import Box

Characters = Counter[tuple[str, Box]]
"""The characters of a page, each with its box in whole points."""


class Unveiled(NamedTuple):
    """An open PyMuPDF document with all layers switched on; what each page showed before, none where all
    were; and the layers that were off."""

    document: Any
    shown: list[Characters]
    off: list[int]


def unveiled(content: bytes, password: str | None) -> Unveiled:
    """The PDF `content` with all layers on: MuPDF takes nothing away that is in one that is off. Raises
    UnreadableFile, PasswordNeeded."""
    import pymupdf

    from core.sources.pdf import open_document

    document, _encrypted = open_document(content, password)
    layers = document.get_ocgs() or {}
    off = [xref for xref, layer in layers.items() if not layer["on"]]
    if not off:
        return Unveiled(document, [], [])
    with closing(document):
        shown = [characters_on(document, page) for page in range(document.page_count)]
        document.set_layer(-1, basestate="ON", on=list(layers), off=[])
        written = bytes(document.tobytes(encryption=pymupdf.PDF_ENCRYPT_KEEP))
    document, _encrypted = open_document(written, password)  # it reads which are on as it opens
    return Unveiled(document, shown, off)


def veil(document: Any, off: list[int]) -> None:
    """Have the layers `off` off again."""
    if off:
        document.set_layer(-1, basestate="ON", on=[], off=off)


def characters_on(document: Any, page: int) -> Characters:
    """The characters that a page shows."""
    return Counter(_on_page(document, page))


def _on_page(document: Any, page: int) -> Iterator[tuple[str, Box]]:
    from core.sources.pdf import DAMAGE, extracted

    try:
        found = extracted(document.load_page(page), "rawdict")
    except DAMAGE:
        return
    for block in found["blocks"]:
        for line in block.get("lines", ()):
            for span in line["spans"]:
                for char in span["chars"]:
                    if not char["c"].isspace():
                        yield char["c"], Box(*map(round, char["bbox"]))
