"""PDFs of invented meetings for the import benchmark: so many files with 13.4 pages each on the average.

The words are those of make_library.py, another text in each file; the layout is the one most Danish minutes
come in. The same bytes each run.
"""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import make_pdf
import pymupdf
from invented_council import Plan, plan
from invented_dialects import DIALECTS, text_of
from invented_words import sentences
from typesetting import Paper, draw, save

PAGES_EACH = 13.4
CHARACTERS_A_PAGE = 2900
HEADINGS = ("Punkt ", "REFERAT ")
LABELS = ("Resumé", "Indstilling", "Sagsfremstilling", "Økonomiske konsekvenser", "Bilag", "Beslutning")


def page_counts(count: int) -> list[int]:
    """Pages of each of `count` files, `13.4 * count` together: many short ones, a few long ones."""
    chance = random.Random(count)
    drawn = [max(3, min(60, round(chance.lognormvariate(2.35, 0.65)))) for _ in range(count)]
    missing = round(PAGES_EACH * count) - sum(drawn)
    while missing:
        at = chance.randrange(count)
        step = 1 if missing > 0 else -1
        if drawn[at] + step >= 3:
            drawn[at] += step
            missing -= step
    return drawn


def make_pdfs(folder: Path, count: int) -> None:
    """Write the files to `folder`, and nothing where they are there already."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, pages in enumerate(page_counts(count)):
        path = folder / f"referat-{number:04}.pdf"
        if not path.exists():
            _write(path, _lengthened(plan(number * 3 + 300, 10_000), pages), pages)


def _lengthened(planned: Plan, pages: int) -> Plan:
    """`planned` with as much to say as some `pages` hold."""
    chance = random.Random(planned.number)
    missing = pages * CHARACTERS_A_PAGE - len(text_of(planned, DIALECTS[0]))
    more: list[list[str]] = [[] for _item in planned.items]
    while missing > 0:
        said = sentences(chance, chance.randint(3, 7))
        chance.choice(more).append(said)
        missing -= len(said)
    items = [
        replace(item, matter=(*item.matter, *added)) for item, added in zip(planned.items, more, strict=True)
    ]
    return replace(planned, items=tuple(items))


def _write(path: Path, planned: Plan, pages: int) -> None:
    paper = Paper(make_pdf.MARGINS)
    for line in text_of(planned, DIALECTS[0]).splitlines():
        if line.startswith(HEADINGS):
            paper.mark(line)
            paper.paragraph(line, make_pdf.HEADING)
        elif line.startswith(LABELS):
            paper.paragraph(line, make_pdf.LABEL)
        elif "....." in line:
            title, _dots, page = line.rpartition(".....")
            paper.leader(title, page.strip(), make_pdf.CONTENTS)
        elif line:
            paper.paragraph(line, make_pdf.TEXT)
    chance = random.Random(pages)
    while len(paper.pages) < pages:
        paper.paragraph(sentences(chance, 5), make_pdf.TEXT)
    del paper.pages[pages:]
    document = pymupdf.open()
    draw(document, paper)
    document.set_toc([entry for entry in paper.outline if entry[2] <= pages])
    title = f"Referat {planned.body.name} {planned.day:%d-%m-%Y}"
    save(document, path, title, f"D:{planned.day:%Y%m%d}150000+01'00'")
