"""The report of a review, put together once for all its forms: what was found and said of a draft, and what
of it may go out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from core.annotations import About, Annotation, ItemFinder
from core.confidential.open_name import openly_named
from core.confidential.personal import Masking
from core.confidential.placing import Placed, is_closed
from core.exports.review.checked import check_of
from core.exports.review.masking import masked
from core.exports.review.open_words import OpenWords
from core.exports.review.reported import ReportedComment, ReportedFinding, Review, ReviewReport
from core.language import language
from core.library.lists.meetings import LoadedMeeting
from core.review_states import (
    Tick,
    has_changed,
    state_in,
    wording_at,
    wording_of_item,
    wordings,
)
from core.sharing.going_out import shared
from core.source_text import Span


def _tick(review: Review, line: str) -> Tick | None:
    """That a line of the checklist is done; not where it was ticked in an earlier version."""
    tick, file = review.state.tick_of(line), review.loaded.file
    return None if tick is None or review.state.is_earlier(tick, file) else tick


def put_together(
    review: Review, *, closed_items: bool = False, masking: Masking | None = None
) -> ReviewReport:
    """The report of `review`. Without `masking` all words are as they are."""
    loaded = review.loaded if closed_items else openly_named(review.loaded)
    findings = list(_findings(review, loaded.meeting.language))
    comments = list(_comments(review, loaded))
    shown, said, signed = findings, comments, review.state.signed_off(loaded.file)
    before = review.state.signed_before(loaded.file)
    checklist = tuple((line, _tick(review, line)) for line in review.rules.checklist)
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
    hidden = {each.finding.key for each in findings} - {each.finding.key for each in shown}
    report = ReviewReport(
        loaded,
        review.is_draft,
        tuple(shown),
        tuple(said),
        state_in(review.state, items, wordings(loaded.source, loaded.meeting)),
        tuple(open_items),
        checklist,
        signed,
        before,
        tuple(review.lacking),
        date.today(),
        language(),
        left_out=len(findings) - len(shown) + len(comments) - len(said),
        left_out_severities=tuple(
            each.finding.severity for each in findings if each.counts and each.finding.key in hidden
        ),
        closed_items=len(items) - len(open_items),
        holds_closed=closed_items and any(is_closed(loaded, each) for each in items),
    )
    return report if masking is None else masked(report, masking)


def _findings(review: Review, language: str) -> Iterator[ReportedFinding]:
    for each in review.findings:
        check = check_of(each, review.rules)
        why, source = review.rules.why(check), review.rules.source(check, language)
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
