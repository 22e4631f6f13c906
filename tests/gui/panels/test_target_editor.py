"""What is typed on one target: saved while it is typed, one step of undo, beside what others write there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.annotations import Annotation
from core.library import Written, list_meetings, of_meeting, open_library, write
from gui.edits.review import comment
from gui.panels.target_editor import TargetEditor
from gui.window import Window
from tests.gui.conftest import WAIT_MS, shown_editor


@pytest.fixture
def editor(opened: Window, qtbot: QtBot) -> TargetEditor:
    opened.agenda.step(+1)
    editor = shown_editor(opened, qtbot)
    editor.note.setFocus()
    return editor


def kept(library_path: Path) -> list[Annotation]:
    library = open_library(library_path)
    found = [each for row in list_meetings(library) for each in of_meeting(library, row.id)]
    library.close()
    return found


def await_texts(window: Window, qtbot: QtBot, *texts: str) -> None:
    qtbot.waitUntil(lambda: not window.session.is_saving, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: sorted(a.text for a in kept(window.session.library)) == [*texts], timeout=WAIT_MS)


def test_what_another_program_writes_while_the_reader_types_is_kept_too(
    opened: Window, editor: TargetEditor, qtbot: QtBot, library_path: Path
) -> None:
    qtbot.keyClicks(editor.note, "Husk")
    editor.note.save()
    await_texts(opened, qtbot, "Husk")
    (note,) = kept(library_path)
    qtbot.keyClicks(editor.note, "!")
    typed = editor.note.toPlainText()
    library = open_library(library_path)
    write(library, [Written(replace(note, text="Udefra", modified=datetime.now(UTC)))])
    library.close()
    current = opened.current
    editor.note.burst._pause.stop()  # the typing goes on until the other's words are there
    qtbot.waitUntil(lambda: any(a.text == "Udefra" for _t, a in current.all_annotations), timeout=WAIT_MS)
    assert editor.note.toPlainText() == typed
    editor.note.save()
    await_texts(opened, qtbot, *sorted([typed, "Udefra"]))


def test_steady_typing_is_saved_and_one_step_of_undo(
    opened: Window, editor: TargetEditor, qtbot: QtBot
) -> None:
    before = opened.session.undo.count()
    for words in ("Spørg ", "om ", "broen"):
        qtbot.keyClicks(editor.note, words)
        editor.note.burst._pause.stop()  # it goes on, however long the library takes
        assert editor.note.burst._at_the_latest.isActive()
        editor.note.burst._at_the_latest.timeout.emit()
        await_texts(opened, qtbot, editor.note.toPlainText())
    assert opened.session.undo.count() == before + 1
    editor.note.save()
    opened.session.undo.undo()
    await_texts(opened, qtbot)
    assert editor.note.toPlainText() == ""
    opened.session.undo.redo()
    await_texts(opened, qtbot, "Spørg om broen")
    qtbot.keyClicks(editor.note, "!")
    editor.note.save()
    assert opened.session.undo.count() == before + 2  # another burst


def test_a_note_that_is_written_anew_is_not_deleted_in_between(
    opened: Window, editor: TargetEditor, qtbot: QtBot
) -> None:
    qtbot.keyClicks(editor.note, "Gammel")
    editor.note.save()
    await_texts(opened, qtbot, "Gammel")
    editor.note.selectAll()
    editor.note.textCursor().removeSelectedText()
    editor.note.burst._at_the_latest.timeout.emit()
    assert [a.text for _t, a in opened.current.all_annotations] == ["Gammel"]
    qtbot.keyClicks(editor.note, "Ny")
    editor.note.save()
    await_texts(opened, qtbot, "Ny")


def test_a_follow_up_is_saved_in_steady_typing_as_one_step(
    opened: Window, editor: TargetEditor, qtbot: QtBot
) -> None:
    before = opened.session.undo.count()
    editor.write_follow_up()
    (row,) = editor.follow_ups.rows
    for words in ("Ring ", "til ", "Bo"):
        qtbot.keyClicks(row.what, words)
        row.burst._pause.stop()  # it goes on
        row.burst._at_the_latest.timeout.emit()
        await_texts(opened, qtbot, row.what.text().strip())
    assert opened.session.undo.count() == before + 1
    row.save()
    opened.session.undo.undo()
    await_texts(opened, qtbot)


def test_a_comment_is_changed_where_it_stands_and_undo_gives_its_words_back(
    opened: Window, editor: TargetEditor, qtbot: QtBot
) -> None:
    current = opened.current
    assert current.loaded is not None
    comment(opened.session, current.loaded, editor.target, "Er det rigtigt?")
    await_texts(opened, qtbot, "Er det rigtigt?")
    (field,) = editor.comments.editors.values()
    assert field.toPlainText() == "Er det rigtigt?"
    assert editor.note.toPlainText() == "", "it is no note"
    field.setFocus()
    qtbot.keyClicks(field, "Nej. ")
    field.save()
    await_texts(opened, qtbot, "Nej. Er det rigtigt?")
    opened.session.undo.undo()
    await_texts(opened, qtbot, "Er det rigtigt?")
    assert field.toPlainText() == "Er det rigtigt?"
    opened.session.undo.undo()
    await_texts(opened, qtbot)
    assert editor.comments.isHidden()


def test_a_comment_with_no_words_left_is_deleted(opened: Window, editor: TargetEditor, qtbot: QtBot) -> None:
    assert opened.current.loaded is not None
    comment(opened.session, opened.current.loaded, editor.target, "Er det rigtigt?")
    (field,) = editor.comments.editors.values()
    field.setFocus()
    field.selectAll()
    field.textCursor().removeSelectedText()
    field.save()
    await_texts(opened, qtbot)
