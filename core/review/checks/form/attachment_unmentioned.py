"""Attachments that are listed and never spoken of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from core.language import _
from core.minutes import AgendaItem, Attachment, Role
from core.parsing.vocabulary import folded
from core.review.check import Check, Tuned, Value
from core.review.checks.form.listed_attachments import number_of
from core.review.checks.form.said import patterns_of
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity

_ENOUGH = 12
"""Letters and figures of a name: shorter ones, "Indstilling", are words of every text."""


class AttachmentUnmentioned(Check):
    """Most items speak of none of their attachments. Where `always` is off, one is told only in an item
    that speaks of at least as many others, by number or by name."""

    id = "attachment-unmentioned"
    group = Group.FORM
    severity = Severity.NOTE
    tuning: ClassVar[Mapping[str, Value]] = {"always": False}

    def name(self) -> str:
        return _("Attachment never mentioned")

    def why(self) -> str:
        return _("Check that the attachment belongs to this item.")

    def advice(self) -> str:
        return _("Refer to it in the text, or take it off the list.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        for at, item in draft.open_items:
            if not item.attachments:
                continue
            lone = _unmentioned(draft, at, item)
            if tuned.is_on("always") or 2 * len(lone) <= len(item.attachments):
                for attachment in lone:
                    yield Hit(
                        attachment.span,
                        _("The text of item {number} never mentions the attachment “{name}”.").format(
                            number=item.number or at + 1, name=attachment.name
                        ),
                        item=at,
                        subject=attachment.name,
                    )


def _unmentioned(draft: Draft, at: int, item: AgendaItem) -> list[Attachment]:
    language = draft.meeting.language
    text = " ".join(each.text for each in draft.of_item(at) if each.role not in (Role.ATTACHMENTS, None))
    numbers = {
        int(match["number"])
        for pattern in patterns_of(language, "mentions")
        for match in pattern.finditer(text)
    }
    letters = folded(text)
    return [
        each
        for place, each in enumerate(item.attachments, 1)
        if (number_of(each.name, language) or place) not in numbers and not _is_named(each.name, letters)
    ]


def _is_named(name: str, letters: str) -> bool:
    """Whether a text, given by its letters, holds a name with or without what stands around it."""
    bare = name.rsplit(".", 1)[0] if name[-5:].count(".") else name
    behind = bare.split(":", 1)[1] if ":" in bare else bare
    return any(key in letters for key in (folded(bare), folded(behind)) if len(key) >= _ENOUGH)
