"""Imports that are killed: whole meetings only, nothing that was told is lost, nobody lives on, and the rest
comes in later."""

from __future__ import annotations

import os
import random
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.library import list_meetings, load, open_library, original_of
from core.library.bringing_in import imports
from tests.gui.conftest import ROOT, SAMPLES, WAIT_MS, Start

ITEMS = 12
ENDS_S = 30
pytestmark = pytest.mark.skipif(
    not Path("/proc/self/task").is_dir(), reason="looks at processes as Linux has them"
)

WINDOW = """
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
    files = program.window.files
    program.open([Path(sys.argv[2])], None)
    files._imports[0].added.connect(lambda added: print(added.meeting, flush=True))
    app.exec()

if __name__ == "__main__":
    main()
"""


def make_files(folder: Path, count: int) -> list[Path]:
    """Invented minutes, each of a body of its own; some too large for one transaction."""
    folder.mkdir()
    files = []
    for number in range(count):
        lines = [f"REFERAT Udvalg {number} d. 14-05-2031", ""]
        for item in range(1, ITEMS + 1):
            lines += [f"Punkt {item}: Sag {number} {item}", "Beslutning", "Godkendt.", ""]
        files.append(folder / f"{number:04}.txt")
        files[-1].write_text("\n".join(lines), "utf-8")
    large = folder / "stor.pdf"
    large.write_bytes(SAMPLES[0].read_bytes() + b"\n%" + b"x" * (3 << 20))
    return [*files, large]


def children(process: int) -> list[int]:
    """The processes that `process` started, and those they started."""
    found = []
    for task in Path(f"/proc/{process}/task").iterdir():
        for child in map(int, (task / "children").read_text().split()):
            found += [child, *children(child)]
    return found


def kill(program: subprocess.Popen[str]) -> None:
    """kill -9, and see that nobody lives on."""
    helpers = [os.pidfd_open(child) for child in children(program.pid)]
    os.kill(program.pid, signal.SIGKILL)
    program.wait()
    for helper in helpers:
        ready, _w, _x = select.select([helper], [], [], ENDS_S)  # readable once the process has ended
        os.close(helper)
        assert ready, "a helper process outlived the import"


def check(path: Path, told: set[str]) -> None:
    """The library is whole, and has all that was told."""
    library = open_library(path)
    assert library.rows("PRAGMA integrity_check") == [("ok",)]
    assert library.rows("PRAGMA foreign_key_check") == []
    names = set()
    for row in list_meetings(library):
        loaded = load(library, row.id)
        names |= {row.id, loaded.name}
        if loaded.name.endswith(".txt"):
            assert len(loaded.meeting.items) == ITEMS
        content = original_of(library.path, row.version)[0]
        assert len(content) == library.rows("SELECT size FROM file WHERE name = ?", (loaded.name,))[0][0]
    assert told <= names
    # each file waits, or is in: what the journal says is what the library has
    in_journal = library.rows("SELECT path FROM import_file WHERE state = 'done'")
    assert {Path(name).name for (name,) in in_journal} == {name for name in names if "." in name}
    library.close()


def kill_imports(tmp_path: Path, times: int, seed: int = 17) -> None:
    """Kill the command line's import `times` times, going on each time; then let it end."""
    path, folder = tmp_path / "library.sqlite", tmp_path / "møder"
    files = make_files(folder, times * 8)
    chance, told = random.Random(seed), set[str]()
    command = [sys.executable, str(ROOT / "main.py"), "--language", "en", "--library", str(path), "import"]
    for attempt in range(times):
        more = [str(folder)] if attempt % 5 == 0 else ["--continue"]
        program = subprocess.Popen([*command, *more], stdout=subprocess.PIPE, text=True, cwd=ROOT)
        assert program.stdout is not None
        new = 0
        for line in program.stdout:
            new += line.rstrip().endswith("new meeting")
            told.add(Path(line.rpartition(": ")[0]).name)
            if new > chance.randint(0, 4):
                break
        try:  # somewhere in the midst of the next files
            program.wait(timeout=chance.uniform(0.0, 0.05))
        except subprocess.TimeoutExpired:
            kill(program)
        rest, _nothing = program.communicate()
        told |= {Path(line.rpartition(": ")[0]).name for line in rest.splitlines(True) if line.endswith("\n")}
        check(path, told)
    assert (
        subprocess.run([*command, str(folder)], stdout=subprocess.DEVNULL, cwd=ROOT, check=False).returncode
        == 0
    )
    check(path, {file.name for file in files})
    library = open_library(path)
    assert imports.unfinished(library) == []
    assert library.rows("SELECT count(*) FROM index_queue") == [(0,)]
    assert library.rows("SELECT count(*) FROM file WHERE complete = 0") == [(0,)]
    library.close()


def test_killed_imports_leave_whole_meetings_and_go_on(tmp_path: Path) -> None:
    kill_imports(tmp_path, 3)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(5))
def test_fifty_killed_imports_leave_whole_meetings_and_no_process(tmp_path: Path, seed: int) -> None:
    kill_imports(tmp_path, 10, seed)


def kill_window(tmp_path: Path, library_path: Path, settings: Path, folder: Path, files: int) -> None:
    """Kill a window in the midst of its import, after it told of `files` files."""
    script = tmp_path / "window.py"
    script.write_text(WINDOW, "utf-8")
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PROTOKOLLEN_SETTINGS": str(settings)}
    program = subprocess.Popen(
        [sys.executable, str(script), str(library_path), str(folder)],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    told = {program.stdout.readline().strip() for _file in range(files)}
    kill(program)
    program.stdout.close()
    check(library_path, told - {""})


def test_a_killed_windows_import_is_offered_again_and_goes_on(
    tmp_path: Path, library_path: Path, settings_file: Path, start: Start, qtbot: QtBot
) -> None:
    files = make_files(tmp_path / "møder", 40)
    kill_window(tmp_path, library_path, settings_file, tmp_path / "møder", 3)
    window = start().window
    qtbot.waitUntil(window.unfinished.notice.isVisible, timeout=WAIT_MS)
    with qtbot.waitSignal(window.files.idle, timeout=WAIT_MS):
        window.unfinished.notice.button.click()
    check(library_path, {file.name for file in files})


@pytest.mark.long
@pytest.mark.parametrize("ten", range(5))
def test_fifty_killed_windows_leave_no_process(
    tmp_path: Path, library_path: Path, settings_file: Path, ten: int
) -> None:
    make_files(tmp_path / "møder", 100)
    for attempt in range(ten, ten + 10):
        kill_window(tmp_path, library_path, settings_file, tmp_path / "møder", 1 + attempt % 5)
