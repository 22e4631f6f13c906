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
class Stand:
    """How an annotation stood before the reader placed or left it, for taking that back; what was kept of its
    place in the version with the file `to`; what was said of its way there."""

    annotation: AnnotationId
    meeting: MeetingId
    stood: rows.Standing
    to: str
    kept: rows.Standing | None
    said: Said | None


@dataclass(frozen=True, slots=True)
class Placed:
    """What placing or leaving changed, and how all stood before."""

    changes: Changes
    before: tuple[Stand, ...]


def place_by_hand(
    library: Library, meeting: MeetingId, annotations: Sequence[AnnotationId], anchor: Anchor, version: int
) -> Placed:
    """Have `annotations` of `meeting` stand at `anchor` in `version`, wherever they stood; that place is
    kept, and when they were modified stays. Raises LibraryError, and LookupError where there is no such
    version."""

    def work(connection: sqlite3.Connection, stand: Stand) -> None:
        name, stood, said = stand.annotation, stand.stood, stand.said
        came = None if said is None else rows.kept_place(connection, name, said.from_file)
        about = about_at((came or stood).about, anchor)
        rows.go(connection, name, stood, stand.to, rows.Standing(stand.to, anchor, about))
        if said is not None:
            rows.settle(connection, name, stand.to, Settled.READER, anchor)
        elif stood.file is not None and stood.file != stand.to:
            carried = Carried(name, Standing.UNCERTAIN, stood.anchor, anchor, CarryReason.WORDS_GONE)
            rows.say(connection, carried, (stood.file, stand.to), Settled.READER, now())

    return _each(library, meeting, annotations, version, work)


def leave(library: Library, meeting: MeetingId, annotations: Sequence[AnnotationId], version: int) -> Placed:
    """Have those of `annotations` that wait to be placed in `version` wait no more: they stay where they
    stood. Raises as `place_by_hand`."""

    def work(connection: sqlite3.Connection, stand: Stand) -> None:
        if stand.said is not None and stand.said.settled is None:
            rows.settle(connection, stand.annotation, stand.to, Settled.LEFT, None)

    return _each(library, meeting, annotations, version, work)


def put_stands(library: Library, stands: Sequence[Stand]) -> Changes:
    """Have annotations stand as they stood before they were placed or left. Those that went on to a further
    version since stay there. Raises LibraryError."""
    with library.transaction() as connection:
        done = [each for each in stands if _put(connection, each)]
        return _changed(connection, done)


def _each(
    library: Library,
    meeting: MeetingId,
    annotations: Sequence[AnnotationId],
    version: int,
    work: Callable[[sqlite3.Connection, Stand], None],
) -> Placed:
    with library.transaction() as connection:
        file = rows.file_of(connection, meeting, version)
        found = (_stand(connection, meeting, name, file) for name in annotations)
        before = tuple(each for each in found if each is not None)
        for each in before:
            work(connection, each)
        return Placed(_changed(connection, before), before)


def _stand(
    connection: sqlite3.Connection, meeting: MeetingId, annotation: AnnotationId, file: str
) -> Stand | None:
    stood = rows.standing_of(connection, meeting, annotation)
    if stood is None:
        return None
    kept = rows.kept_place(connection, annotation, file)
    said = rows.said_of(connection, annotation, file)
    return Stand(annotation, meeting, stood, file, kept, said)


def _put(connection: sqlite3.Connection, stand: Stand) -> bool:
    name, to, file = stand.annotation, stand.to, stand.stood.file
    stands = rows.standing_of(connection, stand.meeting, name)
    if stands is None or stands.file not in (to, file):
        return False
    rows.move(connection, name, stand.stood)
    if file is not None and file != to:
        rows.forget_place(connection, name, file)
        if stand.kept is not None:
            rows.keep_place(connection, name, stand.kept)
    if stand.said is None:
        connection.execute("DELETE FROM carried WHERE annotation = ? AND file = ?", (name, to))
    else:
        rows.settle(connection, name, to, stand.said.settled, stand.said.place)
    return True


def _changed(connection: sqlite3.Connection, stands: Sequence[Stand]) -> Changes:
    names = frozenset(each.annotation for each in stands)
    meetings = frozenset(each.meeting for each in stands)
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
