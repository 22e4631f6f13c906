"""Marking as a reader does it, with mouse and keys in a real window: highlights, notes, tags, undo."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from core.annotations import Annotation, AnnotationKind, Colour, PageBox
from core.errors import LibraryError
from core.library import list_meetings, of_meeting, open_library
from core.source_text import Box, Span
from gui.annotations.mark_places import trimmed
from gui.application import Application
from gui.dialogs.colour_names import ColourNames
from gui.panels.item_marks import MarkRow
from gui.panels.mark_card import MarkCard
from gui.source_view.view import SourceView
from gui.window import Window
from tests.gui.conftest import COMMITTEE, COUNCIL, WAIT_MS, Start

HIGHLIGHT, UNDERLINE = AnnotationKind.HIGHLIGHT, AnnotationKind.UNDERLINE
NOTE, TAG, AREA = AnnotationKind.NOTE, AnnotationKind.TAG, AnnotationKind.AREA


def view_of(window: Window) -> SourceView:
    view = window.source.view
    assert view is not None
    return view


def text_of(window: Window) -> str:
    loaded = window.current.loaded
    assert loaded is not None
    return loaded.source.text


def span_of(window: Window, words: str) -> Span:
    at = text_of(window).index(words)
    return Span(at, at + len(words))


def long_words(window: Window, number: int = 0) -> str:
    """Two neighbouring words of a line in the body of the text, another pair for each number."""
    loaded = window.current.loaded
    assert loaded is not None
    start = loaded.meeting.items[0].span.start
    found = []
    for line in loaded.source.lines:
        words = loaded.source.text[line.start : line.end].split(" ")
        pair = " ".join(words[1:3])
        alone = loaded.source.text.count(pair) == 1
        if line.start > start and len(words) > 6 and alone and len(words[1]) > 4:
            found.append(pair)
    return found[number]


def point_at(window: Window, offset: int, *, after: bool = False) -> QPoint:
    """A point of the view on the character at an offset, at its left or right edge."""
    (rect,) = view_of(window).rects_of(Span(offset, offset + 1))
    x = rect.right() - 1 if after else rect.left() + 1
    return QPoint(round(x), round(rect.center().y()))


def show(window: Window, span: Span) -> None:
    view = view_of(window)
    if not view.shows(span):
        view.go_to(span.start)


def drag(window: Window, qtbot: QtBot, span: Span) -> None:
    """Select words with the mouse."""
    show(window, span)
    view = view_of(window).viewport()
    left = Qt.MouseButton.LeftButton
    begin, end = point_at(window, span.start), point_at(window, span.end - 1, after=True)
    qtbot.mousePress(view, left, pos=begin)
    qtbot.mouseMove(view, (begin + end) / 2)
    qtbot.mouseMove(view, end)
    qtbot.mouseRelease(view, left, pos=end)
    selected = window.source.document.selection
    assert selected is not None
    assert trimmed(text_of(window), selected) == span


def click(window: Window, qtbot: QtBot, offset: int) -> None:
    view = view_of(window).viewport()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=point_at(window, offset))


def press(window: Window, qtbot: QtBot, key: str | Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for each in modifiers:
        held |= each
    qtbot.keyClick(QApplication.focusWidget() or window, key, held)


def settled(window: Window, qtbot: QtBot, expected: Callable[[], bool] = lambda: True) -> None:
    qtbot.waitUntil(lambda: not window.session.is_saving and expected(), timeout=WAIT_MS)


def marks(window: Window) -> list[tuple[AnnotationKind, str]]:
    """Kinds and words of what is drawn over the document."""
    text = text_of(window)
    return [(m.annotation.kind, text[m.span.start : m.span.end]) for m in window.source.document.marks]


def kept(window: Window) -> list[Annotation]:
    """What the library holds of the meeting in view."""
    loaded = window.current.loaded
    assert loaded is not None
    library = open_library(window.session.library)
    try:
        return of_meeting(library, loaded.id)
    finally:
        library.close()


def card(window: Window) -> MarkCard:
    shown = window.group.marking.card
    assert shown is not None
    assert shown.isVisible()
    return shown


def highlighted(window: Window, qtbot: QtBot, words: str, key: str = "1") -> Span:
    span = span_of(window, words)
    drag(window, qtbot, span)
    press(window, qtbot, key)
    return span


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


def test_a_click_chooses_a_mark_and_shows_its_card(opened: Window, qtbot: QtBot) -> None:
    span = highlighted(opened, qtbot, long_words(opened))
    press(opened, qtbot, Qt.Key.Key_Escape)
    view_of(opened).setFocus()
    opened.source.document.choose(None)
    click(opened, qtbot, span.start + 2)
    assert opened.source.document.chosen is not None
    shown = card(opened)
    assert shown.colours.buttons[Colour.YELLOW].isChecked()
    rects = [rect.toRect() for rect in view_of(opened).rects_of(span)]
    corner = view_of(opened).viewport().mapTo(opened.source, QPoint(0, 0))
    assert not any(shown.geometry().intersects(rect.translated(corner)) for rect in rects)
    shown.colours.buttons[Colour.PURPLE].click()
    settled(opened, qtbot)
    assert [each.colour for each in kept(opened)] == [Colour.PURPLE]
    assert card(opened) is shown
    press(opened, qtbot, Qt.Key.Key_Escape)
    assert opened.group.marking.card is None
    assert opened.source.document.chosen is None


def test_a_note_is_written_in_the_card(opened: Window, qtbot: QtBot) -> None:
    words = long_words(opened)
    drag(opened, qtbot, span_of(opened, words))
    press(opened, qtbot, "n")
    note = card(opened).editor.note
    assert note.hasFocus()
    assert opened.source.document.selection is not None  # one sees what the note will be on
    qtbot.keyClicks(note, "Spørg 1 gang til")  # letters and figures are the note's own
    press(opened, qtbot, Qt.Key.Key_Escape)
    settled(opened, qtbot)
    assert [(each.kind, each.text) for each in kept(opened)] == [(NOTE, "Spørg 1 gang til")]
    assert marks(opened) == [(NOTE, words)]
    assert opened.source.document.selection is None
    assert view_of(opened).hasFocus()


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [(Qt.Key.Key_Escape, ()), (Qt.Key.Key_Return, (Qt.KeyboardModifier.ControlModifier,))],
)
def test_one_key_closes_the_card_and_what_was_typed_is_kept(
    opened: Window, qtbot: QtBot, key: Qt.Key, modifiers: tuple[Qt.KeyboardModifier, ...]
) -> None:
    drag(opened, qtbot, span_of(opened, long_words(opened)))
    press(opened, qtbot, "n")
    note = card(opened).editor.note
    qtbot.keyClicks(note, "Husk")
    qtbot.keyClick(note, key, *modifiers)
    assert opened.group.marking.card is None
    assert view_of(opened).hasFocus()
    settled(opened, qtbot)
    assert "Husk" in [each.text for each in kept(opened)]


def test_a_bar_and_a_card_never_show_together(opened: Window, qtbot: QtBot) -> None:
    span = highlighted(opened, qtbot, long_words(opened))
    click(opened, qtbot, span.start + 1)
    assert opened.group.marking.card is not None
    drag(opened, qtbot, Span(span.start + 2, span.end))
    assert opened.group.marking.bar.isVisible()
    assert opened.group.marking.card is None


def test_undo_inside_the_note_is_its_own(opened: Window, qtbot: QtBot) -> None:
    highlighted(opened, qtbot, long_words(opened))
    press(opened, qtbot, "n")
    note = card(opened).editor.note
    qtbot.keyClicks(note, "abc")
    press(opened, qtbot, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert note.toPlainText() == ""
    assert marks(opened)[0][0] is HIGHLIGHT


def test_a_tag_brings_a_highlight_and_leaves_it(opened: Window, qtbot: QtBot) -> None:
    drag(opened, qtbot, span_of(opened, long_words(opened)))
    press(opened, qtbot, "t")
    line = card(opened).editor.tags.line
    assert line.hasFocus()
    qtbot.keyClicks(line, "økonomi/anlæg")
    press(opened, qtbot, Qt.Key.Key_Return)
    settled(opened, qtbot)
    assert {each.kind for each in kept(opened)} == {HIGHLIGHT, TAG}
    press(opened, qtbot, Qt.Key.Key_Backspace)  # takes the tag off
    settled(opened, qtbot)
    assert [each.kind for each in kept(opened)] == [HIGHLIGHT]
    opened.session.undo.undo()
    opened.session.undo.undo()
    settled(opened, qtbot)
    assert kept(opened) == []  # tag and highlight were one step


def test_a_follow_up_on_a_passage(opened: Window, qtbot: QtBot) -> None:
    drag(opened, qtbot, span_of(opened, long_words(opened)))
    press(opened, qtbot, "p")
    (row,) = card(opened).editor.follow_ups.rows
    assert row.what.hasFocus()
    qtbot.keyClicks(row.what, "Ring til havnen")
    qtbot.keyClicks(row.due, "1/6-31")
    opened.group.save()
    settled(opened, qtbot)
    (made,) = kept(opened)
    assert made.text == "Ring til havnen"
    assert made.follow_up is not None
    assert made.follow_up.due is not None
    assert made.passage is not None


def test_without_a_selection_keys_mean_the_item(opened: Window, qtbot: QtBot) -> None:
    opened.current.choose_item(1)
    view_of(opened).setFocus()
    press(opened, qtbot, "n")
    assert opened.decision.is_written_in()
    assert opened.group.marking.card is None
    view_of(opened).setFocus()
    press(opened, qtbot, "p")
    assert opened.decision.is_written_in()


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


def test_switching_documents_in_the_midst_of_typing_loses_nothing(start: Start, qtbot: QtBot) -> None:
    window = start([COMMITTEE, COUNCIL]).window
    qtbot.waitUntil(lambda: window.current.loaded is not None and len(ids(window)) == 2, timeout=WAIT_MS)
    first = window.current.loaded
    assert first is not None
    words = long_words(window)
    drag(window, qtbot, span_of(window, words))
    press(window, qtbot, "n")
    qtbot.keyClicks(card(window).editor.note, "midt i en tan")
    other = next(each for each in ids(window) if each != first.id)
    window.open_meeting(other)  # type: ignore[arg-type]
    qtbot.waitUntil(
        lambda: bool(window.current.loaded and window.current.loaded.id == other), timeout=WAIT_MS
    )
    settled(window, qtbot)
    assert window.group.marking.card is None
    assert kept(window) == []
    library = open_library(window.session.library)
    (note,) = of_meeting(library, first.id)
    library.close()
    assert note.text == "midt i en tan"
    assert note.passage is not None
    assert note.passage.quote == words


def ids(window: Window) -> list[str]:
    library = open_library(window.session.library)
    try:
        return [each.id for each in list_meetings(library)]
    finally:
        library.close()


def test_closing_the_window_keeps_what_is_being_typed(start: Start, qtbot: QtBot) -> None:
    program: Application = start([COMMITTEE])
    window = program.window
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    drag(window, qtbot, span_of(window, long_words(window)))
    press(window, qtbot, "n")
    qtbot.keyClicks(card(window).editor.note, "lige før lukketid")
    again = start().window
    qtbot.waitUntil(lambda: again.current.loaded is not None, timeout=WAIT_MS)
    assert [each.text for each in kept(again)] == ["lige før lukketid"]


def test_what_the_library_refuses_stays_in_the_card(
    opened: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise LibraryError("The disk is full.", "Free some space.")

    told: list[object] = []
    opened.session.failed.disconnect()
    opened.session.failed.connect(told.append)
    drag(opened, qtbot, span_of(opened, long_words(opened)))
    press(opened, qtbot, "n")
    note = card(opened).editor.note
    qtbot.keyClicks(note, "Disken er fuld")
    with monkeypatch.context() as patched:
        patched.setattr("gui.session.write", refuse)
        note.save()
        qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    assert card(opened).editor.note.toPlainText() == "Disken er fuld"
    assert marks(opened)[0][0] is NOTE
    assert opened.session.has_refused
    opened.session.retry()
    settled(opened, qtbot, lambda: not opened.session.has_refused)
    assert [each.text for each in kept(opened)] == ["Disken er fuld"]


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


def test_the_tab_key_leads_through_the_card_and_back(opened: Window, qtbot: QtBot) -> None:
    drag(opened, qtbot, span_of(opened, long_words(opened)))
    press(opened, qtbot, "p")
    editor = card(opened).editor
    row = editor.follow_ups.rows[0]
    editor.note.setFocus()
    seen = []
    for _step in range(7):
        press(opened, qtbot, Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    remove = row.findChild(QToolButton)
    assert seen[:6] == [editor.tags.line, row.done, row.what, row.who, row.due, remove]
    while QApplication.focusWidget() is not view_of(opened):
        press(opened, qtbot, Qt.Key.Key_Tab)
    assert opened.group.marking.card is not None


def test_escape_puts_the_bar_away_before_the_selection(opened: Window, qtbot: QtBot) -> None:
    drag(opened, qtbot, span_of(opened, long_words(opened)))
    press(opened, qtbot, Qt.Key.Key_Escape)
    assert not opened.group.marking.bar.isVisible()
    press(opened, qtbot, Qt.Key.Key_Escape)
    assert opened.source.document.selection is None


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
