"""The view that fits a document: its pages where it has any, its text otherwise."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.library import LastRead, LoadedMeeting
from gui.processes import PageRasters
from gui.source_view.page_view import PageView
from gui.source_view.shown_document import ShownDocument
from gui.source_view.text_view import TextView
from gui.source_view.view import SourceView
from gui.theme import Theme


class SourceStack(QStackedWidget):
    """Holds the page view, the text view and what is shown when there is no document."""

    offset_changed = Signal(int)
    zoom_changed = Signal()
    menu_wanted = Signal(int, QPoint)

    def __init__(self, rasters: PageRasters, theme: Theme, nothing: QWidget) -> None:
        super().__init__()
        self.document = ShownDocument(self)
        self.pages = PageView(self.document, rasters, theme)
        self.text = TextView(self.document, theme)
        self._nothing = nothing
        for widget in (nothing, self.pages, self.text):
            self.addWidget(widget)
        for view in (self.pages, self.text):
            view.offset_changed.connect(self.offset_changed)
            view.zoom_changed.connect(self.zoom_changed)
            view.menu_wanted.connect(self.menu_wanted)

    @property
    def view(self) -> SourceView | None:
        """The view in use; None where no document is shown."""
        shown = self.currentWidget()
        return shown if isinstance(shown, SourceView) else None

    def show_nothing(self) -> None:
        """Show what stands here when there is no document."""
        self.document.show(None)
        self.pages.clear()
        self.text.clear()
        self.setCurrentWidget(self._nothing)

    def show_pages(self, look: LastRead) -> None:
        """Show the pages of the meeting that was read last, before its text is loaded."""
        self.setCurrentWidget(self.pages)
        self.pages.show_pages(look.version, look.pages)
        self.pages.restore(look.place)

    def show_meeting(self, loaded: LoadedMeeting) -> None:
        """Show the document of `loaded`."""
        self.document.show(loaded)
        view: SourceView = self.pages if loaded.source.pages else self.text
        self.setCurrentWidget(view)
        view.show_meeting(loaded)
