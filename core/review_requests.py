"""What the process that looks drafts through is asked for, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.annotations import MeetingId
from core.errors import UserFacingError
from core.review.finding import Finding
from core.source_text import Span


@dataclass(frozen=True, slots=True)
class ReviewRequest:
    """Look a version of a meeting through, the one in front where none is named. `rules` is the file of
    rules; None for that of the municipality, beside the settings."""

    number: int
    library: Path
    meeting: MeetingId
    version: int | None = None
    rules: Path | None = None
    visible: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class SeeRequest:
    """What is in view now, of the version that is looked through: its spelling comes next."""

    number: int
    visible: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class FindingsPart:
    """Said before Reviewed: the next findings. Unpacking a message holds Python's global lock, so none may be
    long."""

    number: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class CheckTold:
    """A check as the rules word it: its id, its name, why it matters, and where that is said."""

    id: str
    name: str
    why: str
    source: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Answer to ReviewRequest; the findings came before it.

    `gone` are those of the version before that this one has no more. Where the file of rules is faulty
    `rules_fault` says so, and the checks ran as they come. `rules_path` is where the rules are, or would be;
    `checklist` is theirs. `checks` are all there are, the rules' own among them.
    """

    number: int
    version: int
    gone: tuple[Finding, ...] = ()
    rules_fault: UserFacingError | None = None
    rules_path: Path | None = None
    checklist: tuple[str, ...] = ()
    checks: tuple[CheckTold, ...] = ()


@dataclass(frozen=True, slots=True)
class Failed:
    """Answer to a request that could not be fulfilled."""

    number: int
    error: UserFacingError


Request = ReviewRequest | SeeRequest
Answer = FindingsPart | Reviewed | Failed
