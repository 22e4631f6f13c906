"""How many decisions of the register there are of each sort: what the pictures and the filters show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.library.belonging.bodies import SHOWN_MUNICIPALITY, SHOWN_NAME
from core.library.decisions.register_filter import (
    EVERYTHING,
    ON_ITEM,
    FollowUpState,
    RegisterFilter,
    conditions,
)
from core.library.opening import Library
from core.minutes import Outcome


@dataclass(frozen=True, slots=True)
class BodyCount:
    """A body as it is shown, and how many decisions it made."""

    body: int
    municipality: str | None
    name: str | None
    count: int


@dataclass(frozen=True, slots=True)
class RegisterChoices:
    """What the register can be filtered by: bodies in Danish order, the first and the last year."""

    bodies: tuple[BodyCount, ...] = ()
    first_year: int | None = None
    last_year: int | None = None
    municipalities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MonthCount:
    """`count` decisions that came out so in a month, its first day; None where they have no date."""

    month: date | None
    outcome: Outcome
    count: int


@dataclass(frozen=True, slots=True)
class BodyOutcomes:
    """A body, and how many of its decisions came out how."""

    body: int
    municipality: str | None
    name: str | None
    counts: dict[Outcome, int]


@dataclass(frozen=True, slots=True)
class DueCount:
    """`count` follow-ups that stand so, due in a month, its first day; None where they have no day."""

    month: date | None
    state: FollowUpState
    count: int


def register_choices(library: Library) -> RegisterChoices:
    """What there is to filter by. Raises LibraryError."""
    bodies = library.rows(
        f"SELECT body.id, {SHOWN_MUNICIPALITY}, {SHOWN_NAME}, counted.count FROM"
        " (SELECT body, count(*) AS count FROM register_entry GROUP BY body) AS counted"
        " JOIN body ON body.id = counted.body"
        " ORDER BY body.municipality_order, body.name_order, body.id"
    )
    ((first,),) = library.rows("SELECT min(date) FROM register_entry")
    ((last,),) = library.rows("SELECT max(date) FROM register_entry")
    return RegisterChoices(
        tuple(BodyCount(*row) for row in bodies),
        int(first[:4]) if first else None,
        int(last[:4]) if last else None,
        tuple(dict.fromkeys(row[1] for row in bodies if row[1])),
    )


def outcomes_by_month(
    library: Library, wish: RegisterFilter = EVERYTHING, today: date | None = None
) -> list[MonthCount]:
    """The decisions asked for, by month and outcome; those without a date first. Raises LibraryError."""
    with library.snapshot() as connection:
        where, values = conditions(connection, wish, today or date.today())
        found = connection.execute(
            "SELECT substr(entry.date, 1, 7) AS month, entry.outcome, count(*) FROM register_entry AS entry"
            f" WHERE {where} GROUP BY 1, 2 ORDER BY 1",
            values,
        ).fetchall()
    return [MonthCount(_first_day(month), Outcome(outcome), count) for month, outcome, count in found]


def outcomes_by_body(
    library: Library, wish: RegisterFilter = EVERYTHING, today: date | None = None
) -> list[BodyOutcomes]:
    """The decisions asked for, by body and outcome; bodies in Danish order. Raises LibraryError."""
    with library.snapshot() as connection:
        where, values = conditions(connection, wish, today or date.today())
        found = connection.execute(
            f"SELECT counted.body, {SHOWN_MUNICIPALITY}, {SHOWN_NAME}, counted.outcome, counted.count FROM"
            " (SELECT entry.body AS body, entry.outcome AS outcome, count(*) AS count"
            f"  FROM register_entry AS entry WHERE {where} GROUP BY 1, 2) AS counted"
            " LEFT JOIN body ON body.id = counted.body"
            " ORDER BY body.name_order, body.municipality_order, counted.body",
            values,
        ).fetchall()
    bodies: dict[int, BodyOutcomes] = {}
    for body, municipality, name, outcome, count in found:
        row = bodies.setdefault(body, BodyOutcomes(body, municipality, name, {}))
        row.counts[Outcome(outcome)] = count
    return [*bodies.values()]


def follow_ups_by_month(
    library: Library, wish: RegisterFilter = EVERYTHING, today: date | None = None
) -> list[DueCount]:
    """The follow-ups on the decisions asked for, by the month they are due in and how they stand; those
    without a day first. Raises LibraryError."""
    today = today or date.today()
    with library.snapshot() as connection:
        where, values = conditions(connection, wish, today)
        found = connection.execute(
            "SELECT substr(annotation.due, 1, 7), CASE WHEN annotation.done IS NOT NULL THEN 'done'"
            " WHEN annotation.due < ? THEN 'overdue' ELSE 'open' END AS state, count(*)"
            f" FROM {ON_ITEM} WHERE annotation.kind = 'follow_up' AND annotation_place.item IN"
            f" (SELECT entry.item FROM register_entry AS entry WHERE {where}) GROUP BY 1, 2 ORDER BY 1, 2",
            (today.isoformat(), *values),
        ).fetchall()
    return [DueCount(_first_day(month), FollowUpState(state), count) for month, state, count in found]


def _first_day(month: str | None) -> date | None:
    return None if month is None else date(int(month[:4]), int(month[5:7]), 1)
