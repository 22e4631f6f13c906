"""What the reader calls bodies, and which of them are one under two names.

The names that documents give stay in the rows; what is shown lies over them. With many meetings the work is
done in slices, each a transaction of its own; one that was broken off is finished by doing it again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from core.annotations import MeetingId
from core.danish_order import order_key
from core.library.belonging import bodies, identity, joining
from core.library.changes import Changes
from core.library.failures import Gone
from core.library.opening import Library, now

SLICE = 50
"""So many meetings are given another body in one transaction."""


_SHOWS_ANOTHER = (
    "body.same_as IS NOT NULL"
    f" OR meeting.municipality IS NOT {bodies.SHOWN_MUNICIPALITY}"
    f" OR meeting.body IS NOT {bodies.SHOWN_NAME}"
    " OR EXISTS (SELECT 1 FROM document JOIN version ON version.document = document.id"
    "  JOIN body AS named ON named.id = version.stated_body"
    "  WHERE document.meeting = meeting.id AND coalesce(named.same_as, named.id) <> body.id)"
    " OR EXISTS (SELECT 1 FROM filing JOIN body AS named ON named.id = filing.body"
    "  WHERE filing.meeting = meeting.id AND coalesce(named.same_as, named.id) <> body.id)"
)
"""Whether a meeting may have to show another body, or its own by another name."""


def _nothing() -> None:
    """Nothing waits."""


class BodyState(NamedTuple):
    """What the reader said of a body: what it is called, None as the documents have it, and which it is one
    with."""

    body: int
    municipality: str | None
    name: str | None
    same_as: int | None


def body_states(library: Library, wanted: Iterable[int]) -> list[BodyState]:
    """What the reader said of the bodies `wanted`, and of those that were merged into them."""
    ids = [*wanted]
    slots = ", ".join("?" * len(ids))
    found = library.rows(
        "SELECT id, shown_municipality, shown_name, same_as FROM body"
        f" WHERE id IN ({slots}) OR same_as IN ({slots}) ORDER BY id",
        (*ids, *ids),
    )
    return [BodyState(*row) for row in found]


class ListedBody(NamedTuple):
    """A body that has meetings, as it is shown and as the documents have it."""

    id: int
    municipality: str | None
    name: str | None
    stated_municipality: str | None
    stated_name: str | None
    meetings: int
    also: tuple[tuple[int, str], ...]  # those merged into it, with their names


def list_bodies(library: Library) -> list[ListedBody]:
    """The bodies that have meetings, by municipality and name as Danish sorts them."""
    with library.snapshot() as connection:
        also: dict[int, list[tuple[int, str]]] = {}
        for merged, into, name in connection.execute(
            f"SELECT id, same_as, {bodies.SHOWN_NAME} FROM body WHERE same_as IS NOT NULL ORDER BY id"
        ):
            also.setdefault(into, []).append((merged, name))
        found = connection.execute(
            f"SELECT id, {bodies.SHOWN_MUNICIPALITY}, {bodies.SHOWN_NAME}, municipality, name,"
            " (SELECT count(*) FROM meeting WHERE body_id = body.id AND deleted IS NULL) AS its"
            " FROM body WHERE same_as IS NULL AND name_key <> '' AND its > 0"
            " ORDER BY municipality_order, name_order, id"
        )
        return [
            ListedBody(body, shown_in, shown, stated_in, stated, meetings, tuple(also.get(body, ())))
            for body, shown_in, shown, stated_in, stated, meetings in found
        ]


def bodies_of_municipality(library: Library, body: int) -> list[int]:
    """The bodies that are shown under the municipality of `body`, itself among them."""
    found = library.rows(
        "SELECT other.id FROM body JOIN body AS other ON coalesce(other.shown_municipality,"
        f" other.municipality) IS {bodies.SHOWN_MUNICIPALITY}"
        " WHERE body.id = ? AND other.same_as IS NULL ORDER BY other.id",
        (body,),
    )
    return [row[0] for row in found]


def rename_body(
    library: Library,
    body: int,
    municipality: str | None,
    name: str | None,
    author: str,
    between: Callable[[], None] = _nothing,
) -> Changes:
    """Call a body and its municipality otherwise; None has them as the documents do. `between` is called
    after each transaction, as in all that follow. Raises LibraryError, and Gone where it is not there."""
    states = [each for each in body_states(library, [body]) if each.body == body]
    if not states:
        raise Gone(f"no body {body}")
    return put_bodies(library, [states[0]._replace(municipality=municipality, name=name)], author, between)


def rename_municipality(
    library: Library, body: int, name: str | None, author: str, between: Callable[[], None] = _nothing
) -> Changes:
    """Call the municipality of `body` otherwise in all its bodies; None as the documents do."""
    its = bodies_of_municipality(library, body)
    wanted = [each._replace(municipality=name) for each in body_states(library, its) if each.body in its]
    return put_bodies(library, wanted, author, between)


def merge_bodies(
    library: Library, body: int, into: int, author: str, between: Callable[[], None] = _nothing
) -> Changes:
    """Have `body` be another name of `into`. What of both is one meeting becomes one; where that is not
    sure, a question is there. Raises LibraryError."""
    if body == into:
        return Changes()
    wanted = [each._replace(same_as=into) for each in body_states(library, [body])]
    return put_bodies(library, wanted, author, between)


def unmerge(library: Library, body: int, author: str, between: Callable[[], None] = _nothing) -> Changes:
    """Have `body` be one of its own again, with the meetings whose documents name it."""
    wanted = [each._replace(same_as=None) for each in body_states(library, [body]) if each.body == body]
    return put_bodies(library, wanted, author, between)


def put_bodies(
    library: Library,
    wanted: Sequence[BodyState],
    author: str,
    between: Callable[[], None] = _nothing,
) -> Changes:
    """Have bodies be as `wanted` says, such as what they were before: names, and which are one. The meetings
    follow, then the days on which meetings came together or went apart. Raises LibraryError."""
    ids = [each.body for each in wanted]
    before = {each.body: each for each in body_states(library, ids)}
    changed = [each for each in wanted if before.get(each.body) not in (None, each)]
    with library.transaction() as connection:
        for each in changed:
            _write(connection, each, author)
    between()
    told = {*ids, *_shown_under(library, ids)}
    told |= {each.same_as for each in (*before.values(), *wanted) if each.same_as is not None}
    meetings = _follow(library, told, between)
    is_rename = changed and all(before[each.body].same_as == each.same_as for each in changed)
    if not is_rename:  # one that was broken off may have come as far as here
        meetings |= _regroup(library, told, between)
    return Changes(meetings=frozenset(meetings))


def _shown_under(library: Library, ids: Sequence[int]) -> list[int]:
    """The bodies that meetings are shown under whose documents name one of `ids`."""
    found = library.rows(
        "SELECT DISTINCT meeting.body_id FROM version JOIN document ON document.id = version.document"
        " JOIN meeting ON meeting.id = document.meeting"
        f" WHERE version.stated_body IN ({', '.join('?' * len(ids))}) AND meeting.body_id IS NOT NULL",
        ids,
    )
    return [row[0] for row in found]


def _write(connection: sqlite3.Connection, state: BodyState, author: str) -> None:
    named, called = connection.execute(
        "SELECT municipality, name FROM body WHERE id = ?", (state.body,)
    ).fetchone()
    municipality = None if state.municipality == named else state.municipality
    name = None if state.name == called else state.name
    connection.execute(
        "UPDATE body SET shown_municipality = ?, shown_name = ?, same_as = ?, municipality_order = ?,"
        " name_order = ?, author = ?, modified = ? WHERE id = ?",
        (
            *(municipality, name, state.same_as, order_key(municipality or named)),
            *(order_key(name or called), author, now(), state.body),
        ),
    )


def _follow(library: Library, told: Iterable[int], between: Callable[[], None]) -> set[MeetingId]:
    """Have the meetings of the bodies `told` that show another name or body than they should show that."""
    ids = [*told]
    slots = ", ".join("?" * len(ids))
    found = [
        MeetingId(row[0])
        for row in library.rows(
            "SELECT meeting.id FROM meeting JOIN body ON body.id = meeting.body_id"
            f" WHERE meeting.body_id IN ({slots}) AND meeting.front IS NOT NULL AND ({_SHOWS_ANOTHER})",
            ids,
        )
    ]
    for start in range(0, len(found), SLICE):
        with library.transaction() as connection:
            for meeting in found[start : start + SLICE]:
                _show_body(connection, meeting)
        between()
    return set(found)


def _show_body(connection: sqlite3.Connection, meeting: MeetingId) -> None:
    """Have a meeting, and what the index says of it, show its body. The texts in the index stay."""
    identity.refresh(connection, meeting)
    (body,) = connection.execute("SELECT body_id FROM meeting WHERE id = ?", (meeting,)).fetchone()
    for table in ("index_entry", "register_entry"):
        connection.execute(
            f"UPDATE {table} SET body = ? WHERE meeting = ? AND body IS NOT ?", (body, meeting, body)
        )


def _regroup(library: Library, told: Iterable[int], between: Callable[[], None]) -> set[MeetingId]:
    """Put together anew the days on which the bodies `told` meet more than once or under several names."""
    ids = [*told]
    slots = ", ".join("?" * len(ids))
    days = library.rows(
        "SELECT DISTINCT meeting.body_id, meeting.date FROM meeting"
        " JOIN document ON document.meeting = meeting.id JOIN version ON version.document = document.id"
        f" WHERE meeting.body_id IN ({slots}) AND meeting.date IS NOT NULL"
        " GROUP BY meeting.body_id, meeting.date"
        " HAVING count(DISTINCT meeting.id) > 1 OR count(DISTINCT version.stated_body) > 1",
        ids,
    )
    touched: set[MeetingId] = set()
    for body, day in days:
        with library.transaction() as connection:
            touched |= joining.part_strangers(connection, body, day)
            touched |= joining.settle_day(connection, body, day)
        between()
    return touched
