"""Keeping the search index as the parsed rows say: only the items of versions that count (see
`core.library.belonging.current_versions`).

The rows are the truth. Whoever changes what counts, or replaces a parse, queues the parses
concerned in the same transaction; `catch_up` works the queue off in short transactions and may be broken
off anywhere. Ids in the index rise with the meeting's date and, within it, fall with the item's place, so
that reading it backwards gives the newest meeting first and its items in order. What stands before the first
item is an entry of its own, without an item.

With an item go its decisions in the register, where the reader's annotations stand, and whether it was seen.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from core.case_numbers import case_key
from core.danish_order import order_key
from core.library.opening import Library
from core.library.persons import people_entries
from core.library.reader import places
from core.library.rows import Row, to_date
from core.library.searching.words import keep_words
from core.minutes import Outcome
from core.outcome_groups import as_recommended
from core.words import words_of

BUDGET = 0.004
"""Seconds of reading in one transaction; writing the full-text indexes takes four times as long. One
item at least is worked off."""
LONG = 0.25
"""The same where nobody waits for the library: the longer, the less often are the words and the parts of the
index written."""

MOST_PARTS, LARGEST_PART, SMALL = 6, 0.7, 500
"""The index is laid together where it has so many parts, the largest of which is less than this share of it;
one of few pages is left."""
MERGED_AT_ONCE = 50
"""Pages of 4 KB in one transaction: 3 to 10 ms of work, and the commit."""

_LOW_BITS = 41
"""Of an id; above them stands the day. Two numbers for each item, so that there is one before the first."""

_ITEM = (
    "item.id, item.title, item.start_offset, item.end_offset, item.number, item.case_number, item.closed,"
    " item.votes"
)


def entry_id(day: date | None, item: int, *, before: bool = False) -> int:
    """The id in the index of the item with the row `item`, of a meeting on `day`; with `before` that of what
    stands before this first item of its meeting."""
    number = 2 * item + (0 if before else 1)
    return ((day.toordinal() if day else 0) << _LOW_BITS) + (1 << _LOW_BITS) - 1 - number


def is_before_first(entry: int) -> bool:
    """Whether the entry stands for what comes before the first item of its meeting."""
    return entry % 2 == 1


def ids_of_days(first: date, last: date) -> tuple[int, int]:
    """The lowest and the highest id that an entry of a meeting on one of these days may have."""
    return first.toordinal() << _LOW_BITS, ((last.toordinal() + 1) << _LOW_BITS) - 1


def queue(connection: sqlite3.Connection, *parses: int) -> None:
    """Note that `parses` are to be taken into the index or out of it, within the caller's transaction."""
    connection.executemany(
        "INSERT OR IGNORE INTO index_queue (parse) VALUES (?)", ((parse,) for parse in parses)
    )


@dataclass(slots=True)
class _Placing:
    """Up to which row the annotations of a meeting are placed, and the items that were read for that."""

    above: int | None = 0
    read: places.KnownItems = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Turn:
    """The work of one transaction: until when of the monotonic clock it goes on, how far it came with the
    annotations before, by meeting and parse, and what goes into the full-text indexes at its end."""

    until: float
    placing: dict[tuple[str, int], _Placing]
    entries: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)

    def is_over(self) -> bool:
        return time.monotonic() > self.until


def catch_up(
    library: Library, between: Callable[[], None] = lambda: None, budget: float | None = None
) -> None:
    """Work off what is queued, in transactions of `budget` seconds, else of BUDGET. `between` is called after
    each: other work of this thread may go first there, and what it raises ends the catching up. Raises
    LibraryError.
    """
    waiting = deque(parse for (parse,) in library.rows("SELECT parse FROM index_queue ORDER BY parse"))
    placing: dict[tuple[str, int], _Placing] = {}
    while waiting:
        with library.transaction() as connection:
            # several short documents share a transaction
            turn = _Turn(time.monotonic() + (BUDGET if budget is None else budget), placing)
            while waiting and _step(connection, waiting[0], turn):
                waiting.popleft()
                if turn.is_over():
                    break
            _insert(connection, turn.entries)
        between()
    merge(library, between)


def merge(library: Library, between: Callable[[], None] = lambda: None) -> None:
    """Lay the parts of the index together where it has come apart: each word that a query means is looked for
    in every part of it. In short transactions, and may be broken off anywhere. Raises LibraryError.
    """
    pages = library.rows("SELECT count(*) FROM item_search_idx GROUP BY segid")
    sizes = [size for (size,) in pages]
    if len(sizes) < MOST_PARTS or sum(sizes) < SMALL or max(sizes) > LARGEST_PART * sum(sizes):
        return
    step, moved = -MERGED_AT_ONCE, 2
    while moved >= 2:  # fewer: there was nothing left to merge (SQLite's documentation of "merge")
        with library.transaction() as connection:
            before = connection.total_changes
            connection.execute("INSERT INTO item_search (item_search, rank) VALUES ('merge', ?)", (step,))
            moved = connection.total_changes - before
        step = MERGED_AT_ONCE
        between()


@dataclass(frozen=True, slots=True)
class _Shown:
    """The meeting that a parse counts for."""

    meeting: str
    day: date | None
    body: int | None


def _step(connection: sqlite3.Connection, parse: int, turn: _Turn) -> bool:
    """Work on one parse for the rest of `turn`; True where nothing is left to do for it."""
    found = connection.execute(
        "SELECT source.text FROM source JOIN parse ON parse.source = source.id WHERE parse.id = ?", (parse,)
    ).fetchone()
    if found is None:  # another program was faster
        connection.execute("DELETE FROM index_queue WHERE parse = ?", (parse,))
        return True
    text = found[0]
    row = connection.execute(
        "SELECT meeting.id, meeting.date, meeting.body_id, in_front FROM current_versions"
        " JOIN meeting ON meeting.id = current_versions.meeting"
        " WHERE current_versions.parse = ? AND meeting.deleted IS NULL",
        (parse,),
    ).fetchone()
    if row is None:
        done = _take_out(connection, parse, text, turn)
    else:
        shown = _Shown(row[0], to_date(row[1]), row[2])
        done = _drop_moved(connection, parse, text, shown, turn)
        done = done and _take_in(connection, parse, text, shown, turn)
    owner = _meeting_of(connection, parse) if row is None else row[0]
    if done := done and _place_annotations(connection, owner, parse, turn):
        connection.execute("DELETE FROM index_queue WHERE parse = ?", (parse,))
        if row is None:
            people_entries.take_out(connection, parse)
            _drop_if_replaced(connection, parse)
        else:
            take_in = people_entries.take_in if row[3] else people_entries.take_in_items
            take_in(connection, parse, row[0], row[2])
        places.show_seen(connection, owner)
        places.count(connection, owner)
    return done


def _meeting_of(connection: sqlite3.Connection, parse: int) -> str:
    """The meeting of a parse that does not count: what it tells of itself goes by what does."""
    (meeting,) = connection.execute(
        "SELECT document.meeting FROM parse JOIN source ON source.id = parse.source"
        " JOIN version ON version.id = source.version JOIN document ON document.id = version.document"
        " WHERE parse.id = ?",
        (parse,),
    ).fetchone()
    return str(meeting)


def _place_annotations(connection: sqlite3.Connection, meeting: str, parse: int, turn: _Turn) -> bool:
    """Note for the rest of `turn` where the annotations of a meeting stand; True where none is left."""
    at = turn.placing.setdefault((meeting, parse), _Placing())
    while at.above is not None:
        at.above = places.place_slice(connection, meeting, at.above, at.read)
        if at.above is not None and turn.is_over():
            return False
    del turn.placing[meeting, parse]
    return True


def _drop_moved(connection: sqlite3.Connection, parse: int, text: str, shown: _Shown, turn: _Turn) -> bool:
    """Take out what is indexed under another day, body or meeting than the meeting has now."""
    moved = connection.execute(
        "SELECT 1 FROM index_entry"
        " WHERE parse = ? AND (body IS NOT ? OR meeting <> ? OR id >> ? <> ?) LIMIT 1",
        (
            *(parse, shown.body, shown.meeting, _LOW_BITS),
            shown.day.toordinal() if shown.day else 0,
        ),
    ).fetchone()
    return moved is None or _take_out(connection, parse, text, turn)


def _take_in(connection: sqlite3.Connection, parse: int, text: str, shown: _Shown, turn: _Turn) -> bool:
    missing = connection.execute(
        f"SELECT {_ITEM} FROM item"
        " WHERE item.parse = ? AND NOT EXISTS (SELECT 1 FROM index_entry WHERE index_entry.item = item.id)"
        " ORDER BY item.position",
        (parse,),
    ).fetchall()
    _take_in_head(connection, parse, text, shown, turn)
    for count, row in enumerate(missing):
        if count and turn.is_over():
            return False
        _take_in_item(connection, parse, text, shown, row, turn)
    return True


def _take_in_head(connection: sqlite3.Connection, parse: int, text: str, shown: _Shown, turn: _Turn) -> None:
    first = connection.execute(
        "SELECT id, start_offset FROM item WHERE parse = ? ORDER BY position LIMIT 1", (parse,)
    ).fetchone()
    if first is None or not text[: first[1]].strip():
        return
    if connection.execute("SELECT 1 FROM index_entry WHERE parse = ? AND +item IS NULL", (parse,)).fetchone():
        return
    entry = entry_id(shown.day, first[0], before=True)
    connection.execute(
        "INSERT INTO index_entry (id, parse, meeting, body, closed, votes, seen, start_offset, end_offset)"
        " VALUES (?, ?, ?, ?, 0, 0, 1, 0, ?)",
        (entry, parse, shown.meeting, shown.body, first[1]),
    )
    turn.entries.append((entry, ("", "", "", text[: first[1]])))


def _take_in_item(
    connection: sqlite3.Connection, parse: int, text: str, shown: _Shown, row: Row, turn: _Turn
) -> None:
    item, _title, start, end, number, case_number, closed, votes = row
    entry = entry_id(shown.day, item)
    key = case_key(case_number)
    connection.execute(
        "INSERT INTO index_entry (id, item, parse, meeting, body, closed, votes, case_key, start_offset,"
        " end_offset) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (entry, item, parse, shown.meeting, shown.body, closed, votes is not None, key, start, end),
    )
    turn.entries.append((entry, _fields(connection, row, text)))
    counted = json.loads(votes) if votes else {}
    order = (order_key(number), order_key(row[1])[:48])
    decisions = connection.execute(
        "SELECT id, coalesce(date, ?), coalesce(effective, outcome), follows FROM decision"
        " WHERE item = ? AND own ORDER BY position",
        (shown.day.isoformat() if shown.day else None, item),
    ).fetchall()
    connection.executemany(
        "INSERT INTO register_entry (id, decision, item, parse, meeting, body, date, number_order,"
        " title_order, case_key, outcome, follows, for_count, against_count, abstain_count, closed)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                *(entry_id(shown.day, decision), decision, item, parse, shown.meeting, shown.body, day),
                *(
                    *order,
                    key,
                    outcome,
                    as_recommended(None if follows is None else bool(follows), Outcome(outcome)),
                ),
                *(counted.get("for_count"), counted.get("against_count")),
                *(counted.get("abstain_count"), closed),
            )
            for decision, day, outcome, follows in decisions
        ),
    )


def _insert(connection: sqlite3.Connection, entries: Sequence[tuple[int, tuple[str, ...]]]) -> None:
    """Take entries, each with its fields, into the full-text index, and their words into the distinct words.

    The ids must rise: at one that is lower than that before it SQLite writes all that it has gathered, and
    has ever more small parts to lay together.
    """
    connection.executemany(
        "INSERT INTO item_search (rowid, title, decisions, recommendations, text) VALUES (?, ?, ?, ?, ?)",
        ((entry, *fields) for entry, fields in sorted(entries)),
    )
    keep_words(connection, {word for _entry, fields in entries for word in words_of("\n".join(fields))})


def _take_out(connection: sqlite3.Connection, parse: int, text: str, turn: _Turn) -> bool:
    connection.execute("DELETE FROM register_entry WHERE parse = ?", (parse,))
    indexed = connection.execute(
        "SELECT index_entry.item, item.title, index_entry.start_offset, index_entry.end_offset,"
        " index_entry.id"
        " FROM index_entry LEFT JOIN item ON item.id = index_entry.item"
        " WHERE index_entry.parse = ? ORDER BY index_entry.id",
        (parse,),
    ).fetchall()
    for count, row in enumerate(indexed):
        if count and turn.is_over():
            return False
        connection.execute(
            "INSERT INTO item_search (item_search, rowid, title, decisions, recommendations, text)"
            " VALUES ('delete', ?, ?, ?, ?, ?)",
            (row[4], *_fields(connection, row, text)),
        )
        connection.execute("DELETE FROM index_entry WHERE id = ?", (row[4],))
    return True


def _fields(connection: sqlite3.Connection, row: Row, text: str) -> tuple[str, ...]:
    """Title, decisions, recommendations and text of the entry with the columns item, title, start, end: what
    the view `index_content` gives for it. An entry is taken out by naming exactly what was put in."""
    item, title, start, end = row[:4]
    return title or "", _decisions(connection, item), _recommendations(connection, item), text[start:end]


def _decisions(connection: sqlite3.Connection, item: int | None) -> str:
    found = connection.execute("SELECT text FROM decision WHERE item = ? ORDER BY position", (item,))
    return "\n".join(text for (text,) in found)


def _recommendations(connection: sqlite3.Connection, item: int | None) -> str:
    found = connection.execute(
        "SELECT text FROM section WHERE item = ? AND role = 'recommendation' ORDER BY position", (item,)
    )
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
