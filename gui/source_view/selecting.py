"""Selecting text in a view by mouse and keys, and a rectangle on a page.

What is selected lies in the ShownDocument that the views share; this is how the reader's hand gets it there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum, auto
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from core.annotations import PageBox
from core.source_text import Box, Span
from core.words import character_start, next_character, previous_character, word_at
from gui.source_view.caret_keys import bring_into_view, caret_rect, first_in_view, step
from gui.source_view.view import SourceView

SCROLL_MS = 30
EDGE = 14
"""So near to the edge of the view, in logical pixels, a drag scrolls: a window may fill the whole screen."""
LEAST_AREA = 4.0
"""Points; a smaller rectangle is a click."""


class Unit(Enum):
    """By what a drag extends the selection."""

    CHARACTER = auto()
    WORD = auto()  # after a double click
    PARAGRAPH = auto()  # after a triple click


class Selecting(QObject):
    """Works on one view.

    A click on a link chooses it; after any other `clicked` carries the offset of the character that was
    clicked at, None beside the text, and the point of the viewport. `selected` and `area_chosen` go out when
    the reader has finished, `area_wanted` when the next drag begins or ceases to choose a rectangle.
    """

    clicked = Signal(object, QPoint)
    selected = Signal()
    area_chosen = Signal()
    area_wanted = Signal(bool)

    def __init__(self, view: SourceView, parent: QObject | None = None) -> None:
        super().__init__(parent or view)
        self.view = view
        self._document = view.document
        self.beginnings: Callable[[], Iterable[int]] = lambda: ()
        """Where selecting by keys may begin, if that is in view: at the chosen decision, or item."""
        self._press: QPoint | None = None  # where the left button went down
        self._drags = False
        self._unit = Unit.CHARACTER
        self._first = Span(0, 0)  # the unit under the point where the selection began
        self._double: tuple[int, QPoint] | None = None  # when and where the last double click was
        self._area = False  # the next drag chooses a rectangle
        self._corner: tuple[int, QPointF] | None = None  # page and place where the rectangle begins
        self._by_key = False
        self._aim: float | None = None  # across the viewport, of steps up and down
        self._scroll = QTimer(self)
        self._scroll.setInterval(SCROLL_MS)
        self._scroll.timeout.connect(self._scroll_on)
        self._pointer = QPoint()
        view.verticalScrollBar().valueChanged.connect(self._follow_scrolling)
        view.viewport().setMouseTracking(True)
        view.viewport().installEventFilter(self)
        view.installEventFilter(self)

    @property
    def _text(self) -> str:
        loaded = self._document.loaded
        return loaded.source.text if loaded is not None else ""

    # What the commands do.

    @property
    def wants_area(self) -> bool:
        """Whether the next drag chooses a rectangle, and keys do."""
        return self._area

    def want_area(self, wanted: bool = True) -> None:
        """Have the next drag on a page choose a rectangle, or no more."""
        wanted = wanted and self.view.place_on_page(QPoint(0, 0)) is not None
        if wanted != self._area:
            self._area = wanted
            self._show_cursor(self.view.viewport().mapFromGlobal(QCursor.pos()))
            self.area_wanted.emit(wanted)

    def select(self, span: Span) -> None:
        """Select `span`, as if the reader had done so."""
        self._unit, self._first = Unit.CHARACTER, Span(span.start, span.start)
        self._document.select(span.start, span.end)
        self.selected.emit()

    # Events.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the left button's events and the keys that select; leave all others alone."""
        if isinstance(event, QKeyEvent) and watched is self.view:
            return self._key(event)
        if isinstance(event, QMouseEvent) and watched is self.view.viewport():
            taken = self._MOUSE.get(event.type())
            return taken(self, event) if taken is not None and self._document.loaded is not None else False
        return False

    def _pressed(self, event: QMouseEvent) -> bool:
        point = event.position().toPoint()
        if event.button() is Qt.MouseButton.RightButton:
            self._right_pressed(point)
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        self.view.setFocus(Qt.FocusReason.MouseFocusReason)
        self._press, self._drags, self._aim = point, False, None
        modifiers = event.modifiers()
        if self._area or modifiers & Qt.KeyboardModifier.AltModifier:
            self._corner = self.view.place_on_page(point)
            return True
        self._corner = None
        at = self._place_at(point)
        if self._is_third(event):
            self._begin(Unit.PARAGRAPH, self.paragraph_at(self._character_or(point, at)))
        elif modifiers & Qt.KeyboardModifier.ShiftModifier and self._document.anchor is not None:
            self._drags = True
            self._extend(at)
        else:
            self._begin(Unit.CHARACTER, Span(at, at))
        return True

    def _double_clicked(self, event: QMouseEvent) -> bool:
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        point = event.position().toPoint()
        self._press, self._corner = point, None
        self._double = event.timestamp(), point
        self._begin(Unit.WORD, word_at(self._text, self._character_or(point, self._place_at(point))))
        return True

    def _moved(self, event: QMouseEvent) -> bool:
        point = event.position().toPoint()
        if self._press is None or not event.buttons() & Qt.MouseButton.LeftButton:
            if event.buttons() is Qt.MouseButton.NoButton:
                self._show_cursor(point)
            return False
        self._pointer = point
        if not self._drags:
            self._drags = (point - self._press).manhattanLength() >= QApplication.startDragDistance()
        if self._drags:
            self._drag_to(point)
        return True

    def _released(self, event: QMouseEvent) -> bool:
        if event.button() is not Qt.MouseButton.LeftButton or self._press is None:
            return False
        point, self._press = event.position().toPoint(), None
        self._scroll.stop()
        if self._corner is not None or self._area:
            self._finish_area(point)
        elif self._document.selection is not None:
            self.selected.emit()
        elif (link := self.view.link_at(point)) is not None:
            self.view.link_chosen.emit(link)
        else:
            self.clicked.emit(character_at(self.view, self._text, point), point)
        self._show_cursor(point)
        return True

    _MOUSE: ClassVar[dict[QEvent.Type, Callable[[Selecting, QMouseEvent], bool]]] = {
        QEvent.Type.MouseButtonPress: _pressed,
        QEvent.Type.MouseButtonDblClick: _double_clicked,
        QEvent.Type.MouseMove: _moved,
        QEvent.Type.MouseButtonRelease: _released,
    }

    def _right_pressed(self, point: QPoint) -> None:
        """The menu is about what is under the pointer: a selection elsewhere goes."""
        under = character_at(self.view, self._text, point)
        selection, area = self._document.selection, self._document.area
        if selection is not None and (under is None or not selection.start <= under < selection.end):
            self._document.deselect()
        if area is not None and not self._is_in(area, point):
            self._document.deselect()

    def _is_in(self, area: PageBox, point: QPoint) -> bool:
        there = self.view.place_on_page(point)
        if there is None or there[0] != area.page:
            return False
        box = area.box
        return box.x0 <= there[1].x() <= box.x1 and box.y0 <= there[1].y() <= box.y1

    # Text.

    def paragraph_at(self, offset: int) -> Span:
        """The paragraph around an offset; the line, where the page's own words stand."""
        loaded, running = self._document.loaded, self._document.running
        if loaded is None or running is None or not loaded.source.lines:
            return Span(0, 0)
        found = running.paragraph_at(offset)
        if found is not None and any(piece.start <= offset <= piece.end for piece in found.pieces):
            return found.span
        line = loaded.source.lines[loaded.source.line_at(offset)]
        return Span(line.start, line.end)

    def _place_at(self, point: QPoint) -> int:
        return character_start(self._text, self.view.position_at(point) or 0)

    def _character_or(self, point: QPoint, place: int) -> int:
        under = character_at(self.view, self._text, point)
        return place if under is None else under

    def _is_third(self, event: QMouseEvent) -> bool:
        if self._double is None:
            return False
        when, where = self._double
        near = (event.position().toPoint() - where).manhattanLength() < QApplication.startDragDistance()
        return near and event.timestamp() - when <= QApplication.doubleClickInterval()

    def _begin(self, unit: Unit, first: Span) -> None:
        self._unit, self._first = unit, first
        self._document.select(*first)

    def _extend(self, at: int) -> None:
        """Take the selection from the unit where it began to the one that holds `at`."""
        anchor = self._document.anchor
        if anchor is None or not self._first.start <= anchor <= self._first.end:
            anchor = at if anchor is None else anchor  # it was begun elsewhere: by a key, in the other view
            self._unit, self._first = Unit.CHARACTER, Span(anchor, anchor)
        here = Span(at, at)
        if self._unit is Unit.WORD:
            here = word_at(self._text, at)
            here = Span(at, at) if at == here.start and at > self._first.start else here
        elif self._unit is Unit.PARAGRAPH:
            here = self.paragraph_at(at)
        if at < self._first.start:
            self._document.select(self._first.end, min(here.start, self._first.start))
        else:
            self._document.select(self._first.start, max(here.end, self._first.end))

    def _drag_to(self, point: QPoint) -> None:
        rect = self.view.viewport().rect()
        outside = not rect.adjusted(0, EDGE, 0, -EDGE).contains(point)
        if outside and not self._scroll.isActive():
            self._scroll.start()
        elif not outside:
            self._scroll.stop()
        within = QPoint(
            min(max(point.x(), rect.left()), rect.right()), min(max(point.y(), rect.top()), rect.bottom())
        )
        if self._corner is not None:
            self._drag_area(within)
        elif not self._area:
            self._extend(self._place_at(within))

    def _scroll_on(self) -> None:
        """Scroll the faster the further outside the pointer is."""
        rect = self.view.viewport().rect()
        down, across = self.view.verticalScrollBar(), self.view.horizontalScrollBar()
        down.setValue(down.value() + _speed(self._pointer.y(), rect.top() + EDGE, rect.bottom() - EDGE))
        across.setValue(across.value() + _speed(self._pointer.x(), rect.left(), rect.right()))

    def _follow_scrolling(self) -> None:
        """The view scrolls under the pointer, by itself or by the wheel: a drag goes on."""
        if self._press is not None and self._drags:
            self._drag_to(self._pointer)

    # A rectangle on a page.

    def _drag_area(self, point: QPoint) -> None:
        assert self._corner is not None
        page, corner = self._corner
        there = self.view.place_on_page(point, page)
        if there is not None:
            across, down = (corner.x(), there[1].x()), (corner.y(), there[1].y())
            self._document.select_area(PageBox(page, Box(min(across), min(down), max(across), max(down))))

    def _finish_area(self, point: QPoint) -> None:
        area = self._document.area if self._drags else None
        self._corner = None
        if area is None or min(area.box.x1 - area.box.x0, area.box.y1 - area.box.y0) < LEAST_AREA:
            self._document.deselect()
            self.clicked.emit(character_at(self.view, self._text, point), point)
            return
        self.want_area(False)
        self.area_chosen.emit()

    # Keys.

    def _key(self, event: QKeyEvent) -> bool:
        if self._document.loaded is None:
            return False
        if event.type() is QEvent.Type.KeyRelease:
            if event.key() == Qt.Key.Key_Shift and self._by_key:
                self._by_key = False
                self.selected.emit()
            return False
        if event.type() is not QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Escape:
            return self._leave()
        if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return False
        return self._extend_by(event)

    def _extend_by(self, event: QKeyEvent) -> bool:
        document, text = self._document, self._text
        begun = document.anchor is not None or document.caret_on
        there = begun and (document.selection is not None or self.sees(document.head))
        head = document.head if there else self.begins()
        taken = step(self.view, text, event, head, self._aim)
        if taken is None:
            return False
        if not there:
            self._unit, self._first = Unit.CHARACTER, Span(head, head)
        self._aim = taken.x
        anchor = document.anchor if there and document.anchor is not None else head
        document.select(anchor, taken.offset)
        bring_into_view(self.view, text, taken.offset)
        self._by_key = document.selection is not None
        return True

    def sees(self, offset: int) -> bool:
        """Whether the place `offset` is in view."""
        rect = caret_rect(self.view, self._text, offset)
        return rect is not None and QRectF(self.view.viewport().rect()).contains(rect.center())

    def begins(self) -> int:
        """Where a selection by keys begins: at the chosen item, or else at the first line in view."""
        seen = (wanted for wanted in self.beginnings() if self.sees(wanted))
        found = next(seen, None)
        return first_in_view(self.view, self._text) if found is None else found

    def _leave(self) -> bool:
        """At Escape: no rectangle is wanted, then nothing is selected."""
        had = self._area or self._document.selection is not None or self._document.area is not None
        self._press, self._corner, self._drags = None, None, False
        self._scroll.stop()
        self.want_area(False)
        self._document.deselect()
        return had

    def _show_cursor(self, point: QPoint) -> None:
        shape = Qt.CursorShape.ArrowCursor
        if self._area:
            shape = Qt.CursorShape.CrossCursor
        elif self.view.link_at(point) is not None or self.view.sign_at(point) is not None:
            shape = Qt.CursorShape.PointingHandCursor
        elif character_at(self.view, self._text, point) is not None:
            shape = Qt.CursorShape.IBeamCursor
        if self.view.viewport().cursor().shape() is not shape:
            self.view.viewport().setCursor(shape)


def character_at(view: SourceView, text: str, point: QPoint) -> int | None:
    """Offset of the character at a point of the viewport; None beside the text."""
    place = view.position_at(point)
    if place is None:
        return None
    for start in (place, previous_character(text, place)):
        end = next_character(text, start)
        for rect in view.rects_of(Span(start, end)) if start < end else ():
            room = rect.height() / 4  # between two lines the pointer is over text
            if rect.adjusted(-1.0, -room, 1.0, room).contains(QPointF(point)):
                return start
    return None


def _speed(place: int, least: int, most: int) -> int:
    """Logical pixels to scroll at once for a pointer outside of `least` to `most`."""
    beyond = place - least if place < least else max(0, place - most)
    return round(beyond * 0.6) if abs(beyond) > 1 else beyond
