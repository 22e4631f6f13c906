"""What a reader says of a decision's outcome and of an item being closed, put into a meeting's items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.corrections import FoundPlace, item_at
from core.minutes import AgendaItem, Confidence, Level, Outcome, Reason
from core.source_text import Span


def by_reader(confidence: Sequence[Confidence], *fields: str) -> tuple[Confidence, ...]:
    """`confidence` with `fields` as the reader put them right."""
    others = (each for each in confidence if each.field not in fields)
    return (*others, *(Confidence(name, Level.READER, Reason.CORRECTED) for name in fields))


def set_outcome(items: list[AgendaItem], target: FoundPlace, outcome: Outcome | None) -> bool:
    """Give a decision the reader's outcome; it holds whatever was recommended. False where there is none."""
    at, number, _surely = target
    if at is None or number is None or outcome is None:
        return False
    decisions = list(items[at].decisions)
    decision = decisions[number]
    decisions[number] = replace(
        decision,
        outcome=outcome,
        effective=None,
        follows=decision.follows if decision.outcome is outcome else None,
        confidence=by_reader([c for c in decision.confidence if c.field != "effective"], "outcome"),
    )
    items[at] = replace(items[at], decisions=tuple(decisions))
    return True


def set_closed(items: list[AgendaItem], place: Span, closed: bool) -> bool:
    """Give the item at `place` what the reader says of it. False where there is none.

    What was joined with another item since does not open that one.
    """
    at = item_at(items, place.start)
    if at is None:
        return False
    item = items[at]
    if closed or place.start < max(item.heading.end, item.span.start + 1):
        items[at] = replace(item, closed=closed, confidence=by_reader(item.confidence, "closed"))
    return True
