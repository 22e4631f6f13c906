"""Putting documents to their meetings: what comes in may join, part or leave in doubt what is there.

The meetings of a day follow from its documents, in whatever order they came (`grouping.py`). What the
reader did something with stays together. Each function works within the caller's transaction.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from core.annotations import MeetingId
from core.library.belonging import bodies, identity, neighbours, questions
from core.library.belonging.grouping import DayGroups, Group, Unit, grouped
from core.library.belonging.identity import WHOLE
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
from core.library.belonging.parts import settle_parts
from core.library.belonging.questions import WantedQuestion


class Settled(NamedTuple):
    """Where a version belongs now, and all meetings that came, went or changed."""

    meeting: MeetingId
    touched: frozenset[MeetingId]


def settle(connection: sqlite3.Connection, version: int) -> Settled:
    """Put `version`, new in a meeting of its own, where it belongs, and all that this is news for."""
    (mine,) = versions_of(connection, "version.id = ?", (version,))
    if mine.body is not None and mine.day is not None:
        touched = settle_day(connection, mine.body, mine.day)
    else:
        touched = _settle_rest(connection, {mine.meeting}, [])
    (row,) = connection.execute(
        "SELECT document.meeting FROM version JOIN document ON document.id = version.document"
        " WHERE version.id = ?",
        (version,),
    ).fetchall()
    return Settled(MeetingId(row[0]), touched)


def settle_day(connection: sqlite3.Connection, body: int, day: str) -> frozenset[MeetingId]:
    """Put together anew what is there of `body`, and of those called so, on `day`; gives all meetings that
    this may have changed."""
    alike = bodies.called_alike(connection, body)
    meetings = _meetings_of(connection, alike, day)
    versions = versions_in(connection, meetings)
    asked: list[WantedQuestion] = []
    touched = set(meetings)
    if len(versions) > 1:
        units, members = _units(connection, versions, alike, day)
        result = grouped(units)
        homes = _carry_out(connection, result, members, touched)
        asked = [
            WantedQuestion(homes[doubt.group[0].name], tuple(homes[other[0].name] for other in doubt.others))
            for doubt in result.doubts
        ]
    return _settle_rest(connection, touched, asked)


def settle_again(connection: sqlite3.Connection, meeting: str) -> frozenset[MeetingId]:
    """Put together anew the day that `meeting` is of now; gives all meetings that this may have changed."""
    row = connection.execute("SELECT body_id, date FROM meeting WHERE id = ?", (meeting,)).fetchone()
    if row is None or None in row:
        return _settle_rest(connection, {meeting}, [])
    return settle_day(connection, *row)


def part_strangers(connection: sqlite3.Connection, body: int, day: str) -> frozenset[MeetingId]:
    """Take out of the meetings of `body` on `day` the documents of bodies that are not the same any more, but
    for what the reader's notes were made on; gives all meetings that this may have changed."""
    alike = bodies.called_alike(connection, body)
    touched: frozenset[MeetingId] = frozenset()
    for meeting in _meetings_of(connection, alike, day):
        versions = [each for each in versions_in(connection, [meeting]) if each.is_complete]
        front = _front_of(connection, meeting)
        own = next((each for each in versions if each.id == front), None)
        if own is None or own.body is None:
            continue
        its = bodies.called_alike(connection, own.body).rows
        for stranger in [each for each in versions if each.body not in its]:
            other = new_meeting(connection)
            move_versions(connection, [stranger.id], other)
            assert stranger.body is not None
            assert stranger.day is not None
            touched |= settle_day(connection, stranger.body, stranger.day) | {MeetingId(meeting)}
        if any(each.body not in its for each in versions):
            touched |= settle_day(connection, own.body, day)
    return touched


def _front_of(connection: sqlite3.Connection, meeting: str) -> int | None:
    row = connection.execute("SELECT front FROM meeting WHERE id = ?", (meeting,)).fetchone()
    return None if row is None else row[0]


def _settle_rest(
    connection: sqlite3.Connection, touched: set[str], asked: Sequence[WantedQuestion]
) -> frozenset[MeetingId]:
    """What follows once the documents of a day are put together."""
    moved, alone, doubted = settle_parts(connection, touched)
    all_touched = touched | moved
    there = [each for each in all_touched if _has_documents(connection, each)]
    for meeting in there:
        identity.refresh(connection, MeetingId(meeting))
    near = [pair for meeting in there for pair in neighbours.doubted(connection, meeting)]
    looked_at = [each for each in there if each in touched | alone]  # of the others nothing new is known
    questions.ask(connection, looked_at, [*asked, *doubted, *near])
    return frozenset(map(MeetingId, all_touched))


def _meetings_of(connection: sqlite3.Connection, alike: bodies.Alike, day: str) -> set[str]:
    """The meetings of a day: those whose documents say so, and those that the reader put there."""
    rows, shown = [*alike.rows], [*alike.shown]
    found = connection.execute(
        "SELECT document.meeting FROM version JOIN document ON document.id = version.document"
        f" WHERE version.stated_date = ? AND version.stated_body IN ({slots(rows)})"
        " UNION SELECT id FROM meeting WHERE front IS NOT NULL AND date = ?"
        f" AND body_id IN ({slots(shown)})",
        (day, *rows, day, *shown),
    )
    return {row[0] for row in found}


def _units(
    connection: sqlite3.Connection, versions: Sequence[Version], alike: bodies.Alike, day: str
) -> tuple[list[Unit], dict[str, list[Version]]]:
    """What is to be put together, and which versions each unit is made of."""
    by_meeting: defaultdict[str, list[Version]] = defaultdict(list)
    for version in versions:
        by_meeting[version.meeting].append(version)
    members: dict[str, list[Version]] = {}
    kept: dict[str, str] = {}  # the unit of a meeting that stays together
    for meeting, its in by_meeting.items():
        elsewhere = any(each.is_complete and not _is_of(each, alike, day) for each in its)
        if elsewhere or is_kept(connection, meeting):
            kept[meeting] = f"meeting {meeting}"
            members[kept[meeting]] = its
        else:
            members |= {each.sha256: [each] for each in its if each.is_complete}
    apart = questions.told_apart(connection, kept)
    units = []
    for name, its in members.items():
        is_together = its[0].meeting in kept
        others = frozenset(kept[each] for each in apart.get(its[0].meeting, ()) if each in kept)
        units.append(_unit(connection, name, its, alike, others if is_together else frozenset(), is_together))
    return units, members


def _is_of(version: Version, alike: bodies.Alike, day: str) -> bool:
    return version.day == day and version.body in alike.rows


def _unit(
    connection: sqlite3.Connection,
    name: str,
    versions: Sequence[Version],
    alike: bodies.Alike,
    apart: frozenset[str],
    kept: bool,
) -> Unit:
    marks = {each.id: identity.marks_of(connection, each.parse) for each in versions}
    named = {each.body for each in versions if each.body is not None}
    found = connection.execute(
        f"SELECT coalesce(same_as, id) FROM body WHERE municipality_key <> '' AND id IN ({slots(named)})"
        " UNION SELECT body.id FROM meeting JOIN body ON body.id = meeting.body_id"
        "  WHERE meeting.id = ? AND body.municipality_key <> ''",
        (*named, versions[0].meeting if kept else None),
    )
    return Unit(
        name,
        kept,
        frozenset(row[0] for row in found) & alike.shown,
        frozenset(each.start for each in versions if each.start is not None),
        tuple(marks[each.id] for each in versions if each.kind in WHOLE and marks[each.id]),
        frozenset().union(*marks.values()),
        apart,
    )


def _carry_out(
    connection: sqlite3.Connection,
    result: DayGroups,
    members: dict[str, list[Version]],
    touched: set[str],
) -> dict[str, str]:
    """Move versions as `result` says; gives the meeting of each unit. `touched` gets what was made."""
    homes: dict[str, str] = {}
    taken: set[str] = set()
    for group in sorted(result.groups, key=lambda group: _claim(group, members)):
        versions = _oldest_first(group, members)
        home = _home_of(connection, group, versions, taken)
        taken.add(home)
        touched.add(home)
        homes |= {unit.name: home for unit in group}
        move_versions(connection, [each.id for each in versions if each.meeting != home], home)
    for meeting in touched - taken:
        went = [homes[name] for name, its in members.items() if any(one.meeting == meeting for one in its)]
        if went:
            dissolve(connection, meeting, went[0])
    return homes


def _claim(group: Group, members: dict[str, list[Version]]) -> tuple[bool, int, int]:
    """Groups with what the reader keeps choose their meeting first, then those with most of one."""
    versions = _oldest_first(group, members)
    most = max(Counter(each.meeting for each in versions).values())
    return not any(unit.kept for unit in group), -most, versions[0].id


def _oldest_first(group: Group, members: dict[str, list[Version]]) -> list[Version]:
    versions = [each for unit in group for each in members[unit.name]]
    return sorted(versions, key=lambda each: each.id)


def _home_of(
    connection: sqlite3.Connection, group: Group, versions: Sequence[Version], taken: set[str]
) -> str:
    kept = {unit.name for unit in group if unit.kept}
    there = [each.meeting for each in versions if f"meeting {each.meeting}" in kept] or [
        each.meeting for each in versions
    ]
    free = [meeting for meeting in there if meeting not in taken]
    if not free:
        return new_meeting(connection)
    counted = Counter(free)
    return max(free, key=lambda meeting: (counted[meeting], -free.index(meeting)))


def _has_documents(connection: sqlite3.Connection, meeting: str) -> bool:
    found = connection.execute("SELECT 1 FROM document WHERE meeting = ? LIMIT 1", (meeting,)).fetchone()
    return found is not None
