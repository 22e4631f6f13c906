"""The meetings that were deleted: brought back, or removed for good."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.annotations import MeetingId
from core.language import _, long_date, ngettext
from core.library import Changes
from core.library.belonging.filing import DeletedMeeting, deleted_meetings
from gui.edits.library import bring_back
from gui.panels.captions import quiet
from gui.session import Session


class DeletedDialog(QDialog):
    """Lists them, those deleted last first; several can be chosen."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Deleted meetings"))
        self._session = session
        self.told = quiet()
        self.list = QListWidget()
        self.list.setObjectName("itemLines")
        self.list.setAccessibleName(_("Deleted meetings"))
        self.list.setUniformItemSizes(True)
        self.list.setSpacing(2)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.itemSelectionChanged.connect(self._show_buttons)
        buttons = QDialogButtonBox()
        self.back = QPushButton(_("Bring back"))
        self.remove = QPushButton(_("Remove for good …"))
        buttons.addButton(self.back, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.remove, QDialogButtonBox.ButtonRole.DestructiveRole)
        close = buttons.addButton(QDialogButtonBox.StandardButton.Close)
        for button in (self.back, self.remove, close):
            button.setAutoDefault(False)
        self.back.clicked.connect(lambda: bring_back(session, self.chosen()))
        self.remove.clicked.connect(self._remove)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.told)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self.resize(580, 420)
        for keys, step in (
            (QKeySequence.StandardKey.Undo, session.undo.undo),
            (QKeySequence.StandardKey.Redo, session.undo.redo),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(step)
        session.changed.connect(self._follow)
        self._show_buttons()
        self._read()

    def chosen(self) -> list[MeetingId]:
        """The meetings that are chosen."""
        return [item.data(Qt.ItemDataRole.UserRole) for item in self.list.selectedItems()]

    def _follow(self, changes: Changes) -> None:
        if changes.meetings or changes.everything:
            self._read()

    def _read(self) -> None:
        self._session.background.read(deleted_meetings, self._take)

    def _take(self, found: Sequence[DeletedMeeting]) -> None:
        self.list.clear()
        for each in found:
            item = QListWidgetItem(_line(each))
            item.setData(Qt.ItemDataRole.UserRole, each.id)
            self.list.addItem(item)
        self.list.setVisible(bool(found))
        self.told.setText(
            _("They are in no list and no search. Their documents and your notes are kept.")
            if found
            else _("No meeting was deleted. One that is stands here until you bring it back.")
        )
        self.list.setCurrentRow(0)
        self._show_buttons()

    def _show_buttons(self) -> None:
        there = bool(self.list.selectedItems())
        self.back.setVisible(self.list.count() > 0)
        self.remove.setVisible(self.list.count() > 0)
        self.back.setEnabled(there)
        self.remove.setEnabled(there)

    def _remove(self) -> None:
        from gui.dialogs.removing import ask_to_remove  # loaded when first asked for

        ask_to_remove(self, self._session, self.chosen())


def _line(each: DeletedMeeting) -> str:
    parts = [each.body or each.name, long_date(each.date) if each.date is not None else "", each.municipality]
    if each.annotations:
        notes = ngettext("{count} annotation", "{count} annotations", each.annotations)
        parts.append(notes.format(count=each.annotations))
    return " · ".join(part for part in parts if part)
