"""Asks who signs the review off, and says what is still open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from core.language import _
from gui.panels.captions import quiet, title


class SignOffDialog(QDialog):
    """`open_points` are sentences on what is still open; `name` and `remark` stand there already. `signed`
    carries both as they were left."""

    signed = Signal(str, str)

    def __init__(
        self, parent: QWidget, document: str, name: str, open_points: Sequence[str], remark: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Sign the review off"))
        self.setMinimumWidth(440)
        self.name = QLineEdit(name)
        self.remark = QLineEdit(remark)
        self.remark.setPlaceholderText(_("Nothing, or what should be known"))
        buttons = QDialogButtonBox()
        words = _("&Sign off all the same") if open_points else _("&Sign off")
        self.sign = buttons.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(9)
        column.addWidget(title(_("Sign the review off"), 1.25))
        column.addWidget(quiet(document))
        if open_points:
            told = title(_("This is still open:"), 1.0)
            column.addWidget(told)
            self.left_open = quiet("\n".join(_("• {words}").format(words=each) for each in open_points))
            self.left_open.setProperty("role", "overdue")
            column.addWidget(self.left_open)
        else:
            column.addWidget(quiet(_("Nothing is left open.")))
        lines = QFormLayout()
        lines.setSpacing(8)
        lines.addRow(_("&Name"), self.name)
        lines.addRow(_("&Remark"), self.remark)
        column.addLayout(lines)
        column.addWidget(
            quiet(_("Name and time are kept with this version. A newer version is not signed by it."))
        )
        column.addWidget(buttons)
        self.name.textChanged.connect(lambda _text: self._allow())
        self.name.setAccessibleName(_("Name"))
        self.remark.setAccessibleName(_("Remark"))
        if open_points:
            cancel.setDefault(True)
            cancel.setFocus()
        else:
            self.sign.setDefault(True)
            self.name.setFocus()
        self._allow()

    def _allow(self) -> None:
        self.sign.setEnabled(bool(self.name.text().strip()))

    def _take(self) -> None:
        self.accept()
        self.signed.emit(self.name.text().strip(), self.remark.text().strip())
