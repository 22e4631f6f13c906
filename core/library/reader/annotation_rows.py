"""What readers add, to and from the columns of the table `annotation`."""

from __future__ import annotations

import json
from datetime import date, datetime

from core.annotations import (
    About,
    Annotation,
    AnnotationId,
    AnnotationKind,
    Colour,
    FollowUp,
    ItemKey,
    MeetingId,
    PageBox,
    Passage,
)
from core.library.rows import Row, iso, to_json
from core.minutes import Role
from core.source_text import Box, Span

ANNOTATION_COLUMNS = (
    "id, meeting, item_number, item_title, item_case_number, kind, text, quote, prefix, suffix, "
    "start_offset, end_offset, role, author, created, modified, about, boxes, colour, who, due, done, file"
)


def annotation_values(annotation: Annotation) -> Row:
    """The columns `ANNOTATION_COLUMNS` of `annotation`."""
    passage = annotation.passage
    place: Row = (None,) * 6
    if passage is not None:
        place = (passage.quote, passage.prefix, passage.suffix, *passage.span, passage.role)
    boxes = [[each.page, *each.box] for each in passage.boxes] if passage is not None else []
    follow_up = annotation.follow_up or FollowUp()
    return (
        annotation.id,
        annotation.meeting,
        annotation.item.number,
        annotation.item.title,
        annotation.item.case_number,
        annotation.kind,
        # half of a UTF-16 pair, as an interrupted input may leave it, cannot be stored
        annotation.text.encode("utf-8", "replace").decode("utf-8"),
        *place,
        annotation.author,
        iso(annotation.created),
        iso(annotation.modified),
        annotation.about,
        to_json(boxes),
        annotation.colour,
        follow_up.who,
        iso(follow_up.due),
        iso(follow_up.done),
        annotation.file,
    )


def to_annotation(row: Row) -> Annotation:
    """The annotation of the columns `ANNOTATION_COLUMNS`."""
    passage = None
    if row[7] is not None:
        boxes = tuple(PageBox(page, Box(*box)) for page, *box in json.loads(row[17]))
        passage = Passage(row[7], row[8], row[9], Span(row[10], row[11]), Role(row[12]), boxes)
    kind = AnnotationKind(row[5])
    return Annotation(
        id=AnnotationId(row[0]),
        meeting=MeetingId(row[1]),
        item=ItemKey(row[2], row[3], row[4]),
        kind=kind,
        text=row[6],
        author=row[13],
        created=datetime.fromisoformat(row[14]),
        modified=datetime.fromisoformat(row[15]),
        passage=passage,
        about=About(row[16]),
        colour=None if row[18] is None else Colour(row[18]),
        follow_up=_follow_up(row) if kind is AnnotationKind.FOLLOW_UP else None,
        file=row[22],
    )


def _follow_up(row: Row) -> FollowUp:
    who, due, done = row[19:22]
    return FollowUp(
        who,
        None if due is None else date.fromisoformat(due),
        None if done is None else datetime.fromisoformat(done),
    )
