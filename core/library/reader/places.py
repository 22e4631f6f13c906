"""Where what the reader added stands in what counts of a meeting: on which item, and what was seen of it.

The reader's rows hold an `ItemKey`; these columns and rows follow from them and can be made again at any
time. They are there so that "only what I annotated" and "unread" are questions to the database.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property

from core.annotations import ItemFinder, ItemKey
from core.library.belonging.current_versions import current, items_of
from core.library.rows import Row
from core.minutes import AgendaItem, Level


class ReadItems:
    """The items of a parse: their rows, as much of them as finding one by its key asks for, and how they are
    found."""

    def __init__(self, connection: sqlite3.Connection, parse: int) -> None:
        found = items_of(connection, parse)
        self.rows = [each.row for each in found]
        self.items = [each.as_item() for each in found]

    @cached_property
    def finder(self) -> ItemFinder:
        """Finds them by their keys."""
        return ItemFinder(self.items)


KnownItems = dict[tuple[int, ...], ReadItems]
"""Items that were read, for many calls in a row."""
_Version = tuple[str, ReadItems]
"""The fingerprint of the file, and its items."""


SLICE = 300
"""Annotations that `place_slice` places at once: a few milliseconds."""

_PLACED = "SELECT row, file, item_number, item_title, item_case_number FROM annotation"


def place_annotations(
    connection: sqlite3.Connection,
    meeting: str,
    annotations: Collection[str],
    read: KnownItems | None = None,
) -> None:
    """Note on which items of `meeting` its annotations with these ids stand. The version that an annotation
    stands in comes first, then what stands in front. `read` are the items that are known already: what is
    read here is put there. Within the caller's transaction."""
    wanted = connection.execute(
        f"{_PLACED} WHERE id IN (SELECT value FROM json_each(?)) AND meeting = ? AND deleted IS NULL",
        (json.dumps([*annotations]), meeting),
    ).fetchall()
    _place(connection, meeting, wanted, read)


def place_slice(
    connection: sqlite3.Connection, meeting: str, above: int, read: KnownItems | None = None
) -> int | None:
    """The same for the next annotations of `meeting`, of which there may be thousands: for SLICE of those
    whose row is above the one that is given. Gives the row that was reached, None where none is left."""
    wanted = connection.execute(
        f"{_PLACED} WHERE meeting = ? AND row > ? AND deleted IS NULL ORDER BY row LIMIT ?",
        (meeting, above, SLICE),
    ).fetchall()
    _place(connection, meeting, wanted, read)
    return int(wanted[-1][0]) if len(wanted) == SLICE else None


def _place(
    connection: sqlite3.Connection, meeting: str, wanted: Sequence[Row], read: KnownItems | None
) -> None:
    connection.executemany("DELETE FROM annotation_place WHERE annotation = ?", ((row[0],) for row in wanted))
    versions = _items(connection, meeting, read) if wanted else []
    placed = ((row, _row_of(versions, ItemKey(*key), file)) for row, file, *key in wanted)
    connection.executemany(
        "INSERT INTO annotation_place (annotation, item) VALUES (?, ?)",
        ((row, item) for row, item in placed if item is not None),
    )


def show_seen(connection: sqlite3.Connection, meeting: str) -> None:
    """Have the index, and the meeting's count, say which items of `meeting` were seen, within the caller's
    transaction."""
    _show_seen(connection, meeting)
    _count_unread(connection, meeting)


_TOLD_ANEW = """SELECT it.parse FROM current_versions AS it JOIN current_versions AS newer
    ON newer.meeting = it.meeting WHERE it.meeting = :meeting AND it.in_front AND NOT newer.in_front
    AND it.kind IN ('agenda', 'minutes') AND newer.kind IN ('agenda', 'minutes')"""
"""SQL for the parse in front whose items a newer version tells anew: they count once."""


def count(connection: sqlite3.Connection, meeting: str) -> None:
    """Count the items of `meeting`, the unread ones, and what its parse is unsure of, within the caller's
    transaction."""
    connection.execute(
        "UPDATE meeting SET"
        " items = (SELECT count(*) FROM current_versions AS it JOIN item ON item.parse = it.parse"
        f"  WHERE it.meeting = meeting.id AND it.parse NOT IN ({_TOLD_ANEW}))"
        " WHERE id = :meeting",
        {"meeting": meeting},
    )
    _count_unread(connection, meeting)
    told = connection.execute(
        # no joins: for these SQLite would first read all items, or decisions, of the library
        "WITH its AS MATERIALIZED (SELECT parse FROM current_versions WHERE meeting = ?)"
        " SELECT confidence FROM parse WHERE id IN (SELECT parse FROM its)"
        " UNION ALL SELECT confidence FROM item WHERE parse IN (SELECT parse FROM its)"
        "  AND confidence <> '[]'"
        " UNION ALL SELECT confidence FROM decision WHERE confidence <> '[]'"
        "  AND item IN (SELECT id FROM item WHERE parse IN (SELECT parse FROM its))",
        (meeting,),
    ).fetchall()
    unsure = sum(level == Level.UNSURE for (each,) in told for _field, level, _reason in json.loads(each))
    connection.execute("UPDATE meeting SET unsure = ? WHERE id = ?", (unsure, meeting))


def row_of(connection: sqlite3.Connection, meeting: str, key: ItemKey) -> int | None:
    """The row of the item of `meeting` that `key` stands for, in front before beside; None where it is not
    surely there."""
    return _row_of(_items(connection, meeting), key)


def items_meant(items: Sequence[AgendaItem], keys: Iterable[ItemKey]) -> set[int]:
    """Indexes of the items that `keys` stand for; of items that nothing tells apart, all."""
    meant: set[int] = set()
    alike: defaultdict[ItemKey, list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        alike[ItemKey.of(item)].append(index)
    finder = ItemFinder(items)
    for key in keys:
        twins = alike.get(key, [])
        found = None if twins else finder.find(key)  # what is called just so is what is meant
        meant.update(twins if found is None else (found,))
    return meant


def _count_unread(connection: sqlite3.Connection, meeting: str) -> None:
    connection.execute(
        "UPDATE meeting SET"
        " unread = (SELECT count(*) FROM index_entry WHERE index_entry.meeting = meeting.id AND seen = 0"
        f"  AND parse NOT IN ({_TOLD_ANEW}))"
        " WHERE id = :meeting",
        {"meeting": meeting},
    )


def _show_seen(connection: sqlite3.Connection, meeting: str) -> None:
    seen = connection.execute(
        "SELECT file, item_number, item_title, item_case_number FROM seen_item"
        " WHERE meeting = ? AND deleted IS NULL",
        (meeting,),
    ).fetchall()
    if not seen:  # as of all that comes in: nothing to look for
        connection.execute(
            "UPDATE index_entry SET seen = 0 WHERE meeting = ? AND seen AND item IS NOT NULL", (meeting,)
        )
        return
    marks = [(file, ItemKey(*key)) for file, *key in seen]
    for its_file, its in _items(connection, meeting):
        places = items_meant(its.items, [key for file, key in marks if file in (None, its_file)])
        connection.executemany(
            "UPDATE index_entry SET seen = ? WHERE item = ? AND seen <> ?",
            ((seen, row, seen) for index, row in enumerate(its.rows) for seen in (int(index in places),)),
        )


def _row_of(versions: Sequence[_Version], key: ItemKey, own_file: str | None = None) -> int | None:
    """The row of the item that `key` stands for, in the first of `versions` that surely has it; the one with
    that file before all others."""
    for _file, its in sorted(versions, key=lambda each: each[0] != own_file):
        index = its.finder.find(key)
        if index is not None:
            return its.rows[index]
    return None


def _items(connection: sqlite3.Connection, meeting: str, read: KnownItems | None = None) -> list[_Version]:
    """The items of each version that counts."""
    known = {} if read is None else read
    versions = []
    for _version, parse, file in current(connection, [meeting]):
        rows = connection.execute("SELECT min(id), max(id), count(*) FROM item WHERE parse = ?", (parse,))
        key = (parse, *rows.fetchone())  # the number of a parse that went may be given again
        if key not in known:
            known[key] = ReadItems(connection, parse)
        versions.append((file, known[key]))
    return versions
