"""Decisions: this meeting's own and earlier ones of other bodies or dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from core.minutes import Decision, Outcome, Role
from core.parsing.bodies import same_body
from core.parsing.outcomes import effective_outcome, outcome_of
from core.parsing.rows import Row, running_text, span_of
from core.parsing.sections import Part
from core.parsing.vocabulary import Vocabulary
from core.source_text import Span

_SHORT = 140  # characters of a sentence that stands alone as a decision


def is_own(part: Part, body: str | None, day: date | None) -> bool:
    """Is this the decision of the meeting of `body` on `day`, by its heading?"""
    label = part.label
    if label is None:
        return True
    if label.date is not None and day is not None and label.date != day:
        return False
    return same_body(label.body, body)


def decision_of(
    part: Part, own: bool, recommendation: str, body: str | None, day: date | None, words: Vocabulary
) -> Decision:
    """The decision in a section that is not empty."""
    rows = _worded(part.content)
    text = running_text(rows).replace("\t", " ")
    verdict = outcome_of(text, words)
    label = part.label
    return Decision(
        text=text,
        span=span_of(rows),
        outcome=verdict.outcome,
        own=own,
        body=label.body if label else None,
        date=label.date if label else None,
        effective=effective_outcome(verdict.outcome, text, recommendation, words),
        unsure=verdict.unsure,
    )


def _worded(content: Sequence[Row]) -> list[Row]:
    """The rows without stray marks: a lone full stop is no text, a lone "-" is a decision."""
    rows = [row for row in content if any(map(str.isalnum, row.text))]
    return rows or list(content)


def unlabelled_decision(parts: Sequence[Part], recommendation: str, words: Vocabulary) -> Decision | None:
    """A decision that stands under no label: the whole text of an item, or a short last paragraph of it.

    Always unsure; None where no text reads like a decision.
    """
    told = [part for part in parts if part.content and part.role not in (Role.ATTACHMENTS, Role.ABSENT)]
    if not told:
        return None
    if len(told) == 1 and told[0].label is None:
        found = _if_decision(list(told[0].content), recommendation, words)
        if found is not None:
            return found
    last = told[-1]
    if last.role in (Role.RECOMMENDATION, Role.SUMMARY, Role.PROCESS, Role.TYPE, Role.PRIOR_DECISION):
        return None
    rows: list[Row] = []
    for row in reversed(last.content):
        rows.insert(0, row)
        if row.gap:
            break
    if len(running_text(rows)) > _SHORT:
        return None
    return _if_decision(rows, recommendation, words)


def _if_decision(rows: list[Row], recommendation: str, words: Vocabulary) -> Decision | None:
    text = running_text(rows).replace("\t", " ")
    first = text.split("\n", 1)[0]
    if not words.pattern("outcomes", "alone").search(first):
        return None
    verdict = outcome_of(text, words)
    if verdict.outcome is Outcome.OTHER:
        return None
    effective = effective_outcome(verdict.outcome, text, recommendation, words)
    return Decision(
        text, Span(rows[0].start, rows[-1].end), verdict.outcome, True, effective=effective, unsure=True
    )
