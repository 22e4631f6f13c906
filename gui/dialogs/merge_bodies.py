"""Asks which body another one is the same as, or which of its names is a body of its own after all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.language import _, ngettext
from core.library.belonging.bodies import are_similar
from core.library.belonging.naming import ListedBody, list_bodies
from gui.edits.library import merge_bodies, unmerge
from gui.panels.captions import quiet, title
from gui.session import Session


class MergeDialog(QDialog):
    """Lists the other bodies, those of the same municipality and of nearly the same name first."""

    def __init__(
        self, parent: QWidget, session: Session, body: ListedBody, others: Sequence[ListedBody]
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Merge bodies"))
        self._session = session
        self._body = body
        self._others = sorted(
            others,
            key=lambda each: (
                each.municipality != body.municipality,
                not are_similar(each.name, body.name),
            ),
        )
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Part of the name"))
        self.filter.setAccessibleName(_("Filter the bodies"))
        self.filter.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setObjectName("itemLines")
        self.list.setUniformItemSizes(True)
        self.list.setSpacing(2)
        self.list.setAccessibleName(_("Bodies to merge into"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.merge = QPushButton(_("Merge"))
        self.merge.setDefault(True)
        buttons.addButton(self.merge, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.filter.textChanged.connect(self._fill)
        self.list.itemDoubleClicked.connect(self.accept)
        self.list.currentRowChanged.connect(self._look)
        count = ngettext("{count} meeting", "{count} meetings", body.meetings).format(count=body.meetings)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(title(_("“{body}” is the same as").format(body=body.name)))
        column.addWidget(
            quiet(
                _(
                    "{meetings} will be shown under the name you choose, and so will those to come. The "
                    "agenda and the minutes of one meeting become one; where that is not sure, you are "
                    "asked. Undo parts them."
                ).format(meetings=count)
            )
        )
        for merged, name in body.also:
            column.addLayout(self._also(merged, name))
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self.resize(500, 440)
        self._fill()

    def accept(self) -> None:
        """Merge them."""
        item = self.list.currentItem()
        if item is not None:
            merge_bodies(self._session, self._body.id, item.data(Qt.ItemDataRole.UserRole))
            super().accept()

    def _also(self, merged: int, name: str) -> QHBoxLayout:
        """A line for a name that was merged into the body."""
        row = QHBoxLayout()
        row.addWidget(quiet(_("“{name}” is shown as this body.").format(name=name)), 1)
        part = QPushButton(_("Part them"))
        part.setAutoDefault(False)
        part.clicked.connect(partial(self._part, merged))
        row.addWidget(part)
        return row

    def _part(self, merged: int, _on: bool = False) -> None:
        unmerge(self._session, merged)
        self.reject()

    def _fill(self) -> None:
        part = self.filter.text().strip().casefold()
        self.list.clear()
        for each in self._others:
            text = " · ".join(filter(None, (each.name, each.municipality)))
            if part in text.casefold():
                item = QListWidgetItem(text)
                item.setData(Qt.ItemDataRole.UserRole, each.id)
                self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._look()

    def _look(self, _row: int = 0) -> None:
        self.merge.setEnabled(self.list.currentItem() is not None)


def ask_to_merge(parent: QWidget, session: Session, body: int) -> None:
    """Ask which body another one, by its id, is the same as."""

    def show(found: list[ListedBody]) -> None:
        its = next((each for each in found if each.id == body), None)
        if its is not None:
            MergeDialog(parent, session, its, [each for each in found if each.id != body]).open()

    session.background.read(list_bodies, show)
