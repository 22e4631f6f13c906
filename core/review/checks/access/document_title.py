"""A file without a title."""

from __future__ import annotations

from collections.abc import Iterator

from core.language import _
from core.review.check import Check, Tuned
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity


class DocumentTitle(Check):
    """The property that programs show, and read aloud, when the file is opened.

    A note, as so few published files have one.
    """

    id = "document-title"
    group = Group.ACCESS
    severity = Severity.NOTE

    def name(self) -> str:
        return _("File without a title")

    def why(self) -> str:
        return _(
            "The title is what is read aloud first. Check that the file’s properties state one that says "
            "which meeting this is."
        )

    def source(self) -> str:
        return _("PDF/UA (ISO 14289-1), 7.1; webtilgængelighedsloven")

    def advice(self) -> str:
        return _("Write a title among the file’s properties before the PDF is made.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        facts = draft.facts
        if facts is None or facts.title is None:
            return
        if not facts.title.strip():
            yield Hit(None, _("The file’s properties state no title."), subject="title")
        elif facts.shows_title is False and facts.is_tagged:
            yield Hit(
                None,
                _("The PDF has a title, but asks programs to show the file’s name in its place."),
                _("Set the PDF to show its title: “DisplayDocTitle” among the settings of its first view."),
                subject="shown",
            )
