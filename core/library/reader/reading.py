"""Where the reader was in each meeting."""

from __future__ import annotations

import json
from dataclasses import dataclass

from core.annotations import ItemKey, MeetingId
from core.library.opening import Library, now
from core.library.rows import to_json
from core.source_text import PageSize


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a document: the code point at the top of the view and, on pages, what is shown there."""

    offset: int
    page: int | None = None  # counted from 0
    y: float | None = None  # points from the page's upper edge
    zoom: float | None = None  # 1 is one point to 1/72 inch
    item: ItemKey | None = None
    rotation: int = 0  # degrees by which the pages are turned clockwise: 0, 90, 180 or 270
    mode: str | None = None  # "pages", "text" or "both"; None as the format has it
    fit: str | None = None  # "width" or "page": the zoom follows the size of the view; None where it does not


def remember(library: Library, meeting: MeetingId, place: Place) -> None:
    """Keep `place` for `meeting`, and that this meeting was read last. Raises LibraryError.

    Nothing is kept where the library has no such meeting any more: a copy without it was restored.
    """
    item = place.item
    key = None if item is None else to_json([item.number, item.title, item.case_number])
    with library.transaction() as connection:
        connection.execute(
            "INSERT OR REPLACE INTO reading_place"
            " (meeting, offset, page, y, zoom, item, rotation, mode, fit, modified)"
            " SELECT id, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM meeting WHERE id = ?",
            (
                *(place.offset, place.page, place.y, place.zoom, key),
                *(place.rotation, place.mode, place.fit, now(), meeting),
            ),
        )


def place_of(library: Library, meeting: MeetingId) -> Place | None:
    """Where the reader left `meeting`; None where it was never read."""
    found = library.rows(
        "SELECT offset, page, y, zoom, item, rotation, mode, fit FROM reading_place WHERE meeting = ?",
        (meeting,),
    )
    if not found:
        return None
    offset, page, y, zoom, item, rotation, mode, fit = found[0]
    key = None if item is None else ItemKey(*json.loads(item))
    return Place(offset, page, y, zoom, key, rotation, mode, fit)


@dataclass(frozen=True, slots=True)
class LastRead:
    """What can be shown of the meeting that was read last before its text is loaded."""

    meeting: MeetingId
    version: int  # in front
    pages: tuple[PageSize, ...]  # none where the format has no pages
    place: Place


def last_read(library: Library) -> LastRead | None:
    """The meeting that was read last, None where none was."""
    found = library.rows(
        "SELECT meeting.id, meeting.front, source.pages FROM reading_place"
        " JOIN meeting ON meeting.id = reading_place.meeting"
        " JOIN version ON version.id = meeting.front"
        " JOIN parse ON parse.id = version.parse JOIN source ON source.id = parse.source"
        " WHERE meeting.deleted IS NULL ORDER BY reading_place.modified DESC LIMIT 1"
    )
    if not found:
        return None
    meeting, version, pages = found[0]
    place = place_of(library, MeetingId(meeting))
    sizes = tuple(PageSize(*size) for size in json.loads(pages))
    return None if place is None else LastRead(MeetingId(meeting), version, sizes, place)
