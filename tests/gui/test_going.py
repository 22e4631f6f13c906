"""Wherever the reader goes, the chosen item is that of the place shown, and so is what is written on."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from core.annotations import Colour
from core.source_text import Span
from gui.window import Window
from tests.gui.document.marking_hands import long_words, span_of, text_of, view_of


def marked(window: Window) -> Span:
    """Words of the text with a highlight on them, which is the chosen mark."""
    span = span_of(window, long_words(window))
    window.source.document.select(*span)
    window.group.marking.highlight(Colour.YELLOW)
    chosen = window.source.document.chosen
    assert chosen is not None
    assert chosen.passage == span
    return span


def item_seen(window: Window) -> int:
    view = view_of(window)
    return window.current.place_at(view.offset_at_eye(), view.page_at_eye())[0]


def test_a_page_that_is_gone_to_brings_its_item(opened: Window) -> None:
    opened.current.choose_item(0)
    last = len(opened.current.loaded.source.pages) - 1  # type: ignore[union-attr]
    opened.walking.go_to_page(last)
    assert opened.current.item == item_seen(opened) > 0


def test_a_place_that_is_gone_to_brings_its_item(opened: Window) -> None:
    opened.current.choose_item(0)
    last = len(opened.current.items) - 1
    opened.walking.go_to(opened.current.items[last].heading)
    assert opened.current.item == last


def test_note_key_shows_the_chosen_mark_first(opened: Window) -> None:
    span = marked(opened)
    view = view_of(opened)
    view.go_to(len(text_of(opened)))
    assert not view.shows(span)
    opened.actions_["write_note"].trigger()
    assert view.shows(span)


def test_a_mark_is_not_meant_any_more_once_the_reader_is_at_another_item(
    opened: Window, qtbot: QtBot
) -> None:
    marked(opened)
    view_of(opened).setFocus()
    last = len(opened.current.items) - 1
    opened.current.choose_item(last)
    assert opened.source.document.chosen is None
    QTest.keyClick(view_of(opened), Qt.Key.Key_N)
    qtbot.waitUntil(lambda: opened.decision.isAncestorOf(QApplication.focusWidget()))
    assert opened.current.item == last


def test_undo_says_what_it_took_back_and_shows_where(opened: Window) -> None:
    span = marked(opened)
    view = view_of(opened)
    view.go_to(len(text_of(opened)))
    opened.actions_["undo"].trigger()
    assert opened.status.notice.text().startswith("Undone: ")
    assert view.shows(span)
    opened.actions_["redo"].trigger()
    assert opened.status.notice.text().startswith("Done again: ")
    assert opened.source.document.marks


def test_the_only_item_is_gone_to_by_its_key(opened: Window) -> None:
    loaded = opened.current.loaded
    assert loaded is not None
    words = loaded.meeting.items[0].title
    opened.agenda.filter.setText(words[:30])
    assert opened.agenda.filtered.rowCount() == 1
    opened.agenda.step(+1)
    view = view_of(opened)
    view.go_to(len(text_of(opened)))
    opened.agenda.step(+1)
    assert opened.current.item == 0
    assert view.shows(loaded.meeting.items[0].heading)


def test_the_menu_of_plain_text_offers_what_one_does_with_its_item(opened: Window, qtbot: QtBot) -> None:
    last = len(opened.current.items) - 1
    offset = opened.current.items[last].heading.start
    view_of(opened).go_to(offset)
    opened.group.menu.show_at(offset, QPoint(5, 5))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions()]
    assert texts[0].startswith("Write a &note")
    assert texts.index("This line is an item’s heading") > 5
    next(action for action in menu.actions() if action.text().startswith("&Select the item")).trigger()
    menu.close()
    assert opened.current.item == last
    assert opened.source.document.selection is not None
