"""Who meets: the bodies as the documents name them, under the names the reader gave them."""

from __future__ import annotations

import re
import sqlite3
from typing import NamedTuple

from core.danish_order import order_key


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
    found = connection.execute(
        "SELECT coalesce(same_as, id) FROM body WHERE municipality_key = ? AND name_key = ?", keys
    ).fetchone()
    if found is not None:
        return shown(connection, int(found[0]))
    cursor = connection.execute(
        "INSERT INTO body (municipality, name, municipality_key, name_key, municipality_order, name_order)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (municipality, name, *keys, order_key(municipality), order_key(name)),
    )
    return shown(connection, int(cursor.lastrowid or 0))


def shown(connection: sqlite3.Connection, body: int) -> Body:
    """The body with the row `body`, as it is shown."""
    row = connection.execute(
        "SELECT id, coalesce(shown_municipality, municipality), coalesce(shown_name, name) FROM body"
        " WHERE id = ?",
        (body,),
    ).fetchone()
    return Body(*row)
