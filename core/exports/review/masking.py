"""Personal data masked in all that goes out of a review."""

from __future__ import annotations

import re
from dataclasses import replace

from core.confidential.personal import Masking, PersonalKind, mask
from core.exports.review.reported import ReportedComment, ReportedFinding, ReviewReport
from core.review.finding import Finding, Group
from core.source_text import Span

_AROUND = 64
"""Code points beside a quote that tell whether it is a part of personal data."""

_QUOTED = re.compile(r"([“„»])[^“”„»«]+([”“«])")
_WHOLE = re.compile(r"([“„»]).*([”“«])", re.DOTALL)
_MARK = re.compile(r"[“”„»«]")
_MASK = re.compile(r"\[[^\[\]]*\]")
_BORN = re.compile(r"\b\d(?:[^\w\n]{0,3}\d){5,7}[^\w\n]{0,3}x(?:[^\w\n]{0,3}x){3}\b")
"""A number of a person as its check tells it, however it is spelt: the day of birth is personal, too."""


def masked(report: ReviewReport, masking: Masking) -> ReviewReport:
    """`report` with its masks, in all that it says."""
    loaded = report.loaded
    meeting = replace(
        loaded.meeting,
        body=None if loaded.meeting.body is None else masking(loaded.meeting.body),
        items=tuple(
            replace(each, title=masking(each.title)) if each.title and at in report.items else each
            for at, each in enumerate(loaded.meeting.items)
        ),
    )
    return replace(
        report,
        loaded=replace(loaded, name=masking(loaded.name), meeting=meeting),
        findings=tuple(_masked_finding(each, report, masking) for each in report.findings),
        comments=tuple(_masked_comment(each, report, masking) for each in report.comments),
        checklist=tuple(
            (masking(line), tick and replace(tick, by=masking(tick.by))) for line, tick in report.checklist
        ),
        sign_offs=tuple(
            replace(each, name=masking(each.name), remark=masking(each.remark)) for each in report.sign_offs
        ),
        signed_before=report.signed_before
        and replace(report.signed_before, name=masking(report.signed_before.name)),
        is_masked=True,
    )


def _masked_finding(told: ReportedFinding, report: ReviewReport, masking: Masking) -> ReportedFinding:
    dismissed = told.dismissed
    return replace(
        told,
        finding=masked_finding(told.finding, report.loaded.source.text, masking),
        dismissed=dismissed
        and replace(dismissed, reason=masking(dismissed.reason), author=masking(dismissed.author)),
    )


def masked_finding(finding: Finding, text: str, masking: Masking) -> Finding:
    """A finding in `text` with its masks. What is confidential is not quoted at all where no mask tells what
    it is, nor what its message quotes: the report of a leak shall be none."""
    quote = _masked_quote(finding.quote, finding.span, text, masking)
    message, suggestions = masking(finding.message), tuple(map(masking, finding.suggestions))
    if quote != finding.quote:  # a word of a mail address is told by what it is taken for, too
        message, suggestions = without_quotes(message.replace(finding.quote, quote)), ()
    elif finding.group is Group.CONFIDENTIAL:
        quote = ""
    if finding.group is Group.CONFIDENTIAL:
        message = _without_leak(finding, message, text)
    return replace(
        finding,
        quote=quote,
        message=message,
        advice=masking(finding.advice),
        suggestions=suggestions,
        allowed=None if finding.allowed is None else masking(finding.allowed),
    )


def without_quotes(message: str) -> str:
    """A message without what it quotes, unless that is a mask. Where quotations stand in one another, nothing
    stays from the first to the last."""
    hidden = rf"\1{mask(PersonalKind.OWN)}\2"
    told = _QUOTED.sub(
        lambda found: found[0] if _MASK.fullmatch(found[0][1:-1]) else found.expand(hidden), message
    )
    return _WHOLE.sub(hidden, message) if _MARK.search(_QUOTED.sub("", told)) else told


def quoted_in(message: str) -> str:
    """What a message quotes, from its first quotation mark to its last."""
    found = _WHOLE.search(message)
    return "" if found is None else found[0][1:-1]


def _without_leak(finding: Finding, message: str, text: str) -> str:
    """The message of a confidential finding without its words, and without whose they are."""
    leaks = [finding.quote, *(" ".join(text[each.start : each.end].split()) for each in finding.also)]
    for each in filter(None, leaks):
        message = message.replace(each, mask(PersonalKind.OWN))
    kind = PersonalKind.NATIONAL if finding.check == "national-number" else PersonalKind.CPR
    return _BORN.sub(mask(kind), without_quotes(message))


def _masked_comment(told: ReportedComment, report: ReviewReport, masking: Masking) -> ReportedComment:
    return replace(
        told,
        comment=replace(told.comment, text=masking(told.comment.text), author=masking(told.comment.author)),
        quote=_masked_quote(told.quote, told.span, report.loaded.source.text, masking),
        replies=tuple(
            replace(each, text=masking(each.text), author=masking(each.author)) for each in told.replies
        ),
        settled=told.settled and replace(told.settled, by=masking(told.settled.by)),
    )


def _masked_quote(quote: str, span: Span | None, text: str, masking: Masking) -> str:
    """`quote`, the words at `span` in one line, with its masks, also for the part of a number that stands
    whole in the text."""
    if span is None or not quote:
        return masking(quote)
    before = text[max(0, span.start - _AROUND) : span.start]
    after = text[span.end : span.end + _AROUND]
    with masking.uncounted():
        whole = masking.pieces((before, quote, after), 1)[1]
    return masking(quote) if whole == quote else _counted(quote, whole, masking)


def _counted(quote: str, masked: str, masking: Masking) -> str:
    masking(quote)
    return masked
