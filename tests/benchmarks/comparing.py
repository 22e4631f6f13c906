"""How many of the changes between two versions are told, and how many of those told are true:
`python tests/benchmarks/comparing.py [--invented] [--step NAME] [--seed 0] [--faults PATH]`.

For the pairs of tests/versions: precision and recall of changes of items and of sentences, by step. And how
many changes are told between forms of one meeting that say the same: generated as PDF, Word, HTML and text;
the real ones that came in several forms: of these only numbers are printed.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, permutations
from pathlib import Path
from random import Random

from measuring import ROOT

sys.path.insert(0, str(ROOT / "tools"))

from core.opening import open_file
from core.versions.changes.comparing import compare
from core.versions.version import Version
from tests.versions.changed import Counted, count_items, count_moves, count_sentences
from tests.versions.pairs import CORPUS, MET, SUFFIXES, files, pairs_of, read_alike
from tests.versions.places import placed
from tests.versions.setting import FORMATS, layout_of
from tests.versions.steps import STEPS
from tests.versions.written import written

AIM = 0.98
LEVELS = {"items": count_items, "sentences": count_sentences, "moved sentences": count_moves}


def main() -> None:
    """Measure and print."""
    options = _options()
    counted: defaultdict[tuple[str, str], Counted] = defaultdict(Counted)
    faults: list[str] = []
    read, otherwise = 0, 0
    for path in files(corpus=not options.invented):
        for pair in pairs_of(path, options.step or [*STEPS, MET], 0, options.seed):
            if not pair.is_read_rightly:
                otherwise += 1
                continue
            read += 1
            comparison = compare(pair.old.version, pair.new.version)
            for level, count in LEVELS.items():
                found = count(pair, comparison)
                counted[level, pair.step] += found
                counted[level, "all"] += found
                faults += [
                    f"{level} | {pair.name} | {pair.step} | {pair.formats} | {each}" for each in found.faults
                ]
    _print(counted, read, otherwise)
    if not options.step:
        faults += _forms(options)
    if options.faults:
        options.faults.write_text("\n".join(faults) + "\n", "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--invented", action="store_true", help="the invented minutes alone")
    parser.add_argument("--seed", type=int, default=0, help="another one makes other versions")
    parser.add_argument("--step", action="append", choices=[*STEPS, MET], help="this step alone")
    parser.add_argument("--faults", type=Path, help="where what is told wrongly is written")
    return parser.parse_args()


def _print(counted: dict[tuple[str, str], Counted], read: int, otherwise: int) -> None:
    print(f"{read} pairs; {otherwise} more left out, whose items are read otherwise than they were written")
    for level in LEVELS:
        print(f"{level:24} {'precision':>9} {'recall':>9} {'true':>7} {'false':>7} {'missed':>7}")
        for step in ("all", *STEPS, MET):
            found = counted.get((level, step))
            if found is None or not found.right + found.false + found.missed:
                continue
            print(
                f"  {step:22} {found.precision:>9.4f} {found.recall:>9.4f} {found.right:>7} {found.false:>7}"
                f" {found.missed:>7}"
            )
    for level in ("items", "sentences"):
        found = counted[level, "all"]
        within = min(found.precision, found.recall) >= AIM
        print(f"{level}: {'within' if within else 'BELOW'} the aim of {AIM:g}")


def _forms(options: argparse.Namespace) -> list[str]:
    """Compare forms of one meeting that say the same; prints how many changes are told, returns them."""
    told: defaultdict[bool, list[int]] = defaultdict(
        list
    )  # changes of each pair, by whether it was read alike
    faults: list[str] = []
    for path in files(corpus=not options.invented):
        opened = open_file(path)
        minutes = written(opened.source, opened.meeting)
        chance = Random(f"{path.name} {options.seed}")
        forms = [placed(minutes, layout_of(format, chance, minutes.language)) for format in FORMATS]
        for old, new in combinations(forms, 2):
            changes = compare(old.version, new.version).changes
            alike = read_alike(old, new)
            told[alike].append(len(changes))
            faults += [
                f"forms{'' if alike else ', read otherwise'} | {path.name} | {old.layout.format} >"
                f" {new.layout.format} | {each.kind.value} {each.old[:120]!r} -> {each.new[:120]!r}"
                for each in changes
            ]
    print(f"generated forms of one meeting: {sum(told[True])} changes in {len(told[True])} pairs")
    without = told[False].count(0)
    print(f"  read otherwise: {sum(told[False])} in {len(told[False])} pairs, none in {without} of them")
    real = [len(compare(*both).changes) for forms in _real_forms() for both in permutations(forms, 2)]
    print(f"real forms of one meeting: {sum(real)} changes in {len(real)} pairs, each compared both ways")
    return faults


def _real_forms() -> Iterator[list[Version]]:
    """The forms of each real meeting."""
    by_stem: defaultdict[str, list[Version]] = defaultdict(list)
    for path in sorted(CORPUS.iterdir()) if CORPUS.is_dir() else ():
        if path.suffix in SUFFIXES and path.name != "GOLD.md":
            opened = open_file(path)
            by_stem[path.stem].append(Version(opened.meeting, opened.source))
    yield from by_stem.values()


if __name__ == "__main__":
    main()
