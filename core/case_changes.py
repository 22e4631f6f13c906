"""What changed in a case from meeting to meeting: its title, what was recommended, amounts, the outcome."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from core.minutes import Mention, MentionKind, Outcome

_NO_WORD = re.compile(r"[\W_]+")
_MOST_PAIRED = 3
"""So many amounts on either side are taken for the same ones in the same order; of more nobody can tell."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum as printed, and what it comes to in the currency's unit."""

    value: Decimal
    currency: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Stage:
    """One meeting's part of a case, as far as it is compared. `outcome` is None before a decision."""

    title: str | None
    recommendation: str = ""
    amounts: tuple[Amount, ...] = ()
    outcome: Outcome | None = None


class ChangeKind(StrEnum):
    """What is another than it was."""

    TITLE = "title"
    RECOMMENDATION = "recommendation"
    AMOUNT = "amount"
    AMOUNT_ADDED = "amount_added"  # `before` is empty
    AMOUNT_GONE = "amount_gone"  # `after` is empty
    OUTCOME = "outcome"  # `before` and `after` are values of Outcome


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed, with what it was and what it is, as printed."""

    kind: ChangeKind
    before: str
    after: str


def amounts_in(mentions: Sequence[Mention]) -> tuple[Amount, ...]:
    """The sums among `mentions`, each once, in the order of the text."""
    found: dict[tuple[Decimal, str | None], Amount] = {}
    for each in mentions:
        if each.kind is MentionKind.AMOUNT and each.amount is not None:
            found.setdefault(
                (each.amount, each.currency), Amount(each.amount, each.currency, " ".join(each.text.split()))
            )
    return tuple(found.values())


def changes(before: Stage, after: Stage) -> tuple[Change, ...]:
    """What is another in `after`. What only one of the two states is no change, but for sums."""
    found: list[Change] = []
    for kind, one, other in (
        (ChangeKind.TITLE, before.title, after.title),
        (ChangeKind.RECOMMENDATION, before.recommendation, after.recommendation),
    ):
        if one and other and _folded(one) != _folded(other):
            found.append(Change(kind, one, other))
    if before.amounts and after.amounts:
        found += _amounts(before.amounts, after.amounts)
    if before.outcome and after.outcome and before.outcome is not after.outcome:
        found.append(Change(ChangeKind.OUTCOME, before.outcome.value, after.outcome.value))
    return tuple(found)


def carried_on(before: Stage, after: Stage) -> Stage:
    """What is known of the case after both: what `after` does not state is as it was."""
    return Stage(
        after.title or before.title,
        after.recommendation or before.recommendation,
        after.amounts or before.amounts,
        after.outcome or before.outcome,
    )


def _amounts(before: Sequence[Amount], after: Sequence[Amount]) -> list[Change]:
    gone = [each for each in before if not any(_same(each, other) for other in after)]
    come = [each for each in after if not any(_same(each, other) for other in before)]
    if len(gone) == len(come) <= _MOST_PAIRED and all(
        one.currency == other.currency for one, other in zip(gone, come, strict=True)
    ):
        return [
            Change(ChangeKind.AMOUNT, one.text, other.text) for one, other in zip(gone, come, strict=True)
        ]
    return [Change(ChangeKind.AMOUNT_GONE, each.text, "") for each in gone] + [
        Change(ChangeKind.AMOUNT_ADDED, "", each.text) for each in come
    ]


def _same(one: Amount, other: Amount) -> bool:
    return one.value == other.value and one.currency == other.currency


def _folded(text: str) -> str:
    return _NO_WORD.sub(" ", text).casefold().strip()
