"""Minutes that nobody read the parser for: nothing that is read rightly may be lost."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "core" / "parsing")]

from expectations import differences  # noqa: E402

from core.minutes_json import meeting_as_json  # noqa: E402
from core.parsing import parse  # noqa: E402
from core.sources import read  # noqa: E402

KNOWN = HERE / "known.json"
NAMES = sorted(f"{gold.parent.name}/{gold.stem}" for gold in HERE.glob("*/*.json"))


def misread(name: str) -> list[str]:
    """What is read otherwise than the gold says; each difference up to what was read."""
    gold = HERE / f"{name}.json"
    (path,) = (each for each in gold.parent.glob(f"{gold.stem}.*") if each.suffix != ".json")
    found = differences(json.loads(gold.read_text("utf-8")), meeting_as_json(parse(read(path))))
    return [each.partition(", got ")[0] for each in found]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_that_was_read_rightly_is_lost(name: str) -> None:
    known = json.loads(KNOWN.read_text("utf-8")).get(name, [])
    new = [each for each in misread(name) if each not in known]
    assert not new, "\n" + "\n".join(new)


if __name__ == "__main__":
    found = {name: wrong for name in NAMES if (wrong := misread(name))}
    KNOWN.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
