"""The reader's corrections in the library, and the parse that shows them.

The parse as the parser made it stays. Beside it stands a second one with the corrections over it, and that is
the one a version points to: lists, search and exports show what the reader put right without knowing of it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple

from core.annotations import ItemKey, MeetingId, Passage
from core.correcting import corrected
from core.corrections import Correction, CorrectionId, CorrectionKind
from core.library import rows
from core.library.bringing_in import parsed
from core.library.bringing_in.parsed import ParsedRows
from core.library.changes import Changes
from core.library.opening import Library, now
from core.library.rows import Row
from core.library.searching import index
from core.minutes import Meeting, Outcome, Role
from core.source_text import SourceText, Span

_COLUMNS = (
    "id, meeting, file, kind, item_number, item_title, item_case_number, value, quote, prefix, suffix, "
    "start_offset, end_offset, role, author, created, modified"
)
_SLOTS = ", ".join("?" * len(_COLUMNS.split(",")))
_UPDATES = ", ".join(
    f"{name} = excluded.{name}"
    for name in _COLUMNS.replace(" ", "").split(",")
    if name not in ("id", "created")
)
_PUT = f"""INSERT INTO correction ({_COLUMNS}) VALUES ({_SLOTS})
    ON CONFLICT (id) DO UPDATE SET {_UPDATES}, deleted = NULL"""


class Corrections(NamedTuple):
    """The corrections of a file. `lost` are those whose place the newest parse does not have, `undone`
    those that were deleted: what was added to an item that they made must still find its place."""

    made: tuple[Correction, ...] = ()
    lost: frozenset[CorrectionId] = frozenset()
    undone: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class LaidOver:
    """The rows of a parse with corrections over it, made before the transaction that writes them."""

    state: frozenset[tuple[CorrectionId, datetime]]  # of the corrections they were made of
    rows: ParsedRows | None  # None where the corrections change nothing
    lost: frozenset[CorrectionId]


def put(library: Library, correction: Correction) -> Changes:
    """Write `correction`: a new one, one that says something else, or one that was deleted and comes back.

    The meeting then shows it. The search index follows with the next `catch_up`. When this returns, it is
    committed. Raises LibraryError, and LookupError where the library does not have the file.
    """

    def wanted(there: Sequence[Correction]) -> list[Correction]:
        return [*(each for each in there if each.id != correction.id), correction]

    return _change(library, correction.file, wanted, lambda c: c.execute(_PUT, _values(correction)))


def delete(library: Library, correction: Correction) -> Changes:
    """Mark the correction as deleted, and show what was read; its row stays, so that `put` brings it back.

    Raises as `put` does.
    """

    def wanted(there: Sequence[Correction]) -> list[Correction]:
        return [each for each in there if each.id != correction.id]

    return _change(
        library,
        correction.file,
        wanted,
        lambda c: c.execute(
            "UPDATE correction SET deleted = ? WHERE id = ? AND deleted IS NULL", (now(), correction.id)
        ),
    )


def of_file(connection: sqlite3.Connection, file: str) -> Corrections:
    """The corrections of the file with the fingerprint `file`, oldest first."""
    found = connection.execute(
        f"SELECT lost, deleted, {_COLUMNS} FROM correction WHERE file = ? ORDER BY created, row", (file,)
    ).fetchall()
    all_of_them = [(lost, deleted, _correction(row)) for lost, deleted, *row in found]
    return Corrections(
        tuple(each for _lost, deleted, each in all_of_them if deleted is None),
        frozenset(each.id for lost, deleted, each in all_of_them if lost and deleted is None),
        tuple(each for _lost, deleted, each in all_of_them if deleted is not None),
    )


def outcomes_as_read(connection: sqlite3.Connection, parse: int) -> dict[Span, Outcome]:
    """How the decisions came out as the parser read them, where `parse` has corrections over it."""
    found = connection.execute(
        "SELECT decision.start_offset, decision.end_offset, decision.outcome FROM parse AS shown"
        " JOIN parse AS read ON read.source = shown.source AND NOT read.corrected"
        " JOIN item ON item.parse = read.id JOIN decision ON decision.item = item.id"
        " WHERE shown.id = ? AND shown.corrected",
        (parse,),
    )
    return {Span(start, end): Outcome(outcome) for start, end, outcome in found}


def laid_over(
    connection: sqlite3.Connection, file: str, read: Callable[[], tuple[SourceText, Meeting]]
) -> LaidOver:
    """What the corrections of `file` make of the meeting that `read` gives behind its source."""
    return _laid_over(of_file(connection, file).made, read)


def is_current(connection: sqlite3.Connection, file: str, laid: LaidOver) -> bool:
    """Whether `laid` was made of the corrections that `file` has now. Where another program was faster, it is
    made anew outside the transaction: laying them over a long document takes longer than one may take."""
    return laid.state == _state(of_file(connection, file).made)


def write_over(connection: sqlite3.Connection, file: str, source: int, parse: int, laid: LaidOver) -> int:
    """Write what lies over `parse`, the rows of `source` as they were read, within the caller's transaction.

    Gives the id of the parse that is to be shown.
    """
    connection.execute("UPDATE correction SET lost = 0 WHERE file = ? AND deleted IS NULL", (file,))
    connection.executemany("UPDATE correction SET lost = 1 WHERE id = ?", [(each,) for each in laid.lost])
    return parse if laid.rows is None else parsed.write_parse(connection, source, laid.rows, corrected=1)


def parses_of(connection: sqlite3.Connection, version: int) -> list[int]:
    """All parses of a version: as they were read, and with corrections over them."""
    found = connection.execute(
        "SELECT parse.id FROM source JOIN parse ON parse.source = source.id WHERE source.version = ?",
        (version,),
    )
    return [int(parse) for (parse,) in found]


class _Ground(NamedTuple):
    """What corrections of a file are laid over."""

    version: int
    meeting: MeetingId
    source: int
    parse: int  # as it was read


def _change(
    library: Library,
    file: str,
    wanted: Callable[[Sequence[Correction]], list[Correction]],
    write: Callable[[sqlite3.Connection], object],
) -> Changes:
    """Write a change of the corrections of `file`, and exchange what its version shows."""
    while True:
        with library.snapshot() as connection:
            ground = _ground(connection, file)
            there = of_file(connection, file).made
            laid = _laid_over(wanted(there), partial(_read, connection, ground))
        with library.transaction() as connection:
            if _ground(connection, file) != ground or of_file(connection, file).made != there:
                continue  # another program read the file anew meanwhile, or corrected it
            write(connection)
            shown = write_over(connection, file, ground.source, ground.parse, laid)
            (before,) = connection.execute(
                "SELECT parse FROM version WHERE id = ?", (ground.version,)
            ).fetchone()
            if shown != before:
                connection.execute("UPDATE version SET parse = ? WHERE id = ?", (shown, ground.version))
                index.queue(connection, before, shown)
        return Changes(meetings=frozenset({ground.meeting}))


def _ground(connection: sqlite3.Connection, file: str) -> _Ground:
    row = connection.execute(
        "SELECT version.id, document.meeting, shown.source, parse.id FROM file"
        " JOIN version ON version.file = file.id JOIN document ON document.id = version.document"
        " JOIN parse AS shown ON shown.id = version.parse"
        " JOIN parse ON parse.source = shown.source AND NOT parse.corrected"
        " WHERE file.sha256 = ? ORDER BY parse.id DESC",
        (file,),
    ).fetchone()
    if row is None:
        raise LookupError(f"no file {file}")
    return _Ground(row[0], MeetingId(row[1]), row[2], row[3])


def _read(connection: sqlite3.Connection, ground: _Ground) -> tuple[SourceText, Meeting]:
    return parsed.read_source(connection, ground.source), parsed.read_meeting(connection, ground.parse)


def _laid_over(made: Iterable[Correction], read: Callable[[], tuple[SourceText, Meeting]]) -> LaidOver:
    made = list(made)
    if not made:
        return LaidOver(_state(made), None, frozenset())
    source, meeting = read()
    done = corrected(source, meeting, made)
    values = None if done.meeting == meeting else parsed.parsed_rows(done.meeting)
    return LaidOver(_state(made), values, done.lost)


def _state(made: Iterable[Correction]) -> frozenset[tuple[CorrectionId, datetime]]:
    return frozenset((each.id, each.modified) for each in made)


def _values(correction: Correction) -> Row:
    passage = correction.passage
    return (
        correction.id,
        correction.meeting,
        correction.file,
        correction.kind.value,
        correction.item.number,
        correction.item.title,
        correction.item.case_number,
        None if correction.value is None else correction.value.value,
        passage.quote,
        passage.prefix,
        passage.suffix,
        *passage.span,
        passage.role.value,
        correction.author,
        rows.iso(correction.created),
        rows.iso(correction.modified),
    )


def _correction(row: Sequence[Any]) -> Correction:
    name, meeting, file, kind, number, title, case, value, quote, prefix, suffix, *rest = row
    start, end, role, author, created, modified = rest
    return Correction(
        id=CorrectionId(name),
        meeting=MeetingId(meeting),
        file=file,
        kind=CorrectionKind(kind),
        item=ItemKey(number, title, case),
        passage=Passage(quote, prefix, suffix, Span(start, end), Role(role)),
        author=author,
        created=datetime.fromisoformat(created),
        modified=datetime.fromisoformat(modified),
        value=None if value is None else Outcome(value),
    )
