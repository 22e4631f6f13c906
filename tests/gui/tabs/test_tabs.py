"""Several meetings in tabs of one group: how they open and close, and the way back."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from core.annotations import MeetingId
from core.library import list_meetings, open_library
from gui.annotations.placing import Target
from gui.application import Application
from gui.models.meetings import Meetings
from gui.tabs.tab import Tab
from tests.gui.conftest import SAMPLES, WAIT_MS, Start, shown_editor
from tests.gui.tabs.open_tabs import meetings, open_all, scroll_down, scrolled, wait_for


def test_one_meeting_needs_no_bar(program: Application) -> None:
    assert len(program.window.group.tabs.all()) == 1
    assert not program.window.group.tabs.bar.isVisible()


def test_ctrl_click_opens_behind_and_a_click_goes_there(program: Application, qtbot: QtBot) -> None:
    window = program.window
    first, second, _third = open_all(window, qtbot)
    bar = window.group.tabs.bar
    assert bar.isVisible()
    assert bar.currentIndex() == 0
    assert window.current.loaded is not None
    assert window.current.loaded.id == first
    row = window.library.rows[second]
    assert row.body is not None
    assert bar.tabText(1).startswith(row.body)
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(1).center())
    wait_for(window, qtbot, second)
    assert window.library.tree.currentIndex().data(Meetings.MEETING) == second


def test_a_click_in_the_library_takes_the_tab_and_back_returns(program: Application, qtbot: QtBot) -> None:
    window = program.window
    first, second, _third = meetings(window)
    at = scroll_down(window)
    window.library.tree.setCurrentIndex(window.library.model.find(second))
    wait_for(window, qtbot, second)
    assert len(window.group.tabs.all()) == 1
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    wait_for(window, qtbot, first)
    assert abs(scrolled(window) - at) <= 2
    qtbot.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    wait_for(window, qtbot, second)


def test_a_meeting_has_one_tab(program: Application, qtbot: QtBot) -> None:
    window = program.window
    first, second, third = open_all(window, qtbot)
    window.open_meeting(third)
    wait_for(window, qtbot, third)
    window.open_meeting(first)
    wait_for(window, qtbot, first)
    assert [tab.meeting for tab in window.group.tabs.all()] == [first, second, third]


def test_a_tab_keeps_its_place_and_is_back_at_once(program: Application, qtbot: QtBot) -> None:
    window = program.window
    first, second, _third = open_all(window, qtbot)
    at = scroll_down(window)
    window.actions_["zoom_in"].trigger()
    zoom = window.source.view.zoom if window.source.view is not None else 0
    at = scrolled(window)
    window.actions_["next_tab"].trigger()
    wait_for(window, qtbot, second)
    window.actions_["previous_tab"].trigger()
    assert window.current.loaded is not None
    assert window.current.loaded.id == first  # without waiting for anything
    assert window.source.view is not None
    assert window.source.view.zoom == zoom
    assert abs(scrolled(window) - at) <= 2


def test_what_is_typed_stays_with_its_tab(program: Application, qtbot: QtBot) -> None:
    window = program.window
    _first, second, _third = open_all(window, qtbot)
    window.agenda.step(+1)
    note = shown_editor(window, qtbot).note
    note.setFocus()
    qtbot.keyClicks(note, "midt i en sæt")
    qtbot.keyClick(window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    wait_for(window, qtbot, second)
    window.actions_["previous_tab"].trigger()
    qtbot.waitUntil(lambda: window.current.note(Target(0)) is not None, timeout=WAIT_MS)
    assert shown_editor(window, qtbot).note.toPlainText() == "midt i en sæt"


def test_tabs_close_and_come_back(program: Application, qtbot: QtBot) -> None:
    window = program.window
    first, second, third = open_all(window, qtbot)
    at = scroll_down(window)
    window.actions_["close_tab"].trigger()
    wait_for(window, qtbot, second)
    bar = window.group.tabs.bar
    qtbot.mouseClick(bar, Qt.MouseButton.MiddleButton, pos=bar.tabRect(1).center())
    assert [tab.meeting for tab in window.group.tabs.all()] == [second]
    window.actions_["reopen_tab"].trigger()
    wait_for(window, qtbot, third)
    window.actions_["reopen_tab"].trigger()
    wait_for(window, qtbot, first)
    assert abs(scrolled(window) - at) <= 2
    assert not window.actions_["reopen_tab"].isEnabled()
    window.actions_["close_other_tabs"].trigger()
    assert [tab.meeting for tab in window.group.tabs.all()] == [first]


def test_without_a_tab_the_window_says_what_to_do(program: Application, qtbot: QtBot) -> None:
    window = program.window
    window.actions_["close_tab"].trigger()
    assert window.current.loaded is None
    assert window.empty.isVisible()
    assert not window.agenda.isVisible()
    assert not window.actions_["close_tab"].isEnabled()
    window.actions_["reopen_tab"].trigger()
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    assert not window.empty.isVisible()


def test_jumps_are_places_to_go_back_to_and_scrolling_is_none(program: Application, qtbot: QtBot) -> None:
    window = program.window
    window.agenda.step(+1)
    qtbot.wait(1)
    window.current.choose_item(len(window.current.items) - 1)
    window.agenda.place_chosen.emit(window.current.items[-1].span)
    there = scrolled(window)
    assert there > 0
    assert window.actions_["go_back"].isEnabled()
    window.actions_["go_back"].trigger()
    assert scrolled(window) < there
    assert window.current.item == 0
    window.actions_["go_forward"].trigger()
    assert abs(scrolled(window) - there) <= 2
    scroll_down(window)
    assert not window.actions_["go_forward"].isEnabled()


def test_the_buttons_at_the_side_of_the_mouse_go_back_and_forward(program: Application, qtbot: QtBot) -> None:
    window = program.window
    window.walking.go_to(window.current.items[-1].span)
    there = scrolled(window)
    assert window.source.view is not None
    view = window.source.view.viewport()
    qtbot.mouseClick(view, Qt.MouseButton.BackButton, pos=QPoint(50, 50))
    assert scrolled(window) < there
    qtbot.mouseClick(view, Qt.MouseButton.ForwardButton, pos=QPoint(50, 50))
    assert abs(scrolled(window) - there) <= 2


def test_a_killed_page_process_leaves_the_tabs(program: Application, qtbot: QtBot) -> None:
    window = program.window
    first, second, third = open_all(window, qtbot)
    before = program._rasters.process_id
    os.kill(before, signal.SIGKILL)
    qtbot.waitUntil(lambda: program._rasters.process_id not in (0, before), timeout=WAIT_MS)
    for meeting in (second, third, first):
        window.open_meeting(meeting)
        wait_for(window, qtbot, meeting)
    with qtbot.waitSignal(program._rasters.drawn, timeout=WAIT_MS):
        window.actions_["zoom_in"].trigger()


def test_a_folder_of_files_opens_one_meeting(start: Start, qtbot: QtBot, library_path: Path) -> None:
    window = start([SAMPLES[0].parent]).window
    qtbot.waitUntil(lambda: "3 files read" in window.status.notice.text(), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    assert len(window.group.tabs.all()) == 1
    library = open_library(library_path)
    assert len(list_meetings(library)) == 3
    library.close()


def test_a_copied_tab_goes_its_own_way() -> None:
    tab = Tab(MeetingId("m"), "Byrådet")
    assert tab.copy().history is not tab.history
