"""Asks before an address in a document is opened: nothing leaves the machine unasked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from core.language import _
from core.wording import shortened

OPENED = frozenset(("http", "https", "mailto"))
"""What the system's programs are asked to open; other addresses, to files and programs, are only shown."""
LONGEST = 400


def ask_to_open(parent: QWidget, address: str, open_it: Callable[[str], object]) -> QMessageBox:
    """Show `address`, and open it when the reader agrees."""
    can_open = QUrl(address).scheme().lower() in OPENED
    what = (
        _("Open this address outside of Protokollen?")
        if can_open
        else _("Protokollen opens no addresses of this kind.")
    )
    box = QMessageBox(QMessageBox.Icon.Question, _("Link in the document"), what, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(shortened(address, LONGEST))
    if can_open:
        button = box.addButton(_("&Open"), QMessageBox.ButtonRole.AcceptRole)
        button.clicked.connect(lambda: open_it(address))
    copy = box.addButton(_("&Copy the address"), QMessageBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(address))
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box
