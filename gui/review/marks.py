"""What of the review is seen over the document: the places of findings, and of the chosen comment."""

from __future__ import annotations

from collections.abc import Iterable

from core.review.finding import Severity, severity_word
from core.source_text import Span
from gui.review.rows import CommentRow, FindingRow, Row, Standing
from gui.source_view.finding_marks import FindingMark, FindingMarks

NOWHERE = Span(0, 0)
"""The place in the text of what has one on a page alone."""


def marks_of(rows: Iterable[Row]) -> FindingMarks:
    """The places of all open findings."""
    words = {severity: severity_word(severity) for severity in Severity}  # once for thousands
    found = (row.finding for row in rows if isinstance(row, FindingRow) and row.standing is Standing.OPEN)
    return FindingMarks(
        FindingMark(each.span or NOWHERE, each.severity, f"{words[each.severity]}: {each.message}", each.box)
        for each in found
        if each.span is not None or each.box is not None
    )


def mark_of(row: Row | None) -> FindingMark | None:
    """The place of the chosen row, of a finding or a comment; None of what has none of its own in the
    document. What is about an item as a whole stands at its heading."""
    if row is None or (isinstance(row, FindingRow) and row.standing is Standing.GONE):
        return None
    if isinstance(row, CommentRow):
        target = row.thread.target
        if target is None or target.area is not None:
            return None  # the frame of an area is the annotation's
        span = target.passage
        if target.decision is not None and row.item is not None:
            span = row.item.decisions[target.decision].span
        box, severity, words = None, Severity.NOTE, row.thread.comment.text
    else:
        finding = row.finding
        span, box, severity = finding.span, finding.box, finding.severity
        words = f"{severity_word(severity)}: {finding.message}"
    if span is None and row.item is not None:
        span = row.item.heading
    if span is None and box is None:
        return None
    return FindingMark(span or NOWHERE, severity, words, box)
