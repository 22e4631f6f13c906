"""The order in which the blocks of a page are read.

A document's own order is kept where it can be one in which people read: every block stands below the one
before it, or to its right. So columns (of members, say) stay whole, first the left one, then the right one.
Otherwise the page is cut along its white bands, the widest first, from top to bottom and from left to right
(recursive X-Y cut, Nagy and Seth 1984).

Two columns of which the left one holds only labels are read line by line instead: label, value.
"""

from __future__ import annotations

from itertools import pairwise

from core.source_text import Box
from core.sources.pdf.pieces import Row, add_on_baseline

Block = list[Row]

_OVERLAP = 3.0  # points that boxes of lines below one another may share: tall fonts


def blocks_in_order(blocks: list[Block]) -> list[Block]:
    """The blocks of a page as they are read."""
    if all(_follows(before, after) for before, after in pairwise(blocks)):
        return blocks
    return _cut([(bounds(block), block) for block in blocks])


def _follows(before: Block, after: Block) -> bool:
    """Does `after` stand below `before`, or to its right?"""
    if after[0][0].box[1] >= before[-1][0].box[3] - _OVERLAP:
        return True
    first, second = bounds(before), bounds(after)
    return second.y0 >= first.y1 - _OVERLAP or second.x0 >= first.x1 - _OVERLAP


def bounds(block: Block) -> Box:
    """The smallest box that holds all of `block`."""
    boxes = [piece.box for row in block for piece in row]
    return Box(
        min(box.x0 for box in boxes),
        min(box.y0 for box in boxes),
        max(box.x1 for box in boxes),
        max(box.y1 for box in boxes),
    )


def _cut(placed: list[tuple[Box, Block]]) -> list[Block]:
    """The blocks, cut along the widest white band, both sides again, until nothing is left to cut."""
    if len(placed) < 2:
        return [block for _box, block in placed]
    across, y = _widest_gap([(box.y0, box.y1 - _OVERLAP) for box, _block in placed])
    along, x = _widest_gap([(box.x0, box.x1) for box, _block in placed])
    if max(across, along) <= 0:
        ordered = sorted(placed, key=lambda one: (one[0].y0, one[0].x0))
        return [block for _box, block in ordered]
    if across >= along:
        first = [one for one in placed if one[0].y0 < y]
        second = [one for one in placed if one[0].y0 >= y]
    else:
        first = [one for one in placed if one[0].x0 < x]
        second = [one for one in placed if one[0].x0 >= x]
    return _cut(first) + _cut(second)


def _widest_gap(stretches: list[tuple[float, float]]) -> tuple[float, float]:
    """Width of the widest gap between `stretches`, and where it ends; a width of 0 where there is none."""
    width, end_of_gap = 0.0, 0.0
    reached = None
    for start, end in sorted(stretches):
        if reached is not None and start - reached > width:
            width, end_of_gap = start - reached, start
        reached = end if reached is None else max(reached, end)
    return width, end_of_gap


def labels_with_values(blocks: list[Block]) -> list[Block]:
    """The blocks, a column of labels and the column of their values made one."""
    merged: list[Block] = []
    for block in blocks:
        if merged and (together := _side_by_side(merged[-1], block)) is not None:
            merged[-1] = together
        else:
            merged.append(block)
    return merged


def _side_by_side(left: Block, right: Block) -> Block | None:
    """Labels and their values as lines; None where the two blocks are not that."""
    if right[0][0].box[1] >= left[-1][0].box[3] - _OVERLAP:  # below, as nearly always
        return None
    if not (len(left) == len(right) == 1 or (_are_labels(left) and not _are_labels(right))):
        return None
    if bounds(right).x0 < bounds(left).x1:
        return None
    rows = [list(row) for row in left]
    rest: Block = []
    for row in right:
        if not any(add_on_baseline(label, row) for label in rows):
            rest.append(row)
    if len(right) - len(rest) < min(len(left), len(right)) / 2:
        return None
    return sorted(rows + rest, key=_middle)


def _are_labels(block: Block) -> bool:
    """Is every line of `block` a label: bold, or with a colon at its end?"""
    return all(len(row) == 1 and (row[0].bold or row[0].text.endswith(":")) for row in block)


def _middle(row: Row) -> float:
    return row[0].box.y0 + row[0].box.y1
