"""The annotations of all meetings, filtered and in order.

What is about the very same thing belongs together, as a reader sees it: a highlight, its note and its tags.
So a filter asks of the annotations on one thing together, and what passes comes with all that is on it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from core.annotations import Annotation, AnnotationKind, Colour, ItemKey, MeetingId
from core.library import annotation_rows
from core.library.opening import Library
from core.library.rows import to_date, to_json
from core.library.tags import spellings
from core.library.words import wanted

Order = Literal["place", "time"]
"""By place: the newest meeting first, then as they stand in the document. By time: the last changed first."""


@dataclass(frozen=True, slots=True)
class AnnotationFilter:
    """What is asked of the annotations on one thing. What is None or empty asks nothing."""

    meeting: MeetingId | None = None
    kinds: Set[AnnotationKind] = frozenset()
    colours: Set[Colour] = frozenset()
    tag: str | None = None  # it, or one below it
    words: str = ""  # all of them, in texts, quoted words and names of follow-ups
    item: ItemKey | None = None
    done: bool | None = None  # a follow-up that was done, or that was not


@dataclass(frozen=True, slots=True)
class AnnotationRow:
    """An annotation with what tells its meeting; `name` is the file's."""

    annotation: Annotation
    municipality: str | None
    body: str | None
    date: date | None
    name: str


@dataclass(frozen=True, slots=True)
class AnnotationCounts:
    """How many annotations there are. `open_follow_ups` are those not done."""

    all: int
    kinds: Mapping[AnnotationKind, int]
    colours: Mapping[Colour, int]
    open_follow_ups: int


class _Condition(NamedTuple):
    sql: str
    values: tuple[object, ...] = ()


_EVERYTHING = AnnotationFilter()

_THING = (
    "(annotation.meeting, annotation.about, coalesce(annotation.item_number, ''),"
    " coalesce(annotation.item_title, ''), coalesce(annotation.item_case_number, ''),"
    " coalesce(annotation.start_offset, -1), coalesce(annotation.end_offset, -1),"
    " CASE annotation.quote WHEN '' THEN annotation.boxes ELSE '' END)"
)
"""What annotations on the very same thing have in common. Areas without words differ by their boxes."""

_POSITION = """CASE
    WHEN annotation.start_offset IS NOT NULL THEN annotation.start_offset
    WHEN coalesce(annotation.item_number, annotation.item_title, annotation.item_case_number) IS NULL THEN -1
    ELSE coalesce((SELECT min(item.heading_start) FROM item WHERE item.parse = version.parse
        AND item.number IS annotation.item_number AND item.title IS annotation.item_title), 1 << 40)
    END"""
"""Where in its document an annotation stands; behind all others where its item is not there any more."""

_ORDERS: dict[Order, str] = {
    "place": "meeting.date DESC NULLS LAST, meeting.start_time DESC, meeting.id, position,"
    " annotation.end_offset DESC, annotation.created, annotation.row",
    "time": "annotation.modified DESC, annotation.row DESC",
}


def list_annotations(
    library: Library,
    filtered: AnnotationFilter = _EVERYTHING,
    order: Order = "place",
    limit: int = -1,
    offset: int = 0,
) -> list[AnnotationRow]:
    """The annotations that pass the filter: at most `limit` of them (-1 for all) after the first `offset`.

    Raises LibraryError.
    """
    columns = ", ".join(f"annotation.{name}" for name in annotation_rows.ANNOTATION_COLUMNS.split(", "))
    position = f", {_POSITION} AS position" if order == "place" else ""
    with library.snapshot() as connection:
        where, values = _where(library, connection, filtered)
        found = connection.execute(
            f"SELECT meeting.municipality, meeting.body, meeting.date, coalesce(file.name, ''), {columns}"
            f"{position} FROM annotation JOIN meeting ON meeting.id = annotation.meeting"
            " LEFT JOIN version ON version.id = meeting.front LEFT JOIN file ON file.id = version.file"
            f" WHERE {where} ORDER BY {_ORDERS[order]} LIMIT ? OFFSET ?",
            (*values, limit, offset),
        ).fetchall()
    return [
        AnnotationRow(annotation_rows.to_annotation(row[4:]), row[0], row[1], to_date(row[2]), row[3])
        for row in found
    ]


def count_annotations(library: Library, filtered: AnnotationFilter = _EVERYTHING) -> AnnotationCounts:
    """How many annotations pass the filter, of each kind and colour. Raises LibraryError."""
    with library.snapshot() as connection:
        where, values = _where(library, connection, filtered)
        found = connection.execute(
            "SELECT kind, colour, count(*), sum(kind = 'follow_up' AND done IS NULL) FROM annotation"
            f" WHERE {where} GROUP BY kind, colour",
            values,
        ).fetchall()
    kinds = dict.fromkeys(AnnotationKind, 0)
    colours = dict.fromkeys(Colour, 0)
    for kind, colour, count, _still_open in found:
        kinds[AnnotationKind(kind)] += count
        if colour is not None:
            colours[Colour(colour)] += count
    return AnnotationCounts(sum(kinds.values()), kinds, colours, sum(row[3] for row in found))


def _where(
    library: Library, connection: sqlite3.Connection, filtered: AnnotationFilter
) -> tuple[str, tuple[object, ...]]:
    """The conditions on a row of `annotation`, and their values."""
    own = [_Condition("annotation.deleted IS NULL")]
    if filtered.meeting is not None:
        own.append(_Condition("annotation.meeting = ?", (filtered.meeting,)))
    if filtered.item is not None:
        item = filtered.item
        own.append(
            _Condition(
                "annotation.item_number IS ? AND annotation.item_title IS ?"
                " AND annotation.item_case_number IS ?",
                (item.number, item.title, item.case_number),
            )
        )
    of_any = _of_any(library, connection, filtered)
    # narrow each of them too: what is asked for in one meeting is not looked for in all
    within = " AND ".join(each.sql for each in own)
    values = tuple(value for each in own for value in each.values)
    sql, all_values = within, values
    for condition in of_any:
        sql += f" AND {_THING} IN (SELECT {_THING[1:-1]} FROM annotation WHERE {within} AND {condition.sql})"
        all_values += (*values, *condition.values)
    return sql, all_values


def _of_any(library: Library, connection: sqlite3.Connection, filtered: AnnotationFilter) -> list[_Condition]:
    """What one at least of the annotations on a thing must meet, each condition by itself."""
    conditions = []
    if filtered.kinds:
        conditions.append(_among("kind", filtered.kinds))
    if filtered.colours:
        conditions.append(_among("colour", filtered.colours))
    if filtered.tag is not None:
        tags = _among("text", set(spellings(library, filtered.tag)))
        conditions.append(_Condition(f"annotation.kind = 'tag' AND {tags.sql}", tags.values))
    if filtered.done is not None:
        state = "NOT NULL" if filtered.done else "NULL"
        conditions.append(_Condition(f"annotation.kind = 'follow_up' AND annotation.done IS {state}"))
    conditions += [
        _Condition(
            "annotation.row IN (SELECT rowid FROM annotation_search WHERE annotation_search MATCH ?)",
            (word.expression(),),
        )
        for word in wanted(connection, filtered.words)
    ]
    return conditions


def _among(column: str, values: Set[str]) -> _Condition:
    return _Condition(
        f"annotation.{column} IN (SELECT value FROM json_each(?))", (to_json(sorted(map(str, values))),)
    )
