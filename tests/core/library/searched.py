"""What a search finds, in one flat list: items first, then what the reader wrote."""

from __future__ import annotations

from typing import NamedTuple

from core.annotations import ItemKey, MeetingId
from core.library import Library
from core.library.searching.search import search
from core.query import parse_query

MOST = 1000


class Found(NamedTuple):
    """A hit; `kind` is where an item has it ("title", "decision" …) or what the reader wrote ("note" …)."""

    kind: str
    meeting: MeetingId
    item: ItemKey
    item_index: int | None
    offset: int | None


def find(library: Library, line: str) -> list[Found]:
    """Everything that `line` finds."""
    results = search(library, parse_query(line), limit=MOST)
    items = [
        Found(hit.where, hit.meeting, hit.item, hit.index, hit.offset)
        for group in results.groups
        for hit in group.items
    ]
    notes = [Found(hit.kind, hit.meeting.id, hit.item, hit.item_index, hit.offset) for hit in results.notes]
    return items + notes
