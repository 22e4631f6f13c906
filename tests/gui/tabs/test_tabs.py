"""Several meetings in tabs, side by side, in windows of their own; and how they come back."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from core.annotations import MeetingId
from core.library import list_meetings, open_library
from core.settings import load_settings
from gui.annotations.placing import Target
from gui.application import Application
from gui.models.meetings import Meetings
from gui.tabs.tab import Tab
from gui.window import Window
from tests.gui.conftest import SAMPLES, WAIT_MS, Start, shown_editor


@pytest.fixture
def program(start: Start, qtbot: QtBot) -> Application:
    """The program with three sample meetings in its library, the newest in view."""
    program = start([SAMPLES[0].parent])
    window = program.window
    qtbot.waitUntil(lambda: "3 files read" in window.status.notice.text(), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: len(window.library.rows) == 3, timeout=WAIT_MS)
    return program


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


def test_two_documents_stand_side_by_side(program: Application, qtbot: QtBot) -> None:
    window = program.window
    first, second, _third = open_all(window, qtbot)
    left = window.group
    window.actions_["next_tab"].trigger()
    wait_for(window, qtbot, second)
    window.actions_["tab_beside"].trigger()
    right = window.group
    assert right is not left
    wait_for(window, qtbot, second)
    assert left.source.isVisible()
    assert right.source.isVisible()
    qtbot.waitUntil(lambda: left.current.loaded is not None, timeout=WAIT_MS)
    assert abs(left.width() - right.width()) < 100

    window.actions_["next_item"].trigger()  # the commands mean the active one
    assert right.current.item == 0
    chosen = left.current.item
    assert left.source.view is not None
    left.source.view.setFocus()
    assert window.group is left
    assert left.agenda.isVisible()
    assert not right.agenda.isVisible()
    window.actions_["next_item"].trigger()
    assert left.current.item == chosen + 1
    assert right.current.item == 0

    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert window.group is right
    window.actions_["close_tab"].trigger()
    assert window.groups == [left]
    assert window.current.loaded is not None
    assert window.current.loaded.id == first


def test_one_document_stands_beside_itself(program: Application, qtbot: QtBot) -> None:
    window = program.window
    (only,) = window.groups
    window.actions_["tab_beside"].trigger()
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    assert len(window.groups) == 2
    assert only.current.loaded is not None
    assert window.current.loaded is not None
    assert window.current.loaded.id == only.current.loaded.id
    at = scrolled(window)
    assert only.source.view is not None
    only.source.view.verticalScrollBar().setValue(only.source.view.verticalScrollBar().maximum())
    assert scrolled(window) == at


def test_a_note_in_one_shows_in_the_other(program: Application, qtbot: QtBot) -> None:
    window = program.window
    (left,) = window.groups
    left.current.choose_item(0)
    window.actions_["tab_beside"].trigger()
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    window.current.choose_item(0)
    window.actions_["write_note"].trigger()  # there may be no room for the panel beside two documents
    note = shown_editor(window, qtbot).note
    qtbot.keyClicks(note, "set fra begge sider")
    note.save()
    qtbot.waitUntil(lambda: left.current.note(Target(0)) is not None, timeout=WAIT_MS)
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: left.current.note(Target(0)) is None, timeout=WAIT_MS)


def test_a_mark_made_beside_is_there_when_its_tab_comes_back(program: Application, qtbot: QtBot) -> None:
    """From the first moment, though the session has forgotten what it had to add to older readings."""
    window = program.window
    first, second, _third = meetings(window)
    (left,) = window.groups
    window.actions_["tab_beside"].trigger()
    wait_for(window, qtbot, first)
    right = window.group
    left.tabs.open_new(second)
    qtbot.waitUntil(lambda: left.current.loaded is not None and left.current.loaded.id == second)
    assert window.group is right
    window.source.document.select(0, 10)
    window.actions_["highlight_green"].trigger()
    pending = window.session.pending
    qtbot.waitUntil(lambda: not window.session.is_saving and not pending.touched(), timeout=WAIT_MS)
    seen: list[int] = []

    def look() -> None:
        if left.current.loaded is not None and left.current.loaded.id == first:
            seen.append(len(left.current.marks))

    left.current.shown.connect(look)
    left.tabs.step(-1)
    qtbot.waitUntil(lambda: bool(seen), timeout=WAIT_MS)
    assert seen[0] == 1


def test_a_tab_gets_a_window_of_its_own(program: Application, qtbot: QtBot) -> None:
    old = program.window
    first, second, _third = open_all(old, qtbot)
    old.actions_["tab_to_window"].trigger()
    new = program.window
    assert new is not old
    wait_for(new, qtbot, first)
    assert [tab.meeting for tab in new.group.tabs.all()] == [first]
    wait_for(old, qtbot, second)
    assert not new.actions_["tab_to_window"].isEnabled()

    new.agenda.step(+1)
    note = shown_editor(new, qtbot).note
    note.setFocus()
    qtbot.keyClicks(note, "i det nye vindue")
    new.close()  # what was typed is committed first
    qtbot.waitUntil(lambda: program.windows == [old], timeout=WAIT_MS)
    assert old.isVisible()
    old.open_meeting(first)
    wait_for(old, qtbot, first)
    qtbot.waitUntil(lambda: old.current.note(Target(0)) is not None, timeout=WAIT_MS)


def drag_tab(window: Window, qtbot: QtBot, index: int, to: QPoint) -> None:
    """Drag a tab of the active group to a point of the screen."""
    bar = window.group.tabs.bar
    at = bar.tabRect(index).center()
    qtbot.mousePress(bar, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseMove(bar, bar.mapFromGlobal(to))
    qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=bar.mapFromGlobal(to))


def test_a_tab_is_dragged_beside_and_back(program: Application, qtbot: QtBot) -> None:
    window = program.window
    first, second, _third = open_all(window, qtbot)
    left = window.group
    right_half = left.mapToGlobal(QPoint(left.width() * 3 // 4, 300))
    drag_tab(window, qtbot, 1, right_half)
    assert len(window.groups) == 2
    wait_for(window, qtbot, second)
    assert window.group is not left
    drag_tab(window, qtbot, 0, left.mapToGlobal(QPoint(20, 300)))
    assert window.groups == [left]
    assert {tab.meeting for tab in left.tabs.all()} >= {first, second}


def test_a_tab_is_dragged_out_of_the_window(program: Application, qtbot: QtBot) -> None:
    old = program.window
    first, _second, third = open_all(old, qtbot)
    outside = old.frameGeometry().bottomRight() + QPoint(50, 50)
    drag_tab(old, qtbot, 2, outside)
    assert len(program.windows) == 2
    wait_for(program.window, qtbot, third)
    assert third not in [tab.meeting for tab in old.group.tabs.all()]
    drag_tab(old, qtbot, 0, old.mapToGlobal(QPoint(20, 20)))  # within the window, not on a document: stays
    assert first in [tab.meeting for tab in old.group.tabs.all()]


def test_one_failure_is_told_once(program: Application, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QMessageBox

    from core.errors import UserFacingError

    old = program.window
    open_all(old, qtbot)
    old.actions_["tab_to_window"].trigger()
    program.window.session.failed.emit(UserFacingError("Something failed."))
    told = [box for window in program.windows for box in window.findChildren(QMessageBox)]
    assert len(told) == 1
    told[0].close()


def test_the_next_start_brings_tabs_split_and_places_back(
    program: Application, start: Start, qtbot: QtBot
) -> None:
    window = program.window
    first, second, third = open_all(window, qtbot)
    window.actions_["next_tab"].trigger()
    wait_for(window, qtbot, second)
    window.actions_["tab_beside"].trigger()
    wait_for(window, qtbot, second)
    window.actions_["zoom_in"].trigger()
    at = scroll_down(window)
    zoom = window.source.view.zoom if window.source.view is not None else 0
    names = [tab.name for group in window.groups for tab in group.tabs.all()]

    window = start().window
    left, right = window.groups
    assert window.group is right
    assert [tab.name for group in window.groups for tab in group.tabs.all()] == names
    wait_for(window, qtbot, second)
    assert [tab.meeting for tab in left.tabs.all()] == [first, third]
    assert [tab.meeting for tab in right.tabs.all()] == [second]
    assert window.source.view is not None
    assert window.source.view.zoom == pytest.approx(zoom)
    assert abs(scrolled(window) - at) <= 3
    qtbot.waitUntil(lambda: left.current.loaded is not None, timeout=WAIT_MS)


def test_quitting_with_two_windows_brings_both_back(program: Application, start: Start, qtbot: QtBot) -> None:
    old = program.window
    first, second, _third = open_all(old, qtbot)
    old.actions_["tab_to_window"].trigger()
    wait_for(program.window, qtbot, first)
    wait_for(old, qtbot, second)
    program.window.actions_["quit"].trigger()
    qtbot.waitUntil(lambda: not any(window.isVisible() for window in program.windows), timeout=WAIT_MS)
    again = start()
    assert len(again.windows) == 2
    wait_for(again.window, qtbot, first)
    wait_for(again.windows[0], qtbot, second)


def test_a_meeting_that_is_gone_gets_no_tab(
    program: Application, start: Start, qtbot: QtBot, settings_file: Path, library_path: Path
) -> None:
    window = program.window
    first, second, _third = open_all(window, qtbot)
    window = start().window
    wait_for(window, qtbot, first)
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=WAIT_MS)
    kept = json.loads(settings_file.read_text("utf-8"))
    layout = json.loads(kept["layout"])
    tabs = layout["windows"][0]["groups"][0]["tabs"]
    tabs[2]["meeting"] = "gone"
    tabs[1]["place"] = {"offset": "broken"}
    tabs.append("nonsense")
    kept["layout"] = json.dumps(layout)
    settings_file.write_text(json.dumps(kept), "utf-8")
    window = start().window
    wait_for(window, qtbot, first)
    qtbot.waitUntil(
        lambda: [tab.meeting for tab in window.group.tabs.all()] == [first, second], timeout=WAIT_MS
    )


@pytest.mark.parametrize("text", ["", "nonsense", "[]", '{"windows": 3}', '{"windows": [{"groups": [7]}]}'])
def test_a_broken_layout_opens_as_at_a_first_start(start: Start, settings_file: Path, text: str) -> None:
    settings_file.write_text(json.dumps({"layout": text}), "utf-8")
    program = start()
    assert len(program.windows) == 1
    assert program.window.empty.isVisible()


def test_tabs_are_kept_although_the_program_is_killed(
    program: Application, qtbot: QtBot, settings_file: Path
) -> None:
    open_all(program.window, qtbot)

    def kept() -> int:
        layout = json.loads(load_settings(settings_file).layout or "{}")
        groups = layout.get("windows", [{}])[0].get("groups", [{}])
        return len(groups[0].get("tabs", [])) if groups else 0

    qtbot.waitUntil(lambda: kept() == 3, timeout=WAIT_MS)


def test_another_language_keeps_the_tabs(program: Application, qtbot: QtBot) -> None:
    first, second, third = open_all(program.window, qtbot)
    program.window.actions_["language_da"].trigger()
    window = program.window
    wait_for(window, qtbot, first)
    assert [tab.meeting for tab in window.group.tabs.all()] == [first, second, third]
    assert window.menuBar().actions()[0].text() == "&Filer"


def test_a_restored_library_without_the_meeting_closes_its_tab(
    program: Application, qtbot: QtBot, tmp_path: Path, library_path: Path
) -> None:
    window = program.window
    open_all(window, qtbot)
    copy = tmp_path / "copy.sqlite"
    open_library(copy).close()
    window.files.restore_from(copy)
    qtbot.waitUntil(lambda: not window.group.tabs.all(), timeout=WAIT_MS)
    assert window.current.loaded is None
    assert window.empty.isVisible()


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


def test_a_folder_of_files_opens_one_meeting(program: Application, library_path: Path) -> None:
    assert len(program.window.group.tabs.all()) == 1
    library = open_library(library_path)
    assert len(list_meetings(library)) == 3
    library.close()


def test_a_copied_tab_goes_its_own_way() -> None:
    tab = Tab(MeetingId("m"), "Byrådet")
    assert tab.copy().history is not tab.history
