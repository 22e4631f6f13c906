"""Killed right after a note was shown as saved: the note is there, the library is whole, nobody lives on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from core.library import list_meetings, of_meeting, open_library
from core.settings import load_settings
from gui.layout import read_layouts
from tests.gui.conftest import COMMITTEE, ROOT, WAIT_MS, Start

WRITER = """
import os
import sys
import traceback
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from core.settings import Settings
from gui.application import Application
from gui.session import Session
from gui.theme import Theme

def fail(*error):
    traceback.print_exception(*error)
    os._exit(1)  # whoever reads what this says must not wait for more

def main():
    sys.excepthook = fail
    app = QApplication([])
    program = Application(app, Session(Path(sys.argv[1]), Settings(author="Anna")), Theme(app, "light"))
    window = program.window

    def write():
        window.agenda.step(+1)
        window.decision.write_note()
        note = window.decision._active.note
        QTest.keyClicks(note, "Husk at ")
        QTest.keyClicks(note, "ringe")
        assert window.status.saved.text() != "✓ Saved"
        window.session.saving.connect(tell)

    def tell(saving):
        if not saving and window.status.saved.text() == "✓ Saved":
            print("saved", program._rasters.process_id, flush=True)

    window.current.shown.connect(write)
    program.open([Path(sys.argv[2])], None)
    app.exec()

if __name__ == "__main__":
    main()
"""


TYPIST = (
    WRITER[: WRITER.index("    def write():")]
    + """
    letters = iter("Husk at ringe til havnen. " * 100)
    typing = QTimer(interval=60)

    def type_on():
        QTest.keyClicks(window.decision._active.note, next(letters))

    def write():
        window.agenda.step(+1)
        window.decision.write_note()
        window.session.saving.connect(tell)
        typing.timeout.connect(type_on)
        typing.start()

    def tell(saving):
        if not saving:
            print("saved", flush=True)

    window.current.shown.connect(write)
    program.open([Path(sys.argv[2])], None)
    app.exec()

if __name__ == "__main__":
    from PySide6.QtCore import QTimer
    main()
"""
)


READER = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from core.settings import Settings
from gui.application import Application
from gui.session import Session
from gui.theme import Theme

def main():
    app = QApplication([])
    program = Application(app, Session(Path(sys.argv[1]), Settings(author="Anna")), Theme(app, "light"))
    program.window.resize(1300, 800)
    program.window.current.shown.connect(lambda: program.window.walking.go_to_page(2))
    program.open([Path(sys.argv[2])], None)
    app.exec()

if __name__ == "__main__":
    main()
"""


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return b"Z" not in Path(f"/proc/{process}/stat").read_bytes().split(b")")[-1][:3]


def test_what_was_shown_as_saved_is_there_after_a_kill(
    tmp_path: Path, library_path: Path, settings_file: Path, qtbot: QtBot
) -> None:
    script = tmp_path / "writer.py"
    script.write_text(WRITER, "utf-8")
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PROTOKOLLEN_SETTINGS": str(settings_file)}
    window = subprocess.Popen(
        [sys.executable, str(script), str(library_path), str(COMMITTEE)],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert window.stdout is not None
    said, _space, page_process = window.stdout.readline().partition(" ")
    assert said == "saved"
    os.kill(window.pid, signal.SIGKILL)
    window.wait()
    window.stdout.close()

    library = open_library(library_path)
    (meeting,) = list_meetings(library)
    assert [note.text for note in of_meeting(library, meeting.id)] == ["Husk at ringe"]
    assert library.rows("PRAGMA integrity_check") == [("ok",)]
    library.close()
    qtbot.waitUntil(lambda: not alive(int(page_process)), timeout=WAIT_MS)


def test_steady_typing_is_there_after_a_kill(tmp_path: Path, library_path: Path, settings_file: Path) -> None:
    """Whoever types on and on loses the last few seconds at most."""
    script = tmp_path / "typist.py"
    script.write_text(TYPIST, "utf-8")
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PROTOKOLLEN_SETTINGS": str(settings_file)}
    program = subprocess.Popen(
        [sys.executable, str(script), str(library_path), str(COMMITTEE)],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    said = [program.stdout.readline() for _save in range(2)]
    os.kill(program.pid, signal.SIGKILL)
    program.wait()
    program.stdout.close()
    assert said == ["saved\n"] * 2
    library = open_library(library_path)
    (meeting,) = list_meetings(library)
    (note,) = of_meeting(library, meeting.id)
    library.close()
    assert note.text.startswith("Husk at ringe")


def test_a_killed_program_comes_back_to_the_page_where_the_reader_rested(
    tmp_path: Path, library_path: Path, settings_file: Path, start: Start, qtbot: QtBot
) -> None:
    script = tmp_path / "reader.py"
    script.write_text(READER, "utf-8")
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PROTOKOLLEN_SETTINGS": str(settings_file)}
    program = subprocess.Popen(
        [sys.executable, str(script), str(library_path), str(COMMITTEE)], env=environment
    )

    def kept() -> bool:
        (window,) = read_layouts(load_settings(settings_file).layout)
        places = [tab.place for group in window.groups for tab in group.tabs]
        return any(place is not None and place.page == 1 for place in places)

    try:
        qtbot.waitUntil(kept, timeout=WAIT_MS)
    finally:
        os.kill(program.pid, signal.SIGKILL)
        program.wait()

    window = start().window
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    view = window.source.view
    assert view is not None
    qtbot.waitUntil(lambda: view.place().page == 1, timeout=WAIT_MS)
