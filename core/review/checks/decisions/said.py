"""What an item says of its decision, sentence by sentence, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from core.language import _
from core.minutes import AgendaItem, Decision, Role
from core.parsing.sentence_ends import sentence_spans
from core.review.draft import Draft, DraftParagraph
from core.running_text import Form
from core.source_text import Span

_TOLD_IN = frozenset(
    (Role.VOTES, Role.MINORITY, Role.AMENDMENT, Role.ABSENT, Role.MOTIONS, Role.DELIBERATION)
)
"""Sections beside the decision that tell how it came about, and who had a part in it."""


class Said(NamedTuple):
    """A sentence, in one line, with its place in the source; it begins at `first` in its paragraph's text."""

    text: str
    span: Span
    paragraph: DraftParagraph
    first: int

    def place(self, draft: Draft, start: int, end: int) -> Span:
        """The place in the source of the code points `start <= i < end` of the sentence."""
        return draft.span_in(self.paragraph, self.first + start, self.first + end)


def named(item: AgendaItem) -> str:
    """What an item is called in a sentence: its number, else its title."""
    if item.number:
        return item.number
    return _("“{title}”").format(title=item.title) if item.title else _("without a number")


def own_decisions(item: AgendaItem) -> tuple[Decision, ...]:
    """The decisions of this meeting; an earlier one that is taken for this meeting's as well is none."""
    others = {each.span for each in item.decisions if not each.own}
    return tuple(each for each in item.decisions if each.own and each.span not in others)


def own_decision(item: AgendaItem) -> Decision | None:
    """The last of them; None where there is none."""
    return next(reversed(own_decisions(item)), None)


def decided(draft: Draft, number: int) -> list[Said]:
    """The sentences of the meeting's own decision on an item."""
    item = draft.meeting.items[number]
    return _sentences(draft, number, [each.span for each in own_decisions(item)])


def told(draft: Draft, number: int) -> list[Said]:
    """Those, and the sentences that tell of votes, motions and absence at this meeting."""
    item = draft.meeting.items[number]
    spans = [each.span for each in own_decisions(item)]
    own = True
    for section in item.sections:
        if section.role in (Role.DECISION, Role.PRIOR_DECISION):
            own = section.role is Role.DECISION
        elif own and section.role in _TOLD_IN:
            spans.append(section.span)
    return _sentences(draft, number, spans)


def of_item(draft: Draft, number: int) -> list[Said]:
    """All sentences of an item but its headings."""
    found: list[Said] = []
    for paragraph in draft.of_item(number):
        if paragraph.form not in (Form.SECTION, Form.ITEM):
            found += _of_paragraph(draft, paragraph, 0)
    return found


def recommended(draft: Draft, number: int) -> list[Said]:
    """The sentences of what is recommended in an item."""
    found: list[Said] = []
    for paragraph in draft.in_role(number, Role.RECOMMENDATION):
        if paragraph.form is not Form.SECTION:
            found += _of_paragraph(draft, paragraph, 0)
    return found


def _sentences(draft: Draft, number: int, spans: Sequence[Span]) -> list[Said]:
    found: list[Said] = []
    for paragraph in draft.of_item(number) if spans else ():
        place = paragraph.paragraph.span
        within = next((span for span in spans if place.start < span.end and span.start < place.end), None)
        if within is None or (paragraph.form in (Form.SECTION, Form.ITEM) and within.start <= place.start):
            continue
        behind_label = within.start > place.start
        first = paragraph.paragraph.place_of(draft.source, within.start) if behind_label else 0
        found += _of_paragraph(draft, paragraph, first)
    return found


def _of_paragraph(draft: Draft, paragraph: DraftParagraph, first: int) -> Iterator[Said]:
    """The sentences of a paragraph from the code point `first` on."""
    for start, end in sentence_spans(paragraph.text[first:], draft.words):
        text = paragraph.text[first + start : first + end]
        bare = text.strip()
        if bare:
            begins = first + start + text.index(bare)
            span = draft.span_in(paragraph, begins, begins + len(bare))
            yield Said(bare, span, paragraph, begins)


def of_open_items(draft: Draft) -> Iterator[tuple[int, AgendaItem, list[Said]]]:
    """Index, item and the sentences of its decision, of the items on which this meeting decided."""
    for number, item in draft.open_items:
        if own_decision(item) is not None:
            yield number, item, decided(draft, number)
