"""The search line and the list of what it found, below it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from core.language import _
from core.library import Hit, find
from gui.models.hits import Hits
from gui.panels.captions import quiet
from gui.panels.keys import is_the_windows
from gui.panels.rows import HitRows
from gui.session import Session
from gui.theme import Theme

PAUSE_MS = 90
MOST = 50
"""Hits listed at most."""


class SearchLine(QLineEdit):
    """Finds as one types. `hit_chosen` carries the Hit."""

    hit_chosen = Signal(object)
    left = Signal()

    def __init__(self, session: Session, theme: Theme, popup_parent: QWidget) -> None:
        super().__init__()
        self._session = session
        self._asked = ""
        self.setPlaceholderText(_("Search meetings, decisions and notes"))
        self.setAccessibleName(_("Search all meetings"))
        self.setClearButtonEnabled(True)
        self.popup = _Popup(theme, popup_parent)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.textChanged.connect(self._wait)
        self.popup.chosen.connect(self._choose)

    def _wait(self) -> None:
        self._pause.start()

    def _ask(self) -> None:
        words = self._asked = self.text().strip()
        if not words:
            self.popup.hide()
            return
        self._session.background.read(
            lambda library: (words, find(library, words, MOST)),
            self._show,
        )

    def _show(self, answer: tuple[str, list[Hit]]) -> None:
        words, hits = answer
        if words != self._asked or not self.hasFocus():
            return  # the reader has typed on, or gone elsewhere
        self.popup.show_hits(words, hits)
        self._place()

    def _place(self) -> None:
        parent = self.popup.over
        at = self.mapTo(parent, QPoint(0, self.height() + 4))
        width = min(max(self.width(), 560), parent.width() - 24)
        left = max(12, min(at.x() + (self.width() - width) // 2, parent.width() - width - 12))
        height = min(self.popup.wanted_height(), parent.height() - at.y() - 24)
        self.popup.setGeometry(left, at.y(), width, height)
        self.popup.show()
        self.popup.raise_()

    def _choose(self, hit: Hit) -> None:
        self.popup.hide()
        self.hit_chosen.emit(hit)

    def event(self, event: QEvent) -> bool:
        if is_the_windows(event, self):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.popup.hide()
            self.clear()
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.popup.step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.popup.choose_current()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.text().strip():
            self._pause.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.popup.hide()


class _Popup(QFrame):
    """The hits, over the window's content. The search line keeps the focus."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.over = parent
        self.setObjectName("searchPopup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.model = Hits(self)
        self.list = QListView(self)
        self.list.setObjectName("searchHits")
        self.list.setModel(self.model)
        self.list.setItemDelegate(HitRows(theme, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("Search results"))
        self._nothing: QLabel = quiet()
        self._nothing.setContentsMargins(14, 12, 14, 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 5, 1, 5)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)
        self.list.clicked.connect(self._click)
        self.hide()

    def show_hits(self, words: str, hits: list[Hit]) -> None:
        self.model.show(hits)
        self.list.setVisible(bool(hits))
        self._nothing.setVisible(not hits)
        text = _("Nothing found for “{words}” in titles, decisions and notes. Try fewer or shorter words.")
        self._nothing.setText(text.format(words=words))
        if hits:
            self.list.setCurrentIndex(self.model.index(0))

    def wanted_height(self) -> int:
        rows = self.model.rowCount()
        return 64 if not rows else 12 + sum(self.list.sizeHintForRow(row) for row in range(rows))

    def step(self, by: int) -> None:
        row = min(max(self.list.currentIndex().row() + by, 0), self.model.rowCount() - 1)
        self.list.setCurrentIndex(self.model.index(row))

    def choose_current(self) -> None:
        if self.isVisible() and self.list.currentIndex().isValid():
            self._click(self.list.currentIndex())

    def _click(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(Hits.HIT))
