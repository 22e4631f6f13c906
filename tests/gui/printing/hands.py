"""What a reader does before printing, and what comes out of the printer."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pymupdf
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from core.exports.paper_wanted import OfDocument
from core.library import list_meetings, open_library
from gui.printing.window import PrintWindow

WAIT_MS = 30_000
PLAN = "plan.pdf"


def document(library: Path, name: str) -> OfDocument:
    """The document of that name, as Anna prints it."""
    with closing(open_library(library)) as opened:
        row = next(row for row in list_meetings(opened) if row.name == name)
    return OfDocument(library, row.id, row.version, "Anna")


def printer_to(path: Path) -> QPrinter:
    """A printer that prints to a PDF file, on A4."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def chosen(printer: QPrinter, first: int, last: int) -> QPrinter:
    """The printer, told to print only these pages, counted from 1."""
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(first, last)
    return printer


def printed(window: PrintWindow, printer: QPrinter, qtbot: QtBot) -> Path:
    """Print, and wait until it is done."""
    window.print_on(printer)
    qtbot.waitUntil(lambda: not window.foot.stop.isVisible(), timeout=WAIT_MS)
    return Path(printer.outputFileName())


def seen(page: pymupdf.Page) -> tuple[float, float]:
    """How much of a page is dark, and how much is neither grey nor white, as shares of it."""
    pixmap = page.get_pixmap(dpi=50)
    samples = pixmap.samples
    pixels = list(zip(samples[0::3], samples[1::3], samples[2::3], strict=True))
    dark = sum(max(each) < 160 for each in pixels)
    coloured = sum(max(each) - min(each) > 30 for each in pixels)
    return dark / len(pixels), coloured / len(pixels)


def differs(one: pymupdf.Page, other: pymupdf.Page) -> float:
    """By how much two pages differ on the average, of 255 a pixel."""
    first, second = (each.get_pixmap(dpi=40, colorspace=pymupdf.csGRAY) for each in (one, other))
    assert abs(first.width - second.width) <= 1
    assert abs(first.height - second.height) <= 1
    width, height = min(first.width, second.width), min(first.height, second.height)
    rows = [
        (first.samples[y * first.stride :][:width], second.samples[y * second.stride :][:width])
        for y in range(height)
    ]
    return sum(abs(a - b) for ours, theirs in rows for a, b in zip(ours, theirs, strict=True)) / (
        width * height
    )
