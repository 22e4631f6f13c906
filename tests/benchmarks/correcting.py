"""How long the transactions of a correction are: `python tests/benchmarks/correcting.py`.

A library with the benchmark document. In turns: a correction is made and taken back, the document is read
again under a correction, and, for comparison, the rows of its parse are inserted alone. Every transaction is
timed for itself, from the right to write to the commit: so long do others wait who want to write.
"""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from measuring import arguments, document

from core.annotations import ItemKey, Passage
from core.corrections import CorrectionKind, new_correction
from core.library import (
    Library,
    PreparedText,
    add,
    catch_up,
    delete_correction,
    load,
    open_library,
    prepare,
    prepare_text,
    put_correction,
    store_parse,
)
from core.library.bringing_in.parsed import write_parse
from core.minutes import Outcome, Role
from core.opening import open_file

AIM = 50.0  # milliseconds


class Timed(Library):
    """A library that notes how long each of its transactions takes, in milliseconds."""

    def __init__(self, library: Library) -> None:
        super().__init__(library.path, library.connection)
        self.taken: list[float] = []

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """One of the library's own."""
        start = time.perf_counter()
        with super().transaction() as connection:
            yield connection
        self.taken.append((time.perf_counter() - start) * 1000)


def bare(library: Timed, text: PreparedText) -> None:
    """Insert the rows of a parse, and nothing else."""
    (source,) = library.rows("SELECT max(id) FROM source")[0]
    with library.transaction() as connection:
        parse = write_parse(connection, source, text.parse, corrected=1)
    library.connection.execute("DELETE FROM parse WHERE id = ?", (parse,))


def measure(path: Path, runs: int, folder: Path) -> dict[str, list[list[float]]]:
    """The times of the transactions of each kind of work, run by run."""
    library = Timed(open_library(folder / "library.sqlite"))
    opened = open_file(path)
    added = add(library, prepare(opened))
    text = prepare_text(opened.source, opened.meeting)
    loaded = load(library, added.meeting)
    place, item = next((n, each) for n, each in enumerate(loaded.meeting.items) if each.decisions)
    passage = Passage.of(loaded.source, item.decisions[0].span, Role.DECISION)
    made = new_correction(
        loaded.id,
        loaded.file,
        CorrectionKind.OUTCOME,
        ItemKey.of(loaded.meeting.items[place]),
        passage,
        "Ea",
        Outcome.REJECTED,
    )
    sides = {
        "bare insert of the rows": lambda: bare(library, text),
        "a correction": lambda: put_correction(library, made),
        "its index": lambda: catch_up(library),
        "reading again, corrected": lambda: store_parse(library, loaded.file, text),
        "taking it back": lambda: delete_correction(library, made),
        "its index ": lambda: catch_up(library),
    }
    taken: dict[str, list[list[float]]] = {name: [] for name in sides}
    for run in range(runs + 1):
        for name, work in sides.items():
            library.taken.clear()
            work()
            if run:
                taken[name].append([*library.taken])
    library.close()
    return taken


def main() -> None:
    """Measure and print."""
    options = arguments(__doc__ or "", runs=9)
    with tempfile.TemporaryDirectory() as folder:
        taken = measure(document(options), options.runs, Path(folder))
    floor = median(sum(run) for run in taken["bare insert of the rows"])
    for name, runs in taken.items():
        longest = [max(run) for run in runs]
        middle = median(longest)
        last = median(run[-1] for run in runs)
        print(
            f"{name.strip():26} {len(runs[0]):3} transactions, the longest {middle:6.1f} ms"
            f" ({min(longest):.1f} to {max(longest):.1f}), {middle / floor:.2f} times a bare insert,"
            f" the last {last:.1f} ms"
        )
    print(f"the aim for what is seen is {AIM:g} ms")


if __name__ == "__main__":
    main()
