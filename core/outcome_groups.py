"""The fourteen outcomes in six groups: as many as a picture can tell apart."""

from __future__ import annotations

from enum import StrEnum

from core.minutes import Outcome


class OutcomeGroup(StrEnum):
    """What an outcome comes to."""

    APPROVED = "approved"
    PASSED_ON = "passed_on"
    NOTED = "noted"
    POSTPONED = "postponed"
    REJECTED = "rejected"
    OTHER = "other"


OUTCOMES: dict[OutcomeGroup, frozenset[Outcome]] = {
    OutcomeGroup.APPROVED: frozenset((Outcome.APPROVED, Outcome.APPROVED_WITH_CHANGES, Outcome.ELECTED)),
    OutcomeGroup.PASSED_ON: frozenset((Outcome.RECOMMENDED, Outcome.REFERRED)),
    OutcomeGroup.NOTED: frozenset((Outcome.NOTED, Outcome.DISCUSSED)),
    OutcomeGroup.POSTPONED: frozenset((Outcome.POSTPONED, Outcome.SENT_BACK, Outcome.SENT_TO_HEARING)),
    OutcomeGroup.REJECTED: frozenset((Outcome.REJECTED, Outcome.REMOVED)),
    OutcomeGroup.OTHER: frozenset((Outcome.NO_DECISION, Outcome.OTHER)),
}
"""Every outcome is in one group."""

UNDECIDED = OUTCOMES[OutcomeGroup.POSTPONED] | {Outcome.REFERRED, Outcome.REMOVED, Outcome.NO_DECISION}
"""Outcomes that put the matter off or pass it on: of these no recommendation was turned down."""


def as_recommended(follows: bool | None, outcome: Outcome) -> bool | None:
    """Whether a decision went with the recommendation, `follows`; None where it only left the matter open."""
    return None if follows is False and outcome in UNDECIDED else follows


def group_of(outcome: Outcome) -> OutcomeGroup:
    """The group of an outcome."""
    return next(group for group, outcomes in OUTCOMES.items() if outcome in outcomes)
