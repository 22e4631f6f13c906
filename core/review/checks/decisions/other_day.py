"""A decision that is headed, or speaks of itself, with another day than the meeting's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from core.language import _, long_date
from core.minutes import AgendaItem
from core.parsing.bodies import same_body
from core.parsing.vocabulary import Vocabulary
from core.review.check import Check, Tuned
from core.review.checks.decisions.other_meeting import all_misnamed
from core.review.checks.decisions.said import Said, named, of_open_items, own_decision
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.word_lists import words_of
from core.source_text import Span

_HABIT = 3  # mentions of the meeting's own day that make one of another day a slip


class DecisionOtherDay(Check):
    """Another day's name in the decision."""

    id = "decision-date"
    group = Group.DECISIONS
    severity = Severity.ERROR

    def name(self) -> str:
        return _("Decision with another meeting's date")

    def why(self) -> str:
        return _(
            "A decision under another date is taken for one of another meeting. Check the dates of headings "
            "and texts that were copied from earlier minutes."
        )

    def advice(self) -> str:
        return _("Write the date of this meeting, or say that the decision is an earlier one.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        day = draft.meeting.date
        if day is None or not draft.is_minutes:
            return
        for at, item, slip in all_misnamed(draft):
            if slip.other_day and slip.decision.date is not None:
                yield Hit(slip.heading, _headed(item, slip.decision.date, day), item=at)
        yield from _later(draft, day)
        yield from _in_text(draft, day)


def _headed(item: AgendaItem, named_day: date, day: date) -> str:
    return _("The decision on item {item} is headed {named}; the meeting was held on {held}.").format(
        item=named(item), named=long_date(named_day), held=long_date(day)
    )


def _later(draft: Draft, day: date) -> Iterator[Hit]:
    """Decisions of this body that are told as earlier ones and bear a later day."""
    for at, item in draft.open_items:
        if own_decision(item) is None:
            continue
        for decision in item.decisions:
            if decision.own or decision.date is None or decision.date <= day:
                continue
            if same_body(decision.body, draft.meeting.body, draft.words):
                yield Hit(
                    decision.span, _headed(item, decision.date, day), item=at, severity=Severity.WARNING
                )


def _in_text(draft: Draft, day: date) -> Iterator[Hit]:
    """Sentences in which the meeting speaks of itself with another day."""
    found: list[tuple[int, AgendaItem, Said, Span, date, bool]] = []
    usual = 0
    for at, item, sentences in of_open_items(draft):
        for sentence in sentences:
            for place, named_day, itself in _days(sentence.text, draft):
                usual += named_day == day
                if named_day != day:
                    found.append((at, item, sentence, place, named_day, itself))
    for at, item, sentence, place, named_day, itself in found:
        if itself or usual >= _HABIT:
            message = _(
                "The decision on item {item} speaks of a meeting on {named}; this one was held on {held}."
            )
            yield Hit(
                sentence.place(draft, *place),
                message.format(item=named(item), named=long_date(named_day), held=long_date(day)),
                item=at,
                severity=Severity.WARNING,
            )


def _days(text: str, draft: Draft) -> Iterator[tuple[Span, date, bool]]:
    """The days of meetings of this body that a sentence names, and whether it says "its own"."""
    for match in _meeting_day(draft.words).finditer(text):
        day = draft.words.dates.find(match["day"])
        if day is not None:
            itself = re.search(_joined(draft.words, "itself"), match[0], re.IGNORECASE) is not None
            yield Span(*match.span("day")), day, itself


@cache
def _joined(words: Vocabulary, name: str) -> str:
    return "|".join(f"(?:{each})" for each in words_of("decisions", words.language)[name])


@cache
def _meeting_day(words: Vocabulary) -> re.Pattern[str]:
    return re.compile(rf"(?:{_joined(words, 'this_meeting')})(?P<day>{words.dates.pattern})", re.IGNORECASE)
