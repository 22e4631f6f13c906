"""The blocks of a DOCX in document order, and its tables row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from core.sources.assembly import Draft
from core.sources.docx_styles import W

_CONTAINERS = {W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")}


def blocks(container: Any) -> Iterator[Any]:
    """The paragraphs and tables (elements `w:p` and `w:tbl`) that stand directly in `container`."""
    return _within(container, (W + "p", W + "tbl"))


def rows(table: Any) -> Iterator[list[Any]]:
    """The rows of a table, each as its cells (elements `w:tc`).

    A cell merged over columns or rows comes once, in the first of them. Rows deleted with change tracking on
    are left out.
    """
    for row in _within(table, (W + "tr",)):
        if row.find(f"{W}trPr/{W}del") is None:
            yield [cell for cell in _within(row, (W + "tc",)) if not _continues(cell)]


def _continues(cell: Any) -> bool:
    """Does `cell` only go on with the cell above (`w:vMerge` without a value, or "continue")?"""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(W + "val", "continue") == "continue"


def _within(container: Any, tags: Sequence[str]) -> Iterator[Any]:
    """The children of `container` with one of `tags`, also those wrapped in content controls and the like."""
    for child in container:
        if child.tag in tags:
            yield child
        elif child.tag in _CONTAINERS:
            yield from _within(child, tags)


def row_drafts(cells: list[list[Draft]]) -> Iterator[Draft]:
    """The lines of a table row.

    Cells of one line each make one line with tabs between them. Where a cell holds several lines, or a
    heading, the table is only there for the layout: every line stays a line of its own.
    """
    filled = [cell for cell in cells if cell]
    if len(filled) == 1 or any(len(cell) > 1 or cell[0].form in ("heading", "row") for cell in filled):
        for cell in filled:
            yield from cell
        return
    if not filled:
        return
    sizes = [cell[0].size for cell in filled if cell[0].size is not None]
    yield Draft(
        "\t".join(cell[0].text.replace("\t", " ") if cell else "" for cell in cells).strip("\t"),
        size=max(sizes, default=None),
        bold=all(cell[0].bold for cell in filled),
        form="row",
    )
