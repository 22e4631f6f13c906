"""Who meets: the bodies as the documents name them, under the names the reader gave them."""

from __future__ import annotations

import re
import sqlite3
from functools import lru_cache
from typing import NamedTuple

from core.danish_order import order_key

_JOINERS = frozenset({"og", "samt", "and", "och", "for", "i"})
_DEFINITE = (
    *(("udvalget", "udvalg"), ("rådet", "råd"), ("bestyrelsen", "bestyrelse"), ("nævnet", "nævn")),
    *(("kommissionen", "kommission"), ("forvaltningen", "forvaltning"), ("udvalgets", "udvalg")),
    *(("utvalget", "utvalg"), ("styret", "styre"), ("nämnden", "nämnd"), ("styrelsen", "styrelse")),
)
"""The ends of a body's name with and without its article."""
_LONG = 12
"""Letters from which two names that differ in one of them may well be one."""

SHOWN_MUNICIPALITY = "coalesce(body.shown_municipality, body.municipality)"
SHOWN_NAME = "coalesce(body.shown_name, body.name)"
"""SQL for what a body is shown as: the reader's name for it, else the documents'. The query has `body`."""


_GIVEN_MUNICIPALITY = (
    "CASE WHEN one.id IS NULL THEN body.shown_municipality"
    " ELSE coalesce(one.shown_municipality, one.municipality) END"
)
"""SQL for the municipality that the reader gave a body without one: by name, or by what it is one with."""


class Body(NamedTuple):
    """A body as it is shown: `id` is that of the one it was merged into, where the reader merged it."""

    id: int
    municipality: str | None
    name: str | None


def name_key(name: str | None) -> str:
    """Letters and digits of `name` in lower case: what bodies and municipalities are told apart by."""
    return "" if name is None else re.sub(r"\W+", "", name).casefold()


def body_for(connection: sqlite3.Connection, municipality: str | None, name: str | None) -> Body:
    """The body that documents call so, made where there is none, within the caller's transaction."""
    keys = (name_key(municipality), name_key(name))
    found = _row_of(connection, *keys)
    if found is not None:
        return shown(connection, one_with(connection, found))
    cursor = connection.execute(
        "INSERT INTO body (municipality, name, municipality_key, name_key, municipality_order, name_order)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (municipality, name, *keys, order_key(municipality), order_key(name)),
    )
    return shown(connection, int(cursor.lastrowid or 0))


def shown(connection: sqlite3.Connection, body: int) -> Body:
    """The body with the row `body`, as it is shown."""
    row = connection.execute(
        f"SELECT id, {SHOWN_MUNICIPALITY}, {SHOWN_NAME} FROM body WHERE id = ?",
        (body,),
    ).fetchone()
    return Body(*row)


def stated(connection: sqlite3.Connection, municipality: str | None, name: str | None) -> int | None:
    """The row of the body that a document states, made where there is none; None where it names none."""
    if not name_key(name):
        return None
    found = _row_of(connection, name_key(municipality), name_key(name))
    if found is None:
        return body_for(connection, municipality, name).id  # a new one is not merged into any
    return found


def _row_of(connection: sqlite3.Connection, municipality: str, name: str) -> int | None:
    """The row of the body with these keys; None where there is none.

    A municipality that a newer parser tells, and an older one did not, may be the one that the reader gave
    the body meanwhile: then it is that body, with the name the reader gave it.
    """
    rows = connection.execute(
        f"SELECT body.municipality_key, body.id, {_GIVEN_MUNICIPALITY}, body.author IS NOT NULL FROM body"
        " LEFT JOIN body AS one ON one.id = body.same_as"
        " WHERE body.name_key = ? AND body.municipality_key IN (?, '') ORDER BY body.municipality_key DESC",
        (name, municipality),
    ).fetchall()
    if not rows:
        return None
    key, row, given, is_readers = rows[0]
    if key == municipality:
        return int(row)
    given = name_key(given)
    is_meant = is_readers and (municipality.startswith(given) or given.startswith(municipality))
    return int(row) if is_meant else None


def one_with(connection: sqlite3.Connection, body: int) -> int:
    """The body that `body` was merged into, or itself."""
    (shown_as,) = connection.execute(
        "SELECT coalesce(same_as, id) FROM body WHERE id = ?", (body,)
    ).fetchone()
    return int(shown_as)


class Alike(NamedTuple):
    """Bodies that may be one as far as their names say, municipalities aside: `rows` are all of them, `shown`
    those that they are shown as."""

    rows: frozenset[int]
    shown: frozenset[int]


def called_alike(connection: sqlite3.Connection, body: int) -> Alike:
    """The bodies with the name of `body`, with those that the reader says are the same."""
    found = connection.execute(
        "WITH named (id, shown) AS (SELECT other.id, coalesce(other.same_as, other.id) FROM body"
        "  JOIN body AS other ON other.name_key = body.name_key WHERE body.id = ?),"
        " meant (id) AS (SELECT id FROM body WHERE id IN (SELECT shown FROM named)"
        "  OR same_as IN (SELECT shown FROM named))"
        " SELECT DISTINCT other.id, coalesce(other.same_as, other.id) FROM meant"
        " JOIN body ON body.id = meant.id JOIN body AS other ON other.name_key = body.name_key",
        (body,),
    ).fetchall()
    return Alike(frozenset(row[0] for row in found), frozenset(row[1] for row in found))


def are_similar(one: str | None, other: str | None) -> bool:
    """Whether two names of bodies may be spellings of one: the same but for an article, a hyphen, an "og"; or
    long and different in one letter. Never where a figure differs."""
    ours, theirs = _plain(one), _plain(other)
    if not ours or not theirs:
        return False
    if ours == theirs:
        return True
    if min(len(ours), len(theirs)) < _LONG or re.findall(r"\d+", ours) != re.findall(r"\d+", theirs):
        return False
    return _differ_in_one(ours, theirs)


@lru_cache(maxsize=4096)
def _plain(name: str | None) -> str:
    words = [word for word in re.split(r"[\W_]+", (name or "").casefold()) if word not in _JOINERS]
    plain = "".join(words)
    for definite, bare in _DEFINITE:
        if plain.endswith(definite):
            return plain.removesuffix(definite) + bare
    return plain


def _differ_in_one(ours: str, theirs: str) -> bool:
    if abs(len(ours) - len(theirs)) > 1:
        return False
    shorter, longer = sorted((ours, theirs), key=len)
    at = next((i for i, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    rest = longer[at + 1 :]
    return rest == (shorter[at + 1 :] if len(shorter) == len(longer) else shorter[at:])
