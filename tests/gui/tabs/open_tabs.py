"""How a reader opens meetings in tabs, and where they are in them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.annotations import MeetingId
from gui.window import Window
from tests.gui.conftest import WAIT_MS


def meetings(window: Window) -> list[MeetingId]:
    """The meetings of the library, the one in view first."""
    assert window.current.loaded is not None
    first = window.current.loaded.id
    return [first, *(each for each in window.library.rows if each != first)]


def wait_for(window: Window, qtbot: QtBot, meeting: MeetingId) -> None:
    def there() -> bool:
        loaded = window.current.loaded
        return loaded is not None and loaded.id == meeting

    qtbot.waitUntil(there, timeout=WAIT_MS)


def open_behind(window: Window, qtbot: QtBot, meeting: MeetingId) -> None:
    """With Ctrl and a click in the library."""
    index = window.library.model.find(meeting)
    rect = window.library.tree.visualRect(index)
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(window.library.tree.viewport(), Qt.MouseButton.LeftButton, control, rect.center())


def open_all(window: Window, qtbot: QtBot) -> list[MeetingId]:
    """All three in tabs of the one group, the first in view; gives them in the order of the bar."""
    first, second, third = meetings(window)
    open_behind(window, qtbot, third)
    open_behind(window, qtbot, second)
    assert [tab.meeting for tab in window.group.tabs.all()] == [first, second, third]
    return [first, second, third]


def scroll_down(window: Window) -> int:
    assert window.source.view is not None
    bar = window.source.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    return bar.value()


def scrolled(window: Window) -> int:
    assert window.source.view is not None
    return window.source.view.verticalScrollBar().value()
