"""Meetings that look like one another although their documents say another body or another day."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta

from core.library.belonging import bodies, identity
from core.library.belonging.questions import WantedQuestion

DAYS = 14
"""So far apart two days may be for the reader to be asked whether one of them is a slip."""
SAME_DAY, OTHER_DAY = 0.6, 0.8
"""The share of all they deal with that two such agendas must have in common."""
LEAST_SHARED = 2


def doubted(connection: sqlite3.Connection, meeting: str) -> list[WantedQuestion]:
    """The meetings that may be the same as `meeting`: one of the same body with nearly the same agenda some
    days away, or one of the same day whose body is called nearly the same and whose municipality is not
    stated. Within the caller's transaction."""
    row = connection.execute("SELECT body_id, date FROM meeting WHERE id = ?", (meeting,)).fetchone()
    if row is None or row[0] is None or row[1] is None:
        return []
    body, day = int(row[0]), date.fromisoformat(row[1])
    near = [
        (other, OTHER_DAY)
        for (other,) in connection.execute(
            "SELECT id FROM meeting WHERE body_id = ? AND date BETWEEN ? AND ? AND date <> ?"
            " AND front IS NOT NULL",
            (body, _iso(day, -DAYS), _iso(day, DAYS), row[1]),
        )
    ]
    near += [(other, SAME_DAY) for other in _called_nearly_so(connection, body, row[1])]
    if not near:
        return []
    ours = _agenda(connection, meeting)
    return [
        WantedQuestion(meeting, (other,))
        for other, share in near
        if _is_shared(ours, _agenda(connection, other), share)
    ]


def _called_nearly_so(connection: sqlite3.Connection, body: int, day: str) -> list[str]:
    mine = connection.execute(
        f"SELECT municipality_key, {bodies.SHOWN_NAME} FROM body WHERE id = ?", (body,)
    ).fetchone()
    found = connection.execute(
        f"SELECT meeting.id, body.municipality_key, {bodies.SHOWN_NAME} FROM meeting"
        " JOIN body ON body.id = meeting.body_id WHERE meeting.date = ? AND meeting.body_id <> ?"
        " AND meeting.front IS NOT NULL",
        (day, body),
    )
    return [
        other
        for other, municipality, name in found
        # of two bodies of one municipality it is the bodies that are asked about
        if (municipality == "") != (mine[0] == "") and bodies.are_similar(name, mine[1])
    ]


def _agenda(connection: sqlite3.Connection, meeting: str) -> frozenset[str]:
    found = connection.execute(
        "SELECT version.parse FROM document JOIN version ON version.document = document.id"
        " WHERE document.meeting = ? AND document.kind IN (?, ?)",
        (meeting, *identity.WHOLE),
    ).fetchall()
    return frozenset().union(*(identity.marks_of(connection, parse) for (parse,) in found))


def _is_shared(ours: frozenset[str], theirs: frozenset[str], share: float) -> bool:
    shared = len(ours & theirs)
    return shared >= LEAST_SHARED and shared / max(len(ours), len(theirs)) >= share


def _iso(day: date, days: int) -> str:
    return (day + timedelta(days)).isoformat()
