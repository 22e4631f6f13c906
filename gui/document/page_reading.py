"""What the reader does with the pages: go to one, turn them, follow their links, see them small beside."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QSplitter, QWidget

from core.source_text import Span
from gui.actions import GroupCommands
from gui.current_meeting import CurrentMeeting
from gui.document.walking import Walking
from gui.processes import PageRasters
from gui.session import Session
from gui.source_view.go_to_page import GoToPage
from gui.source_view.links import AnyLink, ItemLink
from gui.source_view.page_strip import WIDTH, PageStrip
from gui.source_view.page_view import PageView
from gui.source_view.stack import SourceStack
from gui.theme import Theme

OF_PAGES = ("fit_page", "turn_right", "turn_left", "go_to_page", "page_strip")
"""The commands that are there where the document has pages."""
WHITE = "white"
CONTENTS = "contents"
REST_MS = 600


class PageReading(QObject):
    """Works for one group of documents."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        rasters: PageRasters,
        theme: Theme,
        allowed: GroupCommands,
        current: CurrentMeeting,
        source: SourceStack,
        walking: Walking,
    ) -> None:
        super().__init__(source)
        self._window = window
        self._session = session
        self._theme = theme
        self._allowed = allowed
        self._current = current
        self._source = source
        self._walking = walking
        self.strip = PageStrip(source.pages, rasters, theme, self._page_in_view)
        self.strip.shows_contents = session.settings.page_strip_tab == CONTENTS
        self.line = GoToPage(source)
        self._rest = QTimer(self)  # the width is kept when the edge is let go
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._keep_strip)
        self._wanted = session.settings.page_strip is not None  # the strip, where there are pages
        theme.choose_pages(dark=session.settings.dark_pages != WHITE)
        theme.changed.connect(self._show_theme)
        current.shown.connect(self._show_current)
        for view in (source.pages, source.text):
            view.link_chosen.connect(self.follow)
        source.pages.page_changed.connect(self.strip.follow)
        source.text.verticalScrollBar().valueChanged.connect(self.strip.follow)
        source.mode_changed.connect(self.strip.follow)
        self.line.page_chosen.connect(walking.go_to_page)
        self.line.left.connect(self._to_document)
        self.strip.page_chosen.connect(walking.go_to_page)
        self.strip.place_chosen.connect(self._go_to_place)
        self.strip.tab_chosen.connect(self._keep_strip)
        self._show_theme()
        self._show_current()

    def commands(self) -> dict[str, Callable[[], object]]:
        """What the commands of the table mean here, by their ids."""
        pages = self._source.pages
        return {
            "fit_page": pages.fit_page,
            "turn_right": lambda: pages.turn_by(90),
            "turn_left": lambda: pages.turn_by(-90),
            "go_to_page": self.ask_for_page,
            "page_strip": self.toggle_strip,
            "dark_pages": self.toggle_dark_pages,
        }

    def beside(self, source: QWidget) -> QSplitter:
        """The strip left of the document, with an edge that can be dragged."""
        both = QSplitter()
        both.setHandleWidth(1)
        both.setChildrenCollapsible(False)
        both.addWidget(self.strip)
        both.addWidget(source)
        both.setStretchFactor(0, 0)
        both.setStretchFactor(1, 1)
        width = self._session.settings.page_strip or ""
        both.setSizes([int(width) if width.isdecimal() else WIDTH, 10_000])
        both.splitterMoved.connect(lambda _at, _index: self._rest.start())
        return both

    def ask_for_page(self) -> None:
        """Take the number of a page."""
        pages = self._pages()
        if pages is not None:
            self.line.ask(pages.current_page(), len(pages.sizes))

    def toggle_strip(self) -> None:
        """Show the pages small beside the document, or no more."""
        self._wanted = not self._wanted
        self._show_strip()
        self._keep_strip()
        if self.strip.isVisible():
            self.strip.take_focus()
        else:
            self._to_document()

    def toggle_dark_pages(self) -> None:
        """Have dark colours make the pages dark, or leave them white."""
        dark = self._session.settings.dark_pages == WHITE
        self._session.choose(dark_pages=None if dark else WHITE)
        self._theme.choose_pages(dark=dark)
        self._show_theme()

    def follow(self, link: AnyLink) -> None:
        """Go where a link leads; an address is opened only when the reader agrees."""
        if isinstance(link, ItemLink):
            self._walking.go_to(Span(link.offset, link.offset))
        elif link.target_page is not None:
            self._walking.go_to_page(link.target_page)
        elif link.address:
            from gui.dialogs.open_address import ask_to_open

            ask_to_open(self._window, link.address, lambda url: QDesktopServices.openUrl(QUrl(url)))

    def _go_to_place(self, page: int, y: float) -> None:
        self._walking.go_to_page(page)
        if y > 0:
            self._source.pages.go_to_place(page, y)

    def _pages(self) -> PageView | None:
        """The page view, where the document has pages."""
        return self._source.pages if self._source.pages.sizes else None

    def _page_in_view(self) -> int:
        """The page the reader is at, in whichever view."""
        text, loaded = self._source.text, self._source.document.loaded
        if loaded is not None and self._source.view is text:
            return loaded.source.page_of(text.standing()) or 0
        return self._source.pages.current_page()

    def _show_current(self) -> None:
        loaded = self._current.loaded
        has_pages = loaded is not None and bool(loaded.source.pages)
        for command in OF_PAGES:
            self._allowed[command].setEnabled(has_pages)
        if loaded is None or not has_pages:
            self.line.hide()
        else:
            self.strip.show_document(loaded.source.outline)
        self._show_strip()

    def _show_strip(self) -> None:
        loaded = self._current.loaded
        self.strip.setVisible(self._wanted and loaded is not None and bool(loaded.source.pages))
        self._allowed["page_strip"].setChecked(self._wanted)

    def _keep_strip(self) -> None:
        width = str(self.strip.width() if self.strip.isVisible() else WIDTH)
        tab = CONTENTS if self.strip.shows_contents else None
        self._session.choose(page_strip=width if self._wanted else None, page_strip_tab=tab)

    def _show_theme(self) -> None:
        self._allowed["dark_pages"].setChecked(self._session.settings.dark_pages != WHITE)

    def _to_document(self) -> None:
        if self._source.view is not None:
            self._source.view.setFocus()
