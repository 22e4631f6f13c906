"""Linking an item to a case by hand: the cases there are, or a number that is typed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from core.annotations import ItemKey, MeetingId
from core.case_numbers import case_key
from core.language import _
from core.library.case_trails.case_links import new_link
from core.library.case_trails.cases import CaseRow
from gui.edits.cases import link
from gui.overviews.cases.case_list import CaseList
from gui.panels.captions import quiet, title
from gui.session import Session
from gui.theme import Theme


class LinkDialog(QDialog):
    """Asks which case `item` belongs to. `linked` says that it was linked."""

    linked = Signal()

    def __init__(
        self, session: Session, theme: Theme, meeting: MeetingId, item: ItemKey, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._meeting = meeting
        self._item = item
        self.setWindowTitle(_("Link to a case"))
        self.cases = CaseList(session, theme)
        self.cases.line.setText(" ".join((item.title or "").split()[:3]))
        self.cases.line.selectAll()
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.link_button = QPushButton(_("Link"))
        self.link_button.setDefault(True)
        box.addButton(self.link_button, QDialogButtonBox.ButtonRole.AcceptRole)
        box.rejected.connect(self.reject)
        box.accepted.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(9)
        column.addWidget(title(item.title or _("Closed item")))
        column.addWidget(quiet(_("Choose the case it belongs to, or type a number that is not listed.")))
        column.addWidget(self.cases, 1)
        column.addWidget(box)
        self.cases.list.selectionModel().currentRowChanged.connect(self._show_button)
        self.cases.line.textChanged.connect(self._show_button)
        self.cases.list.entered.connect(self.accept)
        self.cases.list.doubleClicked.connect(self.accept)
        self.cases.read()
        self._show_button()

    def sizeHint(self) -> QSize:
        return QSize(560, 480)

    def accept(self) -> None:
        """Link the item to the case chosen, or to the number typed."""
        row, typed = self.cases.current, self.cases.line.text().strip()
        if row is not None:
            self._link(row.number, row.case.key)
        elif case_key(typed) is not None:
            self._link(typed, None)
        else:
            return
        super().accept()

    def _link(self, number: str, key: str | None) -> None:
        author = self._session.settings.author_name()
        link(self._session, [new_link(self._meeting, self._item, number, author, key=key)])
        self.linked.emit()

    def _show_button(self) -> None:
        row: CaseRow | None = self.cases.current
        typed = self.cases.line.text().strip()
        number = row.number if row is not None else typed if case_key(typed) is not None else ""
        self.link_button.setEnabled(bool(number))
        words = _("Link to {number}").format(number=number) if number else _("Link")
        self.link_button.setText(words)
