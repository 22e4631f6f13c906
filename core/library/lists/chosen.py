"""Which items of the library are asked for, to be put together in a summary."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, TypeAlias

from core.annotations import MeetingId
from core.library.belonging.current_versions import IS_OF_MEETING
from core.library.opening import Library
from core.library.reader.annotation_rows import NO_COMMENT
from core.library.rows import Row, to_date, to_json
from core.library.searching.search import everything
from core.minutes import Outcome
from core.query import parse_query
from core.tags import is_at_or_below

Day: TypeAlias = date  # where a field is called date

_GIVEN = "(SELECT value FROM json_each(?))"


class ItemPlace(NamedTuple):
    """An item by its index in a version of a meeting; `version` is None for the one in front."""

    meeting: MeetingId
    item: int
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """Where items are taken from: whole meetings, single items, what a line of search finds; each adds to the
    others. With nothing of it, all meetings of the library."""

    meetings: tuple[MeetingId, ...] = ()
    items: tuple[ItemPlace, ...] = ()
    line: str = ""


NOTHING = Range(items=(ItemPlace(MeetingId(""), 0),))
"""A range without items, where a line of search is yet to be typed: one with nothing in it means all."""


@dataclass(frozen=True, slots=True)
class Only:
    """Which of the items in a range are wanted: those for which all that is asked for here holds.

    A tag means those below it as well; of several tags, or outcomes, one is enough.
    """

    annotated: bool = False  # the reader, or a colleague, added something to it
    tags: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()  # of the meeting's own decision, the recommendation being read too
    follow_ups: bool = False  # something is to be followed up, and not done

    def __bool__(self) -> bool:
        return self != Only()


class ChosenItems(NamedTuple):
    """Items of one version of a meeting by their indexes, all of them for None. `version` is None for the one
    in front.

    `is_whole` says that the range names the meeting as a whole, whatever of it is wanted then: what readers
    added to an item that is in none of its versions may be wanted, too. `open` and `closed` are how many
    items there are of each, `date` is the meeting's.
    """

    meeting: MeetingId
    version: int | None = None
    items: tuple[int, ...] | None = None
    is_whole: bool = False
    open: int = 0
    closed: int = 0
    date: Day | None = None


def chosen_items(
    library: Library, range_: Range, only: Only, today: date, *, unseen: Collection[str] = ()
) -> list[ChosenItems]:
    """The items of `range_` that are wanted, by the date of their meetings, those without one last; of one
    meeting what stands in front, then what counts beside it.

    Of a meeting as a whole older versions are left out; an item that is given, or found, in another version
    comes from there. Annotations by one of the authors `unseen` are no reason to want an item. Nothing of
    deleted meetings. Raises LibraryError.
    """
    with library.snapshot() as connection:
        line = range_.line.strip()
        whole, some = set(), _given(connection, range_.items)
        if range_.meetings or not (range_.items or line):
            whole = _parses_of(connection, range_.meetings)
        if line:
            for parse, found in _found(connection, line, today, whole).items():
                some[parse] |= found
        some = defaultdict(set, {parse: items for parse, items in some.items() if parse not in whole})
        conditions, values = _conditions(connection, only, unseen)
        wanted = _items(connection, {*some} if not only else {*whole, *some}, conditions, values)
        wanted = {
            parse: [each for each in items if parse in whole or each.position in some[parse]]
            for parse, items in wanted.items()
        }
        counted = _counted(connection, whole) if not only else {}
        asked = {*wanted, *counted, *_without_place(connection, whole, only, unseen)}
        return [
            _chosen(place, wanted.get(parse, []), parse in whole, counted.get(parse))
            for parse, *place in _in_order(connection, asked)
            if wanted.get(parse) or parse in whole
        ]


class _Item(NamedTuple):
    position: int
    closed: bool


_Places = dict[int, set[int]]
"""Indexes of items by the row of their parse."""


def _chosen(
    place: list[Any], items: list[_Item], is_whole: bool, counts: tuple[int, int] | None
) -> ChosenItems:
    meeting, version, day = place
    if counts is not None:
        return ChosenItems(MeetingId(meeting), version, None, True, *counts, to_date(day))
    closed = sum(each.closed for each in items)
    counts = (len(items) - closed, closed)
    places = tuple(sorted(each.position for each in items))
    return ChosenItems(MeetingId(meeting), version, places, is_whole, *counts, to_date(day))


def _parses_of(connection: sqlite3.Connection, meetings: Collection[str]) -> set[int]:
    """The parses of all that is of `meetings`, or of all meetings where none are given."""
    found = connection.execute(
        "SELECT its.parse FROM meeting CROSS JOIN current_versions AS its ON its.meeting = meeting.id"
        f" WHERE meeting.deleted IS NULL AND {IS_OF_MEETING}"
        + (f" AND meeting.id IN {_GIVEN}" if meetings else ""),
        (to_json([*meetings]),) if meetings else (),
    )
    return {parse for (parse,) in found}


def _given(connection: sqlite3.Connection, items: Collection[ItemPlace]) -> defaultdict[int, set[int]]:
    """The parses that `items` are in, with their indexes."""
    places: defaultdict[tuple[str, int | None], set[int]] = defaultdict(set)
    for each in items:
        places[each.meeting, each.version].add(each.item)
    found = connection.execute(
        "SELECT asked.value ->> 0, asked.value ->> 1, version.parse FROM json_each(?) AS asked"
        " CROSS JOIN meeting ON meeting.id = asked.value ->> 0"
        " CROSS JOIN version ON version.id = coalesce(asked.value ->> 1, meeting.front)"
        " JOIN document ON document.id = version.document AND document.meeting = meeting.id"
        " WHERE version.parse IS NOT NULL",
        (to_json([*places]),),
    )
    made: defaultdict[int, set[int]] = defaultdict(set)
    for meeting, version, parse in found:
        made[parse] |= places[meeting, version]
    return made


def _found(connection: sqlite3.Connection, line: str, today: date, whole: Collection[int]) -> _Places:
    """What a line of search finds, the items of notes with it. What a newer version tells anew comes from the
    version in front, where that is asked for as well."""
    entries, notes = everything(connection, parse_query(line), today)
    noted = [
        ItemPlace(each.meeting.id, each.item_index, each.version)
        for each in notes
        if each.item_index is not None
    ]
    places = _given(connection, noted)
    rows = connection.execute(
        "SELECT item.parse, item.position FROM index_entry AS entry JOIN item ON item.id = entry.item"
        f" WHERE entry.id IN {_GIVEN}",
        (to_json(entries),),
    )
    for parse, position in rows:
        places[parse].add(position)
    anew = connection.execute(
        "SELECT again.parse, again.position, item.parse, item.position FROM current_versions AS its"
        " JOIN meeting ON meeting.id = its.meeting JOIN version ON version.id = meeting.front"
        " JOIN item AS again ON again.parse = its.parse JOIN item ON item.parse = version.parse"
        "  AND item.number IS again.number AND item.title IS again.title"
        f" WHERE its.version IN (SELECT id FROM version WHERE parse IN {_GIVEN}) AND NOT {IS_OF_MEETING}",
        (to_json([*places]),),
    )
    for parse, position, front, there in anew.fetchall():
        if front in whole or there in places.get(front, ()):
            places[parse].discard(position)
    return places


def _conditions(
    connection: sqlite3.Connection, only: Only, unseen: Collection[str]
) -> tuple[list[str], list[object]]:
    """What the rows of `item` must fulfil, and the values for the question marks."""
    conditions: list[str] = []
    values: list[object] = []
    for sql, given in _on_annotations(connection, only):
        conditions.append(
            "item.id IN (SELECT annotation_place.item FROM annotation JOIN annotation_place"
            " ON annotation_place.annotation = annotation.row WHERE annotation.deleted IS NULL"
            f" AND annotation.author NOT IN {_GIVEN} AND {sql})"
        )
        values += (to_json([*unseen]), *given)
    if only.outcomes:
        conditions.append(
            "(SELECT coalesce(decision.effective, decision.outcome) FROM decision"
            " WHERE decision.item = item.id AND decision.own ORDER BY decision.position DESC LIMIT 1)"
            f" IN {_GIVEN}"
        )
        values.append(to_json([*only.outcomes]))
    return conditions, values


def _on_annotations(connection: sqlite3.Connection, only: Only) -> list[tuple[str, list[object]]]:
    """What is asked of annotations: that there is one for each of these conditions."""
    asked: list[tuple[str, list[object]]] = []
    if only.tags:
        used = connection.execute(
            "SELECT DISTINCT text FROM annotation WHERE kind = 'tag' AND deleted IS NULL"
        )
        names = [name for (name,) in used if any(is_at_or_below(name, each) for each in only.tags)]
        asked.append((f"annotation.kind = 'tag' AND annotation.text IN {_GIVEN}", [to_json(names)]))
    if only.follow_ups:
        asked.append(("annotation.kind = 'follow_up' AND annotation.done IS NULL", []))
    if only.annotated and not asked:
        asked.append((NO_COMMENT, []))
    return asked


def _items(
    connection: sqlite3.Connection, parses: Collection[int], conditions: list[str], values: list[object]
) -> dict[int, list[_Item]]:
    """The items of `parses` that fulfil all `conditions`."""
    if not parses:
        return {}
    found = connection.execute(
        "SELECT item.parse, item.position, item.closed FROM item WHERE "
        + " AND ".join([*conditions, f"{'+' if conditions else ''}item.parse IN {_GIVEN}"]),
        (*values, to_json([*parses])),
    )
    made: defaultdict[int, list[_Item]] = defaultdict(list)
    for parse, position, closed in found:
        made[parse].append(_Item(position, bool(closed)))
    return made


def _counted(connection: sqlite3.Connection, parses: Collection[int]) -> dict[int, tuple[int, int]]:
    """How many open and closed items each of `parses` has."""
    if not parses:
        return {}
    given = to_json([*parses])
    closed = dict(
        connection.execute(
            f"SELECT parse, count(*) FROM item WHERE closed AND parse IN {_GIVEN} GROUP BY parse", (given,)
        ).fetchall()
    )
    all_ = dict(
        connection.execute(
            f"SELECT parse, count(*) FROM item WHERE parse IN {_GIVEN} GROUP BY parse", (given,)
        ).fetchall()
    )
    return {parse: (all_.get(parse, 0) - closed.get(parse, 0), closed.get(parse, 0)) for parse in parses}


def _without_place(
    connection: sqlite3.Connection, whole: Collection[int], only: Only, unseen: Collection[str]
) -> set[int]:
    """The parses in front of those of the meetings `whole` that have annotations of the kind that is wanted
    on nothing that is of them, such as an item that is gone, or before the first one."""
    if only.outcomes:
        return set()
    found: set[int] = set()
    for sql, given in _on_annotations(connection, only):
        rows = connection.execute(
            "SELECT DISTINCT version.parse, item.parse FROM annotation"
            " JOIN meeting ON meeting.id = annotation.meeting JOIN version ON version.id = meeting.front"
            " LEFT JOIN annotation_place ON annotation_place.annotation = annotation.row"
            " LEFT JOIN item ON item.id = annotation_place.item"
            f" WHERE annotation.deleted IS NULL AND annotation.author NOT IN {_GIVEN} AND {sql}",
            (to_json([*unseen]), *given),
        )
        found |= {front for front, placed in rows if front in whole and placed not in whole}
    return found


def _in_order(connection: sqlite3.Connection, parses: Collection[int]) -> list[Row]:
    """Parse, meeting, version (None for the one in front) and date, by date."""
    return connection.execute(
        "SELECT version.parse, meeting.id, nullif(version.id, meeting.front), meeting.date FROM version"
        " JOIN document ON document.id = version.document JOIN meeting ON meeting.id = document.meeting"
        " LEFT JOIN body ON body.id = meeting.body_id"
        f" WHERE version.parse IN {_GIVEN} AND meeting.deleted IS NULL"
        " ORDER BY meeting.date IS NULL, meeting.date, meeting.start_time, body.name_order, meeting.id,"
        " version.id <> meeting.front, document.kind IN ('agenda', 'minutes') DESC, document.kind DESC,"
        " version.id",
        (to_json([*parses]),),
    ).fetchall()
