"""What is checked of people: who was there, who voted, how they are named."""

from __future__ import annotations

from core.review.check import Check
from core.review.checks.people.absent_present import AbsentPresent
from core.review.checks.people.absent_votes import AbsentVotes
from core.review.checks.people.disqualified import DisqualifiedStayed
from core.review.checks.people.name_spelling import NameSpelling
from core.review.checks.people.participants import ParticipantsMissing
from core.review.checks.people.quorum import Quorum
from core.review.checks.people.substitutes import SubstituteForWhom
from core.review.checks.people.vote_counts import VoteCounts
from core.review.checks.people.voters import VoterUnknown

CHECKS: tuple[Check, ...] = (
    ParticipantsMissing(),
    AbsentPresent(),
    AbsentVotes(),
    VoteCounts(),
    VoterUnknown(),
    Quorum(),
    DisqualifiedStayed(),
    SubstituteForWhom(),
    NameSpelling(),
)
