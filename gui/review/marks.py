"""What of the review is seen over the document: the places of findings."""

from __future__ import annotations

from collections.abc import Iterable

from core.review.finding import Finding, severity_word
from core.source_text import Span
from gui.review.rows import FindingRow, Row, Standing
from gui.source_view.finding_marks import FindingMark, FindingMarks


def marks_of(rows: Iterable[Row]) -> FindingMarks:
    """The places of all open findings."""
    found = (mark_of(row) for row in rows if isinstance(row, FindingRow) and row.is_open)
    return FindingMarks(mark for mark in found if mark is not None)


def mark_of(row: Row | None, *, chosen: bool = False) -> FindingMark | None:
    """The place of a finding; None of what has none of its own in the document, and of comments. One about an
    item as a whole stands at its heading while it is `chosen`."""
    if not isinstance(row, FindingRow) or row.standing is Standing.GONE:
        return None
    return _mark(row.finding, row.item.heading if chosen and row.item is not None else None)


def _mark(finding: Finding, otherwise: Span | None) -> FindingMark | None:
    span = finding.span or otherwise
    if span is None and finding.box is None:
        return None
    words = f"{severity_word(finding.severity)}: {finding.message}"
    return FindingMark(span or Span(0, 0), finding.severity, words, finding.box)
