"""Asking for files and folders.

On Linux Qt's own dialog is used, and it is kept from looking into files for their icons: SQLite's locks are
lost as soon as anything else in the process opens and closes the library's file (sqlite.org, "How To
Corrupt An SQLite Database File", 2.2), and other programs would then throw its log away.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QFileInfo
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QStyle, QWidget

from core.language import _

_FOLDERS = (QAbstractFileIconProvider.IconType.Folder, QAbstractFileIconProvider.IconType.Desktop)


class _Icons(QAbstractFileIconProvider):
    """One icon for files, one for folders: told by the name and the kind of entry alone."""

    def __init__(self) -> None:
        super().__init__()
        style = QApplication.style()
        self._file = style.standardIcon(QStyle.StandardPixmap.SP_FileIcon)
        self._folder = style.standardIcon(QStyle.StandardPixmap.SP_DirIcon)

    def icon(self, of: QFileInfo | QAbstractFileIconProvider.IconType) -> QIcon:
        if isinstance(of, QFileInfo):
            return self._folder if of.isDir() else self._file
        return self._folder if of in _FOLDERS else self._file

    def type(self, info: QFileInfo) -> str:
        return _("Folder") if info.isDir() else info.suffix().upper()


def files_to_open(parent: QWidget, title: str, kinds: Sequence[str], folder: str) -> list[Path]:
    """The files the reader chooses, none where the question was left; `kinds` are Qt's filters by name."""
    dialog, _icons = _dialog(parent, title, folder)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters(kinds)
    return _chosen(dialog)


def file_to_open(parent: QWidget, title: str, kinds: Sequence[str], folder: str) -> Path | None:
    """The one file the reader chooses; None where the question was left."""
    dialog, _icons = _dialog(parent, title, folder)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(kinds)
    return next(iter(_chosen(dialog)), None)


def folder_to_open(parent: QWidget, title: str, folder: str) -> Path | None:
    """The folder the reader chooses; None where the question was left."""
    dialog, _icons = _dialog(parent, title, folder)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return next(iter(_chosen(dialog)), None)


def file_to_write(
    parent: QWidget, title: str, kinds: Sequence[str], proposed: Path, ending: str = ""
) -> Path | None:
    """Where the reader wants to write; None where the question was left. A name without `ending` gets it.
    Overwriting is asked for: it is the file that will be written, whatever the reader typed."""
    while True:
        dialog, _icons = _dialog(parent, title, str(proposed.parent))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setNameFilters(kinds)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Save"))
        dialog.selectFile(proposed.name)
        chosen = next(iter(_chosen(dialog)), None)
        if chosen is None:
            return None
        proposed = chosen
        if not chosen.name.lower().endswith(ending.lower()):
            proposed = chosen.with_name(chosen.name + ending)
        if not proposed.is_file() or _may_replace(parent, proposed):
            return proposed


def _may_replace(parent: QWidget, path: Path) -> bool:
    question = _("{name} is there already. Replace it?").format(name=path.name)
    box = QMessageBox(QMessageBox.Icon.NoIcon, _("Replace the file"), question, parent=parent)
    replace = box.addButton(_("&Replace"), QMessageBox.ButtonRole.DestructiveRole)
    another = box.addButton(_("&Another name"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(another)
    box.setEscapeButton(another)
    box.exec()
    box.deleteLater()
    return box.clickedButton() is replace


def _dialog(parent: QWidget, title: str, folder: str) -> tuple[QFileDialog, _Icons]:
    """A dialog and its icons, which live as long as it."""
    dialog = QFileDialog(parent, title, folder)
    icons = _Icons()
    if sys.platform.startswith("linux"):
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setIconProvider(icons)
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(line, QLineEdit)
        suggestions = line.completer().popup()
        assert suggestions is not None
        suggestions.setObjectName("choiceList")  # a window of its own: without a ground it is black
        labels = QFileDialog.DialogLabel
        dialog.setLabelText(labels.LookIn, _("Look in:"))
        dialog.setLabelText(labels.FileName, _("Name:"))
        dialog.setLabelText(labels.FileType, _("Kinds:"))
        dialog.setLabelText(labels.Accept, _("Open"))
        dialog.setLabelText(labels.Reject, _("Cancel"))
    return dialog, icons


def _chosen(dialog: QFileDialog) -> list[Path]:
    accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    paths = [Path(path) for path in dialog.selectedFiles()] if accepted else []
    dialog.deleteLater()
    return paths
