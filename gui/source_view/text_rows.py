"""One paragraph set: its lines, and where in it each character stands. Places are code points in its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextLine, QTextOption

from core.line_breaks import MARK
from core.paragraph import Form, Paragraph
from core.source_text import Span
from gui.annotations.placing import Mark
from gui.source_view.text_style import (
    AVERAGE,
    FORMS,
    INSERTED,
    PIXELS_PER_POINT,
    TEXT_POINTS,
    TextStyle,
    font_of,
)
from gui.theme import Colours
from gui.utf16 import Units

CELL_GAP = 14.0
LEAST_CELL, MOST_CELL = 7, 36
"""Characters a table column gets room for, at least and at most."""
LABEL = 13
"""Characters of the column of labels."""
STEP_IN = 1.5
"""How far the entries of a list stand in for each level, in sizes of type."""

_ENTRY = re.compile(
    r"(?P<number>[^\t]{1,8}\t(?=.*[^\W\d_]))?(?P<title>.*?)(?P<dots>[.…\s]{3,}|\t)(?P<page>\d{1,4})\s*$"
)
_NUMBER = re.compile(r"[-–+]?\(?\d[\d.,   ]*\)?\s*(?:%|kr\.?)?$")


class Columns(NamedTuple):
    """How one row of a table is set: its columns' widths as parts of the whole, and which hold numbers."""

    shares: tuple[float, ...] = ()
    of_numbers: tuple[bool, ...] = ()
    is_head: bool = False  # says what the columns of numbers below it are


NO_COLUMNS = Columns()


@dataclass(frozen=True, slots=True)
class Row:
    """What is set as one: a paragraph, or a line put in for the reader, which has no place in the text."""

    paragraph: Paragraph | None
    text: str
    above: float  # space above, in lines
    start: int  # code point offset in the source where it begins
    columns: Columns = NO_COLUMNS  # of a table row
    area: Mark | None = None  # of a line that stands for an area on a page
    of_attachment: bool = False
    closed: bool = False  # the heading of a closed item

    @property
    def form(self) -> Form | None:
        """None for a line put in for the reader."""
        return None if self.paragraph is None else self.paragraph.form

    def meets(self, span: Span) -> bool:
        """Whether it holds characters of `span`."""
        return self.paragraph is not None and self.start < span.end and span.start < self.paragraph.span.end

    @property
    def is_ruled(self) -> bool:
        """Whether a line is drawn below it: not in a list of people."""
        return self.paragraph is not None and self.form is Form.ROW and not self.paragraph.tight


@dataclass(frozen=True, slots=True)
class _Cell:
    """A stretch of a row's text set at a place of its own; `x` and `width` in logical pixels."""

    start: int
    text: str
    x: float
    width: float
    to_right: bool = False
    quiet: bool = False


class _SetCell:
    """A cell laid out."""

    def __init__(self, cell: _Cell, font: QFont, pitch: float) -> None:
        self.cell = cell
        self.units = Units(cell.text)
        self.layout = QTextLayout(cell.text.replace("\t", "\u2003"), font)
        right = Qt.AlignmentFlag.AlignRight
        option = QTextOption(right if cell.to_right else Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.layout.setTextOption(option)
        self.layout.setCacheEnabled(True)
        self.layout.beginLayout()
        self.lines: list[tuple[QTextLine, float]] = []  # with their upper edges
        while (line := self.layout.createLine()).isValid():
            line.setLineWidth(max(cell.width, 1.0))
            top = len(self.lines) * pitch
            line.setPosition(QPointF(cell.x, top + (pitch - line.height()) / 2))
            self.lines.append((line, top))
        self.layout.endLayout()
        self.height = max(1, len(self.lines)) * pitch

    def rects(self, first: int, end: int, pitch: float) -> Iterator[QRectF]:
        """Where the characters `first <= i < end` of the cell's text stand, line by line."""
        begin, stop = self.units.before(first), self.units.before(end)
        for line, top in self.lines:
            start, behind = line.textStart(), line.textStart() + line.textLength()
            if start < stop and begin < behind:
                left, right = _across(line, max(begin, start)), _across(line, min(stop, behind))
                if stop >= behind:  # the space a line breaks at stands beyond its end
                    right = min(right, line.naturalTextRect().right())
                if right > left:
                    yield QRectF(left, top, right - left, pitch)

    def place_at(self, x: float, y: float, pitch: float) -> int:
        """The place in the cell's text nearest to a point."""
        if not self.lines:
            return 0
        number = min(max(int(y / pitch), 0), len(self.lines) - 1)
        line = self.lines[number][0]
        units = line.xToCursor(x)
        if number < len(self.lines) - 1:  # behind a line's last space is the next line
            units = min(units, line.textStart() + line.textLength() - 1)
        return self.units.place(units)


def _across(line: QTextLine, units: int) -> float:
    """How far across a place in a line is."""
    found = line.cursorToX(units)
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]


class SetRow:
    """A row laid out in a column `width` wide. Everything from the upper left corner of its text."""

    def __init__(self, row: Row, style: TextStyle, zoom: float, width: float) -> None:
        self.row = row
        form = FORMS[row.form] if row.form is not None else INSERTED
        if row.columns.is_head:
            form = replace(form, weight=QFont.Weight.DemiBold)
        self.quiet = form.quiet or row.of_attachment
        pixels = TEXT_POINTS * PIXELS_PER_POINT * zoom * form.size
        leading = style.leading if form.size <= 1.05 else min(style.leading, 1.28)
        self.pitch = pixels * leading
        font = font_of(style, form, zoom)
        self.cells = [_SetCell(cell, font, self.pitch) for cell in _cells(row, font, width, pixels)]
        self.width = width
        self.height = max((cell.height for cell in self.cells), default=self.pitch)

    def rects(self, first: int, end: int) -> list[QRectF]:
        """Where the characters `first <= i < end` of the row's text stand, line by line."""
        found: list[QRectF] = []
        for each in self.cells:
            low, high = max(first, each.cell.start), min(end, each.cell.start + len(each.cell.text))
            if low < high:
                found += each.rects(low - each.cell.start, high - each.cell.start, self.pitch)
        return found

    def place_at(self, x: float, y: float) -> int:
        """The place in the row's text nearest to a point."""
        if not self.cells:
            return 0
        near = min(self.cells, key=lambda each: max(each.cell.x - x, x - each.cell.x - each.cell.width, 0.0))
        return near.cell.start + near.place_at(x, y, self.pitch)

    def paint(self, painter: QPainter, at: QPointF, colours: Colours, selected: bool = False) -> None:
        """Draw the words; `at` is the upper left corner on the painter. Selected, none is quiet."""
        for each in self.cells:
            quiet = (self.quiet or each.cell.quiet) and not selected
            painter.setPen(QColor(colours.quiet if quiet else colours.text))
            each.layout.draw(painter, at)
        if self.row.is_ruled:
            painter.fillRect(
                QRectF(at.x(), round(at.y() + self.height + 1), self.width, 1), QColor(colours.line)
            )


def _cells(row: Row, font: QFont, width: float, pixels: float) -> Iterator[_Cell]:
    text = row.text
    if row.form is Form.LIST:
        yield from _entry_of_list(row, font, width, pixels)
    elif row.form is Form.ROW and row.columns.shares:
        cells = list(_table_cells(text.split("\t"), row.columns, width))
        if any(len(word) * AVERAGE * pixels > cell.width for cell in cells for word in cell.text.split()):
            cells = [
                _Cell(0, text, 0.0, width)
            ]  # a narrow column: better one after another than cut to pieces
        yield from cells
    elif row.form is Form.FIELD and "\t" in text:
        label, _tab, value = text.partition("\t")
        room = min(max(LABEL * AVERAGE * pixels, QFontMetricsF(font).horizontalAdvance(label)), width / 2)
        yield _Cell(0, label, 0.0, room, quiet=True)
        x = room + CELL_GAP
        yield _Cell(len(label) + 1, value, x, width - x)
    elif row.form is Form.ENTRY and (entry := _ENTRY.match(text)):
        x = 0.0
        if entry["number"]:
            x = 3.2 * pixels
            yield _Cell(0, entry["number"].rstrip("\t"), 0.0, x - CELL_GAP / 2)
        room = 2.6 * pixels
        yield _Cell(entry.start("title"), entry["title"], x, width - x - room - CELL_GAP)
        yield _Cell(entry.start("page"), entry["page"], width - room, room, to_right=True, quiet=True)
    else:
        indent = 1.0 * pixels if row.area is not None else 0.0
        yield _Cell(0, text, indent, width - 2 * indent)


def _entry_of_list(row: Row, font: QFont, width: float, pixels: float) -> Iterator[_Cell]:
    """The mark hangs to the left of the entry's lines."""
    level = row.paragraph.level if row.paragraph is not None else 1
    indent = max(1, level) * STEP_IN * pixels
    mark = MARK.match(row.text)
    if mark is None or mark.end() >= len(row.text):
        yield _Cell(0, row.text, indent, width - indent)
        return
    measured = QFontMetricsF(font).horizontalAdvance(mark.group().rstrip() + " ")
    hang = max(STEP_IN * pixels * 0.8, measured)
    indent = max(indent, hang)
    yield _Cell(0, mark.group(), indent - hang, hang)
    yield _Cell(mark.end(), row.text[mark.end() :], indent, width - indent)


def _table_cells(cells: Sequence[str], columns: Columns, width: float) -> Iterator[_Cell]:
    """The last cell of a short row spans what is left. Numbers, and their head, stand at the right edge."""
    shares = columns.shares
    room = width - CELL_GAP * (len(shares) - 1)
    x, start = 0.0, 0
    for number, cell in enumerate(cells):
        is_last = number == len(cells) - 1
        mine = shares[number:] if is_last else shares[number : number + 1]
        wide = sum(mine) * room + CELL_GAP * (len(mine) - 1)
        to_right = len(mine) == 1 and (columns.of_numbers[number] or (number > 0 and _is_number(cell)))
        yield _Cell(start, cell, x, wide, to_right)
        x += wide + CELL_GAP
        start += len(cell) + 1


def _is_number(cell: str) -> bool:
    return _NUMBER.match(cell.strip()) is not None


def columns_of(rows: Iterable[tuple[bool, str]]) -> list[Columns]:
    """For each row how its columns are set; no columns for what is not a row of a table.

    The widths are alike in all rows of a table. A column gets room as its longest cell asks for it, within
    bounds: neither crushed nor all.
    """
    found: list[Columns] = []
    for is_row, group in groupby(rows, lambda each: each[0]):
        texts = [text for _is_row, text in group]
        if not is_row:
            found += [NO_COLUMNS] * len(texts)
            continue
        table = [text.split("\t") for text in texts]
        count = max(len(cells) for cells in table)
        longest = [max(len(cells[i]) if i < len(cells) else 0 for cells in table) for i in range(count)]
        wanted = [min(max(length + 3, LEAST_CELL), MOST_CELL) for length in longest]
        shares = tuple(part / sum(wanted) for part in wanted)
        of_numbers = tuple(i > 0 and _holds_numbers(table, i) for i in range(count))
        heads = [cell for cell, numbers in zip(table[0], of_numbers, strict=False) if numbers]
        is_head = bool(heads) and not any(map(_is_number, heads))
        found += [Columns(shares, of_numbers, is_head and not number) for number in range(len(table))]
    return found


def _holds_numbers(table: Sequence[Sequence[str]], column: int) -> bool:
    """Whether most cells of a column are numbers, its head aside."""
    cells = [cells[column] for cells in table[1:] if column < len(cells) and cells[column].strip()]
    return 2 * sum(map(_is_number, cells)) > len(cells)
