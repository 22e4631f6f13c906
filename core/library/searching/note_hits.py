"""What a search finds of all that readers wrote and marked."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from core.annotations import AnnotationId, AnnotationKind, ItemKey, MeetingId
from core.library.belonging.current_versions import aside
from core.library.colleagues.authors import SEEN
from core.library.searching.asking import Asked
from core.library.searching.filters import Narrowed
from core.library.searching.item_hits import found_meetings
from core.library.searching.matching import Marker, marked, passage
from core.library.searching.results import NoteHit, Parts

_FOUND = (
    "SELECT annotation.row AS row FROM annotation_search"
    " CROSS JOIN annotation ON annotation.row = annotation_search.rowid"
    " CROSS JOIN meeting ON meeting.id = annotation.meeting"
    f" WHERE annotation_search MATCH ? AND meeting.deleted IS NULL AND {SEEN}"
    " ORDER BY meeting.date DESC, annotation.row DESC LIMIT ?"
)
"""Those to be shown, before more is asked about them."""


def note_hits(
    connection: sqlite3.Connection, asked: Asked, narrow: Narrowed, limit: int
) -> tuple[NoteHit, ...]:
    """At most `limit` annotations that hold what is asked for, those of the newest meetings first; where
    there are filters only those on items that fulfil them."""
    expression = asked.in_notes()
    if expression is None or narrow.columns or narrow.roles:
        return ()
    sql = (
        "SELECT annotation.id, annotation.meeting, annotation.kind, annotation.item_number,"
        " annotation.item_title, annotation.item_case_number, annotation.text, annotation.quote,"
        " annotation.who, annotation.start_offset, entry.start_offset, entry.end_offset, item.position,"
        f" item.heading_start, {aside('entry.parse')}, annotation.author"
        f" FROM ({_FOUND}) AS found JOIN annotation ON annotation.row = found.row"
        " JOIN meeting ON meeting.id = annotation.meeting"
        " LEFT JOIN annotation_place ON annotation_place.annotation = annotation.row"
        " LEFT JOIN index_entry AS entry ON entry.item = annotation_place.item"
        " LEFT JOIN item ON item.id = annotation_place.item"
        " WHERE 1"
    )
    plain = narrow == Narrowed()
    values: list[object] = [expression, limit if plain else -1]
    if not plain:
        sql += " AND entry.id BETWEEN ? AND ?"
        values += (narrow.first, narrow.last)
    for condition, given in narrow.conditions:
        sql += f" AND {condition}"
        values += given
    found = connection.execute(
        f"{sql} ORDER BY meeting.date DESC, annotation.row DESC LIMIT ?", (*values, limit)
    ).fetchall()
    meetings = found_meetings(connection, list({MeetingId(row[1]) for row in found}))
    return tuple(
        NoteHit(
            annotation=AnnotationId(row[0]),
            meeting=meetings[MeetingId(row[1])],
            kind=AnnotationKind(row[2]),
            item=ItemKey(*row[3:6]),
            item_index=row[12],
            parts=_parts(row[6:9], asked.marker),
            offset=_offset(row[9], row[10], row[11], row[13], at_head=not any(row[3:6])),
            version=row[14],
            author=row[15],
        )
        for row in found
    )


def _parts(texts: Sequence[str | None], marker: Marker) -> Parts:
    """The sentence of that of `texts` that holds most."""
    best = max((text for text in texts if text), key=lambda text: len(marker.leaves_in(text)), default="")
    places = marker.places(best)
    return passage(best, places) if "\n" in best or len(best) > 80 else marked(best, places)


def _offset(
    start: int | None, item_start: int | None, item_end: int | None, heading: int | None, *, at_head: bool
) -> int | None:
    """Where the passage begins, if that still lies in its item; otherwise the item's heading."""
    if item_start is None or item_end is None:
        return start if at_head else None
    return start if start is not None and item_start <= start < item_end else heading
