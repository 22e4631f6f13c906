"""The caret that keys move through the document, on pages and in the text, and a rectangle by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.source_view.caret import caret_seen
from gui.source_view.stack import Mode
from gui.source_view.view import SourceView
from gui.window import Window
from tests.gui.hands import selected

KEY, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier


def view_with_caret(window: Window, mode: Mode) -> SourceView:
    if window.source.mode is not mode:
        window.actions_[f"show_{mode.value}"].trigger()
    view = window.source.view
    assert view is not None
    view.setFocus()
    QTest.keyClick(view, KEY.Key_F7)
    assert window.actions_["caret"].isChecked()
    return view


@pytest.mark.parametrize("mode", [Mode.PAGES, Mode.TEXT])
def test_arrows_move_a_caret_that_one_sees(opened: Window, mode: Mode) -> None:
    view = view_with_caret(opened, mode)
    before = caret_seen(view)
    assert before is not None
    QTest.keyClick(view, KEY.Key_Down)
    below = caret_seen(view)
    assert below is not None
    assert below.top() > before.top()
    accent = opened.theme.colours.accent
    picture = view.viewport().grab().toImage()
    assert picture.pixelColor(below.center().toPoint()).name() == accent
    at = view.document.head
    QTest.keyClick(view, KEY.Key_Right)
    assert view.document.head == at + 1
    QTest.keyClick(view, KEY.Key_Right, SHIFT)
    QTest.keyClick(view, KEY.Key_Right, SHIFT)
    assert len(selected(view)) == 2
    QTest.keyClick(view, KEY.Key_Left)
    assert (view.document.head, selected(view)) == (at + 1, "")
    QTest.keyClick(view, KEY.Key_F7)
    assert caret_seen(view) is None


@pytest.mark.parametrize("mode", [Mode.PAGES, Mode.TEXT])
def test_the_item_is_that_of_the_caret(opened: Window, mode: Mode) -> None:
    view = view_with_caret(opened, mode)
    QTest.keyClick(view, KEY.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert caret_seen(view) is not None
    assert opened.current.item == len(opened.current.items) - 1


def test_a_rectangle_is_made_moved_and_chosen_by_keys(opened: Window, qtbot: QtBot) -> None:
    view = opened.source.pages
    view.setFocus()
    document = opened.source.document
    QTest.keyClick(view, KEY.Key_A)
    QTest.keyClick(view, KEY.Key_Right)
    first = document.area
    assert first is not None
    rect = view.area_rect(first)
    assert rect is not None
    assert QRectF(view.viewport().rect()).contains(rect)
    QTest.keyClick(view, KEY.Key_Down)
    moved = document.area
    assert moved is not None
    assert (moved.box.y0, moved.box.y1) == pytest.approx((first.box.y0 + 12, first.box.y1 + 12))
    QTest.keyClick(view, KEY.Key_Left, SHIFT)
    smaller = document.area
    assert smaller is not None
    assert (smaller.box.x0, smaller.box.x1) == pytest.approx((moved.box.x0, moved.box.x1 - 12))
    selecting = opened.group.selecting[0]
    with qtbot.waitSignal(selecting.area_chosen):
        QTest.keyClick(view, KEY.Key_Return)
    assert document.area == smaller
    QTest.keyClick(view, KEY.Key_1)
    assert document.chosen is not None
    assert document.area is None
