"""What the reader added to one version of a meeting of the library, put together with where it belongs in the
next: read and reckoned here, written by `core.library.carrying`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from core.annotations import About, Annotation, AnnotationKind, ItemKey, MeetingId
from core.carried import Anchor, Candidate, Carried, CarryReason, Standing
from core.library.carrying.here import on_passage
from core.library.carrying.seen_again import SeenAgain, SeenMark, seen_again
from core.library.carrying.targets import ToCarry, meetings_to_carry, to_carry
from core.library.carrying.undoing import go_on
from core.library.carrying.writing import CarriedAlong, CarriedMeeting, write_carried
from core.library.lists.meetings import LoadedMeeting
from core.library.opening import Library
from core.library.reader.places import items_meant
from core.page_places import PagePlaces
from core.versions.changes.change import ChangeKind
from core.versions.changes.comparing import compare
from core.versions.items.matching import ItemMatching, match_items
from core.versions.placing.placing_again import carry
from core.versions.version import Version

Stop = Callable[[], None]
Carry = Callable[[Version, Version, Sequence[Annotation], ItemMatching | None, Stop], list[Carried]]
SaysSame = Callable[[Version, Version, ItemMatching], frozenset[int]]
"""Gives the items of the new version that say what they said in the old one."""


def says_same(old: Version, new: Version, matching: ItemMatching) -> frozenset[int]:
    """The items of `new` that say what they said in `old`: no change but of their place among the others."""
    changed = [each for each in compare(old, new, matching).changes if each.kind is not ChangeKind.ITEM_MOVED]
    old_changed = {each.old_item for each in changed}
    new_changed = {each.new_item for each in changed}
    return frozenset(
        match.new[0]
        for match in matching.matches
        if len(match.old) == len(match.new) == 1
        and match.sure
        and match.old[0] not in old_changed
        and match.new[0] not in new_changed
    )


def carry_meeting(
    library: Library,
    meeting: MeetingId,
    stop: Stop = lambda: None,
    carrying: Carry = carry,
    same: SaysSame = says_same,
) -> CarriedMeeting:
    """What becomes of the annotations of `meeting`, and of what was seen, where newer versions came: only
    read and reckoned, nothing is written. `stop` is called now and then; what it raises ends the work.

    Raises LibraryError, and LookupError where the meeting is not there any more.
    """
    wanted = to_carry(library, meeting)
    ways = tuple(_along(each, wanted.versions, stop, carrying, same) for each in wanted.ways)
    return CarriedMeeting(meeting, ways, wanted.homes)


def carry_all(library: Library, between: Callable[[], None] = lambda: None) -> Iterator[CarriedMeeting]:
    """Carry what is to be carried in the whole library, meeting by meeting; gives what was written of each.
    `between` is called after each transaction. Raises LibraryError."""
    go_on(library, between)
    for meeting in meetings_to_carry(library):
        try:
            carried = carry_meeting(library, meeting)
            write_carried(library, carried, between)
        except LookupError:  # another program removed it meanwhile
            continue
        yield carried


def _along(
    wanted: ToCarry,
    versions: Mapping[int, LoadedMeeting],
    stop: Stop,
    carrying: Carry,
    same: SaysSame,
) -> CarriedAlong:
    way, marks = wanted.way, wanted.marks
    before, after = versions[way.version], versions[way.target]
    old, new = (Version(each.meeting, each.source, each.file) for each in (before, after))
    fresh = [each for each in wanted.annotations if each.id not in after.kept]
    matching = match_items(old, new) if fresh or marks else ItemMatching(())
    found = carrying(old, new, fresh, matching, stop) if fresh else []
    boxed = dict(zip((each.id for each in fresh), _with_boxes(after, fresh, found), strict=True))
    carried = tuple(boxed.get(each.id) or _back(after, each) for each in wanted.annotations)
    seen = None
    if marks is not None:
        stop()
        seen = tuple(_seen(marks, old, new, matching, same(old, new, matching) if marks else frozenset()))
    known = {each.id: each for each in wanted.annotations if each.id not in wanted.deleted}
    told = {_together(known[each.annotation], each) for each in carried if each.annotation in known}
    along = [each for each in told if each.is_sure]
    waiting = [] if way.is_back else [each for each in told if not each.is_sure]
    comments = sum(each.is_comment for each in (*along, *waiting))
    return CarriedAlong(way.version, way.target, carried, seen, len(along), len(waiting), comments)


class _Together(NamedTuple):
    """What those have in common that were on one thing: they are counted as one."""

    is_sure: bool
    is_comment: bool
    about: About
    on: object


def _together(annotation: Annotation, carried: Carried) -> _Together:
    was, is_comment = carried.was, annotation.kind is AnnotationKind.COMMENT
    on = was.item if was.passage is None else on_passage(was.passage)
    return _Together(carried.is_sure, is_comment, annotation.about, on)


def _back(after: LoadedMeeting, annotation: Annotation) -> Carried:
    """One that stood in the version before: on the place that was kept."""
    was = Anchor(annotation.item, annotation.passage)
    told = after.carried.get(annotation.id)
    standing = Standing.KEPT if told is None or told.place is None else told.standing
    reason = CarryReason.SAME_WORDS if told is None else told.reason
    return Carried(annotation.id, standing, was, after.kept[annotation.id].anchor, reason)


def _with_boxes(
    after: LoadedMeeting, annotations: Sequence[Annotation], found: Sequence[Carried]
) -> Iterator[Carried]:
    """What was found, the passages that are marked with their places on the pages, line by line."""
    places = PagePlaces(after.source, lambda _page: ())

    def boxed(anchor: Anchor) -> Anchor:
        passage = anchor.passage
        if passage is None or not passage.quote or passage.boxes:
            return anchor
        return replace(anchor, passage=replace(passage, boxes=places.boxes(passage.span)))

    def offered(candidate: Candidate) -> Candidate:
        return replace(candidate, anchor=boxed(candidate.anchor))

    for annotation, each in zip(annotations, found, strict=True):
        if annotation.about is About.PASSAGE and after.source.pages:
            anchor = None if each.anchor is None else boxed(each.anchor)
            each = replace(each, anchor=anchor, candidates=tuple(map(offered, each.candidates)))
        yield each


def _seen(
    marks: Sequence[SeenMark], old: Version, new: Version, matching: ItemMatching, same: frozenset[int]
) -> Iterator[SeenAgain]:
    """A mark for each item that was seen and says the same. Of items that nothing tells apart, all must."""
    done: set[ItemKey] = set()
    for mark in marks:
        meant = (matching.of_old(index).new for index in items_meant(old.meeting.items, [mark.item]))
        for index in sorted({each for its in meant for each in its}):
            key = ItemKey.of(new.meeting.items[index])
            if key not in done and items_meant(new.meeting.items, [key]) <= same:
                done.add(key)
                yield seen_again(mark, key)
