"""The decisions of this meeting among those that an item tells of."""

from __future__ import annotations

from core.minutes import AgendaItem, Decision


def own_decisions(item: AgendaItem) -> tuple[Decision, ...]:
    """The decisions of this meeting; an earlier one that is taken for this meeting's as well is none."""
    others = {each.span for each in item.decisions if not each.own}
    return tuple(each for each in item.decisions if each.own and each.span not in others)


def own_decision(item: AgendaItem) -> Decision | None:
    """The last of them; None where there is none."""
    return next(reversed(own_decisions(item)), None)
