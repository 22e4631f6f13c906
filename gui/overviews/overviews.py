"""The documents of a window, or an overview in their place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from core.language import _
from gui.document.finding import SearchHits
from gui.overviews.overview import Overview, PlaceWanted, Way
from gui.overviews.table import Factory, factories
from gui.tabs.groups import Groups
from gui.tabs.tab_group import Surroundings

MOST_WAYS = 50
"""Ways back that are kept."""


class Overviews(QStackedWidget):
    """Shows the documents until an overview is wanted.

    `turned` says that the documents, or another overview, are in view now, `asked` that an overview was
    asked for, be it the one in view. What is opened from an overview
    leaves a way back to it: at the head of the documents, and for the command Back.
    """

    turned = Signal()
    asked = Signal()

    def __init__(
        self, around: Surroundings, documents: Groups, table: Mapping[str, Factory] | None = None
    ) -> None:
        super().__init__()
        self._around = around
        self._documents = documents
        self._factories = factories() if table is None else table
        self._made: dict[str, Overview] = {}
        self._covered: str | None = None  # the overview in whose place a passing one stands
        # Through what the reader came to what is in view: overviews, and None for the documents.
        self._ways: list[str | None] = []
        self._ahead: list[str | None] = []  # what Back led away from, the last in front; None as above
        self._way_back = QToolButton()
        self._way_back.setAutoRaise(True)
        self._way_back.clicked.connect(self.go_back)
        self._head = QWidget()
        self._head.setObjectName("wayBack")
        self._head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self._head)
        row.setContentsMargins(14, 5, 14, 5)
        row.addWidget(self._way_back)
        row.addStretch(1)
        reading = QWidget()
        column = QVBoxLayout(reading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(documents, 1)
        self.addWidget(reading)
        self._head.hide()

    @property
    def current(self) -> Overview | None:
        """The overview in view; None while it is the documents."""
        widget = self.currentWidget()
        return widget if isinstance(widget, Overview) else None

    @property
    def current_name(self) -> str | None:
        """The name of the overview in view; None while it is the documents."""
        return next((name for name, page in self._made.items() if page is self.current), None)

    def commands(self) -> dict[str, Callable[[], object]]:
        """A command for each overview, called as it is."""
        return {name: partial(self.show_overview, name) for name in self._factories}

    def page(self, name: str) -> Overview:
        """The overview `name`, made where it was not yet."""
        if name not in self._made:
            page = self._made[name] = self._factories[name](self._around)
            page.place_wanted.connect(self.open_place)
            page.overview_wanted.connect(self.show_overview)
            page.title_changed.connect(self._show_way_back)
            page.title_changed.connect(self.turned)
            page.left.connect(self._give_back)
            self.addWidget(page)
        return self._made[name]

    def show_overview(self, name: str, what: object = None) -> None:
        """Have the overview `name` in view; `what` as its `arrive` has it. Back leads to what was in view."""
        self._ahead.clear()
        if name != self.current_name and not self.page(name).passing:
            self._ways = [*self._ways, self.current_name][-MOST_WAYS:]
        self._show(name, what)

    def _show(self, name: str, what: object = None) -> None:
        page = self.page(name)
        before = self.current
        if page.passing and before is not page:
            self._covered = self.current_name
        if before is not None and before is not page:
            before.leave()
        self.setCurrentWidget(page)
        self.asked.emit()
        page.arrive(what)
        if page is not before:
            self._show_way_back()
            self.turned.emit()

    def compose(self) -> None:
        """Have a summary put together of what is in view."""
        if self.current is not None:
            self.current.compose()
        else:
            self._around.summaries.compose_current()

    def show_documents(self) -> None:
        """Have the documents in view."""
        page = self.current
        if page is None:
            return
        page.leave()
        self.setCurrentIndex(0)
        self._show_way_back()
        self.turned.emit()
        self._documents.active.to_document()

    def _give_back(self) -> None:
        """A passing overview was left: what was in view before is there again."""
        covered, self._covered = self._covered, None
        if covered is None:
            self.show_documents()
        else:
            self._show(covered)

    def open_place(self, place: PlaceWanted) -> None:
        """Show a place of a meeting; a way leads back to the overview it was chosen in."""
        documents = self._documents
        self._ahead.clear()
        hits = SearchHits(place.hits, place.offset or 0, place.words, place.version) if place.hits else None
        if place.way is Way.BEHIND:
            documents.open_behind(place.meeting, hits)
            return
        if place.way is Way.WINDOW:
            documents.open_in_window(place.meeting, hits)
            return
        if (came_from := self.current_name) is not None:
            self._ways.append(came_from)
        self.show_documents()
        if place.way is Way.BESIDE:
            documents.open_beside(place.meeting)
        if place.to_place is not None:
            documents.active.came_along.place(place.to_place.row, place.to_place.candidate)
        elif place.anchor is not None:
            documents.active.came_along.show_anchor(place.meeting, place.anchor, place.version)
        else:
            documents.active.go_to(place.meeting, place.offset, place.version)
        if hits is not None:
            documents.active.finding.show_hits(place.meeting, hits)

    def forget_way_back(self) -> None:
        """The reader went elsewhere by another way."""
        self._ways.clear()
        self._ahead.clear()
        self._show_way_back()

    def go_back(self) -> bool:
        """Go back to the overview that what is in view was opened from, or from an overview to the
        documents; whether there was such a way."""
        left = self.current_name
        if self._ways and (name := self._ways.pop()) is not None:
            self._ahead.append(left)
            self._show(name)
        elif self.current is not None:
            self._ahead.append(left)
            self.show_documents()
        else:
            if self._ahead:
                self._ahead.append(None)  # the document's own way back comes before
            return False
        return True

    def go_forward(self) -> bool:
        """Go again to what `go_back` led away from; whether there was such a way."""
        if not self._ahead:
            return False
        name = self._ahead.pop()
        if name is None and self.current is None:
            return False
        self._ways.append(self.current_name)
        if name is None:
            self.show_documents()
        else:
            self._show(name)
        return True

    @property
    def leading(self) -> frozenset[str]:
        """Which of the commands Back and Forward lead to an overview, or from one to the documents."""
        is_page = self.current is not None
        ways = {"go_back": self._ways, "go_forward": self._ahead}
        found = {command for command, way in ways.items() if way and (is_page or way[-1] is not None)}
        return frozenset(found | ({"go_back"} if is_page else set()))

    def _show_way_back(self) -> None:
        name = self._ways[-1] if self._ways else None
        if name is not None and not self.page(name).leads_back:
            name = None
        if name is not None:
            self._way_back.setText(_("← Back to {overview}").format(overview=self.page(name).title))
        self._head.setVisible(name is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, where nothing on the page took it, leads back to the document."""
        if event.key() == Qt.Key.Key_Escape and self.current is not None:
            self._ways.clear()
            self.show_documents()
        else:
            super().keyPressEvent(event)
