"""The menu over a row of the review's list: all that can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from core.language import _
from gui.review.list import ReviewList
from gui.review.row_words import spoken
from gui.review.rows import FindingRow, Row, Standing
from gui.review.slots import Slots


class RowMenu:
    """Comes with the right button, or the key for menus. `keys` gives the key of a command, `show` has the
    place of the chosen row be seen."""

    def __init__(
        self, rows: ReviewList, slots: Slots, keys: Callable[[str], str], show: Callable[[], object]
    ) -> None:
        self._rows, self._slots, self._keys, self._show = rows, slots, keys, show
        rows.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        rows.customContextMenuRequested.connect(self._ask)

    def made_for(self, row: Row) -> QMenu:
        """The menu for a row, which is the chosen one."""
        menu = QMenu(self._rows)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if has_place(row):
            menu.addAction(_("Show the place in the document")).triggered.connect(partial(_seen, self._show))
            menu.addSeparator()
        for action in self._slots.actions:
            if action.fits(row):
                keys = self._keys(action.command) if action.command else ""
                words = f"{action.text}\t{keys}" if keys else action.text
                menu.addAction(words).triggered.connect(partial(_run, action.run, row))
        menu.addSeparator()
        menu.addAction(_("Copy what it says")).triggered.connect(partial(_run, _copy, row))
        return menu

    def _ask(self, at: QPoint) -> None:
        index = self._rows.indexAt(at)
        if not index.isValid():  # by the key: over what is chosen
            index = self._rows.currentIndex()
        if not index.isValid():
            return
        self._rows.setCurrentIndex(index)
        row = self._rows.row
        if row is not None:
            shown = self._rows.visualRect(index)
            place = at if shown.contains(at) else shown.center()
            self.made_for(row).popup(self._rows.viewport().mapToGlobal(place))


def has_place(row: Row) -> bool:
    """Whether a row leads to a place in the document."""
    return row.item is not None or (isinstance(row, FindingRow) and row.standing is not Standing.GONE)


def _run(run: Callable[[Row], object], row: Row, _checked: bool = False) -> None:
    run(row)


def _seen(show: Callable[[], object], _checked: bool = False) -> None:
    show()


def _copy(row: Row) -> None:
    QGuiApplication.clipboard().setText(spoken(row))
