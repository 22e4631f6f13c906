"""Everywhere that annotations of a meeting stand and stood, and which of them stood on closed items."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import NamedTuple

from core.annotations import AnnotationId, ItemFinder, ItemKey
from core.minutes import AgendaItem
from core.source_text import Span

_COLUMNS = ("item_number", "item_title", "item_case_number", "start_offset", "end_offset")
_KEPT = ", ".join(f"kept_place.{name}" for name in _COLUMNS)
_WAS = ", ".join(
    f"json_extract(carried.was, '$.{name}')"
    for name in ("itemNumber", "itemTitle", "caseNumber", "start", "end")
)
_PLACES = (
    "WITH its AS MATERIALIZED (SELECT * FROM annotation WHERE meeting = ?)"
    f" SELECT id, file, {', '.join(_COLUMNS)} FROM its"
    f" UNION SELECT kept_place.annotation, kept_place.file, {_KEPT}"
    " FROM its JOIN kept_place ON kept_place.annotation = its.id"
    f" UNION SELECT carried.annotation, carried.from_file, {_WAS}"
    " FROM its JOIN carried ON carried.annotation = its.id"
)


class Stood(NamedTuple):
    """A place of an annotation: the fingerprint of its file, None where that is not known, what the item is
    known by there, and where the words begin and end; None for an item as a whole."""

    annotation: AnnotationId
    file: str | None
    item: ItemKey
    start: int | None
    end: int | None


def places_of(connection: sqlite3.Connection, meeting: str) -> Iterator[Stood]:
    """Where the annotations of `meeting`, deleted ones too, stand, and where they stood in any version before
    they came along to another one."""
    for name, file, number, title, case_number, *place in connection.execute(_PLACES, (meeting,)):
        yield Stood(AnnotationId(name), file, ItemKey(number, title, case_number), *place)


def on_closed(
    connection: sqlite3.Connection, meeting: str, file: str, closed: Collection[ItemKey]
) -> dict[AnnotationId, tuple[ItemKey, ...]]:
    """What the closed items are known by that annotations of `meeting` stand or stood on in other versions
    than that in `file`; those that did on none are left out. `closed` is what all closed items of them are
    known by.

    A file may have been read otherwise when an annotation was added: then the item is found by its place, or
    as `find_item` finds it; one that is not found there any more may be closed.
    """
    if not closed:
        return {}
    versions = _with_closed_items(connection, meeting)
    found: defaultdict[AnnotationId, dict[ItemKey, None]] = defaultdict(dict)
    for place in places_of(connection, meeting):
        if place.file is None or place.file == file:
            continue
        if place.item in closed:
            found[place.annotation][place.item] = None
        version = versions.get(place.file)
        if version is not None:
            found[place.annotation] |= dict.fromkeys(version.closed_at(place))
    return {name: tuple(keys) for name, keys in found.items() if keys}


class _Version:
    """A version that has closed items."""

    def __init__(self, items: list[AgendaItem]) -> None:
        self._items = items
        self._finder = ItemFinder(items)
        self._keys = {ItemKey.of(item) for item in items}

    def closed_at(self, place: Stood) -> Iterator[ItemKey]:
        """What the closed items are known by, as far as that is known, that there are at a place."""
        start, end = place.start, place.end
        if start is not None and end is not None:
            for item in self._items:
                if item.closed and start < item.span.end and item.span.start < end:
                    yield ItemKey.of(item)
        if place.item in self._keys or place.item == ItemKey(None, None):
            return
        at = self._finder.find(place.item)
        if at is None and start is None:
            yield place.item
        elif at is not None and self._items[at].closed:
            yield ItemKey.of(self._items[at])


def _with_closed_items(connection: sqlite3.Connection, meeting: str) -> dict[str, _Version]:
    """Those of `meeting`, by the fingerprints of their files."""
    items: defaultdict[str, list[AgendaItem]] = defaultdict(list)
    for file, number, title, case_number, closed, start, end in connection.execute(
        "SELECT file.sha256, item.number, item.title, item.case_number,"
        " item.closed OR document.kind = 'closed_part', item.start_offset, item.end_offset"
        " FROM document JOIN version ON version.document = document.id JOIN file ON file.id = version.file"
        " JOIN item ON item.parse = version.parse WHERE document.meeting = ? ORDER BY item.position",
        (meeting,),
    ):
        span = Span(start, end)
        items[file].append(AgendaItem(number, title, bool(closed), span, span, case_number=case_number))
    return {file: _Version(its) for file, its in items.items() if any(item.closed for item in its)}
