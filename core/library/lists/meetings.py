"""The meetings of the library: all in one list, one as a whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from core.annotations import AnnotationId, ItemKey, MeetingId, find_item
from core.corrections import Correction
from core.library.belonging.bodies import SHOWN_MUNICIPALITY, SHOWN_NAME
from core.library.belonging.current_versions import IS_OF_MEETING, current_items
from core.library.belonging.newest import RANK
from core.library.bringing_in import parsed
from core.library.bringing_in.attachments import StoredAttachment, attached
from core.library.carrying.here import CarriedHere, KeptPlace, carried_to, kept_in, state_of
from core.library.carrying.stood import on_closed
from core.library.colleagues.authors import SEEN
from core.library.opening import Library
from core.library.reader import corrections
from core.library.reader.annotation_rows import NO_COMMENT
from core.library.reader.corrections import Corrections
from core.library.rows import to_date, to_json, to_time
from core.minutes import AgendaItem, DocumentKind, Meeting, Outcome
from core.source_text import SourceText, Span

IS_DRAFT = (
    "coalesce((SELECT said_draft.is_draft FROM said_draft WHERE said_draft.meeting = meeting.id"
    " AND said_draft.deleted IS NULL ORDER BY said_draft.modified DESC LIMIT 1), version.draft)"
)
"""SQL for whether what stands in front is a draft: as the reader said, and else as it says in its head."""

HEAD = (
    f"meeting.id, coalesce({SHOWN_MUNICIPALITY}, meeting.municipality), coalesce({SHOWN_NAME}, meeting.body),"
    f" meeting.date, meeting.start_time, document.kind, {IS_DRAFT}"
)
"""SQL for what a list begins with: the id, where and who met as shown, when, what stands in front. The query
has `meeting`, its `body`, and `version` and `document` of the front."""


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting as a list shows it. `version` is the one in front, `name` its file's name, `items` how many
    items all that counts has, `annotations` how many were made, comments on a draft left out, `unread` how
    many items were not seen yet, `unsure` how many fields may well be otherwise, `body_id` who met;
    `municipality` and `body` are as the reader has them shown."""

    id: MeetingId
    municipality: str | None
    body: str | None
    date: date | None
    start_time: time | None
    kind: DocumentKind
    draft: bool
    items: int
    annotations: int
    version: int
    name: str
    unread: int = 0
    unsure: int = 0
    body_id: int = 0


@dataclass(frozen=True, slots=True)
class ItemElsewhere:
    """An item as another version of the same meeting has it, or this one as it was read, before the reader
    put it right. Those of a closed part are all closed."""

    key: ItemKey
    closed: bool


@dataclass(frozen=True, slots=True)
class MeetingVersion:
    """One version of one document of a meeting, as it is offered. `produced` is the day the document says it
    was made on; `is_chosen` says that the reader put it in front, `counts` that what it holds is of the
    meeting beside what stands in front, as a supplement's is."""

    id: int
    kind: DocumentKind
    draft: bool
    produced: date | None
    name: str  # of the file
    is_front: bool
    is_newest: bool
    is_chosen: bool
    counts: bool
    file: str = ""  # fingerprint


@dataclass(frozen=True, slots=True)
class Beside:
    """Another version that counts, such as a supplement, and as much of its items as finding one by its key
    asks for."""

    version: int
    items: tuple[AgendaItem, ...]


@dataclass(frozen=True, slots=True)
class LoadedMeeting:
    """One version of one meeting, whole, and what the items of its other versions are known by."""

    id: MeetingId
    version: int
    name: str  # of the file
    format: str  # as SourceText has it
    meeting: Meeting
    source: SourceText
    elsewhere: tuple[ItemElsewhere, ...] = ()
    parse: int = 0  # which rows it was loaded from: another number is another state of it
    file: str = ""  # fingerprint
    corrections: Corrections = field(default_factory=Corrections)
    as_read: Mapping[Span, Outcome] = field(default_factory=dict)  # of decisions, by place; see Corrections
    attached: tuple[StoredAttachment, ...] = ()  # the attached files the library holds
    versions: tuple[MeetingVersion, ...] = ()  # all there are of the meeting, by kind, the newest first
    beside: tuple[Beside, ...] = ()  # what else counts of the meeting
    body_name: str | None = None  # who met, as the reader has it shown; None as in the document
    kept: Mapping[AnnotationId, KeptPlace] = field(default_factory=dict)
    """Where annotations stood in this version that stand in another one now."""
    carried: Mapping[AnnotationId, CarriedHere] = field(default_factory=dict)
    """What became of annotations on the way to this version from another one."""
    on_closed: Mapping[AnnotationId, tuple[ItemKey, ...]] = field(default_factory=dict)
    """Of annotations that stand, or stood, in other versions on items that are closed there: what these are
    known by."""
    carrying: int = field(default=0, compare=False)
    """Tells one state of `kept` and `carried` from another, as long as the program runs."""
    municipality_name: str | None = None  # whose body that is, as the reader has it shown

    @property
    def title(self) -> str:
        """What the meeting is known by beside its day: who met, or else the file's name."""
        return self.body_name or self.meeting.body or self.name

    @property
    def shown(self) -> MeetingVersion | None:
        """This version as it is offered; None where the meeting was not loaded from a library."""
        return next((each for each in self.versions if each.id == self.version), None)

    @property
    def aside(self) -> int | None:
        """The version, where that is not the one in front of the meeting."""
        return None if self.shown is None or self.shown.is_front else self.version

    def beside_with(self, key: ItemKey) -> int | None:
        """The other version that has the item that `key` stands for; None where this one has it, or none."""
        if key == ItemKey(None, None) or find_item(self.meeting.items, key) is not None:
            return None
        having = (each.version for each in self.beside if find_item(each.items, key) is not None)
        return next(having, None)

    @property
    def all_corrections(self) -> tuple[Correction, ...]:
        """Those that lie over the meeting, and those that did."""
        return self.corrections.made + self.corrections.undone


def list_meetings(library: Library) -> list[MeetingRow]:
    """All meetings, in no order that means anything: the caller sorts as its language does."""
    return meeting_rows(library, "meeting.deleted IS NULL")


def rows_of(library: Library, meetings: Collection[MeetingId]) -> list[MeetingRow]:
    """Those of `meetings` that there are, in no order that means anything."""
    return meeting_rows(
        library,
        "meeting.deleted IS NULL AND meeting.id IN (SELECT value FROM json_each(?))",
        (to_json([*meetings]),),
    )


def annotated_meetings(library: Library) -> list[MeetingRow]:
    """The meetings that carry annotations, in no order that means anything."""
    return meeting_rows(
        library,
        "meeting.deleted IS NULL"
        " AND meeting.id IN (SELECT annotation.meeting FROM annotation WHERE annotation.deleted IS NULL"
        f" AND {NO_COMMENT})",
    )


def meeting_rows(library: Library, where: str, values: Sequence[object] = ()) -> list[MeetingRow]:
    """The meetings for which the SQL `where` holds, with what else a query ends in, in that order."""
    found = library.rows(
        f"SELECT {HEAD}, meeting.items,"
        " (SELECT count(*) FROM annotation WHERE annotation.meeting = meeting.id"
        f"  AND annotation.deleted IS NULL AND {NO_COMMENT} AND {SEEN}),"
        " version.id, file.name, meeting.unread, meeting.unsure, meeting.body_id"
        " FROM meeting JOIN version ON version.id = meeting.front"
        " JOIN document ON document.id = version.document JOIN file ON file.id = version.file"
        " LEFT JOIN body ON body.id = meeting.body_id"
        f" WHERE {where}",
        values,
    )
    return [
        MeetingRow(
            id=MeetingId(row[0]),
            municipality=row[1],
            body=row[2],
            date=to_date(row[3]),
            start_time=to_time(row[4]),
            kind=DocumentKind(row[5]),
            draft=bool(row[6]),
            items=row[7],
            annotations=row[8],
            version=row[9],
            name=row[10],
            unread=row[11],
            unsure=row[12],
            body_id=row[13] or 0,
        )
        for row in found
    ]


def load(library: Library, meeting: MeetingId, version: int | None = None) -> LoadedMeeting:
    """The version in front of `meeting`, or the one asked for, equal to what was added.

    Raises LookupError where the library has no such meeting or version, LibraryError where it cannot be read.
    """
    with library.snapshot() as connection:
        row = connection.execute(
            "SELECT version.id, file.name, version.parse, parse.source, file.sha256,"
            f" {SHOWN_NAME}, {SHOWN_MUNICIPALITY} FROM meeting LEFT JOIN body ON body.id = meeting.body_id"
            " JOIN document ON document.meeting = meeting.id"
            " JOIN version ON version.document = document.id"
            " JOIN file ON file.id = version.file JOIN parse ON parse.id = version.parse"
            " WHERE meeting.id = ? AND version.id = coalesce(?, meeting.front) AND meeting.deleted IS NULL",
            (meeting, version),
        ).fetchone()
        if row is None:
            raise LookupError(f"no version {version} of meeting {meeting}")
        source = parsed.read_source(connection, row[3])
        whole = parsed.read_meeting(connection, row[2])
        elsewhere = _items_elsewhere(connection, meeting, row[0])
        made = corrections.of_file(connection, row[4])
        as_read = corrections.outcomes_as_read(connection, row[2]) if made.made else {}
        files = attached(library, int(row[0]))  # within the snapshot: of the same state
        versions = _versions(connection, meeting)
        kept = kept_in(connection, meeting, row[4])
        carried = carried_to(connection, meeting, row[4])
        closed = {each.key for each in elsewhere if each.closed}
        carrying = state_of(connection, meeting, row[4])
        were_on_closed = on_closed(connection, meeting, row[4], closed)
        counting = {each.id for each in versions if each.counts}
        beside = tuple(
            Beside(each.version, tuple(item.as_item() for item in each.items))
            for each in current_items(connection, meeting)
            if each.version != row[0] and each.version in counting
        )
    return LoadedMeeting(
        meeting,
        int(row[0]),
        row[1],
        source.format,
        whole,
        source,
        elsewhere,
        int(row[2]),
        row[4],
        made,
        as_read,
        files,
        versions,
        beside,
        row[5],
        kept,
        carried,
        were_on_closed,
        carrying,
        row[6],
    )


def versions_of(library: Library, meeting: MeetingId) -> tuple[MeetingVersion, ...]:
    """All versions of a meeting, by kind, the newest first; none of a meeting that is not there. Raises
    LibraryError."""
    with library.snapshot() as connection:
        return _versions(connection, meeting)


def _versions(connection: sqlite3.Connection, meeting: MeetingId) -> tuple[MeetingVersion, ...]:
    found = connection.execute(
        "SELECT version.id, document.kind, version.draft, version.produced, file.name, file.sha256,"
        " version.id = meeting.front, version.id = meeting.newest, version.id IS filing.front,"
        f" EXISTS (SELECT 1 FROM current_versions AS its WHERE its.parse = version.parse AND {IS_OF_MEETING})"
        " FROM meeting JOIN document ON document.meeting = meeting.id"
        " JOIN version ON version.document = document.id JOIN file ON file.id = version.file"
        " LEFT JOIN filing ON filing.meeting = meeting.id WHERE meeting.id = ?"
        " ORDER BY version.produced DESC, version.id DESC",
        (meeting,),
    )
    made = [
        MeetingVersion(
            *(each, DocumentKind(kind), bool(draft)),
            datetime.fromisoformat(produced).date() if produced else None,
            str(name),
            bool(is_front),
            bool(is_newest),
            bool(is_chosen),
            bool(counts),
            str(file),
        )
        for each, kind, draft, produced, name, file, is_front, is_newest, is_chosen, counts in found
    ]
    order = [*RANK]
    return tuple(sorted(made, key=lambda each: (order.index(each.kind), each.draft)))


def _items_elsewhere(
    connection: sqlite3.Connection, meeting: MeetingId, version: int
) -> tuple[ItemElsewhere, ...]:
    columns = "item.number, item.title, item.case_number, item.closed OR document.kind = 'closed_part'"
    found = connection.execute(
        f"SELECT {columns} FROM document"
        " JOIN version ON version.document = document.id JOIN item ON item.parse = version.parse"
        " WHERE document.meeting = ? AND version.id <> ?"
        f" UNION ALL SELECT {columns} FROM version JOIN document ON document.id = version.document"
        " JOIN parse AS shown ON shown.id = version.parse AND shown.corrected"
        " JOIN parse AS read ON read.source = shown.source AND NOT read.corrected"
        " JOIN item ON item.parse = read.id WHERE version.id = ?",
        (meeting, version, version),
    )
    return tuple(ItemElsewhere(ItemKey(*key), bool(closed)) for *key, closed in found)
