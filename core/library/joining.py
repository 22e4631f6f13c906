"""Putting documents to their meetings: what comes in may join, part or leave in doubt what is there.

The meetings of a day follow from its documents, in whatever order they came (`core.library.grouping`). What
the reader did something with stays together. Each function works within the caller's transaction.
"""

from __future__ import annotations

import sqlite3
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from core.annotations import MeetingId
from core.library import bodies, identity, neighbours, questions
from core.library.current_versions import current_parses
from core.library.grouping import SAME_AGENDA, Group, Grouping, Unit, grouped
from core.library.identity import WHOLE, Stated
from core.library.opening import now
from core.library.questions import Wanted
from core.library.searching.index import queue
from core.minutes import DocumentKind

_OF_THE_READER = ("annotation", "correction", "seen_item", "case_link", "dismissed", "filing")
"""The tables whose rows keep a meeting together: what the reader put there holds on to it."""


class Settled(NamedTuple):
    """Where a version belongs now, and all meetings that came, went or changed."""

    meeting: MeetingId
    touched: frozenset[MeetingId]


@dataclass(frozen=True, slots=True)
class _Version:
    """A version as it is put to a meeting."""

    id: int
    sha256: str
    meeting: str
    kind: DocumentKind
    start: str | None
    body: int | None
    day: str | None
    parse: int | None
    name: str  # of its file

    @property
    def is_complete(self) -> bool:
        """Whether it says who met and when."""
        return self.body is not None and self.day is not None


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
    versions = _versions_in(connection, meetings)
    asked: list[Wanted] = []
    touched = set(meetings)
    if len(versions) > 1:
        units, members = _units(connection, versions, alike, day)
        result = grouped(units)
        homes = _carry_out(connection, result, members, touched)
        asked = [
            Wanted(homes[doubt.group[0].name], tuple(homes[other[0].name] for other in doubt.others))
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
        versions = [each for each in _versions_in(connection, [meeting]) if each.is_complete]
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
    connection: sqlite3.Connection, touched: set[str], asked: Sequence[Wanted]
) -> frozenset[MeetingId]:
    """What follows once the documents of a day are put together."""
    moved, alone, doubted = _settle_parts(connection, touched)
    all_touched = touched | moved
    there = [each for each in all_touched if _has_documents(connection, each)]
    for meeting in there:
        identity.refresh(connection, MeetingId(meeting))
    near = [pair for meeting in there for pair in neighbours.doubted(connection, meeting)]
    looked_at = [each for each in there if each in touched | alone]  # of the others nothing new is known
    questions.ask(connection, looked_at, [*asked, *doubted, *near])
    return frozenset(map(MeetingId, all_touched))


def versions_of(connection: sqlite3.Connection, where: str, values: Sequence[object]) -> list[_Version]:
    """The versions that fit the condition `where`, oldest first."""
    found = connection.execute(
        "SELECT version.id, file.sha256, document.meeting, document.kind, parse.start_time,"
        " version.stated_body, version.stated_date, version.parse, file.name"
        " FROM version JOIN document ON document.id = version.document"
        " JOIN file ON file.id = version.file LEFT JOIN parse ON parse.id = version.parse"
        f" WHERE {where} ORDER BY version.id",
        values,
    )
    return [
        _Version(name, sha256, meeting, DocumentKind(kind), *rest)
        for name, sha256, meeting, kind, *rest in found
    ]


def is_kept(connection: sqlite3.Connection, meeting: str) -> bool:
    """Whether the reader did something with a meeting, so that its versions stay together."""
    for table in _OF_THE_READER:
        if connection.execute(f"SELECT 1 FROM {table} WHERE meeting = ? LIMIT 1", (meeting,)).fetchone():
            return True
    (deleted,) = connection.execute("SELECT deleted FROM meeting WHERE id = ?", (meeting,)).fetchone()
    return deleted is not None or questions.was_answered(connection, meeting)


def move_versions(connection: sqlite3.Connection, versions: Iterable[int], meeting: str) -> None:
    """Put versions to another meeting, each to the document that it is a version of there."""
    for each in versions_of(connection, f"version.id IN ({_slots(ids := [*versions])})", ids):
        if each.meeting == meeting:
            continue
        (old,) = connection.execute("SELECT document FROM version WHERE id = ?", (each.id,)).fetchone()
        head = identity.head_of_version(connection, each.id)
        document, _is_new = identity.document_for(connection, MeetingId(meeting), head, each.name)
        connection.execute("UPDATE version SET document = ? WHERE id = ?", (document, each.id))
        connection.execute(
            "DELETE FROM document WHERE id = ? AND NOT EXISTS (SELECT 1 FROM version WHERE document = ?)",
            (old, old),
        )
        if each.parse is not None:
            for table in ("index_entry", "register_entry"):
                connection.execute(f"UPDATE {table} SET meeting = ? WHERE parse = ?", (meeting, each.parse))
            left = current_parses(connection, each.meeting)  # what is there yet counts its items anew
            queue(connection, each.parse, *left)


def new_meeting(connection: sqlite3.Connection) -> MeetingId:
    """A meeting without documents."""
    made = MeetingId(str(uuid.uuid4()))
    connection.execute("INSERT INTO meeting (id, created) VALUES (?, ?)", (made, now()))
    return made


# The documents of one day


def _meetings_of(connection: sqlite3.Connection, alike: bodies.Alike, day: str) -> set[str]:
    """The meetings of a day: those whose documents say so, and those that the reader put there."""
    rows, shown = [*alike.rows], [*alike.shown]
    found = connection.execute(
        "SELECT document.meeting FROM version JOIN document ON document.id = version.document"
        f" WHERE version.stated_date = ? AND version.stated_body IN ({_slots(rows)})"
        " UNION SELECT id FROM meeting WHERE front IS NOT NULL AND date = ?"
        f" AND body_id IN ({_slots(shown)})",
        (day, *rows, day, *shown),
    )
    return {row[0] for row in found}


def _versions_in(connection: sqlite3.Connection, meetings: Iterable[str]) -> list[_Version]:
    ids = [*meetings]
    return versions_of(connection, f"document.meeting IN ({_slots(ids)})", ids)


def _units(
    connection: sqlite3.Connection, versions: Sequence[_Version], alike: bodies.Alike, day: str
) -> tuple[list[Unit], dict[str, list[_Version]]]:
    """What is to be put together, and which versions each unit is made of."""
    by_meeting: defaultdict[str, list[_Version]] = defaultdict(list)
    for version in versions:
        by_meeting[version.meeting].append(version)
    members: dict[str, list[_Version]] = {}
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


def _is_of(version: _Version, alike: bodies.Alike, day: str) -> bool:
    return version.day == day and version.body in alike.rows


def _unit(
    connection: sqlite3.Connection,
    name: str,
    versions: Sequence[_Version],
    alike: bodies.Alike,
    apart: frozenset[str],
    kept: bool,
) -> Unit:
    marks = {each.id: identity.marks_of(connection, each.parse) for each in versions}
    named = {each.body for each in versions if each.body is not None}
    found = connection.execute(
        f"SELECT coalesce(same_as, id) FROM body WHERE municipality_key <> '' AND id IN ({_slots(named)})"
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
    result: Grouping,
    members: dict[str, list[_Version]],
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
            _dissolve(connection, meeting, went[0])
    return homes


def _claim(group: Group, members: dict[str, list[_Version]]) -> tuple[bool, int, int]:
    """Groups with what the reader keeps choose their meeting first, then those with most of one."""
    versions = _oldest_first(group, members)
    most = max(Counter(each.meeting for each in versions).values())
    return not any(unit.kept for unit in group), -most, versions[0].id


def _oldest_first(group: Group, members: dict[str, list[_Version]]) -> list[_Version]:
    versions = [each for unit in group for each in members[unit.name]]
    return sorted(versions, key=lambda each: each.id)


def _home_of(
    connection: sqlite3.Connection, group: Group, versions: Sequence[_Version], taken: set[str]
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


def _dissolve(connection: sqlite3.Connection, meeting: str, into: str) -> None:
    """Let a meeting go whose documents went `into` another, with what does not say when it does."""
    left = [each.id for each in _versions_in(connection, [meeting])]
    if left:  # what does not say who met or when, and was here because of what went
        move_versions(connection, left, into)
    connection.execute("UPDATE OR IGNORE reading_place SET meeting = ? WHERE meeting = ?", (into, meeting))
    connection.execute("UPDATE import_file SET meeting = ? WHERE meeting = ?", (into, meeting))
    connection.execute("DELETE FROM meeting WHERE id = ?", (meeting,))


# Documents that do not say who met, or when


def _settle_parts(
    connection: sqlite3.Connection, news: Iterable[str]
) -> tuple[set[str], set[str], list[Wanted]]:
    """Put documents that do not say who met, or when, to the meeting they refer to, where there is one, as
    far as the meetings `news` may be news for them. Gives the meetings that changed, those that
    are such a document alone, and what is not sure of them."""
    there = connection.execute(
        "SELECT 1 FROM version WHERE stated_body IS NULL OR stated_date IS NULL LIMIT 1"
    ).fetchone()
    touched: set[str] = set()
    alone: set[str] = set()
    doubted: list[Wanted] = []
    for part in _parts_concerned(connection, [*news]) if there is not None else ():
        found = _referred(connection, part)
        is_alone = len(_versions_in(connection, [part.meeting])) == 1
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
                _dissolve(connection, part.meeting, home)
        others = tuple(each for each in found if each != home)
        if home not in found:
            alone.add(home)
        if others and home not in found:
            doubted.append(Wanted(home, others))
    return touched, alone, doubted


def _parts_concerned(connection: sqlite3.Connection, meetings: Sequence[str]) -> list[_Version]:
    incomplete = "(version.stated_body IS NULL OR version.stated_date IS NULL)"
    named = questions.naming(connection, meetings)
    slots = _slots(meetings)
    parts = versions_of(
        connection,
        f"{incomplete} AND (document.meeting IN ({slots}) OR document.meeting IN ({_slots(named)})"
        f" OR version.stated_date IN (SELECT date FROM meeting WHERE id IN ({slots}))"
        f" OR version.stated_date IN (SELECT other.stated_date FROM version AS other JOIN document AS its"
        f"  ON its.id = other.document WHERE its.meeting IN ({slots}))"
        " OR version.parse IN (SELECT item.parse FROM item WHERE item.case_number IN"
        "  (SELECT theirs.case_number FROM document AS its JOIN version AS other ON other.document = its.id"
        f"  JOIN item AS theirs ON theirs.parse = other.parse WHERE its.meeting IN ({slots}))))",
        (*meetings, *named, *meetings, *meetings, *meetings),
    )
    return sorted(parts, key=lambda part: part.sha256)


def _referred(connection: sqlite3.Connection, part: _Version) -> list[str]:
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


def _fits(connection: sqlite3.Connection, meeting: str, stated: Stated, marks: frozenset[str]) -> bool:
    versions = [each for each in _versions_in(connection, [meeting]) if each.is_complete]
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
        for each in _versions_in(connection, [meeting])
        if each.is_complete and each.kind in WHOLE
    ]
    return bool(marks) and any(len(marks & each) / len(marks) >= SAME_AGENDA for each in theirs)


def _has_documents(connection: sqlite3.Connection, meeting: str) -> bool:
    found = connection.execute("SELECT 1 FROM document WHERE meeting = ? LIMIT 1", (meeting,)).fetchone()
    return found is not None


def _slots(values: Iterable[object]) -> str:
    return ", ".join("?" for _each in values)
