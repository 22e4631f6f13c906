"""Attachments that are listed but not in the file that carries the others."""

from __future__ import annotations

from collections.abc import Iterator

from core.language import _
from core.review.check import Check, Tuned
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity


class AttachmentAbsent(Check):
    """Asked only of a file that has the pages of some attachments: most have none. One whose pages are there
    and that no list names is told too."""

    id = "attachment-absent"
    group = Group.FORM
    severity = Severity.NOTE

    def name(self) -> str:
        return _("Listed attachments and enclosed ones differ")

    def why(self) -> str:
        return _("Check that every attachment on the list is enclosed, and every enclosed one is listed.")

    def advice(self) -> str:
        return _("Enclose what is missing, or correct the list.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        items = draft.meeting.items
        if not any(each.pages for item in items for each in item.attachments):
            return
        for at, item in draft.open_items:
            number = item.number or at + 1
            carried = any(each.pages for each in item.attachments)
            for each in item.attachments:
                if each.span is not None and not each.pages and each.file is None:
                    said = _("Item {number} lists “{name}”, which is not among the enclosed pages.")
                elif each.span is None and each.pages and carried and len(item.attachments) > 1:
                    said = _("Among the enclosed pages is “{name}”, which item {number} does not list.")
                else:
                    continue
                yield Hit(each.span, said.format(number=number, name=each.name), item=at, subject=each.name)
