"""A decision that is headed, or speaks of itself, with another day than the meeting's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from core.language import _, long_date
from core.minutes import AgendaItem
from core.parsing.bodies import same_body
from core.review.check import Check, Tuned
from core.review.checks.decisions.other_meeting import all_misnamed, heading_of
from core.review.checks.decisions.own import own_decision
from core.review.checks.decisions.said import named, of_open_items
from core.review.checks.decisions.text_days import days_in_texts
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.word_lists import pattern_of


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
        yield from _put_off_back(draft, day)
        for slip_in_text in days_in_texts(draft, day):
            message = _(
                "The decision on item {item} speaks of a meeting on {named}; this one was held on {held}."
            )
            yield Hit(
                slip_in_text.span,
                message.format(
                    item=slip_in_text.item, named=long_date(slip_in_text.day), held=long_date(day)
                ),
                item=slip_in_text.at,
                severity=Severity.WARNING,
            )


def _headed(item: AgendaItem, named_day: date, day: date) -> str:
    return _("The decision on item {item} is headed {named}; the meeting was held on {held}.").format(
        item=named(item), named=long_date(named_day), held=long_date(day)
    )


def _put_off_back(draft: Draft, day: date) -> Iterator[Hit]:
    """Items that are put off to a day that was over when the meeting was held."""
    before = pattern_of("decisions", draft.meeting.language, "put_off_to")
    for at, item, sentences in of_open_items(draft):
        for sentence in sentences:
            match = before.search(sentence.text)
            rest = sentence.text[match.end() :] if match else ""
            found = re.match(draft.words.dates.pattern, rest, re.IGNORECASE)
            until = draft.words.dates.find(found[0]) if found else None
            if match is None or found is None or until is None or until >= day:
                continue
            yield Hit(
                sentence.place(draft, match.end(), match.end() + found.end()),
                _("Item {item} is put off to {until}, and the meeting was held on {held}.").format(
                    item=named(item), until=long_date(until), held=long_date(day)
                ),
                item=at,
                severity=Severity.WARNING,
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
                place = heading_of(draft, item, decision) or decision.span
                yield Hit(place, _headed(item, decision.date, day), item=at, severity=Severity.WARNING)
