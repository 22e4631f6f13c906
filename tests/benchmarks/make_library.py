"""Makes a library of invented meetings: `make_library.py OUT.sqlite [--meetings 1000]`.

The same number gives the same rows. Each meeting is written as its body's office would publish it, read and
parsed as any file, and added as an import adds it; only SQLite is told not to wait for the disk. 150 bodies;
ten items a meeting, six sections an item; most words come seldom, as in real text (see invented_words.py). A
quarter of the meetings has its agenda as well, one in ten a draft, half of these the final minutes after it;
the last round has agendas alone. On every fourth meeting the reader has worked: notes, tags, marks,
follow-ups; most of the older ones were read.

`--without-files` leaves the files' own bytes out. `--pdfs FOLDER --count 200` makes PDFs instead: 13.4 pages
each on the average.
"""

from __future__ import annotations

import argparse
import random
import sys
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from unittest.mock import patch

import measuring  # noqa: F401  it leads to core
from invented_council import Plan, plan
from invented_dialects import dialect_of, text_of

from core import library as lib
from core.annotations import (
    About,
    Annotation,
    AnnotationId,
    AnnotationKind,
    Colour,
    FollowUp,
    ItemKey,
    MeetingId,
    Passage,
)
from core.library import opening
from core.library.reader.annotations import Written
from core.library.reader.places import count, show_seen
from core.minutes import Role
from core.opening import OpenedFile
from core.parsing import parse
from core.source_text import SourceText, Span
from core.sources import read

BEGUN = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
TAGS = (
    "budget",
    "anlæg",
    "skole/struktur",
    "skole/bygninger",
    "klima",
    "opfølgning",
    "presse",
    "jura",
    "ældre",
    "havn",
)
NOTES = (
    "Spørg forvaltningen om tallene.",
    "Sammenlign med sidste års beslutning.",
    "Vigtig for budgettet.",
    "Naboerne har skrevet to gange.",
    "Hvad blev der af undersøgelsen?",
)
READER = "Benchmark"


class Clock:
    """A clock that moves a second on each time it is read, so that the same library has the same times."""

    def __init__(self) -> None:
        self.at = BEGUN

    def __call__(self) -> str:
        self.at += timedelta(seconds=1)
        return self.at.isoformat()


@contextmanager
def the_same_each_time(seed: int) -> Iterator[None]:
    """Ids and times that follow from `seed` wherever the library's room makes its own."""
    chance, clock, real = random.Random(seed), Clock(), opening.now
    rooms = [module for name, module in sys.modules.items() if name.startswith("core.library")]
    with ExitStack() as stack:
        stack.enter_context(patch("uuid.uuid4", lambda: uuid.UUID(int=chance.getrandbits(128), version=4)))
        for module in rooms:
            for name, value in list(vars(module).items()):
                if value is real:
                    stack.enter_context(patch.object(module, name, clock))
        yield


def documents_of(number: int, meetings: int) -> Iterator[OpenedFile]:
    """The documents of meeting `number` in the order in which they would come: agenda, draft, minutes."""
    planned = plan(number, meetings)
    if planned.upcoming or number % 4 == 0:
        yield _opened(planned, agenda=True)
    if planned.upcoming:
        return
    if number % 20 in (3, 11):
        yield _opened(planned, draft=True)
    if number % 20 != 11:
        yield _opened(planned)


def _opened(planned: Plan, *, agenda: bool = False, draft: bool = False) -> OpenedFile:
    dialect = dialect_of(planned)
    content = text_of(planned, dialect, agenda=agenda, draft=draft).encode()
    source = read(content)
    kind = "dagsorden" if agenda else "udkast" if draft else "referat"
    name = f"{kind}-{planned.number:06}{dialect.suffix}"
    folder = Path("/invented") / planned.body.municipality / planned.body.name
    return OpenedFile(folder / name, content, source, parse(source))


def prepared(meetings: int, without_files: bool, number: int) -> tuple[int, list[lib.Prepared]]:
    """The documents of a meeting, ready to be added."""
    ready = [lib.prepare(opened) for opened in documents_of(number, meetings)]
    return number, [replace(each, parts=()) if without_files else each for each in ready]


def make_library(path: Path, meetings: int, *, without_files: bool = False, processes: int = 1) -> None:
    """Write a library of so many meetings to `path`, which must not be there.

    Reading and parsing go to `processes` helper processes where there is more than one.
    """
    opened = lib.open_library(path)
    opened.connection.execute("PRAGMA synchronous = OFF")
    opened.connection.execute("PRAGMA cache_size = -200000")
    opened.connection.execute("PRAGMA wal_autocheckpoint = 20000")
    make = partial(prepared, meetings, without_files)
    with ExitStack() as stack:
        stack.callback(opened.close)
        made: Iterator[tuple[int, list[lib.Prepared]]] = map(make, range(meetings))
        if processes > 1:
            pool = stack.enter_context(get_context("spawn").Pool(processes))
            made = pool.imap(make, range(meetings), chunksize=20)
        stack.enter_context(the_same_each_time(meetings))
        for number, files in made:
            added = [lib.add(opened, file) for file in files]
            _read(opened, number, meetings, added[-1].meeting)
            if sys.stderr.isatty() and number % 100 == 99:
                print(f"\r{number + 1} of {meetings}", end="", file=sys.stderr, flush=True)
        opened.connection.execute("PRAGMA optimize")
        opened.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _read(library: lib.Library, number: int, meetings: int, meeting: MeetingId) -> None:
    """What the reader did with a meeting."""
    chance = random.Random(f"reader {number}")
    latest = number >= meetings - 300
    if number % 10 if latest else number % 4 == 1:
        return
    loaded = lib.load(library, meeting)
    keys = [ItemKey.of(item) for item in loaded.meeting.items]
    seen = keys[: len(keys) // 2] if latest else keys
    with library.transaction() as connection:
        connection.executemany(
            "INSERT INTO seen_item (id, meeting, item_number, item_title, item_case_number, author, created)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    str(uuid.uuid4()),
                    meeting,
                    key.number,
                    key.title,
                    key.case_number,
                    READER,
                    BEGUN.isoformat(),
                )
                for key in seen
            ),
        )
        show_seen(connection, meeting)
        count(connection, meeting)
    if number % 4 == 0:
        written = [Written(each) for each in _annotations(chance, loaded.source, loaded, meeting)]
        lib.write(library, written)


def _annotations(
    chance: random.Random, source: SourceText, loaded: lib.LoadedMeeting, meeting: MeetingId
) -> Iterator[Annotation]:
    items = loaded.meeting.items
    moment = BEGUN + timedelta(minutes=chance.randrange(200000))
    for item in chance.sample(items, min(3, len(items))):
        key = ItemKey.of(item)

        def new(kind: AnnotationKind, text: str, key: ItemKey = key) -> Annotation:
            return Annotation(
                AnnotationId(str(uuid.uuid4())), meeting, key, kind, text, READER, moment, moment
            )

        yield new(AnnotationKind.TAG, chance.choice(TAGS))
        if chance.random() < 0.4:
            yield new(AnnotationKind.NOTE, chance.choice(NOTES))
        if chance.random() < 0.4 and item.span.end - item.heading.end > 80:
            start = chance.randrange(item.heading.end, item.span.end - 60)
            passage = Passage.of(source, Span(start, start + 50), Role.CASE)
            mark = new(AnnotationKind.HIGHLIGHT, "")
            yield replace(mark, passage=passage, about=About.PASSAGE, colour=chance.choice(list(Colour)))
        if chance.random() < 0.15:
            due = loaded.meeting.date
            done = moment if chance.random() < 0.5 else None
            later = None if due is None else due + timedelta(days=chance.randrange(10, 120))
            follow = FollowUp(chance.choice(("Åse Holm", "Bo Lund", None)), later, done)
            yield replace(new(AnnotationKind.FOLLOW_UP, "Følg op på beslutningen."), follow_up=follow)


def main() -> None:
    """Make what the arguments ask for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path, nargs="?")
    parser.add_argument("--meetings", type=int, default=1000)
    parser.add_argument("--without-files", action="store_true")
    parser.add_argument("--processes", type=int, default=1, help="for reading and parsing")
    parser.add_argument("--pdfs", type=Path, metavar="FOLDER")
    parser.add_argument("--count", type=int, default=200)
    arguments = parser.parse_args()
    if arguments.pdfs:
        from make_pdfs import make_pdfs

        make_pdfs(arguments.pdfs, arguments.count)
    if arguments.out:
        if arguments.out.exists():
            parser.error(f"{arguments.out} is there already")
        make_library(
            arguments.out,
            arguments.meetings,
            without_files=arguments.without_files,
            processes=arguments.processes,
        )
    elif not arguments.pdfs:
        parser.error("name a library to make, or --pdfs FOLDER")


if __name__ == "__main__":
    main()
