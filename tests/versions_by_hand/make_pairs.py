"""Makes the PDF and DOCX files of this folder from `texts/`: `python tests/versions_by_hand/make_pairs.py`.

All of it is invented. A line of a text begins with its mark: `=` a title, `t` a title below it, `#` the
heading of an item, `##` a label, `p` a paragraph, `*` a point, `|` a row of a table. `toc` alone is the
contents list, `---` a new page where the format has pages, and `¬` a place where a word may be cut.
"""

from __future__ import annotations

import io
import sys
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

import docx

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "tests" / "minutes")]

from make_docx import add_table, write_with_fixed_dates  # noqa: E402
from typesetting import (  # noqa: E402
    ORDINARY,
    Cell,
    Furniture,
    Margins,
    Paper,
    Run,
    Style,
    no_furniture,
    set_minutes,
)

SOFT = "¬"
QUIET = Style("sans", 8.5)


class Block(NamedTuple):
    """A line of a text and what it is."""

    mark: str
    text: str

    @property
    def cells(self) -> list[str]:
        """The cells of a row."""
        return [cell.strip() for cell in self.text.split("|")]


class Look(NamedTuple):
    """How a PDF is set."""

    face: str
    size: float
    margins: Margins = ORDINARY
    columns: tuple[float, ...] = (0, 110)
    page_per_item: bool = False
    furniture: Furniture = no_furniture

    def styles(self) -> dict[str, Style]:
        """The style of each mark."""
        bold = f"{self.face}-bold"
        return {
            "=": Style(bold, self.size * 1.9, after=3),
            "t": Style(bold, self.size * 1.3, after=10),
            "#": Style(bold, self.size * 1.3, before=16, after=3, keep=True),
            "##": Style(bold, self.size, before=8, keep=True),
            "p": Style(self.face, self.size, after=3),
            "*": Style(self.face, self.size, indent=14),
            "|": Style(self.face, self.size),
        }


def blocks(name: str) -> list[Block]:
    """The lines of the text `name`."""
    lines = (HERE / "texts" / f"{name}.txt").read_text("utf-8").splitlines()
    parts = [line.partition(" ") for line in lines]
    return [Block(mark, text.strip()) for mark, _, text in parts]


def lay_out(text: list[Block], look: Look, paper: Paper, pages: dict[str, int]) -> None:
    """Set `text` on `paper`."""
    styles = look.styles()
    titles = [block.text for block in text if block.mark == "#"]
    for block in text:
        set_text = block.text.replace(SOFT, "\u00ad")
        if block.mark == "---":
            paper.new_page()
        elif block.mark == "toc":
            for title in titles:
                paper.leader(title, str(pages.get(title, 1)), styles["p"])
        elif block.mark == "|":
            starts = [*look.columns[: len(block.cells)], paper.width]
            rows = zip(block.cells, starts, starts[1:], strict=False)
            paper.row([Cell(x, cell, end - x - 8) for cell, x, end in rows], styles["|"])
        elif block.mark == "*":
            paper.paragraph(f"• {set_text}", styles["*"])
        else:
            if block.mark == "#" and look.page_per_item and titles[0] != block.text:
                paper.new_page()
            paper.paragraph(set_text, styles[block.mark])
            if block.mark == "#":
                paper.mark(block.text, outlined=look.page_per_item)


def write_pdf(name: str, folder: Path, look: Look, made: str) -> None:
    """Write the text `name` as PDF."""
    set_minutes(
        partial(lay_out, blocks(name), look),
        folder / f"{name}.pdf",
        "Referat",
        made,
        margins=look.margins,
        furniture=look.furniture,
    )


def write_docx(name: str, folder: Path) -> None:
    """Write the text `name` as DOCX."""
    text = blocks(name)
    document = docx.Document()
    when = datetime(2020, 1, 1, 9, 0)
    properties = document.core_properties
    properties.created = properties.modified = when
    properties.author = properties.comments = ""
    table: list[list[str]] = []
    for block in [*text, Block("", "")]:
        if block.mark == "|":
            table.append(block.cells)
            continue
        if table:
            add_table(document, table)
            table = []
        line = block.text.replace(SOFT, "")
        if block.mark in ("=", "t", "#", "##"):
            document.add_heading(line, {"=": 0, "t": 0, "#": 1, "##": 2}[block.mark])
        elif block.mark == "toc":
            for title in (each.text for each in text if each.mark == "#"):
                document.add_paragraph(f"{title}\t1")
        elif block.mark in ("p", "*"):
            document.add_paragraph(line, style="List Bullet" if block.mark == "*" else None)
    content = io.BytesIO()
    document.save(content)
    write_with_fixed_dates(content, folder / f"{name}.docx")


def sivholm_head(page: int, pages: int) -> list[Run]:
    """The running head of the case system, and the printer's count of pages."""
    runs = [Run(280, 30, f"{page} of {pages}", QUIET)]
    if page > 1:
        runs += [Run(170, 50, "Referat For Sivholm Byråd", QUIET), Run(480, 50, f"Side {page - 1}", QUIET)]
        runs.append(Run(170, 61, "26. januar 2012 - kl. 18:00", QUIET))
    return runs


def hvedsted_foot(kind: str, page: int, pages: int) -> list[Run]:
    """The foot of every page."""
    return [Run(71, 806, f"Kultur- og Fritidsudvalget, 8. juni 2022, {kind}  Side {page} af {pages}", QUIET)]


NARROW = Margins(71, 84, 130, 60)
SHORT = Margins(71, 84, 130, 115)
COLUMNS = (0, 200, 320)


def make_pairs(folder: Path) -> None:
    """Write the files into `folder`."""
    sivholm = Look("sans", 10.5, SHORT, (0, 190), furniture=sivholm_head)
    write_pdf("sivholm-udkast", folder, sivholm, "D:20120127081500+01'00'")
    write_docx("sivholm-endelig", folder)
    write_docx("roersted-udkast", folder)
    write_pdf("roersted-endelig", folder, Look("serif", 11), "D:20151009120000+02'00'")
    write_docx("lyngsted-dagsorden", folder)
    agenda = Look("sans", 11, NARROW, COLUMNS, True, partial(hvedsted_foot, "dagsorden"))
    write_pdf("hvedsted-dagsorden", folder, agenda, "D:20220602101500+02'00'")
    minutes = Look("sans", 10.5, ORDINARY, COLUMNS, True, partial(hvedsted_foot, "referat"))
    write_pdf("hvedsted-referat", folder, minutes, "D:20220609143000+02'00'")


if __name__ == "__main__":
    make_pairs(HERE)
