"""The reader's notes and tags in the library. None of them hangs on parsed rows."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import datetime

from core.annotations import Annotation, AnnotationId, MeetingId
from core.library import rows
from core.library.changes import Changes
from core.library.opening import Library, now
from core.library.words import keep_words

_SLOTS = ", ".join("?" * len(rows.ANNOTATION_COLUMNS.split(",")))
_UPDATES = ", ".join(
    f"{name} = excluded.{name}"
    for name in rows.ANNOTATION_COLUMNS.replace(" ", "").split(",")
    if name not in ("id", "created")
)
_PUT = f"""INSERT INTO annotation ({rows.ANNOTATION_COLUMNS}) VALUES ({_SLOTS})
    ON CONFLICT (id) DO UPDATE SET {_UPDATES}, deleted = NULL"""


def of_meeting(library: Library, meeting: MeetingId) -> list[Annotation]:
    """The annotations of `meeting`, oldest first."""
    found = library.rows(
        f"SELECT {rows.ANNOTATION_COLUMNS} FROM annotation WHERE meeting = ? AND deleted IS NULL"
        " ORDER BY created, row",
        (meeting,),
    )
    return [rows.to_annotation(row) for row in found]


def put(library: Library, annotation: Annotation, replacing: datetime | None = None) -> Changes:
    """Write `annotation`: a new one, one with other words, or one that was deleted and comes back.

    `replacing` is when the state that the writer's reader saw had been modified; None overwrites whatever is
    there. Where somebody else wrote other words since, theirs stay, and those of `annotation` are kept as an
    annotation of its own: the changes then name its fresh id and not `annotation.id`.

    When this returns, it is committed. Raises LibraryError.
    """
    with library.transaction() as connection:
        before = connection.execute(
            "SELECT meeting, text, modified, deleted FROM annotation WHERE id = ?", (annotation.id,)
        ).fetchone()
        if before is not None and replacing is not None and _is_anothers(before, annotation.text, replacing):
            fresh = AnnotationId(str(uuid.uuid4()))
            annotation = replace(annotation, id=fresh, created=annotation.modified)
        connection.execute(_PUT, rows.annotation_values(annotation))
        keep_words(connection, [annotation.text])
    meetings = {annotation.meeting} | ({MeetingId(before[0])} if before else set())
    return Changes(annotations=frozenset({annotation.id}), annotated=frozenset(meetings))


def _is_anothers(row: tuple[str, str, str, str | None], text: str, replacing: datetime) -> bool:
    """Whether `row` holds what somebody wrote after `replacing`, and other words than `text`."""
    _meeting, words, modified, deleted = row
    return deleted is None and words != text and datetime.fromisoformat(modified) != replacing


def delete(library: Library, annotation: AnnotationId) -> Changes:
    """Mark the annotation as deleted; its row stays, so that `put` brings it back. Raises LibraryError."""
    with library.transaction() as connection:
        row = connection.execute(
            "UPDATE annotation SET deleted = ? WHERE id = ? AND deleted IS NULL RETURNING meeting",
            (now(), annotation),
        ).fetchone()
    if row is None:
        return Changes()
    return Changes(annotations=frozenset({annotation}), annotated=frozenset({MeetingId(row[0])}))


def tags_in_use(library: Library) -> list[tuple[str, int]]:
    """Every tag with how often it is used, the most used first."""
    return library.rows(
        "SELECT text, count(*) FROM annotation WHERE kind = 'tag' AND deleted IS NULL"
        " GROUP BY text ORDER BY count(*) DESC, text"
    )
