"""Rows of annotations as carrying reads and writes them: where each stands, where it stood in other versions,
what became of it. Within the caller's transaction, all of it."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from core.annotations import About, AnnotationId
from core.carried import Anchor, Carried, CarryReason, Former, Standing
from core.library.carrying.anchors import (
    ANCHOR_COLUMNS,
    anchor_from_json,
    anchor_to_json,
    anchor_values,
    candidates_to_json,
    to_anchor,
)
from core.library.carrying.here import Settled
from core.library.opening import now

_ANCHOR_UPDATES = ", ".join(f"{name} = ?" for name in ANCHOR_COLUMNS.split(", "))
_ANCHOR_SLOTS = ", ".join("?" * len(ANCHOR_COLUMNS.split(", ")))


class Place(NamedTuple):
    """Where an annotation stands: the file, None where that is not known, the place there, and what it is
    about at that place."""

    file: str | None
    anchor: Anchor
    about: About


def place_of(connection: sqlite3.Connection, meeting: str, annotation: AnnotationId) -> Place | None:
    """Where an annotation of `meeting` stands, deleted or not; None where there is no such."""
    row = connection.execute(
        f"SELECT file, about, {ANCHOR_COLUMNS} FROM annotation WHERE id = ? AND meeting = ?",
        (annotation, meeting),
    ).fetchone()
    return None if row is None else Place(row[0], to_anchor(row[2:]), About(row[1]))


def move(connection: sqlite3.Connection, annotation: AnnotationId, to: Place) -> None:
    """Have an annotation stand there. When it was modified stays."""
    connection.execute(
        f"UPDATE annotation SET {_ANCHOR_UPDATES}, about = ?, file = ? WHERE id = ?",
        (*anchor_values(to.anchor), to.about, to.file, annotation),
    )


def keep_place(connection: sqlite3.Connection, annotation: AnnotationId, stood: Place) -> None:
    """Keep where an annotation stands in a file that is known, from which it goes."""
    connection.execute(
        f"INSERT OR REPLACE INTO kept_place (annotation, file, about, {ANCHOR_COLUMNS})"
        f" VALUES (?, ?, ?, {_ANCHOR_SLOTS})",
        (annotation, stood.file, stood.about, *anchor_values(stood.anchor)),
    )


def forget_place(connection: sqlite3.Connection, annotation: AnnotationId, file: str | None) -> None:
    """Keep no more where an annotation stood in `file`: it stands there again."""
    connection.execute("DELETE FROM kept_place WHERE annotation = ? AND file = ?", (annotation, file))


def kept_place(connection: sqlite3.Connection, annotation: AnnotationId, file: str) -> Place | None:
    """Where an annotation stood in `file`; None where that is not kept."""
    row = connection.execute(
        f"SELECT about, {ANCHOR_COLUMNS} FROM kept_place WHERE annotation = ? AND file = ?",
        (annotation, file),
    ).fetchone()
    return None if row is None else Place(file, to_anchor(row[1:]), About(row[0]))


def kept_files(connection: sqlite3.Connection, annotation: AnnotationId) -> frozenset[str]:
    """The files in which a place of an annotation is kept."""
    found = connection.execute("SELECT file FROM kept_place WHERE annotation = ?", (annotation,))
    return frozenset(file for (file,) in found)


def go(connection: sqlite3.Connection, annotation: AnnotationId, stood: Place, to: str, at: Place) -> None:
    """Have an annotation stand at `at` in the file `to`, and keep where it stood."""
    if stood.file is not None and stood.file != to:
        keep_place(connection, annotation, stood)
        forget_place(connection, annotation, to)
    move(connection, annotation, at)


def go_home(connection: sqlite3.Connection, annotation: AnnotationId, stood: Place, file: str) -> Place:
    """Have an annotation stand in `file` of which it was not known where it stands: on the place that was
    kept there, as of one that came along to a version that is another meeting's now; else as it is. Gives how
    it stands there."""
    kept = kept_place(connection, annotation, file)
    home = kept or stood._replace(file=file)
    if kept is not None:
        forget_place(connection, annotation, file)
        if stood.file is not None:
            keep_place(connection, annotation, stood)
    move(connection, annotation, home)
    return home


class Said(NamedTuple):
    """What is said of an annotation's way to a version: the file it comes from, where it was put, who says
    so; and of what the reader took back, who said so before."""

    from_file: str
    place: Anchor | None
    settled: Settled | None
    settled_before: Settled | None


def said_of(connection: sqlite3.Connection, annotation: AnnotationId, file: str) -> Said | None:
    """What is said of an annotation's way to `file`; None for nothing."""
    row = connection.execute(
        "SELECT from_file, place, settled, settled_before FROM carried WHERE annotation = ? AND file = ?",
        (annotation, file),
    ).fetchone()
    if row is None:
        return None
    from_file, place, *settled = row
    return Said(from_file, anchor_from_json(place), *(each and Settled(each) for each in settled))


def say(
    connection: sqlite3.Connection,
    carried: Carried,
    files: tuple[str, str],
    settled: Settled | None,
    moment: str,
) -> None:
    """Say what became of an annotation from one file to the other."""
    connection.execute(
        "INSERT OR REPLACE INTO carried (annotation, from_file, file, standing, reason, was, place,"
        " candidates, settled, moment) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(carried.annotation, *files, carried.standing.value, carried.reason.value),
            *(anchor_to_json(carried.was), anchor_to_json(carried.anchor)),
            *(candidates_to_json(carried.candidates), settled, moment),
        ),
    )


def say_given(
    connection: sqlite3.Connection, annotation: AnnotationId, file: str, place: Anchor, former: Former
) -> None:
    """Say of an annotation that a colleague gave, and that stands at `place` in `file`, on which words it was
    before; nothing where it is not told. There is no way of it here that could be taken back."""
    if former.was is None:
        return
    standing = Standing.UNCERTAIN if former.by_hand else Standing.CHANGED
    settled = Settled.READER if former.by_hand else Settled.PROGRAM
    carried = Carried(annotation, standing, former.was, place, CarryReason.EDITED_WORDS)
    say(connection, carried, ("", file), settled, now())


def settle(
    connection: sqlite3.Connection,
    annotation: AnnotationId,
    file: str,
    settled: Settled | None,
    place: Anchor | None,
) -> None:
    """Say who says where an annotation stands in `file`, and where."""
    connection.execute(
        "UPDATE carried SET settled = ?, place = ? WHERE annotation = ? AND file = ?",
        (settled, anchor_to_json(place), annotation, file),
    )


def say_nothing(connection: sqlite3.Connection, annotation: AnnotationId, file: str) -> None:
    """Say nothing more of an annotation's way to `file`."""
    connection.execute("DELETE FROM carried WHERE annotation = ? AND file = ?", (annotation, file))


def wait_no_more(
    connection: sqlite3.Connection, meeting: str, annotation: AnnotationId, *, but_in: str
) -> None:
    """Have an annotation that waits in what stands in front of `meeting` be carried there anew, unless that
    is the file `but_in`."""
    connection.execute(
        "DELETE FROM carried WHERE annotation = ? AND settled IS NULL AND file <> ? AND file ="
        " (SELECT file.sha256 FROM meeting JOIN version ON version.id = meeting.front"
        "  JOIN file ON file.id = version.file WHERE meeting.id = ?)",
        (annotation, but_in, meeting),
    )


def take_back(
    connection: sqlite3.Connection, annotation: AnnotationId, file: str, place: Anchor | None
) -> None:
    """Say that the reader took back that an annotation came along to `file`, where it stood at `place`."""
    connection.execute(
        "UPDATE carried SET settled_before = settled, settled = ?, place = ?"
        " WHERE annotation = ? AND file = ?",
        (Settled.UNDONE, anchor_to_json(place), annotation, file),
    )


def file_of(connection: sqlite3.Connection, meeting: str, version: int) -> str:
    """The fingerprint of the file of a version of `meeting`. Raises LookupError where that is not there."""
    row = connection.execute(
        "SELECT file.sha256 FROM version JOIN file ON file.id = version.file"
        " JOIN document ON document.id = version.document WHERE version.id = ? AND document.meeting = ?",
        (version, meeting),
    ).fetchone()
    if row is None:
        raise LookupError(f"no version {version} of meeting {meeting}")
    return str(row[0])


def version_of(connection: sqlite3.Connection, meeting: str, file: str | None) -> int | None:
    """The version of `meeting` that came in a file; None where there is no such."""
    row = connection.execute(
        "SELECT version.id FROM file JOIN version ON version.file = file.id"
        " JOIN document ON document.id = version.document WHERE file.sha256 = ? AND document.meeting = ?",
        (file, meeting),
    ).fetchone()
    return None if row is None else int(row[0])


def files_of(connection: sqlite3.Connection, meeting: str) -> frozenset[str]:
    """The fingerprints of the files of all versions of `meeting`."""
    found = connection.execute(
        "SELECT file.sha256 FROM document JOIN version ON version.document = document.id"
        " JOIN file ON file.id = version.file WHERE document.meeting = ?",
        (meeting,),
    )
    return frozenset(file for (file,) in found)
