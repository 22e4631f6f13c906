"""Choosing what an annotated summary shall be: its form, and whether closed items go with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from core.language import _
from gui.dialogs.choosing_files import file_to_write
from gui.panels.captions import quiet, title

Chosen = Callable[[Path, str, bool], object]
"""Called with the file, the form ("html" or "md") and whether closed items go with it."""


def choose_export(parent: QWidget, name: str, closed_items: int, chosen: Chosen) -> QDialog:
    """Ask for form and file; `name` is the file name offered, without its ending."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(_("Export"))
    dialog.setMinimumWidth(420)
    html = QRadioButton(_("Web page (HTML): to read, print or send"))
    markdown = QRadioButton(_("Markdown: to go on writing in"))
    html.setChecked(True)
    closed = QCheckBox(_("Closed items, too"))
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    save = buttons.addButton(_("Save as …"), QDialogButtonBox.ButtonRole.AcceptRole)
    save.setDefault(True)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(20, 18, 20, 16)
    column.setSpacing(10)
    column.addWidget(title(_("Annotated summary")))
    column.addWidget(quiet(_("The decisions of this meeting with their outcomes, and your tags and notes.")))
    column.addWidget(html)
    column.addWidget(markdown)
    if closed_items:
        column.addWidget(closed)
        column.addWidget(
            quiet(_("Closed items are confidential: send them only to those who may read them."))
        )
    column.addSpacing(6)
    column.addWidget(buttons)

    def ask_file() -> None:
        form = "html" if html.isChecked() else "md"
        kind = _("Web page (*.html)") if form == "html" else _("Markdown (*.md)")
        named = file_to_write(parent, _("Export"), [kind], Path(f"{name}.{form}").absolute())
        if named is not None:
            chosen(named if named.suffix else named.with_suffix(f".{form}"), form, closed.isChecked())

    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    dialog.accepted.connect(ask_file)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.open()
    return dialog
