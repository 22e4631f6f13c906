"""What the window asks at each change goes from the few rows the reader made, not through all meetings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from core.library import Library, add, prepare
from core.library.belonging.filing import deleted_meetings
from core.library.carrying.targets import meetings_to_carry
from core.library.carrying.told import waiting, waiting_count
from core.library.carrying.undoing import go_on
from core.library.case_trails.cases import case_page
from core.library.lists.chosen import Only, Range, chosen_items
from core.library.lists.overview import SmartList, listed, smart_counts
from core.library.lists.start import read_lately
from tests.core.library.invented import opened

LARGE = ("meeting", "its", "about", "version", "item", "index_entry")


@pytest.mark.parametrize(
    ("asked", "told_by"),
    [
        (read_lately, "reading_place"),
        (lambda library: listed(library, SmartList.RECENT), "reading_place"),
        (lambda library: smart_counts(library, date(2031, 6, 1)), "kind = 'note'"),
        (lambda library: smart_counts(library, date(2031, 6, 1)), "kind = 'follow_up'"),
        (deleted_meetings, "meeting.deleted IS NOT NULL"),
        (case_page, "case_link.kind"),
        (waiting, "carried.settled IS NULL"),
        (waiting_count, "carried.settled IS NULL"),
        (meetings_to_carry, "WITH several"),
        (go_on, "WHERE under_way"),
        (
            lambda library: chosen_items(library, Range(), Only(annotated=True), date(2031, 6, 1)),
            "annotation_place.item FROM",
        ),
        (
            lambda library: chosen_items(library, Range(), Only(follow_ups=True), date(2031, 6, 1)),
            "kind = 'follow_up'",
        ),
    ],
)
def test_no_large_table_is_read_whole(
    library: Library, asked: Callable[[Library], object], told_by: str
) -> None:
    add(library, prepare(opened()))
    # figures that tempt SQLite to begin with the meetings
    library.connection.execute("ANALYZE")
    library.connection.execute("DELETE FROM sqlite_stat1")
    figures = [(table, 5) for table in ("meeting", "version", "document", "file", "body")]
    figures += [(table, 10_000) for table in ("reading_place", "case_link", "annotation")]
    library.connection.executemany("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, NULL, ?)", figures)
    library.connection.execute("ANALYZE sqlite_schema")
    steps: list[str] = []
    library.connection.set_trace_callback(steps.append)
    asked(library)
    library.connection.set_trace_callback(None)
    queries = [step for step in steps if told_by in step]
    assert queries
    for query in queries:
        plan = [row[3] for row in library.rows(f"EXPLAIN QUERY PLAN {query}")]
        whole = [step for step in plan if step.startswith("SCAN ") and " USING " not in step]
        assert not [step for step in whole if step.split()[1] in LARGE], plan
