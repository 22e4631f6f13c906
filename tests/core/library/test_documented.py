"""docs/library.md against the real schema: every table, view and column is there, and nothing else."""

from __future__ import annotations

import json
import re
import shlex
from datetime import date
from pathlib import Path

from core.annotations import AnnotationKind, FollowUp, ItemKey, new_annotation
from core.library import Library, add, catch_up, prepare, put
from core.library.migrations import APPLICATION_ID
from tests.core.library.invented import everything, opened

PAGE = Path(__file__).resolve().parents[3] / "docs" / "library.md"


def documented() -> dict[str, list[str]]:
    tables: dict[str, list[str]] = {}
    for line in PAGE.read_text("utf-8").splitlines():
        if line.startswith("### `"):
            columns = tables.setdefault(line.strip("#` "), [])
        elif line.startswith("| `"):
            columns += re.findall(r"`(\w+)`", line.split("|")[1])
    return tables


def real(library: Library) -> dict[str, list[str]]:
    names = [
        name
        for (name,) in library.rows("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
        if not re.search(r"^sqlite_|^_sqlite_migrations$|_search_|_part_", name)
    ]
    # hidden columns are those that FTS5 gives every table of its own
    return {
        name: [row[1] for row in library.rows(f"PRAGMA table_xinfo({name})") if row[6] != 1] for name in names
    }


def test_the_page_names_every_table_and_column_and_no_other(library: Library) -> None:
    page = documented()
    for name, columns in real(library).items():
        assert (name, sorted(page.pop(name, []))) == (name, sorted(columns))
    assert page == {}


def test_the_page_names_the_application(library: Library) -> None:
    assert f"`PRAGMA application_id` is {APPLICATION_ID} " in PAGE.read_text("utf-8")
    assert library.rows("PRAGMA application_id") == [(APPLICATION_ID,)]


def test_the_queries_of_the_page_give_what_they_say(library: Library) -> None:
    add(library, prepare(everything()))
    meeting = add(library, prepare(opened([("Ny skole", "Godkendt.")]))).meeting
    for kind, text in ((AnnotationKind.TAG, "budget"), (AnnotationKind.NOTE, "Husk")):
        put(library, new_annotation(meeting, ItemKey("1", "Ny skole"), kind, text, "Ea"))
    schools, case, budget, register = re.findall(r"```sql\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert library.rows(schools) == [("2031-05-14", "Økonomiudvalget", "1", "Ny skole", "other", "Godkendt.")]
    assert library.rows(case) == [
        ("2031-05-01", "Øudvalget", "recommended", "Anbefales."),
        ("2031-05-14", "Rådet for øer", "approved", "Godkendt."),
    ]
    assert library.rows(budget) == [("2031-05-14", "Økonomiudvalget", "1", "Ny skole", "Husk")]
    catch_up(library)
    assert library.rows(register) == [
        ("Rådet for øer", "2031", 1, 0, 1),
        ("Økonomiudvalget", "2031", 1, 0, 0),
    ]


def test_the_lines_for_the_shell_and_the_named_queries_of_datasette_run(library: Library) -> None:
    meeting = add(library, prepare(everything())).meeting
    catch_up(library)
    key = ItemKey("1", "Færgen", "31-000417")
    follow_up = FollowUp("Ea", date(2031, 6, 1))
    put(
        library,
        new_annotation(meeting, key, AnnotationKind.FOLLOW_UP, "Ring", "Ea", follow_up=follow_up),
    )
    page = PAGE.read_text("utf-8")
    lines = re.findall(r"^sqlite3 -readonly .*$", page, re.MULTILINE)
    found = [library.rows(shlex.split(line)[-1]) for line in lines]
    assert found == [[("Rådet for øer", "2031", 1)], [("2031-06-01", "Ea", "Ring", "Færgen")]]
    (metadata,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    queries = json.loads(metadata)["databases"]["library"]["queries"]
    asked = {"number": "31-000417", "name": "Bo Lind", "body": "Rådet for øer", "year": "2031"}
    for name, query in queries.items():
        assert query["title"], name
        assert library.connection.execute(query["sql"], asked).fetchall(), name


def test_every_view_shows_what_there_is(library: Library) -> None:
    meeting = add(library, prepare(everything())).meeting
    put(library, new_annotation(meeting, ItemKey("1", None), AnnotationKind.TAG, "budget", "Ea"))
    for (name,) in library.rows("SELECT name FROM sqlite_master WHERE type = 'view'"):
        assert library.rows(f"SELECT * FROM {name}"), name
