"""A report of changes from beginning to end: put together, and written to a file in the form that is wished
for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.confidential.closed_words import ClosedWords
from core.confidential.personal import Masking, PersonalData
from core.exports.changes.names import Names
from core.exports.changes.report import put_together, title_of
from core.exports.changes.reported import ChangeReport
from core.exports.documents import document
from core.exports.formats import Format
from core.progress import Progress, quietly
from core.versions.changes.change import Show
from core.versions.changes.comparison import Comparison
from core.writing import write_bytes

FORMS = (
    *(Format.PDF, Format.DOCX, Format.HTML, Format.MARKDOWN, Format.TEXT),
    *(Format.XLSX, Format.CSV, Format.JSON),
)
"""The forms that can hold changes, in the order they are offered."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a report has: so many changes; so many closed items changed and are not in it. `masked` is the
    personal data that was masked."""

    changes: int
    left_out: int = 0
    masked: tuple[PersonalData, ...] = ()


def write_report(
    comparison: Comparison,
    format: Format,
    path: Path,
    show: Show = Show.ALL,
    *,
    closed_items: bool = False,
    names: Names | None = None,
    closed_words: Sequence[ClosedWords] = (),
    progress: Progress = quietly,
) -> Written:
    """Write the changes that `show` has to `path`, whole or not at all, personal data masked. `format` is one
    of `FORMS`. Raises UserFacingError where it cannot be written."""
    masking = Masking()
    report = put_together(
        *(comparison, show),
        closed_items=closed_items,
        masking=masking,
        names=names,
        closed_words=closed_words,
    )
    write_bytes(path, rendered(report, format, progress), private=report.holds_closed)
    return Written(len(report.changes), report.left_out, masking.masked)


def rendered(report: ChangeReport, format: Format, progress: Progress = quietly) -> bytes:
    """`report` in one of `FORMS`. Raises UserFacingError where it cannot be set so."""
    if format is Format.JSON:
        from core.exports.changes.as_json import as_json

        return as_json(report).encode("utf-8", "backslashreplace")
    if format in (Format.XLSX, Format.CSV):
        return _table(report, format, progress)
    from core.exports.changes.laying_out import laid_out

    return document(laid_out(report), format, report.made, progress)


def _table(report: ChangeReport, format: Format, progress: Progress) -> bytes:
    from core.exports.changes.tables import about_rows, change_sheet

    sheet = change_sheet(report)
    if format is Format.CSV:
        from core.exports.csv_table import table_of

        return table_of(sheet, progress)
    from core.exports.xlsx import Made, workbook_of

    made = Made(title_of(report), report.made, report.language)
    return workbook_of((sheet,), made, tuple(about_rows(report)), progress=progress)
