"""The Tab key within a panel: through all of it in the order one sees."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

SAME_ROW = 12
"""Logical pixels; rows of small buttons and lines are further apart."""


def step_within(panel: QWidget, *, forward: bool) -> bool:
    """Give the keyboard to what stands after, or before, the widget of `panel` that has it.

    False at the end, and where nothing in `panel` can have it. What was made later stands where one sees it,
    not where Qt's own chain has it.
    """
    stops = stops_as_seen(panel)
    here = QApplication.focusWidget()
    at = stops.index(here) + (1 if forward else -1) if here in stops else 0
    if not 0 <= at < len(stops):
        return False
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stops[at].setFocus(reason)
    return True


def stops_as_seen(panel: QWidget) -> list[QWidget]:
    """What the Tab key can stop on in `panel`, row by row as one sees it."""
    stops = [
        each
        for each in panel.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isEnabled() and each.isVisibleTo(panel)
    ]
    return _in_rows(stops, panel)


class TabsAsSeen(QObject):
    """Keeps Qt's chain of the Tab key within a panel as one sees it, whatever comes and goes there."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self._panel = panel
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._chain)
        panel.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What came or went asks for a layout; what moved has one."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize, QEvent.Type.Show):
            self._soon.start()
        return False

    def _chain(self) -> None:
        stops = stops_as_seen(self._panel)
        for one, other in pairwise(stops):
            if one.nextInFocusChain() is not other:
                QWidget.setTabOrder(one, other)


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
