"""`./run` sets up when something changed, else starts the program; only the window needs a display."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from main import COMMANDS, WITH_VALUE

ROOT = Path(__file__).resolve().parent.parent.parent
CATALOGUE = Path("resources/languages/da.po")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="run.cmd is Windows' own")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that is set up, whose set-up and program only say what they were asked."""
    root = tmp_path / "the project"
    stamps = root / ".venv" / "set-up"
    for folder in (stamps, root / ".venv/bin", root / "tools", root / "resources/languages/da/LC_MESSAGES"):
        folder.mkdir(parents=True)
    shutil.copy(ROOT / "run", root / "run")
    (root / "tools" / "set_up.sh").write_text('#!/bin/sh\necho "set-up $*"\nexit "${SET_UP_STATUS-0}"\n')
    (root / "tools" / "set_up.sh").chmod(0o755)
    (root / "main.py").write_text("import os, sys\nprint('program', os.getcwd(), *sys.argv[1:])\n")
    (root / ".venv/bin/python").symlink_to(sys.executable)
    (stamps / "interpreter").symlink_to(Path(sys.executable).resolve())
    (root / CATALOGUE.with_suffix("") / "LC_MESSAGES" / "protokollen.mo").touch()
    for path in (Path("requirements.lock"), CATALOGUE):
        (root / path).write_text(f"{path} as it is")
        shutil.copy(root / path, stamps)
    loader_cache = Path("/etc/ld.so.cache")
    if loader_cache.exists():
        shutil.copy(loader_cache, stamps / "libraries")
    else:
        (stamps / "libraries").touch()
    return root


def start(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Start the project's `run` from the folder above it, without a display unless one is given."""
    return subprocess.run(
        [project / "run", *arguments],
        cwd=project.parent,
        env={"PATH": os.environ["PATH"]} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_is_set_up_starts_in_the_callers_folder(project: Path) -> None:
    started = start(project, "minutes of may.pdf", "--language", "da", DISPLAY=":1")
    assert started.stdout == f"program {project.parent} minutes of may.pdf --language da\n"
    assert started.returncode == 0


@pytest.mark.parametrize("changed", ["requirements.lock", str(CATALOGUE)])
def test_a_changed_file_sets_up_first(project: Path, changed: str) -> None:
    (project / changed).write_text("something else")
    started = start(project, DISPLAY=":1")
    assert started.stdout.splitlines() == ["set-up --window", f"program {project.parent}"]


@pytest.mark.parametrize(
    "missing", [".venv/bin/python", ".venv/set-up", "resources/languages/da/LC_MESSAGES/protokollen.mo"]
)
def test_what_is_missing_is_set_up_first(project: Path, missing: str) -> None:
    (project / missing).rename(project / "away")
    started = start(project, "list")
    assert started.stdout.startswith("set-up \n")


def test_a_python_that_is_no_longer_the_same_sets_up_first(project: Path) -> None:
    (project / ".venv/set-up/interpreter").unlink()
    (project / ".venv/set-up/interpreter").symlink_to("/bin/sh")
    assert start(project, "list").stdout.startswith("set-up \n")


def test_changed_system_libraries_are_looked_at_again_for_the_window_only(project: Path) -> None:
    (project / ".venv/set-up/libraries").unlink()
    assert start(project, "list").stdout.startswith("program")
    assert start(project, DISPLAY=":1").stdout.startswith("set-up --window\n")


def test_a_failed_set_up_starts_nothing(project: Path) -> None:
    (project / "requirements.lock").write_text("something else")
    started = start(project, "list", SET_UP_STATUS="1")
    assert started.returncode == 1
    assert "program" not in started.stdout


def test_set_up_stops_after_the_set_up(project: Path) -> None:
    started = start(project, "--setup")
    assert (started.stdout, started.returncode) == ("set-up --window\n", 0)


def test_every_command_works_without_a_display(project: Path) -> None:
    for command in COMMANDS:
        assert start(project, "--language", "da", command).stdout.startswith("program"), command


@pytest.mark.parametrize("arguments", [(), ("minutes.pdf", "list"), ("--", "list")])
def test_without_a_display_one_sentence_says_so(project: Path, arguments: tuple[str, ...]) -> None:
    started = start(project, *arguments)
    assert started.returncode == 1
    assert started.stdout == ""
    assert started.stderr.count("\n") == 1
    assert started.stderr.startswith("There is no display ")
    assert start(project, LANG="da_DK.UTF-8").stderr.startswith("Der er ingen skærm ")


@pytest.mark.parametrize(
    "arguments", [("parse", "a.pdf"), ("--library", "x.db", "list"), ("--help",), ("-h",)]
)
def test_a_command_needs_no_display(project: Path, arguments: tuple[str, ...]) -> None:
    assert start(project, *arguments).stdout == f"program {project.parent} {' '.join(arguments)}\n"


@pytest.mark.parametrize("option", WITH_VALUE)
def test_an_options_value_is_no_command(project: Path, option: str) -> None:
    assert start(project, option, "x", COMMANDS[0]).stdout.startswith("program")
    assert start(project, f"{option}=x", COMMANDS[0]).stdout.startswith("program")
    assert start(project, option, COMMANDS[0]).stderr.startswith("There is no display ")


@pytest.mark.parametrize("name", ["WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_other_screens_than_x11_are_screens(project: Path, name: str) -> None:
    assert start(project, **{name: "there"}).returncode == 0


def test_it_starts_through_a_link_and_after_a_move(project: Path) -> None:
    moved = project.rename(project.with_name("moved"))
    link = moved.parent / "protokollen"
    link.symlink_to(moved / "run")
    started = subprocess.run([link, "list"], cwd="/", capture_output=True, text=True, check=True)
    assert started.stdout == "program / list\n"
