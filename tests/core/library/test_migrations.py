from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from core.annotations import AnnotationKind, ItemKey, new_annotation
from core.errors import LibraryError
from core.library import (
    Library,
    add,
    list_meetings,
    of_meeting,
    open_library,
    original_of,
    prepare,
    put,
)
from core.library.backup import restore
from core.library.migrations import MIGRATIONS
from core.library.opening import open_with
from tests.core.library.invented import opened
from tests.core.library.searched import find

pytestmark = pytest.mark.made_by_migrations


def with_weights(database: Database) -> None:
    database.conn.execute("ALTER TABLE annotation ADD COLUMN weight TEXT")


def that_fails(database: Database) -> None:
    database.conn.execute("DROP TABLE annotation")
    raise sqlite3.OperationalError("database or disk is full")


@pytest.fixture
def filled(library: Library) -> Library:
    added = add(library, prepare(opened()))
    key = ItemKey("1", "Budgetopfølgning")
    put(library, new_annotation(added.meeting, key, AnnotationKind.NOTE, "Husk tallene", "Ea"))
    return library


def copies(library: Library) -> list[Path]:
    return sorted(library.path.parent.glob("library.before-*.sqlite"))


def test_a_new_library_needs_no_copy(library: Library) -> None:
    assert copies(library) == []


def test_a_library_that_another_program_analysed_is_copied_and_migrated(filled: Library) -> None:
    filled.connection.execute("ANALYZE")
    newer = open_with(filled.path, (*MIGRATIONS, with_weights))
    assert newer.rows("SELECT text, weight FROM annotation") == [("Husk tallene", None)]
    newer.close()
    (copy,) = copies(filled)
    with sqlite3.connect(copy) as kept:
        assert kept.execute("SELECT text FROM annotation").fetchall() == [("Husk tallene",)]
    kept.close()


def test_a_migration_keeps_everything_and_is_made_once(filled: Library) -> None:
    for _again in range(2):
        newer = open_with(filled.path, (*MIGRATIONS, with_weights))
        assert newer.rows("SELECT text, weight FROM annotation") == [("Husk tallene", None)]
        newer.close()
    assert len(copies(filled)) == 1


def test_before_a_migration_everything_but_the_bytes_is_copied(filled: Library) -> None:
    content = original_of(filled.path, 1)[0]
    open_with(filled.path, (*MIGRATIONS, with_weights)).close()
    copy = open_library(copies(filled)[0])
    meeting = list_meetings(copy)[0].id
    assert [note.text for note in of_meeting(copy, meeting)] == ["Husk tallene"]
    assert [hit.kind for hit in find(copy, "budget")] == ["title"]
    assert copy.rows("SELECT count(*) FROM file_part") == [(0,)]
    assert copy.rows("PRAGMA integrity_check") == [("ok",)]
    assert copy.rows("PRAGMA foreign_key_check") == []
    schema = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
    original_schema = [row for row in filled.rows(schema) if row[1] != "annotation"]
    assert [row for row in copy.rows(schema) if row[1] != "annotation"] == original_schema
    copy.close()
    restore(copies(filled)[0], filled.path)  # the bytes come from the library that was replaced
    again = open_library(filled.path)
    assert original_of(again.path, 1)[0] == content
    again.close()


def test_a_migration_that_fails_leaves_the_library_as_it_was(filled: Library) -> None:
    with pytest.raises(LibraryError, match=r"could not be brought up to date.*disk is full"):
        open_with(filled.path, (*MIGRATIONS, that_fails))
    assert len(list_meetings(filled)) == 1
    assert filled.rows("SELECT text FROM annotation") == [("Husk tallene",)]
    open_library(filled.path).close()


def test_a_library_with_a_later_migration_is_refused_by_this_program(filled: Library) -> None:
    open_with(filled.path, (*MIGRATIONS, with_weights)).close()
    with pytest.raises(LibraryError, match="newer version"):
        open_library(filled.path)


def test_a_library_that_cannot_be_brought_up_to_date_is_told_and_stays_as_it_was(
    tmp_path: Path, library: Library
) -> None:
    path = tmp_path / "half" / "library.sqlite"
    path.parent.mkdir()
    path.write_bytes(gzip.decompress(Path(__file__).with_name("schema_5.sqlite.gz").read_bytes()))
    with closing(sqlite3.connect(path)) as half:  # as a version that was being worked on left it
        half.execute("DROP VIEW current_versions")
        before = list(half.iterdump())
    for _again in range(2):
        with pytest.raises(LibraryError) as failed:
            open_library(path)
    assert "no such table: current_versions" in failed.value.what
    assert "It is unchanged" in failed.value.advice
    (copy,) = path.parent.glob("library.before-*.sqlite")  # the same one again
    assert str(copy) in failed.value.advice
    with closing(sqlite3.connect(path)) as half:
        assert list(half.iterdump()) == before
    add(library, prepare(opened()))
    with pytest.raises(LibraryError, match="could not be brought up to date"):
        restore(path, library.path)
    assert len(list_meetings(library)) == 1
    assert list(library.path.parent.glob("*.replaced-*")) == list(library.path.parent.glob(".*")) == []
