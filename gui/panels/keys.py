"""Keys that are the window's even while the reader types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    _Editor = QWidget
else:
    _Editor = object  # beside a class of Qt stands no second one

_WRITERS = frozenset(("undo", "redo", "copy", "select_item"))
"""Commands that mean the words while one writes."""
_WRITES = (
    *(QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut, QKeySequence.StandardKey.Paste),
    *(QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo, QKeySequence.StandardKey.SelectAll),
)
_MOVES = frozenset(
    (
        *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End),
        *(Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab),
    )
)


def command_of(event: QKeyEvent, widget: QWidget) -> QAction | None:
    """The command that a key runs in the window of `widget`, by the keys of the table or the reader's own."""
    keys = QKeySequence(event.keyCombination())
    actions = widget.window().actions()
    return next((action for action in actions if action.isEnabled() and keys in action.shortcuts()), None)


class LeavesKeys(_Editor):
    """Beside the class of an editor: the window’s keys stay the window’s while the reader types in it."""

    def event(self, event: QEvent) -> bool:
        if _is_the_windows(event, self):
            event.ignore()
            return False
        return super().event(event)


def _is_the_windows(event: QEvent, editor: QWidget) -> bool:
    """Whether an editor must leave `event`, a shortcut about to be taken, to the window.

    With Ctrl only, and not where it writes or moves the cursor. Qt's editors would take some of the others:
    Ctrl+K deletes to the end of the line there.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    if not with_control or event.key() in _MOVES or any(map(event.matches, _WRITES)):
        return False
    command = command_of(event, editor)
    return command is not None and command.objectName() not in _WRITERS
