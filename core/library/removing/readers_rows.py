"""What the reader added to a meeting or to some of its items, taken away for good with them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from core.annotations import ItemFinder, ItemKey
from core.carried import Anchor
from core.library.carrying import seen_again
from core.minutes import AgendaItem

OF_ITEMS = (
    *("annotation", "correction", "seen_item", "case_link", "dismissed"),
    *("item_mark", "dismissed_finding"),
)
"""Tables whose rows stand on a meeting and on an item of it."""

OF_MEETING = (*OF_ITEMS, "checklist_tick", "sign_off", "said_draft")
"""Those and the ones whose rows stand on a meeting alone. Replies go with their comment."""


def delete_of_meeting(connection: sqlite3.Connection, meeting: str) -> None:
    """Delete all rows of the reader on `meeting`, within the caller's transaction."""
    for table in OF_MEETING:
        connection.execute(f"DELETE FROM {table} WHERE meeting = ?", (meeting,))


@dataclass(frozen=True)
class Removed:
    """Items of a version that are removed: the fingerprint of its file, all its items, the indexes of those
    that go."""

    file: str
    items: Sequence[AgendaItem]
    indexes: frozenset[int]

    @cached_property
    def _finder(self) -> ItemFinder:
        return ItemFinder(self.items)

    def has(self, key: ItemKey) -> bool:
        """Whether it is one of them that `key` stands for."""
        return self._finder.find(key) in self.indexes

    def has_place(self, file: str | None, start: int | None, end: int | None) -> bool:
        """Whether words at these offsets of a file lie in one of them; of no file, those of this one."""
        if start is None or end is None or file not in (None, self.file):
            return False
        spans = (self.items[index].span for index in self.indexes)
        return any(start < span.end and span.start < end for span in spans)

    def has_any(self, key: ItemKey, file: str | None, start: int | None, end: int | None) -> bool:
        """Whether one of both holds."""
        return self.has(key) or self.has_place(file, start, end)

    def has_anchor(self, file: str, anchor: Anchor) -> bool:
        """The same of a place in a file."""
        place = (None, None) if anchor.passage is None else anchor.passage.span
        return self.has_any(anchor.item, file, *place)


def delete_of_items(connection: sqlite3.Connection, meeting: str, removed: Removed) -> None:
    """Delete what the reader added to these items beside annotations, that they were seen before, and where
    the item was the one read last, within the caller's transaction."""
    for table in OF_ITEMS:
        if table != "annotation":
            rows = _of_items(connection, table, meeting, removed)
            connection.executemany(f"DELETE FROM {table} WHERE rowid = ?", ((row,) for row in rows))
    place = connection.execute("SELECT item FROM reading_place WHERE meeting = ?", (meeting,)).fetchone()
    if place and place[0] and removed.has(ItemKey(*json.loads(place[0]))):
        connection.execute("UPDATE reading_place SET item = NULL WHERE meeting = ?", (meeting,))
    seen_again.forget_items(connection, meeting, removed.has)


def _of_items(connection: sqlite3.Connection, table: str, meeting: str, removed: Removed) -> list[int]:
    """By what they know the item by, or, of corrections, by the place of their words."""
    place = "file, start_offset, end_offset" if table == "correction" else "NULL, NULL, NULL"
    found = connection.execute(
        f"SELECT rowid, item_number, item_title, item_case_number, {place} FROM {table} WHERE meeting = ?",
        (meeting,),
    ).fetchall()
    return [row for row, n, t, c, *place in found if removed.has_any(ItemKey(n, t, c), *place)]
