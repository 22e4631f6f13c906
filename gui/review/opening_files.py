"""Small files of the reader's, opened in the system's own editor."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from core.errors import UserFacingError
from core.language import _
from gui.session import Session


def open_folder_of(session: Session, file: Path) -> None:
    """Have the system show the folder that `file` lies in."""
    open_in_editor(session, file.parent)


def open_in_editor(session: Session, file: Path) -> bool:
    """Have the system open `file`; false, and told, where it has no program for it."""
    if QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
        return True
    session.failed.emit(
        UserFacingError(
            _("The system has no program that opens {name}.").format(name=file.name),
            _("Open this file with a text editor: {file}").format(file=file),
        )
    )
    return False
