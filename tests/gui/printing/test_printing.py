"""What comes out of the printer is what the document has: page for page, sharp, or nothing at all."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pymupdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from core.exports.choice import Choice
from core.exports.paper_wanted import OfDocument, OfSummary
from core.exports.wish import Wish
from core.library.lists.chosen import Range
from tests.gui.conftest import COMMITTEE
from tests.gui.printing.conftest import Show
from tests.gui.printing.hands import PLAN, WAIT_MS, chosen, differs, document, printed, printer_to, seen

A4 = (595, 842)
CLOSED = "Punkt 6: Lukket: Køb af ejendom"


@contextmanager
def both(
    printed_file: Path, original: Path = COMMITTEE
) -> Iterator[tuple[pymupdf.Document, pymupdf.Document]]:
    """What was printed, and what it was printed from."""
    with pymupdf.open(printed_file) as ours, pymupdf.open(original) as theirs:
        yield ours, theirs


def sharpness(page: pymupdf.Page) -> int:
    """Pixels an inch of the pictures a page is made of."""
    (picture, *_others) = page.get_image_info()
    left, _top, right, _bottom = picture["bbox"]
    return round(picture["width"] / (right - left) * 72)


def test_every_page_comes_out_as_it_is(show: Show, filled: Path, qtbot: QtBot, tmp_path: Path) -> None:
    window = show(document(filled, COMMITTEE.name))
    path = printed(window, printer_to(tmp_path / "Møde.pdf"), qtbot)
    assert window.foot.told.text() == "Saved as Møde.pdf"
    with both(path) as (ours, theirs):
        assert ours.page_count == theirs.page_count == 9
        for one, other in zip(ours, theirs, strict=True):
            assert (round(one.rect.width), round(one.rect.height)) == A4
            assert differs(one, other) < 3
            assert sharpness(one) in range(297, 304)
        assert seen(ours[0])[0] > 0.005
    assert [each.name for each in tmp_path.iterdir()] == ["Møde.pdf"]


def test_marks_are_on_the_page_unless_the_reader_wants_none(
    show: Show, filled: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    window = show(document(filled, COMMITTEE.name))
    assert window.marks.isVisible()
    assert window.marks.isChecked()
    with_marks = printed(window, chosen(printer_to(tmp_path / "with.pdf"), 4, 4), qtbot)
    qtbot.keyClick(window.marks, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.is_ready, timeout=WAIT_MS)
    without = printed(window, chosen(printer_to(tmp_path / "without.pdf"), 4, 4), qtbot)
    with both(with_marks, without) as (ours, theirs):
        assert seen(ours[0])[1] - seen(theirs[0])[1] > 0.002


def test_closed_items_are_left_blank_unless_they_are_chosen(
    show: Show, filled: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    window = show(document(filled, COMMITTEE.name))
    assert window.closed_items.isVisible()
    assert not window.closed_items.isChecked()
    assert (window.closed_items.text(), window.closed_told.text()) == (
        "1 &closed item, too",
        "It is left blank.",
    )
    path = printed(window, chosen(printer_to(tmp_path / "open.pdf"), 8, 8), qtbot)
    with both(path) as (ours, theirs):
        assert CLOSED in " ".join(theirs[7].get_text().split())
        assert seen(theirs[7])[0] - seen(ours[0])[0] > 0.0005
    qtbot.keyClick(window.closed_items, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.is_ready, timeout=WAIT_MS)
    assert "bound to secrecy" in window.closed_told.text()
    path = printed(window, chosen(printer_to(tmp_path / "all.pdf"), 8, 8), qtbot)
    with both(path) as (ours, theirs):
        assert differs(ours[0], theirs[7]) < 3


def test_personal_data_is_told_of_and_masked_unless_it_is_wanted(
    show: Show, filled: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    window = show(document(filled, PLAN))
    assert window.masking.isChecked()
    assert window.masking_told.text().startswith("1 piece of personal data found: it is taken off the pages.")
    masked = printed(window, chosen(printer_to(tmp_path / "masked.pdf"), 1, 1), qtbot)
    qtbot.keyClick(window.masking, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.is_ready, timeout=WAIT_MS)
    assert window.masking_told.text() == "1 piece of personal data found: it is printed."
    kept = printed(window, chosen(printer_to(tmp_path / "kept.pdf"), 1, 1), qtbot)
    with both(masked, kept) as (ours, theirs):
        assert differs(ours[0], theirs[0]) > 0.05


def test_the_closed_part_of_a_meeting_is_printed_where_it_is_chosen(
    show: Show, closed_part: OfDocument, qtbot: QtBot
) -> None:
    window = show(closed_part, ready=False)
    qtbot.waitUntil(window.closed_items.isVisible, timeout=WAIT_MS)
    assert "all of it would be blank" in window.say_heading.text()
    qtbot.keyClick(window.closed_items, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.is_ready, timeout=WAIT_MS)
    assert window.count.text() == "1 page"


def test_the_window_is_no_larger_than_a_small_screen(show: Show, filled: Path) -> None:
    window = show(document(filled, COMMITTEE.name))
    assert window.minimumSizeHint().height() <= 430
    assert window.minimumSizeHint().width() <= 900


def test_chosen_pages_and_copies_alone_are_printed(
    show: Show, filled: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    window = show(document(filled, COMMITTEE.name))
    printer = chosen(printer_to(tmp_path / "two.pdf"), 2, 3)
    printer.setCopyCount(2)
    printer.setCollateCopies(True)
    with both(printed(window, printer, qtbot)) as (ours, theirs):
        assert ours.page_count == 4
        for sheet, page in enumerate((1, 2, 1, 2)):
            assert differs(ours[sheet], theirs[page]) < 3


def test_wide_and_turned_pages_lie_as_they_are_read(
    show: Show, filled: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    window = show(document(filled, PLAN))
    assert not window.marks.isVisible()
    assert not window.closed_items.isVisible()
    printer = printer_to(tmp_path / "plan.pdf")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    with both(printed(window, printer, qtbot), filled.with_name(PLAN)) as (ours, theirs):
        sides = [(round(page.rect.width), round(page.rect.height)) for page in ours]
        assert sides == [A4, A4[::-1], A4[::-1], A4]  # the large one is made smaller
        for number in range(3):
            assert differs(ours[number], theirs[number]) < 2
        assert seen(ours[3])[0] > 0.001


def test_a_summary_is_printed_as_sharp_as_small_type_needs(
    show: Show, filled: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    meeting = document(filled, COMMITTEE.name).meeting
    window = show(OfSummary(filled, Wish(Range(meetings=(meeting,)), Choice(), reader="Anna")))
    assert not window.marks.isVisible()
    assert not window.closed_items.isVisible()
    assert not window.masking.isVisible()
    pages = len(window._sizes)
    with pymupdf.open(printed(window, printer_to(tmp_path / "summary.pdf"), qtbot)) as ours:
        assert ours.page_count == pages >= 2
        assert sharpness(ours[0]) in range(297, 304)
        assert seen(ours[0])[0] > 0.005


def test_what_is_stopped_leaves_nothing(show: Show, filled: Path, qtbot: QtBot, tmp_path: Path) -> None:
    window = show(document(filled, COMMITTEE.name))
    before = tmp_path / "Møde.pdf"
    before.write_bytes(b"from yesterday")
    window.print_on(printer_to(before))
    assert window._printing is not None
    with qtbot.waitSignal(window._printing.progressed, timeout=WAIT_MS):
        pass
    qtbot.mouseClick(window.foot.stop, Qt.MouseButton.LeftButton)
    assert window.foot.told.text() == "Stopped. Nothing was printed."
    assert [each.name for each in tmp_path.iterdir()] == ["Møde.pdf"]
    assert before.read_bytes() == b"from yesterday"
    assert window.is_ready
    printed(window, printer_to(before), qtbot)  # once more, from the beginning
    with both(before) as (ours, theirs):
        assert ours.page_count == theirs.page_count
        assert differs(ours[0], theirs[0]) < 3


def test_a_file_that_cannot_be_written_gives_a_sentence(
    show: Show, filled: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    window = show(document(filled, COMMITTEE.name))
    window.print_on(printer_to(tmp_path / "nowhere" / "Møde.pdf"))
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=WAIT_MS)
    (box,) = window.findChildren(QMessageBox)
    assert "cannot be written" in box.text()
    assert "Choose another place" in box.informativeText()
    box.close()
    assert window.is_ready
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_is_full_gives_a_sentence_and_leaves_what_was_there(
    show: Show, filled: Path, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_paths: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("gui.printing.printing.os.replace", full)
    window = show(document(filled, COMMITTEE.name))
    before = tmp_path / "Møde.pdf"
    before.write_bytes(b"from yesterday")
    printed(window, chosen(printer_to(before), 1, 1), qtbot)
    (box,) = window.findChildren(QMessageBox)
    assert "the disk is full" in box.text()
    box.close()
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"from yesterday"]


def test_a_process_that_dies_gives_a_sentence_and_another_takes_its_place(
    show: Show, filled: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    window = show(document(filled, COMMITTEE.name))
    window.print_on(printer_to(tmp_path / "Møde.pdf"))
    assert window.work._asked.process is not None
    window.work._asked.process._process.kill()
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=WAIT_MS)
    (box,) = window.findChildren(QMessageBox)
    assert "the process that does it ended" in box.text()
    box.close()
    assert list(tmp_path.iterdir()) == []
    qtbot.waitUntil(lambda: window.is_ready, timeout=WAIT_MS)
    with both(printed(window, chosen(printer_to(tmp_path / "Møde.pdf"), 1, 1), qtbot)) as (ours, theirs):
        assert differs(ours[0], theirs[0]) < 3


def test_closing_the_window_stops_printing(show: Show, filled: Path, qtbot: QtBot, tmp_path: Path) -> None:
    window = show(document(filled, COMMITTEE.name))
    window.print_on(printer_to(tmp_path / "Møde.pdf"))
    window.close()
    assert list(tmp_path.iterdir()) == []
