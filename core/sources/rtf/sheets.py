"""Lines as they come out of an RTF file: paragraphs, cells and rows, one sheet for each place of text."""

from __future__ import annotations

import re

from core.source_text import LineForm
from core.sources.assembly import Draft
from core.sources.runs import Run, lines_of
from core.sources.tables import row_drafts

_MOST_TABLES = 30  # within one another
_HALVES = re.compile("[\ud800-\udfff]")


class Sheet:
    """One place of text: the body, a page header, a footnote, a text box, a comment."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.runs: list[Run] = []
        self.mark = ""  # the number or bullet before the paragraph
        self.beside: list[Sheet] = []  # notes and text boxes of the paragraph or row
        self._cells: list[list[list[Draft]]] = []  # of the row that is open at each depth of tables
        self._cell: list[list[Draft]] = []  # the cell that is open at each depth

    def end_paragraph(self, form: LineForm, level: int, depth: int) -> None:
        """A paragraph ends, in a table at `depth` (0 is outside of tables)."""
        runs, self.runs = self.runs, []
        mark, self.mark = self.mark, ""
        drafts = [draft._replace(text=whole(draft.text)) for draft in lines_of(runs, form, level, mark)]
        depth = min(depth, _MOST_TABLES)
        if drafts:
            self._close_from(depth + 1)
            self._open(depth)
            (self._cell[depth - 1] if depth else self.drafts).extend(drafts)
        if not depth:
            self._settle()

    def end_cell(self, form: LineForm, level: int, depth: int) -> None:
        """A cell at `depth`, from 1, ends, and with it its last paragraph."""
        depth = min(depth, _MOST_TABLES)
        self.end_paragraph(form, level, depth)
        self._close_from(depth + 1)
        self._open(depth)
        self._cells[depth - 1].append(self._cell[depth - 1])
        self._cell[depth - 1] = []

    def end_row(self, depth: int) -> None:
        """A row at `depth`, from 1, ends."""
        self._close_from(min(depth, _MOST_TABLES))
        if depth == 1:
            self._settle()

    def finish(self) -> list[Draft]:
        """The lines, when no more come."""
        self.end_paragraph("text", 0, 0)
        self._close_from(1)
        self._settle()
        return self.drafts

    def _settle(self) -> None:
        """Put what stood beside the paragraph or row behind it."""
        if self.beside and not self._cell:
            for sheet in self.beside:
                self.drafts += sheet.drafts
            self.beside.clear()

    def _open(self, depth: int) -> None:
        while len(self._cell) < depth:
            self._cell.append([])
            self._cells.append([])

    def _close_from(self, depth: int) -> None:
        """Make lines of the rows that are open at `depth` and deeper."""
        while len(self._cell) >= depth:
            cells, cell = self._cells.pop(), self._cell.pop()
            drafts = list(row_drafts([*cells, cell] if cell else cells))
            (self._cell[-1] if self._cell else self.drafts).extend(drafts)


def whole(text: str) -> str:
    """`text` with the characters whole that RTF writes in two halves (those above U+FFFF)."""
    if not _HALVES.search(text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
