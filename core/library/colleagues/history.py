"""Earlier states of annotations that a newer one took the place of."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import datetime

from core.annotations import Annotation, AnnotationId
from core.library.opening import Library
from core.library.rows import iso, to_json
from core.web_annotation import GivenAnnotation, MadeIn, as_web_annotation, from_web_annotation


@dataclass(frozen=True, slots=True)
class Earlier:
    """A state of an annotation as it was, and when another took its place, or was found to be newer (UTC).
    `replaced_by` is who changed it in this library; None where the newer one came in a file."""

    annotation: Annotation
    replaced: datetime
    replaced_by: str | None = None


def history_of(library: Library, annotation: AnnotationId) -> tuple[Earlier, ...]:
    """The earlier states of `annotation`, the one changed last first. Raises LibraryError."""
    found = library.rows(
        "SELECT state, replaced, replaced_by FROM annotation_history WHERE annotation = ?"
        " ORDER BY modified DESC, id DESC",
        (annotation,),
    )
    return tuple(
        Earlier(from_web_annotation(json.loads(state)).annotation, datetime.fromisoformat(replaced), by)
        for state, replaced, by in found
    )


def annotations_with_history(library: Library) -> frozenset[AnnotationId]:
    """The annotations of which earlier states are kept. Raises LibraryError."""
    found = library.rows("SELECT DISTINCT annotation FROM annotation_history")
    return frozenset(AnnotationId(each) for (each,) in found)


def edited_by_others(library: Library) -> dict[AnnotationId, str]:
    """The annotations that somebody else than their author changed in this library, and who did last. Raises
    LibraryError."""
    found = library.rows(
        "SELECT annotation, replaced_by FROM annotation_history"
        " WHERE replaced_by IS NOT NULL AND replaced_by <> author ORDER BY replaced"
    )
    return {AnnotationId(annotation): by for annotation, by in found}


def keep_before_edit(connection: sqlite3.Connection, before: Annotation, editor: str, moment: str) -> None:
    """Keep a state that `editor` is about to change, within the caller's transaction: a colleague's, or one
    of an annotation that has earlier states. What the editor wrote over such a state is a draft, and is not
    kept each time it is typed on."""
    kept = connection.execute(
        "SELECT max(replaced) FILTER (WHERE replaced_by = ?), count(*) FROM annotation_history"
        " WHERE annotation = ?",
        (editor, before.id),
    ).fetchone()
    last, count = kept
    is_draft = last is not None and datetime.fromisoformat(last) >= before.modified
    if not is_draft and (count or before.author != editor):
        keep_earlier(connection, before, moment, editor)


def forget_put_back(connection: sqlite3.Connection, annotation: Annotation) -> None:
    """Forget that somebody here changed the state that `annotation` is in again, within the caller's
    transaction."""
    connection.execute(
        "DELETE FROM annotation_history WHERE annotation = ? AND state = ? AND replaced_by IS NOT NULL",
        (annotation.id, _state(annotation)),
    )


def _state(annotation: Annotation) -> str:
    return to_json(as_web_annotation(GivenAnnotation(annotation, MadeIn())))


def keep_earlier(
    connection: sqlite3.Connection, earlier: Annotation, moment: str, by: str | None = None
) -> bool:
    """Keep a state of an annotation, within the caller's transaction; False where it is kept already. `by`
    is who changes it here."""
    values = (earlier.id, _state(earlier))
    if connection.execute(
        "SELECT 1 FROM annotation_history WHERE annotation = ? AND state = ?", values
    ).fetchone():
        return False
    connection.execute(
        "INSERT INTO annotation_history (annotation, state, author, modified, replaced, replaced_by)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (*values, earlier.author, iso(earlier.modified), moment, by),
    )
    return True


def forget_kept_at(connection: sqlite3.Connection, annotation: AnnotationId, moment: str) -> None:
    """Forget the state of `annotation` that was kept at that moment, within the caller's transaction."""
    connection.execute(
        "DELETE FROM annotation_history WHERE annotation = ? AND replaced = ?", (annotation, moment)
    )
