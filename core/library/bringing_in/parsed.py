"""Writing and reading the rows of one source and of one parse of it."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import astuple, dataclass
from typing import TypeVar

from core.library import rows
from core.library.opening import now
from core.library.rows import Row
from core.minutes import AgendaItem, DocumentKind, Meeting, Person
from core.source_text import SourceText

T = TypeVar("T")

PEOPLE = ("participants", "absent", "substitutes", "staff")
"""The lists of people, named as in Meeting; the column `person.list`."""

_PARSE_COLUMNS = (
    "parser, vocabulary, made, kind, draft, municipality, body, date, start_time, end_time, place, "
    "signatories, contents, language, confidence, nodes"
)


@dataclass(frozen=True, slots=True)
class ParsedRows:
    """The rows of one parse without their ids, made before the transaction that writes them."""

    parse: Row
    people: list[Row]
    items: list[Row]
    sections: list[list[Row]]  # one list an item, as the next two
    decisions: list[list[Row]]
    attachments: list[list[Row]]


def parsed_rows(meeting: Meeting) -> ParsedRows:
    """The rows of `meeting`."""
    parse = (
        meeting.parser,
        meeting.vocabulary,
        now(),
        meeting.kind.value,
        int(meeting.draft),
        meeting.municipality,
        meeting.body,
        rows.iso(meeting.date),
        rows.iso(meeting.start_time),
        rows.iso(meeting.end_time),
        meeting.place,
        rows.to_json(meeting.signatories),
        rows.to_json([astuple(entry) for entry in meeting.contents]),
        meeting.language,
        rows.confidence_to_json(meeting.confidence),
        rows.nodes_to_json(meeting.nodes),
    )
    people = [
        (name, position, *rows.person_values(person))
        for name in PEOPLE
        for position, person in enumerate(getattr(meeting, name))
    ]
    return ParsedRows(
        parse,
        people,
        [rows.item_values(item) for item in meeting.items],
        [[rows.section_values(section) for section in item.sections] for item in meeting.items],
        [[rows.decision_values(decision) for decision in item.decisions] for item in meeting.items],
        [[rows.attachment_values(attachment) for attachment in item.attachments] for item in meeting.items],
    )


def write_source(connection: sqlite3.Connection, version: int, values: Row) -> int:
    """Write a source, as `rows.source_values` gives it, within the caller's transaction; gives its id."""
    sql = f"INSERT INTO source (version, {rows.SOURCE_COLUMNS}) VALUES ({_slots(1 + len(values))})"
    return _id(connection.execute(sql, (version, *values)))


def write_parse(connection: sqlite3.Connection, source: int, parsed: ParsedRows, corrected: int = 0) -> int:
    """Write a parse of `source` within the caller's transaction; gives its id. `corrected` is the column."""
    columns = f"source, corrected, {_PARSE_COLUMNS}"
    sql = f"INSERT INTO parse ({columns}) VALUES ({_slots(2 + len(parsed.parse))})"
    parse = _id(connection.execute(sql, (source, corrected, *parsed.parse)))
    _insert(
        connection,
        "person",
        "parse, list, position, name, party, role, stands_for",
        ((parse, *person) for person in parsed.people),
    )
    first = int(connection.execute("SELECT coalesce(max(id), 0) + 1 FROM item").fetchone()[0])
    _insert(
        connection,
        "item",
        f"id, parse, position, {rows.ITEM_COLUMNS}",
        ((first + i, parse, i, *values) for i, values in enumerate(parsed.items)),
    )
    for table, columns, lists in (
        ("section", rows.SECTION_COLUMNS, parsed.sections),
        ("decision", rows.DECISION_COLUMNS, parsed.decisions),
        ("attachment", rows.ATTACHMENT_COLUMNS, parsed.attachments),
    ):
        _insert(
            connection,
            table,
            f"item, position, {columns}",
            (
                (first + i, position, *values)
                for i, parts in enumerate(lists)
                for position, values in enumerate(parts)
            ),
        )
    return parse


def read_source(connection: sqlite3.Connection, source: int) -> SourceText:
    """The source with the id `source`."""
    sql = f"SELECT {rows.SOURCE_COLUMNS} FROM source WHERE id = ?"
    return rows.to_source(connection.execute(sql, (source,)).fetchone())


def read_meeting(connection: sqlite3.Connection, parse: int) -> Meeting:
    """The meeting that the parse with the id `parse` tells of, equal to the one that was written."""
    row = connection.execute(f"SELECT {_PARSE_COLUMNS} FROM parse WHERE id = ?", (parse,)).fetchone()
    return _meeting(row, _people(connection, parse), read_items(connection, parse))


def meeting_of(parsed: ParsedRows) -> Meeting:
    """The meeting that `parsed_rows` made these rows of."""
    people: defaultdict[str, list[Person]] = defaultdict(list)
    for name, _position, *values in parsed.people:
        people[name].append(Person(*values))
    items = tuple(
        rows.to_item(
            item,
            tuple(map(rows.to_section, sections)),
            tuple(map(rows.to_decision, decisions)),
            tuple(map(rows.to_attachment, attachments)),
        )
        for item, sections, decisions, attachments in zip(
            parsed.items, parsed.sections, parsed.decisions, parsed.attachments, strict=True
        )
    )
    return _meeting(parsed.parse, people, items)


def _meeting(row: Row, people: Mapping[str, list[Person]], items: tuple[AgendaItem, ...]) -> Meeting:
    """The meeting of the columns `_PARSE_COLUMNS`; `people` may give a list for every name."""
    parser, vocabulary, _made, kind, draft, municipality, body, day, start, end, place, *lists = row
    signatories, contents, language, confidence, nodes = lists
    return Meeting(
        kind=DocumentKind(kind),
        items=items,
        nodes=rows.nodes_from_json(nodes),
        parser=parser,
        vocabulary=vocabulary,
        body=body,
        municipality=municipality,
        date=rows.to_date(day),
        start_time=rows.to_time(start),
        end_time=rows.to_time(end),
        place=place,
        participants=tuple(people["participants"]),
        absent=tuple(people["absent"]),
        substitutes=tuple(people["substitutes"]),
        staff=tuple(people["staff"]),
        signatories=tuple(json.loads(signatories)),
        draft=bool(draft),
        contents=rows.contents_from_json(contents),
        language=language,
        confidence=rows.confidence_from_json(confidence),
    )


def read_items(connection: sqlite3.Connection, parse: int) -> tuple[AgendaItem, ...]:
    """The items of the parse with the id `parse`, in order."""
    sections = _parts(connection, parse, "section", rows.SECTION_COLUMNS, rows.to_section)
    decisions = _parts(connection, parse, "decision", rows.DECISION_COLUMNS, rows.to_decision)
    attachments = _parts(connection, parse, "attachment", rows.ATTACHMENT_COLUMNS, rows.to_attachment)
    found = connection.execute(
        f"SELECT id, {rows.ITEM_COLUMNS} FROM item WHERE parse = ? ORDER BY position", (parse,)
    )
    return tuple(
        rows.to_item(values, tuple(sections[item]), tuple(decisions[item]), tuple(attachments[item]))
        for item, *values in found
    )


def _people(connection: sqlite3.Connection, parse: int) -> defaultdict[str, list[Person]]:
    found = connection.execute(
        "SELECT list, name, party, role, stands_for FROM person WHERE parse = ? ORDER BY list, position",
        (parse,),
    )
    people: defaultdict[str, list[Person]] = defaultdict(list)
    for name, *values in found:
        people[name].append(Person(*values))
    return people


def _parts(
    connection: sqlite3.Connection, parse: int, table: str, columns: str, made: Callable[[Row], T]
) -> defaultdict[int, list[T]]:
    """The parts of each item of a parse, in order."""
    named = ", ".join(f"part.{column.strip()}" for column in columns.split(","))
    found = connection.execute(
        f"SELECT part.item, {named} FROM item JOIN {table} AS part ON part.item = item.id"
        " WHERE item.parse = ? ORDER BY item.position, part.position",
        (parse,),
    )
    parts: defaultdict[int, list[T]] = defaultdict(list)
    for item, *values in found:
        parts[item].append(made(tuple(values)))
    return parts


def _insert(connection: sqlite3.Connection, table: str, columns: str, values: Iterable[Row]) -> None:
    connection.executemany(
        f"INSERT INTO {table} ({columns}) VALUES ({_slots(columns.count(',') + 1)})", values
    )


def _slots(count: int) -> str:
    return ", ".join("?" * count)


def _id(cursor: sqlite3.Cursor) -> int:
    assert cursor.lastrowid is not None  # an INSERT into a table with an integer key has just been made
    return cursor.lastrowid
