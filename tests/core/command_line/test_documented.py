"""docs/command_line.md tells of every command and option, and its examples run as they stand there. Of the
options of `export` docs/export.md tells, whose examples run in test_export_examples.py."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path
from uuid import uuid4

import click
import pytest

from core.annotations import AnnotationKind, ItemKey, MeetingId, new_annotation
from core.command_line import commands, run
from core.command_line_shared import shared_options
from core.library import fingerprint, open_library
from core.library.bringing_in import imports
from core.sharing.web_annotations import collection
from core.web_annotation import GivenAnnotation, MadeIn
from main import COMMANDS

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs" / "command_line.md").read_text("utf-8")
PARTS = dict(re.findall(r"^## ([\w-]+)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))
PARTS["export"] += (ROOT / "docs" / "export.md").read_text("utf-8")
STATUSES = {"check": (0, 3, 4)}  # by what was found
EXAMPLES = [line.removeprefix("./run ") for line in PAGE.splitlines() if line.startswith("./run ")]


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The samples where the examples look for them, and a library in which another file waits to be read."""
    samples = tmp_path / "resources" / "samples"
    shutil.copytree(ROOT / "resources" / "samples", samples)
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "library.sqlite"
    monkeypatch.setenv("PROTOKOLLEN_LIBRARY", str(path))
    kept = open_library(path)
    waiting = Path(shutil.copy(min(samples.iterdir()), tmp_path / "waiting.pdf"))
    imports.note_waiting(kept, imports.begin(kept, [waiting]), [waiting])
    kept.close()
    (tmp_path / "notes-from-anne.json").write_bytes(notes_from_anne(next(samples.glob("*byraadet*"))))
    return path


def notes_from_anne(minutes: Path) -> bytes:
    """A file of annotations on these minutes."""
    item = ItemKey("1", "Godkendelse af dagsorden")
    note = new_annotation(MeetingId(str(uuid4())), item, AnnotationKind.NOTE, "Hvorfor?", "Anne Holm")
    return collection([GivenAnnotation(note, MadeIn(fingerprint(minutes.read_bytes())))])


@pytest.mark.usefixtures("library")
def test_every_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    meeting = "?"
    for example in EXAMPLES:
        command, *arguments = shlex.split(example)
        status = run([command, *(meeting if word == "ID" else word for word in arguments)])
        assert status in STATUSES.get(command, (0,)), example
        said = capsys.readouterr().out
        if command == "list":
            assert len(said.splitlines()) == 3
            meeting = said.split("\t")[0] if "--json" not in arguments else meeting
        if "--json" in arguments:
            assert [json.loads(line) for line in said.splitlines()] or "--against" in arguments
        elif "--output" not in arguments and "--tag" not in arguments:
            assert said, example
    assert Path("summary.html").stat().st_size > 1000


def test_every_command_has_a_part_of_the_page_and_is_known_to_the_program() -> None:
    assert set(PARTS) == set(commands().commands) == set(COMMANDS)
    assert {example.split()[0] for example in EXAMPLES} == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_told_of(name: str) -> None:
    shared = {each.name for each in shared_options()}
    for each in commands().commands[name].params:
        if isinstance(each, click.Option):
            told = PAGE if each.name in shared else PARTS[name]
            for option in (*each.opts, *each.secondary_opts):
                assert f"`{option}" in told
            for choice in each.type.choices if isinstance(each.type, click.Choice) else ():
                assert str(choice) in told
