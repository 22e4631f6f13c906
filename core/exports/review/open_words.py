"""What of a review may be told without its closed items: whatever was written in it may name one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from core.confidential.closed_words import ClosedWords
from core.confidential.personal import PersonalKind, mask
from core.library.lists.meetings import LoadedMeeting
from core.minutes import DocumentKind
from core.review.finding import Finding
from core.review_states import SignOff

if TYPE_CHECKING:
    from core.exports.review.report import ReportedComment, ReportedFinding


class OpenWords:
    """Tells which findings and comments are of closed items or name one, and takes such names out of what is
    said of the others."""

    def __init__(self, loaded: LoadedMeeting) -> None:
        self._loaded = loaded
        self._words = ClosedWords.of(loaded)

    def is_closed(self, finding: Finding) -> bool:
        """Whether a finding is to be left out."""
        if self._loaded.meeting.kind is DocumentKind.CLOSED_PART:
            return True
        if finding.item is not None and self._loaded.meeting.items[finding.item].closed:
            return True
        return self._name_one((finding.quote, finding.message, finding.advice, *finding.suggestions))

    def tell_closed(self, told: ReportedComment) -> bool:
        """Whether a comment is to be left out, though what it stands on is open."""
        return self._name_one((told.comment.text, told.quote))

    def finding(self, told: ReportedFinding) -> ReportedFinding:
        """A finding, with the reasons for which it does not count as they may be told."""
        dismissed, allowed = told.dismissed, told.finding.allowed
        return replace(
            told,
            finding=replace(told.finding, allowed=None if allowed is None else self.said(allowed)),
            dismissed=dismissed and replace(dismissed, reason=self.said(dismissed.reason)),
        )

    def comment(self, told: ReportedComment) -> ReportedComment:
        """A comment, with its replies as they may be told."""
        return replace(told, replies=tuple(replace(each, text=self.said(each.text)) for each in told.replies))

    def sign_off(self, signed: SignOff) -> SignOff:
        """A sign-off, with its remark as it may be told."""
        return replace(signed, remark=self.said(signed.remark))

    def said(self, words: str) -> str:
        """`words`, or that they are left out."""
        return mask(PersonalKind.OWN) if self._name_one((words,)) else words

    def _name_one(self, said: Iterable[str]) -> bool:
        return any(each and self._words.named_in(each) for each in said)
