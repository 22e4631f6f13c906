"""Copies of the library, saved and put back from the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from core.library import add, list_meetings, load, of_meeting, open_library, prepare
from core.parsing import PARSER_VERSION
from core.reading_process import Tile
from gui.annotations.placing import Target
from gui.window import Window
from tests.gui.conftest import COMMITTEE, WAIT_MS, Start, shown_editor
from tests.gui.long_work.test_reading_again import as_an_older_parser_read
from tests.scans import scan


def test_a_copy_is_saved_and_restored(
    opened: Window, qtbot: QtBot, library_path: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.sqlite"
    opened.files.save_copy_to(copy)
    qtbot.waitUntil(lambda: "copy.sqlite" in opened.status.notice.text(), timeout=WAIT_MS)
    opened.agenda.step(+1)
    editor = shown_editor(opened, qtbot)
    qtbot.keyClicks(editor.tags.line, "efter kopien\r")
    qtbot.waitUntil(lambda: bool(opened.current.tags(Target(0))), timeout=WAIT_MS)
    opened.files.restore_from(copy)
    qtbot.waitUntil(lambda: not opened.current.tags(Target(0)), timeout=WAIT_MS)
    assert not opened.session.undo.canUndo()
    kept = list(library_path.parent.glob("library.replaced-*.sqlite"))
    assert len(kept) == 1
    library = open_library(kept[0])
    (meeting,) = list_meetings(library)
    assert [a.text for a in of_meeting(library, meeting.id)] == ["efter kopien"]
    library.close()


def test_pages_drawn_before_a_restore_are_not_shown_after_it(
    opened: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.sqlite"
    opened.files.save_copy_to(copy)
    qtbot.waitUntil(lambda: "copy.sqlite" in opened.status.notice.text(), timeout=WAIT_MS)
    other = Tile(opened.current.loaded.version + 1, 0, 1.0, 0, 0, 50, 50)  # came in after the copy was made
    opened.source.pages._store.put(other, QImage(50, 50, QImage.Format.Format_RGB32))
    opened.files.restore_from(copy)
    qtbot.waitUntil(lambda: "that of the copy" in opened.status.notice.text(), timeout=WAIT_MS)
    assert opened.source.pages._store.get(other) is None


def test_a_copy_without_the_meeting_in_view_shows_nothing(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    window = start().window
    copy = tmp_path / "empty.sqlite"
    window.files.save_copy_to(copy)
    qtbot.waitUntil(copy.exists, timeout=WAIT_MS)
    window.files.bring_in([COMMITTEE])
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    window.files.restore_from(copy)
    qtbot.waitUntil(lambda: window.current.loaded is None, timeout=WAIT_MS)
    assert window.empty.isVisible()
    assert not window.agenda.isVisible()
    assert window.source.view is None


def test_what_an_older_parser_read_in_the_copy_is_read_again_at_once(
    start: Start, qtbot: QtBot, library_path: Path, tmp_path: Path
) -> None:
    copy = open_library(tmp_path / "copy.sqlite")
    meeting = add(copy, prepare(as_an_older_parser_read(COMMITTEE))).meeting
    copy.close()
    start().window.files.restore_from(tmp_path / "copy.sqlite")
    library = open_library(library_path)
    qtbot.waitUntil(lambda: bool(list_meetings(library)), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: load(library, meeting).meeting.parser == PARSER_VERSION, timeout=WAIT_MS)
    library.close()


def test_scanned_pages_of_the_library_before_are_forgotten(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    window = start().window
    copy = tmp_path / "empty.sqlite"
    window.files.save_copy_to(copy)
    qtbot.waitUntil(copy.exists, timeout=WAIT_MS)
    scanned = tmp_path / "scan.pdf"
    scanned.write_bytes(scan())
    window.files.bring_in([scanned])
    reading = window.scanned.reading
    qtbot.waitUntil(lambda: bool(reading.situation.documents), timeout=WAIT_MS)
    known: list[int] = []
    window.session.restored.connect(lambda: known.append(len(reading.situation.documents)))
    window.files.restore_from(copy)
    qtbot.waitUntil(lambda: known == [0], timeout=WAIT_MS)
