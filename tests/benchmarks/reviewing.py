"""How many planted faults the checks of a review find, and at the right place:
`python tests/benchmarks/reviewing.py [--own] [--invented] [--format text] [--seed 0] [--faults PATH]`.

Faults of each kind (tests/faults) are planted in minutes written for it, alone and together, which are set as
text, Word and PDF (in two ways); and together in all minutes there are, each set in one of these forms.
Printed are for each kind how many were planted, found, and found at the right place; then for each check the
same of what it may find; and what the checks find in the originals.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import cycle
from pathlib import Path

from measuring import ROOT

sys.path.insert(0, str(ROOT / "tools"))

from tests.faults.clean_files import FORMATS
from tests.faults.files import FILE_FAULTS
from tests.faults.judging import Judged, all_ids, false_findings, file_rounds, others, own, rounds, together
from tests.faults.kinds import FAULTS

AIM = 0.95


def main() -> None:
    """Measure and print."""
    options = _options()
    formats = options.format or [*FORMATS, "typst"]
    judged: list[Judged] = []
    for path in own():
        for format in formats:
            judged += rounds(path, format, options.seed)
            judged += file_rounds(path, format, options.seed)
    besides = [] if options.own else others(corpus=not options.invented)
    in_turn = dict(zip(besides, cycle(formats)))
    for path, format in in_turn.items():
        judged += together(path, format, options.seed)
    _print_kinds(judged, formats)
    _print_checks(judged)
    files = [(path, format) for path in own() for format in formats]
    told = list(_false([*files, *in_turn.items()], options.seed))
    if options.faults:
        lines = [*map(str, (each for each in judged if not each.right)), *told]
        options.faults.write_text("\n".join(lines) + "\n", "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--own", action="store_true", help="only minutes written for this")
    parser.add_argument("--invented", action="store_true", help="no real minutes")
    parser.add_argument("--format", action="append", choices=[*FORMATS, "typst"], help="this format alone")
    parser.add_argument("--seed", type=int, default=0, help="another one plants otherwise")
    parser.add_argument("--faults", type=Path, help="where what was not found is written")
    return parser.parse_args()


def _print_kinds(judged: list[Judged], formats: list[str]) -> None:
    ways = [*formats, "alone", "together"]
    print(
        f"{'planted fault':50} {'planted':>7} {'found':>6} {'right':>6} {'share':>6}"
        f"  right by {', '.join(ways)}"
    )
    for name in ["all", *(each.name for each in (*FAULTS, *FILE_FAULTS))]:
        of_it = [each for each in judged if name in ("all", each.fault)]
        if not of_it:
            print(f"  {name:48} {0:>7}")
            continue
        shares = [_share(each for each in of_it if each.format == format) for format in formats]
        shares += [_share(each for each in of_it if each.together == so) for so in (False, True)]
        found, right = (sum(getattr(each, state) for each in of_it) for state in ("found", "right"))
        print(
            f"  {name:48} {len(of_it):>7} {found:>6} {right:>6} {right / len(of_it):>6.1%}"
            f"  {' '.join(shares)}"
            f"{'' if right / len(of_it) >= AIM else '  BELOW'}"
        )


def _share(judged: Iterable[Judged]) -> str:
    right = [each.right for each in judged]
    return f"{sum(right) / len(right):>5.0%}" if right else "    -"


def _print_checks(judged: list[Judged]) -> None:
    """Of each check the faults that it may find."""
    by_check: defaultdict[str, list[Judged]] = defaultdict(list)
    for fault in (*FAULTS, *FILE_FAULTS):
        for check in fault.checks:
            by_check[check] += [each for each in judged if each.fault == fault.name]
    print(f"{'check':50} {'planted':>7} {'found':>6} {'right':>6}")
    for check in sorted(all_ids()):
        of_it = by_check[check]
        counts = [sum(getattr(each, state) for each in of_it) for state in ("found", "right")]
        print(
            f"  {check:48} {len(of_it):>7} {counts[0]:>6} {counts[1]:>6}"
            f"{'' if of_it else '  NOTHING PLANTED'}"
        )


def _false(wanted: Iterable[tuple[Path, str]], seed: int) -> Iterator[str]:
    """Print what is found in clean minutes, by severity and check; yields it one by one."""
    counts: Counter[tuple[str, str]] = Counter()
    files = pages = 0
    own_paths = set(own())
    for path, format in wanted:
        clean = false_findings(path, format, seed)
        if clean is None:
            continue
        file, findings = clean
        files += 1
        pages += max(1, len(file.source.pages) or len(file.source.text) // 2500)
        for each in findings:
            counts[each.severity.value, each.check] += 1
            mark = "clean" if path in own_paths else "unplanted"
            yield (
                f"{mark}: {path.stem}, {format} | {each.check}, {each.severity.value} |"
                f" {each.message} {each.quote!r}"
            )
    print(f"in the {files} originals, {pages} pages, before anything was planted:")
    for (severity, check), many in sorted(counts.items()):
        print(f"  {severity:8} {check:40} {many:>5}")


if __name__ == "__main__":
    main()
