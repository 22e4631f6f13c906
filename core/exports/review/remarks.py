"""What is said in the margin of a draft that goes back to its author: by checks and by reviewers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from core.annotations import PageBox
from core.exports.review.report_words import reply_line, settled_line
from core.exports.review.reported import ReportedComment, ReportedFinding, ReviewReport
from core.language import _
from core.legible import legible
from core.review.finding import Severity, severity_word
from core.source_text import Span

PROGRAM = "Protokollen"
"""Who says what a check found."""
_MOST_SUGGESTIONS = 5


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to say beside the text: its paragraphs, who says it and when (UTC; None for a check).

    `name` is the check's, or the comment's id. `span` are the words that it is about, `heading` that of its
    item; without either it is about the document as a whole. `box` is the place of what is no text.
    `severity` is a finding's.
    """

    name: str
    subject: str
    lines: tuple[str, ...]
    author: str
    moment: datetime | None
    span: Span | None = None
    heading: Span | None = None
    box: PageBox | None = None
    severity: Severity | None = None

    @property
    def place(self) -> Span | None:
        """Where in the text it belongs."""
        return self.span or self.heading


def remarks_of(report: ReviewReport) -> tuple[Remark, ...]:
    """All that is still to be done about a draft and all comments, in the order of the text. Their words are
    legible: a control character, or half of a pair, can stand in no Word file and in no PDF."""
    made = [_legible(each) for each in _all(report)]
    return tuple(sorted(made, key=lambda each: each.place.start if each.place else -1))


def _all(report: ReviewReport) -> Iterator[Remark]:
    yield from (_of_finding(report, each) for each in report.findings if each.counts)
    yield from (_of_comment(report, each) for each in report.comments)


def _legible(remark: Remark) -> Remark:
    return replace(
        remark,
        subject=legible(remark.subject),
        lines=tuple(filter(str.strip, map(legible, remark.lines))),
        author=legible(remark.author),
    )


def _of_finding(report: ReviewReport, told: ReportedFinding) -> Remark:
    finding = told.finding
    subject = _("{severity}: {check}").format(severity=severity_word(finding.severity), check=told.check)
    lines = [subject, finding.message]
    if finding.suggestions:
        lines.append(_("Perhaps: {words}").format(words=", ".join(finding.suggestions[:_MOST_SUGGESTIONS])))
    lines.append(finding.advice)
    return Remark(
        finding.check,  # its key is made of words that may not be told
        subject,
        tuple(filter(None, lines)),
        PROGRAM,
        None,
        finding.span if finding.span is not None and finding.span.start < finding.span.end else None,
        _heading(report, finding.item),
        finding.box,
        finding.severity,
    )


def _of_comment(report: ReviewReport, told: ReportedComment) -> Remark:
    comment = told.comment
    lines = []
    if told.is_lost:
        lines.append(_("This comment has no place in this version."))
        lines += [f"“{told.quote}”"] if told.quote else []
    lines += comment.text.splitlines()
    for reply in told.replies:
        lines += [_("{who}:").format(who=reply_line(reply)), *reply.text.splitlines()]
    lines.append(settled_line(told))
    return Remark(
        comment.id,
        _("Comment"),
        tuple(line for line in lines if line.strip()),
        comment.author,
        comment.modified,
        told.span,
        _heading(report, told.item),
    )


def _heading(report: ReviewReport, item: int | None) -> Span | None:
    heading = None if item is None else report.loaded.meeting.items[item].heading
    return heading if heading is not None and heading.start < heading.end else None
