"""What an item says of its decision, sentence by sentence, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from core.language import _
from core.minutes import AgendaItem, Decision, Outcome, Reason, Role
from core.paragraph import Form
from core.parsing.outcomes import outcome_of
from core.parsing.sentence_ends import sentence_spans
from core.parsing.vocabulary import Vocabulary
from core.review.checks.decisions.other_meeting import misnamed
from core.review.checks.decisions.own import own_decisions
from core.review.draft import Draft, DraftParagraph
from core.review.word_lists import pattern_of, words_of
from core.source_text import Span

_TOLD_IN = frozenset(
    (Role.VOTES, Role.MINORITY, Role.AMENDMENT, Role.ABSENT, Role.MOTIONS, Role.DELIBERATION)
)
"""Sections beside the decision that tell how it came about, and who had a part in it."""

_SILENT = frozenset((Outcome.OTHER, Outcome.NO_DECISION))


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


def read_decisions(draft: Draft, item: AgendaItem) -> tuple[Decision, ...]:
    """The decisions of this meeting; where there is none, the one whose heading seems to name another day or
    body by a slip: what else is wrong with it is told all the same."""
    own = own_decisions(item)
    if own:
        return own
    slip = misnamed(draft, item)
    return () if slip is None else (slip.decision,)


def read_decision(draft: Draft, item: AgendaItem) -> Decision | None:
    """The last of them; None where there is none."""
    return next(reversed(read_decisions(draft, item)), None)


def decided(draft: Draft, number: int) -> list[Said]:
    """The sentences of the meeting's own decision on an item."""
    return draft.once(_decided)[number]


def told(draft: Draft, number: int) -> list[Said]:
    """Those, and the sentences that tell of votes, motions and absence at this meeting."""
    return draft.once(_told)[number]


def _decided(draft: Draft) -> list[list[Said]]:
    return [
        _sentences(draft, number, [each.span for each in read_decisions(draft, item)])
        for number, item in enumerate(draft.meeting.items)
    ]


def _told(draft: Draft) -> list[list[Said]]:
    found: list[list[Said]] = []
    for number, item in enumerate(draft.meeting.items):
        beside = list(_told_beside(item))
        own = decided(draft, number)
        both = [*own, *_sentences(draft, number, beside)] if beside else own
        found.append(sorted(both, key=lambda each: each.span) if beside else own)
    return found


def _told_beside(item: AgendaItem) -> Iterator[Span]:
    own = True
    for section in item.sections:
        if section.role in (Role.DECISION, Role.PRIOR_DECISION):
            own = section.role is Role.DECISION
        elif own and section.role in _TOLD_IN:
            yield section.span


def of_item(draft: Draft, number: int) -> list[Said]:
    """All sentences of an item but its headings."""
    found: list[Said] = []
    for paragraph in draft.of_item(number):
        if paragraph.form not in (Form.SECTION, Form.ITEM):
            found += _of_paragraph(draft, paragraph, 0)
    return found


def recommended(draft: Draft, number: int) -> list[Said]:
    """The sentences of what is recommended in an item, and the headings: "Direktionen indstiller til …"."""
    found: list[Said] = []
    for paragraph in draft.in_role(number, Role.RECOMMENDATION):
        found += _of_paragraph(draft, paragraph, 0)
    return found


def _sentences(draft: Draft, number: int, spans: Sequence[Span]) -> list[Said]:
    found: list[Said] = []
    if not spans:
        return found
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    for paragraph in draft.of_item(number):
        start, end = paragraph.paragraph.pieces[0].start, paragraph.paragraph.pieces[-1].end
        if end <= first or start >= last:
            continue
        within = next((span for span in spans if start < span.end and span.start < end), None)
        if within is None or (paragraph.form in (Form.SECTION, Form.ITEM) and within.start <= start):
            continue
        behind = paragraph.paragraph.place_of(draft.source, within.start) if within.start > start else 0
        found += _of_paragraph(draft, paragraph, behind)
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


def behind_lost_motion(sentences: Sequence[Said], language: str) -> Sequence[Said] | None:
    """The sentences behind the one in which a motion that somebody made at the meeting was lost, whose votes
    stand before that; None where there is none."""
    made, lost = (pattern_of("decisions", language, each) for each in ("motion_made", "motion_lost"))
    begun = next((at for at, each in enumerate(sentences) if made.search(each.text)), None)
    if begun is None:
        return None
    ended = [at for at, each in enumerate(sentences) if at > begun and lost.search(each.text)]
    return sentences[ended[-1] + 1 :] if ended else None


def decides(text: str, words: Vocabulary) -> bool:
    """Does a text say how something came out, not only beside the point?"""
    verdict = outcome_of(text, words)
    return verdict.outcome not in _SILENT and verdict.doubt is not Reason.ASIDES


@cache
def whole(words: Vocabulary, kind: str) -> re.Pattern[str]:
    """A sentence that says of the whole case that it was agreed to, was not, or was put off."""
    listed = words_of("decisions", words.language)
    said = listed[kind][0].replace("{object}", listed["object"][0])
    return re.compile(rf"(?:{listed['whole'][0]})(?:{said})(?!\w)", re.IGNORECASE)


def of_open_items(draft: Draft) -> Iterator[tuple[int, AgendaItem, list[Said]]]:
    """Index, item and the sentences of its decision, of the items on which this meeting decided, or
    seems to have."""
    for number, item in draft.open_items:
        if read_decisions(draft, item):
            yield number, item, decided(draft, number)
