"""The document's pages as small pictures in a strip, and beside them its own table of contents."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QTabWidget, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from core.language import _
from core.source_text import OutlineEntry
from gui.processes import PageRasters
from gui.source_view.page_view import PageView
from gui.source_view.small_pages import SmallPages
from gui.theme import Theme

WIDTH = 168
PLACE = Qt.ItemDataRole.UserRole
LEVEL = Qt.ItemDataRole.UserRole + 1


class PageStrip(QWidget):
    """The small pages of one page view, with the one the reader is at told by `page_in_view`.

    `page_chosen` and `place_chosen` say where the reader wants to go.
    """

    page_chosen = Signal(int)  # counted from 0
    place_chosen = Signal(int, float)  # page and points below its upper edge
    tab_chosen = Signal()

    def __init__(
        self, view: PageView, rasters: PageRasters, theme: Theme, page_in_view: Callable[[], int]
    ) -> None:
        super().__init__()
        self.setObjectName("pageStrip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._page_in_view = page_in_view
        self.pages = SmallPages(view, rasters, theme)
        self.contents = QTreeWidget(self)
        self.contents.hide()  # until it has a tab
        self.contents.setHeaderHidden(True)
        self.contents.setAccessibleName(_("Contents of the document"))
        self.contents.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setObjectName("sideTabs")  # they look as those on the other side
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.pages, _("Pages"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)
        self.setMinimumWidth(WIDTH // 2)
        self.shows_contents = False  # wanted, where the document has a table of contents
        self.tabs.tabBar().currentChanged.connect(self._take_tab)
        self._outline: tuple[OutlineEntry, ...] = ()
        self.pages.page_chosen.connect(self.page_chosen)
        self.contents.itemClicked.connect(self._choose)
        self.contents.itemActivated.connect(self._choose)
        self._follow = QTimer(self)  # once for many pages that go by
        self._follow.setSingleShot(True)
        self._follow.timeout.connect(self._show_page)
        self.show_outline(())

    def show_document(self, outline: tuple[OutlineEntry, ...]) -> None:
        """Show the pages of the view's document, and its table of contents where it has one."""
        self.pages.show_document()
        self._show_page()
        if outline != self._outline:
            self.show_outline(outline)

    def show_outline(self, outline: tuple[OutlineEntry, ...]) -> None:
        """Show a table of contents; without one there is no second tab."""
        self._outline = ()  # a tab that comes or goes is not the reader's choice
        self.contents.clear()
        above: list[QTreeWidgetItem] = []
        for entry in outline:
            while above and above[-1].data(0, LEVEL) >= entry.level:
                above.pop()
            item = QTreeWidgetItem(above[-1] if above else self.contents, [entry.title])
            item.setData(0, LEVEL, entry.level)
            item.setData(0, PLACE, None if entry.page is None else (entry.page, entry.y or 0.0))
            item.setToolTip(0, entry.title)
            above.append(item)
        self.contents.expandToDepth(0)
        there = self.tabs.indexOf(self.contents) >= 0
        if outline and not there:
            self.tabs.addTab(self.contents, _("Contents"))
        elif there and not outline:
            self.tabs.removeTab(self.tabs.indexOf(self.contents))
        self.tabs.tabBar().setVisible(self.tabs.count() > 1)
        self.tabs.setCurrentWidget(self.contents if outline and self.shows_contents else self.pages)
        self._outline = outline

    def _take_tab(self) -> None:
        contents = self.tabs.currentWidget() is self.contents
        if self._outline and contents is not self.shows_contents:
            self.shows_contents = contents
            self.tab_chosen.emit()

    def follow(self) -> None:
        """The reader may be at another page."""
        if self.isVisible():  # a strip that is not seen costs nothing
            self._follow.start()

    def take_focus(self) -> None:
        """Have the keyboard go from page to page, beginning where the reader is."""
        self._show_page()
        self.pages.setFocus()

    def _show_page(self) -> None:
        if self.isVisible():
            self.pages.show_page(self._page_in_view())

    def showEvent(self, event: QShowEvent) -> None:
        """Stand at the page in view."""
        super().showEvent(event)
        self._follow.start()

    def _choose(self, item: QTreeWidgetItem) -> None:
        place = item.data(0, PLACE)
        if place is not None:
            self.place_chosen.emit(*place)

    def changeEvent(self, event: QEvent) -> None:
        """Another size of the letters is another size of the numbers under the pages."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.pages.scheduleDelayedItemsLayout()
