"""The items of a case as its line in time shows them, read from the library."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from core.annotations import AnnotationKind, ItemKey, MeetingId
from core.case_changes import Change, Stage, amounts_in
from core.case_numbers import case_key
from core.library import rows
from core.library.belonging.bodies import SHOWN_MUNICIPALITY, SHOWN_NAME
from core.library.belonging.current_versions import aside
from core.library.case_trails.case_links import CaseLink
from core.library.colleagues.authors import SEEN
from core.library.reader import places
from core.library.rows import Row
from core.likely_cases import Repeated, Sketch
from core.minutes import DocumentKind, MentionKind, Outcome, Votes


class Basis(StrEnum):
    """Why an item stands in a case."""

    NUMBER = "number"  # it bears the case's number
    NAMED = "named"  # it bears no number, and its text names the case's
    LINKED = "linked"  # the reader says so
    ALONE = "alone"  # it is the item asked about, and has no case
    SUGGESTED = "suggested"


@dataclass(frozen=True, slots=True)
class DecisionTold:
    """One decision of the meeting itself; `outcome` is the one in effect."""

    outcome: Outcome
    text: str
    offset: int


class NoteTold(NamedTuple):
    """A note on an item, and who wrote it."""

    text: str
    author: str


@dataclass(frozen=True, slots=True)
class TrailEntry:
    """One item of one meeting in a case."""

    row: int  # of the item
    meeting: MeetingId
    day: date | None
    body: str | None
    municipality: str | None
    kind: DocumentKind  # of the document it stands in
    item: ItemKey
    closed: bool
    offset: int  # of its heading
    basis: Basis
    recommendation: str
    decisions: tuple[DecisionTold, ...]
    votes: Votes | None
    notes: tuple[NoteTold, ...]
    tags: tuple[str, ...]
    stage: Stage
    sketch: Sketch
    link: CaseLink | None = None
    changes: tuple[Change, ...] = ()
    version: int | None = None  # where that is not the one in front

    @property
    def outcome(self) -> Outcome | None:
        """How the meeting's last decision came out; None where it made none."""
        return self.decisions[-1].outcome if self.decisions else None


_ITEM = (
    f"SELECT item.id, index_entry.meeting, meeting.date, {SHOWN_NAME}, {SHOWN_MUNICIPALITY},"
    " document.kind, item.number, item.title, item.case_number, item.closed,"
    f" item.heading_start, item.votes, item.mentions, item.journal_number, {aside('index_entry.parse')}"
    " FROM index_entry JOIN item ON item.id = index_entry.item"
    " JOIN meeting ON meeting.id = index_entry.meeting JOIN version ON version.parse = index_entry.parse"
    " JOIN document ON document.id = version.document LEFT JOIN body ON body.id = index_entry.body"
    " WHERE index_entry.item = ?"
)


def read_entries(
    connection: sqlite3.Connection, items: Iterable[tuple[int, Basis, CaseLink | None]]
) -> list[TrailEntry]:
    """The entries of `items`, in the order of time; what does not count any more is left out."""
    found = []
    for item, basis, link in items:
        row = connection.execute(_ITEM, (item,)).fetchone()
        if row is not None:
            found.append(_entry(connection, row, basis, link))
    return sorted(found, key=lambda each: (each.day or date.min, each.meeting, each.offset))


def _entry(connection: sqlite3.Connection, row: Row, basis: Basis, link: CaseLink | None) -> TrailEntry:
    item, meeting, day, body, municipality, kind, number, title, case_number, closed, *rest = row
    offset, votes, mentions, journal, version = rest
    recommendation = "\n".join(
        text
        for (text,) in connection.execute(
            "SELECT text FROM section WHERE item = ? AND role = 'recommendation' AND text <> ''"
            " ORDER BY position",
            (item,),
        )
    )
    decisions, repeated = _decisions(connection, item)
    mentioned = rows.mentions_from_json(mentions)
    stated = [case_key(each.case_number) for each in mentioned if each.kind is MentionKind.CASE]
    outcome = decisions[-1].outcome if decisions else None
    notes, tags = _remarks(connection, item)
    return TrailEntry(
        row=item,
        meeting=MeetingId(meeting),
        day=rows.to_date(day),
        body=body,
        municipality=municipality,
        kind=DocumentKind(kind),
        item=ItemKey(number, title, case_number),
        closed=bool(closed),
        offset=offset,
        basis=basis,
        recommendation=recommendation,
        decisions=decisions,
        votes=None if votes is None else rows.to_votes(votes),
        notes=notes,
        tags=tags,
        stage=Stage(title, recommendation, amounts_in(mentioned), outcome),
        sketch=Sketch(
            title,
            body,
            rows.to_date(day),
            case_key(case_number),
            journal,
            tuple(each.text for each in decisions),
            outcome,
            repeated,
            frozenset(key for key in stated if key is not None),
        ),
        link=link,
        version=version,
    )


def _decisions(
    connection: sqlite3.Connection, item: int
) -> tuple[tuple[DecisionTold, ...], tuple[Repeated, ...]]:
    found = connection.execute(
        "SELECT own, body, date, coalesce(effective, outcome), text, start_offset FROM decision"
        " WHERE item = ? ORDER BY position",
        (item,),
    ).fetchall()
    own = tuple(DecisionTold(Outcome(row[3]), row[4], row[5]) for row in found if row[0])
    earlier = tuple(Repeated(row[1], rows.to_date(row[2]), row[4]) for row in found if not row[0])
    return own, earlier


def _remarks(connection: sqlite3.Connection, item: int) -> tuple[tuple[NoteTold, ...], tuple[str, ...]]:
    """What is shown of readers' notes and tags on an item."""
    found = connection.execute(
        "SELECT annotation.kind, annotation.text, annotation.author FROM annotation_place"
        " JOIN annotation ON annotation.row = annotation_place.annotation"
        " WHERE annotation_place.item = ? AND annotation.deleted IS NULL AND annotation.kind IN (?, ?)"
        f" AND {SEEN} ORDER BY annotation.created, annotation.row",
        (item, AnnotationKind.NOTE, AnnotationKind.TAG),
    ).fetchall()
    notes = tuple(NoteTold(text, author) for kind, text, author in found if kind == AnnotationKind.NOTE)
    return notes, tuple(dict.fromkeys(text for kind, text, _author in found if kind == AnnotationKind.TAG))


def item_row(connection: sqlite3.Connection, meeting: MeetingId, key: ItemKey) -> int | None:
    """The row of the item that `key` stands for in what counts of `meeting`, in front before beside; None
    where it is not surely there."""
    there = connection.execute("SELECT 1 FROM meeting WHERE id = ? AND deleted IS NULL", (meeting,))
    return None if there.fetchone() is None else places.row_of(connection, meeting, key)
