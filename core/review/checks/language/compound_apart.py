"""Compounds that were written as two words."""

from __future__ import annotations

from core.language import _
from core.review.check import InSteps
from core.review.draft import Draft, DraftParagraph
from core.review.finding import Group, Hit, Severity
from core.review.spelling.written_apart import WrittenApart


class CompoundApart(InSteps):
    """Words that are most likely one: "regnskabs tal". A pair is let be in all places.

    They are found with the spelling, by the same dictionary. In Danish alone: the dictionary of Norwegian
    does not say which words begin compounds.
    """

    id = "compound-apart"
    group = Group.LANGUAGE
    severity = Severity.WARNING
    everywhere = True

    def name(self) -> str:
        return _("Compound written apart")

    def why(self) -> str:
        return _("Check words that are one: written apart they mean something else, and searches miss them.")

    def advice(self) -> str:
        return _("Write the two words as one, if they are.")


def apart_hit(draft: Draft, paragraph: DraftParagraph, pair: WrittenApart) -> Hit:
    """What is said of two words of a paragraph: a warning where they are surely one, else a note."""
    return Hit(
        draft.span_in(paragraph, pair.start, pair.end),
        _("“{words}” is most likely one word: “{word}”.").format(
            words=paragraph.text[pair.start : pair.end], word=pair.word
        ),
        suggestions=(pair.word,),
        severity=Severity.WARNING if pair.is_sure else Severity.NOTE,
    )
