"""Selecting and copying in the window, with mouse and keys."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QClipboard, QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.source_view.page_view import PageView
from gui.source_view.view import SourceView
from gui.window import Window
from tests.gui.conftest import COUNCIL, WAIT_MS, Start
from tests.gui.hands import LEFT, await_characters, drag, offset_of, point_at, selected

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

TEXT = """REFERAT Teknikudvalget d. 14-05-2024

Punkt 1: Cykelsti til havnen

Sagsnr.: 24-003817

Sagsfremstilling

Stien anlægges langs vandet. Den koster 1.250.000 kr. og står færdig om to år.

Beslutning

Godkendt.

Punkt 2: Eventuelt

Beslutning

Intet.
"""


@pytest.fixture
def clipboard() -> QClipboard:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    return clipboard


def shown(start_with: Start, qtbot: QtBot, path: Path) -> tuple[Window, SourceView]:
    """The window with a file in view."""
    window = start_with([path]).window
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    assert window.source.view is not None
    return window, window.source.view


def pages_at(start_with: Start, qtbot: QtBot, path: Path, words: str) -> tuple[Window, PageView]:
    """The window with a page in view, from some words on."""
    window, view = shown(start_with, qtbot, path)
    assert isinstance(view, PageView)
    view.set_zoom(0.75)
    view.go_to(offset_of(view, words))
    await_characters(view, qtbot)
    return window, view


def two_columns(folder: Path) -> Path:
    """A page set in two columns."""
    document = pymupdf.open()
    page = document.new_page()
    page.insert_text((60, 60), "Referat af møde i Havneudvalget den 14. maj 2024", fontsize=14)
    left = ["Molen er bygget i 1911 og har", "været lukket for trafik siden", "stormen i oktober sidste år."]
    right = [
        "Udvalget ønsker den åbnet igen",
        "inden sommeren, hvis midlerne",
        "kan findes i havnens budget.",
    ]
    for x, column in ((60, left), (320, right)):
        for at, words in enumerate(column):
            page.insert_text((x, 120 + 14 * at), words, fontsize=10)
    path = folder / "havneudvalget.pdf"
    document.save(path)
    return path


def test_a_drag_over_two_pages_copies_whole_paragraphs(
    start_with: Start, qtbot: QtBot, clipboard: QClipboard
) -> None:
    _window, view = pages_at(start_with, qtbot, COUNCIL, "De største beløb")
    drag(view, point_at(view, "De største beløb"), point_at(view, "lokalplan 118 skal sendes", behind=True))
    assert "Side 4 af 5" in selected(view)
    qtbot.keyClick(view, Qt.Key.Key_C, CONTROL)
    assert clipboard.text() == (
        "De største beløb er til havnens kajgade og til cykelstien mellem Torslev og Hovborg, hvor prisen "
        "regnes om.\n\n"
        "ØKONOMI\nÆndringen er udgiftsneutral i 2024.\n\n"
        "BILAG\nBudgetopfølgning april 2024\nOversigt over puljer\n\n"
        "3. Lokalplan 118 - Butikker ved Torslev Station\nÅbent - 23-016650\n\n"
        "RESUMÉ\nByrådet skal tage stilling til, om forslag til lokalplan 118 skal sendes"
    )
    assert "<b>BILAG</b>" in clipboard.mimeData().html()


def test_a_drag_runs_down_one_column_and_on_in_the_next(
    start_with: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    _window, view = pages_at(start_with, qtbot, two_columns(tmp_path), "Referat")
    drag(view, point_at(view, "lukket"), point_at(view, "åbnet", behind=True))
    words = selected(view)
    assert words.split("\n")[0] == "lukket for trafik siden"
    assert words.endswith("Udvalget ønsker den åbnet")
    assert "sommeren" not in words


def test_copy_with_reference_says_where_it_stands(
    start_with: Start, qtbot: QtBot, clipboard: QClipboard
) -> None:
    window, view = pages_at(start_with, qtbot, COUNCIL, "De største beløb")
    QTest.mouseDClick(view.viewport(), LEFT, pos=point_at(view, "kajgade") + QPoint(3, 0))
    assert selected(view) == "kajgade"
    qtbot.keyClick(view, Qt.Key.Key_C, CONTROL | SHIFT)
    assert clipboard.text() == (
        "kajgade\n(Byrådet 28 May 2024, item 2 Budgetopfølgning pr. 30. april 2024, case 24-003817, p. 3)"
    )
    assert "Copied" in window.status.notice.text()


def test_select_the_item_then_all(
    start_with: Start, qtbot: QtBot, tmp_path: Path, clipboard: QClipboard
) -> None:
    path = tmp_path / "teknik.txt"
    path.write_text(TEXT, "utf-8")
    window, view = shown(start_with, qtbot, path)
    window.current.choose_item(0)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_A, CONTROL)
    assert selected(view).startswith("Punkt 1: Cykelsti")
    assert selected(view).endswith("Godkendt.")
    qtbot.keyClick(view, Qt.Key.Key_A, CONTROL)
    assert selected(view) == TEXT.strip().replace("\n\n", "\n")
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert selected(view) == ""
    qtbot.keyClick(view, Qt.Key.Key_C, CONTROL)
    assert clipboard.text() == ""
    assert "Nothing is selected" in window.status.notice.text()


def test_in_the_text_it_is_as_on_pages(
    start_with: Start, qtbot: QtBot, tmp_path: Path, clipboard: QClipboard
) -> None:
    path = tmp_path / "teknik.txt"
    path.write_text(TEXT, "utf-8")
    _window, view = shown(start_with, qtbot, path)
    drag(view, point_at(view, "langs"), point_at(view, "står færdig", behind=True))
    qtbot.keyClick(view, Qt.Key.Key_C, CONTROL)
    assert clipboard.text() == "langs vandet. Den koster 1.250.000 kr. og står færdig"
    QTest.mouseDClick(view.viewport(), LEFT, pos=point_at(view, "250.000") + QPoint(2, 0))
    assert selected(view) == "1.250.000 kr."
    QTest.mouseRelease(view.viewport(), LEFT, pos=point_at(view, "250.000"))
    qtbot.keyClick(view, Qt.Key.Key_Right, CONTROL | SHIFT)
    qtbot.keyClick(view, Qt.Key.Key_Right, CONTROL | SHIFT)
    assert selected(view) == "1.250.000 kr. og står"
    QTest.mouseClick(view.viewport(), LEFT, SHIFT, point_at(view, "Intet.", behind=True))
    assert selected(view).endswith("Intet.")


def test_an_area_is_copied_as_a_picture(start_with: Start, qtbot: QtBot, clipboard: QClipboard) -> None:
    window, view = pages_at(start_with, qtbot, COUNCIL, "De største beløb")
    qtbot.keyClick(view, Qt.Key.Key_A)
    assert view.viewport().cursor().shape() is Qt.CursorShape.CrossCursor
    corner = point_at(view, "De største beløb") - QPoint(4, 10)
    with qtbot.waitSignal(window.group.selecting[0].area_chosen):
        drag(view, corner, corner + QPoint(300, 60))
    area = view.document.area
    assert area is not None
    assert view.document.selection is None
    assert view.viewport().cursor().shape() is not Qt.CursorShape.CrossCursor
    with qtbot.waitSignal(clipboard.dataChanged, timeout=WAIT_MS):
        qtbot.keyClick(view, Qt.Key.Key_C, CONTROL)
    picture = clipboard.image()
    assert picture.width() >= 2 * 300  # twice as sharp as at 100 %
    assert abs(picture.width() / picture.height() - 5) < 0.1
    assert 0.005 < ink(picture) < 0.5


def test_escape_leaves_the_choice_of_an_area(start_with: Start, qtbot: QtBot) -> None:
    _window, view = pages_at(start_with, qtbot, COUNCIL, "De største beløb")
    qtbot.keyClick(view, Qt.Key.Key_A)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    drag(view, point_at(view, "De største"), point_at(view, "største", behind=True))
    assert view.document.area is None
    assert selected(view) == "De største"


def ink(picture: QImage) -> float:
    """The part of a picture that is dark."""
    across, down = range(0, picture.width(), 3), range(0, picture.height(), 3)
    dark = sum(QColor(picture.pixel(x, y)).lightness() < 128 for x in across for y in down)
    return dark / (len(across) * len(down))


def test_keys_select_in_the_text_by_line(start_with: Start, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "teknik.txt"
    path.write_text(TEXT, "utf-8")
    window, view = shown(start_with, qtbot, path)
    window.current.choose_item(0)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_End, SHIFT)
    assert selected(view) == "Beslutning"  # under the band
    qtbot.keyClick(view, Qt.Key.Key_Down, SHIFT)
    assert selected(view) == "Beslutning\nGodkendt."
    qtbot.keyClick(view, Qt.Key.Key_Up, SHIFT)
    qtbot.keyClick(view, Qt.Key.Key_Home, SHIFT)
    qtbot.keyClick(view, Qt.Key.Key_Up, SHIFT)
    assert selected(view).endswith("om to år.\n")  # the line above, as the text is set
    assert not selected(view).startswith("Stien anlægges")
