"""Asking for the password of an encrypted document, once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from core.errors import PasswordNeeded
from core.language import _
from gui.panels.captions import quiet, title


def ask_password(
    parent: QWidget,
    path: Path,
    error: PasswordNeeded,
    answer: Callable[[str | None], object],
    told: str | None = None,
) -> QDialog:
    """Ask; `answer` gets the password, or None where the reader leaves the file out. `told` says what becomes
    of the password, where it is not kept in the library with the document."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(_("Password"))
    dialog.setMinimumWidth(440)
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    line.setAccessibleName(_("Password"))
    buttons = QDialogButtonBox()
    buttons.addButton(_("Open"), QDialogButtonBox.ButtonRole.AcceptRole)
    buttons.addButton(_("Leave the file out"), QDialogButtonBox.ButtonRole.RejectRole)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(20, 18, 20, 16)
    column.setSpacing(10)
    column.addWidget(title(path.name))
    column.addWidget(quiet(error.what))
    column.addWidget(line)
    column.addWidget(
        quiet(
            told
            or _(
                "The document and its password are kept in the library, and its text lies readable there: "
                "whoever can open the library can read it."
            )
        )
    )
    column.addWidget(buttons)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    dialog.accepted.connect(lambda: answer(line.text()))
    dialog.rejected.connect(lambda: answer(None))
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.open()
    line.setFocus()
    return dialog
