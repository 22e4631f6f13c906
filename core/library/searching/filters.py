"""The filters of a query as conditions on the entries of the search index."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from core.case_numbers import case_key
from core.library.reader.annotation_rows import NO_COMMENT
from core.library.searching.asking import Condition
from core.library.searching.index import ids_of_days
from core.minutes import Role
from core.query import And, Filter, Query, Term, Word
from core.query_periods import Period, period_of
from core.query_words import YES, Field
from core.tags import is_at_or_below
from core.words import words_of

COLUMNS = {Role.DECISION: "decisions", Role.RECOMMENDATION: "recommendations"}
"""The roles that the search index has a column for."""

_ANNOTATED = (
    "SELECT annotation_place.item FROM annotation CROSS JOIN annotation_place"
    " ON annotation_place.annotation = annotation.row WHERE annotation.deleted IS NULL"
)


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the filters of a query ask of an entry: conditions, the ids between which it lies, the columns to
    look in where not in all, and the roles of which one section must hold what is looked for."""

    conditions: list[Condition] = field(default_factory=list)
    first: int = 0
    last: int = (1 << 63) - 1
    columns: str = ""
    roles: frozenset[Role] = frozenset()

    def of(self, period: Period) -> Narrowed:
        """The same within `period`."""
        first, last = _ids(period)
        return Narrowed(
            self.conditions, max(self.first, first), min(self.last, last), self.columns, self.roles
        )


def narrowed(connection: sqlite3.Connection, query: Query, today: date) -> Narrowed:
    """What the filters of `query` ask for; people are terms (`with_people`)."""
    groups: defaultdict[tuple[Field, bool], list[str]] = defaultdict(list)
    for each in query.filters:
        groups[each.field, each.negated].append(each.value)
    conditions: list[Condition] = []
    first, last = 0, (1 << 63) - 1
    for (which, negated), values in groups.items():
        if which in _BOUNDS:
            if not negated:
                low, high = _BOUNDS[which](_periods(values, today))
                first, last = max(first, low), min(last, high)
                continue
            made = [_within(each) for each in _periods(values, today)]
        elif which in _ALL:
            made = [_CONDITIONS[which](connection, [value]) for value in values]
        elif which in _CONDITIONS:
            made = [_CONDITIONS[which](connection, values)]
        elif which is Field.PERSON and negated:
            made = [_person(value) for value in values]
        else:
            continue
        conditions += [(f"NOT ({sql})", given) if negated else (sql, given) for sql, given in made]
    columns, roles = _roles(query.filters)
    return Narrowed(conditions, first, last, columns, roles)


def with_people(query: Query) -> Term | None:
    """The terms of `query` and the names of its people, all of whose words an item must hold."""
    names: list[Term] = []
    for each in query.filters:
        if each.field is Field.PERSON and not each.negated:
            names += [Word((word,)) for word in words_of(each.value)]
    if not names:
        return query.terms
    all_ = (query.terms, *names) if query.terms is not None else tuple(names)
    return And(all_) if len(all_) > 1 else all_[0]


def bodies_named(connection: sqlite3.Connection, value: str, *, municipality: bool = False) -> set[int]:
    """The bodies whose name, or whose municipality's, holds all words of `value`; merged ones as the one they
    were merged into."""
    wanted = words_of(value)
    name = "municipality" if municipality else "name"
    found = connection.execute(
        f"SELECT coalesce(same_as, id), coalesce(shown_{name}, ''), coalesce({name}, '') FROM body"
    )
    return {
        body
        for body, shown, stated in found
        if wanted and all(word in f"{shown} {stated}".lower() for word in wanted)
    }


def _roles(filters: Sequence[Filter]) -> tuple[str, frozenset[Role]]:
    wanted = {Role(each.value) for each in filters if each.field is Field.ROLE and not each.negated}
    unwanted = {Role(each.value) for each in filters if each.field is Field.ROLE and each.negated}
    if wanted and wanted <= COLUMNS.keys():
        return "{" + " ".join(sorted(COLUMNS[role] for role in wanted)) + "}", frozenset()
    left = [column for role, column in COLUMNS.items() if role in unwanted]
    return ("- {" + " ".join(left) + "}" if left else ""), frozenset(wanted)


def _periods(values: Sequence[str], today: date) -> list[Period]:
    return [period for value in values if (period := period_of(value, today)) is not None]


def _ids(period: Period) -> tuple[int, int]:
    return ids_of_days(period.first, period.last)


def _within(period: Period) -> Condition:
    return "entry.id BETWEEN ? AND ?", list(_ids(period))


def _any_of(periods: list[Period]) -> tuple[int, int]:
    """From the beginning of the first to the end of the last."""
    ids = [_ids(each) for each in periods]
    return (min(low for low, _ in ids), max(high for _, high in ids)) if ids else (0, (1 << 63) - 1)


def _from(periods: list[Period]) -> tuple[int, int]:
    return _any_of(periods)[0], (1 << 63) - 1


def _to(periods: list[Period]) -> tuple[int, int]:
    return 0, _any_of(periods)[1]


_BOUNDS: dict[Field, Callable[[list[Period]], tuple[int, int]]] = {
    Field.PERIOD: _any_of,
    Field.FROM: _from,
    Field.TO: _to,
}


def _bodies(connection: sqlite3.Connection, values: Sequence[str]) -> Condition:
    found = {body for value in values for body in bodies_named(connection, value)}
    return in_bodies(found)


def _municipalities(connection: sqlite3.Connection, values: Sequence[str]) -> Condition:
    return in_bodies(
        {body for value in values for body in bodies_named(connection, value, municipality=True)}
    )


def in_bodies(found: set[int]) -> Condition:
    """Entries of these bodies."""
    return "entry.body IN (SELECT value FROM json_each(?))", [json.dumps(sorted(found))]


def _outcomes(_connection: sqlite3.Connection, values: Sequence[str]) -> Condition:
    sql = (
        "EXISTS (SELECT 1 FROM register_entry WHERE register_entry.item = entry.item"
        " AND register_entry.outcome IN (SELECT value FROM json_each(?)))"
    )
    return sql, [json.dumps(list(values))]


def _tag(connection: sqlite3.Connection, values: Sequence[str]) -> Condition:
    used = connection.execute("SELECT DISTINCT text FROM annotation WHERE kind = 'tag' AND deleted IS NULL")
    names = [name for (name,) in used if any(is_at_or_below(name, value) for value in values)]
    sql = (
        f"entry.item IN ({_ANNOTATED} AND annotation.kind = 'tag'"
        " AND annotation.text IN (SELECT value FROM json_each(?)))"
    )
    return sql, [json.dumps(names)]


def _cases(_connection: sqlite3.Connection, values: Sequence[str]) -> Condition:
    keys = [key for value in values if (key := case_key(value)) is not None]
    return "entry.case_key IN (SELECT value FROM json_each(?))", [json.dumps(keys)]


def _kinds(_connection: sqlite3.Connection, values: Sequence[str]) -> Condition:
    sql = "(SELECT kind FROM parse WHERE parse.id = entry.parse) IN (SELECT value FROM json_each(?))"
    return sql, [json.dumps(list(values))]


def _person(value: str) -> Condition:
    """Entries that name a person."""
    together = " AND ".join(f'"{word}"' for word in words_of(value))
    return "entry.id IN (SELECT rowid FROM item_search WHERE item_search MATCH ?)", [together]


def _flag(sql: str) -> Callable[[sqlite3.Connection, Sequence[str]], Condition]:
    def condition(_connection: sqlite3.Connection, values: Sequence[str]) -> Condition:
        return (sql if values[-1] == YES else f"NOT ({sql})"), []

    return condition


_CONDITIONS: dict[Field, Callable[[sqlite3.Connection, Sequence[str]], Condition]] = {
    Field.BODY: _bodies,
    Field.MUNICIPALITY: _municipalities,
    Field.OUTCOME: _outcomes,
    Field.TAG: _tag,
    Field.CASE: _cases,
    Field.KIND: _kinds,
    Field.CLOSED: _flag("entry.closed"),
    Field.VOTES: _flag("entry.votes"),
    Field.UNREAD: _flag("NOT entry.seen"),
    Field.ANNOTATED: _flag(f"coalesce(entry.item IN ({_ANNOTATED} AND {NO_COMMENT}), 0)"),
    Field.AGAINST: _flag(
        "EXISTS (SELECT 1 FROM register_entry WHERE register_entry.item = entry.item"
        " AND register_entry.follows = 0)"
    ),
}
_ALL = frozenset((Field.TAG,))
"""Fields of several filters of which all count, not one."""
