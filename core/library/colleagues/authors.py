"""The readers whose annotations lie in the library, in which colour theirs are shown, and whether."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from core.annotations import Colour, MeetingId
from core.danish_order import order_key
from core.library.changes import Changes
from core.library.opening import Library, now

SEEN = "annotation.author NOT IN (SELECT author FROM colleague WHERE hidden)"
"""What holds in SQL of annotations by those who are not hidden: of what lists show and count."""


def by_authors(authors: Collection[str] | None) -> tuple[str, tuple[str, ...]]:
    """What holds in SQL of annotations by `authors`, with the values it asks for; for None of all that are
    shown."""
    if authors is None:
        return SEEN, ()
    names = tuple(sorted(authors))
    return f"annotation.author IN ({', '.join('?' * len(names))})", names


@dataclass(frozen=True, slots=True)
class Colleague:
    """A reader by the name on their annotations. `colour` is the one theirs are shown in, None for the
    marks' own colours; `annotations` is how many there are, without deleted ones and deleted meetings."""

    author: str
    colour: Colour | None
    hidden: bool
    annotations: int


def colleagues(library: Library) -> tuple[Colleague, ...]:
    """Everybody who wrote an annotation, the reader of this library too, and those of whom a colour or hiding
    is kept, in the order of their names. Raises LibraryError."""
    found = library.rows(
        "SELECT name.author, colleague.colour, coalesce(colleague.hidden, 0),"
        " (SELECT count(*) FROM annotation JOIN meeting ON meeting.id = annotation.meeting"
        "  WHERE annotation.author = name.author AND annotation.deleted IS NULL AND meeting.deleted IS NULL)"
        " FROM (SELECT DISTINCT author FROM annotation WHERE deleted IS NULL"
        "  UNION SELECT author FROM colleague WHERE colour IS NOT NULL OR hidden) AS name"
        " LEFT JOIN colleague ON colleague.author = name.author"
    )
    each = (
        Colleague(author, _colour(colour), bool(hidden), count) for author, colour, hidden, count in found
    )
    return tuple(sorted(each, key=lambda colleague: (order_key(colleague.author), colleague.author)))


def hidden_authors(library: Library) -> frozenset[str]:
    """The names of those whose annotations are not shown. Raises LibraryError."""
    return frozenset(author for (author,) in library.rows("SELECT author FROM colleague WHERE hidden"))


def shown_otherwise(library: Library) -> tuple[Colleague, ...]:
    """Those of whom a colour or hiding is kept; their annotations are not counted. Raises LibraryError."""
    found = library.rows("SELECT author, colour, hidden FROM colleague WHERE colour IS NOT NULL OR hidden")
    return tuple(Colleague(author, _colour(colour), bool(hidden), 0) for author, colour, hidden in found)


def set_colleague(library: Library, author: str, colour: Colour | None, *, hidden: bool) -> Changes:
    """Show the annotations of `author` in `colour` (None: in the marks' own colours), or hide them: lists and
    counts of their meetings are others then.

    Raises LibraryError.
    """
    with library.transaction() as connection:
        row = connection.execute("SELECT hidden FROM colleague WHERE author = ?", (author,)).fetchone()
        connection.execute(
            "INSERT INTO colleague (author, colour, hidden, modified) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (author) DO UPDATE SET colour = excluded.colour, hidden = excluded.hidden,"
            " modified = excluded.modified",
            (author, None if colour is None else colour.value, int(hidden), now()),
        )
        if bool(row and row[0]) is hidden:
            return Changes(colleagues=True)
        touched = connection.execute(
            "SELECT DISTINCT meeting FROM annotation WHERE author = ? AND deleted IS NULL", (author,)
        ).fetchall()
    annotated = frozenset(MeetingId(meeting) for (meeting,) in touched)
    return Changes(colleagues=True, annotated=annotated, tags=True)


def _colour(name: str | None) -> Colour | None:
    """The colour with this name; None for one that a newer program may know."""
    return Colour(name) if name in {colour.value for colour in Colour} else None
