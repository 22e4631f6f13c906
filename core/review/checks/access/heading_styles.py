"""Headings that only look like headings."""

from __future__ import annotations

from collections.abc import Iterator

from core.language import _
from core.minutes import Reason
from core.review.check import Check, Tuned
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity


class HeadingStyles(Check):
    """Titles of items in a Word document that are in no heading style.

    A note: the agenda system may put the styles in when it makes the PDF.
    """

    id = "heading-styles"
    group = Group.ACCESS
    severity = Severity.NOTE

    def name(self) -> str:
        return _("Headings without a heading style")

    def why(self) -> str:
        return _(
            "Those who hear a document go from heading to heading, which they can where headings have a "
            "heading style. Check that the titles of the items have one."
        )

    def source(self) -> str:
        return _("PDF/UA (ISO 14289-1), 7.4; webtilgængelighedsloven")

    def advice(self) -> str:
        return _("Give the titles of the items a heading style, “Heading 1” for example.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        if draft.source.format not in ("docx", "odt"):
            return
        plain = [
            item
            for item in draft.meeting.items
            if item.heading.start < item.heading.end
            and all(each.reason is not Reason.NO_ITEMS for each in item.confidence)
            and draft.source.lines[draft.source.line_at(item.heading.start)].form != "heading"
        ]
        if plain and 2 * len(plain) > len(draft.meeting.items):
            message = _("The titles of the items only look like headings.")
            yield Hit(
                plain[0].heading, message, also=tuple(item.heading for item in plain[1:]), subject="items"
            )
