"""What an invented document gives to a summary without a library, and summaries gathered from one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from core.annotations import (
    About,
    Annotation,
    AnnotationKind,
    Colour,
    FollowUp,
    ItemKey,
    MeetingId,
    Passage,
    new_annotation,
)
from core.exports.choice import Choice
from core.exports.gathering import gather
from core.exports.summary import Summary
from core.exports.version_items import VersionItems, version_items
from core.library import (
    ItemElsewhere,
    Library,
    LoadedMeeting,
    MeetingRow,
    catch_up,
    load,
    put,
)
from core.library.lists.chosen import Range
from core.minutes import Role
from core.opening import OpenedFile
from core.source_text import Span

TODAY = date(2031, 6, 1)
EVERYTHING = Range()
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


def gathered(library: Library, range_: Range = EVERYTHING, **asked: Any) -> Summary:
    """The summary of `range_`; what is asked beside the fields of `Choice` is for `gather`."""
    catch_up(library)
    of_gather = {name: asked.pop(name) for name in ("most", "progress", "other_names") if name in asked}
    return gather(library, range_, Choice(**asked), reader="Ea", today=TODAY, **of_gather)


def added(
    library: Library,
    meeting: MeetingId,
    item: int = 0,
    text: str = "Husk",
    kind: AnnotationKind = AnnotationKind.NOTE,
    *,
    author: str = "Ea",
    on: str = "",
    due: date | None = None,
    done: datetime | None = None,
    version: int | None = None,
) -> Annotation:
    loaded = load(library, meeting, version)
    found = loaded.meeting.items[item]
    passage, about = None, None
    if on == "decision":
        passage = Passage.of(loaded.source, found.decisions[0].span, Role.DECISION)
    elif on:
        start = loaded.source.text.index(on, found.span.start)
        passage = Passage.of(loaded.source, Span(start, start + len(on)), Role.OTHER)
        about = About.PASSAGE
    state = FollowUp("Bo", due, done) if kind is AnnotationKind.FOLLOW_UP else None
    made = new_annotation(meeting, ItemKey.of(found), kind, text, author, passage, about, follow_up=state)
    put(library, made)
    return made


def headings(summary: Summary) -> list[str]:
    return [group.heading for group in summary.groups]


def titles(summary: Summary) -> list[list[str | None]]:
    return [[item.title for item in group.items] for group in summary.groups]
