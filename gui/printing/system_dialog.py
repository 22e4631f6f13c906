"""The system's dialog for printing: which printer, which pages, how many copies, or a PDF file."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from core.exports.file_names import file_name
from core.language import _
from gui.bringing_in import documents_folder


def new_printer(name: str) -> QPrinter:
    """The system's usual printer; where there is none, a PDF file among the reader's documents, called as
    what is printed."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if not QPrinterInfo.availablePrinterNames():
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(Path(documents_folder()) / file_name(name, ".pdf")))
    printer.setDocName(name)
    return printer


def asked(parent: QWidget, before: QPrinter | None, name: str, pages: int) -> QPrinter | None:
    """The printer as the reader wants it, that of `before` changed where there is one; None where the
    question was left. There are `pages` to choose from."""
    printer = before or new_printer(name)
    if not sys.platform.startswith("linux") and not QPrinterInfo.availablePrinterNames():
        return printer if _ask_for_file(parent, printer) else None  # the system would only refuse
    dialog = print_dialog(parent, printer, pages)
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if accepted else None


def print_dialog(parent: QWidget, printer: QPrinter, pages: int) -> QPrintDialog:
    """The system's dialog, which sets `printer`; there are `pages` to choose from."""
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Print"))
    option = QPrintDialog.PrintDialogOption
    dialog.setOptions(
        option.PrintToFile | option.PrintPageRange | option.PrintCollateCopies | option.PrintShowPageSize
    )
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    _ask_for_files_our_way(dialog)
    return dialog


def _ask_for_files_our_way(dialog: QPrintDialog) -> None:
    """On Linux the dialog is Qt's, and its button for a file would have Qt look into files: see
    `gui.dialogs.choosing_files`. Another one takes its place."""
    browse, line = dialog.findChild(QToolButton, "fileBrowser"), dialog.findChild(QLineEdit, "filename")
    box = browse.parentWidget() if browse is not None else None
    layout = box.layout() if box is not None else None
    if browse is None or line is None or layout is None:
        return
    ours = _Browse(browse)
    layout.replaceWidget(browse, ours)
    browse.setFixedSize(0, 0)  # the dialog still shows and hides it, turns it on and off
    browse.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def choose() -> None:
        path = _file(dialog, Path(line.text()))
        if path is not None:
            line.setText(str(path))

    ours.clicked.connect(lambda _on=False: choose())


class _Browse(QToolButton):
    """A button that can be pressed whenever the one it stands for could be."""

    def __init__(self, other: QToolButton) -> None:
        super().__init__(other.parentWidget())
        self._other = other
        self.setText("…")
        self.setAccessibleName(_("Choose the file"))
        self.setEnabled(other.isEnabled())
        other.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the other one."""
        if event.type() == QEvent.Type.EnabledChange:
            self.setEnabled(self._other.isEnabled())
        return False


def _ask_for_file(parent: QWidget, printer: QPrinter) -> bool:
    path = _file(parent, Path(printer.outputFileName()))
    if path is not None:
        printer.setOutputFileName(str(path))
    return path is not None


def _file(parent: QWidget, proposed: Path) -> Path | None:
    from gui.dialogs.choosing_files import file_to_write

    return file_to_write(parent, _("Print to a PDF file"), [_("PDF (*.pdf)")], proposed, ".pdf")
