"""All cases of the library, the one with the newest activity first, a page at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import merge
from typing import NamedTuple

from core.case_numbers import case_key
from core.library.belonging.bodies import SHOWN_MUNICIPALITY, SHOWN_NAME
from core.library.opening import Library
from core.library.rows import to_date
from core.words import words_of

PAGE = 100
"""Cases of one page."""

_ENTRY = (
    "SELECT entry.id, entry.case_key, coalesce(body.municipality_key, '') FROM index_entry AS entry"
    " LEFT JOIN body ON body.id = entry.body WHERE entry.case_key IS NOT NULL AND entry.id < ?"
)
_NEWEST = (
    " AND NOT EXISTS (SELECT 1 FROM index_entry AS newer LEFT JOIN body AS its ON its.id = newer.body"
    "  WHERE newer.case_key = entry.case_key AND newer.id > entry.id"
    "  AND its.municipality_key IS body.municipality_key)"
)
_DOWN = " ORDER BY entry.id DESC"


class CaseKey(NamedTuple):
    """A case: the key of its municipality, and its own."""

    municipality: str
    key: str


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case as a list shows it: number and title as its newest item has them, and how many items it has."""

    case: CaseKey
    number: str
    title: str | None
    municipality: str | None
    body: str | None
    first: date | None
    last: date | None
    items: int


class CasePage(NamedTuple):
    """Some cases; `below` is where the next page goes on, None at the end."""

    rows: tuple[CaseRow, ...]
    below: int | None


def case_page(
    library: Library,
    words: str = "",
    after: int | None = None,
    limit: int = PAGE,
    listed: Collection[CaseKey] = (),
) -> CasePage:
    """At most `limit` cases, those of which something was decided last first; `after` is the `below` of the
    page to go on behind. With `words` those whose number holds them, or one of whose items bears them all in
    its title. Of such a search name the cases that are `listed` already: an older item of one may bear the
    words as well.

    Raises LibraryError.
    """
    before = after if after is not None else 1 << 62
    with library.snapshot() as connection:
        if words.strip():
            found = _matching(connection, words, before)
        else:
            found = connection.execute(_ENTRY + _NEWEST + _DOWN, (before,))
        places: dict[CaseKey, int] = {}
        below = None
        for place, key, municipality in found:
            case = CaseKey(municipality, key)
            if case in places or case in listed:
                continue
            if len(places) == limit:
                below = min(places.values(), default=before)
                break
            places[case] = place
        rows = [_row(connection, case) for case in places]
        if after is None:
            rows = _linked_alone(connection, words) + rows
    return CasePage(tuple(rows), below)


def counted(library: Library) -> int:
    """How many cases there are, those of hand-made links alone left out. Takes a while in a large library."""
    return int(
        library.rows(
            "SELECT count(*) FROM (SELECT 1 FROM index_entry LEFT JOIN body ON body.id = index_entry.body"
            " WHERE case_key IS NOT NULL GROUP BY case_key, body.municipality_key)"
        )[0][0]
    )


def items_of_case(library: Library, meeting: str, number: str) -> int:
    """How many items of the municipality of `meeting` bear the case number `number`."""
    key = case_key(number)
    found = library.rows(
        "SELECT count(*) FROM meeting AS here JOIN body AS town ON town.id = here.body_id"
        " JOIN index_entry ON index_entry.case_key = ? JOIN body ON body.id = index_entry.body"
        " AND body.municipality_key = town.municipality_key WHERE here.id = ?",
        (key, meeting),
    )
    return int(found[0][0])


def _matching(connection: sqlite3.Connection, words: str, before: int) -> Iterator[tuple[int, str, str]]:
    """Entries whose title bears the words, or whose number does, the newest first. They are read as far as
    they are asked for."""
    streams = []
    part = case_key(words)
    if part is not None:
        streams.append(
            connection.execute(
                _ENTRY + " AND entry.case_key LIKE ? ESCAPE '!'" + _DOWN,
                (before, f"%{part.replace('!', '!!').replace('%', '!%').replace('_', '!_')}%"),
            )
        )
    expression = " AND ".join(f'"{word}"*' for word in words_of(words))
    if expression:
        streams.append(
            connection.execute(
                _ENTRY.replace("FROM index_entry AS entry", "FROM item_search CROSS JOIN index_entry AS entry"
                               " ON entry.id = item_search.rowid")
                + " AND item_search MATCH ? AND item_search.rowid < ? ORDER BY item_search.rowid DESC",
                (before, f"title : ({expression})", before),
            )
        )  # fmt: skip
    return merge(*streams, reverse=True)


def _row(connection: sqlite3.Connection, case: CaseKey) -> CaseRow:
    """The case, as its newest item has it."""
    count, newest, oldest = connection.execute(
        "SELECT count(*), max(index_entry.id), min(index_entry.id) FROM index_entry"
        " LEFT JOIN body ON body.id = index_entry.body"
        " WHERE case_key = ? AND coalesce(body.municipality_key, '') = ?",
        (case.key, case.municipality),
    ).fetchone()
    number, title, last, municipality, body = connection.execute(
        f"SELECT item.case_number, item.title, meeting.date, {SHOWN_MUNICIPALITY}, {SHOWN_NAME}"
        " FROM index_entry JOIN item ON item.id = index_entry.item"
        " JOIN meeting ON meeting.id = index_entry.meeting LEFT JOIN body ON body.id = index_entry.body"
        " WHERE index_entry.id = ?",
        (newest,),
    ).fetchone()
    (first,) = connection.execute(
        "SELECT meeting.date FROM index_entry JOIN meeting ON meeting.id = index_entry.meeting"
        " WHERE index_entry.id = ?",
        (oldest,),
    ).fetchone()
    return CaseRow(case, number or case.key, title, municipality, body, to_date(first), to_date(last), count)


def _linked_alone(connection: sqlite3.Connection, words: str) -> list[CaseRow]:
    """Cases that no item bears the number of: the reader made them by linking items."""
    found = connection.execute(
        "SELECT coalesce(body.municipality_key, ''), case_link.case_key, max(case_link.case_number),"
        f" {SHOWN_MUNICIPALITY}, {SHOWN_NAME},"
        " min(meeting.date), max(meeting.date), count(*), max(case_link.item_title) FROM case_link"
        " CROSS JOIN meeting ON meeting.id = case_link.meeting LEFT JOIN body ON body.id = meeting.body_id"
        " WHERE case_link.kind = 'linked' AND case_link.deleted IS NULL AND meeting.deleted IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM index_entry AS entry LEFT JOIN body AS its ON its.id = entry.body"
        "  WHERE entry.case_key = case_link.case_key AND its.municipality_key IS body.municipality_key)"
        " GROUP BY 1, 2 ORDER BY max(meeting.date) DESC"
    ).fetchall()
    rows = [
        CaseRow(CaseKey(town, key), number, title, municipality, body, to_date(first), to_date(last), count)
        for town, key, number, municipality, body, first, last, count, title in found
    ]
    return [row for row in rows if _bears(row, words_of(words))]


def _bears(row: CaseRow, words: Sequence[str]) -> bool:
    held = words_of(f"{row.number} {row.title or ''}")
    return all(any(each.startswith(word) for each in held) for word in words)
