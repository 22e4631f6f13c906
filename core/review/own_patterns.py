"""Looks for the patterns of a municipality's own checks, each for a time that has an end.

A pattern such as `(a+)+b` may take longer than anybody lives, and while Python looks for one nothing else of
its process runs. So another process looks, which ends itself (`pattern_search`).
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.review import pattern_search
from core.review.finding import MOST_TOLD

SECONDS = 5.0
"""For one pattern in a whole draft: some thousand times what it takes in 500 pages."""

Place = tuple[int, int, int]
"""Which text, and the code points in it."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A pattern, and the numbers of the texts in which it is looked for: everywhere, or, with `whether`, once
    in each."""

    pattern: re.Pattern[str]
    among: Sequence[int]
    whether: bool = False


def places(texts: Sequence[str], sought: Sequence[Sought]) -> list[list[Place] | None]:
    """Where each pattern stands, `MOST_TOLD` places and one more at the most; None where looking for it takes
    longer than `SECONDS`."""
    found: list[list[Place] | None] = []
    while len(found) < len(sought):
        answered = _asked(texts, sought[len(found) :])
        if answered is None:
            return found + [None] * (len(sought) - len(found))
        found += answered
        if len(found) < len(sought):  # the process ended itself over this one
            found.append(None)
    return found


def _asked(texts: Sequence[str], sought: Sequence[Sought]) -> list[list[Place] | None] | None:
    """What the process answered before it ended; None where there can be none."""
    asked = {
        "seconds": SECONDS,
        "most": MOST_TOLD,
        "texts": texts,
        "patterns": [(each.pattern.pattern, each.pattern.flags, each.whether, each.among) for each in sought],
    }
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-S", str(Path(pattern_search.__file__))],
            input=json.dumps(asked).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # on Windows
        )
    except OSError:
        return None
    lines = done.stdout.splitlines(keepends=True)
    return [_answer(line) for line in lines if line.endswith(b"\n")]


def _answer(line: bytes) -> list[Place] | None:
    found = json.loads(line)
    return None if found is None else [(number, start, end) for number, start, end in found]
