"""The benchmark library is what its description says, and the same each time."""

from __future__ import annotations

import random
import re
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from types import ModuleType

import pytest

from core.parsing import parse
from core.sources import read

MEETINGS = 160


@pytest.fixture(autouse=True)
def benchmarks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))


def maker() -> ModuleType:
    import make_library

    return make_library


INNER = tuple(
    f'INSERT INTO "{table}'
    for table in ("_sqlite", "sqlite", "item_search_", "word_part_", "annotation_search_")
)
"""How the dump of a table begins that is SQLite's own: how it lays out an index hangs on the time it had."""


def rows(path: Path) -> list[str]:
    """All rows of a library, but for how SQLite keeps its index, and in which order words came into it."""
    with closing(sqlite3.connect(path)) as connection:
        told = (line for line in connection.iterdump() if not line.startswith(INNER))
        return sorted(re.sub(r'^(INSERT INTO "word" VALUES\()\d+', r"\1", line) for line in told)


def test_words_are_many_and_most_come_seldom() -> None:
    from invented_words import words

    drawn = Counter(words(random.Random(5), 400_000))
    assert len(drawn) > 30_000
    assert sum(often for _word, often in drawn.most_common(100)) > 400_000 / 3
    assert sum(often == 1 for often in drawn.values()) > len(drawn) / 3


def test_every_layout_is_read_as_it_was_written() -> None:
    from invented_council import BODIES, plan
    from invented_dialects import DIALECTS, dialect_of, text_of

    read_in: dict[str, list[tuple[int, int, int]]] = {}
    for number in range(5 * BODIES, 6 * BODIES):
        planned = plan(number, 10_000)
        dialect = dialect_of(planned)
        if len(read_in.get(dialect.name, ())) == 2:
            continue
        meeting = parse(read(text_of(planned, dialect).encode()))
        assert meeting.body is not None, dialect.name
        assert (meeting.date, meeting.body.casefold()) == (planned.day, planned.body.name.casefold())
        decided = sum(any(decision.own for decision in item.decisions) for item in meeting.items)
        read_in.setdefault(dialect.name, []).append((len(planned.items), len(meeting.items), decided))
    for name, counts in read_in.items():
        planned_items, items, decided = map(sum, zip(*counts, strict=True))
        assert 0.9 * planned_items <= items <= planned_items, name
        assert decided >= 0.75 * planned_items, name
    assert set(read_in) == {dialect.name for dialect in DIALECTS} | {"Norwegian", "Swedish"}


def test_cases_go_on_to_other_bodies() -> None:
    from invented_council import BODIES, plan

    bodies_of: dict[str, set[str]] = {}
    for number in range(BODIES, 5 * BODIES):
        planned = plan(number, 10_000)
        for item in planned.items[1:-1]:
            bodies_of.setdefault(item.case.number, set()).add(planned.body.name)
    assert sum(len(bodies) >= 3 for bodies in bodies_of.values()) > 50


def test_the_same_number_gives_the_same_rows(tmp_path: Path) -> None:
    made = [tmp_path / "one.sqlite", tmp_path / "two.sqlite"]
    for path in made:
        maker().make_library(path, 12)
    assert rows(made[0]) == rows(made[1])


def test_a_library_has_what_it_promises(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    maker().make_library(path, MEETINGS, without_files=True)
    with closing(sqlite3.connect(path)) as connection:

        def one(sql: str) -> int:
            return int(connection.execute(sql).fetchone()[0])

        assert one("SELECT count(*) FROM meeting") == MEETINGS
        assert one("SELECT count(*) FROM file_part") == 0
        assert one("SELECT count(*) FROM document WHERE kind = 'agenda'") > MEETINGS / 4
        assert one("SELECT count(*) FROM version WHERE draft") > 0
        assert one("SELECT count(*) FROM items WHERE closed") > 0
        assert one("SELECT count(*) FROM register_entry WHERE for_count IS NOT NULL") > 0
        assert one("SELECT count(DISTINCT party) FROM person") >= 8
        assert one("SELECT count(*) FROM index_queue") == 0
        assert one("SELECT count(*) FROM section") > 5 * one("SELECT count(*) FROM item")
        assert one("SELECT count(*) FROM meeting WHERE 0 < unread AND unread < items") > 0
        kinds = {kind for (kind,) in connection.execute("SELECT DISTINCT kind FROM annotation")}
        assert {"note", "tag", "highlight"} <= kinds


def test_pdfs_have_the_pages_they_promise(tmp_path: Path) -> None:
    from make_pdfs import make_pdfs, page_counts

    assert sum(page_counts(200)) == 2680
    make_pdfs(tmp_path, 2)
    made = sorted(tmp_path.iterdir())
    for path, pages in zip(made, page_counts(2), strict=True):
        source = read(path.read_bytes())
        assert len(source.pages) == pages
        meeting = parse(source)
        assert meeting.body is not None
        assert len(meeting.items) > 3
