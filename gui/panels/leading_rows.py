"""Rows that lead somewhere: the keys and buttons that all lists and tables of them have."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView

if TYPE_CHECKING:
    _View = QAbstractItemView
else:
    _View = object  # beside a class of Qt stands no second one

_GOES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LeadingRows(_View):
    """Beside the class of a view. Enter and a double click say `opened`, with Ctrl or by the middle button
    `opened_behind`; Ctrl+C copies. Subclasses give `copy_rows`."""

    opened = Signal(QModelIndex)
    opened_behind = Signal(QModelIndex)

    MORE_KEYS: ClassVar[tuple[Qt.Key, ...]] = ()
    """What it takes besides, that must not be the window's shortcut."""

    def copy_rows(self) -> None:
        """Put what is chosen on the clipboard."""
        raise NotImplementedError

    def event(self, event: QEvent) -> bool:
        """Its own keys are not the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            own = (*_GOES, *self.MORE_KEYS)
            if event.key() in own or event.matches(QKeySequence.StandardKey.Copy):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in _GOES and index.isValid():
            behind = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            (self.opened_behind if behind else self.opened).emit(index)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.MiddleButton and index.isValid():
            self.opened_behind.emit(index)
        else:
            super().mouseReleaseEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: the letters are commands."""
