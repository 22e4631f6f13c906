"""Numbers that do not rise."""

from __future__ import annotations

from collections.abc import Iterator

from core.language import _
from core.review.check import Check, Tuned
from core.review.checks.form.contents import listed
from core.review.checks.form.headings import printed_headings
from core.review.checks.form.numbering import in_series
from core.review.checks.form.rising import out_of_order
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity


class NumberOrder(Check):
    """Where items stand in groups, or many are out of order, the order is meant so."""

    id = "number-order"
    group = Group.FORM
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Number out of order")

    def why(self) -> str:
        return _(
            "Check that the numbers rise: one that does not belongs to an item that was moved or copied."
        )

    def advice(self) -> str:
        return _("Move the item, or number anew.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        contents = draft.once(listed)
        if contents is not None and contents.is_grouped:
            return
        for headings in in_series(draft.once(printed_headings)).values():
            wrong = out_of_order([each.number for each in headings])
            if len(wrong) > max(1, len(headings) // 4):
                continue
            for at in wrong:
                each = headings[at]
                before = headings[at - 1].printed if at else ""
                yield Hit(
                    each.span,
                    _("Item {number} comes after item {before}.").format(number=each.printed, before=before)
                    if before
                    else _("Item {number} comes first.").format(number=each.printed),
                )
