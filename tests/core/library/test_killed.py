from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from core.library import add, list_meetings, load, of_meeting, open_library, original_of, prepare
from tests.core.library.invented import opened

ROOT = Path(__file__).resolve().parents[3]

BUSY = """
import sys
from pathlib import Path
from core.annotations import AnnotationKind, ItemKey, new_annotation
from core.library import add, open_library, prepare, put
from tests.core.library.invented import opened
library = open_library(Path(sys.argv[1]))
number = int(sys.argv[2])
while True:
    number += 1
    items = [(f"Sag {number} {n}", "Godkendt. " * 50) for n in range(40)]
    file = opened(items, body=f"Udvalg {number}", content=bytes(str(number), "ascii") * 500_000)
    meeting = add(library, prepare(file)).meeting
    note = new_annotation(meeting, ItemKey("1", None), AnnotationKind.NOTE, f"Note {number}", "Ea")
    put(library, note)
    print(meeting, note.id, flush=True)
"""


@pytest.mark.long
def test_a_killed_program_leaves_whole_meetings_and_every_note_that_was_saved(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    chance = random.Random(17)
    saved: list[tuple[str, str]] = []
    for attempt in range(12):
        program = subprocess.Popen(
            [sys.executable, "-c", BUSY, str(path), str(attempt * 1000)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert program.stdout is not None
        for _line in range(chance.randint(1, 4)):
            meeting, note = program.stdout.readline().split()
            saved.append((meeting, note))
        try:  # somewhere in the middle of the next file
            program.wait(timeout=chance.uniform(0.0, 0.15))
        except subprocess.TimeoutExpired:
            program.kill()
        rest, _nothing = program.communicate()
        # a line that was cut off was not said to be saved
        saved += [tuple(line.split()) for line in rest.splitlines(True) if line.endswith("\n")]  # type: ignore[misc]
        library = open_library(path)
        assert library.rows("PRAGMA integrity_check") == [("ok",)]
        assert library.rows("PRAGMA foreign_key_check") == []
        for row in list_meetings(library):
            loaded = load(library, row.id)
            assert len(loaded.meeting.items) == 40
            assert len(original_of(library.path, row.version)[0]) >= 500_000
        kept = {(row.id, note.id) for row in list_meetings(library) for note in of_meeting(library, row.id)}
        assert set(saved) <= kept
        library.close()
    library = open_library(path)
    add(library, prepare(opened()))  # what the killed programs did not get to index is made up for
    assert library.rows("SELECT count(*) FROM index_queue") == [(0,)]
    assert library.rows("SELECT count(*) FROM index_entry") == library.rows("SELECT count(*) FROM items")
    library.close()
