"""From where printing is asked for in the window: the command, the composer, the system's dialog."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from core.exports.formats import Format
from gui.printing import system_dialog
from gui.printing.window import PrintWindow
from gui.window import Window
from tests.gui.conftest import COMMITTEE, Start
from tests.gui.printing.conftest import Show
from tests.gui.printing.hands import WAIT_MS, chosen, document, printed, printer_to, seen


def before_printing(window: Window, qtbot: QtBot) -> PrintWindow:
    """The window before printing, when it is ready."""
    shown = window.summaries.printing.shown
    assert shown is not None
    qtbot.waitUntil(lambda: shown.is_ready, timeout=WAIT_MS)
    return shown


def test_the_document_and_its_summary_are_printed_from_the_window(
    opened: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    QTest.keySequence(opened, QKeySequence("Ctrl+P"))
    shown = before_printing(opened, qtbot)
    assert shown.count.text() == "9 pages"
    assert shown.windowTitle().startswith("Print: Økonomiudvalget")
    qtbot.waitUntil(lambda: shown.pages.has_page(0), timeout=WAIT_MS)
    image = shown.pages._images[0]
    assert image.width() == shown.pages.pixel_width
    assert image.pixelColor(2, 2).lightness() > 250
    with pymupdf.open(printed(shown, chosen(printer_to(tmp_path / "1.pdf"), 1, 1), qtbot)) as file:
        assert file.page_count == 1
        assert seen(file[0])[0] > 0.005
    shown.close()
    assert opened.summaries.printing.shown is None

    opened.actions_["export"].trigger()
    qtbot.waitUntil(lambda: opened.summaries.composer is not None, timeout=WAIT_MS)
    composer = opened.summaries.composer
    assert composer is not None
    qtbot.waitUntil(lambda: not composer.awaits_preview, timeout=WAIT_MS)
    (button,) = (each for each in composer.foot.findChildren(QPushButton) if "rint" in each.text())
    composer.composing.take_format(Format.MARKED_PDF)
    assert not button.isEnabled()  # the document itself is printed from the file menu
    composer.composing.take_format(Format.DOCX)
    button.click()
    summary = before_printing(opened, qtbot)
    assert summary.parentWidget() is composer
    assert summary.count.text().endswith("pages")
    assert not summary.marks.isVisible()
    summary.close()
    composer.close()


def test_nothing_is_printed_where_nothing_is_open(start: Start) -> None:
    window = start().window
    window.actions_["print"].trigger()
    assert window.summaries.printing.shown is None


def test_the_systems_dialog_offers_pages_copies_and_a_file(
    show: Show, filled: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(system_dialog, "documents_folder", lambda: str(tmp_path))
    window = show(document(filled, COMMITTEE.name))
    seen_dialogs: list[tuple[str, int, int]] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QPrintDialog):
            QTimer.singleShot(20, look)
            return
        seen_dialogs.append((dialog.windowTitle(), dialog.minPage(), dialog.maxPage()))
        dialog.reject()

    QTimer.singleShot(20, look)
    window.ask_and_print()
    assert seen_dialogs == [("Print", 1, 9)]
    assert window.is_ready
    assert window.foot.told.text() == ""
    assert list(tmp_path.iterdir()) == []


def test_where_there_is_no_printer_a_file_is_proposed(
    show: Show, filled: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(system_dialog, "documents_folder", lambda: str(tmp_path))
    monkeypatch.setattr(system_dialog.QPrinterInfo, "availablePrinterNames", staticmethod(lambda: []))
    window = show(document(filled, COMMITTEE.name))
    printer = system_dialog.new_printer("Byrådet, 14/5: møde")
    assert printer.outputFormat() == QPrinter.OutputFormat.PdfFormat
    assert Path(printer.outputFileName()) == tmp_path / "Byrådet, 14-5-møde.pdf"
    dialog = system_dialog.print_dialog(window, printer, 9)
    line = dialog.findChild(QLineEdit, "filename")
    if line is not None:  # Qt's own dialog, on Linux
        monkeypatch.setattr(
            "gui.dialogs.choosing_files.file_to_write", lambda *_asked: tmp_path / "elsewhere.pdf"
        )
        ours = [
            each for each in dialog.findChildren(QToolButton) if each.accessibleName() == "Choose the file"
        ]
        ours[0].click()
        assert line.text() == str(tmp_path / "elsewhere.pdf")
        dialog.show()
        theirs = dialog.findChild(QToolButton, "fileBrowser")
        assert theirs is not None
        assert theirs.size().isEmpty()
        assert ours[0].isVisible()
    dialog.deleteLater()
