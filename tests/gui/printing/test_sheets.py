"""Which pages come out in which order, and where a page stands on the paper."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter

from gui.printing.sheets import orientation_of, place_on, sheets_of


@pytest.fixture
def printer() -> QPrinter:
    """A printer that does nothing for itself, on A4."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    return printer


def test_all_pages_come_in_their_order(printer: QPrinter) -> None:
    assert sheets_of(printer, 3) == [0, 1, 2]


def test_pages_are_chosen_from_one_to_another_or_one_by_one(printer: QPrinter) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert sheets_of(printer, 5) == [1, 2]
    printer.setPageRanges(QPageRanges.fromString("1,4-9"))
    assert sheets_of(printer, 5) == [0, 3, 4]


def test_copies_are_made_one_after_the_other_or_page_by_page(printer: QPrinter) -> None:
    printer.setCopyCount(2)
    printer.setCollateCopies(True)
    assert sheets_of(printer, 2) == [0, 1, 0, 1]
    printer.setCollateCopies(False)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert sheets_of(printer, 2) == [1, 1, 0, 0]


def test_a_page_stands_in_the_middle_as_large_as_it_is(printer: QPrinter) -> None:
    printer.setResolution(72)
    place = place_on(printer, (300, 400))
    assert (place.width(), place.height()) == pytest.approx((300, 400))
    assert place.center().x() == pytest.approx(595 / 2, abs=1)


def test_a_page_larger_than_the_paper_is_made_smaller(printer: QPrinter) -> None:
    printer.setResolution(72)
    printer.setPageOrientation(orientation_of((1684, 1191)))
    assert printer.pageLayout().orientation() == QPageLayout.Orientation.Landscape
    place = place_on(printer, (1684, 1191))
    assert (place.width(), place.height()) == pytest.approx((842, 595.5), abs=1)
