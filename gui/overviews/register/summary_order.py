"""The register's order and headings, as far as a summary has them, too."""

from __future__ import annotations

from core.exports.choice import GroupBy, Order
from core.library.decisions.register import Column, Grouping, RegisterOrder

_UNDER = {Grouping.BODY: GroupBy.BODY, Grouping.CASE: GroupBy.CASE, Grouping.TAG: GroupBy.TAG}
_BY_COLUMN = {Column.TITLE: Order.TITLE, Column.OUTCOME: Order.OUTCOME, Column.FOLLOW_UP: Order.DUE}
"""What a summary sorts by, too; upwards alone."""


def summary_order(order: RegisterOrder, grouping: Grouping | None) -> tuple[Order, GroupBy | None]:
    """In which order the decisions' items come in a summary of them, and under which headings; None for those
    it has anyway. What a summary cannot sort by comes as in the register where that is equal: the newest
    first."""
    if order.column is Column.DATE and not order.descending:
        by = Order.OLDEST
    else:
        by = Order.NEWEST if order.descending else _BY_COLUMN.get(order.column, Order.NEWEST)
    if grouping is Grouping.OUTCOME:
        by = Order.OUTCOME
    if grouping in _UNDER:
        return by, _UNDER[grouping]
    return by, None if by in (
        Order.OLDEST,
        Order.NEWEST,
    ) else GroupBy.ITEM  # meetings have an order of theirs
