"""Which line of a page a point means: the one it lies on, or the nearest in the column it lies in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

from core.source_text import Box, Line

STEP = 20.0
"""A line that begins so many points further left than all before it begins a column of its own."""
ASIDE = 2.0
"""What a point beside a column counts for, against one above or below it."""
SLIGHT = 0.001


class PlacedLine(NamedTuple):
    """A line with characters and a box: its number in the source, and how far its column reaches."""

    number: int
    box: Box
    left: float
    right: float


def placed_lines(lines: Sequence[Line], indexes: range) -> tuple[PlacedLine, ...]:
    """The lines of one page that have a place, each with the width of its column.

    The text of a page stands column by column; a line that begins above the one before it begins another.
    """
    boxes = [(i, box) for i in indexes if (box := lines[i].box) is not None and lines[i].start < lines[i].end]
    columns: list[list[tuple[int, Box]]] = []
    leftmost = inf  # of the column that is read
    for index, box in boxes:
        last = columns[-1] if columns else []
        height = box.y1 - box.y0
        begins = not last or box.y0 < last[-1][1].y0 - height / 2 or box.x0 < leftmost - STEP
        if begins:
            columns.append([])
            leftmost = inf
        leftmost = min(leftmost, box.x0)
        columns[-1].append((index, box))
    around = [Box(_left(c), min(b.y0 for _, b in c), _right(c), max(b.y1 for _, b in c)) for c in columns]
    placed = []
    for column, own in zip(columns, around, strict=True):
        beside = [
            box
            for other, each in zip(columns, around, strict=True)
            if each is not own and each.y0 < own.y1 and own.y0 < each.y1
            for _, box in other
        ]
        for index, box in column:
            left = max((each.x1 for each in beside if each.x1 <= box.x0), default=-inf)
            right = min((each.x0 for each in beside if each.x0 >= box.x1), default=inf)
            placed.append(PlacedLine(index, box, left, right))
    return tuple(placed)


def nearest_line(lines: Sequence[PlacedLine], x: float, y: float) -> PlacedLine | None:
    """The line that a point (in points) means; None where there is none."""

    def distance(line: PlacedLine) -> float:
        down = max(line.box.y0 - y, y - line.box.y1, 0.0)
        beside = max(line.left - x, x - line.right, 0.0)
        across = max(line.box.x0 - x, x - line.box.x1, 0.0)
        off_middle = abs((line.box.y0 + line.box.y1) / 2 - y)  # of two lines that overlap
        return down + ASIDE * beside + SLIGHT * (across + off_middle)

    return min(lines, key=distance, default=None)


def set_apart(lines: Sequence[PlacedLine]) -> dict[int, Box]:
    """The boxes of lines by their numbers. Of two that overlap, each has half of what they share."""
    boxes = {line.number: line.box for line in lines}
    for above, below in pairwise(lines):
        one, other = boxes[above.number], boxes[below.number]
        beside = one.x1 <= other.x0 or other.x1 <= one.x0
        if not beside and one.y0 < other.y0 < one.y1 < other.y1:
            middle = (other.y0 + one.y1) / 2
            boxes[above.number] = one._replace(y1=middle)
            boxes[below.number] = other._replace(y0=middle)
    return boxes


def _left(column: list[tuple[int, Box]]) -> float:
    return min(box.x0 for _, box in column)


def _right(column: list[tuple[int, Box]]) -> float:
    return max(box.x1 for _, box in column)
