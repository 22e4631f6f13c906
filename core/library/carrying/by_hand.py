"""What the reader does with annotations that wait to be placed: placing them, or leaving them where they are;
and taking that back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.annotations import About, AnnotationId, MeetingId
from core.carried import Anchor, Carried, CarryReason, Standing
from core.library.carrying import rows
from core.library.carrying.here import Settled
from core.library.carrying.rows import Said
from core.library.changes import Changes
from core.library.opening import Library, now
from core.library.reader import places
from core.minutes import Role


@dataclass(frozen=True, slots=True)
class Before:
    """How an annotation stood before the reader placed or left it, for taking that back; what was said of its
    way to the version with the file `to`, what its place there was, and in which others it had one."""

    annotation: AnnotationId
    meeting: MeetingId
    place: rows.Place
    to: str
    there: rows.Place | None
    elsewhere: frozenset[str | None]
    said: Said | None


@dataclass(frozen=True, slots=True)
class PlacedByHand:
    """What placing or leaving changed, and how all stood before."""

    changes: Changes
    before: tuple[Before, ...]


def place_by_hand(
    library: Library, meeting: MeetingId, annotations: Sequence[AnnotationId], anchor: Anchor, version: int
) -> PlacedByHand:
    """Have `annotations` of `meeting` stand at `anchor` in `version`, wherever they stood; that place is
    kept, and when they were modified stays. What waits in a version in front of that one is looked for from
    there anew. Raises LibraryError, and LookupError where there is no such version."""

    def work(connection: sqlite3.Connection, before: Before) -> None:
        name, place, to, said = before.annotation, before.place, before.to, before.said
        came = None if said is None else rows.kept_place(connection, name, said.from_file)
        about = about_at((came or place).about, anchor)
        rows.go(connection, name, place, to, rows.Place(to, anchor, about))
        if said is not None:
            rows.settle(connection, name, to, Settled.READER, anchor)
        elif place.file is not None and place.file != to:
            carried = Carried(name, Standing.UNCERTAIN, place.anchor, anchor, CarryReason.WORDS_GONE)
            rows.say(connection, carried, (place.file, to), Settled.READER, now())
        rows.wait_no_more(connection, meeting, name, but_in=to)

    return _each(library, meeting, annotations, version, work)


def leave(
    library: Library, meeting: MeetingId, annotations: Sequence[AnnotationId], version: int
) -> PlacedByHand:
    """Have those of `annotations` that wait to be placed in `version` wait no more: they stay where they
    stood. Raises as `place_by_hand`."""

    def work(connection: sqlite3.Connection, before: Before) -> None:
        if before.said is not None and before.said.settled is None:
            rows.settle(connection, before.annotation, before.to, Settled.LEFT, None)

    return _each(library, meeting, annotations, version, work)


def put_as_before(library: Library, all_before: Sequence[Before]) -> Changes:
    """Have annotations stand as they stood before they were placed or left. Those that went on from there to
    a further version are to be carried to it anew; those that the reader placed there by hand stay. Raises
    LibraryError."""
    with library.transaction() as connection:
        done = [each for each in all_before if _put(connection, each)]
        return _changed(connection, done)


def _each(
    library: Library,
    meeting: MeetingId,
    annotations: Sequence[AnnotationId],
    version: int,
    work: Callable[[sqlite3.Connection, Before], None],
) -> PlacedByHand:
    with library.transaction() as connection:
        file = rows.file_of(connection, meeting, version)
        found = (_before(connection, meeting, name, file) for name in annotations)
        before = tuple(each for each in found if each is not None)
        for each in before:
            work(connection, each)
        return PlacedByHand(_changed(connection, before), before)


def _before(
    connection: sqlite3.Connection, meeting: MeetingId, annotation: AnnotationId, file: str
) -> Before | None:
    place = rows.place_of(connection, meeting, annotation)
    if place is None:
        return None
    there = place if place.file == file else rows.kept_place(connection, annotation, file)
    elsewhere = {place.file, *rows.kept_files(connection, annotation)} - {file}
    said = rows.said_of(connection, annotation, file)
    return Before(annotation, meeting, place, file, there, frozenset(elsewhere), said)


def _put(connection: sqlite3.Connection, before: Before) -> bool:
    name, to, home = before.annotation, before.to, before.place.file
    way = _way_there(connection, before)
    if not way:
        return False
    stands_in, came_from = way[0], way[-1]
    rows.forget_place(connection, name, to)
    if came_from == to:
        for file in filter(None, way[:-1]):
            rows.forget_place(connection, name, file)
            rows.say_nothing(connection, name, file)
        rows.forget_place(connection, name, home)
        rows.move(connection, name, before.place)
        stands_in = home
    if before.there is not None and stands_in != to:
        rows.keep_place(connection, name, before.there)
    if before.said is None:
        rows.say_nothing(connection, name, to)
    else:
        rows.settle(connection, name, to, before.said.settled, before.said.place)
    return True


def _way_there(connection: sqlite3.Connection, before: Before) -> list[str | None]:
    """The files in which an annotation stood since, from the one where it stands back to `before.to`, or to
    another in which it had a place before; nothing where it did not get there by the program alone."""
    stands = rows.place_of(connection, before.meeting, before.annotation)
    if stands is None:
        return []
    way = [stands.file]
    while way[-1] != before.to and way[-1] not in before.elsewhere:
        said = None if way[-1] is None else rows.said_of(connection, before.annotation, way[-1])
        if said is None or said.settled is not Settled.PROGRAM or said.from_file in way:
            return []
        way.append(said.from_file)
    return way


def _changed(connection: sqlite3.Connection, done: Sequence[Before]) -> Changes:
    names = frozenset(each.annotation for each in done)
    meetings = frozenset(each.meeting for each in done)
    for meeting in meetings:
        places.place_annotations(connection, meeting, names)
    return Changes(meetings=meetings, annotations=names, annotated=meetings)


def about_at(about: About, anchor: Anchor) -> About:
    """What an annotation is about that the reader puts at `anchor`, which was about `about`: a note on a
    decision stays one where it is put on words of one."""
    if anchor.passage is None:
        return About.ITEM
    decided = anchor.passage.role in (Role.DECISION, Role.PRIOR_DECISION)
    return about if about is About.DECISION and decided else About.PASSAGE
