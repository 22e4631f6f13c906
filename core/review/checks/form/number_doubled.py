"""Numbers that two items have."""

from __future__ import annotations

from collections.abc import Iterator

from core.language import _
from core.review.check import Check, Tuned
from core.review.checks.form.headings import Printed, printed_headings
from core.review.checks.form.numbering import in_series
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity


class NumberDoubled(Check):
    """Of two headings with one number the second is told."""

    id = "number-doubled"
    group = Group.FORM
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Number used twice")

    def why(self) -> str:
        return _("Check that a number stands for one item alone: decisions are cited by it.")

    def advice(self) -> str:
        return _("Number the items anew.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        for headings in in_series(draft.once(printed_headings)).values():
            first: dict[int, Printed] = {}
            for each in headings:
                before = first.setdefault(each.number, each)
                if before is not each:
                    yield Hit(
                        each.span,
                        _("Two items have the number {number}: “{one}” and “{other}”.").format(
                            number=each.printed, one=before.title or "–", other=each.title or "–"
                        ),
                        also=(before.span,),
                    )
