"""Going to the comparison in a window that has a meeting's agenda and its minutes."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from core.annotations import MeetingId
from core.comparing_requests import Side
from gui.comparing.page import ComparePage
from gui.comparing.view import View
from gui.comparing.wanted import CompareWanted
from gui.window import Window
from tests.gui.conftest import WAIT_MS


def opened(window: Window, qtbot: QtBot, kind: str) -> MeetingId:
    """The meeting in March, whose minutes are there, or the one in April, of which there is the agenda."""
    qtbot.waitUntil(lambda: len(window.library.rows) == 2, timeout=WAIT_MS)
    meeting = next(row.id for row in window.library.rows.values() if row.kind == kind)
    window.group.go_to(meeting, 0)  # in what stands in front

    def is_there() -> bool:
        loaded = window.current.loaded
        return loaded is not None and (loaded.id, loaded.meeting.kind) == (meeting, kind)

    qtbot.waitUntil(is_there, timeout=WAIT_MS)
    return meeting


def compared(window: Window, qtbot: QtBot, command: str = "compare_versions") -> ComparePage:
    """The page, once there is something to see; without a command it was come to already."""
    if command:
        window.actions_[command].trigger()
    qtbot.waitUntil(lambda: isinstance(window.overviews.current, ComparePage), timeout=WAIT_MS)
    page = window.overviews.current
    assert isinstance(page, ComparePage)
    qtbot.waitUntil(lambda: page.comparison is not None and not page.work.is_comparing, timeout=WAIT_MS)
    page.views.choose(View.ALL)
    return page


def words_of(page: ComparePage) -> str:
    row = page.list.row
    return "" if row is None else " ".join("".join(each.text for each in words) for words in row.words)


def compare_files(window: Window, old: Path, new: Path) -> ComparePage:
    """The page, which compares two files from now on."""
    window.overviews.show_overview("compare_versions", CompareWanted(Side(path=old), Side(path=new)))
    page = window.overviews.current
    assert isinstance(page, ComparePage)
    return page
