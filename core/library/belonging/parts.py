"""Documents that do not say who met, or when: the meeting they refer to is theirs, where there is one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from core.library.belonging import bodies, identity, questions
from core.library.belonging.grouping import SAME_AGENDA
from core.library.belonging.identity import WHOLE, StatedMeeting
from core.library.belonging.moving import (
    Version,
    dissolve,
    is_kept,
    move_versions,
    new_meeting,
    slots,
    versions_in,
    versions_of,
)
from core.library.belonging.questions import WantedQuestion


def settle_parts(
    connection: sqlite3.Connection, news: Iterable[str]
) -> tuple[set[str], set[str], list[WantedQuestion]]:
    """Put documents that do not say who met, or when, to the meeting they refer to, where there is one, as
    far as the meetings `news` may be news for them. Gives the meetings that changed, those that
    are such a document alone, and what is not sure of them."""
    there = connection.execute(
        "SELECT 1 FROM version WHERE stated_body IS NULL OR stated_date IS NULL LIMIT 1"
    ).fetchone()
    touched: set[str] = set()
    alone: set[str] = set()
    doubted: list[WantedQuestion] = []
    for part in _parts_concerned(connection, [*news]) if there is not None else ():
        found = _referred(connection, part)
        is_alone = len(versions_in(connection, [part.meeting])) == 1
        is_sure = part.kind not in WHOLE and len(found) == 1
        if is_kept(connection, part.meeting):
            home = part.meeting  # the reader did something with it: it stays where that was
        elif is_sure:
            home = found[0]
        else:
            home = part.meeting if is_alone else new_meeting(connection)
        touched |= {part.meeting, home}
        if home != part.meeting:
            move_versions(connection, [part.id], home)
            if is_alone:
                dissolve(connection, part.meeting, home)
        others = tuple(each for each in found if each != home)
        if home not in found:
            alone.add(home)
        if others and home not in found:
            doubted.append(WantedQuestion(home, others))
    return touched, alone, doubted


def _parts_concerned(connection: sqlite3.Connection, meetings: Sequence[str]) -> list[Version]:
    incomplete = "(version.stated_body IS NULL OR version.stated_date IS NULL)"
    named = questions.naming(connection, meetings)
    those = slots(meetings)
    parts = versions_of(
        connection,
        f"{incomplete} AND (document.meeting IN ({those}) OR document.meeting IN ({slots(named)})"
        f" OR version.stated_date IN (SELECT date FROM meeting WHERE id IN ({those}))"
        f" OR version.stated_date IN (SELECT other.stated_date FROM version AS other JOIN document AS its"
        f"  ON its.id = other.document WHERE its.meeting IN ({those}))"
        " OR version.parse IN (SELECT item.parse FROM item WHERE item.case_number IN"
        "  (SELECT theirs.case_number FROM document AS its JOIN version AS other ON other.document = its.id"
        f"  JOIN item AS theirs ON theirs.parse = other.parse WHERE its.meeting IN ({those}))))",
        (*meetings, *named, *meetings, *meetings, *meetings),
    )
    return sorted(parts, key=lambda part: part.sha256)


def _referred(connection: sqlite3.Connection, part: Version) -> list[str]:
    """The meetings that a document's items refer to and nothing it states speaks against, by their ids."""
    marks = identity.marks_of(connection, part.parse)
    stated = identity.stated_of(connection, part.id)
    found = connection.execute(
        "SELECT DISTINCT document.meeting FROM item AS mine JOIN item ON item.case_number = mine.case_number"
        " JOIN version ON version.parse = item.parse JOIN document ON document.id = version.document"
        " WHERE mine.parse = ? AND document.kind IN (?, ?) AND version.stated_body IS NOT NULL"
        " AND version.stated_date IS NOT NULL"
        " UNION SELECT id FROM meeting WHERE date = ? AND front IS NOT NULL AND id <> ?",
        (part.parse, *WHOLE, part.day, part.meeting),
    ).fetchall()
    fitting = [row[0] for row in found if _fits(connection, row[0], stated, marks)]
    return sorted(fitting)


def _fits(connection: sqlite3.Connection, meeting: str, stated: StatedMeeting, marks: frozenset[str]) -> bool:
    versions = [each for each in versions_in(connection, [meeting]) if each.is_complete]
    if stated.date is not None and stated.date not in {each.day for each in versions}:
        return False
    named = bodies.called_alike(connection, stated.body).rows if stated.body is not None else None
    if named is not None and not named & {each.body for each in versions}:
        return False
    if stated.municipality is not None and not identity.may_be_in(
        connection, [each.body for each in versions if each.body is not None], stated.municipality
    ):
        return False
    theirs = [
        identity.marks_of(connection, each.parse)
        for each in versions_in(connection, [meeting])
        if each.is_complete and each.kind in WHOLE
    ]
    return bool(marks) and any(len(marks & each) / len(marks) >= SAME_AGENDA for each in theirs)
