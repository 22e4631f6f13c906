from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from core.annotations import AnnotationKind, ItemKey, new_annotation
from core.errors import LibraryError, LibraryTooNew
from core.library import (
    Library,
    add,
    list_meetings,
    load,
    of_meeting,
    open_library,
    original_of,
    prepare,
    put,
    restore,
    save_copy,
)
from core.library.migrations import MIGRATIONS
from core.library.opening import open_with
from tests.core.library.invented import opened
from tests.core.library.searched import find


@pytest.fixture
def copy(library: Library, tmp_path: Path) -> Path:
    """A copy made when the library held one meeting with a note."""
    added = add(library, prepare(opened()))
    put(library, new_annotation(added.meeting, ItemKey("1", None), AnnotationKind.NOTE, "Husk", "Ea"))
    path = tmp_path / "copies" / "kopi.sqlite"
    path.parent.mkdir()
    save_copy(library, path)
    return path


def test_a_copy_is_one_file_and_a_whole_library(library: Library, copy: Path) -> None:
    assert [path.name for path in copy.parent.iterdir()] == ["kopi.sqlite"]
    if os.name == "posix":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    opened_copy = open_library(copy)
    meeting = list_meetings(opened_copy)[0].id
    assert [note.text for note in of_meeting(opened_copy, meeting)] == ["Husk"]
    assert original_of(opened_copy.path, 1)[0] == opened().content
    assert len(find(opened_copy, "budget")) == 1
    opened_copy.close()


def test_a_copy_takes_the_place_of_an_older_one(library: Library, copy: Path) -> None:
    add(library, prepare(opened(body="Byrådet")))
    save_copy(library, copy)
    opened_copy = open_library(copy)
    assert len(list_meetings(opened_copy)) == 2
    opened_copy.close()


def test_a_copy_is_not_written_over_the_library_or_nowhere(library: Library, tmp_path: Path) -> None:
    add(library, prepare(opened()))
    with pytest.raises(LibraryError, match="itself"):
        save_copy(library, library.path)
    with pytest.raises(LibraryError, match="cannot be written"):
        save_copy(library, tmp_path / "missing" / "kopi.sqlite")
    assert len(list_meetings(library)) == 1


def test_a_copy_of_an_older_program_is_brought_up_to_date(library: Library, tmp_path: Path) -> None:
    old = tmp_path / "gammel.sqlite"
    open_with(old, MIGRATIONS[:1]).close()
    before = old.read_bytes()
    add(library, prepare(opened()))
    restore(old, library.path)
    assert list_meetings(library) == []
    added = add(library, prepare(opened()))
    assert load(library, added.meeting).meeting == opened().meeting
    assert old.read_bytes() == before


def test_a_restored_copy_is_seen_at_once_and_what_was_there_is_kept(library: Library, copy: Path) -> None:
    add(library, prepare(opened(body="Byrådet")))
    before = library.data_version()
    kept = restore(copy, library.path)
    assert library.data_version() != before
    assert [row.body for row in list_meetings(library)] == ["Økonomiudvalget"]
    assert kept is not None
    replaced = open_library(kept)
    assert {row.body for row in list_meetings(replaced)} == {"Økonomiudvalget", "Byrådet"}
    replaced.close()


def test_a_copy_becomes_a_library_where_there_is_none(copy: Path, tmp_path: Path) -> None:
    path = tmp_path / "new" / "library.sqlite"
    assert restore(copy, path) is None
    library = open_library(path)
    assert len(list_meetings(library)) == 1
    library.close()


def test_what_is_no_copy_changes_nothing(library: Library, copy: Path, tmp_path: Path) -> None:
    text = tmp_path / "letter.txt"
    text.write_text("Kære borgmester " * 100, "utf-8")
    empty = tmp_path / "empty.sqlite"
    empty.touch()
    newer = tmp_path / "newer.sqlite"
    save_copy(library, newer)
    connection = sqlite3.connect(newer)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()
    damaged = tmp_path / "damaged.sqlite"
    content = copy.read_bytes()
    damaged.write_bytes(content[:8192] + b"\x55" * (len(content) - 8192))
    for path, failure in (
        (tmp_path / "none", LibraryError),
        (text, LibraryError),
        (empty, LibraryError),
        (newer, LibraryTooNew),
        (damaged, LibraryError),
    ):
        with pytest.raises(failure):
            restore(path, library.path)
    assert list(library.path.parent.glob("*.replaced-*")) == []
    assert len(list_meetings(library)) == 1


def test_a_damaged_library_is_put_aside_as_it_is(library: Library, copy: Path) -> None:
    library.close()
    library.path.write_bytes(b"\x55" * 40_000)
    kept = restore(copy, library.path)
    assert kept is not None
    assert kept.read_bytes() == b"\x55" * 40_000
    again = open_library(library.path)
    assert len(list_meetings(again)) == 1
    again.close()


def test_a_damaged_library_that_cannot_be_put_aside_is_told(
    library: Library, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.close()
    library.path.write_bytes(b"\x55" * 40_000)

    def refused(*_paths: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("core.library.backup.os.replace", refused)
    with pytest.raises(LibraryError, match="put aside: permission denied"):
        restore(copy, library.path)
    assert library.path.read_bytes() == b"\x55" * 40_000
