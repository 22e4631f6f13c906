"""The report of changes as rows of cells, for a workbook and for CSV: a row a change."""

from __future__ import annotations

from collections.abc import Iterator

from core.exports.changes.report import (
    count_line,
    left_out_lines,
    nothing_line,
    remark_lines,
    side_lines,
    sort_word,
    title_of,
    unread_lines,
)
from core.exports.changes.reported import ChangeReport
from core.exports.decision_rows import Cell, Column, Sheet
from core.exports.layout.labels import closed_line
from core.language import _
from core.legible import legible
from core.source_text import Span
from core.versions.changes.change import Change, Show
from core.versions.changes.change_words import item_title, items_of, outside_word, went_word, where_word
from core.versions.version import Version


def change_sheet(report: ChangeReport) -> Sheet:
    """A row a change. Columns are the same whatever changes are shown."""
    before, now = _("Before"), _("Now")
    if report.show is Show.AGAINST:
        before, now = _("Recommendation"), _("Decision")
    columns = (
        Column(_("Item"), 8),
        Column(_("Item before"), 8),
        Column(_("Title"), 32),
        Column(_("Change"), 14),
        Column(_("Part"), 18),
        Column(before, 60),
        Column(now, 60),
        Column(_("Numbers or dates"), 10),
        Column(_("Page before"), 8),
        Column(_("Page now"), 8),
    )
    return Sheet(_("Changes"), columns, tuple(_row(report, each) for each in report.changes))


def about_rows(report: ChangeReport) -> Iterator[tuple[str, Cell]]:
    """What the table is: labels, and what they stand for."""
    yield _("Title"), legible(title_of(report))
    yield from ((name, legible(words)) for name, words in side_lines(report))
    yield _("Changes"), count_line(report) if report.changes else nothing_line(report)
    yield from ((_("Remark"), line) for line in remark_lines(report))
    yield from ((_("Not read"), line) for line in unread_lines(report))
    yield _("Put together"), report.made
    if report.holds_closed:
        yield _("Closed items"), closed_line()
    yield from ((_("Left out"), line) for line in left_out_lines(report))


def _row(report: ChangeReport, change: Change) -> tuple[Cell, ...]:
    comparison = report.comparison
    old, new = items_of(change, comparison.old.meeting, comparison.new.meeting)
    item = new or old
    went = went_word(change, comparison.old.meeting, comparison.new.meeting)
    return (
        new.number if new is not None else None,
        old.number if old is not None else None,
        legible(item_title(item)) if item is not None else outside_word(change),
        sort_word(report, change),
        " · ".join(filter(None, (where_word(change), went))) or None,
        legible(change.old) or None,
        legible(change.new) or None,
        _("yes") if change.figures else _("no"),
        _page(comparison.old, change.old_span) if change.old else None,
        _page(comparison.new, change.new_span) if change.new else None,
    )


def _page(version: Version, span: Span | None) -> int | None:
    page = version.source.page_of(span.start) if span is not None else None
    return None if page is None else page + 1
