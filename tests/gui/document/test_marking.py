"""Marking as a reader does it, with mouse and keys in a real window: highlights, areas, undo."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.annotations import Colour, PageBox
from core.source_text import Box, Span
from gui.panels.item_marks import MarkRow
from gui.window import Window
from tests.gui.conftest import WAIT_MS
from tests.gui.document.marking_hands import (
    AREA,
    HIGHLIGHT,
    NOTE,
    UNDERLINE,
    card,
    click,
    drag,
    highlighted,
    kept,
    long_words,
    marks,
    press,
    settled,
    show,
    text_of,
    view_of,
)


def test_a_key_highlights_what_was_dragged_over(opened: Window, qtbot: QtBot) -> None:
    words = long_words(opened)
    span = highlighted(opened, qtbot, words, "2")
    assert marks(opened) == [(HIGHLIGHT, words)]
    document = opened.source.document
    assert document.selection is None
    assert document.chosen is not None
    assert document.chosen.passage == span
    assert opened.session.undo.undoText() == f"Highlight “{words}”"
    settled(opened, qtbot)
    (made,) = kept(opened)
    assert (made.kind, made.colour, made.author) == (HIGHLIGHT, Colour.GREEN, "Anna")
    assert made.passage is not None
    assert made.passage.quote == words
    assert made.passage.boxes
    assert opened.session.settings.colour == "green"


def test_the_same_colour_takes_off_and_another_changes(opened: Window, qtbot: QtBot) -> None:
    highlighted(opened, qtbot, long_words(opened))
    press(opened, qtbot, "3")
    settled(opened, qtbot)
    assert [each.colour for each in kept(opened)] == [Colour.BLUE]
    press(opened, qtbot, "3")
    settled(opened, qtbot)
    assert kept(opened) == []
    assert marks(opened) == []
    assert opened.source.document.chosen is None


def test_words_selected_again_are_the_same_mark(opened: Window, qtbot: QtBot) -> None:
    words = long_words(opened)
    highlighted(opened, qtbot, words)
    press(opened, qtbot, Qt.Key.Key_Escape)
    highlighted(opened, qtbot, words, "4")
    settled(opened, qtbot)
    assert [each.colour for each in kept(opened)] == [Colour.RED]


def test_underline_and_highlight_are_one_mark(opened: Window, qtbot: QtBot) -> None:
    words = long_words(opened)
    highlighted(opened, qtbot, words, "4")
    press(opened, qtbot, "s")
    assert sorted(marks(opened)) == [(HIGHLIGHT, words), (UNDERLINE, words)]
    assert {mark.annotation.colour for mark in opened.source.document.marks} == {Colour.RED}
    press(opened, qtbot, Qt.Key.Key_Delete)
    assert marks(opened) == []
    assert opened.session.undo.undoText() == f"Delete mark “{words}”"
    settled(opened, qtbot)
    opened.session.undo.undo()
    settled(opened, qtbot)
    assert sorted(marks(opened)) == [(HIGHLIGHT, words), (UNDERLINE, words)]


def test_ten_steps_are_undone_and_redone(opened: Window, qtbot: QtBot) -> None:
    undo, redo = opened.actions_["undo"], opened.actions_["redo"]
    states = [marks(opened)]
    for number in range(4):
        highlighted(opened, qtbot, long_words(opened, number), str(number + 1))
        states.append(marks(opened))
        press(opened, qtbot, "s")
        states.append(marks(opened))
    press(opened, qtbot, "5")
    states.append(marks(opened))
    press(opened, qtbot, Qt.Key.Key_Delete)
    states.append(marks(opened))
    assert len(states) == 11
    for state in reversed(states[:-1]):
        undo.trigger()
        assert marks(opened) == state
    settled(opened, qtbot)
    assert kept(opened) == []
    for state in states[1:]:
        redo.trigger()
        assert marks(opened) == state
    settled(opened, qtbot)
    assert sorted(each.kind for each in kept(opened)) == sorted(
        mark.annotation.kind for mark in opened.source.document.marks
    )


def test_the_next_mark_and_the_one_before(opened: Window, qtbot: QtBot) -> None:
    spans = [highlighted(opened, qtbot, long_words(opened, number)) for number in (0, 3)]
    opened.source.document.choose(None)
    view_of(opened).go_to(0)
    went = []
    for key in ("m", "m", "m"):
        press(opened, qtbot, key)
        chosen = opened.source.document.chosen
        assert chosen is not None
        went.append(chosen.passage)
        assert view_of(opened).shows(chosen.passage or Span(0, 0))
    press(opened, qtbot, "m", Qt.KeyboardModifier.ShiftModifier)
    went.append(opened.source.document.chosen.passage if opened.source.document.chosen else None)
    assert went == [spans[0], spans[1], spans[0], spans[1]]


def test_of_marks_over_one_another_the_shortest_comes_first(opened: Window, qtbot: QtBot) -> None:
    words = long_words(opened)
    whole = highlighted(opened, qtbot, words)
    first = Span(whole.start, whole.start + len(words.split(" ")[0]))
    press(opened, qtbot, Qt.Key.Key_Escape)
    drag(opened, qtbot, first)
    press(opened, qtbot, "2")
    opened.source.document.choose(None)
    chosen = []
    for _time in range(3):
        click(opened, qtbot, first.start + 1)
        target = opened.source.document.chosen
        chosen.append(target.passage if target else None)
    assert chosen == [first, whole, first]
    assert card(opened)._place.text() == "1 of 2"


def test_a_mark_belongs_to_the_item_where_it_begins(opened: Window, qtbot: QtBot) -> None:
    items = opened.current.items
    end = items[1].span.end
    opened.source.document.select(end - 30, end + 30)
    view_of(opened).setFocus()
    press(opened, qtbot, "1")
    settled(opened, qtbot)
    (made,) = kept(opened)
    assert made.item.title == items[1].title


def test_an_area_gets_a_frame_a_note_and_its_words(opened: Window, qtbot: QtBot) -> None:
    loaded = opened.current.loaded
    assert loaded is not None
    line = next(line for line in loaded.source.lines if line.box is not None and line.end - line.start > 30)
    assert line.box is not None
    assert line.page is not None
    around = Box(line.box.x0 - 4, line.box.y0 - 2, line.box.x1 + 4, line.box.y1 + 2)
    area = PageBox(line.page, around)
    opened.source.document.select_area(area)
    view_of(opened).setFocus()
    press(opened, qtbot, "n")
    qtbot.keyClicks(card(opened).editor.note, "Figuren")
    opened.group.save()
    settled(opened, qtbot)
    made = {each.kind: each for each in kept(opened)}
    assert set(made) == {AREA, NOTE}
    passage = made[AREA].passage
    assert passage is not None
    assert passage.boxes == (area,)
    assert passage.quote == text_of(opened)[line.start : line.end].strip()
    # a second one over the same words is a mark of its own
    press(opened, qtbot, Qt.Key.Key_Escape)
    opened.source.document.select_area(area)
    press(opened, qtbot, "2")
    settled(opened, qtbot)
    assert len({mark.target for mark in opened.source.document.marks}) == 2


def test_a_mark_made_on_the_page_lies_on_the_same_words_of_the_text(opened: Window, qtbot: QtBot) -> None:
    words = long_words(opened)
    span = highlighted(opened, qtbot, words, "3")
    press(opened, qtbot, Qt.Key.Key_Escape)
    opened.actions_["show_text"].trigger()
    qtbot.waitUntil(lambda: opened.source.view is opened.source.text, timeout=WAIT_MS)
    show(opened, span)
    assert marks(opened) == [(HIGHLIGHT, words)]
    opened.source.document.choose(None)
    click(opened, qtbot, span.start + 1)
    assert card(opened).colours.buttons[Colour.BLUE].isChecked()
    press(opened, qtbot, "n")
    qtbot.keyClicks(card(opened).editor.note, "fra teksten")
    opened.group.save()
    other = highlighted(opened, qtbot, long_words(opened, 2), "5")
    settled(opened, qtbot)
    made = {each.kind: each.passage for each in kept(opened) if each.colour is not Colour.BLUE}
    assert made[NOTE] is not None
    assert made[NOTE].quote == words
    assert made[HIGHLIGHT] is not None
    assert made[HIGHLIGHT].span == other
    assert made[HIGHLIGHT].boxes  # those of the page, too


def test_the_marks_of_the_item_stand_in_the_decision_panel(opened: Window, qtbot: QtBot) -> None:
    words = long_words(opened)
    span = highlighted(opened, qtbot, words, "2")
    press(opened, qtbot, "n")
    qtbot.keyClicks(card(opened).editor.note, "Se her")
    opened.group.save()
    press(opened, qtbot, Qt.Key.Key_Escape)
    opened.current.choose_item(opened.current.item_at(span.start))
    qtbot.waitUntil(lambda: bool(opened.decision.findChildren(MarkRow)), timeout=WAIT_MS)
    (row,) = opened.decision.findChildren(MarkRow)
    assert row.accessibleName() == f"Mark: {words}. Se her"
    opened.source.document.choose(None)
    view_of(opened).go_to(0)
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert view_of(opened).shows(span)
    assert card(opened).target.passage == span
    opened.actions_["delete_mark"].trigger()
    assert marks(opened) == []
    assert not [each for each in opened.decision.findChildren(MarkRow) if each.isVisible()]
