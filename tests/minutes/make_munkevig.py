"""Makes an agenda, 2021, whose PDF carries its attachments after each item; called by make_danish.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pymupdf
from made_munkevig import HEAD, ITEM_1, ITEM_2, ITEM_3, LETTER, MAIL, OTHER_MINUTES, RATES, REPORT
from marked_text import blocks, pieces
from typesetting import A4, ORDINARY, Cell, Margins, Paper, Run, Style, face, save

LETTER_SIZE = (612.0, 792.0)
A5 = (420.0, 595.0)
A4_ACROSS = (842.0, 595.0)
A3_ACROSS = (1191.0, 842.0)
BLUE = (0.1, 0.25, 0.5)

AGENDA: Mapping[str, Style] = {
    "": Style("serif", 10.9, after=6),
    "t": Style("sans-bold", 20, after=16),
    "#": Style("sans-bold", 16.3, after=8, keep=True),
    "==": Style("sans-bold", 13.6, before=10, after=3, keep=True),
    "*": Style("serif", 10.9, indent=18, after=2),
    "|": Style("serif", 10.9, after=3),
}
REPORTED: Mapping[str, Style] = {
    "": Style("sans", 10, leading=1.5, after=8),
    "t": Style("sans-bold", 28, before=190, after=20, colour=BLUE),
    "##": Style("sans-bold", 15, before=16, after=6, keep=True, colour=BLUE),
    "|": Style("sans", 9, after=3),
}
WRITTEN: Mapping[str, Style] = {"": Style("serif", 9.5, leading=1.45, after=7)}
TABULATED: Mapping[str, Style] = {
    "": Style("sans", 8.5, after=8),
    "t": Style("sans-bold", 14, after=6),
    "|": Style("sans", 8.5, after=6),
}
MAILED: Mapping[str, Style] = {"": Style("sans", 11, leading=1.4, after=9)}


@dataclass
class SizedPaper(Paper):
    """Paper of another size than A4."""

    size: tuple[float, float] = A4

    @property
    def width(self) -> float:
        """The width between the margins."""
        return self.size[0] - self.margins.left - self.margins.right

    def need(self, height: float) -> None:
        """Go to the next page where less than `height` is left on this one."""
        if self.y + height > self.size[1] - self.margins.bottom and self.y > self.margins.top:
            self.new_page()


Heads = Callable[[int], list[Run]]


def no_heads(_page: int) -> list[Run]:
    """Pages without running heads."""
    return []


def report_heads(page: int) -> list[Run]:
    """The running head and the page number of the report."""
    if page == 1:
        return []
    quiet = Style("sans", 8, colour=BLUE)
    return [
        Run(60, 40, "Kystgruppen ApS", quiet),
        Run(380, 40, "Forundersøgelse af ny ydermole", quiet),
        Run(540, 760, f"{page}", quiet),
    ]


def letter_stamp(_page: int) -> list[Run]:
    """What the secretary has stamped on the letter."""
    return [Run(280, 24, "Punkt 2, bilag 2", Style("sans-bold", 8))]


def rates_foot(_page: int) -> list[Run]:
    """The foot of the table of rates."""
    return [Run(60, 570, "Havnekontoret, 3. december 2020                Side 1 af 1", Style("sans", 7))]


@dataclass(frozen=True)
class Part:
    """Some pages of the file that look alike: an item, or an attachment."""

    text: str
    look: Mapping[str, Style]
    size: tuple[float, float] = A4
    margins: Margins = ORDINARY
    heads: Heads = no_heads


def set_part(part: Part) -> SizedPaper:
    """Lay out the blocks of a part."""
    paper = SizedPaper(part.margins, size=part.size)
    for kind, text in blocks(part.text):
        if kind == "page":
            paper.new_page()
            continue
        plain = "".join(piece for _, piece in pieces(text))
        style = part.look.get(kind, part.look[""])
        if kind == "|":
            cells = [cell.strip() for cell in plain.split("|")]
            step = paper.width / len(cells)
            left = 110.0 if len(cells) == 2 else step
            paper.row(
                [
                    Cell(left * number, cell, paper.width - left if len(cells) == 2 and number else left - 8)
                    for number, cell in enumerate(cells)
                ],
                style,
            )
        elif kind == "*":
            paper.row([Cell(4, "•", 10), Cell(18, plain, paper.width - 18)], style)
        else:
            paper.paragraph(plain, style)
    return paper


def contents_list(starts: Mapping[str, int]) -> SizedPaper:
    """The page with the titles and where in the file they begin."""
    paper = SizedPaper()
    paper.paragraph("Indholdsfortegnelse", Style("sans-bold", 16, after=14))
    for title, page in starts.items():
        paper.leader(title, str(page), Style("serif", 12.4, after=6))
    return paper


def draw_paper(document: Any, paper: SizedPaper, heads: Heads) -> None:
    """Draw pages of that size at the end of the document."""
    for number, runs in enumerate(paper.pages, 1):
        page = document.new_page(width=paper.size[0], height=paper.size[1])
        for run in [*heads(number), *runs]:
            writer = pymupdf.TextWriter(page.rect)
            writer.append((run.x, run.y), run.text, font=face(run.style.face), fontsize=run.style.size)
            writer.write_text(page, color=run.style.colour)


def draw_map(document: Any) -> None:
    """A map of the harbour's jetties, with few words on it."""
    page = document.new_page(width=A3_ACROSS[0], height=A3_ACROSS[1])
    page.draw_rect(pymupdf.Rect(40, 40, 1150, 800), color=BLUE, fill=(0.9, 0.95, 1.0))
    writer = pymupdf.TextWriter(page.rect)
    for number in range(1, 6):
        x = 140 + number * 150
        page.draw_line((x, 200), (x, 640), color=(0.3, 0.3, 0.3), width=5)
        writer.append((x - 20, 190), f"Bro {number}", font=face("sans-bold"), fontsize=14)
    writer.append((60, 780), "Kort over broerne. Mål 1:1.000", font=face("sans"), fontsize=12)
    writer.append((600, 720), "3. Gæstebro", font=face("sans"), fontsize=12)
    writer.write_text(page)


PARTS = (
    Part(HEAD, AGENDA),
    Part(ITEM_1, AGENDA),
    Part(ITEM_2, AGENDA),
    Part(REPORT, REPORTED, LETTER_SIZE, Margins(60, 70, 60, 60), report_heads),
    Part(LETTER, WRITTEN, A5, Margins(45, 50, 45, 40), letter_stamp),
    Part(OTHER_MINUTES, {**AGENDA, "": Style("serif", 11.5, after=6)}),
    Part(ITEM_3, AGENDA),
    Part(RATES, TABULATED, A4_ACROSS, Margins(60, 60, 60, 50), rates_foot),
    Part(MAIL, MAILED, margins=Margins(90, 90, 90, 400)),
)


def munkevig_dagsorden(path: Path) -> None:
    """Write the agenda with all its attachments."""
    papers = [set_part(part) for part in PARTS]
    starts: dict[str, int] = {}
    page = 3  # after the cover and the contents list
    for part, paper in zip(PARTS[1:], papers[1:], strict=True):
        first = blocks(part.text)[0]
        if first.kind == "#":
            starts[first.text.partition(": ")[2]] = page
        page += len(paper.pages)
    document = pymupdf.open()
    draw_paper(document, papers[0], no_heads)
    draw_paper(document, contents_list(starts), no_heads)
    for part, paper in zip(PARTS[1:], papers[1:], strict=True):
        draw_paper(document, paper, part.heads)
    draw_map(document)
    save(document, path, "Dagsorden", "D:20210303110000+01'00'")
