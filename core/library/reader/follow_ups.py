"""Follow-ups of all meetings, and what decisions suggest to follow up."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from core.annotations import CONTEXT, Annotation, ItemKey, MeetingId, Passage
from core.follow_ups import SuggestedFollowUp, suggestions
from core.library.belonging.current_versions import aside
from core.library.changes import Changes
from core.library.colleagues.authors import SEEN
from core.library.opening import Library, now
from core.library.reader.annotation_rows import ANNOTATION_COLUMNS, to_annotation
from core.library.rows import Row, mentions_from_json, to_date
from core.library.searching.index import ids_of_days
from core.minutes import Outcome, Role
from core.source_text import Span

LOOKED_THROUGH = 4_000
"""Decisions that are looked through for suggestions at most, in one call."""
_PIECE = 200
_LAST = (1 << 63) - 1


class State(StrEnum):
    """How it stands with a follow-up."""

    OPEN = "open"  # overdue ones among them
    OVERDUE = "overdue"
    DONE = "done"


_STATES = {
    State.OPEN: "annotation.done IS NULL",
    State.OVERDUE: "annotation.done IS NULL AND annotation.due < :today",
    State.DONE: "annotation.done IS NOT NULL",
}
_ORDER = {
    State.OPEN: "annotation.due IS NULL, annotation.due, annotation.created",
    State.OVERDUE: "annotation.due, annotation.created",
    State.DONE: "annotation.done DESC",
}


class Counts(NamedTuple):
    """How many follow-ups there are in each state."""

    open: int
    overdue: int
    done: int


@dataclass(frozen=True, slots=True)
class Source:
    """The decision or item that a follow-up comes from. `offset` is its place in `version`, or in the one in
    front where that is None; None where the item is in nothing that counts."""

    meeting: MeetingId
    municipality: str | None
    body: str | None
    date: date | None
    item: ItemKey
    offset: int | None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """A follow-up, and where it comes from."""

    annotation: Annotation
    source: Source


@dataclass(frozen=True, slots=True)
class SuggestedRow:
    """What a decision suggests to follow up. `passage` is the whole decision."""

    suggestion: SuggestedFollowUp
    source: Source
    passage: Passage
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Suggested:
    """Some suggestions, newest first; `below` is where the next call goes on, None at the end."""

    rows: tuple[SuggestedRow, ...]
    below: int | None


def follow_up_counts(library: Library, today: date) -> Counts:
    """How many follow-ups are open, overdue and done, as seen on `today`. Raises LibraryError."""
    (row,) = library.rows(
        "SELECT coalesce(sum(done IS NULL), 0), coalesce(sum(done IS NULL AND due < ?), 0),"
        " coalesce(sum(done IS NOT NULL), 0)"
        " FROM annotation JOIN meeting ON meeting.id = annotation.meeting"
        f" WHERE kind = 'follow_up' AND annotation.deleted IS NULL AND meeting.deleted IS NULL AND {SEEN}",
        (today.isoformat(),),
    )
    return Counts(*row)


def follow_ups(
    library: Library, state: State, today: date, *, who: str | None = None, limit: int = 500, skip: int = 0
) -> list[FollowUpRow]:
    """Follow-ups in one state, as seen on `today`: open ones by their day, done ones the latest first.

    With `who` those of this person alone. Raises LibraryError.
    """
    columns = ", ".join(f"annotation.{name}" for name in ANNOTATION_COLUMNS.split(", "))
    with library.snapshot() as connection:
        found = connection.execute(
            f"SELECT {columns}, meeting.municipality, meeting.body, meeting.date, item.start_offset,"
            f" item.end_offset, item.heading_start, {aside('item.parse')}"
            " FROM annotation JOIN meeting ON meeting.id = annotation.meeting"
            " LEFT JOIN annotation_place ON annotation_place.annotation = annotation.row"
            " LEFT JOIN item ON item.id = annotation_place.item"
            " WHERE annotation.kind = 'follow_up' AND annotation.deleted IS NULL AND meeting.deleted IS NULL"
            f" AND {SEEN} AND {_STATES[state]} AND (:who IS NULL OR annotation.who = :who)"
            f" ORDER BY {_ORDER[state]}, annotation.row LIMIT :limit OFFSET :skip",
            {"today": today.isoformat(), "who": who, "limit": limit, "skip": skip},
        ).fetchall()
    return [_follow_up_row(row) for row in found]


def _follow_up_row(row: Row) -> FollowUpRow:
    *values, municipality, body, day, start, end, heading, version = row
    annotation = to_annotation(tuple(values))
    offset = heading
    passage = annotation.passage
    if passage is not None and start is not None:
        offset = passage.span.start if start <= passage.span.start < end else heading
    came = (annotation.meeting, municipality, body, to_date(day), annotation.item, offset, version)
    return FollowUpRow(annotation, Source(*came))


def suggested(library: Library, since: date, *, limit: int = 50, below: int | None = None) -> Suggested:
    """What decisions since a day suggest to follow up, newest first, some `limit` of them.

    Left out is what has a follow-up already or was dismissed. `below` goes on where an earlier call ended.
    Raises LibraryError.
    """
    rows: list[SuggestedRow] = []
    with library.snapshot() as connection:
        last, looked = below, 0
        while looked < LOOKED_THROUGH:
            found = _decisions(connection, since, last)
            if not found:
                return Suggested(tuple(rows), None)
            for entry, *decision in found:
                rows += _suggested_by(connection, tuple(decision))
                last, looked = entry, looked + 1
                if len(rows) >= limit:
                    return Suggested(tuple(rows), last)
    return Suggested(tuple(rows), last)


def _decisions(connection: sqlite3.Connection, since: date, below: int | None) -> list[Row]:
    found: list[Row] = connection.execute(
        "SELECT register_entry.id, meeting.id, meeting.municipality, meeting.body, meeting.date, item.number,"
        " item.title, item.case_number, item.mentions, decision.text, register_entry.outcome,"
        " decision.start_offset, decision.end_offset, parse.language, parse.source, item.id,"
        f" {aside('item.parse')}"
        " FROM register_entry CROSS JOIN meeting ON meeting.id = register_entry.meeting"
        " CROSS JOIN decision ON decision.id = register_entry.decision"
        " CROSS JOIN item ON item.id = register_entry.item CROSS JOIN parse ON parse.id = item.parse"
        " WHERE register_entry.id < ? AND register_entry.id >= ? AND meeting.deleted IS NULL"
        " AND meeting.date >= ? ORDER BY register_entry.id DESC LIMIT ?",
        (_LAST if below is None else below, ids_of_days(since, since)[0], since.isoformat(), _PIECE),
    ).fetchall()
    return found


def _suggested_by(connection: sqlite3.Connection, row: Row) -> Iterator[SuggestedRow]:
    meeting, municipality, body, day, number, title, case_number, mentions, text, outcome, *rest = row
    start, end, language, source, item, version = rest
    decided = Outcome(outcome)
    asked = suggestions(text, decided, mentions_from_json(mentions), language)
    if not asked:
        return
    followed = connection.execute(
        "SELECT annotation.text FROM annotation_place"
        " JOIN annotation ON annotation.row = annotation_place.annotation"
        " WHERE annotation_place.item = ? AND kind = 'follow_up' AND deleted IS NULL",
        (item,),
    ).fetchall()
    if followed and len(asked) == 1:
        return  # whatever the reader calls it
    dismissed = connection.execute(
        "SELECT quote FROM dismissed WHERE meeting = ? AND item_number IS ? AND item_title IS ?"
        " AND item_case_number IS ? AND deleted IS NULL",
        (meeting, number, title, case_number),
    ).fetchall()
    for each in asked:
        if (each.quote,) not in dismissed + followed:
            key = ItemKey(number, title, case_number)
            came = Source(MeetingId(meeting), municipality, body, to_date(day), key, start, version)
            yield SuggestedRow(each, came, _passage(connection, source, Span(start, end)), decided)


def _passage(connection: sqlite3.Connection, source: int, span: Span) -> Passage:
    first = max(0, span.start - CONTEXT)
    (around,) = connection.execute(
        "SELECT substr(text, ?, ?) FROM source WHERE id = ?",
        (first + 1, span.end - first + CONTEXT, source),
    ).fetchone()
    begin, end = span.start - first, span.end - first
    return Passage(around[begin:end], around[:begin], around[end:], span, Role.DECISION)


def new_dismissal() -> str:
    """The id of a dismissal that is to be made."""
    return str(uuid.uuid4())


def dismiss(library: Library, dismissal: str, row: SuggestedRow, author: str) -> Changes:
    """Suggest it no more. The same `dismissal` counts again where it was taken back. Raises LibraryError."""
    source = row.source
    with library.transaction() as connection:
        connection.execute(
            "INSERT INTO dismissed"
            " (id, meeting, item_number, item_title, item_case_number, quote, author, created)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET deleted = NULL",
            (
                *(dismissal, source.meeting, source.item.number, source.item.title, source.item.case_number),
                *(row.suggestion.quote, author, now()),
            ),
        )
    return Changes(annotated=frozenset({source.meeting}))


def take_back_dismissal(library: Library, dismissal: str, meeting: MeetingId) -> Changes:
    """Suggest again what was dismissed. Raises LibraryError."""
    with library.transaction() as connection:
        connection.execute("UPDATE dismissed SET deleted = ? WHERE id = ?", (now(), dismissal))
    return Changes(annotated=frozenset({meeting}))
