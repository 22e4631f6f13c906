"""What the preview of a form shows where that is no document of its own: tables, and copies of documents."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from core.annotations import ItemKey
from core.export_requests import FEW, Pages, Sheet, Sheets
from core.exports.choice import Layout
from core.exports.copies.mark_words import kind_name
from core.exports.decision_rows import Address, Cell, decision_sheet, follow_up_sheet
from core.exports.formats import Format
from core.exports.layout.labels import key_name
from core.exports.summary import Summary
from core.language import _, long_date, ngettext
from core.web_annotation import from_web_annotation

if TYPE_CHECKING:
    from core.exports.copies.marked_documents import FirstCopy


def tables_of(summary: Summary, format: Format) -> Sheets:
    """The tables of a form: a workbook has decisions and follow-ups, CSV those it was asked for."""
    made = [decision_sheet, follow_up_sheet]
    if summary.choice.layout is Layout.FOLLOW_UP_TABLE:
        made.reverse()
    sheets = [make(summary) for make in (made[:1] if format is Format.CSV else made)]
    return Sheets(
        tuple(
            Sheet(
                sheet.name,
                tuple(column.name for column in sheet.columns),
                tuple(tuple(map(_cell, row)) for row in sheet.rows),
            )
            for sheet in sheets
        )
    )


def days_of(summary: Summary) -> Sheets:
    """The days of a calendar. Raises UserFacingError where there are none."""
    from core.exports.calendar import days

    rows = tuple((long_date(day), what, item) for day, what, item in days(summary))
    told = ngettext("{count} day in the calendar", "{count} days in the calendar", len(rows))
    columns = _("Date"), _("What"), _("Item")
    return Sheets((Sheet(_("Calendar"), columns, rows),), told.format(count=len(rows)))


def annotations_of(content: bytes) -> Sheets:
    """The first FEW annotations of a file of them: what kind each is, its words, its item."""
    told = json.loads(content)
    rows = tuple(map(_annotation_row, told["first"]["items"][:FEW]))
    count = told["total"]
    words = ngettext("{count} annotation", "{count} annotations", count).format(count=count)
    if count > FEW:
        words = _("{counted} · the first {shown} are shown").format(counted=words, shown=FEW)
    columns = _("Kind"), _("Words"), _("Item"), _("Document")
    return Sheets((Sheet(_("Annotations"), columns, rows),), words)


def _annotation_row(value: dict[str, Any]) -> tuple[str, ...]:
    given = from_web_annotation(value)
    annotation = given.annotation
    quote = annotation.passage.quote if annotation.passage is not None else ""
    quoted = f"“{_line(quote)}”" if quote.strip() else ""
    words = " · ".join(filter(None, (_line(annotation.text), quoted)))
    item = "" if annotation.item == ItemKey(None, None) else key_name(annotation.item)
    return kind_name(annotation.kind), words, item, given.made_in.name or ""


class CopyPages:
    """The pages of a copy of a document, drawn when they are asked for. Raises UserFacingError where it
    cannot be opened."""

    def __init__(self, copy: FirstCopy) -> None:
        from core.sources.pdf import open_document

        self._name, self._of = copy.name, copy.of
        self._document: Any
        self._document, _encrypted = open_document(copy.content, copy.password)
        rectangles = [page.rect for page in self._document]
        self._sizes = tuple((each.width, each.height) for each in rectangles)

    def close(self) -> None:
        """Let it go."""
        self._document.close()

    def pages(self, width: int, first: int, count: int) -> Pages:
        """Of its pages `count` from `first` on, the widest of all of them `width` pixels wide."""
        import pymupdf

        there = len(self._sizes)
        scale = width / max(wide for wide, _high in self._sizes)
        matrix = pymupdf.Matrix(scale, scale)
        images = tuple(
            self._document[page].get_pixmap(matrix=matrix, alpha=False).tobytes("png")
            for page in range(first, min(there, first + count))
        )
        told = ngettext("{count} page", "{count} pages", there).format(count=there)
        told = f"{told} · {self._name}"
        if self._of > 1:
            told = _("{shown}, the first of {count} documents").format(shown=told, count=self._of)
        return Pages(there, first, images, self._sizes, told)


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    return _line(cell.shown if isinstance(cell, Address) else str(cell))


def _line(words: str) -> str:
    return " ".join(words.split())
