"""Which pages are printed in which order, and how one stands on the paper."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter

POINTS = 72
SHARPEST = 300
"""Pictures of pages have so many pixels an inch at most: as many as small type needs."""

Size = tuple[float, float]


def sheets_of(printer: QPrinter, count: int) -> list[int]:
    """The pages to print, counted from 0: those that were chosen of `count`, in their order, so often as the
    printer does not do for itself."""
    pages = list(range(count))
    if printer.printRange() == QPrinter.PrintRange.PageRange:
        pages = [page for page in pages if _is_chosen(printer, page + 1)]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    if printer.collateCopies():
        return pages * copies
    return [page for page in pages for _copy in range(copies)]


def _is_chosen(printer: QPrinter, page: int) -> bool:
    ranges = printer.pageRanges()
    if not ranges.isEmpty():
        return ranges.contains(page)
    first, last = printer.fromPage(), printer.toPage()
    return (not first or page >= first) and (not last or page <= last)


def orientation_of(size: Size) -> QPageLayout.Orientation:
    """How the paper lies for a page of this size."""
    wide = size[0] > size[1]
    return QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait


def place_on(printer: QPrinter, size: Size) -> QRectF:
    """Where a page of `size` points stands on the paper as it lies, in the printer's dots: in its middle, as
    large as it is, or smaller where the paper is."""
    dots = printer.resolution() / POINTS
    paper = printer.pageLayout().fullRect(QPageLayout.Unit.Point)
    scale = min(1.0, paper.width() / size[0], paper.height() / size[1])
    width, height = size[0] * scale * dots, size[1] * scale * dots
    left, top = (paper.width() * dots - width) / 2, (paper.height() * dots - height) / 2
    return QRectF(left, top, width, height)
