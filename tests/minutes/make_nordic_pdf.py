"""Makes the Swedish PDF minutes of this folder; called by make_nordic.py. All of it is invented."""

from __future__ import annotations

from pathlib import Path

from haesslehult import HEADER, ITEMS, NOTICE
from typesetting import HAIRLINE, Cell, Margins, Paper, Run, Style, set_minutes

TEXT = Style("serif", 11, after=4)
LABEL = Style("serif-bold", 11, before=8, after=1, keep=True)
HEADING = Style("sans-bold", 12.5, before=6, after=2, keep=True)
QUIET = Style("sans", 8.5)


def haesslehult_kommunstyrelse(paper: Paper, pages: dict[str, int]) -> None:
    """A board's minutes, 2012: every item on a new page, running heads, the marks of those who sign."""
    for label, value in HEADER:
        lines, labels = value.split("\n"), label.split("\n")
        for index in range(max(len(lines), len(labels))):
            left = labels[index] if index < len(labels) else ""
            right = lines[index] if index < len(lines) else ""
            paper.row([Cell(0, left, 140), Cell(150, right, paper.width - 150)], Style("serif", 11))
        paper.gap(7)
    paper.rule(HAIRLINE)
    paper.paragraph("ANSLAG/BEVIS", LABEL)
    paper.paragraph("Protokollet är justerat. Justeringen har tillkännagivits genom anslag.", TEXT)
    for label, value in NOTICE:
        paper.row([Cell(0, label, 140), Cell(150, value, 250)], Style("serif", 11))
    paper.new_page()
    paper.paragraph("Innehåll", HEADING)
    for heading, *_ in ITEMS:
        title = heading.replace("\u00ad", "").removeprefix("§ ")
        paper.leader(title, str(pages.get(heading, 0)), TEXT)
    for heading, case, text in ITEMS:
        paper.new_page()
        paper.mark(heading, outlined=False)
        paper.paragraph(heading, HEADING)
        if case:
            paper.paragraph(case, TEXT)
        for line in text.splitlines():
            paper.paragraph(line.removeprefix("#"), LABEL if line.startswith("#") else TEXT)


def haesslehult_furniture(page: int, pages: int) -> list[Run]:
    """Head and foot of every page."""
    return [
        Run(71, 40, "HÄSSLEHULTS KOMMUN", QUIET),
        Run(270, 40, "SAMMANTRÄDESPROTOKOLL", QUIET),
        Run(478, 40, f"Sida {page} ({pages})", QUIET),
        Run(71, 52, "Kommunstyrelsen", QUIET),
        Run(270, 52, "2012-02-08", QUIET),
        Run(71, 800, "Justerandes sign", QUIET),
        Run(270, 800, "Utdragsbestyrkande", QUIET),
    ]


def make_haesslehult(path: Path) -> None:
    """Write the file to `path`."""
    set_minutes(
        haesslehult_kommunstyrelse,
        path,
        "Sammanträdesprotokoll",
        "D:20120216083000+01'00'",
        margins=Margins(71, 84, 71, 71),
        furniture=haesslehult_furniture,
        outlined=False,
    )
