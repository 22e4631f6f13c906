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
    """A state of an annotation as it was, and when another took its place, or was found to be newer (UTC)."""

    annotation: Annotation
    replaced: datetime


def history_of(library: Library, annotation: AnnotationId) -> tuple[Earlier, ...]:
    """The earlier states of `annotation`, the one changed last first. Raises LibraryError."""
    found = library.rows(
        "SELECT state, replaced FROM annotation_history WHERE annotation = ? ORDER BY modified DESC, id DESC",
        (annotation,),
    )
    return tuple(
        Earlier(from_web_annotation(json.loads(state)).annotation, datetime.fromisoformat(replaced))
        for state, replaced in found
    )


def annotations_with_history(library: Library) -> frozenset[AnnotationId]:
    """The annotations of which earlier states are kept. Raises LibraryError."""
    found = library.rows("SELECT DISTINCT annotation FROM annotation_history")
    return frozenset(AnnotationId(each) for (each,) in found)


def keep_earlier(connection: sqlite3.Connection, earlier: Annotation, moment: str) -> bool:
    """Keep a state of an annotation, within the caller's transaction; False where it is kept already."""
    state = to_json(as_web_annotation(GivenAnnotation(earlier, MadeIn())))
    values = (earlier.id, state)
    if connection.execute(
        "SELECT 1 FROM annotation_history WHERE annotation = ? AND state = ?", values
    ).fetchone():
        return False
    connection.execute(
        "INSERT INTO annotation_history (annotation, state, author, modified, replaced)"
        " VALUES (?, ?, ?, ?, ?)",
        (*values, earlier.author, iso(earlier.modified), moment),
    )
    return True


def forget_kept_at(connection: sqlite3.Connection, annotation: AnnotationId, moment: str) -> None:
    """Forget the state of `annotation` that was kept at that moment, within the caller's transaction."""
    connection.execute(
        "DELETE FROM annotation_history WHERE annotation = ? AND replaced = ?", (annotation, moment)
    )
