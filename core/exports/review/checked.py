"""What was found in one file, ready to be told."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from core.minutes import Meeting
from core.review.check import Check
from core.review.checks import check_named
from core.review.finding import Finding, Severity
from core.review.own_checks import OwnPattern
from core.review.rules import Rules


@dataclass(frozen=True, slots=True)
class Checked:
    """One file's findings. `file` is its name as it was given; `lacking` says what could not be checked."""

    file: str
    meeting: Meeting
    findings: tuple[Finding, ...]
    rules: Rules
    lacking: tuple[str, ...] = ()

    @property
    def counted(self) -> tuple[Finding, ...]:
        """Those that the rules do not let be."""
        return tuple(each for each in self.findings if each.allowed is None)

    @property
    def counts(self) -> Counter[Severity]:
        """How many there are of each severity."""
        return Counter(each.severity for each in self.counted)


def check_of(finding: Finding, rules: Rules) -> Check:
    """The check that found it: the program's, or the municipality's own."""
    known = check_named(finding.check)
    if known is not None:
        return known
    return next(OwnPattern(own) for own in rules.own if own.id == finding.check)
