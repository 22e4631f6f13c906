"""How the library fares as it grows: start, search, register, tree, memory, adding a meeting.

    library_scale.py [--meetings 10000] [--runs 5] [--folder FOLDER] [--no-window]
    library_scale.py --meetings 1000 10000 100000     the table of growth

Against an empty library in the same run, in turns: the start until the window is usable, and adding a
meeting. The rest is against aims in milliseconds and megabytes. Libraries are made by make_library.py where
FOLDER has none; from 50,000 meetings on without the files' own bytes. Needs Xvfb; `--no-window` leaves the
window out.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from math import ceil
from pathlib import Path
from statistics import median

from invented_words import vocabulary
from make_library import make_library, prepared
from measuring import HERE, Times, print_ratio

from core import library as lib
from core.library.decisions.register import Column, RegisterOrder, register_list, register_rows
from core.library.lists.overview import list_groups, meetings_of
from core.library.searching.search import search
from core.query import parse_query

WITHOUT_FILES_FROM = 50_000
SCREEN = 40
"""Rows of a register or a tree that a large window shows."""
START_AIM, ADDING_AIM, MEMORY_AIM = 1.2, 1.5, 350.0
SEARCH_AIM, REGISTER_AIM, SORT_AIM, TREE_AIM = 50.0, 200.0, 150.0, 100.0  # milliseconds
Row = list[str]


def library_of(meetings: int, folder: Path) -> Path:
    """A library of so many meetings, made where `folder` has none of this state of the tables."""
    path = folder / f"protokollen-library-{meetings}.sqlite"
    if not path.exists():
        making = path.with_suffix(".making")
        for old in folder.glob(f"{making.name}*"):
            old.unlink()
        print(f"making a library of {meetings} meetings …", file=sys.stderr, flush=True)
        without = meetings >= WITHOUT_FILES_FROM
        make_library(making, meetings, without_files=without, processes=os.cpu_count() or 1)
        making.rename(path)
    return path


def queries(library: lib.Library) -> dict[str, str]:
    """The named set: what is typed for each kind of search. All of them find something in this library."""
    words = vocabulary()

    def hits(line: str) -> int:
        return search(library, parse_query(line), limit=3).total or 0

    rare = next(word for word in words[9000:] if len(word) > 7 and 0 < hits(word) < 20)
    ((number,),) = library.rows(
        "SELECT case_number FROM item WHERE case_number IS NOT NULL"
        " LIMIT 1 OFFSET (SELECT count(*) / 2 FROM item WHERE case_number IS NOT NULL)"
    )
    ((text,),) = library.rows(
        "SELECT text FROM section WHERE role = 'case' AND length(text) > 200"
        " LIMIT 1 OFFSET (SELECT count(*) / 3 FROM section WHERE role = 'case' AND length(text) > 200)"
    )
    said = re.findall(r"\w+", text)
    at = max(range(len(said) - 2), key=lambda at: min(map(len, said[at : at + 3])))
    return {
        "rare": rare,
        "common": "skole",
        "prefix": "bud",
        "inner part": "strategi",
        "phrase": f'"{" ".join(said[at : at + 3])}"',
        "two words": "skole budget",
        "case number": number,
    }


def typed(line: str) -> Iterator[str]:
    """The line as it grows under the reader's fingers, from the third letter on."""
    yield from (line[:length] for length in range(min(3, len(line)), len(line) + 1))


def searched(library: lib.Library, line: str) -> object:
    """The first screen of hits, newest first."""
    return search(library, parse_query(line))


def milliseconds(work: Callable[[], object]) -> float:
    """How long `work` takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def told(name: str, times: list[float], aim: float | None = None, *, p95: bool = False) -> str:
    """Print one figure, and give it for the table."""
    figure = sorted(times)[ceil(0.95 * len(times)) - 1] if p95 else median(times)
    verdict = "" if aim is None else f"   {'within' if figure <= aim else 'ABOVE'} the aim of {aim:g}"
    kind = "p95" if p95 else "median"
    spread = f"({min(times):.1f} to {max(times):.1f}, {len(times)})"
    print(f"{name:44} {kind} {figure:8.1f} ms   {spread}{verdict}")
    return f"{figure:.1f}"


def measured_reading(path: Path, runs: int) -> dict[str, str]:
    """Search, register and tree of one library, over a connection as the window's."""
    library = lib.open_library(path)
    figures: dict[str, str] = {}
    every: list[float] = []
    for name, line in queries(library).items():
        taken: list[float] = []
        for _run in range(runs):
            for part in typed(line):
                taken.append(milliseconds(partial(searched, library, part)))
        every += taken
        figures[f"search, {name}"] = told(f"search, {name}: {line}", taken, SEARCH_AIM, p95=True)
    figures["search, all"] = told("search, all of them as one types", every, SEARCH_AIM, p95=True)

    def opened(order: RegisterOrder) -> None:
        register_rows(library, register_list(library, order=order).ids[:SCREEN])

    for column in Column:
        order = RegisterOrder(column, descending=column is Column.DATE)
        taken = [milliseconds(partial(opened, order)) for _run in range(runs)]
        is_first = column is Column.DATE
        name = "register opens" if is_first else f"register by {column.value}"
        figures[name] = told(name, taken, REGISTER_AIM if is_first else SORT_AIM)

    def unfolded() -> None:
        groups = list_groups(library)
        largest = max(groups, key=lambda group: group.meetings)
        meetings_of(library, largest.body, largest.year)

    figures["tree opens"] = told("tree opens", [milliseconds(unfolded) for _run in range(runs)], TREE_AIM)
    library.close()
    return figures


def measured_adding(path: Path, folder: Path, meetings: int, runs: int) -> dict[str, str]:
    """Adding meetings to a copy of the library and to an empty one, in turns."""
    copy, bare = folder / "adding.sqlite", folder / "bare.sqlite"
    shutil.copy(path, copy)
    sides = {"large library": lib.open_library(copy), "empty library": lib.open_library(bare)}
    taken: dict[str, list[float]] = {name: [] for name in sides}
    for run in range(runs + 1):
        _number, files = prepared(10**6, False, 900_000 + run * 7 + 1)
        for name, library in sides.items():
            gc.collect()
            start = time.perf_counter()
            for file in files:
                lib.add(library, file)
            if run:
                taken[name].append((time.perf_counter() - start) / len(files))
    for library in sides.values():
        library.close()
    copy.unlink()
    times = {name: Times(name, tuple(runs_of)) for name, runs_of in taken.items()}
    for each in times.values():
        print(f"adding: {each}")
    large, empty = times["large library"], times["empty library"]
    print_ratio(large, empty, ADDING_AIM)
    return {
        "adding / empty": f"{large.middle / empty.middle:.2f}",
        "adding, ms": f"{large.middle * 1000:.1f}",
    }


@contextmanager
def on_a_screen() -> Iterator[None]:
    """A virtual screen."""
    from pyvirtualdisplay import Display

    with Display(visible=False, size=(1600, 1000)):
        yield


def used(library: Path, folder: Path, *options: str) -> dict[str, float]:
    """What used_library.py says of one start on `library`."""
    environment = os.environ | {
        "PROTOKOLLEN_LIBRARY": str(library),
        "PROTOKOLLEN_SETTINGS": str(folder / "settings.json"),
        "XDG_RUNTIME_DIR": str(folder),
        "QT_QPA_PLATFORM": "xcb",
    }
    (folder / "settings.json").unlink(missing_ok=True)  # no window is brought back
    command = [sys.executable, str(HERE / "used_library.py"), str(time.monotonic()), *options]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if not lines:
        raise SystemExit(done.stderr)
    return dict(json.loads(lines[-1]))


def measured_window(path: Path, folder: Path, runs: int) -> dict[str, str]:
    """Starts in turns with an empty library, then one use of the pages with the memory of all processes."""
    empty = folder / "empty.sqlite"
    lib.open_library(empty).close()
    taken: dict[str, list[float]] = {"large library": [], "empty library": []}
    for run in range(runs + 1):
        for name, library in (("large library", path), ("empty library", empty)):
            seconds = used(library, folder, "--only-start")["start"]
            if run:
                taken[name].append(seconds)
    times = {name: Times(name, tuple(runs_of)) for name, runs_of in taken.items()}
    for each in times.values():
        print(f"start: {each}")
    large, bare = times["large library"], times["empty library"]
    print_ratio(large, bare, START_AIM)
    figures = {
        "start / empty": f"{large.middle / bare.middle:.2f}",
        "start, ms": f"{large.middle * 1000:.0f}",
    }
    uses = [used(path, folder) for _run in range(min(runs, 3))]
    for name in uses[0]:
        middle = median(use[name] for use in uses)
        if name.startswith("memory"):
            verdict = "within" if middle <= MEMORY_AIM else "ABOVE"
            print(f"{name} of all processes (PSS) {middle:.0f} MB, {verdict} the aim of {MEMORY_AIM:g}")
            figures[f"{name}, MB"] = f"{middle:.0f}"
        elif name != "start":
            aim = SORT_AIM if name.startswith("register by") else None
            aim = REGISTER_AIM if name.startswith("register opens") else aim
            figures[f"window: {name}"] = told(f"window: {name}", [use[name] * 1000 for use in uses], aim)
    return figures


def main() -> None:
    """Measure each size, and print the table where there are several."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--meetings", type=int, nargs="+", default=[10_000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()))
    parser.add_argument("--no-window", action="store_true")
    options = parser.parse_args()
    table: dict[int, dict[str, str]] = {}
    for meetings in options.meetings:
        path = library_of(meetings, options.folder)
        print(f"\n{meetings} meetings, {path.stat().st_size / 2**20:.0f} MB")
        with tempfile.TemporaryDirectory(dir=options.folder) as name:
            figures = measured_reading(path, options.runs)
            figures |= measured_adding(path, Path(name), meetings, options.runs * 4)
            if not options.no_window:
                with on_a_screen():
                    figures |= measured_window(path, Path(name), options.runs)
        table[meetings] = figures
    if len(table) > 1:
        print("\n| | " + " | ".join(f"{meetings}" for meetings in table) + " |")
        print("| --- |" + " --- |" * len(table))
        for figure in table[options.meetings[0]]:
            print(f"| {figure} | " + " | ".join(table[each].get(figure, "") for each in table) + " |")


if __name__ == "__main__":
    main()
