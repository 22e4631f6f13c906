"""What the process that looks drafts through is asked for, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.annotations import MeetingId
from core.errors import UserFacingError
from core.exports.review.forms import ReviewForm
from core.review.finding import Finding
from core.source_text import Span

if TYPE_CHECKING:
    from core.review.spelling.wish import SpellingWish


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
    spelling: SpellingWish | None = None  # None: words are not looked at


@dataclass(frozen=True, slots=True)
class SeeRequest:
    """What is in view now, of the version that is looked through: its spelling comes next."""

    number: int
    visible: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ReviewOutRequest:
    """Write the review of a version, the one in front where none is named, to `path`: a report of it, or the
    draft itself with what was found and said. Closed items and personal data go out only where they are asked
    for; a Word draft goes back whole. What readers said is as it is in the library when it is written. With
    `only_by` nothing goes out but the comments of these authors, with what was answered to them."""

    number: int
    library: Path
    meeting: MeetingId
    version: int | None
    form: ReviewForm
    path: Path
    rules: Path | None = None
    spelling: SpellingWish | None = None
    closed_items: bool = False
    personal: bool = False
    only_by: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class FindingsPart:
    """Said before Reviewed: the next findings. Unpacking a message holds Python's global lock, so none may be
    long."""

    number: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class CheckTold:
    """A check as the rules word it: its id, its name, why it matters, where that is said; and whether its
    findings may be let be by their words."""

    id: str
    name: str
    why: str
    source: str
    by_words: bool = False


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
class SpellingPart:
    """Said after Reviewed, again and again: words that may be spelt wrong; `done` of `of` paragraphs were
    looked at."""

    number: int
    findings: tuple[Finding, ...]
    done: int
    of: int


@dataclass(frozen=True, slots=True)
class SpellingEnded:
    """Said when all words were looked at; or at once, where there is no dictionary: `lacking` says so in a
    sentence."""

    number: int
    lacking: str | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """Answer to ReviewOutRequest: so many findings and comments are in the file; `left_out` are not, as they
    may be about closed items, and `masked` pieces of personal data are masked. `notices` are sentences on
    what whoever sends it should know."""

    number: int
    path: Path
    findings: int
    comments: int
    left_out: int = 0
    masked: int = 0
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failed:
    """Answer to a request that could not be fulfilled."""

    number: int
    error: UserFacingError


Request = ReviewRequest | SeeRequest | ReviewOutRequest
Answer = FindingsPart | Reviewed | SpellingPart | SpellingEnded | Written | Failed
