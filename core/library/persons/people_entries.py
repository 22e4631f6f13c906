"""What minutes tell of each person and each party, one row a telling, so that a list of them is one query.

All of it follows from the parsed rows of versions that count, and goes with them. Who was there is told by
the version in front alone: a closed part lists the same people again. An agenda tells nothing: it lists the
members, of a meeting that was not held yet or never.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from core.library.rows import Row
from core.minutes import DocumentKind
from core.parsing.people import is_party, persons
from core.parsing.vocabulary import Vocabulary, vocabulary
from core.people_names import name_key, party_key, plain_name

_LISTS = {"participants": "present", "absent": "absent", "substitutes": "substitute"}
"""The column `part` for each list of a meeting's head; officials are left out."""
_ITEM_LISTS = ("absent", "not_participating", "disqualified")
_AND = re.compile(r"\s*(?:,|;|/|&|\bog\b|\boch\b)\s*")


def take_out(connection: sqlite3.Connection, parse: int) -> None:
    """Forget what `parse` tells of people, within the caller's transaction."""
    connection.execute("DELETE FROM person_entry WHERE parse = ?", (parse,))


def take_in(connection: sqlite3.Connection, parse: int, meeting: str, body: int | None) -> None:
    """Note what `parse`, in front of `meeting`, tells of people, within the caller's transaction."""
    take_in_items(connection, parse, meeting, body)
    if _kind(connection, parse) in (DocumentKind.MINUTES, DocumentKind.CLOSED_PART):
        _write(connection, _head(connection, parse), parse, meeting, body)


def take_in_items(connection: sqlite3.Connection, parse: int, meeting: str, body: int | None) -> None:
    """Note what the items of `parse`, beside what stands in front, tell of people, as `take_in` does."""
    take_out(connection, parse)
    if _kind(connection, parse) != DocumentKind.AGENDA:
        _write(connection, _items(connection, parse), parse, meeting, body)


def _kind(connection: sqlite3.Connection, parse: int) -> str:
    """The DocumentKind of the document that `parse` is of."""
    return str(
        connection.execute(
            "SELECT document.kind FROM parse JOIN source ON source.id = parse.source"
            " JOIN version ON version.id = source.version JOIN document ON document.id = version.document"
            " WHERE parse.id = ?",
            (parse,),
        ).fetchone()[0]
    )


def _write(
    connection: sqlite3.Connection, told: Iterable[Row], parse: int, meeting: str, body: int | None
) -> None:
    connection.executemany(
        "INSERT INTO person_entry (parse, meeting, body, item, part, name_key, name, party, other)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(parse, meeting, body, *row) for row in told],
    )


def _head(connection: sqlite3.Connection, parse: int) -> Iterator[Row]:
    found = connection.execute(
        "SELECT list, name, party, stands_for FROM person WHERE parse = ? ORDER BY list, position", (parse,)
    ).fetchall()
    for in_list, written, party, stands_for in found:
        if in_list not in _LISTS:
            continue
        name, letter = plain_name(written, party)
        yield None, _LISTS[in_list], name_key(name), name, letter, stands_for
        if stands_for:
            replaced, theirs = plain_name(stands_for)
            yield None, "replaced", name_key(replaced), replaced, theirs, name


def _items(connection: sqlite3.Connection, parse: int) -> Iterator[Row]:
    found = connection.execute(
        "SELECT item.id, parse.language, item.votes, item.minority, item.absent, item.not_participating,"
        " item.disqualified FROM item JOIN parse ON parse.id = item.parse WHERE item.parse = ?"
        " AND (item.votes IS NOT NULL OR item.minority <> '[]' OR item.absent <> '[]'"
        " OR item.not_participating <> '[]' OR item.disqualified <> '[]') ORDER BY item.position",
        (parse,),
    ).fetchall()
    for item, language, votes, minority, *lists in found:
        for part, names in zip(_ITEM_LISTS, lists, strict=True):
            shown = f"item_{part}" if part == "absent" else part
            yield from _each(item, shown, json.loads(names))
        if votes is not None:
            yield from _votes(item, json.loads(votes))
        for statement in json.loads(minority):
            if statement["who"]:
                yield from _statement(item, statement["kind"], statement["who"], vocabulary(language))


def _each(item: int, part: str, names: Sequence[str]) -> Iterator[Row]:
    for written in names:
        name, party = plain_name(written)
        yield item, part, name_key(name), name, party, None


def _votes(item: int, votes: dict[str, list[str] | None]) -> Iterator[Row]:
    for part in ("for", "against", "abstain"):
        yield from _each(item, part, votes.get(f"{part}_names") or ())
        for group in votes.get(f"{part}_groups") or ():
            yield item, part, "", group, party_key(group), None


def _statement(item: int, kind: str, who: str, words: Vocabulary) -> Iterator[Row]:
    pieces = [piece for piece in _AND.split(who) if piece]
    if pieces and all(is_party(piece, words) for piece in pieces):
        for piece in pieces:
            yield item, kind, "", piece, party_key(piece), None
        return
    for listed in persons(who, words):
        name, party = plain_name(listed.person.name, listed.person.party)
        known = " " in name
        yield item, kind, name_key(name) if known else "", name, party if known else party_key(name), None
