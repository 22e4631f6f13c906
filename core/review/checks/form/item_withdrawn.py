"""Items that are said to be off the agenda and are decided nevertheless."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.language import _
from core.minutes import Outcome
from core.review.check import Check, Tuned
from core.review.checks.form.numbering import withdrawal_of
from core.review.checks.form.said import pattern_of
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity

_FIGURES = re.compile(r"\d+")
_NOT_DECIDED = frozenset((Outcome.REMOVED, Outcome.NO_DECISION))


class ItemWithdrawn(Check):
    """Only what stands in the item on the agenda counts: elsewhere "punkt 2" is as often a point of the
    recommendation."""

    id = "item-withdrawn"
    group = Group.FORM
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Withdrawn item with a decision")

    def why(self) -> str:
        return _(
            "Check whether the item was taken up: one place says it is off the agenda, another decides it."
        )

    def advice(self) -> str:
        return _("Correct the item's number, or take its decision out.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        language = draft.meeting.language
        agenda = pattern_of(language, "agenda_titles")
        numbers = {item.number: item for item in draft.meeting.items if (item.number or "").isdigit()}
        for at, item in enumerate(draft.meeting.items):
            if not item.title or not agenda.search(item.title):
                continue
            for paragraph in draft.of_item(at):
                for number in dict.fromkeys(_FIGURES.findall(paragraph.text)):
                    other = numbers.get(number, item)
                    own = other.own_decision
                    if other is item or own is None or own.outcome in _NOT_DECIDED:
                        continue
                    match = withdrawal_of(language, int(number)).search(paragraph.text)
                    late = own.outcome is Outcome.POSTPONED
                    if match and not (late and pattern_of(language, "put_off").search(match[0])):
                        yield Hit(
                            draft.span_in(paragraph, *match.span()),
                            _(
                                "Item {here} says item {number} is off the agenda, but it has a decision."
                            ).format(here=item.number, number=number),
                            also=(own.span,),
                        )
