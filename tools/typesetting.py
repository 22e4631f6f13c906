"""Setting invented minutes on pages: wrapped paragraphs, columns, dotted leaders, running heads.

Used by what makes the sample minutes, the test minutes and the benchmark document. The same calls give
the same bytes: dates are given, the file carries no random id. Lengths are points.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import pymupdf

A4 = (595.0, 842.0)
SOFT_HYPHEN = "\u00ad"

FACES = {
    "serif": ("font_source_serif_pro", "SourceSerifPro-Regular.ttf"),
    "serif-bold": ("font_source_serif_pro", "SourceSerifPro-Bold.ttf"),
    "serif-italic": ("font_source_serif_pro", "SourceSerifPro-It.ttf"),
    "sans": ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    "sans-bold": ("font_source_sans_pro", "SourceSansPro-Bold.ttf"),
    "sans-semibold": ("font_source_sans_pro", "SourceSansPro-Semibold.ttf"),
}


@cache
def face(name: str) -> Any:
    """The font of that name in FACES, read once."""
    package, file_name = FACES[name]
    return pymupdf.Font(fontbuffer=files(package).joinpath("files", file_name).read_bytes())


@cache
def advance(name: str, character: str) -> float:
    """The width of a character, as a share of the font's size."""
    return float(face(name).glyph_advance(ord(character)))


@dataclass(frozen=True)
class Style:
    """How a paragraph is set. `keep` holds it together with the three lines after it."""

    face: str = "serif"
    size: float = 10.9
    leading: float = 1.32  # line distance, as a multiple of the size
    before: float = 0.0
    after: float = 0.0
    indent: float = 0.0
    colour: tuple[float, float, float] = (0.0, 0.0, 0.0)
    keep: bool = False

    @property
    def step(self) -> float:
        """Distance from one baseline to the next."""
        return self.size * self.leading

    def width(self, text: str) -> float:
        """The width of `text` set in this style."""
        return sum(advance(self.face, character) for character in text) * self.size


class Run(NamedTuple):
    """A piece of text at its baseline, or a rule where `text` is empty."""

    x: float
    y: float
    text: str
    style: Style
    x1: float = 0.0


class Margins(NamedTuple):
    """White space around the text of a page."""

    left: float = 71.0
    top: float = 71.0
    right: float = 71.0
    bottom: float = 71.0


ORDINARY = Margins()
HAIRLINE = Style(colour=(0.6, 0.6, 0.6))


class Cell(NamedTuple):
    """A piece of a row: where it begins, measured from the left margin, what it says, how wide it may be."""

    x: float
    text: str
    width: float


def wrap(text: str, style: Style, width: float) -> list[str]:
    """The lines of `text` in that width. A word is cut only at a soft hyphen, and then shows a hyphen."""
    whole = text.replace(SOFT_HYPHEN, "")
    if style.width(whole) <= width:
        return [whole]
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if style.width(joined.replace(SOFT_HYPHEN, "")) <= width:
            line = joined
            continue
        parts = word.split(SOFT_HYPHEN)
        for cut in range(len(parts) - 1, 0, -1):
            head = "".join(parts[:cut]) + "-"
            if line and style.width(f"{line} {head}".replace(SOFT_HYPHEN, "")) <= width:
                lines.append(f"{line} {head}")
                line = SOFT_HYPHEN.join(parts[cut:])
                break
        else:
            if line:
                lines.append(line)
            line = word
    return [found.replace(SOFT_HYPHEN, "") for found in [*lines, line]]


@dataclass
class Paper:
    """Pages being set from top to bottom. Nothing is drawn before `save`."""

    margins: Margins = ORDINARY
    pages: list[list[Run]] = field(default_factory=lambda: [[]])
    outline: list[list[Any]] = field(default_factory=list)
    page_of: dict[str, int] = field(default_factory=dict)  # title -> page, counted from 1
    y: float = 0.0

    def __post_init__(self) -> None:
        self.y = self.margins.top

    @property
    def width(self) -> float:
        """The width between the margins."""
        return A4[0] - self.margins.left - self.margins.right

    def new_page(self) -> None:
        """Go on at the top of the next page."""
        self.pages.append([])
        self.y = self.margins.top

    def gap(self, height: float) -> None:
        """Leave white space."""
        self.y += height

    def need(self, height: float) -> None:
        """Go to the next page where less than `height` is left on this one."""
        if self.y + height > A4[1] - self.margins.bottom and self.y > self.margins.top:
            self.new_page()

    def mark(self, title: str, outlined: bool = True) -> None:
        """Remember that `title` begins here."""
        self.page_of[title] = len(self.pages)
        if outlined:
            self.outline.append([1, title, len(self.pages)])

    def paragraph(self, text: str, style: Style) -> None:
        """Set `text` over the whole width."""
        self.row([Cell(style.indent, text, self.width - style.indent)], style)

    def row(self, cells: Sequence[Cell], style: Style) -> None:
        """Set cells side by side, each wrapped in its own width; a long row may run over the page's end."""
        columns = [wrap(cell.text, style, cell.width) for cell in cells]
        height = max(len(lines) for lines in columns)
        if self.y > self.margins.top:
            self.y += style.before
        if style.keep:
            self.need((height + 3) * style.step)
        for index in range(height):
            self.need(style.step)
            self.y += style.step
            for cell, lines in zip(cells, columns, strict=True):
                if index < len(lines) and lines[index]:
                    self.pages[-1].append(Run(self.margins.left + cell.x, self.y, lines[index], style))
        self.y += style.after

    def leader(self, title: str, page: str, style: Style, number: str = "", left: float = 0.0) -> None:
        """One entry of a contents list: number, title, dots, page. A title that is too long wraps."""
        lines = wrap(title, style, self.width - left - 40)
        page_x = self.width - style.width(page)
        dots = int((page_x - 6 - left - style.width(lines[-1])) / style.width("."))
        lines[-1] += "." * max(3, dots)
        for index, line in enumerate(lines):
            self.need(style.step)
            self.y += style.step
            pieces = [(0.0, number if index == 0 else ""), (left, line)]
            pieces.append((page_x, page if index == len(lines) - 1 else ""))
            for x, text in pieces:
                if text:
                    self.pages[-1].append(Run(self.margins.left + x, self.y, text, style))
        self.y += style.after

    def rule(self, style: Style = HAIRLINE) -> None:
        """Draw a thin line over the whole width."""
        self.y += 4
        self.pages[-1].append(Run(self.margins.left, self.y, "", style, A4[0] - self.margins.right))
        self.y += 4


Furniture = Callable[[int, int], list[Run]]
"""Running heads and feet of page n (from 1) of m."""


def no_furniture(_page: int, _pages: int) -> list[Run]:
    """Pages without running heads."""
    return []


def draw(document: Any, paper: Paper, furniture: Furniture = no_furniture) -> None:
    """Draw the pages of `paper` at the end of `document`."""
    for number, runs in enumerate(paper.pages, 1):
        page = document.new_page(width=A4[0], height=A4[1])
        runs = [*furniture(number, len(paper.pages)), *runs]
        writers: dict[tuple[float, float, float], Any] = {}
        for run in runs:
            if not run.text:
                page.draw_line((run.x, run.y), (run.x1, run.y), color=run.style.colour, width=0.6)
                continue
            writer = writers.setdefault(run.style.colour, pymupdf.TextWriter(page.rect))
            writer.append((run.x, run.y), run.text, font=face(run.style.face), fontsize=run.style.size)
        for colour, writer in writers.items():
            writer.write_text(page, color=colour)


def save(document: Any, path: Path, title: str, made: str) -> None:
    """Write `document`. `made` is its date in PDF form, `D:20240515090000+02'00'`."""
    document.set_metadata(
        {
            "title": title,
            "author": "",
            "creator": "Protokollen",
            "producer": "Protokollen",
            "creationDate": made,
            "modDate": made,
        }
    )
    document.subset_fonts()
    name_hyphens(document)
    path.parent.mkdir(parents=True, exist_ok=True)
    document.save(path, garbage=4, deflate=True, deflate_fonts=True, use_objstms=1, no_new_id=True)


def name_hyphens(document: Any) -> None:
    """Let the glyph that serves as hyphen and as hyphen-minus be read as the latter, as printers do."""
    for xref in range(1, document.xref_length()):
        if document.xref_is_stream(xref):
            content = document.xref_stream(xref)
            if b"begincmap" in content:
                document.update_stream(xref, content.replace(b"<2010>", b"<002D>"))


def set_minutes(
    build: Callable[[Paper, dict[str, int]], None],
    path: Path,
    title: str,
    made: str,
    *,
    margins: Margins = ORDINARY,
    furniture: Furniture = no_furniture,
    outlined: bool = True,
) -> None:
    """Set what `build(paper, page_of)` lays out, and write it to `path`.

    `build` runs twice, so that the contents list of the second run knows the pages of the first.
    """
    draft = Paper(margins)
    build(draft, {})
    paper = Paper(margins)
    build(paper, draft.page_of)
    document = pymupdf.open()
    draw(document, paper, furniture)
    if outlined and paper.outline:
        document.set_toc(paper.outline)
    save(document, path, title, made)
