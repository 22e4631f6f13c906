"""The views of one document: its pages, its text, or both side by side, moving together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from core.library import LastRead, LoadedMeeting, Place
from gui.processes import PageRasters
from gui.source_view.page_view import PageView
from gui.source_view.shown_document import ShownDocument
from gui.source_view.spoken import describe
from gui.source_view.text_view import TextView
from gui.source_view.together import Together
from gui.source_view.view import SourceView
from gui.theme import Theme

DESCRIBE_MS = 250
"""After so long a rest the pages are described anew, in milliseconds."""

BESIDE = 700
"""Pages and text stand side by side where there are so many logical pixels for them."""
LEAST_VIEW = 200
"""Of a view; with the small pages beside it, it fits into the narrowest group."""


class Mode(StrEnum):
    """How a document with pages is shown; one without has its text alone."""

    PAGES = "pages"
    TEXT = "text"
    BOTH = "both"


class SourceStack(QStackedWidget):
    """Holds the page view, the text view and what is shown when there is no document.

    `mode_changed` goes out when the views that show are others, or the document has other ones to offer.
    """

    offset_changed = Signal(int)
    zoom_changed = Signal()
    menu_wanted = Signal(object, QPoint)
    mode_changed = Signal()

    def __init__(self, rasters: PageRasters, theme: Theme, nothing: QWidget) -> None:
        super().__init__()
        self.document = ShownDocument(self)
        self.pages = PageView(self.document, rasters, theme)
        self.text = TextView(self.document, theme)
        self._nothing = nothing
        self._views = QSplitter(Qt.Orientation.Horizontal)
        self._views.setChildrenCollapsible(False)
        self._views.setHandleWidth(1)
        self._views.setObjectName("bothViews")
        self._stale: set[SourceView] = set()  # views that do not show the document's newest state
        self._used: SourceView = self.pages
        self.mode = Mode.PAGES
        self._describe = QTimer(self)
        self._describe.setSingleShot(True)
        self._describe.setInterval(DESCRIBE_MS)
        self._describe.timeout.connect(self._describe_views)
        self.document.selection_changed.connect(self._describe.start)
        for view in (self.pages, self.text):
            self._views.addWidget(view)
            view.setMinimumWidth(LEAST_VIEW)
            view.offset_changed.connect(self.offset_changed)
            view.zoom_changed.connect(self.zoom_changed)
            view.menu_wanted.connect(self.menu_wanted)
            view.verticalScrollBar().valueChanged.connect(self._describe.start)
            for part in (view, view.viewport(), view.verticalScrollBar()):
                part.installEventFilter(self)
        self._together = Together(self.pages, self.text, lambda: self._used, self)
        self.addWidget(nothing)
        self.addWidget(self._views)
        self._show_views(Mode.PAGES)

    @property
    def view(self) -> SourceView | None:
        """The view in use, of two the one used last; None where no document is shown."""
        return self._used if self.currentWidget() is self._views else None

    @property
    def has_pages(self) -> bool:
        """Whether the document in view has pages to show."""
        loaded = self.document.loaded
        return loaded is not None and bool(loaded.source.pages)

    def show_nothing(self) -> None:
        """Show what stands here when there is no document."""
        self.document.show(None)
        self.pages.clear()
        self.text.clear()
        self._stale.clear()
        self.setCurrentWidget(self._nothing)
        self.mode_changed.emit()

    def show_pages(self, look: LastRead) -> None:
        """Show the pages of the meeting that was read last, before its text is loaded."""
        self._show_views(_mode_of(look.place, bool(look.pages)))
        self.setCurrentWidget(self._views)
        self.pages.show_pages(look.version, look.pages)
        self.pages.restore(look.place)

    def show_meeting(self, loaded: LoadedMeeting) -> None:
        """Show the document of `loaded`."""
        before = self.document.loaded
        self.document.show(loaded)
        if before is None or before.version != loaded.version or not loaded.source.pages:
            self._show_views(_fitting(self.mode, bool(loaded.source.pages)))
        self._stale = {self.pages, self.text}
        self.setCurrentWidget(self._views)
        self._freshen()
        self.mode_changed.emit()

    # Modes

    def choose_mode(self, mode: Mode) -> None:
        """Show pages, text or both; the same words stay at the eye."""
        if self.document.loaded is None or mode is self.mode or not self.has_pages:
            self.mode_changed.emit()  # a switch that was pressed shows what is so
            return
        eye = self._together.eye()
        focused = self._used.hasFocus()
        self._show_views(mode)
        self._freshen()
        self._together.bring(eye)
        if focused:
            self._used.setFocus()
        self.mode_changed.emit()
        self.zoom_changed.emit()

    def commands(self) -> dict[str, Callable[[], object]]:
        """What the commands of the table mean here, by their ids."""
        return {
            "show_pages": lambda: self.choose_mode(Mode.PAGES),
            "show_text": lambda: self.choose_mode(Mode.TEXT),
            "show_both": lambda: self.choose_mode(Mode.BOTH),
        }

    def place(self) -> Place | None:
        """Where the reader is, and in which mode; None where no document is shown."""
        view = self.view
        if view is None:
            return None
        if view is self.pages or not self.has_pages:
            return replace(view.place(), mode=self.mode if self.has_pages else None)
        pages = self.pages.place()
        return replace(pages, offset=self.text.standing(), page=None, y=None, mode=self.mode)

    def restore(self, place: Place) -> None:
        """Stand where `place` says, in its mode."""
        mode = _mode_of(place, self.has_pages)
        if mode is not self.mode:
            self._show_views(mode)
            self._freshen()
            self.mode_changed.emit()
        if self.has_pages and not self.pages.isHidden():
            self.pages.restore(place)
        if not self.text.isHidden():
            self.text.restore(place)
        self._together.follow()

    def _show_views(self, mode: Mode) -> None:
        self.mode = mode
        self.pages.setVisible(mode is not Mode.TEXT)
        self.text.setVisible(mode is not Mode.PAGES)
        if mode is Mode.PAGES or (mode is Mode.BOTH and self._used.isHidden()):
            self._used = self.pages
        elif mode is Mode.TEXT:
            self._used = self.text
        if mode is Mode.BOTH:
            self._halve()
        self._views.refresh()  # now, so that the places that follow are taken in the right width

    def _halve(self) -> None:
        """Both side by side, or one above the other where neither would be wide enough to be read."""
        narrow = self.width() < BESIDE
        self._views.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)
        half = max(1, (self._views.height() if narrow else self._views.width()) // 2)
        self._views.setSizes([half, half])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stands = self._views.orientation() is Qt.Orientation.Vertical
        if self.mode is Mode.BOTH and stands is not (self.width() < BESIDE):
            eye = self._together.eye()
            self._halve()
            self._views.refresh()
            self._together.bring(eye)

    def _describe_views(self) -> None:
        for view in (self.pages, self.text):
            if view.isVisible():
                describe(view)

    def _freshen(self) -> None:
        """Have the views that show show the document's newest state."""
        loaded = self.document.loaded
        for view in (self.pages, self.text):
            if loaded is not None and view in self._stale and not view.isHidden():
                self._stale.discard(view)
                view.show_meeting(loaded)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The view that the reader touched last is the one in use, and leads the other."""
        touches = (
            *(QEvent.Type.FocusIn, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.KeyPress),
            QEvent.Type.NativeGesture,
        )
        if self.mode is Mode.BOTH and event.type() in touches:
            parent: QObject | None = watched
            while parent is not None and not isinstance(parent, SourceView):
                parent = parent.parent()
            if isinstance(parent, SourceView) and parent is not self._used:
                self._used = parent
                self.zoom_changed.emit()
        return False


def _fitting(mode: Mode, has_pages: bool) -> Mode:
    """The mode for a document; a newly opened one shows its pages, if it has any, as the format has it."""
    if not has_pages:
        return Mode.TEXT
    return Mode.PAGES if mode is Mode.TEXT else mode


def _mode_of(place: Place, has_pages: bool) -> Mode:
    if not has_pages:
        return Mode.TEXT
    return Mode(place.mode) if place.mode in list(Mode) else Mode.PAGES
