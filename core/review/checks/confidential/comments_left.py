"""Comments in the margin of the file."""

from __future__ import annotations

from collections.abc import Iterator

from core.language import _
from core.review.check import Check, Tuned
from core.review.checks.confidential.said import shown
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.inside.facts import Hidden


class CommentsLeft(Check):
    """A comment that goes out with the file."""

    id = "comment-left"
    group = Group.CONFIDENTIAL
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Comment in the margin")

    def why(self) -> str:
        return _("Comments are for those who write. Check that none is left in what is given away.")

    def advice(self) -> str:
        return _("Delete the comment in the word processor, and save.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        for fact in () if draft.facts is None else draft.facts.of(Hidden.COMMENT):
            words = shown(fact.text)
            if fact.author:
                message = _("{person} commented: “{words}”.").format(person=fact.author, words=words)
            else:
                message = _("A comment is left: “{words}”.").format(words=words)
            yield Hit(fact.span, message, box=fact.box, subject=fact.text)
