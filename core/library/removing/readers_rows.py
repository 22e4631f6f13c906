"""What the reader added to a meeting or to some of its items, taken away for good with them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from core.annotations import ItemKey, find_item
from core.carried import Anchor
from core.library.carrying import seen_again
from core.library.carrying.anchors import anchor_from_json, candidates_from_json, candidates_to_json
from core.minutes import AgendaItem

OF_MEETING = ("annotation", "correction", "seen_item", "case_link", "dismissed")
"""Tables whose rows stand on a meeting and on an item of it."""

_PLACED = ("annotation", "correction")


def delete_of_meeting(connection: sqlite3.Connection, meeting: str) -> None:
    """Delete all rows of the reader on `meeting`, within the caller's transaction."""
    for table in OF_MEETING:
        connection.execute(f"DELETE FROM {table} WHERE meeting = ?", (meeting,))


class Removed(NamedTuple):
    """Items of a version that are removed: the fingerprint of its file, all its items, the indexes of those
    that go."""

    file: str
    items: Sequence[AgendaItem]
    indexes: frozenset[int]

    def has(self, key: ItemKey) -> bool:
        """Whether it is one of them that `key` stands for."""
        return find_item(self.items, key) in self.indexes

    def has_place(self, file: str | None, start: int | None, end: int | None) -> bool:
        """Whether words at these offsets of a file lie in one of them; of no file, those of this one."""
        if start is None or end is None or file not in (None, self.file):
            return False
        spans = (self.items[index].span for index in self.indexes)
        return any(start < span.end and span.start < end for span in spans)


def of_items(connection: sqlite3.Connection, table: str, meeting: str, removed: Removed) -> list[int]:
    """The rows of `table` that stand on items that are `removed`: by what they know the item by, or by the
    place of their words."""
    place = "file, start_offset, end_offset" if table in _PLACED else "NULL, NULL, NULL"
    found = connection.execute(
        f"SELECT rowid, {place}, item_number, item_title, item_case_number FROM {table} WHERE meeting = ?",
        (meeting,),
    ).fetchall()
    return [
        row for row, *place, n, t, c in found if removed.has(ItemKey(n, t, c)) or removed.has_place(*place)
    ]


def delete_of_items(connection: sqlite3.Connection, meeting: str, removed: Removed) -> None:
    """Delete the reader's rows on these items, what is said of their way to and from other versions, and
    where the item was the one read last."""
    for table in OF_MEETING:
        rows = of_items(connection, table, meeting, removed)
        connection.executemany(f"DELETE FROM {table} WHERE rowid = ?", ((row,) for row in rows))
    place = connection.execute("SELECT item FROM reading_place WHERE meeting = ?", (meeting,)).fetchone()
    if place and place[0] and removed.has(ItemKey(*json.loads(place[0]))):
        connection.execute("UPDATE reading_place SET item = NULL WHERE meeting = ?", (meeting,))
    _delete_kept_places(connection, meeting, removed)
    _delete_told(connection, meeting, removed)


def _delete_kept_places(connection: sqlite3.Connection, meeting: str, removed: Removed) -> None:
    found = connection.execute(
        "SELECT kept_place.rowid, kept_place.file, kept_place.start_offset, kept_place.end_offset,"
        " kept_place.item_number, kept_place.item_title, kept_place.item_case_number"
        " FROM annotation JOIN kept_place ON kept_place.annotation = annotation.id"
        " WHERE annotation.meeting = ?",
        (meeting,),
    ).fetchall()
    gone = [
        (row,)
        for row, *place, number, title, case_number in found
        if removed.has(ItemKey(number, title, case_number)) or removed.has_place(*place)
    ]
    connection.executemany("DELETE FROM kept_place WHERE rowid = ?", gone)


def _delete_told(connection: sqlite3.Connection, meeting: str, removed: Removed) -> None:
    """What is said of the way of annotations that stood on these items, or were put there; of others the
    places there that they were offered; and that the items were seen before."""

    def is_in(file: str, anchor: Anchor | None) -> bool:
        if anchor is None:
            return False
        place = (None, None) if anchor.passage is None else anchor.passage.span
        return removed.has(anchor.item) or removed.has_place(file, *place)

    found = connection.execute(
        "SELECT carried.rowid, from_file, carried.file, was, place, candidates FROM annotation"
        " JOIN carried ON carried.annotation = annotation.id WHERE annotation.meeting = ?",
        (meeting,),
    ).fetchall()
    for row, from_file, file, was, place, candidates in found:
        offered = candidates_from_json(candidates)
        kept = [each for each in offered if not is_in(file, each.anchor)]
        if is_in(from_file, anchor_from_json(was)) or is_in(file, anchor_from_json(place)):
            connection.execute("DELETE FROM carried WHERE rowid = ?", (row,))
        elif len(kept) < len(offered):
            connection.execute(
                "UPDATE carried SET candidates = ? WHERE rowid = ?", (candidates_to_json(kept), row)
            )
    seen_again.forget_items(connection, meeting, removed.has)
