"""Whole minutes: what the parser finds in invented ones, and its score over real ones."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.minutes_json import meeting_as_json
from core.parsing import parse
from core.sources import read

sys.path.insert(0, str(Path(__file__).parent))

from expectations import differences

ROOT = Path(__file__).resolve().parents[3]
MINUTES = ROOT / "tests" / "minutes"
SAMPLES = ROOT / "resources" / "samples"
CORPUS = ROOT.parent / "shared" / "corpus"


def documents(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Gold files, each with the documents it describes."""
    for gold in sorted(folder.glob("*.json")):
        named = json.loads(gold.read_text("utf-8")).get("file")
        if named:
            yield gold, SAMPLES / Path(named).name
        for path in sorted(folder.glob(f"{gold.stem}.*")):
            if path.suffix != ".json":
                yield gold, path


@pytest.mark.parametrize(
    ("gold", "path"), [pytest.param(*pair, id=pair[1].name) for pair in documents(MINUTES)]
)
def test_invented_minutes_are_read_as_a_careful_reader_does(gold: Path, path: Path) -> None:
    got = meeting_as_json(parse(read(path)))
    found = differences(json.loads(gold.read_text("utf-8")), got)
    assert not found, "\n" + "\n".join(found)


@pytest.mark.needs_corpus(CORPUS)
def test_real_minutes_score_at_least_what_was_promised() -> None:
    sys.path.insert(0, str(CORPUS.parent / "tools"))
    try:
        import score_minutes
    finally:
        sys.path.pop(0)
    totals = {name: score_minutes.Tally() for name in score_minutes.COLUMNS}
    for gold, path in documents(CORPUS):
        got = meeting_as_json(parse(read(path)))
        for name, tally in score_minutes.score(json.loads(gold.read_text("utf-8")), got).items():
            totals[name].add(tally.right, tally.possible)
    low = {
        name: tally.value for name, tally in totals.items() if tally.value is not None and tally.value < 0.97
    }
    assert not low
