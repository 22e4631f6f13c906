"""Words under a bar that only covers them."""

from __future__ import annotations

from collections.abc import Iterator

from core.language import _
from core.review.check import Check, Tuned
from core.review.checks.confidential.said import shown
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.inside.facts import Hidden


class BlackBars(Check):
    """A filled shape over words that are still in the file."""

    id = "black-bar"
    group = Group.CONFIDENTIAL
    severity = Severity.ERROR

    def name(self) -> str:
        return _("Text under a black bar")

    def why(self) -> str:
        return _(
            "A bar that is drawn over words does not take them out: whoever marks and copies the place can "
            "read them. Check that what was to be hidden is gone from the file."
        )

    def source(self) -> str:
        return _("GDPR art. 32")

    def advice(self) -> str:
        return _("Take the words out before the PDF is made, or black them so that they are removed.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        for fact in () if draft.facts is None else draft.facts.of(Hidden.UNDER_A_BAR):
            message = _("“{words}” is covered by a bar, but can still be read in the file.")
            yield Hit(fact.span, message.format(words=shown(fact.text)), box=fact.box, subject=fact.text)
