"""The decision register: every decision that a meeting made itself, of all meetings, as one table.

The ids come from `register_entry` alone, sorted and filtered, however many there are; what a row shows is
fetched by id as it comes into view.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias

from core.annotations import ItemKey, MeetingId
from core.library.belonging.bodies import SHOWN_MUNICIPALITY, SHOWN_NAME
from core.library.belonging.current_versions import aside
from core.library.decisions.register_filter import (
    EVERYTHING,
    ON_ITEM,
    FollowUpState,
    RegisterFilter,
    conditions,
)
from core.library.opening import Library
from core.library.rows import to_date, to_votes
from core.minutes import Outcome, Votes
from core.tags import sort_key

Day: TypeAlias = date  # where a field is called date


class Column(StrEnum):
    """What the register can be sorted by."""

    DATE = "date"
    MUNICIPALITY = "municipality"
    BODY = "body"
    NUMBER = "number"
    TITLE = "title"
    CASE = "case"
    FOLLOWS = "follows"
    OUTCOME = "outcome"
    VOTES = "votes"
    TAGS = "tags"
    FOLLOW_UP = "follow_up"


class Grouping(StrEnum):
    """What the register can be put under headings by."""

    BODY = "body"
    YEAR = "year"
    OUTCOME = "outcome"
    CASE = "case"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class RegisterOrder:
    """How the register is sorted: by one column, then by date, the newest first. What a row does not have
    comes last either way."""

    column: Column = Column.DATE
    descending: bool = True


NEWEST_FIRST = RegisterOrder()


@dataclass(frozen=True, slots=True)
class RegisterGroup:
    """A heading over `count` rows that follow each other. `key` is what they have in common: the row of a
    body, a year, an outcome, a case, a tag; None where they have none. `name` is what a body or a case is
    called, with its municipality where there are several."""

    key: str | int | None
    name: str | None
    count: int


@dataclass(frozen=True, slots=True)
class RegisterList:
    """The ids of the rows in their order, and the headings over them; a decision with two tags stands under
    both."""

    ids: array[int]
    groups: tuple[RegisterGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A decision as the register shows it. `id` is that of `register_entry`, `offset` where it begins in its
    document's source, in code points, `item` the index of its item there, `version` that document's where it
    is not the one in front."""

    id: int
    meeting: MeetingId
    item: int
    offset: int
    date: Day | None
    municipality: str | None
    body: str | None
    number: str | None
    title: str | None
    case_number: str | None
    case_key: str | None
    closed: bool
    follows: bool | None
    outcome: Outcome
    votes: Votes | None
    text: str
    tags: tuple[str, ...] = ()
    follow_up: FollowUpState | None = None
    due: Day | None = None  # of the follow-up that `follow_up` tells of
    who: str | None = None
    version: int | None = None


_OUTCOME = (
    "CASE entry.outcome " + " ".join(f"WHEN '{each}' THEN {at}" for at, each in enumerate(Outcome)) + " END"
)
_BODIES = " LEFT JOIN body ON body.id = entry.body"
_YEAR_OF_CASE = "substr(entry.case_key, 1, 3)"
_NUMBER_OF_CASE = "CAST(substr(entry.case_key, 4) AS INTEGER)"

_WHOSE = (
    " || CASE WHEN (SELECT count(DISTINCT municipality_key) FROM body) > 1"
    f" THEN coalesce(', ' || {SHOWN_MUNICIPALITY}, '') ELSE '' END"
)

_TERMS: dict[Column, tuple[str, ...]] = {
    Column.DATE: ("entry.date",),
    Column.MUNICIPALITY: ("body.municipality_order",),
    Column.BODY: ("body.name_order", "body.municipality_order"),
    Column.NUMBER: ("entry.number_order",),
    Column.TITLE: ("entry.title_order",),
    Column.CASE: (_YEAR_OF_CASE, _NUMBER_OF_CASE, "entry.case_key"),
    Column.FOLLOWS: ("entry.follows",),
    Column.OUTCOME: (_OUTCOME,),
    Column.VOTES: ("entry.against_count", "entry.for_count"),
    Column.TAGS: ("tagged.rank",),
    Column.FOLLOW_UP: ("followed.first",),
}
_GROUPS: dict[Grouping, tuple[str, str, str]] = {  # the key, its name, and what the headings are sorted by
    Grouping.BODY: (
        "entry.body",
        f"{SHOWN_NAME}{_WHOSE}",
        "body.name_order, body.municipality_order, entry.body",
    ),
    Grouping.YEAR: ("substr(entry.date, 1, 4)", "NULL", "substr(entry.date, 1, 4) DESC"),
    Grouping.OUTCOME: ("entry.outcome", "NULL", _OUTCOME),
    Grouping.CASE: (  # a case number is one case within one municipality
        "coalesce(body.municipality_key, '') || ' ' || entry.case_key",
        f"entry.case_key{_WHOSE}",
        f"entry.case_key IS NULL, {_YEAR_OF_CASE} DESC, {_NUMBER_OF_CASE} DESC, entry.case_key,"
        " body.municipality_order, body.municipality_key",
    ),
    Grouping.TAG: ("each_tag.value", "NULL", "each_tag.key IS NULL, each_tag.key"),
}


def register_ids(
    library: Library,
    wish: RegisterFilter = EVERYTHING,
    order: RegisterOrder = NEWEST_FIRST,
    today: date | None = None,
) -> array[int]:
    """The ids of the decisions asked for, in their order. `today` tells what is overdue."""
    return register_list(library, wish, order, today=today).ids


def register_list(
    library: Library,
    wish: RegisterFilter = EVERYTHING,
    order: RegisterOrder = NEWEST_FIRST,
    grouping: Grouping | None = None,
    today: date | None = None,
) -> RegisterList:
    """The ids of the decisions asked for, in their order, put under headings where a `grouping` is given."""
    today = today or date.today()
    with library.snapshot() as connection:
        joins, values = _joins(connection, order.column, grouping, today)
        where, more = conditions(connection, wish, today)
        source = f"register_entry AS entry{joins} WHERE {where}"
        # one row with all ids: stepping through 100,000 rows would wait for the interpreter at each
        ((ids,),) = connection.execute(
            f"SELECT json_group_array(id) FROM (SELECT entry.id AS id FROM {source}"
            f" ORDER BY {_ordering(order, grouping)})",
            (*values, *more),
        )
        groups = "[]"
        if grouping is not None:
            key, name, ordering = _GROUPS[grouping]
            ((groups,),) = connection.execute(
                "SELECT json_group_array(json_array(key, name, count)) FROM"
                f" (SELECT {key} AS key, {name} AS name, count(*) AS count FROM {source}"
                f" GROUP BY {key} ORDER BY {ordering})",
                (*values, *more),
            )
    return RegisterList(
        array("q", json.loads(ids)), tuple(RegisterGroup(*group) for group in json.loads(groups))
    )


def register_rows(library: Library, ids: Iterable[int], today: date | None = None) -> list[RegisterRow]:
    """The rows with `ids`, in that order; those that are no more are left out."""
    ids = [*ids]
    today = today or date.today()
    with library.snapshot() as connection:
        found = {row[0]: row for row in connection.execute(_ROWS, (json.dumps(ids),))}
        items = json.dumps([row[1] for row in found.values()])
        added: dict[int, list[tuple[Any, ...]]] = {}
        for item, *rest in connection.execute(_ADDED, (items,)):
            added.setdefault(item, []).append(tuple(rest))
    rows = []
    for row in (found[each] for each in ids if each in found):
        tags = {text for kind, text, *_rest in added.get(row[1], ()) if kind == "tag"}
        follow_ups = [
            (_state(due, done, today), due or "9999", who)
            for kind, _text, who, due, done in added.get(row[1], ())
            if kind == "follow_up"
        ]
        state, due, who = min(follow_ups, key=_first_wanted, default=(None, None, None))
        rows.append(
            RegisterRow(
                id=row[0],
                meeting=MeetingId(row[2]),
                item=row[3],
                offset=row[4],
                date=to_date(row[5]),
                municipality=row[6],
                body=row[7],
                number=row[8],
                title=row[9],
                case_number=row[10],
                case_key=row[11],
                closed=bool(row[12]),
                follows=None if row[13] is None else bool(row[13]),
                outcome=Outcome(row[14]),
                votes=None if row[15] is None else to_votes(row[15]),
                text=row[16],
                tags=tuple(sorted(tags, key=sort_key)),
                follow_up=state,
                due=None if due == "9999" else to_date(due),
                who=who,
                version=row[17],
            )
        )
    return rows


_ROWS = f"""SELECT entry.id, entry.item, entry.meeting, item.position, decision.start_offset, entry.date,
    {SHOWN_MUNICIPALITY}, {SHOWN_NAME}, item.number, item.title, item.case_number, entry.case_key,
    entry.closed, entry.follows, entry.outcome, item.votes, decision.text, {aside("entry.parse")}
    FROM json_each(?) AS asked JOIN register_entry AS entry ON entry.id = asked.value
    JOIN meeting ON meeting.id = entry.meeting
    JOIN item ON item.id = entry.item JOIN decision ON decision.id = entry.decision
    LEFT JOIN body ON body.id = entry.body"""
_ADDED = f"""SELECT annotation_place.item, annotation.kind, annotation.text, annotation.who, annotation.due,
    annotation.done FROM {ON_ITEM} WHERE annotation_place.item IN (SELECT value FROM json_each(?))
    AND annotation.kind IN ('tag', 'follow_up')"""


@dataclass(frozen=True, slots=True)
class DecisionWords:
    """What the preview of a decision shows: what was recommended, and what was decided, whole."""

    recommendation: str
    decision: str


def decision_words(library: Library, entry: int) -> DecisionWords | None:
    """The texts of the decision with this id in the register; None where it is no more."""
    found = library.rows(
        "SELECT decision.text, (SELECT group_concat(text, char(10)) FROM (SELECT text FROM section"
        " WHERE section.item = entry.item AND role = 'recommendation' ORDER BY position))"
        " FROM register_entry AS entry JOIN decision ON decision.id = entry.decision WHERE entry.id = ?",
        (entry,),
    )
    return DecisionWords(found[0][1] or "", found[0][0]) if found else None


def _ordering(order: RegisterOrder, grouping: Grouping | None) -> str:
    direction = "DESC" if order.descending else "ASC"
    terms = [f"{term} {direction} NULLS LAST" for term in _TERMS[order.column]]
    if grouping is not None:
        terms.insert(0, _GROUPS[grouping][2])
    # the id rises with the meeting's date, and falls with the place within the meeting
    by_date = () if order.column is Column.DATE else ("entry.date DESC",)
    return ", ".join((*terms, *by_date, "entry.id DESC"))


def _joins(
    connection: sqlite3.Connection, column: Column, grouping: Grouping | None, today: date
) -> tuple[str, list[object]]:
    """What must stand beside `register_entry` to sort and to group so, and the values for it."""
    joins, values = "", list[object]()
    if column in (Column.BODY, Column.MUNICIPALITY) or grouping in (Grouping.BODY, Grouping.CASE):
        joins += _BODIES
    if column is Column.TAGS or grouping is Grouping.TAG:
        used = connection.execute(
            "SELECT DISTINCT text FROM annotation WHERE kind = 'tag' AND deleted IS NULL"
        )
        names = json.dumps(sorted((name for (name,) in used), key=sort_key))
    if column is Column.TAGS:
        joins += (
            f" LEFT JOIN (SELECT annotation_place.item AS item, min(tag.key) AS rank FROM {ON_ITEM}"
            " JOIN json_each(?) AS tag ON tag.value = annotation.text WHERE annotation.kind = 'tag'"
            " GROUP BY annotation_place.item) AS tagged ON tagged.item = entry.item"
        )
        values.append(names)
    if grouping is Grouping.TAG:
        joins += (
            f" LEFT JOIN (SELECT DISTINCT annotation_place.item AS item, tag.key AS key, tag.value AS value"
            f" FROM {ON_ITEM} JOIN json_each(?) AS tag ON tag.value = annotation.text"
            " WHERE annotation.kind = 'tag') AS each_tag ON each_tag.item = entry.item"
        )
        values.append(names)
    if column is Column.FOLLOW_UP:
        joins += (
            " LEFT JOIN (SELECT annotation_place.item AS item, min(CASE WHEN annotation.done IS NOT NULL"
            " THEN 2 WHEN annotation.due < ? THEN 0 ELSE 1 END || coalesce(annotation.due, '9999')) AS first"
            f" FROM {ON_ITEM} WHERE annotation.kind = 'follow_up' GROUP BY annotation_place.item)"
            " AS followed ON followed.item = entry.item"
        )
        values.append(today.isoformat())
    return joins, values


def _state(due: str | None, done: str | None, today: date) -> FollowUpState:
    if done is not None:
        return FollowUpState.DONE
    return FollowUpState.OVERDUE if due is not None and due < today.isoformat() else FollowUpState.OPEN


def _first_wanted(follow_up: tuple[FollowUpState, str, str | None]) -> tuple[int, str]:
    return [*FollowUpState].index(follow_up[0]), follow_up[1]


@dataclass(frozen=True, slots=True)
class DecisionPlace:
    """Where a tag about a decision goes: what its item is known by, and the decision's place in the text.

    `start` and `end` are offsets in the source, `before` and `after` the words around them, `tags` those
    that are on the item already."""

    entry: int
    meeting: MeetingId
    item: ItemKey
    tags: tuple[str, ...]
    start: int
    end: int
    quote: str
    before: str
    after: str


def decision_places(library: Library, ids: Sequence[int], context: int) -> list[DecisionPlace]:
    """The places of the decisions with `ids`, with `context` code points around them."""
    with library.snapshot() as connection:
        found = connection.execute(_PLACES, (context, context, context, json.dumps([*ids]))).fetchall()
        items = json.dumps([row[1] for row in found])
        tags: dict[int, list[str]] = {}
        for item, kind, text, *_rest in connection.execute(_ADDED, (items,)):
            if kind == "tag":
                tags.setdefault(item, []).append(text)
    return [
        DecisionPlace(row[0], MeetingId(row[2]), ItemKey(*row[3:6]), tuple(tags.get(row[1], ())), *row[6:])
        for row in found
    ]


_PLACES = """SELECT entry.id, entry.item, entry.meeting, item.number, item.title, item.case_number,
    decision.start_offset, decision.end_offset,
    substr(source.text, decision.start_offset + 1, decision.end_offset - decision.start_offset),
    substr(source.text, max(decision.start_offset - ?, 0) + 1, min(?, decision.start_offset)),
    substr(source.text, decision.end_offset + 1, ?)
    FROM json_each(?) AS asked JOIN register_entry AS entry ON entry.id = asked.value
    JOIN item ON item.id = entry.item JOIN decision ON decision.id = entry.decision
    JOIN parse ON parse.id = entry.parse JOIN source ON source.id = parse.source"""
