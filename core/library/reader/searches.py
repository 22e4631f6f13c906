"""Searches that the reader saved under a name, and the history of those made lately."""

from __future__ import annotations

from dataclasses import dataclass

from core.danish_order import order_key
from core.library.changes import Changes
from core.library.opening import Library, now

MOST_REMEMBERED = 200
"""Lines of the history; the oldest go."""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search under the name the reader gave it; `line` is what was typed."""

    id: str
    name: str
    line: str


def saved_searches(library: Library) -> tuple[SavedSearch, ...]:
    """All saved searches, in the order of their names."""
    found = library.rows("SELECT id, name, line FROM saved_search WHERE deleted IS NULL")
    return tuple(sorted((SavedSearch(*row) for row in found), key=lambda each: order_key(each.name)))


def put_search(library: Library, search: SavedSearch, author: str) -> Changes:
    """Save a search, or change the name or the line of one; one that was removed comes back."""
    moment = now()
    with library.transaction() as connection:
        connection.execute(
            "INSERT INTO saved_search (id, name, line, author, created, modified) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET name = excluded.name, line = excluded.line,"
            " modified = excluded.modified, deleted = NULL",
            (search.id, search.name, search.line, author, moment, moment),
        )
    return Changes(searches=True)


def remove_search(library: Library, search: str) -> Changes:
    """Delete the saved search with an id."""
    with library.transaction() as connection:
        connection.execute("UPDATE saved_search SET deleted = ? WHERE id = ?", (now(), search))
    return Changes(searches=True)


def search_history(library: Library, limit: int = 20) -> tuple[str, ...]:
    """The lines that were searched for, the latest first."""
    found = library.rows("SELECT line FROM search_history ORDER BY used DESC LIMIT ?", (limit,))
    return tuple(line for (line,) in found)


def remember_search(library: Library, line: str) -> None:
    """Have `line` be the latest of the history."""
    with library.transaction() as connection:
        connection.execute(
            "INSERT INTO search_history (line, used) VALUES (?, ?)"
            " ON CONFLICT (line) DO UPDATE SET used = excluded.used",
            (line, now()),
        )
        connection.execute(
            "DELETE FROM search_history WHERE line NOT IN"
            " (SELECT line FROM search_history ORDER BY used DESC LIMIT ?)",
            (MOST_REMEMBERED,),
        )


def forget_history(library: Library, line: str | None = None) -> None:
    """Forget one line of the history, or all of it."""
    with library.transaction() as connection:
        connection.execute("DELETE FROM search_history WHERE line = coalesce(?, line)", (line,))
