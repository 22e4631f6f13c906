"""What is checked of decisions."""

from __future__ import annotations

from core.review.check import Check
from core.review.checks.decisions.contradiction import DecisionContradicts
from core.review.checks.decisions.missing import DecisionMissing
from core.review.checks.decisions.other_body import DecisionOtherBody
from core.review.checks.decisions.other_day import DecisionOtherDay
from core.review.checks.decisions.points import DecisionPoints
from core.review.checks.decisions.process import DecisionProcess
from core.review.checks.decisions.votes import DecisionVotes

CHECKS: tuple[Check, ...] = (
    DecisionMissing(),
    DecisionPoints(),
    DecisionContradicts(),
    DecisionVotes(),
    DecisionOtherBody(),
    DecisionOtherDay(),
    DecisionProcess(),
)
