"""What the library or the disk refuses: told once, in one box, and the reader decides what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from core.annotations import AnnotationKind, Colour
from core.errors import LibraryError
from core.library import list_meetings, of_meeting, open_library, write
from core.settings import load_settings
from gui.annotations.placing import Target, annotation_on
from gui.application import Application
from gui.dialogs.colour_names import ColourNames
from gui.edits.annotations import annotate
from gui.pending import Change
from gui.window import Window
from tests.gui.conftest import COMMITTEE, COUNCIL, WAIT_MS, Start

Disk = Callable[[bool], None]


@pytest.fixture
def fill_disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    """Says whether the library takes anything."""

    def refuse(*_arguments: object) -> None:
        raise LibraryError("The disk is full.", "Free some space.")

    return lambda full: monkeypatch.setattr("gui.session.write", refuse if full else write)


def boxes(*windows: Window) -> list[QMessageBox]:
    """The boxes that the reader sees."""
    return [box for window in windows for box in window.findChildren(QMessageBox) if box.isVisible()]


def press(box: QMessageBox, text: str) -> None:
    next(button for button in box.buttons() if button.text() == text).click()


def write_notes(window: Window, *texts: str) -> None:
    """A note on the first item each, as an edit of its own."""
    loaded = window.current.loaded
    assert loaded is not None
    for text in texts:
        note = annotation_on(loaded, Target(0), AnnotationKind.NOTE, text, "Anna")
        annotate(window.session, "Write note", Change(None, note))


def notes(library_path: Path) -> list[str]:
    library = open_library(library_path)
    texts = [each.text for row in list_meetings(library) for each in of_meeting(library, row.id)]
    library.close()
    return sorted(texts)


def test_what_is_refused_three_times_is_told_in_one_box(
    opened: Window, qtbot: QtBot, fill_disk: Disk, library_path: Path
) -> None:
    fill_disk(True)
    write_notes(opened, "en", "to", "tre")
    qtbot.waitUntil(lambda: not opened.session.is_saving, timeout=WAIT_MS)
    (told,) = boxes(opened)
    assert told.text() == "The disk is full."
    opened.close()
    qtbot.waitUntil(lambda: not opened.session.is_saving, timeout=WAIT_MS)
    (asked,) = boxes(opened)
    assert "not saved" in asked.informativeText()
    assert opened.isVisible()
    press(asked, "Stay")
    fill_disk(False)
    opened.close()
    qtbot.waitUntil(lambda: not opened.isVisible(), timeout=WAIT_MS)
    assert notes(library_path) == ["en", "to", "tre"]


def two_windows(start_with: Start, qtbot: QtBot) -> Application:
    program = start_with([COMMITTEE, COUNCIL])
    window = program.window
    qtbot.waitUntil(lambda: len(window.library.rows) == 2, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    for meeting in window.library.rows:
        if window.current.loaded is not None and meeting != window.current.loaded.id:
            window.group.tabs.open_behind(meeting, window.library.rows[meeting])
    window.actions_["tab_to_window"].trigger()
    qtbot.waitUntil(lambda: all(each.current.loaded is not None for each in program.windows), timeout=WAIT_MS)
    assert len(program.windows) == 2
    return program


@pytest.mark.parametrize("answer", ["Close without saving", "Try again"])
def test_a_quit_goes_on_after_the_answer(
    answer: str, start: Start, start_with: Start, qtbot: QtBot, fill_disk: Disk, library_path: Path
) -> None:
    program = two_windows(start_with, qtbot)
    windows = [*program.windows]
    fill_disk(True)
    write_notes(program.window, "nej")
    qtbot.waitUntil(lambda: not program.window.session.is_saving, timeout=WAIT_MS)
    program.window.actions_["quit"].trigger()
    qtbot.waitUntil(lambda: any("not saved" in b.informativeText() for b in boxes(*windows)), timeout=WAIT_MS)
    assert all(window.isVisible() for window in windows)
    fill_disk(answer == "Close without saving")
    press(next(box for box in boxes(*windows) if "not saved" in box.informativeText()), answer)
    qtbot.waitUntil(lambda: not program.window.isVisible(), timeout=WAIT_MS)
    assert len(program.windows) == 1
    assert notes(library_path) == ([] if answer == "Close without saving" else ["nej"])
    fill_disk(False)
    assert len(start().windows) == 2  # both are there again


def test_staying_gives_a_quit_up(start_with: Start, qtbot: QtBot, fill_disk: Disk) -> None:
    program = two_windows(start_with, qtbot)
    windows = [*program.windows]
    fill_disk(True)
    write_notes(program.window, "nej")
    qtbot.waitUntil(lambda: not program.window.session.is_saving, timeout=WAIT_MS)
    program.window.actions_["quit"].trigger()
    qtbot.waitUntil(lambda: any("not saved" in b.informativeText() for b in boxes(*windows)), timeout=WAIT_MS)
    fill_disk(False)
    for box in boxes(*windows):
        box.close()
    program.window.session.retry()
    qtbot.waitUntil(lambda: not windows[0].session.has_refused, timeout=WAIT_MS)
    assert all(window.isVisible() for window in windows)


def test_refused_names_of_colours_stay_in_their_dialog(
    opened: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.actions_["colour_names"].trigger()
    (dialog,) = opened.findChildren(ColourNames)
    dialog.lines[Colour.RED].setText("Spørg")
    dialog.lines[Colour.GREEN].setText("Enig")

    def refuse(*_arguments: object) -> None:
        raise LibraryError("The disk is full.", "Free some space.")

    with monkeypatch.context() as patched:
        patched.setattr("gui.session.name_colours", refuse)
        dialog.accept()
        qtbot.waitUntil(lambda: bool(boxes(opened)), timeout=WAIT_MS)
    boxes(opened)[0].close()
    assert dialog.isVisible()
    assert dialog.lines[Colour.RED].text() == "Spørg"
    dialog.accept()
    colours = opened.group.around.tag_colours
    qtbot.waitUntil(lambda: colours.names[Colour.RED] == "Spørg", timeout=WAIT_MS)
    assert colours.names[Colour.GREEN] == "Enig"
    assert not opened.findChildren(ColourNames)
    opened.session.undo.undo()
    qtbot.waitUntil(lambda: colours.names[Colour.RED] == "Red", timeout=WAIT_MS)
    assert colours.names[Colour.GREEN] == "Green"


def test_a_language_that_cannot_be_kept_is_told_in_the_new_window(
    start: Start, qtbot: QtBot, settings_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start()
    old = program.window

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("gui.session.save_settings", full)
        old.program.language_wanted.emit("da")
    assert program.window is not old
    assert program.window.isVisible()
    assert program.window.windowTitle() == "Protokollen"
    (told,) = boxes(program.window)
    told.close()
    assert load_settings(settings_file).language is None
