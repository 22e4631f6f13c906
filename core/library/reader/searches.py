"""Searches that the reader saved under a name, and the history of those made lately."""

from __future__ import annotations

from dataclasses import dataclass

from core.library.changes import Changes
from core.library.opening import Library, now
from core.library.reader.named import NamedTable

_TABLE = NamedTable("saved_search", "line")
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
    return tuple(SavedSearch(*row) for row in _TABLE.rows(library))


def put_search(library: Library, search: SavedSearch, author: str) -> Changes:
    """Save a search, or change the name or the line of one; one that was removed comes back."""
    _TABLE.put(library, (search.id, search.name, search.line), author)
    return Changes(searches=True)


def remove_search(library: Library, search: str) -> Changes:
    """Delete the saved search with an id."""
    _TABLE.remove(library, search)
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
