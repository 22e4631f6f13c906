"""Sections that an item should have and has not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from core.language import _
from core.minutes import AgendaItem, Outcome, Role
from core.parsing.vocabulary import Vocabulary, key_of
from core.review.check import Check, Tuned, Value
from core.review.checks.form.said import pattern_of
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity

_USUAL = (Role.SUMMARY, Role.CASE, Role.RECOMMENDATION, Role.ECONOMY, Role.TOPIC, Role.LEGAL)
_OF_MOST_ITEMS = (Role.CASE, Role.RECOMMENDATION, Role.ECONOMY)
_FEWEST = 2
"""Items with one of these from which on it is missed in another one."""
_CONTENT = (Role.SUMMARY, Role.CASE, Role.RECOMMENDATION)


class SectionMissing(Check):
    """Three things: a label that the municipality asks for (`required`, none as it comes); a decision that
    takes up a recommendation where the item has none; as a note, a label that all others have, at least
    `others` of them. A case, a recommendation and the economy are in most items: of these two are enough.
    Items that treat no case, as "Eventuelt", are left out."""

    id = "section-missing"
    group = Group.FORM
    severity = Severity.WARNING
    tuning: ClassVar[Mapping[str, Value]] = {"required": (), "others": 3}

    def name(self) -> str:
        return _("Section missing")

    def why(self) -> str:
        return _("Check that the item says all it must: without it the decision cannot be understood later.")

    def advice(self) -> str:
        return _("Put the section in, or see why the item has none.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        exempt = [pattern_of(draft.meeting.language, each) for each in ("exempt_titles", "untold_titles")]
        cases = [
            (at, item, frozenset(key_of(each.heading or "") for each in item.sections))
            for at, item in draft.open_items
            if item.title and item.sections and not any(each.search(item.title) for each in exempt)
        ]
        treated = [keys for _at, item, keys in cases if _treats_case(item)]
        usual = _usual(treated, int(tuned.number("others")), draft.words)
        for at, item, keys in cases:
            lacking = [each for each in tuned.words("required") if key_of(each) not in keys]
            for label in lacking:
                yield _hit(draft, at, item, label, None)
            hit = _unrecommended(draft, at, item)
            if hit is not None:
                yield hit
            for label in usual if _treats_case(item) else ():
                role = draft.words.labels.get(label)
                has_other = all(each.role is not role for each in item.sections)
                if label in keys or role not in _USUAL or not has_other or _says(draft, at, label):
                    continue
                if role is not Role.RECOMMENDATION or not _is_talked_over(item):
                    yield _hit(draft, at, item, label.capitalize(), Severity.NOTE)


def _hit(draft: Draft, at: int, item: AgendaItem, label: str, severity: Severity | None) -> Hit:
    return Hit(
        item.heading,
        _("Item {number} has no section “{label}”.").format(number=item.number or at + 1, label=label),
        subject=label,
        severity=severity,
    )


def _treats_case(item: AgendaItem) -> bool:
    """Whether an item has something to read beside its decision."""
    return sum(each.role in (*_CONTENT, Role.ECONOMY) for each in item.sections) >= 2


def _is_talked_over(item: AgendaItem) -> bool:
    """Whether an item was only talked over, or taken note of: nothing need be recommended for that."""
    decision = item.own_decision
    return decision is not None and decision.outcome in (Outcome.DISCUSSED, Outcome.NOTED)


def _says(draft: Draft, at: int, label: str) -> bool:
    """Whether a label stands in an item after all, as one that heads all its sections does."""
    return any(key_of(each.text) == label for each in draft.of_item(at))


def _usual(items: Sequence[frozenset[str]], others: int, words: Vocabulary) -> tuple[str, ...]:
    """The labels that all but one of the items have."""
    counts = Counter(key for keys in items for key in keys if key)
    return tuple(
        key
        for key, count in counts.items()
        if count == len(items) - 1
        and count >= (min(others, _FEWEST) if words.labels.get(key) in _OF_MOST_ITEMS else others)
    )


def _unrecommended(draft: Draft, at: int, item: AgendaItem) -> Hit | None:
    """That a decision takes up a recommendation that the item does not hold, while others do."""
    decision = item.own_decision
    language = draft.meeting.language
    match = pattern_of(language, "follows_recommendation").search(decision.text) if decision else None
    if decision is None or match is None:
        return None
    roles = {each.role for each in item.sections if each.text.strip() or each.heading}
    if roles & {Role.RECOMMENDATION, Role.MOTIONS, Role.PRIOR_DECISION, Role.AMENDMENT}:
        return None
    others = sum(any(s.role is Role.RECOMMENDATION for s in each.sections) for each in draft.meeting.items)
    says = pattern_of(language, "recommends")
    written = any(says.search(each.text) for each in item.sections if each.role is not Role.DECISION)
    if others < 2 or written:
        return None
    return Hit(
        decision.span,
        _("The decision in item {number} takes up a recommendation, but the item has none.").format(
            number=item.number or at + 1
        ),
    )
