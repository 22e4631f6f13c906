"""The blocks of a text set in one column. Blocks are laid out as they come into view; the heights of the
others are estimated, so that a long document opens at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout, QTextOption

from gui.source_view.blocks import Block, BlockForm
from gui.theme import Colours, serif_font

CHARACTERS_A_LINE = 72
"""Width of the column in average characters: a comfortable line."""
TEXT_POINTS = 12.0
LEADING = 1.38
TOP = 40.0
CELL_GAP = 14.0
LEAST_CELL, MOST_CELL = 9, 36
"""Characters a table column gets room for, at least and at most."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """Size relative to the text, space above in lines, and weight of a form."""

    size: float
    above: float
    weight: QFont.Weight = QFont.Weight.Normal
    quiet: bool = False


_SETTINGS = {
    BlockForm.TITLE: _Setting(1.7, 0.0, QFont.Weight.Bold),
    BlockForm.ITEM: _Setting(1.4, 2.0, QFont.Weight.Bold),
    BlockForm.SECTION: _Setting(1.12, 1.1, QFont.Weight.Bold),
    BlockForm.STRONG: _Setting(1.0, 0.9, QFont.Weight.DemiBold),
    BlockForm.TEXT: _Setting(1.0, 0.5),
    BlockForm.LIST: _Setting(1.0, 0.25),
    BlockForm.ROW: _Setting(0.94, 0.25),
    BlockForm.QUIET: _Setting(0.94, 0.2, quiet=True),
}


class TextColumn:
    """All heights and places are in logical pixels from the column's upper left corner."""

    def __init__(self, blocks: Sequence[Block], zoom: float, width: float) -> None:
        self.blocks = blocks
        self.width = width
        self._zoom = zoom
        self._laid: dict[int, list[QTextLayout]] = {}
        self._line = TEXT_POINTS * 96 / 72 * zoom * LEADING
        self._heights = [self._estimate(block) for block in blocks]
        self._starts = [block.span.start for block in blocks]
        self._shares = _column_shares(blocks)
        self._add_up()

    @property
    def height(self) -> float:
        """Of the whole column, with its margins."""
        return self._tops[-1] + TOP

    def block_at(self, y: float) -> int:
        """Index of the block at height `y`."""
        return max(0, min(bisect_right(self._tops, y) - 1, len(self.blocks) - 1))

    def block_of(self, offset: int) -> int:
        """Index of the block that holds a code point offset of the source."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def top(self, block: int) -> float:
        """Upper edge of a block, the space above it included."""
        return self._tops[block]

    def rect(self, block: int) -> QRectF:
        """The rectangle of a block's text."""
        above = self._above(block)
        return QRectF(0, self._tops[block] + above, self.width, self._heights[block] - above)

    def lay_out(self, first: int, until: float) -> bool:
        """Lay out the blocks from `first` down to height `until`; whether any height changed."""
        changed = False
        y = self._tops[first] if self.blocks else 0.0
        for block in range(first, len(self.blocks)):
            if y > until:
                break
            if block not in self._laid:
                height = self._set(block)
                changed = changed or height != self._heights[block]
                self._heights[block] = height
            y += self._heights[block]
        if changed:
            self._add_up()
        return changed

    def paint(self, painter: QPainter, block: int, origin: QPointF, colours: Colours) -> None:
        """Draw a block that is laid out; `origin` is the column's corner on the painter."""
        quiet = _SETTINGS[self.blocks[block].form].quiet
        painter.setPen(QColor(colours.quiet if quiet else colours.text))
        at = origin + self.rect(block).topLeft()
        for layout in self._laid[block]:
            layout.draw(painter, at)
        if self.blocks[block].form is BlockForm.ROW:
            painter.setPen(QColor(colours.line))
            bottom = self.rect(block).translated(origin).bottom() + 1
            painter.drawLine(QPointF(origin.x(), bottom), QPointF(origin.x() + self.width, bottom))

    def _above(self, block: int) -> float:
        if not block or self.blocks[block].continues:
            return 0.0
        return _SETTINGS[self.blocks[block].form].above * self._line

    def _add_up(self) -> None:
        self._tops = list(accumulate(self._heights, initial=TOP))

    def _estimate(self, block: Block) -> float:
        setting = _SETTINGS[block.form]
        lines = 1 + int(len(block.text) * setting.size) // CHARACTERS_A_LINE
        above = 0.0 if block.continues else setting.above
        return (lines * setting.size + above) * self._line

    def _set(self, index: int) -> float:
        """Lay out one block; its height with the space above."""
        block = self.blocks[index]
        font = self._font(block)
        if block.form is BlockForm.ROW:
            cells = block.text.split("\t")
            columns = list(_cells(cells, self._shares[index], self.width))
        else:
            indent = block.level * 1.3 * self._line if block.form is BlockForm.LIST else 0.0
            columns = [(indent, self.width - indent, block.text)]
        laid = [_paragraph(text, font, x, width) for x, width, text in columns]
        self._laid[index] = [layout for layout, _height in laid]
        return self._above(index) + max(height for _layout, height in laid)

    def _font(self, block: Block) -> QFont:
        setting = _SETTINGS[block.form]
        font = serif_font(TEXT_POINTS * self._zoom * setting.size)
        font.setWeight(setting.weight)
        return font


def _paragraph(text: str, font: QFont, x: float, width: float) -> tuple[QTextLayout, float]:
    """A paragraph set `width` wide at `x`, and its height."""
    layout = QTextLayout(text.replace("\t", "  "), font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        line.setPosition(QPointF(x, y))
        y += line.height() * LEADING / 1.2
    layout.endLayout()
    return layout, y


def _column_shares(blocks: Sequence[Block]) -> dict[int, list[float]]:
    """For each table row the widths of its columns as parts of the whole, alike in all rows of a table.

    A column gets room as its longest cell asks for it, within bounds: neither crushed nor all.
    """
    shares: dict[int, list[float]] = {}
    first = 0
    for is_row, group in groupby(blocks, lambda block: block.form is BlockForm.ROW):
        rows = list(group)
        if is_row:
            table = [block.text.split("\t") for block in rows]
            columns = max(len(cells) for cells in table)
            longest = [max(len(cells[i]) if i < len(cells) else 0 for cells in table) for i in range(columns)]
            wanted = [min(max(length + 3, LEAST_CELL), MOST_CELL) for length in longest]
            for number in range(len(rows)):
                shares[first + number] = [part / sum(wanted) for part in wanted]
        first += len(rows)
    return shares


def _cells(cells: Sequence[str], shares: Sequence[float], width: float) -> Iterator[tuple[float, float, str]]:
    """Place, width and text of each cell; the last one of a short row spans what is left."""
    room = width - CELL_GAP * (len(shares) - 1)
    x = 0.0
    for number, cell in enumerate(cells):
        is_last = number == len(cells) - 1
        mine = shares[number:] if is_last else shares[number : number + 1]
        wide = sum(mine) * room + CELL_GAP * (len(mine) - 1)
        yield x, wide, cell
        x += wide + CELL_GAP
