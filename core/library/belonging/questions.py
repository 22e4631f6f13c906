"""What the reader is asked, later, in a list: whether two meetings are one, whether two bodies are.

An import writes questions down and goes on. A question goes when the documents answer it by themselves; one
that the reader answered stays, and what he said holds for all that comes.
"""

from __future__ import annotations

import json
import sqlite3
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Literal, NamedTuple

from core.annotations import MeetingId
from core.library.belonging import bodies
from core.library.opening import Library, now
from core.library.rows import to_date, to_time
from core.minutes import DocumentKind

QuestionKind = Literal["same_meeting", "same_body"]

TWO = "two"
"""The answer that they are not the same. Any other names the one it is the same as, by its id."""

MOST_ITEMS = 12
"""Titles of items that are shown of a meeting."""
LONGEST_BEGIN = 90
"""Code points of a first line that is the name of a document; a longer one is a sentence."""

_OPEN = (
    "question.answered IS NULL AND CASE question.kind WHEN 'same_meeting' THEN"
    " EXISTS (SELECT 1 FROM meeting WHERE id = question.meeting AND deleted IS NULL)"
    " AND EXISTS (SELECT 1 FROM json_each(question.others) AS each JOIN meeting ON meeting.id = each.value"
    "  WHERE meeting.deleted IS NULL)"
    " ELSE question.undoing IS NOT NULL"
    " OR NOT EXISTS (SELECT 1 FROM json_each(question.others) AS each WHERE NOT EXISTS"
    "  (SELECT 1 FROM meeting WHERE meeting.body_id = each.value AND deleted IS NULL)) END"
)
"""What makes a question one that can be answered: both sides are there, or an answer was broken off."""


class WantedQuestion(NamedTuple):
    """That it is to be asked whether `meeting` is the same as one of the `others`."""

    meeting: str
    others: tuple[str, ...]

    @property
    def sides(self) -> frozenset[str]:
        """All meetings it is about."""
        return frozenset((self.meeting, *self.others))


@dataclass(frozen=True, slots=True)
class MeetingSide:
    """A meeting as a question shows it."""

    id: MeetingId
    municipality: str | None
    body: str | None
    date: date | None
    start_time: time | None
    kinds: tuple[DocumentKind, ...]
    name: str  # of the file in front
    begins: str  # its first line: what the document calls itself; empty where that is a long one
    items: tuple[str, ...]  # the first titles
    more: int  # items that are not among them
    annotations: int


@dataclass(frozen=True, slots=True)
class BodySide:
    """A body as a question shows it."""

    id: int
    municipality: str | None
    name: str | None
    meetings: int
    first: date | None  # the days of its first and last meetings
    last: date | None


@dataclass(frozen=True, slots=True)
class Question:
    """Whether `side` is the same as one of the `others`: all of them meetings, or all of them bodies."""

    id: str
    kind: QuestionKind
    side: MeetingSide | BodySide
    others: tuple[MeetingSide | BodySide, ...]


def open_questions(library: Library) -> int:
    """How many questions wait for an answer."""
    return int(library.rows(f"SELECT count(*) FROM question WHERE {_OPEN}")[0][0])


def questions(library: Library, most: int = 200) -> list[Question]:
    """The questions that wait for an answer, at most so many, those about the newest meetings first."""
    with library.snapshot() as connection:
        found = connection.execute(
            "SELECT question.id, question.kind, question.meeting, question.others FROM question"
            f" LEFT JOIN meeting AS about ON about.id = question.meeting WHERE {_OPEN}"
            " ORDER BY question.kind, about.date DESC, question.created, question.id LIMIT ?",
            (most,),
        ).fetchall()
        return [_question(connection, *row) for row in found]


def asked_about(library: Library, meeting: MeetingId) -> Question | None:
    """The first question that waits for an answer whether `meeting` is another one; None without such. Raises
    LibraryError."""
    with library.snapshot() as connection:
        row = connection.execute(
            f"SELECT id, kind, meeting, others FROM question WHERE {_OPEN} AND kind = 'same_meeting'"
            " AND (meeting = ? OR EXISTS (SELECT 1 FROM json_each(others) WHERE value = ?))"
            " ORDER BY created, id LIMIT 1",
            (meeting, meeting),
        ).fetchone()
        return None if row is None else _question(connection, *row)


def ask(connection: sqlite3.Connection, meetings: Sequence[str], wanted: Iterable[WantedQuestion]) -> None:
    """Have just the `wanted` questions be open about `meetings`, but for what was answered, and ask about
    their bodies what is to be asked; within the caller's transaction."""
    about = {each.sides: each for each in wanted if len(each.sides) > 1}
    answered = {
        WantedQuestion(meeting, tuple(json.loads(others))).sides
        for meeting, others in connection.execute(
            "SELECT meeting, others FROM question WHERE answered IS NOT NULL AND kind = 'same_meeting'"
        )
    }
    for question, meeting, others in _open_about(connection, meetings):
        sides = WantedQuestion(meeting, tuple(json.loads(others))).sides
        if sides in about:
            answered.add(sides)  # it is asked already
        else:
            connection.execute("DELETE FROM question WHERE id = ?", (question,))
    for sides, each in about.items():
        if sides not in answered:
            _write(connection, "same_meeting", each.meeting, each.others)
    for meeting in meetings:
        _ask_about_body(connection, meeting)


def naming(connection: sqlite3.Connection, meetings: Sequence[str]) -> list[str]:
    """The meetings that open questions ask about together with one of `meetings`."""
    found = _open_about(connection, meetings)
    return sorted({meeting for _question, meeting, _others in found})


def forget_open(connection: sqlite3.Connection, meeting: str, but_for: Sequence[str]) -> None:
    """Take back the open questions about a meeting, but those that are about two of `but_for`; within the
    caller's transaction."""
    for question, about, others in _open_about(connection, [meeting]):
        if len(WantedQuestion(about, tuple(json.loads(others))).sides & {*but_for}) < 2:
            connection.execute("DELETE FROM question WHERE id = ?", (question,))


def was_answered(connection: sqlite3.Connection, meeting: str) -> bool:
    """Whether the reader answered a question about a meeting."""
    found = connection.execute(
        "SELECT 1 FROM question WHERE answered IS NOT NULL AND kind = 'same_meeting' AND (meeting = ?"
        " OR EXISTS (SELECT 1 FROM json_each(others) WHERE value = ?)) LIMIT 1",
        (meeting, meeting),
    ).fetchone()
    return found is not None


def told_apart(connection: sqlite3.Connection, meetings: Iterable[str]) -> dict[str, set[str]]:
    """The meetings that the reader says are others than each of `meetings`."""
    apart: dict[str, set[str]] = {meeting: set() for meeting in meetings}
    if not apart:
        return apart
    found = connection.execute(
        "SELECT meeting, others FROM question WHERE answer = ? AND kind = 'same_meeting'", (TWO,)
    )
    for meeting, listed in found:
        for other in json.loads(listed):
            for one, another in ((meeting, other), (other, meeting)):
                if one in apart:
                    apart[one].add(another)
    return apart


def _open_about(connection: sqlite3.Connection, meetings: Sequence[str]) -> list[tuple[str, str, str]]:
    slots = ", ".join("?" * len(meetings))
    return connection.execute(
        "SELECT id, meeting, others FROM question WHERE answered IS NULL AND kind = 'same_meeting'"
        f" AND (meeting IN ({slots}) OR EXISTS (SELECT 1 FROM json_each(others) WHERE value IN ({slots})))",
        (*meetings, *meetings),
    ).fetchall()


def _ask_about_body(connection: sqlite3.Connection, meeting: str) -> None:
    """Ask whether the body of `meeting`, where that is its only one, is another of its municipality."""
    row = connection.execute(
        "SELECT body.id, body.municipality_key, body.name FROM meeting JOIN body ON body.id = meeting.body_id"
        " WHERE meeting.id = ?",
        (meeting,),
    ).fetchone()
    if row is None or row[2] is None:
        return
    body, municipality, name = row
    its = connection.execute("SELECT 1 FROM meeting WHERE body_id = ? LIMIT 2", (body,)).fetchall()
    if len(its) > 1:
        return
    found = connection.execute(
        "SELECT id, name FROM body WHERE municipality_key = ? AND id <> ? AND same_as IS NULL"
        " AND EXISTS (SELECT 1 FROM meeting WHERE meeting.body_id = body.id)",
        (municipality, body),
    ).fetchall()
    for other, called in found:
        pair = sorted((body, other))
        if bodies.are_similar(name, called) and not _is_asked(connection, pair):
            _write(connection, "same_body", None, pair)


def _is_asked(connection: sqlite3.Connection, pair: Sequence[int]) -> bool:
    found = connection.execute(
        "SELECT 1 FROM question WHERE kind = 'same_body' AND others = ?", (json.dumps([*pair]),)
    ).fetchone()
    return found is not None


def _write(
    connection: sqlite3.Connection, kind: QuestionKind, meeting: str | None, others: Sequence[object]
) -> None:
    connection.execute(
        "INSERT INTO question (id, kind, meeting, others, created) VALUES (?, ?, ?, ?, ?)",
        (str(uuid.uuid4()), kind, meeting, json.dumps([*others]), now()),
    )


def _question(
    connection: sqlite3.Connection, name: str, kind: QuestionKind, meeting: str | None, listed: str
) -> Question:
    others = json.loads(listed)
    if kind == "same_body":
        first, *rest = (_body(connection, each) for each in others)
        return Question(name, kind, first, tuple(rest))
    sides = (_meeting(connection, each) for each in others)
    side = _meeting(connection, str(meeting))
    assert side is not None
    return Question(name, kind, side, tuple(each for each in sides if each is not None))


def _body(connection: sqlite3.Connection, body: int) -> BodySide:
    shown = bodies.shown(connection, body)
    count, first, last = connection.execute(
        "SELECT count(*), min(date), max(date) FROM meeting WHERE body_id = ? AND deleted IS NULL", (body,)
    ).fetchone()
    return BodySide(body, shown.municipality, shown.name, count, to_date(first), to_date(last))


def _first_line(text: str) -> str:
    line = next((each for each in map(str.strip, text.splitlines()) if each), "")
    return " ".join(line.split()) if len(line) <= LONGEST_BEGIN else ""


def _meeting(connection: sqlite3.Connection, meeting: str) -> MeetingSide | None:
    row = connection.execute(
        "SELECT meeting.municipality, meeting.body, meeting.date, meeting.start_time, file.name,"
        " version.parse,"
        " (SELECT substr(source.text, 1, 400) FROM parse JOIN source ON source.id = parse.source"
        "  WHERE parse.id = version.parse),"
        " (SELECT count(*) FROM annotation WHERE annotation.meeting = meeting.id"
        "  AND deleted IS NULL) FROM meeting JOIN version ON version.id = meeting.front"
        " JOIN file ON file.id = version.file WHERE meeting.id = ? AND meeting.deleted IS NULL",
        (meeting,),
    ).fetchone()
    if row is None:
        return None
    municipality, body, day, start, name, parse, text, annotations = row
    kinds = connection.execute("SELECT DISTINCT kind FROM document WHERE meeting = ? ORDER BY id", (meeting,))
    items = connection.execute(
        "SELECT number, title, case_number FROM item WHERE parse = ? ORDER BY position", (parse,)
    ).fetchall()
    titles = [" ".join(filter(None, (number, title or case))) for number, title, case in items]
    return MeetingSide(
        MeetingId(meeting),
        municipality,
        body,
        to_date(day),
        to_time(start),
        tuple(DocumentKind(kind) for (kind,) in kinds),
        name,
        _first_line(text or ""),
        tuple(titles[:MOST_ITEMS]),
        max(0, len(titles) - MOST_ITEMS),
        annotations,
    )
