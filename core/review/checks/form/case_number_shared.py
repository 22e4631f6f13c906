"""One case number on two items."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from core.case_numbers import case_key
from core.language import _
from core.parsing.vocabulary import folded
from core.review.check import Check, Tuned
from core.review.checks.form.printed_cases import PrintedCase, printed_cases
from core.review.checks.form.said import pattern_of
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity


class CaseNumberShared(Check):
    """A number that more than two items share is one that the municipality uses so; what every meeting
    has, the approval of the agenda, may share one with anything."""

    id = "case-number-shared"
    group = Group.FORM
    severity = Severity.NOTE

    def name(self) -> str:
        return _("Case number of two items")

    def why(self) -> str:
        return _(
            "Check that both items are of one case: a number that was copied files the second one wrongly."
        )

    def advice(self) -> str:
        return _("See which case the second item belongs to.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        exempt = pattern_of(draft.meeting.language, "exempt_titles")
        by_key: defaultdict[str, list[PrintedCase]] = defaultdict(list)
        for each in draft.once(printed_cases):
            key = case_key(each.number)
            if key:
                by_key[key].append(each)
        for shared in by_key.values():
            if len(shared) != 2:
                continue
            first, second = (draft.meeting.items[each.item] for each in shared)
            titles = (first.title or "", second.title or "")
            if folded(titles[0]) == folded(titles[1]) or any(map(exempt.search, titles)):
                continue
            yield Hit(
                shared[1].span,
                _("Items {one} and {other} have the same case number, {number}.").format(
                    one=first.number or shared[0].item + 1,
                    other=second.number or shared[1].item + 1,
                    number=shared[1].number,
                ),
                item=shared[1].item,
                also=tuple(each for each in (shared[0].span,) if each),
                subject=shared[1].number,
            )
