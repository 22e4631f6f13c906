"""Lines that the reader types in: whose the keys are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.panels.filter_line import FilterLine
from gui.panels.search_line import SearchLine


def filter_line() -> FilterLine:
    return FilterLine("Filter items", "Filter items")


@pytest.mark.parametrize("editor_of", [filter_line, SearchLine])
def test_an_editor_leaves_the_window_its_commands(editor_of: Callable[[], QWidget], qtbot: QtBot) -> None:
    """Ctrl+U empties a line of Qt, where no command has it."""
    window, editor = QWidget(), editor_of()
    qtbot.addWidget(window)
    command = QAction("Find a command", window)
    command.setShortcut("Ctrl+U")
    QVBoxLayout(window).addWidget(editor)
    assert takes_ctrl_u(editor)
    window.addAction(command)
    assert not takes_ctrl_u(editor)


def takes_ctrl_u(editor: QWidget) -> bool:
    key = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    key.ignore()
    QApplication.sendEvent(editor, key)
    return key.isAccepted()


def test_escape_empties_a_filter_and_leaves_and_the_arrow_leaves_with_it(qtbot: QtBot) -> None:
    line = filter_line()
    qtbot.addWidget(line)
    qtbot.keyClicks(line, "bro")
    with qtbot.waitSignal(line.left):
        qtbot.keyClick(line, Qt.Key.Key_Down)
    assert line.text() == "bro"
    with qtbot.waitSignal(line.left):
        qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == ""
