"""Decisions whose heading names another meeting than the one that was held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from core.minutes import AgendaItem, Decision, Outcome, Role, Section
from core.parsing.bodies import same_body
from core.review.checks.decisions.own import own_decision
from core.review.draft import Draft
from core.source_text import Span

_WEEK = timedelta(days=7)
_YEAR = timedelta(days=366)
_DONE = frozenset(
    (
        Outcome.APPROVED,
        Outcome.APPROVED_WITH_CHANGES,
        Outcome.RECOMMENDED,
        Outcome.NOTED,
        Outcome.DISCUSSED,
        Outcome.REJECTED,
        Outcome.ELECTED,
    )
)
"""How a case comes out that the same body does not take up again."""


@dataclass(frozen=True, slots=True)
class Misnamed:
    """A decision that seems to be this meeting's, though its heading names another day or another body."""

    decision: Decision
    heading: Span
    other_day: bool
    other_body: bool


def misnamed(draft: Draft, item: AgendaItem) -> Misnamed | None:
    """The decision of an item that has none of this meeting, where a slip in its heading seems to be why."""
    meeting = draft.meeting
    own = own_decision(item)
    last = next((each for each in reversed(item.decisions) if not each.own), None)
    if item.closed or last is None or (own is not None and own.date is not None):
        return None
    section = _section_of(item, last)
    if section is None or section.heading is None:
        return None
    if own is not None and section is not _section_of(item, own):
        return None  # it stands by itself, not at the end of the other's section
    same = same_body(last.body, meeting.body, draft.words)
    own_day = last.date == meeting.date if last.date is not None else _is_under_own_label(item, section)
    if last.body is not None and not same and own_day:
        return Misnamed(last, _heading(draft, section), other_day=False, other_body=True)
    if not same or last.date is None or meeting.date is None or last.date == meeting.date:
        return None
    if _is_slip(draft, item, last, section, meeting.date - last.date):
        return Misnamed(last, _heading(draft, section), other_day=True, other_body=False)
    return None


def _is_under_own_label(item: AgendaItem, section: Section) -> bool:
    """Whether a heading with a body's name stands right below the label of this meeting's decision, which has
    nothing else under it: "Beslut", "Socialnämnden beslutar"."""
    before = next((each for each in reversed(item.sections) if each.span.start < section.span.start), None)
    return before is not None and before.role is Role.DECISION and not before.text.strip()


def _is_slip(draft: Draft, item: AgendaItem, last: Decision, section: Section, away: timedelta) -> bool:
    """Whether this body's decision of another day, `away` before the meeting, is this meeting's.

    It is where all decisions bear that day, and where it ended the case, which then does not come again. Else
    the same day of the week, or a day that the item speaks of, is that of an earlier meeting.
    """
    if away < timedelta(0) or away > _YEAR or last.date == draft.once(day_of_all):
        return True
    others = [each.body for each in item.decisions if each is not last and each.date is not None]
    if last.outcome in _DONE and not any(same_body(each, last.body, draft.words) for each in others):
        return True
    text = draft.source.text
    beside = f"{text[item.span.start : section.span.start]}\n{text[section.span.end : item.span.end]}"
    return bool(away % _WEEK) and all(day != last.date for *_place, day in draft.words.dates.places(beside))


def day_of_all(draft: Draft) -> date | None:
    """The one other day that the decisions of several items bear, where none bears the meeting's."""
    meeting, days = draft.meeting, Counter[date]()
    for _at, item in draft.open_items:
        named = [each for each in item.decisions if same_body(each.body, meeting.body, draft.words)]
        own = [each.date for each in named if each.date is not None]
        if meeting.date in own:
            return None
        days.update(own[-1:])
    return next((day for day, count in days.items() if count > 1), None) if len(days) == 1 else None


def all_misnamed(draft: Draft) -> Iterator[tuple[int, AgendaItem, Misnamed]]:
    """Those of a meeting, each with its item's index; one alone where all headings agree against the head."""
    found = [(at, item, slip) for at, item in draft.open_items if (slip := misnamed(draft, item)) is not None]
    one = len({(slip.decision.date, slip.decision.body) for _at, _item, slip in found}) == 1
    dated = any(
        decision.own and decision.date == draft.meeting.date
        for item in draft.meeting.items
        for decision in item.decisions
    )
    yield from found[:1] if one and len(found) > 1 and not dated else found


def heading_of(draft: Draft, item: AgendaItem, decision: Decision) -> Span | None:
    """The place of the heading that a decision stands under; None where it has none."""
    section = _section_of(item, decision)
    return _heading(draft, section) if section is not None and section.heading else None


def _section_of(item: AgendaItem, decision: Decision) -> Section | None:
    return next(
        (
            section
            for section in item.sections
            if section.role in (Role.PRIOR_DECISION, Role.DECISION)
            and section.span.start <= decision.span.start < section.span.end
        ),
        None,
    )


def _heading(draft: Draft, section: Section) -> Span:
    """The place of a section's heading."""
    text = draft.source.text[section.span.start : section.span.end]
    first = text.partition("\n")[0]
    return Span(section.span.start, section.span.start + len(first.rstrip()))
