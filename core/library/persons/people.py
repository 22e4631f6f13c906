"""People and parties, from what the minutes tell of them: who there is, what each did, and where it stands.

Nothing is ranked. Each figure is a list of the places it counts, and `Base` says what the minutes do not
state. A period or a body narrows both.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.annotations import ItemKey, MeetingId
from core.danish_order import order_key
from core.library.belonging.bodies import SHOWN_MUNICIPALITY, SHOWN_NAME
from core.library.belonging.current_versions import aside
from core.library.opening import Library
from core.library.rows import Row, iso, to_date
from core.people_names import PersonName, Writing, name_key, party_key, people_of, plain_name


class Part(StrEnum):
    """What the minutes tell of somebody; the column `person_entry.part`."""

    PRESENT = "present"
    ABSENT = "absent"
    SUBSTITUTE = "substitute"  # came instead of another
    REPLACED = "replaced"  # another came instead
    FOR = "for"
    AGAINST = "against"
    ABSTAINED = "abstain"
    RESERVATION = "reservation"
    MINORITY = "minority"
    ENTRY = "entry"
    ITEM_ABSENT = "item_absent"
    NOT_PARTICIPATING = "not_participating"
    DISQUALIFIED = "disqualified"


_WRITTEN = (
    "SELECT body, name, party, count(*) FROM person_entry WHERE name_key > ''"
    " GROUP BY name_key, name, party, body"
)
"""Every writing of a name in each body, read from the index alone."""

STATEMENTS = (Part.RESERVATION, Part.MINORITY, Part.ENTRY)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as a list shows them."""

    municipality_key: str
    municipality: str | None
    person: PersonName

    @property
    def order(self) -> str:
        """What the list sorts by: Danish order, surname last as names are written."""
        return order_key(self.person.name)


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party as a list shows it, with how often the minutes tell of it by itself."""

    municipality_key: str
    municipality: str | None
    party: str
    count: int


@dataclass(frozen=True, slots=True)
class BodyPeriod:
    """From one day to another, both included; None is open. `body` is a body's row, None all of them."""

    first: date | None = None
    last: date | None = None
    body: int | None = None


@dataclass(frozen=True, slots=True)
class CountedPlace:
    """One place that a figure counts. `item` is None where it is the head of the minutes."""

    meeting: MeetingId
    day: date | None
    body: str | None
    item: ItemKey | None
    offset: int | None  # of the item's heading
    told: str  # the words of a statement; whom a substitute stands for; who came; otherwise empty
    version: int | None = None  # that it stands in, where that is not the one in front


@dataclass(frozen=True, slots=True)
class Base:
    """What the minutes of the bodies concerned state, from the first place told to the last."""

    bodies: tuple[tuple[int, str], ...]  # row and name
    first: date | None
    last: date | None
    minutes: int
    listing_people: int  # of the minutes, those that list who was present
    votes: int
    naming_people: int  # of the votes, those that name who voted how
    naming_parties: int  # those that name parties alone; the rest give numbers


@dataclass(frozen=True, slots=True)
class Record:
    """What the minutes tell of one person or party. `parts` has those alone that anything is told of."""

    parts: dict[Part, tuple[CountedPlace, ...]]
    base: Base


def people(library: Library, words: str = "") -> list[PersonRow]:
    """Everybody whom minutes tell of, in Danish order; with `words` those in whose name they begin a part.

    Raises LibraryError.
    """
    found = library.rows(_WRITTEN)
    towns = _towns(library)
    writings: defaultdict[str, dict[tuple[str, str | None], int]] = defaultdict(lambda: defaultdict(int))
    for body, name, party, count in found:
        writings[towns.get(body, ("", None))[0]][name, party] += count
    names = dict(towns.values())
    wanted = name_key(words).split()
    rows = [
        PersonRow(town, names.get(town), person)
        for town, met in writings.items()
        for person in people_of(Writing(name, party, count) for (name, party), count in met.items())
        if _fits(person, wanted)
    ]
    return sorted(rows, key=lambda row: (row.order, row.municipality_key, row.person.party or ""))


def parties(library: Library) -> list[PartyRow]:
    """Every party of which minutes tell, in Danish order. Raises LibraryError."""
    found = library.rows(
        "SELECT body, party, count(*) FROM person_entry WHERE name_key = '' AND party IS NOT NULL"
        " GROUP BY party, body"
    )
    found += [(body, party, 0) for body, _name, party, _count in library.rows(_WRITTEN) if party is not None]
    towns = _towns(library)
    counts: defaultdict[tuple[str, str], int] = defaultdict(int)
    for body, party, count in found:
        counts[towns.get(body, ("", None))[0], party] += count
    names = dict(towns.values())
    rows = [PartyRow(town, names.get(town), party, count) for (town, party), count in counts.items()]
    return sorted(rows, key=lambda row: (order_key(row.party), row.municipality_key))


def person(library: Library, who: PersonRow, period: BodyPeriod = BodyPeriod()) -> Record:
    """What the minutes of `who`'s municipality tell of them in `period`. Raises LibraryError."""
    covers = who.person.covers
    slots = ", ".join("?" * len(covers))
    where = f"person_entry.name_key IN ({slots})"
    with library.snapshot() as connection:
        rows = [
            row
            for row in _told(connection, where, [key for key, _party in covers], who.municipality_key, period)
            if (row[2], row[3]) in covers
        ]
        return _record(connection, rows, who.municipality_key, period)


def party(library: Library, who: PartyRow, period: BodyPeriod = BodyPeriod()) -> Record:
    """What the minutes tell of a party by itself: its votes and statements, not those of its members.

    Raises LibraryError.
    """
    where = "person_entry.party = ? AND person_entry.name_key = '' AND person_entry.item IS NOT NULL"
    with library.snapshot() as connection:
        rows = _told(connection, where, [who.party], who.municipality_key, period)
        return _record(connection, rows, who.municipality_key, period)


def members(library: Library, who: PartyRow) -> list[PersonRow]:
    """The people of a party's municipality beside whose names the party stands. Raises LibraryError."""
    return [
        row
        for row in people(library)
        if row.municipality_key == who.municipality_key and row.person.party == who.party
    ]


def _fits(person: PersonName, wanted: Sequence[str]) -> bool:
    parts = name_key(" ".join((person.shown, *person.also_written))).split()
    return all(any(part.startswith(word) for part in parts) for word in wanted)


def _towns(library: Library) -> dict[int, tuple[str, str | None]]:
    """Key and name of the municipality of each body."""
    return {
        body: (key, name)
        for body, key, name in library.rows(f"SELECT id, municipality_key, {SHOWN_MUNICIPALITY} FROM body")
    }


def _told(
    connection: sqlite3.Connection, where: str, values: Sequence[str], municipality: str, period: BodyPeriod
) -> list[Row]:
    """part, item, name_key, party, meeting, day, body, its name, number, title, case number, offset, other,
    statements of the item, the version where it is not the one in front: newest first."""
    narrowed, more = _narrowed(period)
    return connection.execute(
        "SELECT person_entry.part, person_entry.item, person_entry.name_key, person_entry.party,"
        f" person_entry.meeting, meeting.date, body.id, {SHOWN_NAME}, item.number,"
        " item.title, item.case_number, item.heading_start, person_entry.other, item.minority,"
        f" {aside('person_entry.parse')}"
        " FROM person_entry JOIN meeting ON meeting.id = person_entry.meeting"
        " JOIN body ON body.id = person_entry.body LEFT JOIN item ON item.id = person_entry.item"
        f" WHERE {where} AND body.municipality_key = ? AND meeting.deleted IS NULL{narrowed}"
        " ORDER BY meeting.date DESC, person_entry.meeting, person_entry.id",
        (*values, municipality, *more),
    ).fetchall()


def _narrowed(period: BodyPeriod) -> tuple[str, list[object]]:
    conditions = (
        (" AND meeting.date >= ?", iso(period.first)),
        (" AND meeting.date <= ?", iso(period.last)),
        (" AND meeting.body_id = ?", period.body),
    )
    kept = [(condition, value) for condition, value in conditions if value is not None]
    return "".join(condition for condition, _value in kept), [value for _condition, value in kept]


def _record(
    connection: sqlite3.Connection, rows: Sequence[Row], municipality: str, period: BodyPeriod
) -> Record:
    parts: defaultdict[Part, list[CountedPlace]] = defaultdict(list)
    told: set[tuple[object, ...]] = set()
    for row in rows:
        part = Part(row[0])
        same = (part, row[4], row[1], row[12]) if part not in STATEMENTS else (part, row[4], row[1])
        if same in told:  # named twice in one list
            continue
        told.add(same)
        words = _statements(row) if part in STATEMENTS else [row[12] or ""]
        for text in words or [""]:
            item = None if row[1] is None else ItemKey(*row[8:11])
            told_in = (MeetingId(row[4]), to_date(row[5]), row[7], item, row[11], text, row[14])
            parts[part].append(CountedPlace(*told_in))
    bodies = tuple(sorted({(row[6], row[7] or "") for row in rows}, key=lambda each: order_key(each[1])))
    return Record(
        {part: tuple(parts[part]) for part in Part if part in parts},
        _base(connection, bodies, rows, period),
    )


def _statements(row: Row) -> list[str]:
    """The words of those statements of the item that are of this kind and by this person or party."""
    part, key, letter = row[0], row[2], row[3]
    texts = []
    for statement in json.loads(row[13]):
        if statement["kind"] != part or not statement["who"]:
            continue
        who = statement["who"]
        spoken = {party_key(piece) for piece in who.replace(" og ", ",").split(",")}
        if (key and key in name_key(plain_name(who)[0])) or (not key and letter in spoken):
            texts.append(statement["text"])
    return texts


def _base(
    connection: sqlite3.Connection, bodies: Sequence[tuple[int, str]], rows: Sequence[Row], period: BodyPeriod
) -> Base:
    days = sorted(row[5] for row in rows if row[5])
    first = iso(period.first) or (days[0] if days else None)
    last = iso(period.last) or (days[-1] if days else None)
    ids = json.dumps([body for body, _name in bodies])
    window = (ids, first or "", last or "9999")
    minutes, listing = connection.execute(
        "SELECT count(*), coalesce(sum(EXISTS (SELECT 1 FROM person WHERE person.parse = version.parse"
        "  AND person.list = 'participants')), 0) FROM meeting JOIN version ON version.id = meeting.front"
        " JOIN document ON document.id = version.document"
        " WHERE meeting.body_id IN (SELECT value FROM json_each(?)) AND meeting.deleted IS NULL"
        " AND document.kind = 'minutes' AND coalesce(meeting.date, '') BETWEEN ? AND ?",
        window,
    ).fetchone()
    votes, naming, groups = connection.execute(
        "SELECT count(*), coalesce(sum(people), 0), coalesce(sum(groups AND NOT people), 0) FROM (SELECT"
        "  EXISTS (SELECT 1 FROM person_entry WHERE person_entry.item = index_entry.item"
        "   AND part IN ('for', 'against', 'abstain') AND name_key <> '') AS people,"
        "  EXISTS (SELECT 1 FROM person_entry WHERE person_entry.item = index_entry.item"
        "   AND part IN ('for', 'against', 'abstain') AND name_key = '') AS groups"
        "  FROM index_entry JOIN meeting ON meeting.id = index_entry.meeting"
        "  WHERE index_entry.votes AND index_entry.body IN (SELECT value FROM json_each(?))"
        "  AND coalesce(meeting.date, '') BETWEEN ? AND ?)",
        window,
    ).fetchone()
    return Base(tuple(bodies), to_date(first), to_date(last), minutes, listing, votes, naming, groups)
