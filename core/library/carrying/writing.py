"""Writing what became of annotations, and of what was seen, on the way to another version.

The annotations' own rows get their new place, and `modified` stays; the old place is kept. What is not sure
waits. All of it goes in short transactions and can be broken off anywhere: what is left is carried the next
time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from core.annotations import AnnotationId, MeetingId
from core.carried import Carried
from core.library.belonging import identity
from core.library.belonging.newest import newest_first
from core.library.carrying import rows, seen_again
from core.library.carrying.here import Settled
from core.library.carrying.seen_again import SeenAgain
from core.library.carrying.slices import in_slices
from core.library.changes import Changes
from core.library.opening import Library, now
from core.library.reader import places

_WAITING = (None, Settled.LEFT, Settled.UNDONE)


@dataclass(frozen=True, slots=True)
class CarriedAlong:
    """What is to be written of one way: from which version to which, what becomes of the annotations, and
    which items are marked as seen; None where nothing is to be said of that. `along` is how many annotations
    come along that were not deleted, `waiting` how many of them wait to be placed; those on one thing are
    one. `comments` is how many of both are comments."""

    from_version: int
    to_version: int
    carried: tuple[Carried, ...]
    seen: tuple[SeenAgain, ...] | None = None
    along: int = 0
    waiting: int = 0
    comments: int = 0


@dataclass(frozen=True, slots=True)
class CarriedMeeting:
    """What is to be written of one meeting. `homes` says in which files annotations stand that did not say
    so."""

    meeting: MeetingId
    ways: tuple[CarriedAlong, ...] = ()
    homes: Mapping[AnnotationId, str] = field(default_factory=dict)

    @property
    def along(self) -> int:
        """How many annotations come along."""
        return sum(way.along for way in self.ways)

    @property
    def waiting(self) -> int:
        """How many wait to be placed."""
        return sum(way.waiting for way in self.ways)

    @property
    def comments(self) -> int:
        """How many of both are comments."""
        return sum(way.comments for way in self.ways)


def write_carried(
    library: Library,
    found: CarriedMeeting,
    between: Callable[[], None] = lambda: None,
    moment: str | None = None,
) -> Changes:
    """Have the annotations of a meeting stand where they were found to belong, at `moment` (a time as
    `opening.now` gives it; now where None). What is not sure waits; where the other version is older, it
    stays. Items that say what they said are marked as seen.

    What was changed or carried meanwhile, here or by another program, is left as it is. Once nothing of the
    version in front is to be carried any more, the newer one stands in front. `between` is called after each
    transaction; the search index follows by `catch_up`. Raises LibraryError, and LookupError where a version
    is not there any more.
    """
    changes = Changes()
    at = moment or now()
    for way in found.ways:
        changes |= _write_way(library, found.meeting, way, at, between)
    return changes | _say_homes(library, found.meeting, found.homes, between)


def _write_way(
    library: Library,
    meeting: MeetingId,
    way: CarriedAlong,
    moment: str,
    between: Callable[[], None],
) -> Changes:
    with library.snapshot() as connection:
        files = (
            rows.file_of(connection, meeting, way.from_version),
            rows.file_of(connection, meeting, way.to_version),
        )
        known = rows.files_of(connection, meeting)
        order = [each.file for each in newest_first(connection, meeting)]
        before = _front(connection, meeting)
        run = connection.execute(
            "SELECT moment FROM carry_run WHERE meeting = ? AND file = ?", (meeting, files[1])
        ).fetchone()
    if run is not None:  # what came after it belongs to it
        (moment,) = run
    unsure = Settled.LEFT if order.index(files[1]) > order.index(files[0]) else None
    fresh: list[SeenAgain] = []

    def begin(connection: sqlite3.Connection) -> None:
        connection.execute(
            "INSERT OR IGNORE INTO carry_run (meeting, file, front, moment) VALUES (?, ?,"
            " (SELECT file.sha256 FROM meeting JOIN version ON version.id = meeting.front"
            "  JOIN file ON file.id = version.file WHERE meeting.id = ?), ?)",
            (meeting, files[1], meeting, moment),
        )
        _say_under_way(connection, meeting, files[1], is_so=True)

    def write(connection: sqlite3.Connection, each: Carried) -> AnnotationId | None:
        if _is_taken_back(connection, meeting, files[1]):
            return None
        return _write(connection, meeting, each, files, known, unsure, moment)

    def end(connection: sqlite3.Connection) -> None:
        if way.seen is not None and not _is_taken_back(connection, meeting, files[1]):
            fresh.extend(seen_again.write(connection, meeting, *files, way.seen))
        identity.refresh(connection, meeting)
        if fresh:
            places.show_seen(connection, meeting)
        _say_under_way(connection, meeting, files[1], is_so=False)

    changes = in_slices(library, meeting, way.carried, write, first=begin, last=end, between=between)
    with library.snapshot() as connection:
        is_other = _front(connection, meeting) != before
    return changes | Changes(
        meetings=frozenset({meeting} if is_other else ()), seen=frozenset({meeting} if fresh else ())
    )


def _say_under_way(connection: sqlite3.Connection, meeting: str, file: str, *, is_so: bool) -> None:
    """Have a start bring to its end what is broken off before what stands in front is settled."""
    connection.execute(
        "UPDATE carry_run SET under_way = ? WHERE meeting = ? AND file = ? AND undone IS NULL",
        (is_so, meeting, file),
    )


def _is_taken_back(connection: sqlite3.Connection, meeting: str, file: str) -> bool:
    """Whether the reader took it back, perhaps while this was reckoned, that annotations came to `file`."""
    row = connection.execute(
        "SELECT undone IS NOT NULL FROM carry_run WHERE meeting = ? AND file = ?", (meeting, file)
    ).fetchone()
    return row is not None and bool(row[0])


def _front(connection: sqlite3.Connection, meeting: MeetingId) -> int | None:
    row = connection.execute("SELECT front FROM meeting WHERE id = ?", (meeting,)).fetchone()
    return None if row is None else row[0]


def _write(
    connection: sqlite3.Connection,
    meeting: MeetingId,
    carried: Carried,
    files: tuple[str, str],
    known: frozenset[str],
    unsure: Settled | None,
    moment: str,
) -> AnnotationId | None:
    name, (old, new) = carried.annotation, files
    stood = rows.place_of(connection, meeting, name)
    if stood is None or (stood.file != old and stood.file in known):
        return None
    home = None if stood.file == old else rows.kept_place(connection, name, old)
    if (home or stood).anchor != carried.was:
        return None
    said = rows.said_of(connection, name, new)
    if said is not None and said.settled in _WAITING:
        return None
    if stood.file != old:
        stood = rows.go_home(connection, name, stood, old)
    if carried.anchor is not None:
        kept = rows.kept_place(connection, name, new)
        about = kept.about if kept is not None and kept.anchor == carried.anchor else stood.about
        at = rows.Place(new, carried.anchor, about)
        rows.go(connection, name, stood, new, at)
        rows.say(connection, carried, files, Settled.PROGRAM, moment)
    else:
        rows.say(connection, carried, files, unsure, moment)
    return name


def _say_homes(
    library: Library,
    meeting: MeetingId,
    homes: Mapping[AnnotationId, str],
    between: Callable[[], None],
) -> Changes:
    """Have annotations say in which file they stand that did not say so, or another meeting's."""
    if not homes:
        return Changes()
    with library.snapshot() as connection:
        known = rows.files_of(connection, meeting)

    def write(connection: sqlite3.Connection, name: AnnotationId) -> AnnotationId | None:
        stood = rows.place_of(connection, meeting, name)
        is_lost = stood is not None and stood.file not in known
        if stood is not None and is_lost:
            rows.go_home(connection, name, stood, homes[name])
        if name == names[-1]:  # here, as no start would find that it is left to be done
            identity.refresh(connection, meeting)
        return name if is_lost else None

    names = list(homes)
    return in_slices(library, meeting, names, write, between=between)
