"""What the benchmarks share: the benchmark document, interleaved runs, medians and spread in print."""

from __future__ import annotations

import argparse
import gc
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))


@dataclass(frozen=True)
class Times:
    """What one side took, in seconds, run by run."""

    name: str
    runs: tuple[float, ...]

    @property
    def middle(self) -> float:
        """The median run."""
        return median(self.runs)

    def __str__(self) -> str:
        low, high = min(self.runs) * 1000, max(self.runs) * 1000
        return (
            f"{self.name:34} {self.middle * 1000:8.1f} ms   ({low:.1f} to {high:.1f}, {len(self.runs)} runs)"
        )


def arguments(description: str, runs: int, with_file: bool = True) -> argparse.Namespace:
    """The options the benchmarks have in common: `runs`, and `file` and `pages` of the document."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--runs", type=int, default=runs, help="how often each side runs")
    if with_file:
        parser.add_argument("--file", type=Path, help="another document than the benchmark's own")
        parser.add_argument("--pages", type=int, default=500, help="pages of the benchmark document")
    return parser.parse_args()


def document(options: argparse.Namespace) -> Path:
    """The document to measure with: the one that was named, or the benchmark's own, made where missing."""
    if options.file:
        return Path(options.file)
    path = Path(tempfile.gettempdir()) / f"protokollen-benchmark-{options.pages}.pdf"
    makers = (HERE / "make_pdf.py", ROOT / "tools" / "typesetting.py")
    if not path.exists() or any(path.stat().st_mtime < maker.stat().st_mtime for maker in makers):
        from make_pdf import make_pdf

        make_pdf(path, options.pages)
    return path


def interleave(
    sides: Mapping[str, Callable[[], Any]],
    runs: int,
    clock: Callable[[], float] = time.perf_counter,
    before: Callable[[], Any] = lambda: None,
) -> dict[str, Times]:
    """Run the sides in turns, after one run of each that does not count. With `time.process_time` as its
    clock what others do on the machine counts less. `before` is called before each run and does not count."""
    taken: dict[str, list[float]] = {name: [] for name in sides}
    for run in range(runs + 1):
        for name, side in sides.items():
            before()
            gc.collect()
            start = clock()
            result = side()
            seconds = clock() - start
            del result
            if run:
                taken[name].append(seconds)
    return {name: Times(name, tuple(runs_of)) for name, runs_of in taken.items()}


def print_ratio(side: Times, reference: Times, aim: float) -> None:
    """Print how many times as long `side` took, from the medians, and how far single rounds lie apart."""
    rounds = [one / other for one, other in zip(side.runs, reference.runs, strict=True)]
    ratio = side.middle / reference.middle
    verdict = "within" if ratio <= aim else "ABOVE"
    print(
        f"ratio {side.name} / {reference.name}: {ratio:.2f}  (rounds {min(rounds):.2f} to {max(rounds):.2f}),"
        f" {verdict} the aim of {aim:g}"
    )
