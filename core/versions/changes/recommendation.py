"""The recommendation of an item against the decision that the meeting made on it."""

from __future__ import annotations

from enum import StrEnum

from core.minutes import Outcome, Role
from core.outcome_groups import as_recommended
from core.paragraph import Form
from core.parsing.outcomes import outcome_of
from core.parsing.vocabulary import vocabulary
from core.parsing.votes import votes_in
from core.versions.changes.absence_lines import absence_lines
from core.versions.changes.change import WordPiece
from core.versions.sentences.sentence_run import SentenceRun
from core.versions.version import Sentence, Version
from core.versions.wording.word_pieces import pieces_between


class Followed(StrEnum):
    """What a decision made of the recommendation."""

    FOLLOWED = "followed"
    AMENDED = "amended"  # followed with changes
    NOT_FOLLOWED = "not_followed"
    UNTOLD = "untold"  # the decision does not tell, or left the matter open

    @property
    def differs(self) -> bool:
        """Whether the words of the two are worth holding against each other."""
        return self in (Followed.AMENDED, Followed.NOT_FOLLOWED)


def followed(version: Version, item: int) -> Followed:
    """What the meeting's own decision on an item made of its recommendation."""
    decision = version.meeting.items[item].own_decision
    if decision is None:
        return Followed.UNTOLD
    if decision.outcome is Outcome.APPROVED_WITH_CHANGES:
        return Followed.AMENDED
    told = as_recommended(decision.follows, decision.outcome)
    return {True: Followed.FOLLOWED, False: Followed.NOT_FOLLOWED, None: Followed.UNTOLD}[told]


def against_recommendation(version: Version, item: int) -> tuple[WordPiece, ...] | None:
    """The words of the recommendation and of the meeting's own decision in one row: those in the first alone
    are removed, those in the second alone added. Votes, and who was not there, are left out. All places are
    in this one version. None where the item has not both."""
    decision = version.meeting.items[item].own_decision
    if decision is None:
        return None
    recommended = [
        sentence
        for sentence in version.sentences_of(item)
        if sentence.role is Role.RECOMMENDATION and sentence.form is not Form.SECTION
    ]
    absences = absence_lines(version, item)
    decided = [
        sentence
        for sentence in version.sentences_in(decision.span)
        if sentence.form is not Form.SECTION and sentence.span.start not in absences
    ]
    decided = [each for each in decided if not _is_vote_alone(each, version)] or decided
    if not (recommended and decided):
        return None
    return pieces_between(SentenceRun(version, recommended), SentenceRun(version, decided))


def _is_vote_alone(sentence: Sentence, version: Version) -> bool:
    """Whether it tells who voted for what, and nothing of what was decided."""
    words = vocabulary(version.meeting.language)
    if votes_in([sentence.text], words) is None:
        return False
    return outcome_of(sentence.text, words).outcome is Outcome.OTHER


def held_against(new: Version, old: Version) -> tuple[Version, dict[int, tuple[WordPiece, ...]]]:
    """The items with both, by their index, of the new version; of the old one where the new one has no
    decisions, as an agenda."""
    for version in (new, old):
        found = {
            item: pieces
            for item in range(len(version.meeting.items))
            if (pieces := against_recommendation(version, item)) is not None
        }
        if found:
            return version, found
    return new, {}
