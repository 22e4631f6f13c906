"""Carrying and comparing against parsing: `python tests/benchmarks/carrying_time.py [--runs 5]`.

Two versions of the benchmark document: the second has new, moved and retitled items, and other words in every
fourth sentence. In turns: one of them is parsed; their items are matched; 1,000 annotations are carried from
the first to the second, matching included; both are compared. Each starts from texts and meetings that were
read; what a run keeps of texts and words is forgotten before the next. Measured is processor time. Reading
and parsing is what an import, and the command parse, do with a file.
"""

from __future__ import annotations

import random
import sys
import time
from functools import _lru_cache_wrapper
from pathlib import Path

from measuring import ROOT, arguments, document, interleave, print_ratio

sys.path.insert(0, str(ROOT / "tools"))

from core.annotations import About, Annotation
from core.parsing import parse
from core.sources import read
from core.versions.changes.comparing import compare
from core.versions.items.matching import match_items
from core.versions.placing.placing_again import carry
from core.versions.version import Version
from tests.versions.annotating import annotate, annotation_on
from tests.versions.places import PlacedVersion, placed
from tests.versions.setting import Layout
from tests.versions.steps import STEPS
from tests.versions.written import written

AIM = 2.0
MANY = 1000


def versions(path: Path) -> tuple[PlacedVersion, PlacedVersion]:
    """The benchmark document set anew, and a later version of it, both on pages."""
    source = read(path.read_bytes())
    old = written(source, parse(source))
    new = old.copy()
    for step in ("items inserted", "items moved", "items retitled", "words edited"):
        STEPS[step](new, random.Random(step))
    layout = Layout("pdf", columns=453, size=10.9, running="Byrådet")
    return placed(old, layout), placed(new, layout)


def annotations(old: PlacedVersion) -> list[Annotation]:
    """A thousand of all kinds, all over the document."""
    found = [each.annotation for each in annotate(old, random.Random(2), MANY, frozenset())]
    chance = random.Random(3)
    sentences = old.version.sentences
    while len(found) < MANY:
        found.append(annotation_on(old, chance.choice(sentences).span, About.PASSAGE))
    return found[:MANY]


def forget() -> None:
    """Forget what the program keeps of the texts it has seen; patterns of a language stay."""
    rooms = [module for name, module in sys.modules.items() if name.startswith("core.")]
    for each in {id(value): value for room in rooms for value in vars(room).values()}.values():
        if isinstance(each, _lru_cache_wrapper) and each.cache_parameters()["maxsize"] is not None:
            each.cache_clear()


def main() -> None:
    """Measure and print."""
    options = arguments(__doc__ or "", runs=5)
    old, new = versions(document(options))
    marks = annotations(old)
    print(
        f"{len(old.source.pages)} and {len(new.source.pages)} pages, {len(old.meeting.items)} and"
        f" {len(new.meeting.items)} items, {len(marks)} annotations"
    )

    def fresh() -> tuple[Version, Version]:
        return Version(old.meeting, old.source), Version(new.meeting, new.source)

    times = interleave(
        {
            "parsing one": lambda: parse(old.source),
            "reading and parsing one": lambda: parse(read(old.content)),
            "matching items": lambda: match_items(*fresh()),
            "carrying": lambda: carry(*fresh(), marks),
            "comparing": lambda: compare(*fresh()),
        },
        options.runs,
        time.process_time,
        forget,
    )
    for side in times.values():
        print(side)
    for name in ("matching items", "carrying", "comparing"):
        print_ratio(times[name], times["parsing one"], AIM)
        print_ratio(times[name], times["reading and parsing one"], AIM)


if __name__ == "__main__":
    main()
