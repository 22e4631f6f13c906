"""Makes the benchmark document: `python tests/benchmarks/make_pdf.py OUT.pdf [--pages 500]`.

Invented minutes in the layout most Danish agendas come in: cover, contents list, every item on a new page;
40 items a hundred pages, 40 lines a page, a table in every item, a picture on every fifth page. The same \
bytes
each run.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pymupdf

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

from typesetting import A4, Cell, Margins, Paper, Style, draw, save, wrap

LINES_A_PAGE = 40
TEXT = Style("serif", 10.9, 1.24)
LABEL = Style("serif-bold", 13.6, 1.2, before=6, after=1)
HEADING = Style("serif-bold", 16.3, 1.2, after=4)
CONTENTS = Style("serif", 12.4, 1.42)
MARGINS = Margins(71, 56, 71, 40)
PICTURE = (450, 94)  # width and height on the page

SUBJECTS = [
    "Anlægsbevilling til ny tagbelægning på",
    "Lokalplan for boliger ved",
    "Renovering af svømmebadet i",
    "Støjmålinger langs",
    "Trafiksikkerhed omkring",
    "Regnskab for sportshallen i",
    "Kvalitetsrapport for skolen i",
    "Udvidelse af børnehuset i",
    "Vandløbsregulativ for bækken ved",
    "Status på klimatilpasning i",
    "Ansøgning om tilskud fra foreninger i",
    "Takster for havnen i",
    "Udbud af busdrift mellem Hovborg og",
    "Helhedsplan for midtbyen i",
    "Salg af byggegrunde i",
    "Fredning af skoven ved",
]
PLACES = [
    "Torslev",
    "Sønder Bakke",
    "Engvad",
    "Kragelund Mark",
    "Vesterskov",
    "Lillø",
    "Hesselhøj",
    "Nordmarken",
    "Mosebølle",
    "Strandkær",
    "Ulvedal",
    "Birkemose",
    "Stenvad Huse",
]
SENTENCES = [
    "Forvaltningen har gennemgået de indkomne tilbud og sammenholdt dem med budgettet",
    "Projektet ventes at kunne begynde i tredje kvartal, når udbuddet er afsluttet",
    "Beboerne i området har peget på, at trafikken er vokset siden omlægningen",
    "Der er afsat midler i investeringsplanen til første etape",
    "Udvalget drøftede sagen på sit møde i februar og bad om flere oplysninger",
    "Ændringen er uden betydning for kommunens likviditet i indeværende år",
    "De nærmere vilkår fremgår af det vedlagte notat",
    "Undersøgelsen viser et fald på 12 procent i forhold til året før",
    "Naboerne er blevet hørt, og der er kommet syv svar",
    "Bygningen er fra 1968 og trænger til nye vinduer og ny isolering",
    "En del af arbejdet kan udføres af kommunens egen driftsafdeling",
    "Den årlige udgift til drift er beregnet til 240.000 kroner",
    "Ordningen evalueres efter to år, og resultatet forelægges for udvalget",
    "Leverandøren har bekræftet, at tidsplanen kan holdes",
    "Arealet er omfattet af en ældre byplanvedtægt, som foreslås ophævet",
]
DECISIONS = [
    "Godkendt.",
    "Anbefales.",
    "Taget til efterretning.",
    "Drøftet.",
    "Udsat til næste møde.",
    "Indstillingen blev godkendt med 9 stemmer (A, F, B, Ø og C) mod 3 stemmer (V).",
    "Ikke godkendt.",
    "Sendes i offentlig høring i otte uger.",
    "Godkendt med den ændring, at anden etape udgår.",
    "Valgt blev Lone Rask Søgård (F).",
    "Sendes tilbage til forvaltningen.",
]
FIGURES = ("Drift", "Anlæg", "Løn", "Vedligehold", "Tilskud", "I alt")


class Block(NamedTuple):
    """Lines in one style, or rows of a table."""

    style: Style
    rows: list[list[Cell]]


def item_titles(count: int) -> list[str]:
    """So many different titles."""
    places = len(PLACES)
    return [
        f"{SUBJECTS[n % len(SUBJECTS)]} {PLACES[(n // len(SUBJECTS)) % places]}"
        + (f", etape {n // (len(SUBJECTS) * places) + 1}" if n % 3 == 0 else "")
        for n in range(count)
    ]


def text(words: str, style: Style, width: float) -> Block:
    """A paragraph in its lines."""
    return Block(style, [[Cell(0, line, width * 2)] for line in wrap(words, style, width)])


def filling(chance: random.Random, width: float, lines: int) -> Iterator[Block]:
    """Paragraphs of exactly so many lines together."""
    while lines:
        words = ". ".join(chance.choice(SENTENCES) for _ in range(chance.randint(4, 9))) + "."
        block = text(words, TEXT, width)
        yield Block(TEXT, block.rows[:lines])
        lines -= min(lines, len(block.rows))


def table(chance: random.Random) -> Block:
    """A table of figures: name, budget, used, difference."""
    rows = [("Beløb i 1.000 kr.", "Budget", "Forbrug", "Afvigelse")]
    for name in FIGURES:
        budget, used = chance.randint(900, 9000), chance.randint(900, 9000)
        rows.append((name, str(budget), str(used), str(budget - used)))
    edges = (250.0, 340.0, 430.0)
    return Block(
        TEXT,
        [
            [
                Cell(0, name, 180),
                *(Cell(x - TEXT.width(f), f, 90) for x, f in zip(edges, figures, strict=True)),
            ]
            for name, *figures in rows
        ],
    )


def item_blocks(number: int, title: str, pages: int, width: float) -> list[Block]:
    """One item that fills so many pages."""
    chance = random.Random(number)
    sentence = f"{chance.choice(SENTENCES)}."
    head = [
        text(f"Punkt {number}: {title}", HEADING, width),
        text(f"24-{number * 37 + 1000:06}", TEXT, width),
        text("Resumé", LABEL, width),
        *filling(chance, width, 3),
        text("Indstilling", LABEL, width),
        text("Direktionen indstiller, at sagen godkendes, og at udgiften afholdes af puljen.", TEXT, width),
        text("Sagsfremstilling", LABEL, width),
    ]
    tail = [
        table(chance),
        text("Økonomi", LABEL, width),
        text(sentence, TEXT, width),
        text("Beslutning i Byrådet den 28-05-2024", LABEL, width),
        text(DECISIONS[number % len(DECISIONS)], TEXT, width),
        text("Bilag", LABEL, width),
        text(f"Notat af {number % 28 + 1}. april 2024", TEXT, width),
        text(f"Oversigtskort, {title.rsplit(' ', 1)[-1]}", TEXT, width),
    ]
    fixed = sum(len(block.rows) for block in head + tail)
    return [*head, *filling(chance, width, pages * LINES_A_PAGE - fixed), *tail]


def has_picture(page: int) -> bool:
    """Whether page n, counted from 1, carries a picture."""
    return page % 5 == 0


def set_item(paper: Paper, blocks: list[Block]) -> None:
    """Set an item from the top of a new page, 40 lines a page, below the picture where there is one."""
    set_lines = 0
    for block in blocks:
        for index, row in enumerate(block.rows):
            if set_lines % LINES_A_PAGE == 0:
                paper.new_page()
                paper.gap(PICTURE[1] + 10 if has_picture(len(paper.pages)) else 0)
            last = index == len(block.rows) - 1
            style = Style(
                block.style.face, block.style.size, block.style.leading, after=block.style.after * last
            )
            paper.gap(block.style.before if index == 0 else 0)
            paper.row(row, style)
            set_lines += 1


def build(paper: Paper, pages: int, page_of: dict[str, int]) -> None:
    """Cover, contents list and items on so many pages."""
    titles = item_titles(pages * 40 // 100)
    paper.paragraph("REFERAT Byrådet d. 28-05-2024", Style("serif-bold", 21.7, after=20))
    for label, value in (
        ("Mødedato", "Tirsdag d. 28. maj 2024 kl. 18:00"),
        ("Mødested", "Byrådssalen"),
        (
            "Mødedeltagere",
            "Birthe Munkholt, Søren Agerskov, Lone Rask Søgård, Torben Hjelmager, Finn \
Oddershede",
        ),
    ):
        paper.row([Cell(0, label, 110), Cell(120, value, paper.width - 120)], TEXT)
    paper.new_page()
    paper.paragraph("Indholdsfortegnelse", HEADING)
    for title in titles:
        paper.leader(title, str(page_of.get(title, 0)), CONTENTS)
    left = pages - len(paper.pages)
    for number, title in enumerate(titles, 1):
        share = left * number // len(titles) - left * (number - 1) // len(titles)
        first = len(paper.pages) + 1
        set_item(paper, item_blocks(number, title, share, paper.width))
        paper.page_of[title] = first
        paper.outline.append([1, f"Punkt {number}: {title}", first])


def picture(number: int) -> bytes:
    """A JPEG of 900 x 188 pixels, another one for each number: bands of colour under a grain."""
    chance = random.Random(number)
    width, height = 900, 188
    grain = chance.randbytes(width * 3 + 256)
    rows = []
    for y in range(height):
        shade, start = 60 + (y * (number % 7 + 1)) % 160, y * 13 % 256
        mask = bytes(min(255, shade + (byte >> 3)) for byte in grain[start : start + 300])
        rows.append(mask * (width // 100))
    return bytes(pymupdf.Pixmap(pymupdf.csRGB, width, height, b"".join(rows), False).tobytes("jpeg"))


def insert_pictures(document: Any) -> None:
    """Put a picture at the top of every fifth page."""
    x = (A4[0] - PICTURE[0]) / 2
    for number in range(1, document.page_count + 1):
        if has_picture(number) and number > 1:
            place = pymupdf.Rect(x, MARGINS.top, x + PICTURE[0], MARGINS.top + PICTURE[1])
            document[number - 1].insert_image(place, stream=picture(number))


def make_pdf(path: Path, pages: int = 500) -> None:
    """Write the benchmark document of so many pages to `path`."""
    draft = Paper(MARGINS)
    build(draft, pages, {})
    paper = Paper(MARGINS)
    build(paper, pages, draft.page_of)
    document = pymupdf.open()
    draw(document, paper)
    insert_pictures(document)
    document.set_toc(paper.outline)
    save(document, path, "Referat Byrådet d. 28-05-2024", "D:20240529090000+02'00'")


def main() -> None:
    """Make the document that the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--pages", type=int, default=500)
    arguments = parser.parse_args()
    make_pdf(arguments.out, arguments.pages)


if __name__ == "__main__":
    main()
