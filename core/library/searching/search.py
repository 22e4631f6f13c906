"""Searching all meetings: what a query finds among the items that count, newest first or by relevance.

The ids of the index fall from the newest entry to the oldest, so that the first screen is the first rows of
a query that stops there. What names a body or a year is looked for in the items' texts, and beside that as
the body or the year of their meetings: "byrådet svømmehal 2024".
"""

from __future__ import annotations

import heapq
import itertools
import re
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.library.opening import Library
from core.library.searching.asking import Asked, asked
from core.library.searching.filters import Narrowed, bodies_named, in_bodies, narrowed, with_people
from core.library.searching.index import is_before_first
from core.library.searching.item_hits import grouped, item_hits
from core.library.searching.leads import leads
from core.library.searching.marking import hits_in, preview
from core.library.searching.note_hits import note_hits
from core.library.searching.results import Count, NoteHit, Order, Results
from core.query import And, Query, Word
from core.query_periods import Period

__all__ = ["count", "everything", "hits_in", "preview", "search"]

MOST_RANKED = 5000
"""Hits that are put in order by relevance: the newest."""
MOST_PHRASES = 60
"""Words and forms that bm25 is asked about; the index counts the rows of each."""
WEIGHTS = (10.0, 4.0, 3.0, 1.0)
"""Of title, decisions, recommendations and text."""
MOST_NOTES = 20
AT_ONCE = 200
"""Entries that are looked at together."""
STEPS = 2000
"""Instructions of SQLite between two questions whether to stop."""

Stop = Callable[[], bool]


class _Stopped(Exception):
    """Nobody waits for the answer any more."""


def search(
    library: Library,
    query: Query,
    order: Order = "newest",
    limit: int = 30,
    after: Results | None = None,
    stop: Stop | None = None,
    today: date | None = None,
    most_notes: int = MOST_NOTES,
) -> Results:
    """The first `limit` items that `query` asks for, or those after `after`, by meeting; with the first ones
    also `most_notes` notes, and leads. Where `stop` says so, it ends within milliseconds, with results that
    say so. An empty query finds nothing. Raises LibraryError.
    """
    if not query or limit < 1:
        return Results(query)
    try:
        with _Stoppable(library, stop), library.snapshot() as connection:
            return _search(connection, query, order, limit, after, today or date.today(), most_notes)
    except _Stopped:
        return Results(query, stopped=True)


def count(
    library: Library,
    query: Query,
    most: int = 10_000,
    stop: Stop | None = None,
    today: date | None = None,
) -> Count | None:
    """How many items `query` asks for, counted up to `most`; None where `stop` said so."""
    if not query:
        return Count(0, False)
    try:
        with _Stoppable(library, stop), library.snapshot() as connection:
            sought = _Sought.of(connection, query, today or date.today())
            found = sum(1 for _entry in sought.newest(connection, None, most + 1))
    except _Stopped:
        return None
    return Count(min(found, most), found > most)


def everything(
    connection: sqlite3.Connection, query: Query, today: date
) -> tuple[list[int], tuple[NoteHit, ...]]:
    """All entries of the index that `query` asks for, the newest first, and all that the reader wrote that
    does; nothing for an empty query."""
    if not query:
        return [], ()
    sought = _Sought.of(connection, query, today)
    entries = list(sought.newest(connection, None, sys.maxsize))
    return entries, note_hits(connection, sought.asked, sought.narrowed, -1)  # to SQLite: without a limit


def _search(
    connection: sqlite3.Connection,
    query: Query,
    order: Order,
    limit: int,
    after: Results | None,
    today: date,
    most_notes: int,
) -> Results:
    sought = _Sought.of(connection, query, today)
    if order == "relevance" and sought.asked.term is not None:
        skipped = after.last if after is not None else 0
        entries = list(itertools.islice(sought.by_relevance(connection), skipped, skipped + limit + 1))
        last = skipped + min(limit, len(entries))
    else:
        entries = list(sought.newest(connection, after.last if after is not None else None, limit + 1))
        last = entries[:limit][-1] if entries else 0
    hits = item_hits(connection, entries[:limit], sought.asked.marker, sought.narrowed.roles)
    groups = grouped(connection, hits)
    more = len(entries) > limit
    if after is not None:
        return Results(query, groups, total=after.total + len(hits), more=more, last=last)
    notes = note_hits(connection, sought.asked, sought.narrowed, most_notes)
    return Results(query, groups, notes, leads(connection, query), len(hits), more, last)


@dataclass(frozen=True, slots=True)
class _Sought:
    """A query made ready: as it is, and with its bodies and years taken for those of the meetings."""

    asked: Asked
    narrowed: Narrowed
    others: tuple[tuple[Asked, Narrowed], ...]

    @classmethod
    def of(cls, connection: sqlite3.Connection, query: Query, today: date) -> _Sought:
        term = with_people(query)
        narrow = narrowed(connection, query, today)
        whole = asked(connection, term)
        others = tuple(_others(connection, whole, narrow))
        return cls(whole, narrow, others)

    def newest(self, connection: sqlite3.Connection, after: int | None, limit: int) -> Iterator[int]:
        """At most `limit` entries, the newest first; only those after the entry `after`.

        What stands before the first item is left out where an item of the meeting follows: mostly it is the
        list of contents that repeats the item's title.
        """
        streams = [
            _fulfilling(connection, each, narrow, after)
            for each, narrow in ((self.asked, self.narrowed), *self.others)
        ]
        entries = heapq.merge(*streams, reverse=True)
        apart = (entry for entry, _same in itertools.groupby(entries))
        return itertools.islice(_without_heads(connection, apart), limit)

    def by_relevance(self, connection: sqlite3.Connection) -> Iterator[int]:
        """The newest entries, the best first: what is in titles before what is in decisions. Sections are
        read only of what is taken."""
        newest = list(self._in_any_role().newest(connection, None, MOST_RANKED))
        expression = None if self.asked.term is None else self.asked.expression(self.asked.term)
        ranks = _ranks(connection, expression, newest) if newest and expression is not None else {}
        best = sorted(newest, key=lambda entry: (*ranks.get(entry, (0, 0.0)), -entry)) if ranks else newest
        if not self.narrowed.roles:
            yield from best
            return
        for at in range(0, len(best), AT_ONCE):
            some = best[at : at + AT_ONCE]
            held = {
                entry
                for each, narrow in ((self.asked, self.narrowed), *self.others)
                for entry in _with_roles(connection, some, each, narrow)
            }
            yield from (entry for entry in some if entry in held)

    def _in_any_role(self) -> _Sought:
        others = tuple((each, replace(narrow, roles=frozenset())) for each, narrow in self.others)
        return _Sought(self.asked, replace(self.narrowed, roles=frozenset()), others)


def _without_heads(connection: sqlite3.Connection, entries: Iterator[int]) -> Iterator[int]:
    """`entries` without those before a first item that are followed by an item of the same meeting."""
    held: int | None = None
    for entry in entries:
        if held is not None and not _are_together(connection, held, entry):
            yield held
        held = entry if is_before_first(entry) else None
        if held is None:
            yield entry
    if held is not None:
        yield held


def _are_together(connection: sqlite3.Connection, one: int, other: int) -> bool:
    found = connection.execute(
        "SELECT count(DISTINCT parse) FROM index_entry WHERE id IN (?, ?)", (one, other)
    ).fetchone()
    return bool(found[0] == 1)


def _ranks(
    connection: sqlite3.Connection, expression: str, newest: Sequence[int]
) -> dict[int, tuple[int, float]]:
    """What the entries are worth, the best the least: by the first of the columns that holds all words, then
    by bm25 where that is asked about few of them."""
    between = (newest[-1], newest[0])
    worth: dict[int, float] = {}
    if expression.count('"') <= 2 * MOST_PHRASES:
        found = connection.execute(
            "SELECT rowid, bm25(item_search, ?, ?, ?, ?) FROM item_search"
            " WHERE item_search MATCH ? AND rowid BETWEEN ? AND ?",
            (*WEIGHTS, expression, *between),
        )
        worth = dict(found.fetchall())
    ranks: dict[int, tuple[int, float]] = {entry: (0, value) for entry, value in worth.items()}
    for at, column in enumerate(("title", "decisions", "recommendations"), -3):
        found = connection.execute(
            "SELECT rowid FROM item_search WHERE item_search MATCH ? AND rowid BETWEEN ? AND ?",
            (f"{{{column}}} : {expression}", *between),
        )
        for (entry,) in found:
            if ranks.get(entry, (0, 0.0))[0] == 0:
                ranks[entry] = (at, worth.get(entry, 0.0))
    return ranks


def _others(
    connection: sqlite3.Connection, whole: Asked, narrow: Narrowed
) -> Iterator[tuple[Asked, Narrowed]]:
    """The query with the words of a body, or a year, as conditions on the meeting, where others are left."""
    if not isinstance(whole.term, And):
        return
    terms = whole.term.terms
    named = {
        term: found
        for term in terms
        if isinstance(term, Word) and (found := bodies_named(connection, " ".join(term.words)))
    }
    bodies = set.intersection(*named.values()) if named else set()
    if not any(len(word) > 2 for term in named for word in term.words):  # "og" alone names nobody
        bodies = set()
    years = [
        term for term in terms if isinstance(term, Word) and re.fullmatch(r"(?:19|20)\d\d", term.words[0])
    ]
    for with_bodies, with_year in ((True, False), (False, True), (True, True)):
        if (with_bodies and not bodies) or (with_year and len(years) != 1):
            continue
        left = [
            term
            for term in terms
            if not (with_bodies and term in named) and not (with_year and term in years)
        ]
        if not left or all(not whole.expression(term) for term in left):
            continue
        made = replace(narrow, conditions=[*narrow.conditions, in_bodies(bodies)]) if with_bodies else narrow
        if with_year:
            year = int(years[0].words[0])
            made = made.of(Period(date(year, 1, 1), date(year, 12, 31)))
        yield replace(whole, term=And(tuple(left)) if len(left) > 1 else left[0]), made


def _fulfilling(
    connection: sqlite3.Connection, each: Asked, narrow: Narrowed, after: int | None
) -> Iterator[int]:
    """The entries that `each` within `narrow` asks for, the newest first. Rows are not read beyond what is
    taken."""
    expression, conditions = (None, []) if each.term is None else each.split(each.term)
    conditions = [*narrow.conditions, *conditions]
    last = narrow.last if after is None else min(narrow.last, after - 1)
    values: list[object] = []
    if expression is None:
        sql, rowid = "SELECT entry.id FROM index_entry AS entry WHERE", "entry.id"
    else:
        # CROSS JOIN keeps the index the outer loop: it gives its rows newest first and stops at the limit
        sql, rowid = "SELECT item_search.rowid FROM item_search", "item_search.rowid"
        if conditions:
            sql += " CROSS JOIN index_entry AS entry ON entry.id = item_search.rowid"
        sql += " WHERE item_search MATCH ? AND"
        values.append(f"{narrow.columns} : {expression}" if narrow.columns else expression)
    sql += f" {rowid} BETWEEN ? AND ?"
    values += (narrow.first, last)
    for condition, given in conditions:
        sql += f" AND {condition}"
        values += given
    cursor = connection.execute(f"{sql} ORDER BY {rowid} DESC", values)
    if not narrow.roles:
        for (entry,) in cursor:
            yield entry
        return
    while rows := cursor.fetchmany(AT_ONCE):
        yield from _with_roles(connection, [entry for (entry,) in rows], each, narrow)


def _with_roles(
    connection: sqlite3.Connection, entries: Sequence[int], each: Asked, narrow: Narrowed
) -> Iterator[int]:
    """Those of `entries` that hold what is asked for in one section of the wanted roles."""
    slots = ", ".join("?" * len(narrow.roles))
    for entry in entries:
        found = connection.execute(
            "SELECT section.text FROM index_entry JOIN section ON section.item = index_entry.item"
            f" WHERE index_entry.id = ? AND section.role IN ({slots})",
            (entry, *narrow.roles),
        )
        if any(each.term is None or each.marker.holds(each.term, text) for (text,) in found):
            yield entry


class _Stoppable:
    """While it lasts, `stop` is asked every some thousand instructions of SQLite; raises _Stopped."""

    def __init__(self, library: Library, stop: Stop | None) -> None:
        self._connection = library.connection
        self._stop = stop

    def __enter__(self) -> None:
        if self._stop is not None:
            if self._stop():
                raise _Stopped
            self._connection.set_progress_handler(self._stop, STEPS)

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if self._stop is None:
            return
        self._connection.set_progress_handler(None, 0)
        if self._stop():
            raise _Stopped from None
