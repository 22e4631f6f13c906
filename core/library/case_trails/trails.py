"""A case through its meetings: what bears its number, names it or was linked to it, and what may be of it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace

from core.annotations import ItemKey, MeetingId
from core.case_changes import Stage, carried_on, changes
from core.case_numbers import case_key
from core.library.case_trails import trail_candidates
from core.library.case_trails.case_links import CaseLink, LinkKind, key_of_title, links_of, links_to
from core.library.case_trails.cases import CaseKey
from core.library.case_trails.trail_rows import Basis, TrailEntry, item_row, read_entries
from core.library.opening import Library
from core.likely_cases import Reason, strongest

MOST_SUGGESTIONS = 12


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An item that may belong to the case: why, and which entry of the trail that is about."""

    entry: TrailEntry
    reason: Reason
    about: int


@dataclass(frozen=True, slots=True)
class Trail:
    """A case through its meetings, the oldest first. `case` is None of an item that has none.

    `number` and `title` are as the newest entry has them. `refused` is what the reader said is not of it.
    """

    case: CaseKey | None
    number: str | None
    title: str | None
    municipality: str | None
    entries: tuple[TrailEntry, ...]
    suggestions: tuple[Suggestion, ...]
    refused: tuple[CaseLink, ...] = ()


def trail(library: Library, case: CaseKey) -> Trail:
    """The case with that key. Without entries where the library has none. Raises LibraryError."""
    with library.snapshot() as connection:
        return _trail(connection, case)


def trail_of_item(library: Library, meeting: MeetingId, item: ItemKey) -> Trail:
    """The case of an item: that of its number, or that to which the reader linked it. Otherwise the item
    alone, with what is likely of the same case. Raises LibraryError."""
    with library.snapshot() as connection:
        found = connection.execute(
            "SELECT coalesce(body.municipality_key, '') FROM meeting"
            " LEFT JOIN body ON body.id = meeting.body_id WHERE meeting.id = ?",
            (meeting,),
        ).fetchone()
        row = item_row(connection, meeting, item)
        if found is None or row is None:
            return Trail(None, None, item.title, None, (), ())
        said = [
            each for each in links_of(connection, meeting) if item_row(connection, meeting, each.item) == row
        ]
        linked = [each.case_key for each in said if each.kind is LinkKind.LINKED]
        key = case_key(item.case_number) or next(reversed(linked), None)
        if key is not None:
            return _trail(connection, CaseKey(found[0], key))
        entries = read_entries(connection, [(row, Basis.ALONE, None)])
        alone = _whole(connection, found[0], None, entries, (), set())
        refused = {each.case_key for each in said}
        kept = tuple(each for each in alone.suggestions if _key_for_link(each.entry.item) not in refused)
        return replace(alone, suggestions=kept)


def _key_for_link(item: ItemKey) -> str:
    """What a link to the case of `item` bears: the key of its number, or of its title where it has none."""
    return case_key(item.case_number) or key_of_title(item.title or "")


def _trail(connection: sqlite3.Connection, case: CaseKey) -> Trail:
    items: dict[int, tuple[Basis, CaseLink | None]] = {
        item: (Basis.NUMBER, None)
        for (item,) in connection.execute(
            "SELECT index_entry.item FROM index_entry LEFT JOIN body ON body.id = index_entry.body"
            " WHERE case_key = ? AND coalesce(body.municipality_key, '') = ?",
            (case.key, case.municipality),
        )
    }
    links = links_to(connection, *case)
    refused: dict[int, CaseLink] = {}
    for link in links:
        row = item_row(connection, link.meeting, link.item)
        if row is None or row in items:
            continue
        if link.kind is LinkKind.NOT_SAME:
            refused[row] = link
        else:
            items[row] = (Basis.LINKED, link)
    for row in items:
        refused.pop(row, None)
    for row in trail_candidates.naming(connection, case):
        if row not in items and row not in refused:
            items[row] = (Basis.NAMED, None)
    entries = read_entries(connection, ((row, *basis) for row, basis in items.items()))
    return _whole(connection, case.municipality, case, entries, tuple(refused.values()), set(refused))


def _whole(
    connection: sqlite3.Connection,
    municipality: str,
    case: CaseKey | None,
    entries: list[TrailEntry],
    refused: tuple[CaseLink, ...],
    refused_rows: set[int],
) -> Trail:
    """The trail of `entries`, each with what changed since the one before, and with suggestions."""
    told: list[TrailEntry] = []
    before: Stage | None = None
    for each in entries:
        if each.basis is Basis.NAMED:  # it speaks of the case, and is no stage of it
            told.append(each)
            continue
        told.append(each if before is None else replace(each, changes=changes(before, each.stage)))
        before = each.stage if before is None else carried_on(before, each.stage)
    newest = told[-1] if told else None
    numbered = next((each for each in reversed(told) if each.basis is Basis.NUMBER), None)
    number = numbered.item.case_number if numbered is not None else None
    if number is None and case is not None:
        number = next((each.link.case_number for each in told if each.link is not None), case.key)
    return Trail(
        case,
        number,
        newest.item.title if newest else None,
        newest.municipality if newest else None,
        tuple(told),
        _suggestions(connection, municipality, case, told, refused_rows),
        refused,
    )


def _suggestions(
    connection: sqlite3.Connection,
    municipality: str,
    case: CaseKey | None,
    entries: list[TrailEntry],
    refused: set[int],
) -> tuple[Suggestion, ...]:
    if not entries:
        return ()
    known = {each.row for each in entries} | refused
    sketches = [each.sketch for each in entries]
    if case is not None:
        sketches = [replace(each, case_key=case.key) for each in sketches]
    found = trail_candidates.candidates(connection, municipality, case, entries)
    order = list(Reason)
    suggestions = []
    for entry in read_entries(connection, ((row, Basis.SUGGESTED, None) for row in found.items - known)):
        sketch = entry.sketch
        if case is not None and entry.row in found.naming:
            sketch = replace(sketch, names=sketch.names | {case.key})
        why = strongest(sketches, sketch, found.alike.get(entry.row, 0))
        if why is not None:
            suggestions.append(Suggestion(entry, *why))
    suggestions.sort(key=lambda each: each.entry.day.toordinal() if each.entry.day else 0, reverse=True)
    suggestions.sort(key=lambda each: order.index(each.reason))
    return tuple(suggestions[:MOST_SUGGESTIONS])
