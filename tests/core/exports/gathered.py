"""What one invented document gives to a summary, without a library."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from core.annotations import Annotation, Colour, MeetingId
from core.exports.version_items import VersionItems, version_items
from core.library import ItemElsewhere, LoadedMeeting, MeetingRow
from core.opening import OpenedFile

MEETING = MeetingId("m")


def loaded(file: OpenedFile, elsewhere: tuple[ItemElsewhere, ...] = ()) -> LoadedMeeting:
    return LoadedMeeting(MEETING, 1, file.path.name, file.source.format, file.meeting, file.source, elsewhere)


def given(
    loaded: LoadedMeeting,
    annotations: Iterable[Annotation],
    *,
    colour_names: Mapping[Colour, str] | None = None,
    **asked: Any,
) -> VersionItems:
    """All of `loaded` with `annotations`, or what is asked of it."""
    meeting = loaded.meeting
    row = MeetingRow(
        id=loaded.id,
        municipality=meeting.municipality,
        body=meeting.body,
        date=meeting.date,
        start_time=meeting.start_time,
        kind=meeting.kind,
        draft=meeting.draft,
        items=len(meeting.items),
        annotations=0,
        version=loaded.version,
        name=loaded.name,
    )
    return version_items(loaded, row, annotations, colour_names or {}, **asked)
