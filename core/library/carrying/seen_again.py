"""What the reader had seen of a version, marked in another one that says the same."""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from core.annotations import ItemKey
from core.library.rows import to_json


@dataclass(frozen=True, slots=True)
class SeenAgain:
    """A mark in the new version, what its item is known by, and the mark of the old one it follows from."""

    mark: str
    follows: str
    item: ItemKey


@dataclass(frozen=True, slots=True)
class SeenMark:
    """A mark that an item was seen."""

    id: str
    item: ItemKey


def marks_of(connection: sqlite3.Connection, meeting: str, file: str) -> list[SeenMark]:
    """The marks of what was seen in the version of `meeting` with that file, or in any."""
    found = connection.execute(
        "SELECT id, item_number, item_title, item_case_number FROM seen_item"
        " WHERE meeting = ? AND deleted IS NULL AND (file = ? OR file IS NULL) ORDER BY created, id",
        (meeting, file),
    )
    return [SeenMark(name, ItemKey(*key)) for name, *key in found]


def seen_again(mark: SeenMark, item: ItemKey) -> SeenAgain:
    """A fresh mark that follows from `mark`."""
    return SeenAgain(str(uuid.uuid4()), mark.id, item)


def write(
    connection: sqlite3.Connection, meeting: str, from_file: str, file: str, seen: Sequence[SeenAgain]
) -> list[SeenAgain]:
    """Mark items of the version with that file as seen, and say so in its `carry_run`, within the caller's
    transaction; gives the marks that were made. What another program said first stays. Marks of any version
    are of `from_file` alone from now on."""
    (told,) = connection.execute(
        "SELECT seen FROM carry_run WHERE meeting = ? AND file = ?", (meeting, file)
    ).fetchone()
    if told is not None:
        return []
    connection.execute(
        "UPDATE seen_item SET file = ? WHERE meeting = ? AND file IS NULL", (from_file, meeting)
    )
    connection.execute(
        "UPDATE carry_run SET seen = ? WHERE meeting = ? AND file = ?", (_to_json(seen), meeting, file)
    )
    _mark(connection, meeting, file, seen)
    return list(seen)


def take_away(connection: sqlite3.Connection, meeting: str, file: str) -> bool:
    """Take the marks away that were made in the version with that file; whether there were any. Those that
    the reader took back stay so."""
    marks = [(each.mark,) for each in _told(connection, meeting, file)]
    connection.executemany("DELETE FROM seen_item WHERE id = ? AND deleted IS NULL", marks)
    return bool(marks)


def mark_again(connection: sqlite3.Connection, meeting: str, file: str) -> bool:
    """Make the marks again that `take_away` took; whether there are any."""
    seen = _told(connection, meeting, file)
    _mark(connection, meeting, file, seen)
    return bool(seen)


def forget_items(connection: sqlite3.Connection, meeting: str, is_gone: Callable[[ItemKey], bool]) -> None:
    """Forget of items that are gone for good that they were seen before, within the caller's transaction."""
    for (file,) in connection.execute("SELECT file FROM carry_run WHERE meeting = ?", (meeting,)).fetchall():
        told = _told(connection, meeting, file)
        kept = [each for each in told if not is_gone(each.item)]
        if len(kept) < len(told):
            connection.execute(
                "UPDATE carry_run SET seen = ? WHERE meeting = ? AND file = ?",
                (_to_json(kept), meeting, file),
            )


def _mark(connection: sqlite3.Connection, meeting: str, file: str, seen: Iterable[SeenAgain]) -> None:
    """When and by whom an item was seen stays: taking that back takes it back here, too."""
    connection.executemany(
        "INSERT OR IGNORE INTO seen_item (id, meeting, item_number, item_title, item_case_number, author,"
        " created, file) SELECT ?, meeting, ?, ?, ?, author, created, ? FROM seen_item"
        " WHERE id = ? AND meeting = ? AND deleted IS NULL",
        (
            (
                *(each.mark, each.item.number, each.item.title, each.item.case_number),
                *(file, each.follows, meeting),
            )
            for each in seen
        ),
    )


def _to_json(seen: Iterable[SeenAgain]) -> str:
    return to_json(
        [
            {
                "mark": each.mark,
                "follows": each.follows,
                "itemNumber": each.item.number,
                "itemTitle": each.item.title,
                "caseNumber": each.item.case_number,
            }
            for each in seen
        ]
    )


def _told(connection: sqlite3.Connection, meeting: str, file: str) -> list[SeenAgain]:
    row = connection.execute(
        "SELECT seen FROM carry_run WHERE meeting = ? AND file = ?", (meeting, file)
    ).fetchone()
    return [
        SeenAgain(
            each["mark"],
            each["follows"],
            ItemKey(each["itemNumber"], each["itemTitle"], each["caseNumber"]),
        )
        for each in json.loads((row and row[0]) or "[]")
    ]
