"""Asks which meeting of the library is to be compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from core.annotations import MeetingId
from core.language import _, long_date
from core.library import Library, MeetingRow
from core.library.lists.meetings import list_meetings
from core.wording import kind_name
from gui.models.meetings import time_order
from gui.models.tree import Index
from gui.panels.captions import quiet
from gui.session import Session

ROOT = QModelIndex()
AT_ONCE = 200
"""Rows that are laid out in one go."""
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class MeetingLine(NamedTuple):
    """A meeting that is offered; `folded` are its words as they are looked for."""

    meeting: MeetingId
    words: str
    folded: str


class MeetingChoice(QDialog):
    """A line to type in, and the meetings whose words have all that is typed, the newest first. `chosen`
    carries the MeetingId."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Compare with another meeting"))
        self._all: Sequence[MeetingLine] = ()
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("Body, date, file name …"))
        self.line.setAccessibleName(_("Find a meeting"))
        self.line.setClearButtonEnabled(True)
        self.rows = _Lines(self)
        self.list = QListView()
        self.list.setObjectName("itemLines")
        self.list.setAccessibleName(_("Meetings"))
        self.list.setUniformItemSizes(True)
        self.list.setLayoutMode(QListView.LayoutMode.Batched)
        self.list.setBatchSize(AT_ONCE)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setModel(self.rows)
        self.nothing = quiet(_("No meeting has these words."))
        self.nothing.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.compare = buttons.addButton(_("Compare"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.compare.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.line)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self.line.textChanged.connect(self._find)
        self.line.installEventFilter(self)
        self.list.doubleClicked.connect(self.accept)
        self.resize(520, 420)
        self._find()
        session.background.read(_lines, self._take)

    def accept(self) -> None:
        """Take the meeting that is chosen."""
        row = self.list.currentIndex().data(_Lines.MEETING)
        if row is not None:
            super().accept()
            self.chosen.emit(row)

    def _take(self, lines: Sequence[MeetingLine]) -> None:
        self._all = lines
        self._find()

    def _find(self) -> None:
        wanted = self.line.text().casefold().split()
        found = [each for each in self._all if all(word in each.folded for word in wanted)]
        self.rows.show(found)
        self.nothing.setVisible(bool(wanted) and not found)
        self.compare.setEnabled(bool(found))
        if found:
            self.list.setCurrentIndex(self.rows.index(0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and pages move in the list while the line keeps the cursor."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in _MOVES:
            QApplication.sendEvent(self.list, event)
            return True
        return super().eventFilter(watched, event)


class _Lines(QAbstractListModel):
    MEETING = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: Sequence[MeetingLine] = ()

    def show(self, lines: Sequence[MeetingLine]) -> None:
        """Have these, and no others."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return line.words
        return line.meeting if role == self.MEETING else None


def _lines(library: Library) -> list[MeetingLine]:
    """All meetings of the library, the newest first."""
    rows = sorted(list_meetings(library), key=time_order, reverse=True)
    return [MeetingLine(row.id, words := _words(row), f"{words} {row.name}".casefold()) for row in rows]


def _words(row: MeetingRow) -> str:
    """A meeting in a line: "Økonomiudvalget, 14 May 2024 · Minutes · Nørrevang"."""
    who = row.body or row.name
    if row.date is not None:
        who = _("{body}, {date}").format(body=who, date=long_date(row.date))
    return " · ".join(filter(None, (who, kind_name(row.kind), row.municipality)))
