"""Commands as they are typed: which there are, what is no command, what goes wrong, and how they end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pymupdf
import pytest

from core.command_line import commands, run
from core.errors import UserFacingError
from core.library import (
    list_meetings,
    open_library,
    take_in,
)
from main import COMMANDS, is_mistyped, main, split
from tests.core.command_line.conftest import MINUTES

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def listening() -> Iterator[None]:
    """Ctrl+C arrives here, and in what is started here: a shell lets nothing that it starts in the background
    hear it, nor what that starts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_parse_prints_the_meeting_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["parse", str(folder / "havn.txt")]) == 0
    meeting = json.loads(capsys.readouterr().out)
    assert (meeting["body"], meeting["date"]) == ("Havneudvalget", "2031-05-14")
    assert [item["title"] for item in meeting["items"]][:2] == [
        "Budgetopfølgning",
        "Ny bro ved Sildekajen",
    ]


def test_a_locked_document_is_told_how_to_open(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = pymupdf.open()
    document.new_page()
    locked = tmp_path / "låst.pdf"
    document.save(locked, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="hemmelig")
    document.close()
    for command in ("parse", "import"):
        assert run([command, str(locked)]) == 1
        assert "--password" in capsys.readouterr().err


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
        ["export"],
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
    "arguments",
    [
        ["list", "--nonsense"],
        ["export", "--format", "fax"],
        ["nonsense"],
        ["import"],
        ["--language", "fr", "list"],
    ],
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
def test_ctrl_c_stops_an_import_between_files(folder: Path, library: Path, listening: None) -> None:
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


def test_ctrl_c_at_a_file_that_fails_stops_the_import_too(
    folder: Path, listening: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_what: object, **_more: object) -> None:
        signal.raise_signal(signal.SIGINT)
        raise UserFacingError("It fails.")

    monkeypatch.setattr("core.library.take_in", fail)
    assert run(["import", str(folder)]) == 130
    assert capsys.readouterr().err.strip() == "Stopped. What was done before is kept."


def test_an_import_that_goes_on_in_the_background_is_not_stopped_by_ctrl_c(
    folder: Path, listening: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # as a shell does before it starts one

    def interrupted(*what: object, **more: object) -> object:
        signal.raise_signal(signal.SIGINT)
        return take_in(*what, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("core.library.take_in", interrupted)
    assert run(["import", str(folder / "havn.txt")]) == 0
    assert capsys.readouterr().out.endswith("new meeting\n")


def test_ctrl_c_while_the_commands_are_loaded_is_told_as_well(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    @contextmanager
    def interrupted() -> Iterator[None]:
        yield
        raise KeyboardInterrupt

    monkeypatch.setattr("main.held_back", interrupted)
    assert main(["--language", "da", "list"]) == 130
    assert capsys.readouterr().err == "Afbrudt. Det, der var gjort, er bevaret.\n"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="Linux has a device that is always full")
def test_a_full_disk_behind_the_output_is_a_sentence(library: Path) -> None:
    with open("/dev/full", "w") as full:
        child = subprocess.run(
            program("export", "--list-presets"), stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert child.returncode == 1
    assert child.stderr.startswith("Error: The output cannot be written: ")
    assert "Traceback" not in child.stderr
