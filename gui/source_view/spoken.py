"""What a screen reader reads of a document: its text with caret and selection, and the place on the pages.

The text is that of the source, place by place, so that nothing must be counted anew in a long document:
within a paragraph the page's line ends are spaces, and what belongs to the page alone (running heads) is
blank. Parts that were not read yet are given as they stand on the page. Places are UTF-16 units.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QPoint, QRect, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextInterface,
    QAccessibleTextSelectionEvent,
    QAccessibleTextUpdateEvent,
)
from PySide6.QtWidgets import QAccessibleWidget

from core.language import _
from core.running_text import RunningText
from core.source_text import SourceText, Span
from gui.utf16 import Units

if TYPE_CHECKING:
    from gui.source_view.text_view import TextView
    from gui.source_view.view import SourceView

MOST_SPOKEN = 300
"""Characters of the selection that the description of a view repeats."""
REST_MS = 150
"""After so long a rest in scrolling the caret's new place is told, in milliseconds."""


class SpokenText:
    """The words of one document as they are read aloud."""

    def __init__(self, source: SourceText, running: RunningText) -> None:
        self.source = source
        self.units = Units(source.text)
        self._running = running
        self._parts: list[str] = []  # as they are spoken, or as they stand, with what is behind them
        self._unread = list(range(len(running.parts)))
        starts = [running.span_of_part(number).start for number in range(len(running.parts))]
        self._bounds = [0, *starts[1:], len(source.text)] if starts else [0]
        self._parts = [
            source.text[first:end] for first, end in zip(self._bounds, self._bounds[1:], strict=False)
        ]
        self._text: str | None = None

    @property
    def text(self) -> str:
        """The whole text, as long as the source's."""
        if self._text is None:
            self._text = "".join(self._parts)
        return self._text

    @property
    def is_read(self) -> bool:
        """Whether all parts are given as paragraphs."""
        return not self._unread

    def read_next(self, near: int) -> None:
        """Take on the paragraphs of one more part, from the one that holds a place on."""
        if self._unread:
            here = self._running.part_of(near)
            number = min(self._unread, key=lambda each: (each < here, each))
            self._unread.remove(number)
            self._parts[number] = self._spoken(number)
            self._text = None

    def _spoken(self, number: int) -> str:
        first, end = self._bounds[number], self._bounds[number + 1]
        letters = [" "] * (end - first)
        for each in self._running.paragraphs(number):
            for piece in each.pieces:
                words = self.source.text[piece.start : piece.end].replace("\n", " ")
                letters[piece.start - first : piece.end - first] = words
            if each.span.end < end:
                letters[each.span.end - first] = "\n"
        return "".join(letters)


class _TextInterface(QAccessibleTextInterface):
    """The text of a view, by UTF-16 units. Reading is all one can do here, and selecting."""

    def __init__(self, view: TextView) -> None:
        super().__init__()
        self._view = view

    @property
    def _spoken(self) -> SpokenText | None:
        return self._view.spoken.text

    def _places(self, first: int, end: int) -> Span:
        spoken = self._spoken
        if spoken is None:
            return Span(0, 0)
        last = spoken.units.count if end < 0 else end
        return Span(spoken.units.place(max(0, first)), spoken.units.place(min(last, spoken.units.count)))

    def _units(self, place: int) -> int:
        return 0 if self._spoken is None else self._spoken.units.before(place)

    def characterCount(self) -> int:
        return 0 if self._spoken is None else self._spoken.units.count

    def text(self, first: int, end: int) -> str:
        span = self._places(first, end)
        return "" if self._spoken is None else self._spoken.text[span.start : span.end]

    def cursorPosition(self) -> int:
        return self._units(self._view.spoken.caret())

    def setCursorPosition(self, position: int) -> None:
        place = self._places(position, position).start
        self._view.document.select(place, place)
        if not self._view.shows(Span(place, place)):
            self._view.go_to(place)

    def selectionCount(self) -> int:
        # PySide 6.11 does not pass `selection` on: the answer would be what lay in memory. So the selection
        # is told by events and by the view's description instead.
        return 0

    def addSelection(self, first: int, end: int) -> None:
        self.setSelection(0, first, end)

    def removeSelection(self, number: int) -> None:
        self._view.document.deselect()

    def setSelection(self, number: int, first: int, end: int) -> None:
        span = self._places(first, end)
        self._view.document.select(span.start, span.end)

    def characterRect(self, offset: int) -> QRect:
        place = self._places(offset, offset).start
        rects = self._view.rects_of(Span(place, place + 1))
        if not rects:
            return QRect()
        corner = self._view.viewport().mapToGlobal(rects[0].topLeft().toPoint())
        return QRect(corner, rects[0].size().toSize())

    def offsetAtPoint(self, point: QPoint) -> int:
        place = self._view.offset_under(self._view.viewport().mapFromGlobal(point))
        return -1 if place is None else self._units(place)

    def scrollToSubstring(self, first: int, end: int) -> None:
        self._view.go_to(self._places(first, end).start)


class AccessibleText(QAccessibleWidget):
    """The text view as assistive programs see it: a document to read."""

    def __init__(self, view: TextView) -> None:
        super().__init__(view, QAccessible.Role.Document)
        self._text_interface = _TextInterface(view)

    def interface_cast(self, t: QAccessible.InterfaceType) -> int:
        if t is QAccessible.InterfaceType.TextInterface:
            address = shiboken6.getCppPointer(self._text_interface)[0]
        else:
            address = int(super().interface_cast(t) or 0)
        # Where a pointer is wanted, PySide hands over the address of a plain number instead of the number.
        return shiboken6.VoidPtr(address)  # type: ignore[return-value]

    def state(self) -> QAccessible.State:
        state = super().state()
        state.readOnly = True
        state.multiLine = True
        state.selectableText = True
        return state


_interfaces: dict[int, AccessibleText] = {}
"""By the address of the view. Qt does not keep the Python half of an interface alive."""
_installed: list[bool] = []


def _interface_of(_kind: str, subject: QObject) -> QAccessibleInterface | None:
    from gui.source_view.text_view import TextView

    if not isinstance(subject, TextView):
        return None
    key = id(subject)
    if key not in _interfaces:
        _interfaces[key] = AccessibleText(subject)
        subject.destroyed.connect(lambda: _interfaces.pop(key, None))
    return _interfaces[key]


class Spoken(QObject):
    """Keeps what a screen reader is told of a text view up to date. Costs nothing while none listens."""

    def __init__(self, view: TextView) -> None:
        super().__init__(view)
        self._view = view
        self._text: SpokenText | None = None
        self._read = QTimer(self)
        self._read.setInterval(0)
        self._read.timeout.connect(self._read_on)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.tell_caret)
        view.document.selection_changed.connect(self._tell_selection)
        view.verticalScrollBar().valueChanged.connect(self._moved)
        if not _installed:
            _installed.append(True)
            QAccessible.installFactory(_interface_of)

    @property
    def text(self) -> SpokenText | None:
        """The words of the document in view; None where none is."""
        loaded, running = self._view.document.loaded, self._view.document.running
        if loaded is None or running is None:
            return None
        if self._text is None or self._text.source is not loaded.source:
            self._text = SpokenText(loaded.source, running)
            self._text.read_next(self.caret())
            self._read.start()
        return self._text

    def caret(self) -> int:
        """Where reading goes on: the end of the selection, else what the reader looks at."""
        document = self._view.document
        has_caret = document.anchor is not None or document.caret_on
        return document.head if has_caret else self._view.standing()

    def tell_document(self) -> None:
        """Another document is there."""
        self._text = None
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleTextUpdateEvent(self._view, 0, "", ""))
            self.tell_caret()

    def tell_caret(self) -> None:
        """The caret is at another place."""
        if QAccessible.isActive() and (spoken := self.text) is not None:
            place = spoken.units.before(self.caret())
            QAccessible.updateAccessibility(QAccessibleTextCursorEvent(self._view, place))

    def _moved(self) -> None:
        if QAccessible.isActive():
            self._rest.start()

    def _tell_selection(self) -> None:
        if not QAccessible.isActive() or (spoken := self.text) is None:
            return
        span = self._view.document.selection
        self.tell_caret()
        if span is not None:
            first, end = spoken.units.before(span.start), spoken.units.before(span.end)
            QAccessible.updateAccessibility(QAccessibleTextSelectionEvent(self._view, first, end))

    def _read_on(self) -> None:
        """A part a turn, so that the window never waits."""
        if self._text is None or self._text.is_read:
            self._read.stop()
        else:
            self._text.read_next(self.caret())


def describe(view: SourceView) -> None:
    """Say of a view where the reader is and what is selected: of pages, which are pictures, all there is."""
    loaded, span = view.document.loaded, view.document.selection
    if loaded is None:
        view.setAccessibleDescription("")
        return
    parts = [view.position_words()]
    item = next(
        (each for each in reversed(loaded.meeting.items) if each.span.start <= view.offset_at_eye()), None
    )
    if item is not None:
        parts.insert(0, " ".join(filter(None, (item.number, item.title))))
    if span is not None:
        words = " ".join(loaded.source.text[span.start : span.end].split())[:MOST_SPOKEN]
        parts.append(_("Selected: {words}").format(words=words))
    view.setAccessibleDescription(". ".join(part for part in parts if part))
