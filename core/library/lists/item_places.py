"""Items that were chosen in a list of something else: of decisions, or of places in texts."""

from __future__ import annotations

import json
from collections.abc import Iterable

from core.annotations import MeetingId
from core.library.belonging.current_versions import aside
from core.library.lists.chosen import ItemPlace
from core.library.opening import Library

TextPlace = tuple[MeetingId, int, int | None]
"""A meeting, an offset in code points, and the version it counts in, None for the one in front."""


def places_of_decisions(library: Library, entries: Iterable[int]) -> tuple[ItemPlace, ...]:
    """The items of decisions, by their ids in the register; each once, in their order."""
    found = library.rows(
        f"SELECT entry.meeting, item.position, {aside('entry.parse')} FROM json_each(?) AS asked"
        " JOIN register_entry AS entry ON entry.id = asked.value"
        " JOIN meeting ON meeting.id = entry.meeting JOIN item ON item.id = entry.item ORDER BY asked.key",
        (json.dumps([*entries]),),
    )
    return _each_once(found)


def places_at(library: Library, places: Iterable[TextPlace]) -> tuple[ItemPlace, ...]:
    """The items that stand at `places`; each once, in their order; none for what is before the first item."""
    found = library.rows(
        "SELECT meeting.id, item.position, json_extract(asked.value, '$[2]') FROM json_each(?) AS asked"
        " JOIN meeting ON meeting.id = json_extract(asked.value, '$[0]')"
        " JOIN version ON version.id = coalesce(json_extract(asked.value, '$[2]'), meeting.front)"
        " JOIN item ON item.parse = version.parse"
        "  AND item.start_offset <= json_extract(asked.value, '$[1]')"
        "  AND json_extract(asked.value, '$[1]') < item.end_offset"
        " ORDER BY asked.key",
        (json.dumps([[*each] for each in places]),),
    )
    return _each_once(found)


def _each_once(rows: Iterable[tuple[str, int, int | None]]) -> tuple[ItemPlace, ...]:
    return tuple(
        dict.fromkeys(ItemPlace(MeetingId(meeting), item, version) for meeting, item, version in rows)
    )
