"""The journal of imports: what waits, what came of each file, and where one that was broken off goes on.

All files stand here as waiting before the first one is read. What became of a file is noted in the very
transaction that makes it visible (`documents.py`), so that a killed import neither loses nor
repeats anything.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Literal, NamedTuple, NewType

from core.annotations import MeetingId
from core.errors import UserFacingError
from core.language import long_date
from core.library.opening import Library, now

RunId = NewType("RunId", int)

Group = Literal[
    "new", "new_version", "new_document", "brought_back", "known", "unsure", "failed", "left_out", "waiting"
]
"""What a report tells apart. A file that came in may be unsure as well."""

GROUPS: tuple[Group, ...] = (
    "new",
    "new_version",
    "new_document",
    "brought_back",
    "known",
    "unsure",
    "failed",
    "left_out",
    "waiting",
)

_CHUNK = 500
"""So many rows are noted in one transaction: a few milliseconds' work."""

_IN_GROUP: dict[Group, str] = {
    "new": "state = 'done' AND status = 'new'",
    "new_version": "state = 'done' AND status = 'new_version'",
    "new_document": "state = 'done' AND status = 'new_document'",
    "brought_back": "state = 'done' AND status = 'brought_back'",
    "known": "state = 'done' AND status = 'known'",
    "unsure": "state = 'done' AND unsure <> '[]'",
    "failed": "state = 'failed'",
    "left_out": "state = 'left_out'",
    "waiting": "state = 'waiting'",
}


class Entry(NamedTuple):
    """Where the journal tells what became of a file."""

    run: RunId
    path: Path


@dataclass(frozen=True, slots=True)
class ImportRun:
    """One import, and how many files of each group it has."""

    id: RunId
    started: datetime
    ended: datetime | None
    given: tuple[Path, ...]  # what was to be brought in
    watched: bool  # it came into a watched folder
    counts: dict[Group, int] = field(default_factory=dict)

    @property
    def waiting(self) -> int:
        """How many files are still to be read."""
        return self.counts.get("waiting", 0)

    @property
    def files(self) -> int:
        """How many files it is about."""
        return sum(count for group, count in self.counts.items() if group != "unsure")


@dataclass(frozen=True, slots=True)
class ReportRow:
    """What became of one file."""

    path: Path
    state: str  # waiting, done, failed, left_out
    status: str | None  # of one that came in: a core.library.bringing_in.documents.Status
    meeting: MeetingId | None
    meeting_name: str  # body and date of the meeting, empty where there is none
    what: str
    advice: str
    unsure: tuple[str, ...]


def begin(library: Library, given: Iterable[Path], *, watched: bool = False) -> RunId:
    """Note that an import of `given` begins. Raises LibraryError, as all that writes here."""
    names = json.dumps([str(path.absolute()) for path in given], ensure_ascii=False)
    with library.transaction() as connection:
        cursor = connection.execute(
            "INSERT INTO import_run (started, given, watched) VALUES (?, ?, ?)", (now(), names, int(watched))
        )
    return RunId(int(cursor.lastrowid or 0))


def note_waiting(
    library: Library, run: RunId, paths: Sequence[Path], between: Callable[[], None] = lambda: None
) -> None:
    """Note the files that are to be read, a few hundred a transaction; `between` as for `add`."""
    _note(library, run, [(path, "waiting", None, None) for path in paths], between)


def note_left_out(
    library: Library,
    run: RunId,
    left_out: Sequence[tuple[Path, str]],
    between: Callable[[], None] = lambda: None,
) -> None:
    """Note the files that are not read on purpose, each with the sentence that says why."""
    _note(library, run, [(path, "left_out", why, None) for path, why in left_out], between)


def note_failed(
    library: Library,
    run: RunId,
    failed: Sequence[tuple[Path, UserFacingError]],
    between: Callable[[], None] = lambda: None,
) -> None:
    """Note files that could not be brought in, and why."""
    _note(library, run, [(path, "failed", error.what, error.advice) for path, error in failed], between)


def note_done(
    connection: sqlite3.Connection,
    entry: Entry,
    came: tuple[str, str, int],
    remark: str,
    unsure: Sequence[str],
) -> None:
    """Note that a file is in, within the caller's transaction. `came` is its status, meeting and version.

    It waits in no other import any more, either.
    """
    status, meeting, version = came
    connection.execute(
        "INSERT INTO import_file (run, path, state, status, meeting, version, what, unsure)"
        " VALUES (?, ?, 'done', ?, ?, ?, ?, ?)"
        " ON CONFLICT (run, path) DO UPDATE SET state = 'done', status = excluded.status,"
        " meeting = excluded.meeting, version = excluded.version, what = excluded.what, advice = NULL,"
        " unsure = excluded.unsure",
        (
            *(entry.run, _name(entry.path), status, meeting, version, remark or None),
            json.dumps(list(unsure), ensure_ascii=False),
        ),
    )
    connection.execute(
        "UPDATE import_file SET state = 'done', status = 'known', meeting = ?, version = ?"
        " WHERE path = ? AND state = 'waiting'",
        (meeting, version, _name(entry.path)),
    )


def end(library: Library, run: RunId) -> None:
    """Note that an import has ended, unless files of it still wait: it can go on. One that had no files is
    forgotten."""
    with library.transaction() as connection:
        connection.execute(
            "DELETE FROM import_run WHERE id = ? AND NOT EXISTS (SELECT 1 FROM import_file WHERE run = ?)",
            (run, run),
        )
        connection.execute(
            "UPDATE import_run SET ended = ? WHERE ended IS NULL AND NOT EXISTS"
            " (SELECT 1 FROM import_file WHERE run = import_run.id AND state = 'waiting')"
            " AND EXISTS (SELECT 1 FROM import_file WHERE run = import_run.id)",
            (now(),),
        )


def leave(library: Library, run: RunId, why: str, between: Callable[[], None] = lambda: None) -> None:
    """The reader wants no more of an import: what still waits is left out, with the sentence `why`."""
    note_left_out(library, run, [(path, why) for path in waiting(library, run)], between)
    end(library, run)


def waiting(library: Library, run: RunId) -> list[Path]:
    """The files of an import that are still to be read, in the order in which they were noted."""
    found = library.rows(
        "SELECT path FROM import_file WHERE run = ? AND state = 'waiting' ORDER BY id", (run,)
    )
    return [Path(path) for (path,) in found]


def unfinished(library: Library) -> list[ImportRun]:
    """The imports that were stopped or killed and can go on, the oldest first."""
    return _runs(
        library,
        "ended IS NULL AND EXISTS (SELECT 1 FROM import_file WHERE run = import_run.id AND"
        " state = 'waiting') ORDER BY id",
        (),
    )


def list_runs(library: Library, limit: int = 300) -> list[ImportRun]:
    """The last imports, the newest first."""
    return _runs(library, "1 ORDER BY id DESC LIMIT ?", (limit,))


def report_ids(library: Library, run: RunId, group: Group | None = None) -> array[int]:
    """The rows of an import's report, of one group or all, in the order of their paths; `report_rows` has
    what stands in them."""
    condition = f" AND {_IN_GROUP[group]}" if group is not None else ""
    found = library.rows(f"SELECT id FROM import_file WHERE run = ?{condition} ORDER BY path", (run,))
    return array("q", (row[0] for row in found))


def has_remarks(library: Library, ids: Sequence[int]) -> bool:
    """Whether there is anything to know of one of the rows `ids`."""
    found = library.rows(
        "SELECT 1 FROM import_file WHERE id IN (SELECT value FROM json_each(?))"
        " AND (coalesce(what, '') <> '' OR coalesce(advice, '') <> '' OR unsure <> '[]') LIMIT 1",
        (json.dumps([*ids]),),
    )
    return bool(found)


def report_rows(library: Library, ids: Sequence[int]) -> list[ReportRow | None]:
    """What stands in the rows `ids`, in that order; None for one that is gone."""
    slots = ", ".join("?" * len(ids))
    found = library.rows(
        "SELECT import_file.id, import_file.path, state, status, import_file.meeting, meeting.body,"
        " meeting.date, meeting.deleted, what, advice, import_file.unsure"
        " FROM import_file LEFT JOIN meeting ON meeting.id = import_file.meeting"
        f" WHERE import_file.id IN ({slots})",
        tuple(ids),
    )
    rows = {row[0]: _report_row(row[1:]) for row in found}
    return [rows.get(each) for each in ids]


def _report_row(row: tuple[str | None, ...]) -> ReportRow:
    path, state, status, meeting, body, day, deleted, what, advice, unsure = row
    there = meeting is not None and deleted is None
    return ReportRow(
        Path(path or ""),
        state or "",
        status,
        MeetingId(meeting) if there and meeting is not None else None,
        _meeting_name(body, day) if there else "",
        what or "",
        advice or "",
        tuple(json.loads(unsure or "[]")),
    )


def _meeting_name(body: str | None, day: str | None) -> str:
    return " ".join(part for part in (body, long_date(date.fromisoformat(day)) if day else None) if part)


def _runs(library: Library, condition: str, values: Sequence[object]) -> list[ImportRun]:
    with library.snapshot() as connection:
        found = connection.execute(
            f"SELECT id, started, ended, given, watched FROM import_run WHERE {condition}", values
        ).fetchall()
        counts = {row[0]: _counts(connection, row[0]) for row in found}
    return [
        ImportRun(
            RunId(run),
            datetime.fromisoformat(started),
            datetime.fromisoformat(ended) if ended else None,
            tuple(Path(path) for path in json.loads(given)),
            bool(watched),
            counts[run],
        )
        for run, started, ended, given, watched in found
    ]


def _counts(connection: sqlite3.Connection, run: int) -> dict[Group, int]:
    columns = ", ".join(f"total({_IN_GROUP[group]})" for group in GROUPS)
    row = connection.execute(f"SELECT {columns} FROM import_file WHERE run = ?", (run,)).fetchone()
    return {group: int(count) for group, count in zip(GROUPS, row, strict=True) if count}


def _note(
    library: Library,
    run: RunId,
    rows: Sequence[tuple[Path, str, str | None, str | None]],
    between: Callable[[], None],
) -> None:
    """Note files with state, what and advice. What is done stays done; nothing that was read waits again."""
    for start in range(0, len(rows), _CHUNK):
        with library.transaction() as connection:
            connection.executemany(
                "INSERT INTO import_file (run, path, state, what, advice) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (run, path) DO UPDATE SET state = excluded.state, what = excluded.what,"
                " advice = excluded.advice WHERE import_file.state <> 'done' AND excluded.state <> 'waiting'",
                [
                    (run, _name(path), state, what, advice)
                    for path, state, what, advice in rows[start : start + _CHUNK]
                ],
            )
        between()


def _name(path: Path) -> str:
    return str(path.absolute())
