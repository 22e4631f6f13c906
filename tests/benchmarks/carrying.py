"""Where annotations end up in a new version, beside the plain approach of web annotators:
`python tests/benchmarks/carrying.py [--invented] [--many 12] [--step NAME] [--seed 0] [--faults PATH]`.

Of all minutes there are, for each known step a pair of versions with annotations whose place is known (see
tests/versions). Prints what share was placed rightly, by step, format and kind, and how many wrongly without
a sign. `--faults` writes the cases to a file, to be mended; they hold words of the minutes.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from measuring import ROOT

sys.path.insert(0, str(ROOT / "tools"))

from core.versions.placing.placing_again import carry
from tests.versions.annotating import Kind
from tests.versions.measured import Judged, carried_plainly, measured
from tests.versions.pairs import MET, Pair, files, pairs_of
from tests.versions.steps import STEPS
from tests.versions.tables import AIMS, Tally, lines, verdict_lines
from tests.versions.truth import Text, Verdict

LEAST = 5000
SIDES = ("by item", "plain quotes")


def main() -> None:
    """Measure and print."""
    options = _options()
    tallies = {side: Tally() for side in SIDES}
    faults: list[tuple[int, str]] = []
    formats: set[str] = set()
    start = time.perf_counter()
    for pair in _pairs(options):
        formats.add(pair.formats)
        carried = carry(pair.old.version, pair.new.version, [each.annotation for each in pair.annotations])
        for side, found in zip(SIDES, (carried, carried_plainly(pair)), strict=True):
            for judged in measured(pair, found):
                tallies[side].add(judged.groups, judged.truth.text, judged.verdict)
                if side == SIDES[0] and _is_fault(judged):
                    faults.append((-list(Verdict).index(judged.verdict), str(judged)))
    _print(tallies, sorted(formats), time.perf_counter() - start)
    if options.faults:
        faults.sort()
        options.faults.write_text("\n\n".join(each for _verdict, each in faults) + "\n", "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--invented", action="store_true", help="the invented minutes alone")
    parser.add_argument("--many", type=int, default=12, help="annotations of a pair, more or less")
    parser.add_argument("--seed", type=int, default=0, help="another one makes other versions")
    parser.add_argument("--step", action="append", choices=[*STEPS, MET], help="this step alone")
    parser.add_argument("--faults", type=Path, help="where the cases that went wrong are written")
    return parser.parse_args()


def _pairs(options: argparse.Namespace) -> Iterator[Pair]:
    for path in files(corpus=not options.invented):
        yield from pairs_of(path, options.step or [*STEPS, MET], options.many, options.seed)


def _is_fault(judged: Judged) -> bool:
    return judged.verdict is not Verdict.RIGHT


def _print(tallies: dict[str, Tally], formats: list[str], seconds: float) -> None:
    steps = [*STEPS, MET]
    groups = ["all", "read as written", "read otherwise than written", *steps, *formats, *Kind]
    ours = tallies[SIDES[0]]
    for line in lines(tallies, [group for group in groups if ours.total(group)]):
        print(line)
    for line in verdict_lines(tallies, "all"):
        print(line)
    total = ours.total("all")
    print(f"{total} annotations, {seconds:.0f} s{'' if total >= LEAST else f': fewer than {LEAST}'}")
    for text, aim in AIMS.items():
        share = ours.share("all", text)
        print(
            f"on {text.value} text: {share:.2%}, {'within' if share >= aim else 'BELOW'} the aim of {aim:.0%}"
        )
    wrong = ours.of("all", Verdict.WRONG)
    print(f"placed wrongly without a sign: {wrong}, {'as aimed at' if not wrong else 'ABOVE the aim of 0'}")
    unsaid = ours.of("all", Verdict.CHANGE_UNSAID)
    print(f"edited, yet said to be as it was: {unsaid}; deleted text: {ours.total('all', Text.GONE)}")


if __name__ == "__main__":
    main()
