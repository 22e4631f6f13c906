"""The card of a mark: notes, tags and follow-ups typed in it, and that nothing typed is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QToolButton
from pytestqt.qtbot import QtBot

from core.annotations import Colour
from core.errors import LibraryError
from core.library import list_meetings, of_meeting, open_library
from gui.application import Application
from gui.window import Window
from tests.gui.conftest import COMMITTEE, COUNCIL, WAIT_MS, Start
from tests.gui.document.marking_hands import (
    HIGHLIGHT,
    NOTE,
    TAG,
    card,
    click,
    drag,
    highlighted,
    kept,
    long_words,
    marks,
    press,
    settled,
    span_of,
    view_of,
)


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
    body = shown.findChild(QScrollArea)
    assert body is not None
    assert body.verticalScrollBar().maximum() == 0  # the card is as high as what stands in it
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


def test_switching_documents_in_the_midst_of_typing_loses_nothing(start_with: Start, qtbot: QtBot) -> None:
    window = start_with([COMMITTEE, COUNCIL]).window
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


def test_closing_the_window_keeps_what_is_being_typed(start: Start, start_with: Start, qtbot: QtBot) -> None:
    program: Application = start_with([COMMITTEE])
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
