"""Keeping the search index as the parsed rows say: only the items of versions that stand in front.

The rows are the truth. Whoever changes what stands in front, or replaces a parse, queues the parses
concerned in the same transaction; `catch_up` works the queue off in short transactions and may be broken
off anywhere. Ids in the index rise with the meeting's date and, within it, fall with the item's place, so
that reading it backwards gives the newest meeting first and its items in order.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from datetime import date

from core.library.opening import Library
from core.library.rows import Row, to_date
from core.library.searching.words import keep_words

BUDGET = 0.02
"""Seconds of work in one transaction; the commit comes on top. One item at least is worked off."""

_LOW_BITS = 32


def entry_id(day: date | None, item: int) -> int:
    """The id in the index of the item with the row `item`, of a meeting on `day`."""
    return ((day.toordinal() if day else 0) << _LOW_BITS) + (1 << _LOW_BITS) - 1 - item


def queue(connection: sqlite3.Connection, *parses: int) -> None:
    """Note that `parses` are to be taken into the index or out of it, within the caller's transaction."""
    connection.executemany(
        "INSERT OR IGNORE INTO index_queue (parse) VALUES (?)", ((parse,) for parse in parses)
    )


def catch_up(library: Library, between: Callable[[], None] = lambda: None) -> None:
    """Work off what is queued. `between` is called after each transaction: other work of this thread may go
    first there, and what it raises ends the catching up. Raises LibraryError.
    """
    for (parse,) in library.rows("SELECT parse FROM index_queue ORDER BY parse"):
        found = library.rows(
            "SELECT source.text FROM source JOIN parse ON parse.source = source.id WHERE parse.id = ?",
            (parse,),
        )
        done = not found
        while not done:
            with library.transaction() as connection:
                done = _step(connection, parse, found[0][0])
            between()


def _step(connection: sqlite3.Connection, parse: int, text: str) -> bool:
    """One transaction's work on one parse; True where nothing is left to do for it."""
    shown = connection.execute(
        "SELECT meeting.date FROM version JOIN document ON document.id = version.document"
        " JOIN meeting ON meeting.id = document.meeting AND meeting.front = version.id"
        " WHERE version.parse = ?",
        (parse,),
    ).fetchone()
    done = (
        _take_in(connection, parse, text, to_date(shown[0])) if shown else _take_out(connection, parse, text)
    )
    if done:
        connection.execute("DELETE FROM index_queue WHERE parse = ?", (parse,))
        if not shown:
            _drop_if_replaced(connection, parse)
    return done


def _take_in(connection: sqlite3.Connection, parse: int, text: str, day: date | None) -> bool:
    missing = connection.execute(
        "SELECT item.id, item.title, item.start_offset, item.end_offset FROM item"
        " WHERE item.parse = ? AND NOT EXISTS (SELECT 1 FROM index_entry WHERE index_entry.item = item.id)"
        " ORDER BY item.position",
        (parse,),
    ).fetchall()
    until = time.monotonic() + BUDGET
    for count, row in enumerate(missing):
        if count and time.monotonic() > until:
            return False
        entry = entry_id(day, row[0])
        fields = _fields(connection, row, text)
        connection.execute(
            "INSERT INTO index_entry (id, item, parse) VALUES (?, ?, ?)", (entry, row[0], parse)
        )
        connection.execute(
            "INSERT INTO item_search (rowid, title, decisions, text) VALUES (?, ?, ?, ?)", (entry, *fields)
        )
        keep_words(connection, fields)
    return True


def _take_out(connection: sqlite3.Connection, parse: int, text: str) -> bool:
    indexed = connection.execute(
        "SELECT item.id, item.title, item.start_offset, item.end_offset, index_entry.id FROM index_entry"
        " JOIN item ON item.id = index_entry.item WHERE index_entry.parse = ? ORDER BY item.position",
        (parse,),
    ).fetchall()
    until = time.monotonic() + BUDGET
    for count, row in enumerate(indexed):
        if count and time.monotonic() > until:
            return False
        connection.execute(
            "INSERT INTO item_search (item_search, rowid, title, decisions, text)"
            " VALUES ('delete', ?, ?, ?, ?)",
            (row[4], *_fields(connection, row, text)),
        )
        connection.execute("DELETE FROM index_entry WHERE id = ?", (row[4],))
    return True


def _fields(connection: sqlite3.Connection, row: Row, text: str) -> tuple[str, str, str]:
    """Title, decisions and text of the item with the columns id, title, start, end: what the view
    `index_content` gives for it. An index entry is taken out by naming exactly what was put in."""
    item, title, start, end = row[:4]
    return title or "", _decisions(connection, item), text[start:end]


def _decisions(connection: sqlite3.Connection, item: int) -> str:
    found = connection.execute("SELECT text FROM decision WHERE item = ? ORDER BY position", (item,))
    return "\n".join(text for (text,) in found)


def _drop_if_replaced(connection: sqlite3.Connection, parse: int) -> None:
    """Throw a parse away that a newer one replaced, and its source where that was replaced as well.

    One that lies under the corrections in the parse that is shown stays: they may be taken away again.
    """
    source = connection.execute(
        "SELECT source FROM parse WHERE id = ? AND NOT EXISTS (SELECT 1 FROM version WHERE parse = ?)"
        " AND (corrected OR NOT EXISTS (SELECT 1 FROM version JOIN parse AS shown ON shown.id = version.parse"
        " WHERE shown.source = parse.source))",
        (parse, parse),
    ).fetchone()
    if source is None:
        return
    connection.execute("DELETE FROM parse WHERE id = ?", (parse,))
    connection.execute(
        "DELETE FROM source WHERE id = ? AND NOT EXISTS (SELECT 1 FROM parse WHERE source = ?)",
        (*source, *source),
    )
