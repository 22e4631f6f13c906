"""What the reader added, in the library. None of them hangs on parsed annotation_rows."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from core.annotations import Annotation, AnnotationId, MeetingId
from core.library import annotation_rows
from core.library.changes import Changes
from core.library.opening import Library, now
from core.library.words import keep_words

_SLOTS = ", ".join("?" * len(annotation_rows.ANNOTATION_COLUMNS.split(",")))
_UPDATES = ", ".join(
    f"{name} = excluded.{name}"
    for name in annotation_rows.ANNOTATION_COLUMNS.replace(" ", "").split(",")
    if name not in ("id", "created")
)
_PUT = f"""INSERT INTO annotation ({annotation_rows.ANNOTATION_COLUMNS}) VALUES ({_SLOTS})
    ON CONFLICT (id) DO UPDATE SET {_UPDATES}, deleted = NULL"""


def of_meeting(library: Library, meeting: MeetingId) -> list[Annotation]:
    """The annotations of `meeting`, oldest first."""
    found = library.rows(
        f"SELECT {annotation_rows.ANNOTATION_COLUMNS} FROM annotation WHERE meeting = ? AND deleted IS NULL"
        " ORDER BY created, row",
        (meeting,),
    )
    return [annotation_rows.to_annotation(row) for row in found]


def put(library: Library, annotation: Annotation, replacing: datetime | None = None) -> Changes:
    """Write one annotation: see `write`. Raises LibraryError."""
    return write(library, [Written(annotation, replacing)])


def delete(library: Library, annotation: AnnotationId) -> Changes:
    """Mark the annotation as deleted; its row stays, so that `put` brings it back. Raises LibraryError."""
    return write(library, (), [annotation])


def write(library: Library, annotations: Sequence[Written], deleted: Sequence[AnnotationId] = ()) -> Changes:
    """Write annotations, each a new one, one that was changed, or one that was deleted and comes back; and
    mark others as deleted: all of it in one transaction.

    When this returns, it is committed. Raises LibraryError.
    """
    with library.transaction() as connection:
        changes = Changes()
        for annotation, replacing in annotations:
            changes |= _put(connection, annotation, replacing)
        for gone in deleted:
            changes |= _delete(connection, gone)
        keep_words(connection, [annotation.text for annotation, _replacing in annotations])
    return changes


class Written(NamedTuple):
    """An annotation to be written.

    `replacing` is when the state that the writer's reader saw had been modified; None overwrites whatever is
    there. Where somebody else wrote other words since, theirs stay, and those of `annotation` are kept as an
    annotation of its own: the changes then name its fresh id and not `annotation.id`.

    """

    annotation: Annotation
    replacing: datetime | None = None


def _put(connection: sqlite3.Connection, annotation: Annotation, replacing: datetime | None) -> Changes:
    before = connection.execute(
        "SELECT meeting, text, modified, deleted FROM annotation WHERE id = ?", (annotation.id,)
    ).fetchone()
    if before is not None and replacing is not None and _is_anothers(before, annotation.text, replacing):
        fresh = AnnotationId(str(uuid.uuid4()))
        annotation = replace(annotation, id=fresh, created=annotation.modified)
    connection.execute(_PUT, annotation_rows.annotation_values(annotation))
    meetings = {annotation.meeting} | ({MeetingId(before[0])} if before else set())
    return Changes(annotations=frozenset({annotation.id}), annotated=frozenset(meetings))


def _delete(connection: sqlite3.Connection, annotation: AnnotationId) -> Changes:
    row = connection.execute(
        "UPDATE annotation SET deleted = ? WHERE id = ? AND deleted IS NULL RETURNING meeting",
        (now(), annotation),
    ).fetchone()
    if row is None:
        return Changes()
    return Changes(annotations=frozenset({annotation}), annotated=frozenset({MeetingId(row[0])}))


def _is_anothers(row: tuple[str, str, str, str | None], text: str, replacing: datetime) -> bool:
    """Whether `row` holds what somebody wrote after `replacing`, and other words than `text`."""
    _meeting, words, modified, deleted = row
    return deleted is None and words != text and datetime.fromisoformat(modified) != replacing


def tags_in_use(library: Library) -> list[tuple[str, int]]:
    """Every tag with how often it is used, the most used first."""
    return library.rows(
        "SELECT text, count(*) FROM annotation WHERE kind = 'tag' AND deleted IS NULL"
        " GROUP BY text ORDER BY count(*) DESC, text"
    )
