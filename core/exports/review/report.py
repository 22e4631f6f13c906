"""The report of a review, put together once for all its forms: what was found and said of a draft, and what
of it may go out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from core.annotations import About, Annotation, ItemFinder
from core.confidential.open_name import openly_named
from core.confidential.personal import Masking, PersonalKind, mask
from core.confidential.placing import Placed, is_closed
from core.exports.review.checked import check_of
from core.exports.review.open_words import OpenWords
from core.language import language
from core.library.lists.meetings import LoadedMeeting
from core.review.finding import Finding, Group
from core.review.rules import Rules
from core.review_states import (
    Dismissal,
    ItemStanding,
    Reply,
    ReviewState,
    Settled,
    SignOff,
    Tick,
    has_changed,
    state_in,
    wording_at,
    wording_of_item,
    wordings,
)
from core.sharing.going_out import shared
from core.source_text import Span

_AROUND = 64
"""Code points beside a quote that tell whether it is a part of personal data."""

_QUOTED = re.compile(r"([“„»])[^“”„»«]+([”“«])")
_BORN = re.compile(r"\b\d(?:[^\w\n]{0,3}\d){5,7}[^\w\n]{0,3}x(?:[^\w\n]{0,3}x){3}\b")
"""A CPR number as its check tells it, however it is spelt: the day of birth is personal, too."""

Day: TypeAlias = date  # where a field is called made


@dataclass(frozen=True, slots=True)
class ReportedFinding:
    """A finding as the report tells it, with the name of its check and why it matters. `dismissed` is what a
    reader said against it; what the rules let be has their reason in `finding.allowed`."""

    finding: Finding
    check: str
    why: str
    source: str
    dismissed: Dismissal | None = None

    @property
    def counts(self) -> bool:
        """Whether something is still to be done about it."""
        return self.dismissed is None and self.finding.allowed is None


@dataclass(frozen=True, slots=True)
class ReportedComment:
    """A comment, and where it stands: with the item `item`, None before the first, at `span` where it is on
    words, which `quote` has. One that `is_lost` has no place in this version. `has_changed` tells of a
    settled one whether its words are others now; None where that is not known."""

    comment: Annotation
    item: int | None
    span: Span | None
    quote: str
    page: int | None
    replies: tuple[Reply, ...] = ()
    settled: Settled | None = None
    has_changed: bool | None = False
    is_lost: bool = False


@dataclass(frozen=True)
class ReviewReport:
    """What goes out: all that was found and said, without closed items unless they were asked for, masked.

    `standings` are those of all items of the version. `items` are the indexes of those that are told of.
    `left_out` is how many findings and comments are not in it, as they may be about closed items;
    `closed_items` how many items; `holds_closed` whether any closed one is in it. `lacking` says what was not
    checked, in sentences.
    """

    loaded: LoadedMeeting
    is_draft: bool
    findings: tuple[ReportedFinding, ...]
    comments: tuple[ReportedComment, ...]
    standings: tuple[ItemStanding, ...]
    items: tuple[int, ...]
    checklist: tuple[tuple[str, Tick | None], ...]
    sign_offs: tuple[SignOff, ...]
    lacking: tuple[str, ...]
    made: Day
    language: str  # of its own words: "da" or "en"
    left_out: int = 0
    closed_items: int = 0
    holds_closed: bool = False
    is_masked: bool = False


@dataclass(frozen=True)
class Review:
    """A review as it stands: the version that was looked through, what was found in it, the rules, and what
    readers said. `comments` are the meeting's annotations of that kind."""

    loaded: LoadedMeeting
    findings: Sequence[Finding]
    rules: Rules
    state: ReviewState
    comments: Sequence[Annotation] = ()
    is_draft: bool = True
    lacking: Sequence[str] = ()


def put_together(
    review: Review, *, closed_items: bool = False, masking: Masking | None = None
) -> ReviewReport:
    """The report of `review`. Without `masking` all words are as they are."""
    loaded = review.loaded if closed_items else openly_named(review.loaded)
    findings = list(_findings(review))
    comments = list(_comments(review, loaded))
    shown, said, signed = findings, comments, review.state.signed_off(loaded.file)
    checklist = tuple((line, review.state.tick_of(line)) for line in review.rules.checklist)
    if not closed_items:
        words, may = OpenWords(loaded), shared(loaded, review.comments, closed_items=False)
        going = {each.id for each in (*may.placed, *may.lost)}
        shown = [words.finding(each) for each in findings if not words.is_closed(each.finding)]
        said = [each for each in comments if each.comment.id in going and not words.tell_closed(each)]
        said = [*map(words.comment, said)]
        signed = tuple(map(words.sign_off, signed))
        checklist = tuple((words.said(line), tick) for line, tick in checklist)
    items = loaded.meeting.items
    open_items = [at for at, item in enumerate(items) if closed_items or not is_closed(loaded, item)]
    report = ReviewReport(
        loaded,
        review.is_draft,
        tuple(shown),
        tuple(said),
        state_in(review.state, items, wordings(loaded.source, loaded.meeting)),
        tuple(open_items),
        checklist,
        signed,
        tuple(review.lacking),
        date.today(),
        language(),
        left_out=len(findings) - len(shown) + len(comments) - len(said),
        closed_items=len(items) - len(open_items),
        holds_closed=closed_items and any(is_closed(loaded, each) for each in items),
    )
    return report if masking is None else _masked(report, masking)


def _findings(review: Review) -> Iterator[ReportedFinding]:
    for each in review.findings:
        check = check_of(each, review.rules)
        why, source = review.rules.why(check), review.rules.source(check)
        yield ReportedFinding(each, check.name(), why, source, review.state.dismissal_of(each.key))


def _comments(review: Review, loaded: LoadedMeeting) -> Iterator[ReportedComment]:
    placed = Placed(loaded, review.comments)
    for index, found in sorted(placed.marks.items(), key=lambda each: -1 if each[0] is None else each[0]):
        for span, each in found:
            yield _comment(review, loaded, each, index, span)
    for index, by_decision in sorted(placed.on_items.items()):
        for decision, on_it in by_decision.items():
            item = loaded.meeting.items[index]
            place = None if decision is None else item.decisions[decision].span
            yield from (_comment(review, loaded, each, index, place) for each in on_it)
    finder = ItemFinder(loaded.meeting.items)
    for (key, _index), lost in placed.elsewhere.items():
        for each in lost:
            yield replace(_comment(review, loaded, each, finder.find(key), None), is_lost=True)


def _comment(
    review: Review, loaded: LoadedMeeting, comment: Annotation, item: int | None, span: Span | None
) -> ReportedComment:
    source, passage = loaded.source, comment.passage
    settled = review.state.settled_of(comment.id)
    is_on_words = comment.about is not About.ITEM and passage is not None
    if span is not None:
        quote, today = source.text[span.start : span.end], wording_at(source, loaded.meeting, span)
    else:
        quote = passage.quote if passage is not None and is_on_words else ""
        today = wording_of_item(source, loaded.meeting, item) if item is not None and not quote else ""
    start = span.start if span is not None else None
    if start is None and item is not None:
        start = loaded.meeting.items[item].heading.start
    changed: bool | None = False
    if settled is not None:
        is_gone = bool(quote) and span is None
        is_known = bool(settled.wording and today)
        changed = is_gone or (has_changed(settled.wording, today) if is_known else None)
    return ReportedComment(
        comment,
        item,
        span,
        " ".join(quote.split()),
        None if start is None else source.page_of(start),
        review.state.replies_to(comment.id),
        settled,
        changed,
    )


def _masked(report: ReviewReport, masking: Masking) -> ReviewReport:
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
        is_masked=True,
    )


def _masked_finding(told: ReportedFinding, report: ReviewReport, masking: Masking) -> ReportedFinding:
    """What is confidential is not quoted at all where no mask tells what it is, nor what its message quotes:
    the report of a leak shall be none."""
    finding = told.finding
    quote = _masked_quote(finding.quote, finding.span, report, masking)
    message = masking(finding.message)
    if finding.group is Group.CONFIDENTIAL:
        shown = mask(PersonalKind.OWN) if quote == finding.quote else quote
        message = message.replace(finding.quote, shown) if finding.quote else message
        message = _QUOTED.sub(rf"\1{mask(PersonalKind.OWN)}\2", message)
        message = _BORN.sub(mask(PersonalKind.CPR), message)
        for each in finding.also:  # whose number or illness it is
            whose = " ".join(report.loaded.source.text[each.start : each.end].split())
            message = message.replace(whose, mask(PersonalKind.OWN)) if whose else message
        quote = "" if quote == finding.quote else quote
    dismissed = told.dismissed
    return replace(
        told,
        finding=replace(
            finding,
            quote=quote,
            message=message,
            advice=masking(finding.advice),
            suggestions=tuple(map(masking, finding.suggestions)),
            allowed=None if finding.allowed is None else masking(finding.allowed),
        ),
        dismissed=dismissed
        and replace(dismissed, reason=masking(dismissed.reason), author=masking(dismissed.author)),
    )


def _masked_comment(told: ReportedComment, report: ReviewReport, masking: Masking) -> ReportedComment:
    return replace(
        told,
        comment=replace(told.comment, text=masking(told.comment.text), author=masking(told.comment.author)),
        quote=_masked_quote(told.quote, told.span, report, masking),
        replies=tuple(
            replace(each, text=masking(each.text), author=masking(each.author)) for each in told.replies
        ),
        settled=told.settled and replace(told.settled, by=masking(told.settled.by)),
    )


def _masked_quote(quote: str, span: Span | None, report: ReviewReport, masking: Masking) -> str:
    """`quote`, the words at `span` in one line, with its masks, also for the part of a number that stands
    whole in the text."""
    if span is None or not quote:
        return masking(quote)
    text = report.loaded.source.text
    before = text[max(0, span.start - _AROUND) : span.start]
    after = text[span.end : span.end + _AROUND]
    with masking.uncounted():
        whole = masking.pieces((before, quote, after), 1)[1]
    return masking(quote) if whole == quote else _counted(quote, whole, masking)


def _counted(quote: str, masked: str, masking: Masking) -> str:
    masking(quote)
    return masked
