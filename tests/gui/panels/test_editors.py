"""The editors of notes and tags: when they hand over what was typed, and that nothing typed is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QStringListModel, Qt
from pytestqt.qtbot import QtBot

from core.annotations import AnnotationKind, ItemKey, MeetingId, new_annotation
from gui.annotations.tag_colours import TagColours
from gui.panels.note_editor import NoteEditor
from gui.panels.tag_editor import TagEditor
from gui.session import Session
from gui.theme import Theme


@pytest.fixture
def note(qtbot: QtBot) -> NoteEditor:
    editor = NoteEditor()
    qtbot.addWidget(editor)
    editor.resize(280, 100)
    editor.show()
    return editor


def test_a_note_is_saved_on_a_pause(note: NoteEditor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(note.edited) as edited:
        qtbot.keyClicks(note, "Spørg om puljen")
        assert note.unsaved
    assert edited.args == ["Spørg om puljen"]
    assert not note.unsaved


def test_a_note_is_saved_on_leaving(note: NoteEditor, qtbot: QtBot) -> None:
    qtbot.keyClicks(note, "Spørg")
    with qtbot.waitSignal(note.edited):
        note.save()
    with qtbot.assertNotEmitted(note.edited):
        note.save()


def test_what_is_typed_is_not_replaced(note: NoteEditor, qtbot: QtBot) -> None:
    note.show_note("Gammel")
    qtbot.keyClicks(note, "Ny ")
    note.show_note("Fra et andet vindue")
    assert note.toPlainText() == "Ny Gammel"


def test_undo_inside_the_editor_is_its_own(note: NoteEditor, qtbot: QtBot) -> None:
    qtbot.keyClicks(note, "abc")
    qtbot.keyClick(note, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert note.toPlainText() == ""


def test_a_long_note_makes_the_editor_grow(note: NoteEditor) -> None:
    before = note.height()
    note.show_note("\n".join(f"Linje {n}" for n in range(12)))
    assert note.height() > before
    assert note.verticalScrollBar().maximum() == 0


@pytest.fixture
def tags(qtbot: QtBot, theme: Theme, session: Session) -> TagEditor:
    words = QStringListModel(["budget", "havnen"])
    editor = TagEditor(theme, words, TagColours(session))
    qtbot.addWidget(editor)
    editor.show()
    return editor


def tag(text: str) -> object:
    return new_annotation(MeetingId("m"), ItemKey("1", "Sag"), AnnotationKind.TAG, text, "Anna")


@pytest.mark.parametrize("end", ["\r", ","], ids=["return", "comma"])
def test_return_and_comma_add_a_tag(tags: TagEditor, qtbot: QtBot, end: str) -> None:
    with qtbot.waitSignal(tags.added) as added:
        qtbot.keyClicks(tags.line, "  spørg   gruppen ")
        qtbot.keyClicks(tags.line, end)
    assert added.args == ["spørg gruppen"]
    assert tags.line.text() == ""


def test_a_tag_stands_once(tags: TagEditor, qtbot: QtBot) -> None:
    tags.show_tags([tag("Budget")])  # type: ignore[list-item]
    with qtbot.assertNotEmitted(tags.added):
        qtbot.keyClicks(tags.line, "budget,")


def test_backspace_takes_the_last_tag_off(tags: TagEditor, qtbot: QtBot) -> None:
    last = tag("havnen")
    tags.show_tags([tag("budget"), last])  # type: ignore[list-item]
    with qtbot.waitSignal(tags.removed) as removed:
        qtbot.keyClick(tags.line, Qt.Key.Key_Backspace)
    assert removed.args == [last]


def test_tags_in_use_complete(tags: TagEditor, qtbot: QtBot) -> None:
    tags.activateWindow()
    with qtbot.waitActive(tags):
        tags.line.setFocus()
    qtbot.keyClicks(tags.line, "hav")
    completer = tags.line.completer()
    qtbot.waitUntil(lambda: completer.currentCompletion() == "havnen")
    added: list[str] = []
    tags.added.connect(added.append)
    qtbot.keyClick(completer.popup(), Qt.Key.Key_Down)
    qtbot.keyClick(completer.popup(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(added) and tags.line.text() == "")
    assert added == ["havnen"]
