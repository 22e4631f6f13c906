"""What of an item is told: the parts that were chosen. What was not chosen is not there any more."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from core.annotations import AnnotationKind
from core.exports.choice import Part
from core.exports.remarks import Mark, Remarks, tags_together
from core.exports.summary import DecisionSummary, Group, ItemSummary, MeetingHead, Unplaced

_KINDS = {
    AnnotationKind.TAG: Part.TAGS,
    AnnotationKind.NOTE: Part.NOTES,
    AnnotationKind.HIGHLIGHT: Part.MARKS,
    AnnotationKind.UNDERLINE: Part.MARKS,
    AnnotationKind.AREA: Part.MARKS,
    AnnotationKind.FOLLOW_UP: Part.FOLLOW_UPS,
}
"""The part that tells of each kind."""

ADDED = frozenset(_KINDS.values())
"""The parts that tell of what readers added."""


def kinds_in(parts: Collection[Part]) -> frozenset[AnnotationKind]:
    """The kinds of annotations that `parts` tell of."""
    return frozenset(kind for kind, part in _KINDS.items() if part in parts)


def with_parts(group: Group, parts: Collection[Part]) -> Group:
    """`group` without what is not in `parts`. What readers added to something that is not told is told of
    the item: a note on a decision, or on marked words."""
    unplaced = (_unplaced(each, parts) for each in group.unplaced)
    return replace(
        group,
        head=None if group.head is None else _head(group.head, parts),
        before=_remarks(group.before, parts),
        items=tuple(_item(item, parts) for item in group.items),
        unplaced=tuple(each for each in unplaced if each.remarks),
    )


def all_remarks(remarks: Remarks) -> Iterator[Remarks]:
    """`remarks`, and those on the marks in it."""
    yield remarks
    for mark in remarks.marks:
        yield from all_remarks(mark.remarks)


def _head(head: MeetingHead, parts: Collection[Part]) -> MeetingHead:
    if Part.HEAD in parts:
        return head
    return replace(head, start_time=None, end_time=None, place=None, participants=(), absent=())


def _item(item: ItemSummary, parts: Collection[Part]) -> ItemSummary:
    remarks, decisions = item.remarks, item.decisions
    if Part.DECISIONS not in parts:
        remarks = _together([remarks, *(each.remarks for each in decisions)], remarks.marks)
        decisions = ()
    return replace(
        item,
        meeting=_head(item.meeting, parts),
        recommendations=item.recommendations if Part.RECOMMENDATION in parts else (),
        decisions=tuple(_decision(each, parts) for each in decisions),
        votes=item.votes if Part.VOTES in parts else None,
        attachments=item.attachments if Part.ATTACHMENTS in parts else (),
        remarks=_remarks(remarks, parts),
        page=item.page if Part.PAGES in parts else None,
    )


def _decision(decision: DecisionSummary, parts: Collection[Part]) -> DecisionSummary:
    page = decision.page if Part.PAGES in parts else None
    return replace(decision, remarks=_remarks(decision.remarks, parts), page=page)


def _unplaced(unplaced: Unplaced, parts: Collection[Part]) -> Unplaced:
    return replace(
        unplaced, meeting=_head(unplaced.meeting, parts), remarks=_remarks(unplaced.remarks, parts)
    )


def _remarks(remarks: Remarks, parts: Collection[Part]) -> Remarks:
    if Part.MARKS not in parts:
        remarks = _together(all_remarks(remarks), ())
    marks = (_mark(each, parts) for each in remarks.marks)
    return Remarks(
        tags=remarks.tags if Part.TAGS in parts else (),
        notes=remarks.notes if Part.NOTES in parts else (),
        tasks=remarks.tasks if Part.FOLLOW_UPS in parts else (),
        marks=tuple(each for each in marks if each.forms or each.remarks),
        tagged_by=remarks.tagged_by if Part.TAGS in parts else (),
    )


def _mark(mark: Mark, parts: Collection[Part]) -> Mark:
    page = mark.page if Part.PAGES in parts else None
    return replace(mark, remarks=_remarks(mark.remarks, parts), page=page)


def _together(all_: Iterable[Remarks], marks: tuple[Mark, ...]) -> Remarks:
    """Tags, each once, notes and follow-ups of all of them, and `marks`."""
    found = list(all_)
    tags, tagged_by = tags_together(found)
    return Remarks(
        tags=tags,
        notes=tuple(note for each in found for note in each.notes),
        tasks=tuple(task for each in found for task in each.tasks),
        marks=marks,
        tagged_by=tagged_by,
    )
