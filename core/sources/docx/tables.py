"""The blocks of a DOCX in document order, and its tables row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from core.sources.docx.styles import Styles, W, stated

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


_LOOKS = {"firstRow": 0x0020, "lastRow": 0x0040, "firstColumn": 0x0080, "lastColumn": 0x0100}
"""The bits of `w:tblLook` that switch parts of a table style on (ECMA-376 part 1, 17.4.55 and 17.18.89)."""

_TYPES = {"firstRow": "firstRow", "lastRow": "lastRow", "firstColumn": "firstCol", "lastColumn": "lastCol"}


class TableWeight:
    """What a table's style says of the weight of its cells: heads of rows and columns are bold in most."""

    def __init__(self, table: Any, styles: Styles) -> None:
        properties = table.find(W + "tblPr")
        style = styles.of_run(stated(properties, "tblStyle"))
        look = properties.find(W + "tblLook") if properties is not None else None
        self._whole = style.bold
        self._parts = {part: style.parts.get(_TYPES[part]) for part in _LOOKS if _is_on(look, part)}

    def of_cell(self, row: int, column: int, columns: int) -> bool | None:
        """Is the type in this cell bold, where neither its paragraph nor its run says so? None: unsaid."""
        places = {"firstRow": row == 0, "firstColumn": column == 0, "lastColumn": column == columns - 1}
        for part, here in places.items():
            if here and self._parts.get(part) is not None:
                return self._parts[part]
        return self._whole


def _is_on(look: Any, part: str) -> bool:
    if look is None:
        return False
    switch = look.get(W + part)
    if switch is not None:
        return switch in ("1", "true", "on")
    try:
        return bool(int(look.get(W + "val", "0"), 16) & _LOOKS[part])
    except ValueError:
        return False
