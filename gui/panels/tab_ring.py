"""The Tab key within a small panel that shows over the document: through all of it, then back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

SAME_ROW = 12
"""Logical pixels; rows of small buttons and lines are further apart."""


def step_within(panel: QWidget, *, forward: bool) -> bool:
    """Give the keyboard to what stands after, or before, the widget of `panel` that has it.

    False at the end, and where nothing in `panel` can have it. What was made later stands where one sees it,
    not where Qt's own chain has it.
    """
    stops = [
        each
        for each in panel.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isEnabled() and each.isVisibleTo(panel)
    ]
    stops = _in_rows(stops, panel)
    here = QApplication.focusWidget()
    at = stops.index(here) + (1 if forward else -1) if here in stops else 0
    if not 0 <= at < len(stops):
        return False
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stops[at].setFocus(reason)
    return True


def _in_rows(widgets: list[QWidget], panel: QWidget) -> list[QWidget]:
    """Row by row; what has its middle at about the same height stands in one row."""
    middles = {each: each.mapTo(panel, each.rect().center()) for each in widgets}
    rows: list[list[QWidget]] = []
    for each in sorted(widgets, key=lambda widget: middles[widget].y()):
        if rows and middles[each].y() - middles[rows[-1][0]].y() < SAME_ROW:
            rows[-1].append(each)
        else:
            rows.append([each])
    return [each for row in rows for each in sorted(row, key=lambda widget: middles[widget].x())]
