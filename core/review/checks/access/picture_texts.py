"""Pictures without a text that says what they show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from core.language import _, ngettext
from core.review.check import Check, Tuned, Value
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.inside.facts import Hidden


class PictureTexts(Check):
    """A picture that those who do not see it learn nothing of.

    A note, as published files have logos and maps without such a text throughout.
    """

    id = "picture-text"
    group = Group.ACCESS
    severity = Severity.NOTE
    tuning: ClassVar[Mapping[str, Value]] = {"most": 30}  # that are told one by one

    def name(self) -> str:
        return _("Picture without a text")

    def why(self) -> str:
        return _(
            "Those who do not see a picture are told by its alternative text what it shows. Check that each "
            "has one, or is marked as an ornament."
        )

    def source(self) -> str:
        return _("PDF/UA (ISO 14289-1), 7.3; webtilgængelighedsloven")

    def advice(self) -> str:
        return _("Write an alternative text for the picture, or mark it as an ornament.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        if draft.facts is None:
            return
        pictures = draft.facts.of(Hidden.PICTURE)
        most = int(tuned.number("most"))
        for fact in pictures[:most]:
            if fact.text:
                message = _("The picture “{name}” has no text that says what it shows.").format(
                    name=fact.text
                )
            else:
                message = _("A picture has no text that says what it shows.")
            yield Hit(fact.span, message, box=fact.box, subject=fact.text)
        if len(pictures) > most:
            more = len(pictures) - most
            told = ngettext("One more picture has no text.", "{n} more pictures have no text.", more)
            yield Hit(None, told.format(n=more), subject="more")
