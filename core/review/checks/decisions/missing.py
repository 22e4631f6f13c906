"""An open item on which nothing was decided."""

from __future__ import annotations

from collections.abc import Iterator

from core.language import _
from core.minutes import AgendaItem, Role
from core.review.check import Check, Tuned
from core.review.checks.decisions.other_meeting import misnamed
from core.review.checks.decisions.own import own_decision, own_decisions
from core.review.checks.decisions.said import named
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.word_lists import pattern_of
from core.running_text import Form


class DecisionMissing(Check):
    """An item without a decision, in minutes."""

    id = "decision-missing"
    group = Group.DECISIONS
    severity = Severity.ERROR

    def name(self) -> str:
        return _("Item without a decision")

    def why(self) -> str:
        return _(
            "The minutes are the record of what was decided. Check that each open item says so, even where "
            "a report was only noted."
        )

    def source(self) -> str:
        return _("Kommunestyrelsesloven § 13")

    def advice(self) -> str:
        return _("Write what was decided, or that the item was left out.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        if not draft.is_minutes:
            return
        without = [at for at, item in draft.open_items if own_decision(item) is None]
        decides = any(own_decision(item) is not None for _at, item in draft.open_items)
        without = [at for at in without if self._needs_one(draft, at)]
        if not decides and len(without) > 1:
            yield Hit(None, _("None of the items has a decision."), subject="all")
            return
        for at in without:
            item = draft.meeting.items[at]
            empty = next((each for each in item.sections if each.role is Role.DECISION), None)
            message = _("Item {item} has no decision.").format(item=named(item))
            yield Hit(
                None if empty is None else empty.span,
                message,
                item=at,
                subject=item.number or "",
                severity=None if _asks(item) or empty or _labelled(draft) else Severity.WARNING,
            )

    def _needs_one(self, draft: Draft, at: int) -> bool:
        item = draft.meeting.items[at]
        language = draft.meeting.language
        title = item.title or ""
        if any(
            pattern_of("decisions", language, name).search(title) for name in ("no_decision", "gone_title")
        ):
            return False
        told = pattern_of("decisions", language, "only_told").search(title)
        if (
            told or pattern_of("decisions", language, "told_numbers").search(item.number or "")
        ) and not _asks(item):
            return False
        if misnamed(draft, item) is not None or _is_left_out(draft, item):
            return False
        text = [each.text for each in draft.of_item(at) if each.form not in (Form.ITEM, Form.SECTION)]
        nothing = pattern_of("decisions", language, "nothing")
        return not (len(text) == 1 and nothing.search(text[0].strip()))


def _asks(item: AgendaItem) -> bool:
    return any(section.role is Role.RECOMMENDATION for section in item.sections)


def _labelled(draft: Draft) -> bool:
    """Do the items of this document have a label for their decisions?"""
    return any(section.role is Role.DECISION for item in draft.meeting.items for section in item.sections)


def _is_left_out(draft: Draft, item: AgendaItem) -> bool:
    """Does the decision on another item say that this one was put off or left out?"""
    said = pattern_of("decisions", draft.meeting.language, "left_out")
    return item.number is not None and any(
        match["number"] == item.number
        for other in draft.meeting.items
        if other is not item
        for decision in own_decisions(other)
        for match in said.finditer(decision.text)
    )
