"""The bar beside selected words, the menu over words, and what the colours are called there."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from core.annotations import Colour
from core.source_text import Span
from gui.dialogs.colour_names import ColourNames
from gui.window import Window
from tests.gui.conftest import WAIT_MS
from tests.gui.document.marking_hands import (
    HIGHLIGHT,
    click,
    drag,
    highlighted,
    long_words,
    marks,
    point_at,
    press,
    span_of,
    view_of,
)


def test_a_bar_and_a_card_never_show_together(opened: Window, qtbot: QtBot) -> None:
    span = highlighted(opened, qtbot, long_words(opened))
    click(opened, qtbot, span.start + 1)
    assert opened.group.marking.card is not None
    drag(opened, qtbot, Span(span.start + 2, span.end))
    assert opened.group.marking.bar.isVisible()
    assert opened.group.marking.card is None


def test_the_bar_shows_beside_the_selection_and_goes(opened: Window, qtbot: QtBot) -> None:
    span = span_of(opened, long_words(opened))
    bar = opened.group.marking.bar
    assert not bar.isVisible()
    drag(opened, qtbot, span)
    assert bar.isVisible()
    corner = view_of(opened).viewport().mapTo(opened.source, QPoint(0, 0))
    for rect in view_of(opened).rects_of(span):
        assert not bar.geometry().intersects(rect.toRect().translated(corner))
    before = bar.y()
    scroll = view_of(opened).verticalScrollBar()
    scroll.setValue(scroll.value() + 40)
    assert bar.y() != before
    press(opened, qtbot, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is bar.colours.buttons[Colour.YELLOW]
    press(opened, qtbot, Qt.Key.Key_Space)
    assert not bar.isVisible()
    assert marks(opened)[0][0] is HIGHLIGHT
    assert view_of(opened).hasFocus()


def test_escape_puts_the_bar_away_before_the_selection(opened: Window, qtbot: QtBot) -> None:
    drag(opened, qtbot, span_of(opened, long_words(opened)))
    press(opened, qtbot, Qt.Key.Key_Escape)
    assert not opened.group.marking.bar.isVisible()
    press(opened, qtbot, Qt.Key.Key_Escape)
    assert opened.source.document.selection is None


def menu_at(window: Window, qtbot: QtBot, offset: int) -> QMenu:
    view = view_of(window)
    point = point_at(window, offset)
    view.menu_wanted.emit(offset, view.viewport().mapToGlobal(point))
    found: list[QWidget | None] = []
    qtbot.waitUntil(
        lambda: bool(found.append(QApplication.activePopupWidget()) or found[-1]), timeout=WAIT_MS
    )
    menu = found[-1]
    assert isinstance(menu, QMenu)
    return menu


def entries(menu: QMenu) -> list[str]:
    return [action.text().split("\t")[0].replace("&", "") for action in menu.actions() if action.text()]


def choose(menu: QMenu, qtbot: QtBot, text: str) -> None:
    action = next(each for each in menu.actions() if each.text().replace("&", "").startswith(text))
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def test_the_menu_over_a_selection(opened: Window, qtbot: QtBot) -> None:
    words = long_words(opened)
    span = span_of(opened, words)
    drag(opened, qtbot, span)
    menu = menu_at(opened, qtbot, span.start + 1)
    shown = entries(menu)
    assert shown[:6] == ["Yellow", "Green", "Blue", "Red", "Purple", "Underline"]
    assert "Write a note" in shown
    assert any(text.startswith("This text is the decision of") for text in shown)
    choose(menu, qtbot, "Red")
    assert marks(opened) == [(HIGHLIGHT, words)]


def test_the_menu_over_a_mark(opened: Window, qtbot: QtBot) -> None:
    span = highlighted(opened, qtbot, long_words(opened))
    opened.source.document.choose(None)
    menu = menu_at(opened, qtbot, span.start + 1)
    assert "Delete the mark" in entries(menu)
    assert "This line is an item’s heading" in entries(menu)
    choose(menu, qtbot, "Delete the mark")
    assert marks(opened) == []


def test_colours_bear_the_names_that_the_reader_gives(opened: Window, qtbot: QtBot) -> None:
    opened.actions_["colour_names"].trigger()
    qtbot.waitUntil(lambda: opened.findChild(ColourNames) is not None, timeout=WAIT_MS)
    dialog = opened.findChild(ColourNames)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.lines[Colour.YELLOW].setText("Vigtigt")
    dialog.lines[Colour.RED].setText("Spørg")
    dialog.accept()
    colours = opened.group.around.tag_colours
    qtbot.waitUntil(lambda: colours.names[Colour.RED] == "Spørg", timeout=WAIT_MS)
    assert colours.names[Colour.YELLOW] == "Vigtigt"
    assert "Vigtigt" in opened.group.marking.bar.colours.buttons[Colour.YELLOW].toolTip()
    assert opened.actions_["highlight_red"].text() == "Spørg"
    opened.session.undo.undo()
    usual = {Colour.YELLOW: "Yellow", Colour.RED: "Red"}
    qtbot.waitUntil(lambda: {each: colours.names[each] for each in usual} == usual, timeout=WAIT_MS)
