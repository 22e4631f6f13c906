"""A summary as an Excel workbook: a sheet of decisions, one of follow-ups, and one that says what it is.

Texts are always texts, whatever they begin with; days are days. What is longer than a cell may be goes on in
a column of its own (Excel's limits: 32,767 letters a cell, 65,530 links a sheet).
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

import xlsxwriter  # type: ignore[import-untyped]

from core.exports.choice import Layout
from core.exports.decision_rows import Address, Cell, Column, Sheet, decision_sheet, follow_up_sheet
from core.exports.layout.labels import closed_line, full_title, holds_closed, left_out_lines
from core.language import _
from core.legible import legible
from core.progress import Progress, quietly

if TYPE_CHECKING:
    from core.exports.summary import Summary

LONGEST = 16_000
"""Letters of a cell: Excel counts those beyond the first plane twice, and takes 32,767."""
MOST_LINKS = 65_530
_LONGEST_LINK = 2_000
_FIRST_DAY = date(1900, 3, 1)
"""Excel counts days from 1900, with a 29 February that there never was: days before this are texts."""
_A4 = 9
_STEP = 200
"""Rows between two words on how far it is."""
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def render(summary: Summary, progress: Progress = quietly) -> bytes:
    """`summary` as XLSX. `progress` is told of its rows."""
    sheets = (decision_sheet(summary), follow_up_sheet(summary))
    made = Made(summary.title, summary.made, summary.language, summary.reader or "")
    first = int(summary.choice.layout is Layout.FOLLOW_UP_TABLE)
    return workbook_of(sheets, made, _about(summary), first, progress)


class Made(NamedTuple):
    """What a workbook's file says of itself. `language` is that of its own words: "da" or "en"."""

    title: str
    day: date
    language: str
    author: str = ""


def workbook_of(
    sheets: Sequence[Sheet],
    made: Made,
    about: Sequence[tuple[str, Cell]],
    first: int = 0,
    progress: Progress = quietly,
) -> bytes:
    """`sheets` as XLSX, the one numbered `first` in front, with a last one of labels and what they stand for:
    what the workbook is."""
    steps = sum(len(sheet.rows) for sheet in sheets) + 1
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, _OPTIONS) as workbook:
        workbook.set_properties(
            {
                "title": legible(made.title) or _("Summary"),
                "author": legible(made.author),
                "created": datetime(*made.day.timetuple()[:3]),
            }
        )
        writer = _Writer(workbook, "dd-mm-yyyy" if made.language == "da" else "yyyy-mm-dd")
        done = 0
        for at, sheet in enumerate(sheets):
            page = workbook.add_worksheet(sheet.name)
            if at == first:
                page.activate()
            for row in writer.fill(page, sheet):
                if row % _STEP == 0:
                    progress(done + row, steps)
            done += len(sheet.rows)
        writer.tell(workbook.add_worksheet(_("About")), about)
    progress(steps, steps)
    return written.getvalue()


def _about(summary: Summary) -> list[tuple[str, Cell]]:
    """What the workbook is, when it was put together, and what it leaves out."""
    told: list[tuple[str, Cell]] = [(_("Title"), legible(full_title(summary)) or _("Summary"))]
    told += [(_("Introduction"), each) for each in _pieces(legible(summary.introduction))]
    told.append((_("Put together"), summary.made))
    if summary.reader:
        told.append((_("By"), legible(summary.reader)))
    if holds_closed(summary):
        told.append((_("Closed items"), closed_line()))
    return told + [(_("Left out"), line) for line in left_out_lines(summary)]


class _Writer:
    """Fills the sheets of a workbook."""

    def __init__(self, workbook: Any, day: str) -> None:
        top = {"valign": "top", "text_wrap": True}
        self._text = workbook.add_format(top)
        self._number = workbook.add_format({"valign": "top", "num_format": "0"})
        self._day = workbook.add_format({"valign": "top", "align": "left", "num_format": day})
        self._link = workbook.add_format({**top, "font_color": "#1F5F8B", "underline": 1})
        self._head = workbook.add_format({**top, "bold": True})
        self._names = count(1)

    def fill(self, page: Any, sheet: Sheet) -> Any:
        """Write `sheet`; gives the number of each row that was written."""
        columns, rows = _parted(sheet)
        _set_up(page, sheet.name)
        links = 0
        for at, column in enumerate(columns):
            page.set_column(at, at, column.width)
        for number, row in enumerate(rows, 1):
            for at, cell in enumerate(row):
                if isinstance(cell, Address) and links < MOST_LINKS and len(cell.link) <= _LONGEST_LINK:
                    links += 1
                    page.write_url(number, at, f"external:{cell.link}", self._link, cell.shown)
                elif cell is not None:
                    self._write(page, number, at, cell)
            yield number
        page.add_table(
            0,
            0,
            max(1, len(rows)),
            len(columns) - 1,
            {
                "name": f"Table{next(self._names)}",
                "style": "Table Style Light 1",
                "columns": [{"header": column.name, "header_format": self._head} for column in columns],
            },
        )

    def _write(self, page: Any, row: int, at: int, cell: Cell) -> None:
        if isinstance(cell, date) and cell >= _FIRST_DAY:
            page.write_datetime(row, at, cell, self._day)
        elif isinstance(cell, int):
            page.write_number(row, at, cell, self._number)
        else:
            words = cell.shown if isinstance(cell, Address) else str(cell)
            page.write_string(row, at, words, self._text)

    def tell(self, page: Any, told: Sequence[tuple[str, Cell]]) -> None:
        """Labels, and beside each what it stands for."""
        page.set_column(0, 0, 24)
        page.set_column(1, 1, 90)
        page.set_paper(_A4)
        for row, (label, cell) in enumerate(told):
            page.write_string(row, 0, label, self._head)
            self._write(page, row, 1, cell)


def _set_up(page: Any, name: str) -> None:
    page.freeze_panes(1, 0)
    page.set_paper(_A4)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer(f"&L{name}&R&P / &N")


def _parted(sheet: Sheet) -> tuple[list[Column], list[list[Cell]]]:
    """The columns and rows of `sheet`; texts that are too long for a cell go on in columns beside theirs."""
    columns: list[Column] = []
    rows: list[list[Cell]] = [[] for _row in sheet.rows]
    for at, column in enumerate(sheet.columns):
        cells = [_pieces(cell) if isinstance(cell, str) else [cell] for cell in (r[at] for r in sheet.rows)]
        most = max((len(pieces) for pieces in cells), default=1) or 1
        for number in range(most):
            name = column.name
            if number:
                name = _("{column} (continued {number})").format(column=name, number=number + 1)
            columns.append(Column(_unlike(name, columns), column.width))
        for row, pieces in zip(rows, cells, strict=True):
            row += [*pieces, *[None] * (most - len(pieces))]
    return columns, rows


def _unlike(name: str, columns: Sequence[Column]) -> str:
    """`name`, with a number where a column is called so already: Excel opens no table with two alike."""
    taken = {column.name.casefold() for column in columns}
    names = (name if number == 1 else f"{name} ({number})" for number in count(1))
    return next(each for each in names if each.casefold() not in taken)


def _pieces(text: str) -> list[Cell]:
    """`text` in pieces that fit into a cell each, parted between words where there are any."""
    pieces: list[Cell] = []
    while len(text) > LONGEST:
        end = max(text.rfind(" ", 0, LONGEST), text.rfind("\n", 0, LONGEST)) + 1 or LONGEST
        pieces.append(text[:end])
        text = text[end:]
    return [*pieces, text] if text else pieces
