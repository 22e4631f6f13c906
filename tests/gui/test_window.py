"""The window as a whole: first start, dropping, language and colours, failures, what is kept for tomorrow."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox, QPushButton, QTextBrowser
from pytestqt.qtbot import QtBot

from core.annotations import AnnotationKind
from core.errors import UserFacingError
from core.library import Changes, list_meetings, of_meeting, open_library, put
from core.reading_process import Tile
from core.settings import load_settings
from gui.annotations.placing import Target, annotation_on
from gui.dialogs.crash import crash_dialog
from gui.theme import DARK, LIGHT
from gui.window import Window
from tests.gui.conftest import COMMITTEE, COUNCIL, ROOT, WAIT_MS, Start, shown_editor


def visible_texts(window: Window) -> set[str]:
    return {label.text() for label in window.findChildren(QLabel) if label.isVisible()}


def wait_opened(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)


def button(window: Window, text: str) -> QPushButton:
    return next(b for b in window.findChildren(QPushButton) if b.text() == text)


def test_the_first_start_says_what_to_do(start: Start, qtbot: QtBot) -> None:
    window = start().window
    assert "Read minutes, find decisions, keep your notes" in visible_texts(window)
    assert not window.agenda.isVisible()
    assert not window.decision.isVisible()
    qtbot.mouseClick(button(window, "Try three sample minutes"), Qt.MouseButton.LeftButton)
    wait_opened(window, qtbot)
    qtbot.waitUntil(lambda: "3 files read" in window.status.notice.text(), timeout=WAIT_MS)
    assert window.agenda.isVisible()
    assert window.decision.isVisible()


def test_files_and_folders_can_be_dropped(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    window = start().window
    folder = tmp_path / "mappe"
    folder.mkdir()
    (folder / COUNCIL.name).write_bytes(COUNCIL.read_bytes())
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in (COMMITTEE, folder)])
    buttons, keys, action = (
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.DropAction.CopyAction,
    )
    enter = QDragEnterEvent(QPoint(300, 300), action, mime, buttons, keys)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(300, 300), action, mime, buttons, keys))
    qtbot.waitUntil(lambda: "2 files read" in window.status.notice.text(), timeout=WAIT_MS)


def test_pages_that_failed_are_drawn_again_when_their_document_changed(opened: Window, qtbot: QtBot) -> None:
    pages, loaded = opened.source.pages, opened.current.loaded
    assert loaded is not None
    tile = Tile(loaded.version, 0, 1.0, 0, 0, 50, 50)
    pages._tile_room._take_failure(tile, UserFacingError("The bytes of this file are missing."))
    opened.session.changed.emit(Changes(annotated=frozenset({loaded.id})))
    assert 0 in pages._tile_room.failed  # a note is no reason to try again
    opened.session.changed.emit(Changes(meetings=frozenset({loaded.id})))
    assert not pages._tile_room.failed


def test_text_cannot_be_dropped(start: Start) -> None:
    mime = QMimeData()
    mime.setText("hello")
    enter = QDragEnterEvent(
        QPoint(3, 3),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter.ignore()
    QApplication.sendEvent(start().window, enter)
    assert not enter.isAccepted()


def test_files_that_fail_are_listed_with_their_reasons(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    bad = tmp_path / "ødelagt.pdf"
    bad.write_bytes(b"%PDF-1.4\n")
    window = start([COMMITTEE, bad]).window
    wait_opened(window, qtbot)
    shown: list[QDialog] = []

    def look() -> bool:
        shown[:] = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
        return bool(shown)

    qtbot.waitUntil(look, timeout=WAIT_MS)
    text = shown[0].findChild(QTextBrowser).toPlainText()
    assert "ødelagt.pdf" in text
    assert "The other file is in." in text
    shown[0].reject()


def test_a_second_start_brings_its_files_here(start: Start, qtbot: QtBot, library_path: Path) -> None:
    window = start().window
    command = [sys.executable, str(ROOT / "main.py"), "--library", str(library_path), str(COMMITTEE)]
    second = subprocess.Popen(command)
    wait_opened(window, qtbot)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=WAIT_MS)
    assert second.returncode == 0


def test_the_language_changes_at_once_and_takes_what_is_typed_along(
    start_with: Start, qtbot: QtBot, library_path: Path, settings_file: Path
) -> None:
    program = start_with([COMMITTEE])
    wait_opened(program.window, qtbot)
    program.window.agenda.step(+1)
    note = shown_editor(program.window, qtbot).note
    note.setFocus()
    qtbot.keyClicks(note, "midt i et o")
    program.window.actions_["language_da"].trigger()
    window = program.window
    wait_opened(window, qtbot)
    assert window.menuBar().actions()[0].text() == "&Filer"
    qtbot.waitUntil(lambda: window.current.item == 0, timeout=WAIT_MS)
    editor = shown_editor(window, qtbot)
    qtbot.waitUntil(lambda: editor.note.toPlainText() == "midt i et o", timeout=WAIT_MS)
    assert load_settings(settings_file).language == "da"
    window.actions_["language_en"].trigger()
    wait_opened(program.window, qtbot)
    assert program.window.menuBar().actions()[0].text() == "&File"


def test_after_a_language_change_notes_are_still_written(start_with: Start, qtbot: QtBot) -> None:
    """The window before must not hear of anything any more."""
    program = start_with([COMMITTEE])
    wait_opened(program.window, qtbot)
    program.window.agenda.step(+1)
    shown_editor(program.window, qtbot)
    program.window.actions_["language_da"].trigger()
    wait_opened(program.window, qtbot)
    qtbot.waitUntil(lambda: program.window.current.item == 0, timeout=WAIT_MS)
    editor = shown_editor(program.window, qtbot)
    qtbot.keyClicks(editor.note, "efter skiftet")
    qtbot.keyClicks(editor.tags.line, "dansk\r")
    qtbot.waitUntil(lambda: bool(program.window.current.tags(Target(0))), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: program.window.current.note(Target(0)) is not None, timeout=WAIT_MS)


def test_scrolling_leaves_the_note_that_is_typed(opened: Window, qtbot: QtBot) -> None:
    opened.agenda.step(+1)
    opened.decision.write_note()
    note = shown_editor(opened, qtbot).note
    qtbot.waitUntil(note.hasFocus)
    assert opened.source.view is not None
    bar = opened.source.view.verticalScrollBar()
    with qtbot.waitSignal(opened.source.offset_changed, timeout=WAIT_MS):
        bar.setValue(bar.maximum())
    assert opened.current.item == 0
    assert note.hasFocus()


def test_marks_in_a_tag_are_words(opened: Window, qtbot: QtBot) -> None:
    opened.agenda.step(+1)
    editor = shown_editor(opened, qtbot)
    tag = "<b>fed</b> " + "lang " * 30
    qtbot.keyClicks(editor.tags.line, tag + "\r")
    qtbot.waitUntil(lambda: bool(opened.current.tags(Target(0))), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "<b>fed</b> lang lang lang…" in visible_texts(opened), timeout=WAIT_MS)
    assert editor.width() <= opened.decision.width()


def test_colours_are_chosen_and_kept(start: Start, settings_file: Path) -> None:
    window = start().window
    window.actions_["theme_dark"].trigger()
    assert window.theme.colours is DARK
    assert load_settings(settings_file).theme == "dark"
    window = start().window
    assert window.theme.dark
    window.actions_["theme_light"].trigger()
    assert window.theme.colours is LIGHT


@pytest.fixture
def locked(library_path: Path) -> Iterator[list[sqlite3.Connection]]:
    """Locks the library as another program would, when a test appends a connection."""
    held: list[sqlite3.Connection] = []
    yield held
    for connection in held:
        connection.close()


def test_a_refused_note_stays_in_the_editor(
    opened: Window, qtbot: QtBot, library_path: Path, locked: list[sqlite3.Connection]
) -> None:
    opened.agenda.step(+1)
    note = shown_editor(opened, qtbot).note
    locked.append(sqlite3.connect(library_path, isolation_level=None))
    locked[0].execute("BEGIN IMMEDIATE")
    note.setFocus()
    qtbot.keyClicks(note, "Må ikke tabes")
    told: list[QMessageBox] = []

    def look() -> bool:
        told[:] = [box for box in opened.findChildren(QMessageBox) if box.isVisible()]
        return bool(told)

    qtbot.waitUntil(look, timeout=WAIT_MS)  # the library waits five seconds for the lock
    assert told[0].text()
    told[0].close()
    assert opened.status.saved.text() == "Not saved"
    opened.agenda.step(+1)  # it is there on coming back, too
    opened.agenda.step(-1)
    assert shown_editor(opened, qtbot).note.toPlainText() == "Må ikke tabes"
    locked[0].execute("ROLLBACK")
    opened.session.retry()
    qtbot.waitUntil(lambda: opened.status.saved.text() == "✓ Saved", timeout=WAIT_MS)
    library = open_library(library_path)
    (meeting,) = list_meetings(library)
    assert [a.text for a in of_meeting(library, meeting.id)] == ["Må ikke tabes"]
    library.close()


def test_closing_waits_for_what_cannot_be_saved(
    opened: Window, qtbot: QtBot, library_path: Path, locked: list[sqlite3.Connection]
) -> None:
    opened.agenda.step(+1)
    note = shown_editor(opened, qtbot).note
    locked.append(sqlite3.connect(library_path, isolation_level=None))
    locked[0].execute("BEGIN IMMEDIATE")
    qtbot.keyClicks(note, "Må ikke tabes")
    opened.close()
    assert opened.isVisible()
    asked: list[QMessageBox] = []

    def look() -> bool:
        asked[:] = [box for box in opened.findChildren(QMessageBox) if box.isVisible()]
        return bool(asked)

    qtbot.waitUntil(look, timeout=WAIT_MS)
    assert "not saved" in asked[0].informativeText()
    assert asked[0].defaultButton().text() == "Stay"  # a Space that was meant for the note loses nothing
    assert asked[0].focusWidget() is asked[0].defaultButton()
    assert opened.isVisible()
    assert note.toPlainText() == "Må ikke tabes"
    locked[0].execute("ROLLBACK")
    next(b for b in asked[0].buttons() if b.text() == "Try again").click()
    qtbot.waitUntil(lambda: not opened.isVisible(), timeout=WAIT_MS)
    library = open_library(library_path)
    (meeting,) = list_meetings(library)
    assert [a.text for a in of_meeting(library, meeting.id)] == ["Må ikke tabes"]
    library.close()


def test_another_programs_note_comes_up(opened: Window, qtbot: QtBot, library_path: Path) -> None:
    assert opened.current.loaded is not None
    opened.agenda.step(+1)
    editor = shown_editor(opened, qtbot)
    library = open_library(library_path)
    put(library, annotation_on(opened.current.loaded, Target(0), AnnotationKind.NOTE, "Udefra", "Anna"))
    library.close()
    qtbot.waitUntil(lambda: editor.note.toPlainText() == "Udefra", timeout=WAIT_MS)


def test_a_summary_is_put_together_of_the_meeting_in_view(opened: Window, qtbot: QtBot) -> None:
    opened.actions_["export"].trigger()
    composer = opened.summaries.composer
    assert composer is not None
    qtbot.waitUntil(lambda: not composer.awaits_preview, timeout=WAIT_MS)
    assert composer.heading.text() == "Økonomiudvalget, 14 May 2024"
    assert composer.preview.pages.count
    qtbot.keyClick(composer, Qt.Key.Key_Escape)
    assert not composer.isVisible()


def test_the_crash_dialog_says_that_the_library_is_whole(qtbot: QtBot) -> None:
    dialog = crash_dialog("Traceback: ValueError: 7")
    qtbot.addWidget(dialog)
    labels = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Your library is whole" in labels
    next(b for b in dialog.findChildren(QPushButton) if b.text() == "Copy details").click()
    assert "ValueError: 7" in QApplication.clipboard().text()
    assert "Qt 6" in QApplication.clipboard().text()


def test_a_click_below_the_open_item_chooses_what_was_clicked(opened: Window, qtbot: QtBot) -> None:
    """The sections of the item before fold in only after the mouse is let go: nothing moves under it."""
    tree = opened.agenda.tree
    opened.agenda.step(+1)
    opened.agenda.step(+1)
    opened.agenda.step(+1)
    index = opened.agenda.filtered.mapFromSource(opened.agenda.model.at(4))
    qtbot.waitUntil(lambda: not tree.visualRect(index).isEmpty())
    at = tree.visualRect(index).center()
    qtbot.mousePress(tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert tree.visualRect(index).contains(at)
    qtbot.mouseRelease(tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened.current.item == 4
    assert tree.currentIndex() == index
    assert not tree.isExpanded(opened.agenda.filtered.mapFromSource(opened.agenda.model.at(2)))


def test_the_search_key_works_while_a_note_is_written(opened: Window, qtbot: QtBot) -> None:
    opened.agenda.step(+1)
    opened.decision.write_note()
    note = shown_editor(opened, qtbot).note
    qtbot.keyClicks(note, "hele linjen")
    note.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClick(note, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert opened.search.hasFocus()
    assert note.toPlainText() == "hele linjen"


def test_a_tag_is_taken_on_leaving_its_line(opened: Window, qtbot: QtBot) -> None:
    opened.agenda.step(+1)
    opened.decision.write_tag()
    line = shown_editor(opened, qtbot).tags.line
    qtbot.keyClicks(line, "havnen")
    assert opened.source.view is not None
    opened.source.view.setFocus()
    qtbot.waitUntil(lambda: [t.text for t in opened.current.tags(Target(0))] == ["havnen"], timeout=WAIT_MS)
    assert line.text() == ""


def test_escape_puts_the_drawers_away(opened: Window, qtbot: QtBot) -> None:
    opened.resize(960, 540)
    opened.actions_["library_panel"].trigger()
    assert opened.library.isVisible()
    qtbot.keyClick(opened.agenda.tree, Qt.Key.Key_Escape)
    assert not opened.library.isVisible()


def test_choosing_the_language_in_use_changes_nothing(start_with: Start, qtbot: QtBot) -> None:
    program = start_with([COMMITTEE])
    window = program.window
    wait_opened(window, qtbot)
    window.actions_["language_en"].trigger()
    assert program.window is window
    assert window.actions_["language_en"].isChecked()
