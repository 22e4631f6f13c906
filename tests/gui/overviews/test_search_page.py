"""Searching all meetings as one types, with real keys: the page, its chips, its list, the way back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.models.search_rows import HitRow, LineRow, plain
from gui.overviews.search.page import SearchPage
from gui.window import Window
from tests.gui.conftest import COMMITTEE, COUNCIL, WAIT_MS, Start

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(start: Start, qtbot: QtBot) -> Window:
    """The window with two meetings, one of them in view, and both in the index."""
    window = start([COMMITTEE, COUNCIL]).window
    qtbot.waitUntil(lambda: len(window.group.tabs.all()) == 2, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    return window


def begin(window: Window) -> SearchPage:
    """Press Ctrl+K where the keyboard is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_K, CONTROL)
    page = window.overviews.current
    assert isinstance(page, SearchPage)
    return page


def hits(page: SearchPage) -> list[HitRow]:
    return [row for row in page.list.rows.rows if isinstance(row, HitRow)]


def search(window: Window, qtbot: QtBot, words: str) -> SearchPage:
    """Type into the line until something is listed."""
    page = begin(window)
    QTest.keyClicks(window.search, words)
    qtbot.waitUntil(lambda: page._query.line == words and bool(hits(page)), timeout=WAIT_MS)
    return page


def test_results_show_as_one_types_newest_first(window: Window, qtbot: QtBot) -> None:
    page = search(window, qtbot, "budget")
    assert page.isVisible()
    assert window.search.hasFocus()
    days = [row.meeting.date for row in hits(page)]
    assert days == sorted(days, reverse=True)
    assert isinstance(page.list.current, HitRow)
    assert page.list.current == hits(page)[0]
    QTest.keyClicks(window.search, "opf")
    qtbot.waitUntil(
        lambda: bool(hits(page)) and all("opf" in plain(row.hit.title).lower() for row in hits(page)[:1]),
        timeout=WAIT_MS,
    )
