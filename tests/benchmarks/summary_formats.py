"""Does a format take twice the time for twice the items? `python tests/benchmarks/summary_formats.py`.

Summaries of 250, 500, 1,000 and 2,000 invented items, a third of them annotated, as DOCX (flowing, with
comments, as tables of decisions, as one), XLSX and CSV, in turns, in processor time. What counts is the time
an item, against that of the shortest summary: a step that looks through all there is before it adds to it
shows here.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from statistics import median

from measuring import ROOT  # puts the repository's root on the path

from core.exports import csv_table, docx, xlsx
from core.exports.choice import Choice, Layout
from core.exports.summary import Group, Summary
from tests.core.exports.invented_summary import many_items

AIM = 1.3
SIZES = (250, 500, 1_000, 2_000)
TABLES = Choice(layout=Layout.DECISION_TABLE)
SIDES: dict[str, tuple[Callable[[Summary], bytes], Choice]] = {
    "DOCX": (docx.render, Choice()),
    "DOCX, notes as comments": (docx.render, Choice(comments=True)),
    "DOCX, tables of decisions": (docx.render, TABLES),
    "DOCX, one table of them all": (docx.render, TABLES),
    "XLSX": (xlsx.render, Choice()),
    "CSV": (csv_table.render, Choice()),
}


def seconds(work: Callable[[], bytes]) -> float:
    """The processor time of one export."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def told(name: str, size: int, choice: Choice) -> Summary:
    """A summary of `size` items; for the one table of them all without a heading a meeting."""
    made = many_items(size, choice)
    return replace(made, groups=(Group("", tuple(made.items)),)) if "one table" in name else made


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    given = options.parse_args()
    assert (ROOT / "core").is_dir()
    for name, (render, choice) in SIDES.items():
        works = {size: partial(render, told(name, size, choice)) for size in given.sizes}
        for work in works.values():
            work()  # does not count
        rounds = [{size: seconds(work) for size, work in works.items()} for _ in range(given.runs)]
        print(f"{name}, {given.runs} runs")
        least = median(each[given.sizes[0]] for each in rounds) / given.sizes[0]
        for size, work in works.items():
            taken = sorted(each[size] for each in rounds)
            ratio = median(taken) / size / least
            verdict = "within" if ratio <= AIM else "ABOVE"
            print(
                f"  {size:6} items {median(taken) * 1000:8.0f} ms ({taken[0] * 1000:.0f} to"
                f" {taken[-1] * 1000:.0f})  {median(taken) / size * 1000:.2f} ms an item,"
                f" ratio {ratio:.2f}, {verdict} the aim of {AIM:g}; {len(work()) / 1024:.0f} KB"
            )


if __name__ == "__main__":
    main()
