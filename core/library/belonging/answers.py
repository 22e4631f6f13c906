"""The reader's answers to questions, and taking them back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable

from core.annotations import MeetingId
from core.library.belonging import identity, joining, moving, naming, questions
from core.library.belonging.naming import BodyState
from core.library.belonging.questions import TWO
from core.library.changes import Changes
from core.library.failures import Gone
from core.library.opening import Library, now

_OF_THE_READER = (
    *("annotation", "correction", "seen_item", "case_link", "dismissed"),
    *("item_mark", "dismissed_finding", "checklist_tick", "sign_off", "said_draft"),
)
"""What goes with a meeting into another, row by row."""


def answer(
    library: Library,
    question: str,
    said: str | None,
    author: str,
    between: Callable[[], None] = lambda: None,
) -> Changes:
    """Answer a question: the id of the meeting or body it is the same as, `questions.TWO` for none of them,
    None to take the answer back: then all is as it was before. `between` is called after each transaction;
    what was broken off is taken back first.

    Raises LibraryError, and Gone where there is no such question, or one of its sides, any more.
    """
    found = library.rows(
        "SELECT kind, meeting, others, answer, undoing FROM question WHERE id = ?", (question,)
    )
    if not found:
        raise Gone(f"no question {question}")
    kind, meeting, others, before, undoing = found[0]
    is_broken_off = before is None and undoing is not None
    if before == said and not is_broken_off:
        return Changes()
    changes = Changes()
    if before is not None or is_broken_off:
        changes = _take_back(library, kind, question, undoing, author, between)
    if said is None:
        return changes
    if kind == "same_body":
        return changes | _answer_body(library, question, json.loads(others), said, author, between)
    with library.transaction() as connection:
        done: dict[str, object] = {}
        touched = frozenset({MeetingId(meeting)})
        if said != TWO:
            done = _make_one(connection, meeting, said)
            touched |= {MeetingId(said)}
        _keep(connection, question, said, author, done)
        if said != TWO:
            touched |= joining.settle_again(connection, str(done["kept"]))
    return changes | Changes(meetings=touched, annotated=touched, tags=bool(done), reviewed=touched)


def _answer_body(
    library: Library,
    question: str,
    pair: list[int],
    said: str,
    author: str,
    between: Callable[[], None],
) -> Changes:
    """Merge the body that was not named into the one that was. What undoes it is kept before the merging,
    the answer behind it: broken off in between, it waits for another."""
    if said == TWO:
        with library.transaction() as connection:
            _keep(connection, question, said, author, {})
        return Changes()
    into = int(said)
    states = [tuple(each) for each in naming.body_states(library, pair)]
    (other,) = (each for each in pair if each != into)
    with library.transaction() as connection:
        undoing = json.dumps({"bodies": states})
        connection.execute("UPDATE question SET undoing = ? WHERE id = ?", (undoing, question))
    changes = naming.merge_bodies(library, other, into, author, between)
    with library.transaction() as connection:
        _keep(connection, question, said, author, {"bodies": states})
    return changes


def _keep(
    connection: sqlite3.Connection, question: str, said: str, author: str, undoing: dict[str, object]
) -> None:
    connection.execute(
        "UPDATE question SET answer = ?, answered = ?, author = ?, undoing = ? WHERE id = ?",
        (said, now(), author, json.dumps(undoing) if undoing else None, question),
    )


def _make_one(connection: sqlite3.Connection, meeting: str, other: str) -> dict[str, object]:
    """Put all of one meeting to the other, the one that the reader did most with; gives what was moved."""
    kept, gone = sorted((meeting, other), key=lambda each: _worth(connection, each))
    versions = [each.id for each in moving.versions_of(connection, "document.meeting = ?", (gone,))]
    (front,) = connection.execute("SELECT front FROM meeting WHERE id = ?", (gone,)).fetchone()
    moved: dict[str, object] = {"kept": kept, "gone": gone, "versions": versions, "front": front}
    (kept_front,) = connection.execute("SELECT front FROM meeting WHERE id = ?", (kept,)).fetchone()
    moved["kept_front"] = kept_front
    for table in _OF_THE_READER:
        found = connection.execute(f"SELECT id FROM {table} WHERE meeting = ?", (gone,)).fetchall()
        moved[table] = [row[0] for row in found]
        connection.execute(f"UPDATE {table} SET meeting = ? WHERE meeting = ?", (kept, gone))
    runs = connection.execute("SELECT file FROM carry_run WHERE meeting = ?", (gone,)).fetchall()
    moved["carry_run"] = [file for (file,) in runs]
    _move_runs(connection, gone, kept, moved)
    for each in (kept, gone):
        questions.forget_open(connection, each, but_for=(kept, gone))
    connection.execute(
        "UPDATE meeting SET front = NULL, newest = NULL, deleted = ? WHERE id = ?", (now(), gone)
    )
    moving.move_versions(connection, versions, kept)
    identity.refresh(connection, MeetingId(kept))
    return moved


def _move_runs(connection: sqlite3.Connection, meeting: str, into: str, moved: dict[str, object]) -> None:
    """What is said of the carryings of a meeting goes where the annotations go that were carried."""
    files = moved.get("carry_run", [])  # none where this was written before there were any
    assert isinstance(files, list)
    connection.executemany(
        "UPDATE OR REPLACE carry_run SET meeting = ? WHERE meeting = ? AND file = ?",
        ((into, meeting, file) for file in files),
    )


def _worth(connection: sqlite3.Connection, meeting: str) -> tuple[bool, int, str]:
    """Sorts first what is to be kept: where the reader moved it, what has most annotations, what is older."""
    row = connection.execute(
        "SELECT NOT EXISTS (SELECT 1 FROM filing WHERE filing.meeting = meeting.id),"
        " -(SELECT count(*) FROM annotation WHERE annotation.meeting = meeting.id AND deleted IS NULL),"
        " created FROM meeting WHERE id = ?",
        (meeting,),
    ).fetchone()
    if row is None:
        raise Gone(f"no meeting {meeting}")
    return bool(row[0]), row[1], row[2]


def _take_back(
    library: Library,
    kind: str,
    question: str,
    undoing: str | None,
    author: str,
    between: Callable[[], None],
) -> Changes:
    moved = json.loads(undoing) if undoing else {}
    if kind == "same_body":
        states = [BodyState(*each) for each in moved.get("bodies", ())]
        changes = naming.put_bodies(library, states, author, between)
        with library.transaction() as connection:
            _open_again(connection, question)
        return changes
    with library.transaction() as connection:
        _open_again(connection, question)
        (about,) = connection.execute("SELECT meeting FROM question WHERE id = ?", (question,)).fetchone()
        touched = frozenset({MeetingId(about)})
        if moved:
            touched = _part_again(connection, moved)
    return Changes(meetings=touched, annotated=touched, tags=bool(moved), reviewed=touched)


def _open_again(connection: sqlite3.Connection, question: str) -> None:
    connection.execute(
        "UPDATE question SET answer = NULL, answered = NULL, author = NULL, undoing = NULL WHERE id = ?",
        (question,),
    )


def _part_again(connection: sqlite3.Connection, moved: dict[str, object]) -> frozenset[MeetingId]:
    kept, gone = MeetingId(str(moved["kept"])), MeetingId(str(moved["gone"]))
    for each in (kept, gone):
        if not connection.execute("SELECT 1 FROM meeting WHERE id = ?", (each,)).fetchone():
            raise Gone(f"no meeting {each}")
    connection.execute("UPDATE meeting SET deleted = NULL WHERE id = ?", (gone,))
    versions, front = moved["versions"], moved["front"]
    assert isinstance(versions, list)
    moving.move_versions(connection, versions, gone)
    for table in _OF_THE_READER:
        rows = moved.get(table, [])  # of what was moved before there was such a table, none
        assert isinstance(rows, list)
        connection.executemany(
            f"UPDATE {table} SET meeting = ? WHERE id = ? AND meeting = ?",
            ((gone, row, kept) for row in rows),
        )
    _move_runs(connection, kept, gone, moved)
    for meeting, stood in ((gone, front), (kept, moved["kept_front"])):
        connection.execute("UPDATE meeting SET front = ? WHERE id = ?", (stood, meeting))
        identity.refresh(connection, meeting)
    identity.queue_current(connection, [kept, gone])
    return frozenset({kept, gone})
