"""A review as it stands, and its report: what all the forms of one are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from core.annotations import Annotation
from core.library.lists.meetings import LoadedMeeting
from core.review.finding import Finding, Severity
from core.review.rules import Rules
from core.review_states import Dismissal, ItemStanding, Reply, ReviewState, Settled, SignOff, Tick
from core.source_text import Span

Day: TypeAlias = date  # where a field is called made


@dataclass(frozen=True, slots=True)
class ReportedFinding:
    """A finding as the report tells it, with the name of its check and why it matters. `dismissed` is what a
    reader said against it; what the rules let be has their reason in `finding.allowed`."""

    finding: Finding
    check: str
    why: str
    source: str
    dismissed: Dismissal | None = None

    @property
    def counts(self) -> bool:
        """Whether something is still to be done about it."""
        return self.dismissed is None and self.finding.allowed is None


@dataclass(frozen=True, slots=True)
class ReportedComment:
    """A comment, and where it stands: with the item `item`, None before the first, at `span` where it is on
    words, which `quote` has. One that `is_lost` has no place in this version. `has_changed` tells of a
    settled one whether its words are others now; None where that is not known."""

    comment: Annotation
    item: int | None
    span: Span | None
    quote: str
    page: int | None
    replies: tuple[Reply, ...] = ()
    settled: Settled | None = None
    has_changed: bool | None = False
    is_lost: bool = False


@dataclass(frozen=True)
class ReviewReport:
    """What goes out: all that was found and said, without closed items unless they were asked for, masked.

    `standings` are those of all items of the version. `items` are the indexes of those that are told of.
    `left_out` is how many findings and comments are not in it, as they may be about closed items;
    `left_out_severities` those of the findings among them that count;
    `closed_items` how many items; `holds_closed` whether any closed one is in it. `lacking` says what was not
    checked, in sentences.
    """

    loaded: LoadedMeeting
    is_draft: bool
    findings: tuple[ReportedFinding, ...]
    comments: tuple[ReportedComment, ...]
    standings: tuple[ItemStanding, ...]
    items: tuple[int, ...]
    checklist: tuple[tuple[str, Tick | None], ...]
    sign_offs: tuple[SignOff, ...]
    signed_before: SignOff | None  # of an earlier version, where this one has none
    lacking: tuple[str, ...]
    made: Day
    language: str  # of its own words: "da" or "en"
    left_out: int = 0
    left_out_severities: tuple[Severity, ...] = ()
    closed_items: int = 0
    holds_closed: bool = False
    is_masked: bool = False


@dataclass(frozen=True)
class Review:
    """A review as it stands: the version that was looked through, what was found in it, the rules, and what
    readers said. `comments` are the meeting's annotations of that kind."""

    loaded: LoadedMeeting
    findings: Sequence[Finding]
    rules: Rules
    state: ReviewState
    comments: Sequence[Annotation] = ()
    is_draft: bool = True
    lacking: Sequence[str] = ()
