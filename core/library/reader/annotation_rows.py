"""What readers add, to and from the columns of the table `annotation`."""

from __future__ import annotations

from datetime import date, datetime

from core.annotations import (
    About,
    Annotation,
    AnnotationId,
    AnnotationKind,
    Colour,
    FollowUp,
    MeetingId,
)
from core.carried import Anchor
from core.library.carrying.anchors import ANCHOR_COLUMNS, anchor_values, to_anchor
from core.library.rows import Row, iso

_BEFORE, _AFTER = "id, meeting, kind, text", "author, created, modified, about, colour, who, due, done, file"
ANNOTATION_COLUMNS = f"{_BEFORE}, {ANCHOR_COLUMNS}, {_AFTER}"
NO_COMMENT = "annotation.kind <> 'comment'"
"""SQL for whether it is what a reader adds to a document, which lists count and tell of: a comment on a draft
belongs to its review, and is told of there alone."""

_PLACE_AT = len(_BEFORE.split(", "))
_REST_AT = _PLACE_AT + len(ANCHOR_COLUMNS.split(", "))


def annotation_values(annotation: Annotation) -> Row:
    """The columns `ANNOTATION_COLUMNS` of `annotation`."""
    follow_up = annotation.follow_up or FollowUp()
    return (
        annotation.id,
        annotation.meeting,
        annotation.kind,
        # half of a UTF-16 pair, as an interrupted input may leave it, cannot be stored
        annotation.text.encode("utf-8", "replace").decode("utf-8"),
        *anchor_values(Anchor(annotation.item, annotation.passage)),
        annotation.author,
        iso(annotation.created),
        iso(annotation.modified),
        annotation.about,
        annotation.colour,
        follow_up.who,
        iso(follow_up.due),
        iso(follow_up.done),
        annotation.file,
    )


def to_annotation(row: Row) -> Annotation:
    """The annotation of the columns `ANNOTATION_COLUMNS`, which more may follow."""
    name, meeting, kind, text = row[:_PLACE_AT]
    anchor = to_anchor(row[_PLACE_AT:_REST_AT])
    author, created, modified, about, colour, who, due, done, file = row[_REST_AT : _REST_AT + 9]
    kind = AnnotationKind(kind)
    return Annotation(
        id=AnnotationId(name),
        meeting=MeetingId(meeting),
        item=anchor.item,
        kind=kind,
        text=text,
        author=author,
        created=datetime.fromisoformat(created),
        modified=datetime.fromisoformat(modified),
        passage=anchor.passage,
        about=About(about),
        colour=None if colour is None else Colour(colour),
        follow_up=_follow_up(who, due, done) if kind is AnnotationKind.FOLLOW_UP else None,
        file=file,
    )


def _follow_up(who: str | None, due: str | None, done: str | None) -> FollowUp:
    return FollowUp(
        who,
        None if due is None else date.fromisoformat(due),
        None if done is None else datetime.fromisoformat(done),
    )
