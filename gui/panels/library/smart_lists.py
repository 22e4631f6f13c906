"""The short lists below the library tree, each with how much it holds."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.language import _
from core.library import Changes, Library
from core.library.lists.overview import SmartCounts, smart_counts
from gui.models.smart_lists import SmartLists
from gui.panels.library.library_rows import SmartRows
from gui.panels.tree_view import TreeView
from gui.session import Session
from gui.theme import Theme

LEAST_ROWS, MOST_ROWS = 4, 9
"""Rows that show at once, where there are as many; saved searches may be more."""
SHARE = 0.36
"""The part of the panel's height that they take at most, but for the least."""
SOON_MS = 300


class SmartListsView(TreeView):
    """A click or Enter on a list sends `list_chosen` with its SmartRow."""

    list_chosen = Signal(object)

    def __init__(
        self, session: Session, theme: Theme, places: Collection[str], parent: QWidget | None = None
    ) -> None:
        """`places` are the kinds of lists that have a place elsewhere; see SmartLists."""
        super().__init__(theme, parent)
        self._session = session
        self.lists = SmartLists(places, self)
        self.setModel(self.lists)
        self.setItemDelegate(SmartRows(theme, self))
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Short lists"))
        self.clicked.connect(self._choose)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.refresh)
        session.changed.connect(self._follow)
        session.whose.changed.connect(self.count_soon)  # other names may be the reader's
        self._room = 0  # height of the panel
        self._take(SmartCounts())

    def refresh(self) -> None:
        """Count again."""
        own_names = self._session.settings.own_names

        def work(library: Library) -> SmartCounts:
            with library.snapshot():
                return smart_counts(library, date.today(), own_names)

        self._session.background.read(work, self._take)

    def count_soon(self) -> None:
        """Count again when nothing more urgent is to be read."""
        if not self._soon.isActive():
            self._soon.start()

    def show_list(self, kind: str | None) -> None:
        """Have the list `kind` stand out as the one in view; None where none is."""
        self.selectionModel().clear()
        for row in range(self.lists.rowCount()):
            index = self.lists.index(row, 0)
            if kind is not None and index.data(SmartLists.ROW).kind == kind:
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _take(self, counts: SmartCounts) -> None:
        self.lists.show_counts(counts)
        self.fit(self._room)

    def fit(self, room: int) -> None:
        """Be as high as a panel of the height `room` allows."""
        self._room = room
        height = max(self.sizeHintForRow(0), 1)
        most = min(max(round(room * SHARE / height), LEAST_ROWS), MOST_ROWS)
        self.setFixedHeight(min(self.lists.rowCount(), most) * height + 2)

    def _choose(self, index: QModelIndex) -> None:
        self.list_chosen.emit(index.data(SmartLists.ROW))

    def _follow(self, changes: Changes) -> None:
        self.count_soon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the space bar choose."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.currentIndex().isValid():
                self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)
