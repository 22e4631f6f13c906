"""A PDF without tags."""

from __future__ import annotations

from collections.abc import Iterator

from core.language import _
from core.review.check import Check, Tuned
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity


class PdfTags(Check):
    """The tree of headings, paragraphs and tables is missing.

    A note: most agenda systems publish without tags, and it is not the secretary who can change that; the
    municipality's rules can make it a warning where its system does better.
    """

    id = "pdf-tags"
    group = Group.ACCESS
    severity = Severity.NOTE

    def name(self) -> str:
        return _("PDF without tags")

    def why(self) -> str:
        return _(
            "Without tags a program that reads aloud does not know what is a heading, a list or a table. "
            "Check that the PDF is made with tags."
        )

    def source(self) -> str:
        return _("PDF/UA (ISO 14289-1), 7.1; webtilgængelighedsloven")

    def advice(self) -> str:
        return _("Make the PDF with tags: in Word “Document structure tags for accessibility”.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        if draft.facts is not None and draft.facts.is_tagged is False:
            yield Hit(None, _("The PDF has no tags."), subject="tags")
