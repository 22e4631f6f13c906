"""Selecting by mouse and keys, in a view whose characters can be counted."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.source_text import Box, Link
from gui.source_view.selecting import Selecting
from tests.gui.source_view.plain_view import COLUMN, HIGH, PITCH, PlainView, loaded_text

LEFT = Qt.MouseButton.LeftButton
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
Show = Callable[..., tuple[PlainView, Selecting]]

LINES = (
    "Punkt 2 Cykelsti til havnen",
    "Sag 24-003817: 1.250.000 kr. til børne-hus på Ærø.",
    "Godkendt",
    "som indstillet af udvalget.",
)


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Shows lines of text, and selects in them."""

    def begin(*lines: str, rows: int = 1000) -> tuple[PlainView, Selecting]:
        view = PlainView(loaded_text(*(lines or LINES)), rows)
        qtbot.addWidget(view)
        view.show()
        return view, Selecting(view)

    return begin


def selected(view: PlainView) -> str:
    """The selected words."""
    span = view.document.selection
    return "" if span is None else view.document.loaded.source.text[span.start : span.end]


def place(view: PlainView, words: str) -> int:
    return view.document.loaded.source.text.index(words)


def drag(view: PlainView, start: QPoint, end: QPoint, *, release: bool = True) -> None:
    """Drag with the left button, by way of the middle."""
    port = view.viewport()
    QTest.mousePress(port, LEFT, pos=start)
    move(view, (start + end) / 2)
    move(view, end)
    if release:
        QTest.mouseRelease(port, LEFT, pos=end)


def move(view: PlainView, to: QPoint, buttons: Qt.MouseButton = LEFT) -> None:
    """Move the pointer with a button held: what QTest moves holds none."""
    port = view.viewport()
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(to),
        QPointF(port.mapToGlobal(to)),
        Qt.MouseButton.NoButton,
        buttons,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(port, event)


def double_click(view: PlainView, at: QPoint, *, then_press_after: int | None = None) -> None:
    """Click twice, and a third time so many milliseconds later; the button stays down."""
    port = view.viewport()
    QTest.mouseClick(port, LEFT, pos=at)
    steps = [(QEvent.Type.MouseButtonDblClick, 1000)]
    if then_press_after is not None:
        steps += [
            (QEvent.Type.MouseButtonRelease, 1010),
            (QEvent.Type.MouseButtonPress, 1000 + then_press_after),
        ]
    for kind, when in steps:
        event = QMouseEvent(
            kind,
            QPointF(at),
            QPointF(port.mapToGlobal(at)),
            LEFT,
            LEFT if kind is not QEvent.Type.MouseButtonRelease else Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
        )
        event.setTimestamp(when)
        QApplication.sendEvent(port, event)


def right_press(view: PlainView, at: QPoint) -> None:
    """Press the right button: the view leaves what follows to its menu."""
    port, right = view.viewport(), Qt.MouseButton.RightButton
    where = QPointF(at), QPointF(port.mapToGlobal(at))
    event = QMouseEvent(QEvent.Type.MouseButtonPress, *where, right, right, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(port, event)


def press(view: PlainView, key: Qt.Key, modifiers: Qt.KeyboardModifier = SHIFT) -> None:
    QTest.keyClick(view, key, modifiers)


def test_a_drag_selects_from_one_character_to_another(show: Show, qtbot: QtBot) -> None:
    view, selecting = show()
    with qtbot.waitSignal(selecting.selected):
        drag(view, view.point(place(view, "Cykelsti")), view.point(place(view, "1.250")))
    assert selected(view) == "Cykelsti til havnen\nSag 24-003817: "


def test_a_drag_backwards_selects_the_same(show: Show) -> None:
    view, _selecting = show()
    drag(view, view.point(place(view, "Godkendt") + 8), view.point(place(view, "Godkendt")))
    assert selected(view) == "Godkendt"


def test_a_tremble_is_a_click(show: Show, qtbot: QtBot) -> None:
    view, selecting = show()
    at = view.point(place(view, "Godkendt") + 2) + QPoint(3, 0)
    with qtbot.waitSignal(selecting.clicked) as clicked:
        drag(view, at, at + QPoint(QApplication.startDragDistance() - 1, 0))
    assert clicked.args[0] == place(view, "Godkendt") + 3
    assert view.document.selection is None


def test_a_click_beside_the_text_has_no_offset(show: Show, qtbot: QtBot) -> None:
    view, selecting = show()
    at = QPoint(COLUMN + 300, 150)
    with qtbot.waitSignal(selecting.clicked) as clicked:
        QTest.mouseClick(view.viewport(), LEFT, pos=at)
    assert clicked.args == [None, at]


def test_a_click_and_escape_deselect(show: Show) -> None:
    view, _selecting = show()
    drag(view, view.point(0), view.point(5))
    QTest.mouseClick(view.viewport(), LEFT, pos=view.point(40))
    assert view.document.selection is None
    drag(view, view.point(0), view.point(5))
    press(view, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert view.document.selection is None


@pytest.mark.parametrize(
    ("at", "word"),
    [("ørne", "børne-hus"), ("0038", "24-003817"), ("50.0", "1.250.000 kr."), ("rø.", "Ærø")],
)
def test_a_double_click_selects_a_word(show: Show, at: str, word: str) -> None:
    view, _selecting = show()
    double_click(view, view.point(place(view, at)) + QPoint(2, 0))
    assert selected(view) == word


def test_the_edge_of_a_letter_belongs_to_its_word(show: Show) -> None:
    view, _selecting = show()
    double_click(view, view.point(place(view, " Cykelsti")) + QPoint(-2, 0))
    assert selected(view) == "2"


def test_a_drag_after_a_double_click_extends_by_words(show: Show) -> None:
    view, _selecting = show()
    double_click(view, view.point(place(view, "rne-hus")))
    move(view, view.point(place(view, "Ærø") + 1))
    assert selected(view) == "børne-hus på Ærø"
    move(view, view.point(place(view, "250")))
    assert selected(view) == "1.250.000 kr. til børne-hus"


def test_a_third_click_selects_the_paragraph(show: Show) -> None:
    view, _selecting = show()
    double_click(view, view.point(place(view, "003817")), then_press_after=100)
    assert selected(view) == LINES[1]
    move(view, view.point(place(view, "endt") + 1))
    assert selected(view) == "\n".join(LINES[1:3])


def test_a_late_third_click_is_a_first_one(show: Show) -> None:
    view, _selecting = show()
    double_click(view, view.point(place(view, "003817")), then_press_after=3000)
    assert view.document.selection is None


def test_shift_and_a_click_extend(show: Show, qtbot: QtBot) -> None:
    view, selecting = show()
    QTest.mouseClick(view.viewport(), LEFT, pos=view.point(place(view, "Cykelsti")))
    with qtbot.waitSignal(selecting.selected):
        QTest.mouseClick(view.viewport(), LEFT, SHIFT, view.point(place(view, "til havnen")))
    assert selected(view) == "Cykelsti "
    QTest.mouseClick(view.viewport(), LEFT, SHIFT, view.point(place(view, "Punkt")))
    assert selected(view) == "Punkt 2 "


def test_a_drag_runs_through_columns_in_the_order_of_the_text(show: Show) -> None:
    view, _selecting = show("en to", "tre fire", "fem seks", "syv otte", rows=2)
    drag(view, view.point(place(view, "to")), view.point(place(view, "otte")))
    assert selected(view) == "to\ntre fire\nfem seks\nsyv "


def test_a_drag_beyond_the_edge_scrolls(show: Show, qtbot: QtBot) -> None:
    view, _selecting = show(*(f"Afsnit {n}" for n in range(60)))
    drag(view, view.point(0), QPoint(10, 260), release=False)
    bar = view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    assert "Afsnit 58" in selected(view)
    move(view, QPoint(10, 100))
    QTest.mouseRelease(view.viewport(), LEFT, pos=QPoint(10, 100))
    value = bar.value()
    drag(view, view.point(place(view, "Afsnit 59")), QPoint(10, -80), release=False)
    qtbot.waitUntil(lambda: bar.value() < value)
    QTest.mouseRelease(view.viewport(), LEFT, pos=QPoint(10, -80))


def test_a_right_click_keeps_the_selection_it_is_in(show: Show) -> None:
    view, _selecting = show()
    drag(view, view.point(0), view.point(7))
    right_press(view, view.point(3))
    assert selected(view) == "Punkt 2"
    right_press(view, view.point(place(view, "Godkendt") + 2))
    assert selected(view) == ""


def test_keys_extend_by_character_and_word(show: Show, qtbot: QtBot) -> None:
    view, selecting = show()
    drag(view, view.point(0), view.point(5))
    press(view, Qt.Key.Key_Right)
    assert selected(view) == "Punkt "
    press(view, Qt.Key.Key_Right, SHIFT | CONTROL)
    press(view, Qt.Key.Key_Right, SHIFT | CONTROL)
    assert selected(view) == "Punkt 2 Cykelsti"
    press(view, Qt.Key.Key_Left, SHIFT | CONTROL)
    with qtbot.waitSignal(selecting.selected):
        press(view, Qt.Key.Key_Left)
    assert selected(view) == "Punkt 2"


def test_keys_extend_by_line_and_keep_their_place_across(show: Show) -> None:
    view, _selecting = show()
    drag(view, view.point(0), view.point(20))
    press(view, Qt.Key.Key_Down)
    press(view, Qt.Key.Key_Down)  # a short line
    assert selected(view).endswith("Godkendt")
    press(view, Qt.Key.Key_Down)
    assert selected(view).endswith(LINES[3][:20])
    press(view, Qt.Key.Key_Up)
    press(view, Qt.Key.Key_Up)
    assert selected(view) == LINES[0] + "\n" + LINES[1][:20]
    press(view, Qt.Key.Key_End)
    assert selected(view) == "\n".join(LINES[:2])
    press(view, Qt.Key.Key_Home)
    assert selected(view) == LINES[0] + "\n"
    press(view, Qt.Key.Key_End, SHIFT | CONTROL)
    assert selected(view) == "\n".join(LINES)


def test_keys_run_through_columns(show: Show) -> None:
    view, _selecting = show("en to", "tre fire", "fem seks", "syv otte", rows=2)
    drag(view, view.point(0), view.point(place(view, "fire")))
    press(view, Qt.Key.Key_Down)
    assert selected(view) == "en to\ntre fire\n"
    press(view, Qt.Key.Key_Up)
    assert selected(view) == "en to\ntre "


def test_keys_begin_at_the_first_line_in_view(show: Show) -> None:
    view, _selecting = show(*(f"Afsnit {n}" for n in range(60)))
    view.verticalScrollBar().setValue(5 * PITCH + HIGH // 2)
    press(view, Qt.Key.Key_End)
    assert selected(view) == "Afsnit 6"


def test_keys_begin_at_the_chosen_item_where_it_is_in_view(show: Show) -> None:
    view, selecting = show()
    selecting.beginnings = lambda: [place(view, "Godkendt")]
    press(view, Qt.Key.Key_Right, SHIFT | CONTROL)
    assert selected(view) == "Godkendt"


def test_the_end_that_moves_stays_in_view(show: Show) -> None:
    view, _selecting = show(*(f"Afsnit {n}" for n in range(60)))
    for _n in range(25):
        press(view, Qt.Key.Key_Down)
    head = view.document.head
    assert view.shows(view.document.selection._replace(start=head - 1))
    press(view, Qt.Key.Key_PageDown)
    assert view.document.head > head
    assert 0 <= view.point(view.document.head).y() <= view.viewport().height()


def test_a_letter_is_not_parted_from_its_mark(show: Show) -> None:
    view, _selecting = show(unicodedata.normalize("NFD", "påå"))
    press(view, Qt.Key.Key_Right)
    press(view, Qt.Key.Key_Right)
    assert selected(view) == unicodedata.normalize("NFD", "på")
    drag(view, view.point(0), view.point(4))
    assert selected(view) == unicodedata.normalize("NFD", "på")


def test_keys_without_shift_are_left_alone(show: Show) -> None:
    view, _selecting = show(*(f"Afsnit {n}" for n in range(60)))
    press(view, Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier)
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()
    assert view.document.selection is None


def test_the_pointer_says_what_is_under_it(show: Show) -> None:
    view, _selecting = show()
    view.link = QRectF(0, 2 * PITCH, 64, HIGH), Link(0, Box(0, 0, 1, 1), "https://example.org", None)
    shapes = []
    for at in (view.point(3), view.point(place(view, "Godkendt") + 3), QPoint(COLUMN + 200, 150)):
        move(view, at, Qt.MouseButton.NoButton)
        shapes.append(view.viewport().cursor().shape())
    assert shapes == [
        Qt.CursorShape.IBeamCursor,
        Qt.CursorShape.PointingHandCursor,
        Qt.CursorShape.ArrowCursor,
    ]


def test_a_click_on_a_link_chooses_it(show: Show, qtbot: QtBot) -> None:
    view, selecting = show()
    link = Link(0, Box(0, 0, 1, 1), "https://example.org", None)
    view.link = QRectF(0, 2 * PITCH, 64, HIGH), link
    at = view.point(place(view, "Godkendt") + 3)
    with qtbot.waitSignal(view.link_chosen) as chosen, qtbot.assertNotEmitted(selecting.clicked):
        QTest.mouseClick(view.viewport(), LEFT, pos=at)
    assert chosen.args == [link]


def test_text_has_no_areas(show: Show) -> None:
    view, selecting = show()
    selecting.want_area()
    drag(view, view.point(0), view.point(5))
    assert selected(view) == "Punkt"
