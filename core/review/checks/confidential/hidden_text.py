"""Words that are in the file and that nobody sees."""

from __future__ import annotations

from collections.abc import Iterator

from core.language import _
from core.review.check import Check, Tuned
from core.review.checks.confidential.said import shown
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.inside.facts import FileFact, Hidden


class HiddenText(Check):
    """Text that is set as hidden, invisible, as white as the paper, tiny, or beyond the page's edge."""

    id = "hidden-text"
    group = Group.CONFIDENTIAL
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Hidden text")

    def why(self) -> str:
        return _(
            "Words that nobody sees are still found by searching, by copying and by programs that read aloud."
            " Check that nothing is in the file that is not to be read."
        )

    def advice(self) -> str:
        return _("Delete the words where the file was made, and make it anew.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        for fact in () if draft.facts is None else draft.facts.of(Hidden.HIDDEN_TEXT, Hidden.OFF_THE_PAGE):
            message = _message(fact).format(words=shown(fact.text))
            yield Hit(fact.span, message, box=fact.box, subject=fact.text)


def _message(fact: FileFact) -> str:
    if fact.what is Hidden.OFF_THE_PAGE:
        return _("“{words}” stands beyond the edge of the page, where nobody sees it.")
    if fact.name == "tiny":
        return _("“{words}” is too small to be read.")
    return _("“{words}” is in the file, but nobody sees it.")
