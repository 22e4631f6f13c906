"""What the page view and the text view have in common: zoom, places, and telling where the reader is."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from core.annotations import PageBox
from core.library import LoadedMeeting, Place
from core.source_text import Span
from gui.annotations.placing import Target
from gui.source_view.finding_marks import FindingMark, show_finding_tip
from gui.source_view.gestures import Gestures
from gui.source_view.links import AnyLink
from gui.source_view.page_signs import Sign, show_tip
from gui.source_view.shown_document import ShownDocument

BY_KEY = (
    *(Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason),
    Qt.FocusReason.ShortcutFocusReason,
)
BY_HAND = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.OtherFocusReason)
WHEEL_STEPS = 3
"""Single steps that one notch of the wheel goes across."""
STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 5.0)
READING_LINE = 0.3
"""How far down the view, as a part of its height, the eye is taken to be."""


class SourceView(QAbstractScrollArea):
    """A scrolled view of one document. Offsets are code points in its SourceText."""

    offset_changed = Signal(int)  # of the line the reader looks at, after scrolling by hand
    zoom_changed = Signal()
    went_to = Signal(int)  # the offset that `go_to` was told
    menu_wanted = Signal(object, QPoint)  # for the line at an offset, or None, at a point of the screen
    link_chosen = Signal(object)  # AnyLink, after a click on it

    def __init__(self, document: ShownDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.zoom = 1.0
        self.fit: str | None = "width"  # "width" or "page": the zoom follows the view's size
        self.rotation = 0  # degrees by which pages are turned clockwise
        self.shows_focus = False  # a key gave it the keyboard: that is shown
        self._gestures = Gestures(self, lambda by, at: self.set_zoom(self.zoom * by, at))
        self._going = False
        self._tell = QTimer(self)
        self._tell.setSingleShot(True)
        self._tell.setInterval(60)
        self._tell.timeout.connect(self._tell_offset)
        self.verticalScrollBar().setSingleStep(48)
        self.horizontalScrollBar().setSingleStep(48)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    # What each view does in its own way.

    def show_meeting(self, loaded: LoadedMeeting) -> None:
        """Show the document of `loaded` from its beginning; another state of the one shown, where it is."""
        raise NotImplementedError

    def clear(self) -> None:
        """Show nothing."""
        raise NotImplementedError

    def position_at(self, point: QPoint) -> int | None:
        """The place between two characters nearest to a point of the viewport; None in an empty document."""
        raise NotImplementedError

    def rects_of(self, span: Span) -> list[QRectF]:
        """Where in the viewport the characters of `span` stand, line by line, as far as they are laid out."""
        raise NotImplementedError

    def link_at(self, point: QPoint) -> AnyLink | None:
        """The link at a point of the viewport; None where there is none."""
        return None

    def sign_at(self, point: QPoint) -> Target | None:
        """The passage whose sign in the margin stands at a point of the viewport; None where none does."""
        return None

    def boxes_of(self, span: Span) -> tuple[PageBox, ...]:
        """Where on the pages the characters of `span` stand, line by line; empty where there are no pages."""
        return ()

    def place_on_page(self, point: QPoint, page: int | None = None) -> tuple[int, QPointF] | None:
        """The page nearest to a point of the viewport, or the one wanted, and the place on it.

        That is kept within the page, in points from its upper left corner as it stands upright. None where
        there are no pages.
        """
        return None

    def area_rect(self, area: PageBox) -> QRectF | None:
        """Where in the viewport a rectangle on a page lies; None where there are no pages."""
        return None

    def scroll_to(self, offset: int) -> None:
        """Bring the line that holds `offset` near the upper edge."""
        raise NotImplementedError

    def shows(self, span: Span) -> bool:
        """Whether the reader sees all of `span` already."""
        raise NotImplementedError

    def offset_at_eye(self) -> int:
        """Offset of the line the reader looks at."""
        raise NotImplementedError

    def offset_under(self, point: QPoint) -> int | None:
        """Offset of the line at a point of the viewport; None where there is none."""
        raise NotImplementedError

    def point_of(self, offset: int) -> QPoint:
        """Where in the viewport the line that holds `offset` begins."""
        raise NotImplementedError

    def page_at_eye(self) -> int | None:
        """The page the reader looks at, counted from 0; None where there are no pages."""
        return None

    def scroll_to_page(self, page: int) -> None:
        """Bring the head of a page to the upper edge; nothing where there are no pages."""

    def place(self) -> Place:
        """Where the view stands, to be found again by `restore`."""
        raise NotImplementedError

    def restore(self, place: Place) -> None:
        """Stand where `place` says."""
        raise NotImplementedError

    def position_words(self) -> str:
        """Where the reader is, for the status line: "page 4 of 15"; empty where there are no pages."""
        raise NotImplementedError

    def apply_zoom(self, zoom: float, fixed: QPoint) -> None:
        """Take on `zoom`, with the place under the viewport's point `fixed` staying where it is."""
        raise NotImplementedError

    def fit_zoom(self) -> float:
        """The zoom at which the document fits the view as `fit` says."""
        raise NotImplementedError

    def turn_by(self, degrees: int) -> None:
        """Turn the pages clockwise by a multiple of 90 degrees; nothing where there are no pages."""

    # What both do alike.

    @property
    def fits_width(self) -> bool:
        """Whether the document is as wide as the view, and stays so."""
        return self.fit == "width"

    def go_to(self, offset: int) -> None:
        """Scroll to `offset` without telling anybody that the reader moved."""
        self._going = True
        self.scroll_to(offset)
        self._going = False
        self._tell.stop()
        self.went_to.emit(offset)

    @property
    def is_going(self) -> bool:
        """Whether the view moves by itself now, not by the reader's hand."""
        return self._going

    def bring_to(self, offset: int, down: float) -> None:
        """Have the line that holds `offset` stand a part of the viewport's height `down`, as `go_to` does."""
        if offset <= 0 and down <= 0:
            self._going = True
            self.verticalScrollBar().setValue(self.verticalScrollBar().minimum())
            self._going = False
            self._tell.stop()
            return
        self.go_to(offset)
        rects = self.rects_of(Span(offset, offset + 1))
        if rects:
            bar = self.verticalScrollBar()
            self._going = True
            bar.setValue(bar.value() + round(rects[0].top() - down * self.viewport().height()))
            self._going = False
            self._tell.stop()

    def go_to_page(self, page: int) -> None:
        """Scroll to the head of `page`, counted from 0, as `go_to` does: also to one that holds no text."""
        self._going = True
        self.scroll_to_page(page)
        self._going = False
        self._tell.stop()

    def place_of_keys(self) -> int:
        """What a key means: the end of the selection, or the caret, where seen; else where the eye is."""
        head = self.document.head
        has_caret = self.document.caret_on or self.document.selection is not None
        return head if has_caret and self.shows(Span(head, head)) else self.offset_at_eye()

    def zoom_in(self) -> None:
        """One step larger."""
        self.set_zoom(next((step for step in STEPS if step > self.zoom * 1.01), STEPS[-1]))

    def zoom_out(self) -> None:
        """One step smaller."""
        self.set_zoom(next((step for step in reversed(STEPS) if step < self.zoom * 0.99), STEPS[0]))

    def set_zoom(self, zoom: float, fixed: QPoint | None = None) -> None:
        """Zoom to a factor (1.0 is 100 %)."""
        self.fit = None
        self._zoom_to(zoom, fixed)

    def fit_width(self) -> None:
        """Be as wide as the view, and stay so."""
        self.fit = "width"
        self._zoom_to(self.fit_zoom(), None)

    def fit_page(self) -> None:
        """Show whole pages, and keep to it."""
        self.fit = "page"
        self._zoom_to(self.fit_zoom(), None)

    def _zoom_to(self, zoom: float, fixed: QPoint | None) -> None:
        zoom = min(max(zoom, STEPS[0]), STEPS[-1])
        if abs(zoom - self.zoom) > 1e-4:
            self._going = True
            self.apply_zoom(zoom, fixed or self._zoom_point())
            self._going = False
        self.zoom_changed.emit()

    def _zoom_point(self) -> QPoint:
        """What stays where it is: the beginning of what is selected or chosen, where that is in view, or else
        of the lines at the upper edge."""
        document, port = self.document, QRectF(self.viewport().rect())
        chosen = document.chosen.passage if document.chosen is not None else None
        for span in (document.selection, chosen):
            rects = self.rects_of(span) if span is not None else []
            if rects and port.contains(rects[0].center()):
                return QPoint(max(0, round(rects[0].left())), round(rects[0].center().y()))
        return QPoint(self.left_of_text(), 0)

    def left_of_text(self) -> int:
        """Where across the viewport the lines begin, as far as they show."""
        return self.viewport().width() // 2

    def _scrolled(self) -> None:
        if not self._going:
            self._tell.start()

    def _tell_offset(self) -> None:
        self.offset_changed.emit(self.offset_at_eye())

    def findings_at(self, point: QPoint) -> list[FindingMark]:
        """What was found at a point of the viewport."""
        marks, place = self.document.findings, QPointF(point)
        boxed = [each for each in marks.boxed if each.box is not None and _holds(self, each.box, place)]
        offset = self.position_at(point) if marks.all else None
        if offset is None:
            return boxed
        near = marks.within(Span(max(0, offset - 1), offset + 1))
        return boxed + [
            each
            for each in near
            if each.box is None
            and any(rect.adjusted(-1, -1, 1, 4).contains(place) for rect in self.rects_of(each.span))
        ]

    def show_tip(self, event: QHelpEvent, sign: Sign | None) -> None:
        """Say what a sign stands for, or what was found at the words, while the pointer rests there."""
        found = [] if sign is not None else self.findings_at(event.pos())
        if not show_finding_tip(self.viewport(), event, found):
            show_tip(self.viewport(), event, sign)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """At the pointer; by the keyboard, at the line the reader looks at."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            here = self.place_of_keys()
            offset: int | None = here
            point = self.viewport().mapToGlobal(self.point_of(here))
        else:
            offset, point = self.offset_under(event.pos()), event.globalPos()
        self.menu_wanted.emit(offset, point)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl; go across with Shift; by the very pixels where a touchpad tells them."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * 1.1 ** (event.angleDelta().y() / 120), event.position().toPoint())
            event.accept()
            return
        pixels, angle = event.pixelDelta(), event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            pixels, angle = (QPoint(each.x() or each.y(), 0) for each in (pixels, angle))
        if not pixels.isNull():
            for bar, by in (
                (self.horizontalScrollBar(), pixels.x()),
                (self.verticalScrollBar(), pixels.y()),
            ):
                bar.setValue(bar.value() - by)
            event.accept()
        elif angle.x() and not angle.y():
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - round(angle.x() / 120 * WHEEL_STEPS * bar.singleStep()))
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll as a browser does; the arrows and Page Up and Down are Qt's own."""
        bar = self.verticalScrollBar()
        key = event.key()
        if key == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif key == Qt.Key.Key_Space:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            bar.setValue(bar.value() + (-1 if back else 1) * bar.pageStep())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by keys sees where they are; whoever clicked knows."""
        super().focusInEvent(event)
        if event.reason() in BY_KEY:
            self.shows_focus = True
        elif event.reason() is Qt.FocusReason.MouseFocusReason:
            self.shows_focus = False
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.shows_focus = self.shows_focus and event.reason() not in (*BY_KEY, *BY_HAND)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.fit is not None:
            self._zoom_to(self.fit_zoom(), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        raise NotImplementedError


def _holds(view: SourceView, area: PageBox, place: QPointF) -> bool:
    rect = view.area_rect(area)
    return rect is not None and rect.contains(place)
