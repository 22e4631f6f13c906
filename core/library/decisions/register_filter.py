"""Which decisions of the register are asked for, and the conditions that say so to the database."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum

from core.annotations import MeetingId
from core.library.belonging.bodies import SHOWN_MUNICIPALITY
from core.library.reader.annotation_rows import NO_COMMENT
from core.library.searching.asking import asked
from core.library.searching.filters import narrowed, with_people
from core.minutes import Outcome
from core.query import parse_query
from core.tags import is_at_or_below


class FollowUpState(StrEnum):
    """How a follow-up stands; of several on one item the first of these that one of them is."""

    OVERDUE = "overdue"  # open, and its day is over
    OPEN = "open"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class RegisterFilter:
    """Which decisions are asked for; without a word, all.

    `bodies` are rows of the table `body`, those shown. Periods include both ends. A tag means those below it
    as well. `follow_up` OPEN includes what is overdue.
    """

    words: str = ""  # a line as the search understands it, its words in title or decision
    bodies: frozenset[int] = frozenset()
    municipality: str | None = None
    first: date | None = None
    last: date | None = None
    undated: bool = False  # only those without a date
    outcomes: frozenset[Outcome] = frozenset()
    follows: bool | None = None  # the recommendation was followed, or not
    votes: bool | None = None  # the item tells of a vote, or not
    dissent: bool = False  # somebody voted against
    case: str | None = None  # as core.case_numbers.case_key writes it
    tag: str | None = None
    closed: bool | None = None
    annotated: bool = False
    follow_up: FollowUpState | None = None
    due_first: date | None = None  # of a follow-up on it
    due_last: date | None = None
    undue: bool = False  # with a follow-up that has no day
    meeting: MeetingId | None = None

    @property
    def chosen(self) -> frozenset[str]:
        """The names of the fields that ask for something."""
        return frozenset(
            each.name for each in fields(self) if getattr(self, each.name) != getattr(EVERYTHING, each.name)
        )


EVERYTHING = RegisterFilter()
_LAST = (1 << 63) - 1

NOT_DELETED = "entry.meeting NOT IN (SELECT id FROM meeting WHERE deleted IS NOT NULL)"
ON_ITEM = (
    "annotation_place JOIN annotation ON annotation.row = annotation_place.annotation"
    " AND annotation.deleted IS NULL"
)
"""What the reader added, by the item it stands on. A place may outlive its annotation's deletion."""

_TERMS: dict[str, str] = {
    "bodies": "entry.body IN (SELECT value FROM json_each(?))",
    "municipality": f"entry.body IN (SELECT id FROM body WHERE {SHOWN_MUNICIPALITY} = ?)",
    "first": "entry.date >= ?",
    "last": "entry.date <= ?",
    "undated": "entry.date IS NULL",
    "outcomes": "entry.outcome IN (SELECT value FROM json_each(?))",
    "follows": "entry.follows = ?",
    "votes": "EXISTS (SELECT 1 FROM item WHERE item.id = entry.item AND (item.votes IS NOT NULL) = ?)",
    "dissent": "entry.against_count > 0",
    "case": "entry.case_key = ?",
    "closed": "entry.closed = ?",
    "annotated": f"entry.item IN (SELECT annotation_place.item FROM {ON_ITEM} WHERE {NO_COMMENT})",
    "meeting": "entry.meeting = ?",
}
_VALUES: dict[str, Callable[[RegisterFilter], object]] = {
    "bodies": lambda wish: json.dumps(sorted(wish.bodies)),
    "municipality": lambda wish: wish.municipality,
    "first": lambda wish: wish.first.isoformat() if wish.first else None,
    "last": lambda wish: wish.last.isoformat() if wish.last else None,
    "outcomes": lambda wish: json.dumps(sorted(wish.outcomes)),
    "follows": lambda wish: wish.follows,
    "votes": lambda wish: wish.votes,
    "case": lambda wish: wish.case,
    "closed": lambda wish: wish.closed,
    "meeting": lambda wish: wish.meeting,
}


def conditions(connection: sqlite3.Connection, wish: RegisterFilter, today: date) -> tuple[str, list[object]]:
    """What stands after WHERE for `register_entry AS entry`, and the values for its question marks."""
    terms, values = [NOT_DELETED], []
    for name in sorted(wish.chosen & _TERMS.keys()):
        terms.append(_TERMS[name])
        if name in _VALUES:
            values.append(_VALUES[name](wish))
    for term, value in (*_words(connection, wish, today), *_tag(connection, wish), *_follow_up(wish, today)):
        terms.append(term)
        values += value
    return " AND ".join(terms), values


Terms = list[tuple[str, list[object]]]


def _words(connection: sqlite3.Connection, wish: RegisterFilter, today: date) -> Terms:
    """The words are found in titles and decisions; filters in the line hold as they do in the search."""
    query = parse_query(wish.words)
    narrow = narrowed(connection, query, today)
    found: Terms = [*narrow.conditions]
    if query.terms is not None:
        sql, values = asked(connection, query.terms).condition(query.terms)
        found.append((sql, [f"{_looked_in(narrow.columns)} : ({each})" for each in values]))
    people = with_people(replace(query, terms=None))
    if people is not None:
        found.append(asked(connection, people).condition(people))
    if narrow.first > 0 or narrow.last < _LAST:
        found.append(("entry.id BETWEEN ? AND ?", [narrow.first, narrow.last]))
    return [
        (f"entry.item IN (SELECT entry.item FROM index_entry AS entry WHERE {sql})", values)
        for sql, values in found
    ]


def _looked_in(columns: str) -> str:
    """The columns of the search index to look in: titles and decisions, or as a filter by role has it."""
    if columns.startswith("{"):
        return columns
    return "{title}" if "decisions" in columns else "{title decisions}"


def _tag(connection: sqlite3.Connection, wish: RegisterFilter) -> Terms:
    if wish.tag is None:
        return []
    used = connection.execute("SELECT DISTINCT text FROM annotation WHERE kind = 'tag' AND deleted IS NULL")
    names = [name for (name,) in used if is_at_or_below(name, wish.tag)]
    term = (
        f"entry.item IN (SELECT annotation_place.item FROM {ON_ITEM}"
        " WHERE annotation.kind = 'tag' AND annotation.text IN (SELECT value FROM json_each(?)))"
    )
    return [(term, [json.dumps(names)])]


def _follow_up(wish: RegisterFilter, today: date) -> Terms:
    """One follow-up must be all that is asked for: open, and due in that period."""
    asked: Terms = []
    if wish.follow_up is FollowUpState.DONE:
        asked.append(("annotation.done IS NOT NULL", []))
    elif wish.follow_up is not None:
        asked.append(("annotation.done IS NULL", []))
    if wish.follow_up is FollowUpState.OVERDUE:
        asked.append(("annotation.due < ?", [today.isoformat()]))
    if wish.due_first is not None:
        asked.append(("annotation.due >= ?", [wish.due_first.isoformat()]))
    if wish.due_last is not None:
        asked.append(("annotation.due <= ?", [wish.due_last.isoformat()]))
    if wish.undue:
        asked.append(("annotation.due IS NULL", []))
    if not asked:
        return []
    term = (
        f"entry.item IN (SELECT annotation_place.item FROM {ON_ITEM} WHERE annotation.kind = 'follow_up' AND "
        + " AND ".join(term for term, _values in asked)
        + ")"
    )
    return [(term, [value for _term, values in asked for value in values])]
