"""What a search marks in a meeting that is opened, and what it shows of an item before that."""

from __future__ import annotations

from core.annotations import MeetingId
from core.library.opening import Library
from core.library.searching.asking import asked
from core.library.searching.filters import with_people
from core.library.searching.matching import Marker, marked
from core.library.searching.results import ItemHit, Marked, Preview, PreviewPart
from core.minutes import Role
from core.query import Query
from core.source_text import Span


def hits_in(library: Library, meeting: MeetingId, query: Query, version: int | None = None) -> Marked | None:
    """All places to mark in `version` of `meeting`, or in the one in front; None where there is none."""
    with library.snapshot() as connection:
        row = connection.execute(
            "SELECT version.id, source.text FROM meeting"
            " JOIN version ON version.id = coalesce(?, meeting.front)"
            " JOIN parse ON parse.id = version.parse JOIN source ON source.id = parse.source"
            " WHERE meeting.id = ?",
            (version, meeting),
        ).fetchone()
        if row is None:
            return None
        marker = asked(connection, with_people(query)).marker
    return Marked(row[0], _spans(marker, row[1]))


def preview(library: Library, hit: ItemHit, query: Query) -> Preview | None:
    """The item of `hit` to be looked at; None where it is there no more. Raises LibraryError."""
    with library.snapshot() as connection:
        row = connection.execute(
            "SELECT entry.item, entry.start_offset, entry.end_offset, item.title, entry.parse"
            " FROM index_entry AS entry LEFT JOIN item ON item.id = entry.item WHERE entry.id = ?",
            (hit.entry,),
        ).fetchone()
        if row is None:
            return None
        item, start, end, title, parse = row
        marker = asked(connection, with_people(query)).marker
        if item is None:
            (text,) = connection.execute(
                "SELECT substr(source.text, ? + 1, ?) FROM parse JOIN source ON source.id = parse.source"
                " WHERE parse.id = ?",
                (start, end - start, parse),
            ).fetchone()
            found = [(Role.OTHER, None, text)]
        else:
            found = connection.execute(
                "SELECT role, heading, text FROM section WHERE item = ? AND text <> '' ORDER BY position",
                (item,),
            ).fetchall()
    parts = tuple(
        PreviewPart(Role(role), heading, text, _spans(marker, text)) for role, heading, text in found
    )
    first = next((at for at, part in enumerate(parts) if part.role == hit.role and part.hits), None)
    if first is None:
        first = next((at for at, part in enumerate(parts) if part.hits), 0)
    return Preview(marked(title or "", marker.places(title or "")), parts, first)


def _spans(marker: Marker, text: str) -> tuple[Span, ...]:
    return tuple(Span(place.start, place.end) for place in marker.places(text))
