"""The report of a review as the blocks of a document: by item, what was found and said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from core.annotations import Colour
from core.exports.layout.blocks import (
    Block,
    Bullets,
    Card,
    Heading,
    Kind,
    LaidOut,
    Notice,
    Paragraph,
    Piece,
    Terms,
)
from core.exports.layout.item_cards import BETWEEN, paragraphs
from core.exports.layout.labels import closed_line, item_name, page_name
from core.exports.legible import legible_document
from core.exports.review.report_words import (
    comment_line,
    dismissed_line,
    head_rows,
    reply_line,
    settled_line,
    standing_words,
    tick_line,
    title_of,
)
from core.exports.review.reported import ReportedComment, ReportedFinding, ReviewReport
from core.language import _, long_date
from core.review.finding import Severity, severity_word
from core.review_states import ItemState

COLOURS = {Severity.ERROR: Colour.RED, Severity.WARNING: Colour.YELLOW, Severity.NOTE: Colour.BLUE}
"""What stands before the word for a severity; of marks in a PDF, too."""

_ORDER = tuple(Severity)
_MOST_SUGGESTIONS = 5


def laid_out(report: ReviewReport) -> LaidOut:
    """`report` as a document. Anchors are the same each time."""
    return legible_document(
        LaidOut(
            title=title_of(report),
            subtitle=_subtitle(report),
            language=report.language,
            blocks=tuple(_blocks(report)),
            contents_title=_("Contents"),
        )
    )


def _subtitle(report: ReviewReport) -> str:
    made = _("put together {date}").format(date=long_date(report.made))
    closed = closed_line() if report.holds_closed else ""
    return " · ".join(filter(None, (closed, made)))


def _blocks(report: ReviewReport) -> Iterator[Block]:
    yield Terms(tuple((name, (Piece(words),)) for name, words in head_rows(report)))
    yield from map(Notice, report.lacking)
    counted = [each for each in report.findings if each.counts]
    if not counted and not report.comments:
        yield Notice(_("Nothing was found, and nobody commented on it."))
    yield from _of_whole(report, counted)
    quiet_items = []
    for at in report.items:
        cards = [*_cards(report, counted, at)]
        if not cards and report.standings[at].state not in (ItemState.NEEDS_CHANGE, ItemState.QUESTION):
            quiet_items.append(at)
            continue
        yield _item_heading(report, at)
        yield from cards or (Notice(_("Nothing was found in this item.")),)
    yield from _others(report, quiet_items, has_told=len(quiet_items) < len(report.items))
    yield from _lost(report)
    yield from _dismissed(report)
    yield from _checklist(report)
    yield from _about_checks(counted)
    if report.is_masked:
        yield Notice(_("Personal data is masked, and what is confidential is not quoted."))


def _of_whole(report: ReviewReport, counted: Sequence[ReportedFinding]) -> Iterator[Block]:
    if cards := [*_cards(report, counted, None)]:
        yield Heading(1, _("The document as a whole"), "review-document")
        yield from cards


def _cards(report: ReviewReport, counted: Sequence[ReportedFinding], item: int | None) -> Iterator[Card]:
    """What was found in an item, the worst first, then what was said of it."""
    found = [each for each in counted if each.finding.item == item]
    for each in sorted(found, key=lambda each: _ORDER.index(each.finding.severity)):
        yield _finding_card(report, each)
    for said in report.comments:
        if said.item == item and not said.is_lost:
            yield _comment_card(report, said)


def _item_heading(report: ReviewReport, at: int) -> Heading:
    item = report.loaded.meeting.items[at]
    text = item_name(item.number, item.title, closed=item.closed)
    aside = (Piece(standing_words(report.standings[at]), quiet=True),)
    return Heading(
        1,
        text,
        f"review-item-{at + 1}",
        aside,
        closed=item.closed,
        language=_other_language(report),
    )


def _finding_card(report: ReviewReport, told: ReportedFinding) -> Card:
    finding = told.finding
    colour = COLOURS[finding.severity]
    label = [Piece(severity_word(finding.severity), strong=True, colour=colour), BETWEEN, Piece(told.check)]
    if finding.page is not None:
        label += [BETWEEN, Piece(page_name(finding.page), quiet=True)]
    body = _told_of(report, told)
    if finding.suggestions:
        words = ", ".join(finding.suggestions[:_MOST_SUGGESTIONS])
        body.append(_quiet(_("Perhaps: {words}").format(words=words)))
    if finding.advice:
        body.append(_quiet(finding.advice))
    return Card(Kind.MARK, tuple(label), tuple(body))


def _told_of(report: ReviewReport, told: ReportedFinding) -> list[Paragraph]:
    """What was found, with the words at its place where it does not say them itself."""
    finding = told.finding
    body = [Paragraph((Piece(finding.message),))]
    if finding.quote and finding.quote not in finding.message:
        body.append(_quoted(report, finding.quote))
    return body


def _quoted(report: ReviewReport, quote: str, *, quiet: bool = False) -> Paragraph:
    words = Piece(quote, quiet=quiet, language=_other_language(report))
    return Paragraph((Piece("“", quiet=quiet), words, Piece("”", quiet=quiet)))


def _comment_card(report: ReviewReport, told: ReportedComment) -> Card:
    """A comment with its replies; what it is on stands above its words."""
    label = [Piece(comment_line(told))]
    if told.page is not None:
        label += [BETWEEN, Piece(page_name(told.page), quiet=True)]
    body = [_quoted(report, told.quote, quiet=True)] if told.quote else []
    body += paragraphs(told.comment.text)
    for reply in told.replies:
        body += [_quiet(reply_line(reply)), *paragraphs(reply.text)]
    if line := settled_line(told):
        body.append(_quiet(line))
    return Card(Kind.NOTE, tuple(label), tuple(body), author=told.comment.author)


def _others(report: ReviewReport, items: Sequence[int], *, has_told: bool) -> Iterator[Block]:
    """The items with nothing to tell of, with how far each is."""
    if not items:
        return
    yield Heading(1, _("The other items") if has_told else _("Items"), "review-others")
    rows = []
    for at in items:
        item = report.loaded.meeting.items[at]
        name = item_name(item.number, item.title, closed=item.closed)
        state = Piece(standing_words(report.standings[at]), quiet=True)
        rows.append((Piece(name, language=_other_language(report)), BETWEEN, state))
    yield Bullets(tuple(rows))


def _lost(report: ReviewReport) -> Iterator[Block]:
    lost = [each for each in report.comments if each.is_lost]
    if lost:
        yield Heading(1, _("Comments without a place in this version"), "review-lost")
        yield from (_comment_card(report, each) for each in lost)


def _dismissed(report: ReviewReport) -> Iterator[Block]:
    dismissed = [each for each in report.findings if not each.counts]
    if not dismissed:
        return
    yield Heading(1, _("Dismissed findings"), "review-dismissed")
    for each in dismissed:
        card = _finding_card(report, each)
        place = _place(report, each)
        label = (*card.label, *((BETWEEN, Piece(place, quiet=True)) if place else ()))
        yield Card(Kind.MARK, label, (*_told_of(report, each), _quiet(dismissed_line(each))))


def _place(report: ReviewReport, told: ReportedFinding) -> str:
    if told.finding.item is None:
        return ""
    item = report.loaded.meeting.items[told.finding.item]
    return item_name(item.number, item.title, closed=item.closed)


def _checklist(report: ReviewReport) -> Iterator[Block]:
    if report.checklist:
        yield Heading(1, _("Checklist"), "review-checklist")
        yield Bullets(tuple((Piece(tick_line(line, tick)),) for line, tick in report.checklist))


def _about_checks(counted: Iterable[ReportedFinding]) -> Iterator[Block]:
    """Why the checks that found something look for it, each once."""
    told = {each.finding.check: each for each in counted if each.why}
    if not told:
        return
    yield Heading(1, _("Why it matters"), "review-why")
    for each in sorted(told.values(), key=lambda each: each.check):
        source = (Piece(f" ({each.source})", quiet=True),) if each.source else ()
        yield Paragraph((Piece(each.check, strong=True), Piece(f": {each.why}"), *source))


def _quiet(words: str) -> Paragraph:
    return Paragraph((Piece(words, quiet=True),))


def _other_language(report: ReviewReport) -> str:
    """The language of the document, where it is not that of the report."""
    spoken = report.loaded.meeting.language
    return "" if spoken == report.language else spoken
