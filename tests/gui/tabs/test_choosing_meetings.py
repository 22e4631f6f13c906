"""The menu on a meeting of the library: open it in view, behind, beside, or in a window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from core.annotations import MeetingId
from gui.application import Application
from tests.gui.conftest import COMMITTEE, WAIT_MS, Start
from tests.gui.two_meetings import library_with_both


@pytest.fixture
def program(start_with: Start, qtbot: QtBot, library_path: Path) -> Application:
    """The committee's meeting in view, the council's in the library."""
    library_with_both(library_path).close()
    program = start_with([COMMITTEE])
    window = program.window
    qtbot.waitUntil(
        lambda: window.current.loaded is not None and len(window.library.rows) == 2, timeout=WAIT_MS
    )
    return program


def other(program: Application) -> MeetingId:
    """The meeting that is not in view."""
    window = program.window
    assert window.current.loaded is not None
    (found,) = set(window.library.rows) - {window.current.loaded.id}
    return found


def menu_by_mouse(program: Application, qtbot: QtBot) -> QMenu:
    """What comes up under the right button."""
    library = program.window.library
    tree = library.tree
    place = tree.visualRect(library.model.find(other(program))).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.RightButton, pos=place)
    at = tree.viewport().mapToGlobal(place)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, at)
    QApplication.sendEvent(tree.viewport(), event)
    (menu,) = library.findChildren(QMenu)
    qtbot.waitUntil(menu.isVisible, timeout=WAIT_MS)
    return menu


def choose(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def test_the_right_button_opens_the_menu_and_no_meeting(program: Application, qtbot: QtBot) -> None:
    window, meeting = program.window, other(program)
    choose(menu_by_mouse(program, qtbot), "Open in a new tab")
    assert [tab.meeting for tab in window.group.tabs.all()][1:] == [meeting]
    assert window.group.tabs.active_index == 0


def test_a_meeting_opens_beside(program: Application, qtbot: QtBot) -> None:
    window, meeting = program.window, other(program)
    choose(menu_by_mouse(program, qtbot), "Open beside")
    assert len(window.groups) == 2
    assert window.group is window.groups[1]
    qtbot.waitUntil(
        lambda: window.current.loaded is not None and window.current.loaded.id == meeting, timeout=WAIT_MS
    )


def test_a_meeting_opens_in_a_window_of_its_own(program: Application, qtbot: QtBot) -> None:
    meeting = other(program)
    choose(menu_by_mouse(program, qtbot), "Open in a window")
    assert len(program.windows) == 2
    assert [tab.meeting for tab in program.window.group.tabs.all()] == [meeting]


def test_the_menu_key_means_the_chosen_meeting(program: Application, qtbot: QtBot) -> None:
    tree = program.window.library.tree
    tree.setFocus()
    middle = tree.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, tree.mapToGlobal(middle))
    QApplication.sendEvent(tree, event)
    (menu,) = program.window.library.findChildren(QMenu)
    assert [action.text() for action in menu.actions()] == [
        "Open",
        "Open in a new tab",
        "Open beside",
        "Open in a window",
        "",
        "Mark as read",
        "Mark as unread",
        "Summary …",
        "Compare versions …",
        "",
        "Move …",
        "",
        "Delete",
        "Remove for good …",
    ]
    menu.close()


def group_menu(program: Application, level: str) -> QMenu:
    """The menu on the first group of a level of the tree."""
    library = program.window.library
    node = next(each for each in library.model.nodes() if each.row.level == level)
    chosen = library.chosen(library.model.index_of(node))
    assert chosen is not None
    return program.window.choosing.menu(chosen)


def test_a_body_is_renamed_and_merged_from_its_menu(program: Application) -> None:
    words = [action.text() for action in group_menu(program, "body").actions() if action.text()]
    assert words == [
        *("Mark as read", "Mark as unread", "Summary …", "Rename …", "Is the same as …"),
        *("Delete", "Remove for good …"),
    ]


def test_a_deleted_meeting_goes_and_undo_brings_it_back(program: Application, qtbot: QtBot) -> None:
    window, meeting = program.window, other(program)
    choose(menu_by_mouse(program, qtbot), "Delete")
    qtbot.waitUntil(lambda: meeting not in window.library.rows, timeout=WAIT_MS)
    assert "Ctrl+Z" in window.status.notice.text()
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: meeting in window.library.rows, timeout=WAIT_MS)


def test_a_year_is_marked_as_read_and_undo_takes_it_back(program: Application, qtbot: QtBot) -> None:
    window = program.window

    def unread() -> int:
        return sum(row.unread for row in window.library.rows.values())

    qtbot.waitUntil(lambda: unread() > 0, timeout=WAIT_MS)
    before = unread()
    choose(group_menu(program, "municipality"), "Mark as read")
    qtbot.waitUntil(lambda: unread() < before, timeout=WAIT_MS)
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: unread() == before, timeout=WAIT_MS)
