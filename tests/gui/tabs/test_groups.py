"""Two documents side by side, and tabs in windows of their own."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.annotations.placing import Target
from gui.application import Application
from gui.window import Window
from tests.gui.conftest import WAIT_MS, shown_editor
from tests.gui.tabs.open_tabs import meetings, open_all, scrolled, wait_for


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
