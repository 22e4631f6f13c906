"""Numbers that do not rise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.language import _
from core.review.check import Check, Tuned
from core.review.checks.form.contents import Listed, listed
from core.review.checks.form.headings import Printed, printed_headings
from core.review.checks.form.numbering import in_series
from core.review.checks.form.rising import misplaced, out_of_order
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity

_FAR = 20
"""Numbers between the last open item and the first closed one where these are counted apart."""


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
        if contents is not None and contents.is_grouped and _follows(draft, contents):
            return
        series = in_series(draft.once(printed_headings)).values()
        for headings in (part for each in series for part in _without_closed(draft, each)):
            wrong = misplaced([each.number for each in headings])
            if len(wrong) > max(1, len(headings) // 4):
                continue
            for at in wrong:
                yield Hit(headings[at].span, _where(headings, at))


def _follows(draft: Draft, contents: Listed) -> bool:
    """Do the numbers stand in the order of the list, whether they rise or not?"""
    listed_ones = [each.number for each in contents.entries]
    printed = [each.printed for each in draft.once(printed_headings)]
    return not out_of_order([listed_ones.index(each) for each in printed if each in listed_ones])


def _without_closed(draft: Draft, headings: Sequence[Printed]) -> Iterator[Sequence[Printed]]:
    """The headings; those of closed items by themselves where they are counted from 101, wherever they
    stand."""
    closed = [each for each in headings if draft.meeting.items[each.item].closed and not each.is_stray]
    others = [each for each in headings if each not in closed]
    if closed and others and min(each.number for each in closed) - max(each.number for each in others) > _FAR:
        yield others
        yield closed
    else:
        yield headings


def _where(headings: Sequence[Printed], at: int) -> str:
    """Between which numbers one stands."""
    number = headings[at].printed
    if at == 0:
        return _("Item {number} comes before item {after}.").format(number=number, after=headings[1].printed)
    if at == len(headings) - 1:
        return _("Item {number} comes after item {before}.").format(
            number=number, before=headings[at - 1].printed
        )
    return _("Item {number} stands between item {before} and item {after}.").format(
        number=number, before=headings[at - 1].printed, after=headings[at + 1].printed
    )
