from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import get_args
from zipfile import ZipFile

import pymupdf
import pytest

from core.annotations import About, AnnotationKind, Colour, ItemKey, Passage, new_annotation
from core.command_line import commands, run
from core.command_line_import import _status_words
from core.errors import LibraryError
from core.language import set_language
from core.library import (
    Added,
    Library,
    Prepared,
    add,
    catch_up,
    fingerprint,
    list_meetings,
    name_colour,
    open_library,
    original_of,
    prepare,
    put,
    take_in,
)
from core.library.belonging.filing import delete_meetings
from core.library.bringing_in import imports
from core.library.bringing_in.documents import Status
from core.library.bringing_in.imports import Entry
from core.minutes import Role
from core.source_text import Span
from main import COMMANDS, is_mistyped, main, split
from tests.core.library.invented import opened
from tests.core.sources.xml.exports import acadre

ROOT = Path(__file__).resolve().parents[2]

BY_ENDING = "Not read: not minutes by its ending. If it is minutes all the same, open the file by itself."

MINUTES = """\
REFERAT Havneudvalget d. 14-05-2031

Mødedato: Onsdag den 14. maj 2031 kl. 16:00
Mødested: Den Blå Sal

Punkt 1: Budgetopfølgning
Sagsnr.: 31-000417

Beslutning
Godkendt.

Punkt 2: Ny bro ved Sildekajen
Sagsnr.: 31-000533

Beslutning
Udsat.

Punkt 3: Lukket: Køb af jord
"""


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The path of the library every command uses."""
    path = tmp_path / "data" / "library.sqlite"
    monkeypatch.setenv("PROTOKOLLEN_LIBRARY", str(path))
    monkeypatch.setenv("PROTOKOLLEN_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    yield path
    set_language("en")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Minutes, the same ones again, something unreadable, and something that nobody looks at."""
    folder = tmp_path / "mødepapirer"
    (folder / "flere").mkdir(parents=True)
    (folder / "havn.txt").write_text(MINUTES, "utf-8")
    (folder / "flere" / "kopi.txt").write_text(MINUTES, "utf-8")
    (folder / "tom.pdf").write_bytes(b"")
    (folder / "billede.png").write_bytes(b"\x89PNG")
    return folder


def test_parse_prints_the_meeting_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["parse", str(folder / "havn.txt")]) == 0
    meeting = json.loads(capsys.readouterr().out)
    assert (meeting["body"], meeting["date"]) == ("Havneudvalget", "2031-05-14")
    assert [item["title"] for item in meeting["items"]][:2] == [
        "Budgetopfølgning",
        "Ny bro ved Sildekajen",
    ]


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


def test_a_locked_document_is_told_how_to_open(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = pymupdf.open()
    document.new_page()
    locked = tmp_path / "låst.pdf"
    document.save(locked, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="hemmelig")
    document.close()
    for command in ("parse", "import"):
        assert run([command, str(locked)]) == 1
        assert "--password" in capsys.readouterr().err


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


def test_list_has_a_line_a_meeting_the_newest_first(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = open_library(library)
    add(kept, prepare(opened(body=None, day=None, name="ukendt.pdf")))
    newest = add(kept, prepare(opened(municipality="Nørresund", draft=True))).meeting
    put(kept, new_annotation(newest, ItemKey("1", None), AnnotationKind.TAG, "budget", "Ea"))
    kept.close()
    assert run(["list"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.split("\t") == [
        newest,
        "2031-05-14",
        "Nørresund, Økonomiudvalget",
        "Minutes (draft)",
        "2 items",
        "1 annotation",
    ]
    assert second.split("\t")[1:3] == ["–", "ukendt.pdf"]


def test_list_gives_a_json_object_a_meeting(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = open_library(library)
    add(kept, prepare(opened(body=None, day=None, name="ukendt.pdf")))
    newest = add(kept, prepare(opened(municipality="Nørresund", draft=True, name="maj.pdf"))).meeting
    catch_up(kept)
    kept.close()
    assert run(["list", "--json"]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first | {"start_time": None} == {
        "meeting": newest,
        "municipality": "Nørresund",
        "body": "Økonomiudvalget",
        "date": "2031-05-14",
        "start_time": None,
        "kind": "minutes",
        "draft": True,
        "items": 2,
        "unread": 2,
        "annotations": 0,
        "file": "maj.pdf",
    }
    assert (second["body"], second["date"], second["file"]) == (None, None, "ukendt.pdf")


def test_export_writes_one_meeting_or_all(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = open_library(library)
    first = add(kept, prepare(opened(closed=[2]))).meeting
    add(kept, prepare(opened(body="Byrådet")))
    kept.close()
    assert run(["export", "--format", "md"]) == 0
    everything = capsys.readouterr().out
    assert everything.count("\n# ") + everything.startswith("# ") == 2
    assert run(["export", "--format", "md", "--meeting", first[:8]]) == 0
    one = capsys.readouterr().out
    assert one.startswith("# Økonomiudvalget")
    assert "Ny skole" not in one
    output = tmp_path / "resumé.html"
    assert run(["export", "--format=html", "--meeting", first, "--closed", "--output", str(output)]) == 0
    assert "Ny skole" in output.read_text("utf-8")
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("form", ["md", "html"])
def test_marks_are_counted_and_exported_with_the_readers_names_of_colours(
    library: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    kept, file = open_library(library), opened()
    meeting = add(kept, prepare(file)).meeting
    span = file.meeting.items[1].decisions[0].span
    place = Passage.of(file.source, Span(span.start, span.start + 5), Role.DECISION)
    mark = new_annotation(
        *(meeting, ItemKey.of(file.meeting.items[1]), AnnotationKind.HIGHLIGHT, "", "Ea"),
        *(place, About.PASSAGE),
        colour=Colour.RED,
    )
    put(kept, mark)
    name_colour(kept, Colour.RED, "Uenig")
    kept.close()
    assert run(["list"]) == 0
    assert capsys.readouterr().out.rstrip().endswith("1 annotation")
    assert run(["export", "--format", form]) == 0
    text = capsys.readouterr().out
    assert "Highlight, Uenig · page 1" in re.sub(r"<[^>]*>", "", text)
    assert ("> **Udsat** til næste møde." if form == "md" else "Udsat</mark> til næste møde.") in text


@pytest.mark.parametrize("meeting", ["nowhere", ""])
def test_export_of_a_meeting_that_is_not_there_is_told(
    library: Path, meeting: str, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = open_library(library)
    add(kept, prepare(opened()))
    kept.close()
    assert run(["export", "--format", "md", "--meeting", meeting]) == 1
    assert "has no meeting" in capsys.readouterr().err


def test_another_library_is_named_before_or_after_the_command(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.sqlite"
    assert run(["--library", str(other), "import", str(folder / "havn.txt")]) == 0
    capsys.readouterr()
    assert run(["list", "--library", str(other)]) == 0
    assert "Havneudvalget" in capsys.readouterr().out
    assert run(["list"]) == 1
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ["list"],
        ["search", "bro"],
        ["decisions"],
        ["export", "--format", "md"],
        ["import", "--continue"],
    ],
)
def test_only_an_import_makes_a_library(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "none" / "library.sqlite"
    assert run([*arguments, "--library", str(missing)]) == 1
    told = f"Error: There is no library at {missing}. The command import makes one.\n"
    assert tuple(capsys.readouterr()) == ("", told)
    assert not missing.parent.exists()


def test_what_goes_wrong_is_one_sentence_and_no_traceback(
    tmp_path: Path, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    open_library(library).close()
    (tmp_path / "brev.txt").write_text("Kære alle " * 200)
    for arguments in (
        ["parse", str(tmp_path / "none.pdf")],
        ["list", "--library", str(tmp_path / "brev.txt")],
        ["export", "--format", "md", "--output", str(tmp_path / "none" / "a.md")],
    ):
        assert run(arguments) == 1
        out, complaint = capsys.readouterr()
        assert out == ""
        assert complaint.startswith("Error: ")
        assert len(complaint.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments", [["list", "--nonsense"], ["export"], ["nonsense"], ["import"], ["--language", "fr", "list"]]
)
def test_what_is_not_understood_has_a_status_of_its_own(arguments: list[str]) -> None:
    assert run(arguments) == 2


@pytest.mark.parametrize("arguments", [["foo"], ["--library", "x.sqlite", "foo", "bar"]])
def test_a_word_that_is_no_command_and_no_file_opens_no_window(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    assert capsys.readouterr().err.splitlines()[-1] == "Error: There is no command or file foo."


def test_words_that_may_be_files_are_for_the_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert not any(map(is_mistyped, ("list", "gone.pdf", "maj/gone")))
    (tmp_path / "referat").touch()
    assert not is_mistyped("referat")


def test_help_is_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--language", "en", "--help"]) == 0
    assert "Take files" in capsys.readouterr().out
    assert run(["export", "--language=en", "--help"]) == 0
    assert "Include closed items." in capsys.readouterr().out


def test_the_program_knows_which_words_are_commands() -> None:
    assert sorted(COMMANDS) == sorted(commands().commands)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ({}, [], False)),
        (["a.pdf", "b.pdf"], ({}, ["a.pdf", "b.pdf"], False)),
        (["--library", "x", "list"], ({"--library": "x"}, ["list"], False)),
        (["a.pdf", "--password=hemmelig"], ({"--password": "hemmelig"}, ["a.pdf"], False)),
        (["--help"], ({}, [], True)),
        (["--library"], ({}, [], True)),
        (["--", "list", "-x"], ({}, [os.path.join(".", "list"), os.path.join(".", "-x")], False)),
    ],
)
def test_arguments_are_split_for_window_and_commands(
    arguments: list[str], expected: tuple[dict[str, str], list[str], bool]
) -> None:
    assert split(arguments) == expected


def program(*arguments: str) -> list[str]:
    return [sys.executable, str(ROOT / "main.py"), *arguments]


def test_commands_need_no_display_and_load_no_window(folder: Path) -> None:
    code = (
        "import sys; sys.argv[1:] = sys.argv[1:]; import main; status = main.main(sys.argv[1:]);"
        "loaded = [name for name in sys.modules if name.split('.')[0] in ('PySide6', 'gui', 'sqlite_utils')];"
        "sys.exit(str(loaded) if loaded else status)"
    )
    environment = {
        name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")
    }
    done = subprocess.run(
        [sys.executable, "-c", code, "parse", str(folder / "havn.txt")],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["body"] == "Havneudvalget"


@pytest.mark.skipif(os.name != "posix", reason="pipes and signals as POSIX has them")
def test_a_reader_that_has_seen_enough_is_no_failure_to_complain_about(folder: Path) -> None:
    (folder / "lang.txt").write_text(MINUTES + "ord " * 200_000, "utf-8")
    with subprocess.Popen(
        program("parse", str(folder / "lang.txt")), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        assert child.stderr.read() == b""
        assert child.wait() == 1


@pytest.mark.skipif(os.name != "posix", reason="pipes and signals as POSIX has them")
def test_ctrl_c_stops_an_import_between_files(folder: Path, library: Path) -> None:
    for number in range(300):
        (folder / f"{number:03}.txt").write_text(MINUTES.replace("417", f"{number:03}"), "utf-8")
    with subprocess.Popen(
        program("import", str(folder)), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        child.send_signal(signal.SIGINT)
        _out, complaint = child.communicate()
    assert first.endswith("new meeting\n")
    assert (child.returncode, complaint.strip()) == (130, "Stopped. What was done before is kept.")
    kept = open_library(library)
    assert len(list_meetings(kept)) >= 1
    assert kept.rows("PRAGMA integrity_check") == [("ok",)]
    kept.close()
