"""The command `import`: folders, archives, what is left out, what stops it, what goes on later."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import get_args
from zipfile import ZipFile

import pytest

from core.command_line import run
from core.command_line_import import _status_words
from core.errors import LibraryError
from core.library import (
    Added,
    Library,
    Prepared,
    fingerprint,
    list_meetings,
    open_library,
    original_of,
    take_in,
)
from core.library.belonging.filing import delete_meetings
from core.library.bringing_in import imports
from core.library.bringing_in.documents import Status
from core.library.bringing_in.imports import Entry
from tests.core.command_line.conftest import MINUTES
from tests.core.sources.xml.exports import acadre

BY_ENDING = "Not read: not minutes by its ending. If it is minutes all the same, open the file by itself."


def test_import_takes_folders_and_lists_what_failed(
    folder: Path, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["import", str(folder)]) == 1
    out, complaints = capsys.readouterr()
    assert sorted(line.removeprefix(f"{folder}{os.sep}") for line in out.splitlines()) == [
        f"billede.png: {BY_ENDING}",
        f"flere{os.sep}kopi.txt: new meeting",
        "havn.txt: known already",
        "tom.pdf: failed",
    ]
    assert "tom.pdf" in complaints
    assert len(complaints.splitlines()) == 2
    kept = open_library(library)
    assert [row.body for row in list_meetings(kept)] == ["Havneudvalget"]
    assert original_of(kept.path, 1)[0] == MINUTES.encode()
    kept.close()
    assert run(["import", str(folder / "havn.txt")]) == 0


def test_a_deleted_meeting_that_is_imported_again_comes_back(
    folder: Path, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "havn.txt"
    assert run(["import", str(path)]) == 0
    kept = open_library(library)
    delete_meetings(kept, [row.id for row in list_meetings(kept)])
    kept.close()
    capsys.readouterr()
    assert run(["import", str(path)]) == 0
    assert capsys.readouterr().out == f"{path}: brought back, it was deleted\n"
    assert {*_status_words()} == {*get_args(Status)}


def test_archives_are_imported_whole_and_a_document_alone_is_parsed(
    folder: Path, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = folder / "møder.zip"
    with ZipFile(archive, "w") as opened_archive:
        opened_archive.writestr("juni/havn.txt", MINUTES)
        opened_archive.writestr("kort.png", b"kort")
    assert run(["parse", str(archive)]) == 0
    assert json.loads(capsys.readouterr().out)["body"] == "Havneudvalget"
    assert run(["import", str(archive)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{archive / 'juni' / 'havn.txt'}: new meeting",
        f"{archive / 'kort.png'}: {BY_ENDING}",
    ]
    with ZipFile(archive, "a") as opened_archive:
        opened_archive.writestr("juli.txt", MINUTES)
    assert run(["parse", str(archive)]) == 1
    assert "juli.txt, juni/havn.txt" in capsys.readouterr().err


def test_what_an_archive_holds_besides_is_named_where_it_cannot_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = tmp_path / "møder.zip"
    with ZipFile(archive, "w") as opened_archive:
        opened_archive.writestr("a.txt", MINUTES)
        opened_archive.writestr("låst.txt", MINUTES)
    content = bytearray(archive.read_bytes())
    content[content.rindex(b"PK\x01\x02") + 8] |= 1  # the flag that a member is encrypted
    archive.write_bytes(content)
    assert run(["parse", str(archive)]) == 1
    out, complaints = capsys.readouterr()
    assert json.loads(out)["body"] == "Havneudvalget"
    assert f"{archive / 'låst.txt'}: This file in the archive is protected by a password." in complaints
    content[content.index(b"PK\x01\x02") + 8] |= 1
    archive.write_bytes(content)
    assert run(["parse", str(archive)]) == 1
    assert "møder.zip/a.txt: This file in the archive is protected" in capsys.readouterr().err
    archive.write_bytes(content[:40])
    assert run(["parse", str(archive)]) == 1
    assert "møder.zip: This archive is damaged" in capsys.readouterr().err


def test_attached_files_that_are_not_there_are_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "export.xml").write_bytes(acadre())
    assert run(["import", str(folder / "export.xml")]) == 0
    assert "not in the library: 4455.PDF." in capsys.readouterr().out


def test_a_file_that_the_program_stumbles_over_stops_no_other(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumbling(library: Library, file: Prepared, *, entry: Entry) -> Added:
        if file.path.name == "kopi.txt":
            raise ZeroDivisionError("division by zero")
        return take_in(library, file, entry=entry)

    monkeypatch.setattr("core.library.take_in", stumbling)
    assert run(["import", str(folder)]) == 1
    out, complaints = capsys.readouterr()
    assert "havn.txt: new meeting" in out
    assert "ZeroDivisionError: division by zero" in complaints


def test_what_a_killed_import_left_goes_on_and_is_not_read_twice(
    folder: Path, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "tom.pdf").unlink()
    kept = open_library(library)
    left = imports.begin(kept, [folder])
    imports.note_waiting(kept, left, [folder / "flere" / "kopi.txt", folder / "gone.txt"])
    kept.close()
    assert run(["import", "--continue"]) == 1
    out, complaints = capsys.readouterr()
    assert out.splitlines() == [
        f"{folder / 'flere' / 'kopi.txt'}: new meeting",
        f"{folder / 'gone.txt'}: failed",
    ]
    assert "There is no file" in complaints
    assert run(["import", "--continue"]) == 0
    assert capsys.readouterr().out.startswith("No file waits")
    assert run(["import", str(folder)]) == 0
    assert "new" not in capsys.readouterr().out


def test_what_waited_comes_in_with_the_same_folder_as_well(folder: Path, library: Path) -> None:
    kept = open_library(library)
    left = imports.begin(kept, [folder])
    imports.note_waiting(kept, left, [folder / "flere" / "kopi.txt"])
    assert run(["import", str(folder)]) == 1
    assert imports.unfinished(kept) == []
    assert [each.counts.get("waiting", 0) for each in imports.list_runs(kept)] == [0, 0]
    assert all(each.ended for each in imports.list_runs(kept))
    kept.close()


def test_a_file_removed_for_good_is_left_out(
    folder: Path, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = open_library(library)
    kept.connection.execute(
        "INSERT INTO removed_file (sha256, removed) VALUES (?, '2031-05-14T12:00:00+00:00')",
        (fingerprint(MINUTES.encode()),),
    )
    assert run(["import", str(folder / "havn.txt")]) == 0
    assert "removed for good on 14 May 2031" in capsys.readouterr().out
    assert imports.list_runs(kept)[0].counts == {"left_out": 1}
    kept.close()


def test_a_locked_library_stops_an_import_and_what_waits_is_kept(
    folder: Path, library: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_named: object) -> Added:
        raise LibraryError("The disk is full.", "Make room on the disk and try again.")

    monkeypatch.setattr("core.library.take_in", full)
    assert run(["import", str(folder / "havn.txt")]) == 1
    assert "The disk is full. Make room" in capsys.readouterr().err
    monkeypatch.undo()
    monkeypatch.setenv("PROTOKOLLEN_LIBRARY", str(library))
    assert run(["import", "--continue"]) == 0
    assert "havn.txt: new meeting" in capsys.readouterr().out


def test_texts_in_a_folder_that_are_no_minutes_are_left_out_and_come_in_by_name(
    tmp_path: Path, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    papers = tmp_path / "papirer"
    papers.mkdir()
    (papers / "note.txt").write_text("husk mælk", "utf-8")
    (papers / "README.md").write_text("# Papirer\n\nHer ligger alt.\n\n## Brug\n\nLæs selv.\n", "utf-8")
    (papers / "side.html").write_text("<html><body><p>Velkommen</p></body></html>", "utf-8")
    (papers / "uden hoved.txt").write_text("Punkt 1: Ny bro\n\nBeslutning\nGodkendt.\n", "utf-8")
    assert run(["import", str(papers)]) == 0
    out = capsys.readouterr().out.splitlines()
    assert [line.split(": ", 1)[1][:40] for line in sorted(out)] == [
        "Not read: it does not look like minutes.",
        "Not read: it does not look like minutes.",
        "Not read: it does not look like minutes.",
        "new meeting. Unsure: body, date",
    ]
    kept = open_library(library)
    assert imports.list_runs(kept)[0].counts == {"left_out": 3, "new": 1, "unsure": 1}
    stopped = imports.begin(kept, [papers])
    imports.note_waiting(kept, stopped, [papers / "note.txt"])
    assert run(["import", "--continue"]) == 0
    assert len(list_meetings(kept)) == 1
    assert run(["import", str(papers / "note.txt")]) == 0
    assert len(list_meetings(kept)) == 2
    kept.close()


def test_import_of_nothing_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    assert run(["import", str(tmp_path / "empty")]) == 1
    assert capsys.readouterr().err.startswith("Error: There are no minutes")
