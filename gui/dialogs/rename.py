"""Asks what a body, or a municipality, shall be called."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from core.language import _
from core.library.belonging.naming import ListedBody, list_bodies
from gui.edits.library import rename_body, rename_municipality
from gui.panels.captions import quiet, title
from gui.session import Session

LONGEST = 120
"""Characters of a name."""


class RenameDialog(QDialog):
    """A line for the body's name, and one for its municipality. An empty one gives the name of the documents
    again."""

    def __init__(self, parent: QWidget, session: Session, body: ListedBody) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Rename"))
        self._session = session
        self._body = body
        self.name = self._line(body.name, body.stated_name, _("Name of the body"))
        self.municipality = self._line(
            body.municipality, body.stated_municipality, _("Name of the municipality or region")
        )
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        form.addRow(_("&Body"), self.name)
        form.addRow(_("&Municipality"), self.municipality)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(title(_("What shall it be called?")))
        column.addWidget(
            quiet(
                _(
                    "The documents stay as they are. A municipality is renamed for all its bodies; an "
                    "empty line brings back the name in the documents."
                )
            )
        )
        column.addLayout(form)
        column.addWidget(buttons)
        self.resize(480, 10)
        self.name.selectAll()
        self.name.setFocus()

    def accept(self) -> None:
        """Keep the names that are others than before."""
        body = self._body
        name = " ".join(self.name.text().split()) or None
        municipality = " ".join(self.municipality.text().split()) or None
        stack = self._session.undo
        changed = [
            (name or body.stated_name) != body.name,
            (municipality or body.stated_municipality) != body.municipality,
        ]
        if all(changed):
            stack.beginMacro(_("Rename the body and the municipality"))
        if changed[0]:
            own = None if body.municipality == body.stated_municipality else body.municipality
            rename_body(self._session, body.id, own, name)
        if changed[1]:
            rename_municipality(self._session, body.id, municipality)
        if all(changed):
            stack.endMacro()
            self._session.filed.emit(stack.undoText())
        super().accept()

    def _line(self, shown: str | None, stated: str | None, spoken: str) -> QLineEdit:
        line = QLineEdit(shown or "")
        line.setMaxLength(LONGEST)
        line.setPlaceholderText(stated or _("The documents do not say"))
        line.setAccessibleName(spoken)
        return line


def ask_to_rename(parent: QWidget, session: Session, body: int) -> None:
    """Ask for other names of a body, by its id."""

    def show(found: list[ListedBody]) -> None:
        its = next((each for each in found if each.id == body), None)
        if its is not None:
            RenameDialog(parent, session, its).open()

    session.background.read(list_bodies, show)
