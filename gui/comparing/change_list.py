"""The list of changes, and above it which of them is in view."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QToolButton, QVBoxLayout, QWidget

from core.language import _
from gui import icons
from gui.comparing.change_rows import AgainstRow, ChangeRow, ChangeRows, HeadingRow
from gui.comparing.row_painting import ChangeRowsPainting
from gui.comparing.view import Listed
from gui.panels.captions import quiet, title
from gui.theme import Theme
from gui.timers import later

AT_ONCE = 100
"""Rows that are laid out in one go: thousands take their time."""


class ChangeList(QWidget):
    """`chosen` carries the ChangeRow or AgainstRow that is in view now, `opened` the one whose document the
    reader wants to see."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("changeList")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self.rows = ChangeRows(self)
        self.view = _View()
        self.view.setModel(self.rows)
        self.view.setItemDelegate(ChangeRowsPainting(theme, self.view))
        self.view.selectionModel().currentChanged.connect(self._tell_chosen)
        self.view.activated.connect(lambda index: self.opened.emit(index.data(ChangeRows.ROW)))
        self.where = quiet()
        self.where.setWordWrap(False)
        self.previous, self.next = QToolButton(), QToolButton()
        for button, name in ((self.previous, _("Previous change")), (self.next, _("Next change"))):
            button.setIconSize(QSize(16, 16))
            button.setAccessibleName(name)
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(+1))
        self.nothing = title(factor=1.1)
        self.explained = quiet()
        self._lay_out()
        theme.changed.connect(self._show_icons)
        self._show_icons()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 5, 8, 5)
        head.setSpacing(2)
        head.addWidget(self.where, 1)
        head.addWidget(self.previous)
        head.addWidget(self.next)
        self._empty = QWidget()
        inner = QVBoxLayout(self._empty)
        inner.setContentsMargins(14, 8, 14, 8)
        inner.setSpacing(6)
        inner.addWidget(self.nothing)
        inner.addWidget(self.explained)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        column.addWidget(self._empty, 1)

    def show_keys(self, previous: str, next_: str) -> None:
        """Say by which keys the buttons are pressed."""
        for button, keys in ((self.previous, previous), (self.next, next_)):
            name = button.accessibleName()
            button.setToolTip(f"{name} ({keys})" if keys else name)

    def show_rows(self, listed: Listed, name: str, nothing: str, explained: str = "") -> None:
        """List the rows of a view under its name; where there are none say `nothing`."""
        rows = listed.rows
        self.rows.show(rows, listed.count)
        self.view.setAccessibleName(name)
        there = bool(rows)
        had_keyboard = self.view.hasFocus()
        self.view.setVisible(there)
        self._empty.setVisible(not there)
        self.nothing.setText(nothing)
        self.explained.setText(explained)
        self.explained.setVisible(bool(explained))
        self._show_where()
        if had_keyboard and there:
            self.view.setFocus()

    @property
    def row(self) -> ChangeRow | AgainstRow | None:
        """The one that is chosen."""
        row = self.view.currentIndex().data(ChangeRows.ROW)
        return row if isinstance(row, (ChangeRow, AgainstRow)) else None

    def choose(self, number: int | None) -> None:
        """Choose a row; where it is not there, none."""
        if number is None:
            self.view.selectionModel().clear()
            self._show_where()
            return
        index = self.rows.index(number)
        self.view.setCurrentIndex(index)
        self.view.bring(index, isinstance(self.rows.rows[number - 1], HeadingRow) if number else False)

    def step(self, by: int) -> None:
        """Choose the next change, or with -1 the one before."""
        current = self.view.currentIndex()
        number = self.rows.beside(current.row() if current.isValid() else -1, by)
        if number is not None:
            self.choose(number)

    def copy(self, words: str) -> None:
        """Put the words of a change on the clipboard."""
        QGuiApplication.clipboard().setText(words)

    def _tell_chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        self._show_where()
        row = now.data(ChangeRows.ROW)
        if isinstance(row, (ChangeRow, AgainstRow)):
            self.chosen.emit(row)

    def _show_where(self) -> None:
        current, count = self.view.currentIndex(), self.rows.count
        words = _("{number} of {count}").format(
            number=self.rows.number_of(current.row()) if current.isValid() else "–", count=count
        )
        self.where.setText(words if count else "")
        row = current.row() if current.isValid() else -1
        self.previous.setEnabled(current.isValid() and self.rows.beside(row, -1) is not None)
        self.next.setEnabled(self.rows.beside(row, +1) is not None)

    def _show_icons(self) -> None:
        colour = self._theme.colours.quiet
        self.previous.setIcon(icons.icon("chevron-up", colour))
        self.next.setIcon(icons.icon("chevron-down", colour))


class _View(QListView):
    """Arrows go from change to change; headings are gone across."""

    def __init__(self) -> None:
        super().__init__()
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(AT_ONCE)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._awaited: tuple[QPersistentModelIndex, bool] | None = None
        self._soon = later(self, 0, self._bring_awaited)

    def bring(self, index: QModelIndex, with_above: bool = False) -> None:
        """Scroll to a row, and to the heading above it, as soon as it is laid out."""
        self._awaited = None
        if not self.visualRect(index).isValid():
            self._awaited = QPersistentModelIndex(index), with_above
            self._soon.start()
            return
        if with_above:
            self.scrollTo(index.siblingAtRow(index.row() - 1))
        self.scrollTo(index)

    def _bring_awaited(self) -> None:
        if self._awaited is not None and self._awaited[0].isValid():
            index, with_above = self._awaited
            self.bring(self.model().index(index.row(), 0), with_above)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other widths, other lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def moveCursor(self, action: QListView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        current, rows = self.currentIndex(), self.model()
        assert isinstance(rows, ChangeRows)
        actions = QListView.CursorAction
        back = action in (actions.MoveUp, actions.MovePrevious, actions.MovePageUp, actions.MoveHome)
        there = super().moveCursor(action, modifiers)
        if action in (actions.MoveUp, actions.MoveDown, actions.MoveNext, actions.MovePrevious):
            there = current  # and from there to the next
        elif not isinstance(there.data(ChangeRows.ROW), HeadingRow):
            return there
        row = there.row() if there.isValid() else -1
        found = rows.beside(row, -1 if back and action is not actions.MoveHome else +1)
        return current if found is None else rows.index(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C is the page's: it copies the whole change."""
        if event.matches(QKeySequence.StandardKey.Copy):
            event.ignore()
        else:
            super().keyPressEvent(event)
