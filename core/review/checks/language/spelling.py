"""Words that are misspelt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from core.language import _
from core.review.check import InSteps, Value
from core.review.checks.form.placeholder import left_over
from core.review.draft import Draft, DraftParagraph
from core.review.finding import Group, Hit, Severity
from core.review.spelling.speller import Misspelt
from core.source_text import Span


class Spelling(InSteps):
    """Words that neither the dictionary nor the document itself knows. A word is let be in all places.
    Without a dictionary nothing is found."""

    id = "spelling"
    group = Group.LANGUAGE
    severity = Severity.WARNING
    tuning: ClassVar[Mapping[str, Value]] = {"repeated": 3}
    everywhere = True

    def name(self) -> str:
        return _("Misspelt word")

    def why(self) -> str:
        return _(
            "Check words that no dictionary knows: minutes stand for good, and are searched by their words."
        )

    def advice(self) -> str:
        return _("Correct the word, or add it to your own list of words.")


def is_left_over(draft: Draft, span: Span) -> bool:
    """Whether a word stands in what the template left: that is told as a whole."""
    return any(each.start <= span.start < each.end for each in draft.once(left_over))


def hit_of(draft: Draft, paragraph: DraftParagraph, wrong: Misspelt) -> Hit:
    """What is said of a misspelt word of a paragraph: a warning where one slip leads to a known word, a note
    where it may as well be a word that nobody listed."""
    if wrong.suggestions and not wrong.likely:
        message = _(
            "“{word}” is in no dictionary and no list of words; “{suggestion}” comes nearest to it."
        ).format(word=wrong.word, suggestion=wrong.suggestions[0])
    elif wrong.suggestions:
        message = _("“{word}” may be misspelt: “{suggestion}” may be meant.").format(
            word=wrong.word, suggestion=wrong.suggestions[0]
        )
    else:
        message = _("“{word}” is in no dictionary and no list of words.").format(word=wrong.word)
    return Hit(
        draft.span_in(paragraph, wrong.start, wrong.end),
        message,
        suggestions=wrong.suggestions,
        severity=Severity.WARNING if wrong.likely else Severity.NOTE,
    )
