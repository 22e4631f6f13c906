"""Where the municipality's checklist is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from core.language import _
from gui.panels.captions import plain_tip, quiet, title

LONGEST = 300
"""Characters of a line: it stands in a narrow panel."""


class _Line(QStyledItemDelegate):
    """A line takes the whole of its row while it is written."""

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> None:
        editor.setGeometry(option.rect)


class ChecklistDialog(QDialog):
    """Lines to be added, changed, moved and taken out. `wanted` carries them, as a tuple of texts. They are
    kept in the file `path`."""

    wanted = Signal(tuple)

    def __init__(self, parent: QWidget, path: Path, lines: Sequence[str]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Checklist"))
        self.setObjectName("writtenLines")
        self.setMinimumSize(520, 400)
        self.list = QListWidget()
        self.list.setObjectName("itemLines")
        self.list.setAccessibleName(_("Lines of the checklist"))
        self.list.setItemDelegate(_Line(self.list))
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        for line in lines:
            self._insert(self.list.count(), line)
        self.add = self._button(_("&Add a line"), self.add_line)
        self.change = self._button(_("&Change"), self._edit)
        self.up = self._button(_("Move &up"), lambda: self._move(-1), "Alt+Up")
        self.down = self._button(_("Move &down"), lambda: self._move(+1), "Alt+Down")
        self.remove = self._button(_("&Remove"), self._remove, "Del")
        beside = QVBoxLayout()
        beside.setSpacing(6)
        for button in (self.add, self.change, self.up, self.down, self.remove):
            beside.addWidget(button)
        beside.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.list, 1)
        row.addLayout(beside)
        buttons = QDialogButtonBox()
        self.save = buttons.addButton(_("&Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(title(_("What is gone through at the end of each review"), 1.15))
        column.addWidget(quiet(_("One line for each thing to tick, such as “The attachments are there”.")))
        column.addLayout(row, 1)
        column.addWidget(
            quiet(_("The lines are kept with the rules of the checks: {file}").format(file=path))
        )
        column.addWidget(buttons)
        self.list.currentRowChanged.connect(lambda _row: self._allow())
        self.list.model().rowsMoved.connect(lambda *_moved: self._allow())
        self.list.setCurrentRow(0)
        self._allow()
        (self.list if lines else self.add).setFocus()

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines as they stand, each once, and none that is empty."""
        texts = (" ".join(self.list.item(row).text().split()) for row in range(self.list.count()))
        return tuple(dict.fromkeys(text[:LONGEST] for text in texts if text))

    def add_line(self) -> None:
        """A new line below the chosen one, to be written at once."""
        at = self.list.currentRow() + 1
        self._insert(at, "")
        self.list.setCurrentRow(at)
        self._edit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the list writes on in the line; it does not save what is half written."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.hasFocus():
            self._edit()
        else:
            super().keyPressEvent(event)

    def _button(self, text: str, run: Callable[[], object], keys: str = "") -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(True)  # Enter presses the one that has the focus, and saves nothing
        button.clicked.connect(lambda _checked=False: run())
        if keys:
            shortcut = QShortcut(QKeySequence(keys), self.list, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(run)
            shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            named = _("{name} ({keys})").format(name=text.replace("&", ""), keys=shown)
            button.setToolTip(plain_tip(named))
        return button

    def _insert(self, at: int, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)  # between the lines, not onto one
        self.list.insertItem(at, item)

    def _edit(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.list.setFocus()
            self.list.editItem(item)

    def _move(self, by: int) -> None:
        here = self.list.currentRow()
        there = here + by
        if here >= 0 and 0 <= there < self.list.count():
            item = self.list.takeItem(here)
            self.list.insertItem(there, item)
            self.list.setCurrentRow(there)

    def _remove(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            self.list.takeItem(row)
            self._allow()

    def _allow(self) -> None:
        row, count = self.list.currentRow(), self.list.count()
        for button in (self.change, self.remove):
            button.setEnabled(row >= 0)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < count - 1)

    def _take(self) -> None:
        self.save.setFocus()  # what is being written in a line counts
        lines = self.lines
        self.accept()
        self.wanted.emit(lines)
