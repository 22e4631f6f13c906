"""Where what the reader added stands in the version in front: on which item, and what was seen of it.

The reader's rows hold an `ItemKey`; these columns and rows follow from them and can be made again at any
time. They are there so that "only what I annotated" and "unread" are questions to the database.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence

from core.annotations import ItemKey, find_item
from core.minutes import AgendaItem, Level
from core.source_text import Span

_NOWHERE = Span(0, 0)


def place_annotations(
    connection: sqlite3.Connection, meeting: str, parse: int, annotations: Collection[str] | None = None
) -> None:
    """Note on which items of `parse`, the one in front of `meeting`, its annotations stand: those with the
    given ids, or all of them, and then also which items were seen. Within the caller's transaction."""
    ids, items = _items(connection, parse)
    found = connection.execute(
        "SELECT row, id, item_number, item_title, item_case_number FROM annotation"
        " WHERE meeting = ? AND deleted IS NULL",
        (meeting,),
    ).fetchall()
    wanted = [row for row in found if annotations is None or row[1] in annotations]
    connection.executemany("DELETE FROM annotation_place WHERE annotation = ?", ((row[0],) for row in wanted))
    placed = ((row[0], find_item(items, ItemKey(*row[2:]))) for row in wanted)
    connection.executemany(
        "INSERT INTO annotation_place (annotation, item) VALUES (?, ?)",
        ((row, ids[index]) for row, index in placed if index is not None),
    )
    if annotations is None:
        _show_seen(connection, meeting, ids, items)


def place_again(
    connection: sqlite3.Connection, meeting: str, annotations: Collection[str] | None = None
) -> None:
    """`place_annotations` in whatever parse stands in front of `meeting`."""
    row = connection.execute(
        "SELECT version.parse FROM meeting JOIN version ON version.id = meeting.front WHERE meeting.id = ?",
        (meeting,),
    ).fetchone()
    if row is not None and row[0] is not None:
        place_annotations(connection, meeting, row[0], annotations)


def show_seen(connection: sqlite3.Connection, meeting: str) -> None:
    """Have the index, and the meeting's count, say which items of `meeting` were seen, within the caller's
    transaction."""
    row = connection.execute(
        "SELECT version.parse FROM meeting JOIN version ON version.id = meeting.front WHERE meeting.id = ?",
        (meeting,),
    ).fetchone()
    if row is not None and row[0] is not None:
        _show_seen(connection, meeting, *_items(connection, row[0]))
        _count_unread(connection, meeting)


def count(connection: sqlite3.Connection, meeting: str) -> None:
    """Count the items of `meeting`, the unread ones, and what its parse is unsure of, within the caller's
    transaction."""
    connection.execute(
        "UPDATE meeting SET"
        " items = (SELECT count(*) FROM version JOIN item ON item.parse = version.parse"
        "  WHERE version.id = meeting.front)"
        " WHERE id = ?",
        (meeting,),
    )
    _count_unread(connection, meeting)
    told = connection.execute(
        "SELECT parse.confidence FROM meeting JOIN version ON version.id = meeting.front"
        " JOIN parse ON parse.id = version.parse WHERE meeting.id = ?"
        " UNION ALL SELECT item.confidence FROM meeting JOIN version ON version.id = meeting.front"
        " JOIN item ON item.parse = version.parse WHERE meeting.id = ? AND item.confidence <> '[]'"
        " UNION ALL SELECT decision.confidence FROM meeting JOIN version ON version.id = meeting.front"
        " JOIN item ON item.parse = version.parse JOIN decision ON decision.item = item.id"
        " WHERE meeting.id = ? AND decision.confidence <> '[]'",
        (meeting, meeting, meeting),
    ).fetchall()
    unsure = sum(level == Level.UNSURE for (each,) in told for _field, level, _reason in json.loads(each))
    connection.execute("UPDATE meeting SET unsure = ? WHERE id = ?", (unsure, meeting))


def items_meant(items: Sequence[AgendaItem], keys: Iterable[ItemKey]) -> set[int]:
    """Indexes of the items that `keys` stand for; of items that nothing tells apart, all."""
    meant: set[int] = set()
    for key in keys:
        found = find_item(items, key)
        twins = (i for i, item in enumerate(items) if ItemKey.of(item) == key)
        meant.update(twins if found is None else (found,))
    return meant


def _count_unread(connection: sqlite3.Connection, meeting: str) -> None:
    connection.execute(
        "UPDATE meeting SET"
        " unread = (SELECT count(*) FROM index_entry WHERE index_entry.meeting = meeting.id AND seen = 0)"
        " WHERE id = ?",
        (meeting,),
    )


def _show_seen(
    connection: sqlite3.Connection, meeting: str, ids: Sequence[int], items: Sequence[AgendaItem]
) -> None:
    seen = connection.execute(
        "SELECT item_number, item_title, item_case_number FROM seen_item"
        " WHERE meeting = ? AND deleted IS NULL",
        (meeting,),
    ).fetchall()
    places = items_meant(items, [ItemKey(*row) for row in seen])
    connection.executemany(
        "UPDATE index_entry SET seen = ? WHERE item = ?",
        ((int(index in places), item) for index, item in enumerate(ids)),
    )


def _items(connection: sqlite3.Connection, parse: int) -> tuple[list[int], list[AgendaItem]]:
    """The ids of the items of a parse, and as much of them as finding an item by its key asks for."""
    found = connection.execute(
        "SELECT id, number, title, case_number, closed FROM item WHERE parse = ? ORDER BY position", (parse,)
    ).fetchall()
    items = [
        AgendaItem(number, title, bool(closed), _NOWHERE, _NOWHERE, case_number=case_number)
        for _id, number, title, case_number, closed in found
    ]
    return [row[0] for row in found], items
