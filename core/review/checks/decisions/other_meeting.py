"""Decisions whose heading names another meeting than the one that was held."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from core.minutes import AgendaItem, Decision, Role, Section
from core.parsing.bodies import same_body
from core.review.checks.decisions.own import own_decision
from core.review.draft import Draft
from core.source_text import Span

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Misnamed:
    """A decision that seems to be this meeting's, though its heading names another day or another body."""

    decision: Decision
    heading: Span
    other_day: bool
    other_body: bool


def misnamed(draft: Draft, item: AgendaItem) -> Misnamed | None:
    """The decision of an item that has none of this meeting, where a slip in its heading seems to be why.

    The same day of the week, weeks before, is that of an earlier meeting: bodies meet on one weekday.
    """
    meeting = draft.meeting
    if item.closed or own_decision(item) is not None or not item.decisions:
        return None
    last = next(each for each in reversed(item.decisions) if not each.own)
    section = _section_of(item, last)
    if section is None or section.heading is None:
        return None
    same = same_body(last.body, meeting.body, draft.words)
    if last.body is not None and not same and last.date is not None and last.date == meeting.date:
        return Misnamed(last, _heading(draft, section), other_day=False, other_body=True)
    if same and last.date is not None and meeting.date is not None and last.date != meeting.date:
        away = meeting.date - last.date
        if away < timedelta(0) or away % _WEEK or away > timedelta(days=366):
            return Misnamed(last, _heading(draft, section), other_day=True, other_body=False)
    return None


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
