"""What of a review may be told without its closed items: whatever was written in it may name one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from core.confidential.closed_words import ClosedWords, closed_spans
from core.confidential.personal import PersonalKind, mask
from core.exports.review.checked import is_of_closed
from core.exports.review.reported import ReportedComment, ReportedFinding
from core.library.lists.meetings import LoadedMeeting
from core.review.finding import Finding
from core.review_states import SignOff

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class OpenWords:
    """Tells which findings and comments are of closed items or name one, and takes such names out of what is
    said of the others."""

    def __init__(self, loaded: LoadedMeeting) -> None:
        self._loaded = loaded
        self._words = ClosedWords.of(loaded)
        self._closed_text = _words_of_closed_text(loaded)

    def is_closed(self, finding: Finding) -> bool:
        """Whether a finding is to be left out."""
        if is_of_closed(self._loaded.meeting, finding):
            return True
        return self._name_one((finding.quote, finding.message, finding.advice, *finding.suggestions))

    def tell_closed(self, told: ReportedComment) -> bool:
        """Whether a comment is to be left out, though what it stands on is open."""
        return self._name_one((told.comment.text, told.quote))

    def finding(self, told: ReportedFinding) -> ReportedFinding:
        """A finding, with the reasons for which it does not count as they may be told, and without what is
        suggested from the text of closed items."""
        dismissed, allowed, message = told.dismissed, told.finding.allowed, told.finding.message
        suggestions = [each for each in told.finding.suggestions if each.casefold() not in self._closed_text]
        for each in set(told.finding.suggestions).difference(suggestions):
            message = message.replace(each, mask(PersonalKind.OWN))
        return replace(
            told,
            finding=replace(
                told.finding,
                message=message,
                suggestions=tuple(suggestions),
                allowed=None if allowed is None else self.said(allowed),
            ),
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


def _words_of_closed_text(loaded: LoadedMeeting) -> set[str]:
    """The words, in small letters, that stand in the text of closed items alone."""
    text, closed, at = loaded.source.text, set(), 0
    opened: set[str] = set()
    for span in closed_spans(loaded.source, loaded.meeting):
        closed.update(_WORD.findall(text[span.start : span.end].casefold()))
        opened.update(_WORD.findall(text[at : span.start].casefold()))
        at = max(at, span.end)
    opened.update(_WORD.findall(text[at:].casefold()))
    return closed - opened
