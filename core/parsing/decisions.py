"""Decisions: this meeting's own and earlier ones of other bodies or dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from core.minutes import Confidence, Decision, Level, Outcome, Reason, Role
from core.parsing.bodies import same_body
from core.parsing.labels import Label
from core.parsing.outcomes import Verdict, effective_outcome, others_in, outcome_of, sentences
from core.parsing.rows import Row, running_text, span_of
from core.parsing.sections import Part
from core.parsing.vocabulary import Vocabulary, folded

_TELLING, _REPEATED = 20, 150  # letters and figures
_SHORT, _LONG, _WHOLE = 140, 700, 1500
"""Characters of a decision without a label: in a document that has labels, in one that has none, and where
it is the whole text of an item."""
_DASHES = frozenset("-–—")
_NEVER = frozenset(
    (Role.ATTACHMENTS, Role.ABSENT, Role.PROCESS, Role.TYPE, Role.SUMMARY, Role.PRIOR_DECISION)
)

_NOT_PROPOSED = frozenset((Outcome.POSTPONED, Outcome.SENT_BACK, Outcome.REMOVED, Outcome.NO_DECISION))
"""Outcomes that a proposal to another body's council still has."""


def is_own(part: Part, body: str | None, day: date | None, words: Vocabulary) -> bool:
    """Is this the decision of the meeting of `body` on `day`, by its heading?"""
    label = part.label
    if label is None:
        return True
    if label.date is not None and day is not None and label.date != day:
        return False
    return same_body(label.body, body, words)


def decision_of(
    part: Part, own: bool, recommendation: str, title: str | None, body: str | None, words: Vocabulary
) -> Decision:
    """The decision in a section that is not empty. `body` is the meeting's, `title` the item's."""
    rows = _worded(part.content, title)
    text = running_text(rows, words).replace("\t", " ")
    label = part.label
    who = (label.body if label else None) or (body if own else None)
    verdict = outcome_of(text, words, who)
    if label is not None and label.proposes and verdict.outcome not in _NOT_PROPOSED:
        verdict = Verdict(Outcome.RECOMMENDED)
    elif verdict.doubt is Reason.FREE_WORDS and _repeats(text, recommendation):
        verdict = Verdict(Outcome.APPROVED, Reason.CONTENT)
    recommendation = "\n".join(others_in(text, who, words)) or recommendation
    return Decision(
        text=text,
        span=span_of(rows),
        outcome=verdict.outcome,
        own=own,
        body=label.body if label else None,
        date=label.date if label else None,
        effective=effective_outcome(verdict.outcome, text, recommendation, words),
        confidence=(*_by_label(label), *verdict.confidence()),
    )


def _by_label(label: Label | None) -> tuple[Confidence, ...]:
    """That only the words or the place of its label say that a text is the decision."""
    return (Confidence("text", Level.INFERRED, Reason.LOOK),) if label and label.inferred else ()


def _repeats(text: str, recommendation: str) -> bool:
    """Does a decision say nothing but what was recommended?"""
    said, asked = folded(text), folded(recommendation)
    return len(said) > _TELLING and (asked.startswith(said[:_REPEATED]) or said in asked)


def _worded(content: Sequence[Row], title: str | None) -> list[Row]:
    """The rows without stray marks, and without the item's title printed once more.

    A lone full stop is no text; a lone "-" is a decision.
    """
    if content and len(content) > 1 and content[0].text.strip() in _DASHES and content[1].gap:
        return [content[0]]  # nothing was decided; what follows stands under the whole meeting
    rows = [row for row in content if any(map(str.isalnum, row.text))]
    key = folded(title)
    if len(rows) > 1 and key and len(rows[0].text) < len(key) * 2 + 40 and folded(rows[0].text).endswith(key):
        rows = rows[1:]
    return rows or list(content)


def _after_paragraph(rows: Sequence[Row]) -> list[Row]:
    """The rows behind the first paragraph."""
    ends = next((at for at in range(1, len(rows)) if rows[at].gap), len(rows))
    return list(rows[ends:])


def unlabelled_decision(
    parts: Sequence[Part], recommendation: str, body: str | None, usually_labelled: bool, words: Vocabulary
) -> Decision | None:
    """A decision that stands under no label, at the end of an item's text.

    Always unsure; None where no text reads like a decision. Where the document labels its decisions, only a
    short one is believed.
    """
    told = [part for part in parts if part.content and part.role not in _NEVER]
    if not told:
        return None
    last = told[-1]
    rows = [row for row in last.content if any(map(str.isalnum, row.text))]
    if last.label is not None and last.label.names_decision and last.label.inline is not None:
        rows = _after_paragraph(rows)  # an earlier decision on its heading's own line
    whole = len(told) == 1 and last.label is None
    longest = _WHOLE if whole else _SHORT if usually_labelled else _LONG
    alone, closed = words.pattern("outcomes", "alone"), words.pattern("items", "closed_text")
    length = 0
    found: int | None = None
    for at in range(len(rows) - 1, -1, -1):
        length += len(rows[at].text)
        if length > longest:
            break
        begins = at == 0 or rows[at].gap or rows[at - 1].text[-1] in '.:;!?)"”'
        first, *others = sentences(rows[at].text, words) or [""]
        if others_in(rows[at].text, body, words):
            break  # what another body asked for stands above the decision
        if closed.search(rows[at].text.strip()):
            break  # that it is closed is no decision
        if begins and (alone.search(first) or (whole and any(map(alone.search, others)))):
            found = at
    if found is None:
        return None
    rows = rows[found:]
    text = running_text(rows, words).replace("\t", " ")
    verdict = outcome_of(text, words, body)
    if verdict.outcome is Outcome.OTHER and not (whole and len(text) < _SHORT):
        return None
    effective = effective_outcome(verdict.outcome, text, recommendation, words)
    return Decision(
        text,
        span_of(rows),
        verdict.outcome,
        True,
        effective=effective,
        confidence=(Confidence("text", Level.UNSURE, Reason.NO_LABEL), *verdict.confidence()),
    )
