"""What the reader has seen: items marked as read and unread, one meeting or thousands.

Marks hold what an item is known by, as annotations do, so that they outlive every new parse, and the file
whose item was read: what another version says was not read with it. Each carries the moment it was made at,
by which all that was marked at once is taken back at once.
"""

from __future__ import annotations

import sqlite3
import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from core.annotations import ItemKey, MeetingId
from core.library.belonging.current_versions import aside, current_items
from core.library.changes import Changes
from core.library.opening import Library, now
from core.library.reader import places
from core.minutes import AgendaItem

BUDGET = 0.02
"""Seconds of work in one transaction; the commit comes on top. One meeting at least is marked."""

_Place = tuple[int, int]  # a version that counts, an item of it


def unread_items(library: Library, meeting: MeetingId, parse: int) -> frozenset[int]:
    """Which items of `parse` were not seen yet, as indexes into Meeting.items; none where it does not count
    for `meeting`, or what is new of it is not in the index yet."""
    found = library.rows(
        "SELECT item.position FROM index_entry JOIN item ON item.id = index_entry.item"
        " WHERE index_entry.meeting = ? AND index_entry.seen = 0 AND index_entry.parse = ?",
        (meeting, parse),
    )
    return frozenset(position for (position,) in found)


class UnreadPlace(NamedTuple):
    """Where an unread item begins: a code point offset in `version`, None for the one in front."""

    offset: int
    version: int | None


def first_unread(library: Library, meeting: MeetingId) -> UnreadPlace | None:
    """Where the first unread item of `meeting` begins, in what stands in front before what counts beside it;
    None where all were seen."""
    return next(_unread_places(library, meeting), None)


def first_unread_beside(library: Library, meeting: MeetingId, version: int | None) -> UnreadPlace | None:
    """The same but for what is unread in `version`, or with None in what stands in front."""
    places_of = _unread_places(library, meeting)
    return next((place for place in places_of if place.version != version), None)


def _unread_places(library: Library, meeting: MeetingId) -> Iterator[UnreadPlace]:
    """The first unread item of each version that has any."""
    found = library.rows(
        f"SELECT min(item.start_offset), {aside('index_entry.parse')} AS aside FROM index_entry"
        " JOIN item ON item.id = index_entry.item JOIN meeting ON meeting.id = index_entry.meeting"
        " WHERE index_entry.meeting = ? AND index_entry.seen = 0 GROUP BY aside ORDER BY aside",
        (meeting,),
    )
    return (UnreadPlace(*row) for row in found)


def mark_seen(
    library: Library,
    meeting: MeetingId,
    items: Iterable[ItemKey] | None,
    seen: bool,
    author: str,
    moment: str | None = None,
    version: int | None = None,
) -> Changes:
    """Mark `items` of `meeting`, or all of them, as read, or with `seen` false as unread, at `moment` (a time
    as `opening.now` gives it; now where None): those of `version`, or with None of all that counts. What is
    so already stays as it is. Raises LibraryError."""
    wanted = None if items is None else tuple(items)
    with library.transaction() as connection:
        changed = _mark(connection, meeting, wanted, seen, author, moment or now(), version)
    return Changes(seen=frozenset({meeting})) if changed else Changes()


def mark_meetings(
    library: Library,
    meetings: Sequence[MeetingId],
    seen: bool,
    author: str,
    moment: str | None = None,
    between: Callable[[], None] = lambda: None,
) -> Changes:
    """Mark all items of `meetings` as `mark_seen` does, in short transactions.

    `between` is called after each: other work of this thread may go first there, and what it raises ends the
    marking. Raises LibraryError.
    """
    at = moment or now()
    return _in_slices(
        library, meetings, lambda connection, each: _mark(connection, each, None, seen, author, at), between
    )


def take_back_marks(
    library: Library,
    meetings: Sequence[MeetingId],
    moment: str,
    between: Callable[[], None] = lambda: None,
) -> Changes:
    """Have the items of `meetings` be as they were before all that was marked at `moment`, in short
    transactions; `between` as for `mark_meetings`. Raises LibraryError."""
    return _in_slices(
        library, meetings, lambda connection, each: _take_back(connection, each, moment), between
    )


def older_unread(library: Library, before: date) -> list[MeetingId]:
    """The meetings before a day that have unread items, the newest first."""
    found = library.rows(
        "SELECT id FROM meeting WHERE date < ? AND unread > 0 AND deleted IS NULL ORDER BY date DESC",
        (before.isoformat(),),
    )
    return [MeetingId(meeting) for (meeting,) in found]


def _in_slices(
    library: Library,
    meetings: Sequence[MeetingId],
    work: Callable[[sqlite3.Connection, MeetingId], bool],
    between: Callable[[], None],
) -> Changes:
    changed: set[MeetingId] = set()
    at = 0
    while at < len(meetings):
        with library.transaction() as connection:
            until = time.monotonic() + BUDGET
            first = at
            while at < len(meetings) and (at == first or time.monotonic() < until):
                if work(connection, meetings[at]):
                    changed.add(meetings[at])
                at += 1
        between()
    return Changes(seen=frozenset(changed))


def _mark(
    connection: sqlite3.Connection,
    meeting: MeetingId,
    items: Sequence[ItemKey] | None,
    seen: bool,
    author: str,
    moment: str,
    version: int | None = None,
) -> bool:
    """Whether anything was to be changed."""
    there = _items(connection, meeting, version)
    keys = [ItemKey.of(item) for _file, its in there for item in its] if items is None else items
    wanted = _meant(there, keys)
    marks = connection.execute(
        "SELECT id, file, item_number, item_title, item_case_number FROM seen_item"
        " WHERE meeting = ? AND deleted IS NULL",
        (meeting,),
    ).fetchall()
    places_of = [(mark, _meant(there, [ItemKey(*key)], file)) for mark, file, *key in marks]
    if seen:
        done = set().union(*(place for _mark_id, place in places_of))
        left = sorted(wanted - done)
        new = list(dict.fromkeys((there[at][0], ItemKey.of(there[at][1][index])) for at, index in left))
        connection.executemany(
            "INSERT INTO seen_item (id, meeting, item_number, item_title, item_case_number, author, created,"
            " file) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (str(uuid.uuid4()), meeting, key.number, key.title, key.case_number, author, moment, file)
                for file, key in new
            ),
        )
        changed = bool(new)
    else:
        old = [mark for mark, place in places_of if place & wanted]
        connection.executemany(
            "UPDATE seen_item SET deleted = ? WHERE id = ?", ((moment, mark) for mark in old)
        )
        changed = bool(old)
    if changed:
        places.show_seen(connection, meeting)
    return changed


def _take_back(connection: sqlite3.Connection, meeting: MeetingId, moment: str) -> bool:
    made = connection.execute("DELETE FROM seen_item WHERE meeting = ? AND created = ?", (meeting, moment))
    unmade = connection.execute(
        "UPDATE seen_item SET deleted = NULL WHERE meeting = ? AND deleted = ?", (meeting, moment)
    )
    changed = made.rowcount > 0 or unmade.rowcount > 0
    if changed:
        places.show_seen(connection, meeting)
    return changed


def _items(
    connection: sqlite3.Connection, meeting: MeetingId, version: int | None
) -> list[tuple[str, list[AgendaItem]]]:
    """As much of the items of `version`, or of all that counts of a meeting, as finding one by its key asks
    for, by the fingerprint of the version's file."""
    return [
        (its.file, [each.as_item() for each in its.items])
        for its in current_items(connection, meeting)
        if version in (None, its.version)
    ]


def _meant(
    versions: Sequence[tuple[str, Sequence[AgendaItem]]], keys: Sequence[ItemKey], file: str | None = None
) -> set[_Place]:
    """Where the items stand that `keys` mean, in the version with that file, or in all: one may stand in
    several."""
    return {
        (at, index)
        for at, (its_file, items) in enumerate(versions)
        if file in (None, its_file)
        for index in places.items_meant(items, keys)
    }
