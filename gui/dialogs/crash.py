"""The dialog for a failure of ours: what happened, that the library is whole, and the details to copy."""

from __future__ import annotations

import platform

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout

from core.language import _
from gui.panels.captions import quiet, title
from gui.version import version


def crash_dialog(details: str) -> QDialog:
    """The dialog, with the traceback `details`."""
    dialog = QDialog()
    dialog.setWindowTitle(_("Protokollen"))
    dialog.resize(620, 420)
    text = QPlainTextEdit(_facts() + details)
    text.setReadOnly(True)
    text.setAccessibleName(_("Details of the failure"))
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    copy = buttons.addButton(_("Copy details"), QDialogButtonBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text.toPlainText()))
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(20, 18, 20, 16)
    column.setSpacing(10)
    column.addWidget(title(_("Something went wrong in the program")))
    column.addWidget(
        quiet(
            _(
                "Your library is whole, and what was shown as saved is saved. You can go on; if the program "
                "behaves oddly, close it and start it again. The details below help to mend the fault. "
                "They may hold file names: look before you send them."
            )
        )
    )
    column.addWidget(text, 1)
    column.addWidget(buttons)
    return dialog


def _facts() -> str:
    system = platform.platform()
    return f"Protokollen {version()}, Python {platform.python_version()}, Qt {qVersion()}, {system}\n\n"
