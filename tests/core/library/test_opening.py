from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from core.errors import LibraryError, LibraryTooNew
from core.library import Library, add, connecting, default_path, list_meetings, open_library, opening, prepare
from core.library.failures import told
from core.library.migrations import MIGRATIONS
from tests.core.library.invented import opened

pytestmark = pytest.mark.made_by_migrations


def test_the_library_and_its_folder_are_made_for_their_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "my library #1?.sqlite"
    open_library(path).close()
    assert path.is_file()
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_log_belongs_to_its_owner_alone_as_well(library: Library) -> None:
    add(library, prepare(opened()))
    log = Path(f"{library.path}-wal")
    if os.name == "posix":
        assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_the_environment_names_another_library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PROTOKOLLEN_LIBRARY", str(tmp_path / "a.sqlite"))
    assert default_path() == tmp_path / "a.sqlite"
    monkeypatch.delenv("PROTOKOLLEN_LIBRARY")
    assert default_path().name == "library.sqlite"


def test_writes_are_logged_ahead_and_forced_to_the_disk(library: Library) -> None:
    assert library.rows("PRAGMA journal_mode") == [("wal",)]
    assert library.rows("PRAGMA synchronous") == [(2,)]
    assert library.rows("PRAGMA foreign_keys") == [(1,)]
    assert library.rows("PRAGMA busy_timeout") == [(5000,)]


def test_on_a_network_the_log_is_a_rollback_journal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(opening, "on_network", lambda folder: True)
    opened_library = open_library(tmp_path / "library.sqlite")
    add(opened_library, prepare(opened()))
    assert opened_library.rows("PRAGMA journal_mode") == [("delete",)]
    assert len(list_meetings(opened_library)) == 1
    opened_library.close()


def test_where_a_log_cannot_be_shared_a_rollback_journal_takes_its_place(tmp_path: Path) -> None:
    class WithoutSharedMemory(sqlite3.Connection):
        def execute(self, sql: str, *values: object) -> sqlite3.Cursor:  # type: ignore[override]
            if sql == "PRAGMA journal_mode = wal":
                error = sqlite3.OperationalError("disk I/O error")
                error.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMMAP
                raise error
            return super().execute(sql, *values)

    path = tmp_path / "library.sqlite"
    connection = sqlite3.connect(path, factory=WithoutSharedMemory, isolation_level=None)
    opening._prepare(connection, path)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    connection.close()


def test_a_disk_that_fails_once_is_asked_once_more(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    open_library(path).close()
    asked = 0

    def failing(times: int) -> Callable[[sqlite3.Connection, Path, int], int]:
        def applied(connection: sqlite3.Connection, path: Path, known: int) -> int:
            nonlocal asked
            asked += 1
            if asked <= times:
                error = sqlite3.OperationalError("disk I/O error")
                error.sqlite_errorcode = sqlite3.SQLITE_IOERR_READ
                raise error
            return connecting.applied_migrations(connection, path, known)

        return applied

    monkeypatch.setattr(opening, "REST", 0)
    monkeypatch.setattr(opening, "applied_migrations", failing(1))
    open_library(path).close()
    assert asked == 2
    asked = 0
    monkeypatch.setattr(opening, "applied_migrations", failing(2))
    with pytest.raises(LibraryError, match="cannot be read or written"):
        open_library(path)


def test_something_else_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    text = tmp_path / "letter.txt"
    text.write_text("Kære borgmester, " * 100, "utf-8")
    foreign = tmp_path / "foreign.sqlite"
    connection = sqlite3.connect(foreign)
    connection.execute("CREATE TABLE recipe (name TEXT)")
    connection.close()
    for path in (text, foreign):
        before = path.read_bytes()
        with pytest.raises(LibraryError, match="not a library"):
            open_library(path)
        assert path.read_bytes() == before


def test_a_newer_library_is_refused(library: Library) -> None:
    library.connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(LibraryTooNew, match="newer version"):
        open_library(library.path)


def test_a_damaged_library_is_said_to_be_damaged(library: Library) -> None:
    for number in range(20):
        add(library, prepare(opened([(f"Sag {number}", "Godkendt. " * 200)], name=f"{number}.pdf")))
    path = library.path
    library.close()
    with open(path, "r+b") as file:
        file.seek(4096)
        file.write(b"\x55" * (path.stat().st_size - 4096))
    with pytest.raises(LibraryError, match="damaged"):
        list_meetings(open_library(path))


def test_a_folder_in_the_place_of_the_library_is_told(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="cannot be opened"):
        open_library(tmp_path)
    (tmp_path / "file").write_text("")
    with pytest.raises(LibraryError, match="cannot be opened"):
        open_library(tmp_path / "file" / "library.sqlite")


def test_a_library_that_may_not_be_written_is_told(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_arguments: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(LibraryError, match="may not write"):
        open_library(library.path)


def test_a_full_disk_is_told_and_loses_nothing(library: Library) -> None:
    add(library, prepare(opened()))
    pages = library.rows("PRAGMA page_count")[0][0]
    library.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(LibraryError, match="is full"):
        add(library, prepare(opened(name="another.pdf", body="Byrådet", content=b"x" * 3_000_000)))
    assert [row.body for row in list_meetings(library)] == ["Økonomiudvalget"]
    assert library.rows("PRAGMA integrity_check") == [("ok",)]


def test_a_locked_library_is_told_and_can_be_written_afterwards(library: Library, other: Library) -> None:
    library.connection.execute("PRAGMA busy_timeout = 0")
    with other.transaction(), pytest.raises(LibraryError, match="in use"):
        add(library, prepare(opened()))
    assert add(library, prepare(opened())).status == "new"


def test_what_another_connection_writes_changes_the_data_version(library: Library, other: Library) -> None:
    before = library.data_version()
    assert library.data_version() == before
    add(other, prepare(opened()))
    assert library.data_version() != before


def test_a_failure_of_ours_rolls_back_and_passes_through(library: Library) -> None:
    def write_and_fail() -> None:
        with library.transaction() as connection:
            connection.execute("INSERT INTO word (word) VALUES ('borgmester')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()
    assert library.rows("SELECT count(*) FROM word") == [(0,)]


def test_a_start_with_an_up_to_date_library_loads_no_sqlite_utils(library: Library) -> None:
    code = (
        "import sys; from pathlib import Path; from core.library import open_library, list_meetings;"
        "list_meetings(open_library(Path(sys.argv[1]))); print('sqlite_utils' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(library.path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


def test_sqlite_utils_sees_the_same_library(library: Library) -> None:
    add(library, prepare(opened()))
    assert library.database["meeting"].count == 1


def test_the_report_of_a_failing_disk_names_the_way_in_which_it_failed(tmp_path: Path) -> None:
    with pytest.raises(LibraryError) as failed, told(tmp_path):
        sqlite3.connect(tmp_path / "none" / "library.sqlite")
    assert "SQLITE_CANTOPEN" in getattr(failed.value.__cause__, "__notes__", ())
