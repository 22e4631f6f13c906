"""Least widths add up: however the splitters are dragged, no view is cut or covered."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.window import Window


def across(widget: QWidget, window: Window) -> tuple[int, int]:
    """Left and right edge of `widget` in the window."""
    left = widget.mapTo(window, QPoint()).x()
    return left, left + widget.width()


@pytest.mark.parametrize("dragged", [(9999, 9999, 1, 9999), (1, 1, 9999, 1)])
@pytest.mark.parametrize("uneven", [(1, 9999), (9999, 1)])
def test_pages_and_text_in_two_groups_fit_beside_the_panels(
    opened: Window, qtbot: QtBot, dragged: tuple[int, ...], uneven: tuple[int, ...]
) -> None:
    opened.resize(1440, 900)
    opened.actions_["show_both"].trigger()
    opened.actions_["tab_beside"].trigger()
    qtbot.waitUntil(lambda: opened.current.loaded is not None)
    opened.actions_["show_both"].trigger()
    panels = opened.panes.splitter
    panels.setSizes([*dragged[-panels.count() :]])
    opened.documents.setSizes([*uneven])
    for group in opened.groups:
        left, right = across(group, opened)
        for view in (group.source.pages, group.source.text):
            first, end = across(view, opened)
            assert left <= first < end <= right
    shown = [panels.widget(index) for index in range(panels.count())]
    places = sorted(across(widget, opened) for widget in shown if widget is not None and widget.isVisible())
    assert all(one[1] <= other[0] for one, other in pairwise(places))
    groups = [across(group, opened) for group in opened.groups]
    left, right = across(opened.documents, opened)
    assert left <= groups[0][0]
    assert groups[0][1] <= groups[1][0]
    assert groups[1][1] <= right
    assert places[-1][1] <= opened.width()
