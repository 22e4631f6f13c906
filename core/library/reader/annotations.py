"""What the reader added, in the library. None of it hangs on parsed rows."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from core.annotations import Annotation, AnnotationId, AnnotationKind, MeetingId
from core.library.changes import Changes
from core.library.colleagues import history
from core.library.opening import Library, now
from core.library.reader import annotation_rows, places
from core.library.reader.tags import WrittenTag, write_tags
from core.library.rows import Row
from core.library.searching.words import keep_words
from core.words import words_of

_NAMES = annotation_rows.ANNOTATION_COLUMNS.split(", ")
_UPDATES = ", ".join(f"{name} = excluded.{name}" for name in _NAMES if name not in ("id", "created"))
_PUT = f"""INSERT INTO annotation ({annotation_rows.ANNOTATION_COLUMNS})
    VALUES ({", ".join("?" * len(_NAMES))}) ON CONFLICT (id) DO UPDATE SET {_UPDATES}, deleted = NULL"""
_GET = f"SELECT {annotation_rows.ANNOTATION_COLUMNS}, deleted FROM annotation"
_MEETING, _KIND, _CREATED, _MODIFIED = map(_NAMES.index, ("meeting", "kind", "created", "modified"))
_DELETED = len(_NAMES)
_READERS_OWN = [_NAMES.index(name) for name in _NAMES if name not in ("id", "author", "created", "modified")]
"""What a reader says with an annotation: its words, its values, and where it stands."""


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
    return write(library, (), [Deleted(annotation)])


Moments = datetime | frozenset[datetime]


class Written(NamedTuple):
    """An annotation to be written.

    `replacing` is when the state that the writer's reader saw had been modified, or several such moments
    where it is not known which of the reader's own states came to the library; None overwrites whatever is
    there. Where somebody else changed it since, theirs stays, and `annotation` is kept as one of its own: the
    changes then name its fresh id and not `annotation.id`. What somebody else than `editor` wrote, and this
    changes, is kept in its history.
    """

    annotation: Annotation
    replacing: Moments | None = None
    editor: str | None = None


class Deleted(NamedTuple):
    """An annotation to be marked as deleted.

    `replacing` is as in `Written`: what somebody else changed since stays, and the changes name it.
    """

    id: AnnotationId
    replacing: Moments | None = None


def write(
    library: Library,
    annotations: Sequence[Written],
    deleted: Sequence[Deleted] = (),
    tags: Sequence[WrittenTag] = (),
    deleted_tags: Sequence[str] = (),
) -> Changes:
    """Write annotations, each a new one, one that was changed, or one that was deleted and comes back; mark
    others as deleted; and do the same with tags, the deleted ones by their UUID (see `write_tags`): all of it
    in one transaction.

    When this returns, it is committed. Raises LibraryError, the library being then as it was before.
    """
    with library.transaction() as connection:
        changes = write_tags(connection, tags, deleted_tags)
        for annotation, replacing, editor in annotations:
            changes |= _put(connection, _in_place(connection, annotation), replacing, editor)
        for gone, replacing in deleted:
            changes |= _delete(connection, gone, replacing)
        texts = (each.annotation.text for each in annotations)
        keep_words(connection, {word for text in texts for word in words_of(text)})
        for meeting in changes.annotated:
            places.place_annotations(connection, meeting, changes.annotations)
    return changes


def put_within(connection: sqlite3.Connection, annotation: Annotation) -> Changes:
    """Write one annotation over whatever is there, within the caller's transaction, its place in the file
    that it stands in, too. The words it brings, and its place among the items, are the caller's to note."""
    before = _row(connection, annotation.id)
    if before is not None:
        annotation = at_place_of(annotation_rows.to_annotation(before[:_DELETED]), annotation)
    return _put(connection, annotation, None)


def _put(
    connection: sqlite3.Connection,
    annotation: Annotation,
    replacing: Moments | None,
    editor: str | None = None,
) -> Changes:
    values = annotation_rows.annotation_values(annotation)
    before = _row(connection, annotation.id)
    if before is not None and _is_anothers(before, values, replacing):
        beside = _beside(connection, annotation.id, replacing)
        kept = _row(connection, beside)
        if kept is not None and annotation.modified < datetime.fromisoformat(kept[_CREATED]):
            return _delete(connection, beside, None)  # undone: it is again as it was before ours
        created = annotation.modified if kept is None else datetime.fromisoformat(kept[_CREATED])
        annotation = replace(annotation, id=beside, created=created)
        values = annotation_rows.annotation_values(annotation)
    elif before is not None and editor is not None and before[_DELETED] is None and before[:-1] != values:
        history.keep_before_edit(connection, annotation_rows.to_annotation(before[:-1]), editor, now())
        history.forget_put_back(connection, annotation)
    connection.execute(_PUT, values)
    meetings = {annotation.meeting} | ({MeetingId(before[_MEETING])} if before else set())
    kinds = {annotation.kind} | ({before[_KIND]} if before else set())
    return Changes(
        annotations=frozenset({annotation.id}),
        annotated=frozenset(meetings),
        tags=AnnotationKind.TAG in kinds,
    )


def _in_place(connection: sqlite3.Connection, annotation: Annotation) -> Annotation:
    """`annotation` where it stands now: who writes on it does not move it; `core.library.carrying` does."""
    row = _row(connection, annotation.id)
    return annotation if row is None else _at(annotation_rows.to_annotation(row[:_DELETED]), annotation)


def at_place_of(here: Annotation, annotation: Annotation) -> Annotation:
    """`annotation` with the place of the state that is `here`, where that is in another version: it came
    along to a newer one since it was read, or is written on in an older one. Only `core.library.carrying`
    moves it from one to another."""
    if here.file is None or here.file == annotation.file:
        return annotation
    return _at(here, annotation)


def _at(here: Annotation, annotation: Annotation) -> Annotation:
    return replace(annotation, item=here.item, passage=here.passage, about=here.about, file=here.file)


def _delete(connection: sqlite3.Connection, annotation: AnnotationId, replacing: Moments | None) -> Changes:
    row = _row(connection, annotation)
    if row is None or row[_DELETED] is not None:
        return Changes()
    if replacing is not None and not _is_from(row, replacing):
        beside = _row(connection, _beside(connection, annotation, replacing))
        if beside is not None and beside[_DELETED] is None:
            return _delete(connection, AnnotationId(beside[0]), replacing)
    else:
        connection.execute("UPDATE annotation SET deleted = ? WHERE id = ?", (now(), annotation))
    return Changes(
        annotations=frozenset({annotation}),
        annotated=frozenset({MeetingId(row[_MEETING])}),
        tags=row[_KIND] == AnnotationKind.TAG,
    )


def _row(connection: sqlite3.Connection, annotation: AnnotationId) -> Row | None:
    row: Row | None = connection.execute(f"{_GET} WHERE id = ?", (annotation,)).fetchone()
    return row


def _beside(
    connection: sqlite3.Connection, annotation: AnnotationId, replacing: Moments | None
) -> AnnotationId:
    """The id under which a reader's words are kept beside those that somebody else wrote.

    It follows from that of the annotation, so that a reader who goes on, undoes or deletes finds the same
    ones again; a third writer gets another.
    """
    beside = AnnotationId(str(uuid.uuid5(uuid.NAMESPACE_URL, f"beside:{annotation}")))
    row = _row(connection, beside)
    if row is None or row[_DELETED] is not None or _is_from(row, replacing):
        return beside
    return AnnotationId(str(uuid.uuid4()))


def _is_from(row: Row, moments: Moments | None) -> bool:
    """Whether `row` was modified at one of the `moments`."""
    modified = datetime.fromisoformat(row[_MODIFIED])
    return modified in moments if isinstance(moments, frozenset) else modified == moments


def _is_anothers(row: Row, values: Row, replacing: Moments | None) -> bool:
    """Whether `row` holds what somebody else wrote after `replacing`, and something else than `values`."""
    if replacing is None or row[_DELETED] is not None:
        return False
    differs = any(row[column] != values[column] for column in _READERS_OWN)
    return differs and not _is_from(row, replacing)


def people_in_use(library: Library) -> list[str]:
    """Everybody who has a follow-up, who has most of them first."""
    return [
        who
        for who, _count in library.rows(
            "SELECT who, count(*) FROM annotation WHERE kind = 'follow_up' AND who IS NOT NULL"
            " AND deleted IS NULL GROUP BY who ORDER BY count(*) DESC, who"
        )
    ]
