"""Keys that are the window's even while the reader types."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_WINDOWS = frozenset((Qt.Key.Key_K, Qt.Key.Key_E, Qt.Key.Key_D, Qt.Key.Key_B, Qt.Key.Key_O))
"""With Ctrl. Qt's editors would take some of them: Ctrl+K deletes to the end of the line there."""


def is_the_windows(event: QEvent) -> bool:
    """Whether an editor must leave `event`, a shortcut about to be taken, to the window."""
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        and event.key() in _WINDOWS
    )
