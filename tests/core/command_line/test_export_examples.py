"""The examples of docs/export.md run as they stand there, and show every form at least once."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from core.annotations import MeetingId
from core.command_line import run
from core.command_line_wish import wished_format
from core.exports.choice import Part
from core.exports.formats import Format, forms
from core.exports.presets import built_in
from tests.core.command_line.annotated_minutes import COMMITTEE, COUNCIL, ROOT, kept

PAGE = (ROOT / "docs" / "export.md").read_text("utf-8")
EXAMPLES = [line.removeprefix("./run ") for line in PAGE.splitlines() if line.startswith("./run ")]


@pytest.fixture
def meeting(library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MeetingId:
    """The meeting that the examples call ID; they run in a folder with what they name."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "introduction.txt").write_text("Til gruppen.\n", "utf-8")
    return kept(library, tmp_path / "settings.json", (COMMITTEE, COUNCIL))


def test_every_example_runs_and_writes_what_it_names(
    meeting: MeetingId, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for example in EXAMPLES:
        words = [meeting[:8] if word == "ID" else word for word in shlex.split(example)]
        assert run(words) == 0, example
        captured = capsys.readouterr()
        assert "empty" not in captured.err, example
        if "--output" in words:
            output = tmp_path / words[words.index("--output") + 1]
            assert output.stat().st_size > 100
            assert captured.out == ""
        else:
            assert captured.out
        if "--documents" in words:
            assert "1 document is not put beside it: it tells of closed items." in captured.err


def test_every_form_preset_and_part_is_told_of_and_every_form_shown() -> None:
    shown = set()
    for example in EXAMPLES:
        words = shlex.split(example)
        form = words[words.index("--format") + 1] if "--format" in words else None
        output = Path(words[words.index("--output") + 1]) if "--output" in words else None
        shown.add(wished_format(form, output))
    assert shown == set(Format)
    for each in forms():
        assert f"| `{each.format}` | `{each.suffix}` |" in PAGE
    for preset in built_in():
        assert f"| `{preset.id}` | {preset.name} |" in PAGE
    for part in Part:
        assert f"`{part}`" in PAGE


def test_every_page_that_it_leads_to_is_there() -> None:
    for address in re.findall(r"\]\(([^)#]+)", PAGE):
        assert (ROOT / "docs" / address).exists()
