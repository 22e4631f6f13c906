from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from core.annotations import AnnotationKind, ItemKey, new_annotation
from core.library import Library, add, list_meetings, of_meeting, open_library, prepare, put
from tests.core.library.invented import opened

ROOT = Path(__file__).resolve().parents[3]

IMPORTER = """
import sys
from pathlib import Path
from core.library import add, open_library, prepare
from tests.core.library.invented import opened
library = open_library(Path(sys.argv[1]))
for number in range(int(sys.argv[2]), int(sys.argv[3])):
    items = [(f"Sag {number}", "Godkendt.")]
    add(library, prepare(opened(items, body=f"Udvalg {number}", name=f"{number}.pdf")))
"""


def started(library: Path, first: int, end: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", IMPORTER, str(library), str(first), str(end)],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended_well(process: subprocess.Popen[str]) -> None:
    _out, complaints = process.communicate(timeout=120)
    assert (process.returncode, complaints) == (0, "")


def test_two_programs_make_and_fill_one_library(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    programs = [started(path, 0, 15), started(path, 10, 25)]  # five files are the same
    for program in programs:
        ended_well(program)
    library = open_library(path)
    assert {row.body for row in list_meetings(library)} == {f"Udvalg {n}" for n in range(25)}
    assert library.rows("SELECT count(*) FROM index_queue") == [(0,)]
    assert library.rows("PRAGMA integrity_check") == [("ok",)]
    library.close()


def test_a_reader_writes_while_another_program_imports(library: Library) -> None:
    meeting = add(library, prepare(opened())).meeting
    program = started(library.path, 0, 15)
    notes = [
        new_annotation(meeting, ItemKey("1", None), AnnotationKind.NOTE, f"Note {n}", "Ea") for n in range(30)
    ]
    for note in notes:
        put(library, note)
    ended_well(program)
    assert of_meeting(library, meeting) == notes
    assert len(list_meetings(library)) == 16


def test_a_second_connection_does_not_take_the_locks_of_the_first(tmp_path: Path) -> None:
    """A program that closes the library deletes its log where nobody else holds a lock on the file."""
    path = tmp_path / "library.sqlite"
    first = open_library(path)
    open_library(path).close()
    other = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from pathlib import Path; from core.library import open_library, list_meetings\n"
            "library = open_library(Path(sys.argv[1])); list_meetings(library); library.close()",
            str(path),
        ],
        cwd=ROOT,
        timeout=60,
        check=False,
    )
    assert other.returncode == 0
    assert Path(f"{path}-wal").exists()
    first.close()
