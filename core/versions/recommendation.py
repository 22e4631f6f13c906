"""The recommendation of an item against the decision that the meeting made on it."""

from __future__ import annotations

from core.minutes import Role
from core.running_text import Form
from core.versions.change import WordPiece
from core.versions.sentence_run import SentenceRun
from core.versions.version import Version
from core.versions.word_pieces import pieces_between


def against_recommendation(version: Version, item: int) -> tuple[WordPiece, ...] | None:
    """The words of the recommendation and of the meeting's own decision in one row: those in the first alone
    are removed, those in the second alone added. All places are in this one version. None where the item has
    not both."""
    decision = version.meeting.items[item].own_decision
    if decision is None:
        return None
    recommended = [
        sentence
        for sentence in version.sentences_of(item)
        if sentence.role is Role.RECOMMENDATION and sentence.form is not Form.SECTION
    ]
    decided = [
        sentence for sentence in version.sentences_in(decision.span) if sentence.form is not Form.SECTION
    ]
    if not (recommended and decided):
        return None
    return pieces_between(SentenceRun(version, recommended), SentenceRun(version, decided))
