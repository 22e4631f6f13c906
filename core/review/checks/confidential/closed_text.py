"""A closed item with its text, or its attachments, in what is made to be published."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import ClassVar

from core.confidential.personal_words import PersonalKind
from core.language import _, ngettext
from core.minutes import AgendaItem, Attachment, NodeKind, Role
from core.paragraph import Form
from core.parsing.sentence_ends import sentence_spans
from core.review.check import Check, Tuned, Value
from core.review.checks.confidential.names import had_a_part, strangers_in
from core.review.checks.confidential.said import item_name
from core.review.checks.form.overview import is_overview
from core.review.checks.misread import swallowers
from core.review.draft import Draft, DraftParagraph
from core.review.finding import Group, Hit, Severity
from core.review.whole_text import personal
from core.review.word_lists import pattern_of
from core.source_text import Span

_OF_THE_CASE = frozenset(
    (
        Role.TOPIC,
        Role.SUMMARY,
        Role.CASE,
        Role.BASIS,
        Role.RECOMMENDATION,
        Role.MOTIONS,
        Role.DELIBERATION,
        Role.ECONOMY,
        Role.LEGAL,
        Role.HEARING,
        Role.COMMUNICATION,
    )
)
_QUIET = frozenset((Role.ABSENT, Role.TYPE, Role.DISPATCH, Role.VOTES, Role.PROCESS))
_DECIDED = frozenset((Role.DECISION, Role.PRIOR_DECISION, Role.MINORITY, Role.REMARKS))
_OFTEN = 3
_LONG_DECISION = 300
"""Code points of a published decision, from which on it tells of the case."""


class ClosedText(Check):
    """Text of a closed item, or its attachments, in a public version."""

    id = "closed-text"
    group = Group.CONFIDENTIAL
    severity = Severity.ERROR
    tuning: ClassVar[Mapping[str, Value]] = {"letters": 20}  # of text without a label

    def name(self) -> str:
        return _("Closed item with text or attachments")

    def why(self) -> str:
        return _(
            "What is dealt with behind closed doors is under the duty of confidence. Check that no more of it"
            " is published than its title, why it is closed, and what may be told of the decision."
        )

    def source(self) -> str:
        return _("Kommunestyrelsesloven § 10; forvaltningsloven § 27")

    def advice(self) -> str:
        return _("Take it out of what is published, or make the item an open one.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        if not draft.is_public:
            return
        for at, item in enumerate(draft.meeting.items):
            if not item.closed or at in draft.once(swallowers):
                continue
            name = item_name(item)
            told = self._told(draft, at, tuned.number("letters"))
            if told is None:
                hits = tuple(_of_somebody(draft, at, name))
                yield from hits or _of_terms(draft, at, name)
            else:
                message = _("The text of {item}, which is closed, stands in this version.").format(item=name)
                yield Hit(told, message, item=at, subject="text")
            attachments = _of_item(draft, item)
            if attachments:
                count = len(attachments)
                yield Hit(
                    _place(draft, at, attachments),
                    ngettext(
                        "An attachment of {item}, which is closed, is listed or carried in this version.",
                        "{n} attachments of {item}, which is closed, are listed or carried in this version.",
                        count,
                    ).format(n=count, item=name),
                    item=at,
                    subject="attachments",
                )

    def _told(self, draft: Draft, at: int, letters: float) -> Span | None:
        """The first paragraph that tells of the case; None where there is none."""
        first: Span | None = None
        told = 0
        for paragraph in draft.of_item(at):
            if not _tells(draft, paragraph):
                continue
            first = first or paragraph.paragraph.span
            told += sum(map(str.isalpha, paragraph.text))
            if told >= letters or paragraph.role in _OF_THE_CASE:
                return first
        return None


def _of_item(draft: Draft, item: AgendaItem) -> tuple[Attachment, ...]:
    """The attachments of an item, without those in a list of the attachments of all items below it."""
    places = [each.span for each in item.sections if is_overview(draft, each)]
    return tuple(
        each
        for each in item.attachments
        if each.span is None or not any(place.start <= each.span.start < place.end for place in places)
    )


def _of_somebody(draft: Draft, at: int, name: str) -> Iterator[Hit]:
    """What tells of somebody in a closed item, however short it is. Of a decision, which may be told, that
    is a warning."""
    words = pattern_of("confidential", draft.meeting.language, "sensitive_alone")
    for paragraph in draft.of_item(at):
        if paragraph.form in (Form.ITEM, Form.SECTION) or paragraph.kind is not NodeKind.SECTION:
            continue
        if paragraph.role in _QUIET or paragraph.role is Role.ATTACHMENTS:
            continue
        place = _somebody(draft, paragraph, words)
        if place is not None:
            is_decision = paragraph.role in _DECIDED
            yield Hit(
                place,
                _("The decision on {item}, which is closed, tells of somebody.").format(item=name)
                if is_decision
                else _("The text of {item}, which is closed, tells of somebody.").format(item=name),
                item=at,
                subject="somebody",
                severity=Severity.WARNING if is_decision else None,
            )
            return


def _of_terms(draft: Draft, at: int, name: str) -> Iterator[Hit]:
    """What a decision on a closed item tells of its terms: a sum, a firm, a reason. One alone may have been
    made public on purpose."""
    language = draft.meeting.language
    kinds = [pattern_of("confidential", language, each) for each in ("sums", "firms", "reasons")]
    for paragraph in draft.of_item(at):
        if paragraph.kind is not NodeKind.SECTION or paragraph.role not in _DECIDED:
            continue
        for start, end in sentence_spans(paragraph.text, draft.words):
            text = paragraph.text[start:end]
            found = [match for each in kinds if (match := each.search(text)) is not None]
            if not found or pattern_of("confidential", language, "closing").search(text):
                continue
            if found[0].re is kinds[-1]:
                continue  # a reason alone
            yield Hit(
                draft.span_in(paragraph, start, end),
                _("The decision on {item}, which is closed, tells its terms.").format(item=name),
                item=at,
                subject="terms",
                severity=Severity.NOTE if len(found) == 1 else Severity.WARNING,
            )
            return


def _somebody(draft: Draft, paragraph: DraftParagraph, words: re.Pattern[str]) -> Span | None:
    """Where a paragraph names somebody who is no member, how they are reached, or what befell them."""
    whole = paragraph.paragraph.span
    for kind, start, end in draft.once(personal):
        if kind is not PersonalKind.OWN and whole.start <= start < whole.end:
            return Span(start, end)
    closing = pattern_of("confidential", draft.meeting.language, "closing")
    of_one = pattern_of("confidential", draft.meeting.language, "of_persons")
    for start, end in sentence_spans(paragraph.text, draft.words):
        text = paragraph.text[start:end]
        if had_a_part(draft, text):
            continue
        is_of_one = of_one.search(text) is not None
        named = next(strangers_in(draft, text, unlisted=is_of_one), None)
        if named is not None:
            return draft.span_in(paragraph, start + named.start, start + named.end)
        found = words.search(text)
        if found is not None and not closing.search(text):
            return draft.span_in(paragraph, start + found.start(), start + found.end())
    return None


def _tells(draft: Draft, paragraph: DraftParagraph) -> bool:
    """Whether a paragraph of a closed item is more than its heading, why it is closed, and the decision."""
    if paragraph.form in (Form.ITEM, Form.SECTION) or paragraph.kind is NodeKind.FURNITURE:
        return False
    if paragraph.role in _QUIET or paragraph.role is Role.ATTACHMENTS:
        return False
    language, text = draft.meeting.language, paragraph.text.strip()
    if draft.once(_texts)[text] >= _OFTEN:
        return False  # a line that comes back, as a running head does
    if sum(map(str.isalpha, text)) < 12 or pattern_of("confidential", language, "labels").search(text):
        return False
    if len(text) <= _LONG_DECISION and pattern_of("confidential", language, "closing").search(text):
        return False
    if paragraph.role in _OF_THE_CASE:
        return True
    if pattern_of("confidential", language, "senders").search(text):
        return False
    decided = paragraph.role in _DECIDED or pattern_of("confidential", language, "decided").search(text)
    return not decided or len(text) > _LONG_DECISION


def _texts(draft: Draft) -> Counter[str]:
    """How often each paragraph stands in the draft."""
    return Counter(each.text.strip() for each in draft.paragraphs)


def _place(draft: Draft, at: int, attachments: tuple[Attachment, ...]) -> Span | None:
    spans = [each.span for each in attachments if each.span is not None]
    if spans:
        return spans[0]
    carried = [node for node in draft.meeting.nodes if node.item == at and node.attachment is not None]
    if not carried:
        return None
    line = draft.source.lines[carried[0].first]
    return Span(line.start, line.end)
