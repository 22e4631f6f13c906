"""What was found in one file, ready to be told."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from core.minutes import DocumentKind, Meeting
from core.review.check import Check
from core.review.checks import check_named
from core.review.draft import Draft
from core.review.drafts import draft_sign
from core.review.finding import Finding, Severity
from core.review.own_checks import OwnPattern
from core.review.rules import Rules
from core.source_text import SourceText


@dataclass(frozen=True)
class Checked:
    """One file's findings. `file` is its name as it was given; `lacking` says what could not be checked;
    `content` are the bytes that lie under that name, where a place in them means anything."""

    file: str
    source: SourceText
    meeting: Meeting
    findings: tuple[Finding, ...]
    rules: Rules
    lacking: tuple[str, ...] = ()
    content: bytes | None = None

    @property
    def counted(self) -> tuple[Finding, ...]:
        """Those that the rules do not let be."""
        return tuple(each for each in self.findings if each.allowed is None)

    @property
    def counts(self) -> Counter[Severity]:
        """How many there are of each severity."""
        return Counter(each.severity for each in self.counted)

    @property
    def is_draft(self) -> bool:
        """Whether it says that it is a draft: in its head, its file's name or by tracked changes."""
        return draft_sign(self.meeting, self.file, self.source.tracked_changes) is not None

    @cached_property
    def draft(self) -> Draft:
        """Its text as the checks read it."""
        return Draft(self.source, self.meeting, self.file)

    @cached_property
    def shared_numbers(self) -> frozenset[str]:
        """The numbers that stand for more than one item."""
        counts = Counter(each.number for each in self.meeting.items if each.number)
        return frozenset(number for number, times in counts.items() if times > 1)


def is_of_closed(meeting: Meeting, finding: Finding) -> bool:
    """Whether a finding is of an item that was dealt with behind closed doors: all of a closed part was."""
    if meeting.kind is DocumentKind.CLOSED_PART:
        return True
    return finding.item is not None and meeting.items[finding.item].closed


def check_of(finding: Finding, rules: Rules) -> Check:
    """The check that found it: the program's, or the municipality's own."""
    known = check_named(finding.check)
    if known is not None:
        return known
    return next(OwnPattern(own) for own in rules.own if own.id == finding.check)
