"""Decisions dated later than the meeting that tells of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from core.language import _, long_date
from core.minutes import AgendaItem, Decision, Role, Section
from core.parsing.bodies import same_body
from core.review.check import Check, Tuned
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.source_text import Span


class DateOfDecision(Check):
    """What another body decided before cannot be dated after the meeting, nor this meeting's decision on any
    other day. One of this body under another day is told by the check `decision-date`."""

    id = "date-of-decision"
    group = Group.FORM
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Earlier decision with a later date")

    def why(self) -> str:
        return _("Check the date above the decision: what was decided before cannot be dated later.")

    def advice(self) -> str:
        return _("Correct the date in the decision's heading.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        meeting = draft.meeting.date
        if meeting is None or not draft.is_minutes:
            return
        for at, item in enumerate(draft.meeting.items):
            for decision in item.decisions:
                day = decision.date
                if day is None or day == meeting:
                    continue
                earlier = decision.own or not same_body(decision.body, draft.meeting.body, draft.words)
                if earlier and (decision.own or day > meeting):
                    yield Hit(
                        _place(draft, item, decision, day),
                        _(
                            "The decision in item {number} is dated {day}; the meeting is on {meeting}."
                        ).format(
                            number=item.number or at + 1, day=long_date(day), meeting=long_date(meeting)
                        ),
                        item=at,
                        subject=day.isoformat(),
                    )


def _place(draft: Draft, item: AgendaItem, decision: Decision, day: date) -> Span | None:
    """The date in the heading above a decision; None where it is not found."""
    section: Section | None = next(
        (
            each
            for each in item.sections
            if each.role in (Role.DECISION, Role.PRIOR_DECISION)
            and each.span.start <= decision.span.start <= each.span.end
        ),
        None,
    )
    if section is None:
        return None
    text = draft.source.text[section.span.start : decision.span.end].replace("\n", " ")
    for start, end, each in draft.words.dates.places(text):
        if each == day:
            return Span(section.span.start + start, section.span.start + end)
    return None
