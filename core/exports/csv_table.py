"""A summary as CSV (RFC 4180): a row a decision, or a follow-up where those were asked for.

Parted by semicolons, in either language of the program: Excel goes by the region that the machine is set to,
where these tables are opened a Danish one, and there a comma is within numbers. UTF-8 with a mark in front,
by which Excel knows it. Days are as ISO 8601 has them. A cell that a program could take for a formula has an
apostrophe before it, as OWASP advises on "CSV injection"; mere numbers, and telephone numbers as
"+45 12 34 56 78", are no formulas and stay as they are.
"""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from typing import TYPE_CHECKING

from core.exports.choice import Layout
from core.exports.decision_rows import Address, Cell, Sheet, decision_sheet, follow_up_sheet
from core.progress import Progress, quietly

if TYPE_CHECKING:
    from core.exports.summary import Summary

SEPARATOR = ";"
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d[\d .,]*")
_STEP = 500
"""Rows between two words on how far it is."""


def render(summary: Summary, progress: Progress = quietly) -> bytes:
    """`summary` as CSV. `progress` is told of its rows."""
    layout = summary.choice.layout
    sheet = follow_up_sheet(summary) if layout is Layout.FOLLOW_UP_TABLE else decision_sheet(summary)
    return table_of(sheet, progress)


def table_of(sheet: Sheet, progress: Progress = quietly) -> bytes:
    """`sheet` as CSV."""
    written = io.StringIO(newline="")
    table = csv.writer(written, delimiter=SEPARATOR, lineterminator="\r\n")
    table.writerow(column.name for column in sheet.columns)
    for done, row in enumerate(sheet.rows):
        if done % _STEP == 0:
            progress(done, len(sheet.rows) + 1)
        table.writerow(_words(cell) for cell in row)
    progress(len(sheet.rows) + 1, len(sheet.rows) + 1)
    return written.getvalue().encode("utf-8-sig")


def harmless(text: str) -> str:
    """`text` with an apostrophe before what could be taken for a formula."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def _words(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    return harmless(cell.link if isinstance(cell, Address) else str(cell))
