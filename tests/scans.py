"""Scanned PDFs made on the spot: an invented text, drawn as a picture."""

from __future__ import annotations

from collections.abc import Sequence

import pymupdf

WIDTH, HEIGHT = 595, 842
LEFT, TOP = 72, 80

Row = tuple[str, float, str]
"""A font of MuPDF's, a size in points, a text."""

MINUTES: tuple[Row, ...] = (
    ("hebo", 16, "Klitborg Kommune"),
    ("hebo", 13, "Økonomiudvalget"),
    ("helv", 11, "Referat"),
    ("helv", 11, "Mødedato: 14. maj 2024"),
    ("hebo", 11, "1. Godkendelse af dagsorden"),
    ("hebo", 11, "Sagsfremstilling"),
    ("helv", 11, "Udvalget skal godkende dagsordenen, som blev sendt ud i sidste uge."),
    ("hebo", 11, "Beslutning"),
    ("helv", 11, "Godkendt."),
    ("hebo", 11, "2. Ny skole i Vesterby"),
    ("hebo", 11, "Sagsfremstilling"),
    ("helv", 11, "Forvaltningen foreslår, at skolen bygges ved den gamle købmandsgård."),
    ("hebo", 11, "Beslutning"),
    ("helv", 11, "Et flertal stemte imod. Forslaget blev forkastet."),
)


def texts(rows: Sequence[Row] = MINUTES) -> list[str]:
    """What the lines of such a page say."""
    return [text for _font, _size, text in rows]


def add_text(document: pymupdf.Document, rows: Sequence[Row] = MINUTES, high: float = HEIGHT) -> None:
    """A page of text."""
    page = document.new_page(width=WIDTH, height=high)
    y = float(TOP)
    for font, size, text in rows:
        page.insert_text((LEFT, y), text, fontsize=size, fontname=font)
        y += 2 * size


def add_scan(
    document: pymupdf.Document,
    rows: Sequence[Row] = MINUTES,
    *,
    turn: int = 0,
    rotation: int = 0,
    high: float = HEIGHT,
) -> pymupdf.Page:
    """A page that is a picture of text, turned by `turn` degrees clockwise.

    `rotation` is how the page itself says that it is to be shown. Where its text is short, a page less `high`
    is read by machine in a fraction of the time.
    """
    text = pymupdf.open()
    add_text(text, rows, high)
    picture = text[0].get_pixmap(matrix=pymupdf.Matrix(200 / 72, 200 / 72).prerotate(turn))
    width, height = (WIDTH, high) if turn % 180 == 0 else (high, WIDTH)
    page = document.new_page(width=width, height=height)
    page.insert_image(page.rect, stream=picture.tobytes("jpeg"))
    page.set_rotation(rotation)
    return page


def scan(*pages: Sequence[Row]) -> bytes:
    """A PDF of pictures alone; of one page where none are given."""
    document = pymupdf.open()
    for rows in pages or (MINUTES,):
        add_scan(document, rows)
    return bytes(document.tobytes())
