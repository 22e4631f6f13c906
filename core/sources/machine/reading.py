"""Reading a scanned page by machine: its picture -> lines with the place of every word.

MuPDF draws the page and hands the picture to the Tesseract it carries. One page takes seconds, so this
happens in a process of its own (`core.machine_process`), which may also be lost to a damaged picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pymupdf

from core.errors import UnreadableFile
from core.language import _
from core.source_text import Box
from core.sources.machine.languages import ReadingData
from core.sources.machine.look import heavy_lines, settled_sizes, size_of, stroke_widths
from core.sources.machine.page import MachineLine, MachinePage, MachineWord
from core.sources.pdf import DAMAGE, TEXT_FLAGS

DOTS_AN_INCH = 300
"""What Tesseract was trained on, and what offices scan with."""

_TRIAL_DOTS_AN_INCH = 150  # when it is tried how a page is turned
_MOST_PIXELS = 32_000_000  # an A3 page at 300 dots an inch has 17 million
_POINTS_AN_INCH = 72
_UPRIGHT = 0.45  # of a page's characters in words: as much says that it was read the right way up
_WORD = re.compile(r"[^\W\d_][a-zæøåäöéü]{2,}")
_VOWEL = re.compile(r"[aeiouyæøåäöAEIOUYÆØÅÄÖ]")
_LETTER = re.compile(r"[^\W_]")
_RULE = re.compile(r"[|_—=~'`.\[\]{}¦…«»“”‘’°^]+")  # what ruled lines and specks are taken for
_WIDE_GAP = 1.0  # of the size of type, between two words of one line


def read_page(page: Any, data: ReadingData, languages: str) -> MachinePage:
    """What stands on the PyMuPDF page `page`, in `languages` as Tesseract names them ("dan", "nor+dan").

    A page whose picture lies on its side or upside down is read the right way up. Raises UnreadableFile where
    the page cannot be drawn or read.
    """
    try:
        best = _attempt(page, data, languages, 0, DOTS_AN_INCH)
        if best.sense() < _UPRIGHT:
            for turn in (90, 270, 180):
                if _attempt(page, data, languages, turn, _TRIAL_DOTS_AN_INCH).sense() >= _UPRIGHT:
                    best = _attempt(page, data, languages, turn, DOTS_AN_INCH)
                    break
        return MachinePage(f"tesseract {languages}", best.turn, best.blocks())
    except (*DAMAGE, MemoryError) as error:
        raise UnreadableFile(
            _("This page could not be read by machine."), _("It is shown as it is.")
        ) from error


class _Found(NamedTuple):
    """A line as it was found, before its look is settled. It may hold several cells of a table row."""

    words: tuple[MachineWord, ...]
    y0: float
    y1: float

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    def cells(self, size: float, bold: bool) -> Iterator[MachineLine]:
        """The line in type of `size` points, ended at every wide gap."""
        y0, y1 = round(self.y0, 2), round(self.y1, 2)
        first = 0
        for at in range(1, len(self.words) + 1):
            if at == len(self.words) or self.words[at].x0 - self.words[at - 1].x1 > _WIDE_GAP * size:
                yield MachineLine(y0, y1, size, bold, self.words[first:at])
                first = at


class _Attempt(NamedTuple):
    """One reading of a page, turned by `turn` degrees; `scale` is pixels a point."""

    turn: int
    scale: float
    picture: Any
    found: list[list[_Found]]

    def sense(self) -> float:
        """The part of the characters that stands in something like words; 1 where there is nothing."""
        tokens = [word.text for block in self.found for line in block for word in line.words]
        total = sum(map(len, tokens))
        words = sum(
            len(match[0])
            for token in tokens
            if (match := _WORD.match(token)) is not None and _VOWEL.search(match[0])
        )
        return words / total if total else 1.0

    def blocks(self) -> tuple[tuple[MachineLine, ...], ...]:
        """The lines with the size and weight of their type."""
        lines = [line for block in self.found for line in block]
        letters = [len(line.text) for line in lines]
        sizes = settled_sizes(
            [
                (size_of(line.text, line.y1 - line.y0), count)
                for line, count in zip(lines, letters, strict=True)
            ]
        )
        boxes = [
            Box(*(self.scale * edge for edge in (line.words[0].x0, line.y0, line.words[-1].x1, line.y1)))
            for line in lines
        ]
        widths = stroke_widths(self.picture.samples[::3], self.picture.width, boxes)
        weights = [width / size if size else 0.0 for width, size in zip(widths, sizes, strict=True)]
        bold = heavy_lines(list(zip(weights, letters, strict=True)))
        look = iter(zip(sizes, bold, strict=True))
        return tuple(
            tuple(cell for line in block for cell in line.cells(*next(look))) for block in self.found
        )


def _attempt(page: Any, data: ReadingData, languages: str, turn: int, dots: int) -> _Attempt:
    width, height = page.rect.width, page.rect.height
    scale = min(dots / _POINTS_AN_INCH, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
    # In colours even where there are none: of a grey picture MuPDF's Tesseract reads nothing.
    matrix = pymupdf.Matrix(scale, scale).prerotate(turn)
    picture = page.get_pixmap(matrix=matrix, colorspace=pymupdf.csRGB, alpha=False)
    picture.set_dpi(round(scale * _POINTS_AN_INCH), round(scale * _POINTS_AN_INCH))
    read = pymupdf.open(
        stream=picture.pdfocr_tobytes(compress=False, language=languages, tessdata=str(data.folder)),
        filetype="pdf",
    )
    try:
        result = read[0]
        text_page = result.get_textpage(flags=TEXT_FLAGS)
        found = list(_blocks(text_page.extractRAWDICT(), picture.width / scale / result.rect.width))
    finally:
        read.close()
    return _Attempt(turn, scale, picture, found)


def _blocks(rawdict: dict[str, Any], points: float) -> Iterator[list[_Found]]:
    """The lines of each block, `points` being the length of a unit of `rawdict` in points.

    What MuPDF splits is put together again: pieces of one of Tesseract's lines have the same upper and lower
    edge, that of the ink of the whole line.
    """
    for block in rawdict["blocks"]:
        lines: list[_Found] = []
        for line in block.get("lines", ()):
            words = tuple(_words(line, points))
            y0, y1 = line["bbox"][1] * points, line["bbox"][3] * points
            if words and lines and (lines[-1].y0, lines[-1].y1) == (y0, y1):
                words = tuple(sorted((*lines.pop().words, *words), key=lambda word: word.x0))
            if words:
                lines.append(_Found(words, y0, y1))
        lines = [line for line in lines if _LETTER.search(line.text)]
        if lines:
            yield lines


def _words(line: dict[str, Any], points: float) -> Iterator[MachineWord]:
    text, left, right = "", 0.0, 0.0
    for span in line["spans"]:
        for char in span["chars"]:
            if char["c"].isspace():
                if text:
                    yield from _word(text, left, right)
                text = ""
            else:
                x0, _y0, x1, _y1 = char["bbox"]
                left = left if text else x0 * points
                right = x1 * points
                text += char["c"]
    if text:
        yield from _word(text, left, right)


def _word(text: str, left: float, right: float) -> Iterator[MachineWord]:
    if right > left and not _RULE.fullmatch(text):
        yield MachineWord(text, round(left, 2), round(right, 2))
