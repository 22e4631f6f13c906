"""A button that Enter presses, too: Qt's own know Space alone outside of dialogs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

_GOES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EnteredButton(QPushButton):
    """Is no dialog's default: Enter means it only where it has the keyboard."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setAutoDefault(False)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _goes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _goes(event):
            self.click()
        else:
            super().keyPressEvent(event)


def _goes(event: QKeyEvent) -> bool:
    return event.key() in _GOES and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
