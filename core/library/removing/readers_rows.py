"""What the reader added to a meeting or to some of its items, taken away for good with them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from core.annotations import ItemKey, find_item
from core.minutes import AgendaItem
from core.source_text import Span

OF_MEETING = ("annotation", "correction", "seen_item", "case_link", "dismissed")
"""Tables whose rows stand on a meeting and on an item of it."""

_PLACED = ("annotation", "correction")


def delete_of_meeting(connection: sqlite3.Connection, meeting: str) -> None:
    """Delete all rows of the reader on `meeting`, within the caller's transaction."""
    for table in OF_MEETING:
        connection.execute(f"DELETE FROM {table} WHERE meeting = ?", (meeting,))


def of_items(
    connection: sqlite3.Connection,
    table: str,
    meeting: str,
    items: Sequence[AgendaItem],
    removed: frozenset[int],
) -> list[int]:
    """The rows of `table` that stand on those of `items` whose indexes are in `removed`: by what they know
    the item by, or by the place of their words."""
    span = "start_offset, end_offset" if table in _PLACED else "NULL, NULL"
    found = connection.execute(
        f"SELECT rowid, {span}, item_number, item_title, item_case_number FROM {table} WHERE meeting = ?",
        (meeting,),
    ).fetchall()
    spans = [items[index].span for index in removed]
    return [
        row
        for row, start, end, *key in found
        if find_item(items, ItemKey(*key)) in removed or _lies_in(start, end, spans)
    ]


def delete_of_items(
    connection: sqlite3.Connection, meeting: str, items: Sequence[AgendaItem], removed: frozenset[int]
) -> None:
    """Delete the reader's rows on these items, and where the item was the one read last."""
    for table in OF_MEETING:
        rows = of_items(connection, table, meeting, items, removed)
        connection.executemany(f"DELETE FROM {table} WHERE rowid = ?", ((row,) for row in rows))
    place = connection.execute("SELECT item FROM reading_place WHERE meeting = ?", (meeting,)).fetchone()
    if place and place[0] and find_item(items, ItemKey(*json.loads(place[0]))) in removed:
        connection.execute("UPDATE reading_place SET item = NULL WHERE meeting = ?", (meeting,))


def _lies_in(start: Any, end: Any, spans: Sequence[Span]) -> bool:
    return start is not None and any(start < span.end and span.start < end for span in spans)
