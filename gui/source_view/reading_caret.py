"""What keys without Shift do in a document: they move the caret, and the rectangle that is being chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent

from core.words import next_character, previous_character
from gui.source_view.area_keys import keyed_area, show_area
from gui.source_view.caret_keys import bring_into_view, caret_rect, step
from gui.source_view.selecting import Selecting

MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.KeypadModifier
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

FARTHEST = 500
"""Characters across which a place that shows is looked for."""


class ReadingCaret(QObject):
    """Works beside `selecting`, on its view. `moved` carries the offset where the caret stands by now."""

    moved = Signal(int)

    def __init__(self, selecting: Selecting) -> None:
        super().__init__(selecting)
        self._selecting = selecting
        self._view = selecting.view
        self._document = selecting.view.document
        self._aim: float | None = None  # across the viewport, of steps up and down
        self._view.installEventFilter(self)

    def begin(self) -> None:
        """Stand where selecting by keys would begin, unless the caret is in view."""
        document = self._document
        if document.selection is None and not (
            document.anchor is not None and self._selecting.sees(document.head)
        ):
            at = self._selecting.begins()
            document.select(at, at)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that mean the rectangle or the caret."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if self._document.loaded is None:
            return False
        if self._selecting.wants_area and self._area_key(event):
            return True
        if not self._document.caret_on or event.modifiers() & ~MODIFIERS:
            return False
        return self._click() if event.key() in ENTER else self._move(event)

    def _move(self, event: QKeyEvent) -> bool:
        """The caret goes on; from a selection to its end at that side."""
        document, selection = self._document, self._document.selection
        there = selection is not None or self._selecting.sees(document.head)
        head = document.head if there else self._selecting.begins()
        loaded = document.loaded
        assert loaded is not None
        taken = step(self._view, loaded.source.text, event, head, self._aim)
        if taken is None:
            return False
        self._aim, at = taken.x, taken.offset
        if selection is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            ends = {Qt.Key.Key_Left: selection.start, Qt.Key.Key_Right: selection.end}
            at = ends.get(Qt.Key(event.key()), at)
        at = self._shown(loaded.source.text, at, forward=at > head)
        document.select(at, at)
        bring_into_view(self._view, loaded.source.text, at)
        if not self._selecting.sees(at):  # far off, what lies between was not laid out yet
            self._view.go_to(at)
            bring_into_view(self._view, loaded.source.text, at)
        self.moved.emit(at)
        return True

    def _shown(self, text: str, at: int, *, forward: bool) -> int:
        """The next place that the view shows, or the one before: in text mode running heads are left out."""
        for way in (forward, not forward):
            place = at
            for _turn in range(FARTHEST):
                if caret_rect(self._view, text, place) is not None:
                    return place
                place = next_character(text, place) if way else previous_character(text, place)
                if not 0 < place < len(text):
                    break
        return at

    def _click(self) -> bool:
        """Enter does at the caret what a click does."""
        document = self._document
        assert document.loaded is not None
        rect = caret_rect(self._view, document.loaded.source.text, document.head)
        if rect is None or document.selection is not None:
            return False
        point = rect.center().toPoint()
        link = self._view.link_at(point + QPoint(2, 0)) or self._view.link_at(point)
        if link is not None:
            self._view.link_chosen.emit(link)
        else:
            self._selecting.clicked.emit(document.head, point)
        return True

    def _area_key(self, event: QKeyEvent) -> bool:
        """Keys make a rectangle, move it and choose it."""
        if event.key() in ENTER:
            if self._document.area is not None:
                self._selecting.want_area(False)
                self._selecting.area_chosen.emit()
            return True
        area = keyed_area(self._view, self._document.area, event)
        if area is None:
            return False
        self._document.select_area(area)
        show_area(self._view, area)
        return True
