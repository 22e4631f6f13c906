"""The bar of tabs: which words stay where there is little room."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QStyleOptionTab
from pytestqt.qtbot import QtBot

from gui.tabs.tab_bar import TabBar
from gui.theme import Theme


@pytest.mark.parametrize("days", [("14 May 2031", "2 June 2031"), ("14. maj 2031", "2. juni 2031")])
def test_two_meetings_of_a_body_are_told_apart_in_narrow_tabs(
    theme: Theme, qtbot: QtBot, days: tuple[str, str]
) -> None:
    bar = TabBar(theme)
    qtbot.addWidget(bar)
    for index, day in enumerate(days):
        bar.addTab("")
        bar.name_tab(index, f"Teknik- & Miljøudvalget i Nørrevang Kommune {day}")
    bar.resize(240, 30)
    bar.show()
    shown = []
    for index in range(2):
        option = QStyleOptionTab()
        bar.initStyleOption(option, index)
        shown.append(option.text)
    for text, day in zip(shown, days, strict=True):
        assert "…" in text
        assert day.rsplit(" ", 1)[0] in text
    assert len(set(shown)) == 2
