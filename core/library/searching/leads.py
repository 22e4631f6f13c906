"""Where the words of a query may lead: the tags, bodies, cases and people that they name."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from core.library.belonging.bodies import SHOWN_NAME
from core.library.searching.filters import bodies_named
from core.library.searching.results import Lead
from core.query import CaseNumber, Query, leaves
from core.query_words import Field

MOST = 4
"""Of each kind."""
SHORTEST = 2
"""Letters of a word that leads somewhere."""


def leads(connection: sqlite3.Connection, query: Query) -> tuple[Lead, ...]:
    """The cases, bodies, tags and people that the words of `query` name, the most used first of each kind."""
    found = leaves(query.terms)
    words = [word for leaf in found for word in leaf.words if not isinstance(leaf, CaseNumber)]
    cases = [lead for leaf in found if isinstance(leaf, CaseNumber) for lead in _case(connection, leaf.key)]
    if not words or max(map(len, words)) < SHORTEST:
        return tuple(cases[:MOST])
    return (
        *cases[:MOST],
        *_bodies(connection, words),
        *_tags(connection, words),
        *_people(connection, words),
    )


def _case(connection: sqlite3.Connection, key: str) -> list[Lead]:
    """The case of that key in each municipality that has one: numbers are those of one municipality alone."""
    found = connection.execute(
        "SELECT count(*), item.case_number, item.title, coalesce(body.municipality_key, '') AS town,"
        " max(index_entry.id) FROM index_entry JOIN item ON item.id = index_entry.item"
        " LEFT JOIN body ON body.id = index_entry.body WHERE index_entry.case_key = ?"
        " GROUP BY town ORDER BY 1 DESC",  # number and title stand in the row of the newest, max(id)
        (key,),
    )
    return [
        Lead(Field.CASE, number or key, title or number or key, count, key, town)
        for count, number, title, town, _newest in found
    ]


def _bodies(connection: sqlite3.Connection, words: Sequence[str]) -> list[Lead]:
    named = bodies_named(connection, " ".join(words))
    if not named:
        return []
    found = connection.execute(
        f"SELECT body.id, {SHOWN_NAME}, (SELECT count(*) FROM meeting"
        " WHERE meeting.body_id = body.id AND meeting.deleted IS NULL) AS meetings FROM body"
        " WHERE body.id IN (SELECT value FROM json_each(?)) AND meetings > 0 ORDER BY meetings DESC LIMIT ?",
        (json.dumps(sorted(named)), MOST),
    )
    return [Lead(Field.BODY, name, name, count, body) for body, name, count in found if name]


def _tags(connection: sqlite3.Connection, words: Sequence[str]) -> list[Lead]:
    used = connection.execute(
        "SELECT text FROM annotation WHERE kind = 'tag' AND deleted IS NULL"
        " GROUP BY text ORDER BY count(*) DESC"
    )
    named = [name for (name,) in used if all(word in name.lower() for word in words)]
    counted = connection.execute(
        "SELECT annotation.text, count(*) AS uses FROM annotation"
        " JOIN meeting ON meeting.id = annotation.meeting"
        " WHERE annotation.kind = 'tag' AND annotation.deleted IS NULL AND meeting.deleted IS NULL"
        " AND annotation.text IN (SELECT value FROM json_each(?))"
        " GROUP BY annotation.text ORDER BY uses DESC, annotation.text",
        (json.dumps(named[:MOST]),),
    )
    return [Lead(Field.TAG, name, name, count) for name, count in counted]


def _people(connection: sqlite3.Connection, words: Sequence[str]) -> list[Lead]:
    """People one of whose names begins with each word. The names are read from their index, one by one."""
    if max(map(len, words)) <= SHORTEST:
        return []
    found = connection.execute(
        "WITH RECURSIVE known(key) AS (SELECT min(name_key) FROM person_entry UNION ALL"
        " SELECT (SELECT min(name_key) FROM person_entry WHERE name_key > known.key) FROM known"
        " WHERE known.key IS NOT NULL)"
        " SELECT key FROM known WHERE key LIKE '%' || ? || '%'",
        (max(words, key=len),),
    )
    named = [
        key for (key,) in found if all(any(part.startswith(word) for part in key.split()) for word in words)
    ]
    counted = connection.execute(
        "SELECT min(name), count(DISTINCT meeting) AS meetings FROM person_entry"
        " WHERE name_key IN (SELECT value FROM json_each(?))"
        " GROUP BY name_key ORDER BY meetings DESC LIMIT ?",
        (json.dumps(named[:50]), MOST),
    )
    return [Lead(Field.PERSON, name, name, count) for name, count in counted]
