"""Small files of the reader's, opened in the system's own editor."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QProcess, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from core.language import _


def open_folder_of(window: QWidget, file: Path) -> None:
    """Have the system show the folder that `file` lies in."""
    open_place(file.parent, lambda: _tell(window, file))


def open_in_editor(window: QWidget, file: Path) -> None:
    """Have the system open `file`; where it has no program for it, say where the file lies, and offer to show
    its folder."""
    open_place(file, lambda: _tell(window, file, offers=True))


def open_place(place: Path, failed: Callable[[], object]) -> None:
    """Have the system open a file or show a folder; `failed` is called where it cannot.

    Qt asks a program to open it and looks no further; here one is told where that program could not.
    """
    opener = shutil.which("xdg-open") if sys.platform == "linux" else None
    if opener is None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(place))):
            failed()
        return
    process = QProcess(QApplication.instance())
    process.setStandardOutputFile(QProcess.nullDevice())
    process.setStandardErrorFile(QProcess.nullDevice())
    process.finished.connect(lambda code, _status: failed() if code else None)
    process.finished.connect(process.deleteLater)
    process.start(opener, [str(place)])


def _tell(window: QWidget, file: Path, *, offers: bool = False) -> None:
    box = QMessageBox(window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Information)
    box.setWindowTitle(_("Protokollen"))
    name = file.name if offers else file.parent.name
    box.setText(_("The system has no program that opens {name}.").format(name=name))
    box.setInformativeText(_("Open this file with a text editor: {file}").format(file=file))
    box.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    if offers:
        folder = box.addButton(_("Show its &folder"), QMessageBox.ButtonRole.ActionRole)
        folder.clicked.connect(lambda: open_folder_of(window, file))
    copy = box.addButton(_("&Copy its path"), QMessageBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: QApplication.clipboard().setText(str(file)))
    box.addButton(QMessageBox.StandardButton.Close)
    box.open()
