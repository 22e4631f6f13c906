"""What a search of all meetings finds: items by meeting, what the reader wrote, and where it may lead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from core.annotations import AnnotationId, AnnotationKind, ItemKey, MeetingId
from core.minutes import DocumentKind, Outcome, Role
from core.query import Query
from core.query_words import Field
from core.source_text import Span

Order = Literal["newest", "relevance"]
Where = Literal["title", "decision", "recommendation", "section", "head", "attachment"]
Parts = tuple[tuple[str, bool], ...]
"""Pieces of a text on one line, each with whether it is a hit."""


@dataclass(frozen=True, slots=True)
class FoundMeeting:
    """The meeting of a hit, with the document in front; `municipality` and `body` as they are shown."""

    id: MeetingId
    municipality: str | None
    body: str | None
    date: date | None
    start_time: time | None
    kind: DocumentKind
    draft: bool


@dataclass(frozen=True, slots=True)
class ItemHit:
    """An item that holds what is looked for; with `index` None what stands before the first item.

    `where` and `role` say in which of its texts the passage `parts` stands, `offset` where in the source it
    begins; `parts` are empty where that is the title, and where nothing but filters was asked for. `outcome`
    is that of the meeting's own decision on the item, the recommendation being read too: its sign in a list.
    `version` is the one it stands in, None for the one in front of the meeting.
    """

    entry: int  # its row in the index
    meeting: MeetingId
    item: ItemKey
    index: int | None
    closed: bool
    where: Where
    role: Role | None
    title: Parts
    parts: Parts
    offset: int
    outcome: Outcome | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class MeetingHits:
    """The hits of one meeting, in the order asked for."""

    meeting: FoundMeeting
    items: tuple[ItemHit, ...]


@dataclass(frozen=True, slots=True)
class NoteHit:
    """What a reader, `author`, wrote or marked: a note, a tag, a follow-up, or the words of a passage.

    `item_index` and `offset` are None where its item is not in what counts of the meeting; `item_index`
    alone where it stands before the first. `version` as in ItemHit.
    """

    annotation: AnnotationId
    meeting: FoundMeeting
    kind: AnnotationKind
    item: ItemKey
    item_index: int | None
    parts: Parts
    offset: int | None
    version: int | None = None
    author: str = ""


@dataclass(frozen=True, slots=True)
class Lead:
    """A tag, person, case or body that the words name. `with_filter(line, field, value)` narrows the line to
    it; `count` is how many items (of bodies: meetings) it has."""

    field: Field
    value: str
    name: str  # to be shown
    count: int
    key: str | int | None = None  # of a case its key, of a body its row
    municipality: str = ""  # of a case the key of its municipality


@dataclass(frozen=True, slots=True)
class Results:
    """What a search found first. `total` items are in `groups` so far; with `more` there are others, which
    `search(…, after=results)` gives. `stopped` says that it was broken off and holds nothing."""

    query: Query
    groups: tuple[MeetingHits, ...] = ()
    notes: tuple[NoteHit, ...] = ()
    leads: tuple[Lead, ...] = ()
    total: int = 0
    more: bool = False
    last: int = 0  # where to go on from: an entry of the index, or how many were given by relevance
    stopped: bool = False

    def __bool__(self) -> bool:
        return bool(self.groups or self.notes or self.leads)


@dataclass(frozen=True, slots=True)
class Count:
    """How many items there are; with `more` there are more than that."""

    items: int
    more: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """All places to mark in a version of a meeting: code points in its source."""

    version: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class PreviewPart:
    """A part of an item: its heading, its text as paragraphs, and where hits stand in that text."""

    role: Role
    heading: str | None
    text: str
    hits: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """A hit to be looked at: title and parts of its item, what holds the hit first in `first`."""

    title: Parts
    parts: tuple[PreviewPart, ...]
    first: int
