"""From which version to which the reader's annotations are to be carried, and what was seen."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from core.annotations import Annotation, AnnotationId, MeetingId
from core.library.belonging.newest import newest_first
from core.library.carrying.here import KeptPlace, kept_in
from core.library.carrying.homes import UNKNOWN_FILE, unknown_homes
from core.library.carrying.seen_again import SeenMark, marks_of
from core.library.lists.meetings import LoadedMeeting, load
from core.library.opening import Library
from core.library.reader.annotation_rows import ANNOTATION_COLUMNS, to_annotation
from core.library.rows import to_json

_WHOLE = "('agenda', 'minutes')"
_SEVERAL = (
    "SELECT document.meeting FROM document JOIN version ON version.document = document.id"
    " GROUP BY document.meeting HAVING count(*) > 1"
)
"""SQL for the meetings of which there is more than one version."""
_TARGET = f"""CASE WHEN document.kind IN {_WHOLE} THEN coalesce(
        (SELECT filing.front FROM filing JOIN version AS chosen ON chosen.id = filing.front
            JOIN document AS its ON its.id = chosen.document
            WHERE filing.meeting = meeting.id AND its.kind IN {_WHOLE}),
        meeting.newest)
    ELSE (SELECT newer.id FROM version AS newer JOIN file AS its ON its.id = newer.file
        WHERE newer.document = document.id AND newer.parse IS NOT NULL
        ORDER BY newer.draft, coalesce(newer.produced, '') DESC, its.sha256 DESC LIMIT 1) END"""
"""SQL for where what stands in a `version` of a `document` of a `meeting` is to be: the version of the
meeting that the reader chose, else the newest; of a supplement and the like the newest of it."""

_WAYS = f"""SELECT meeting.id AS meeting, version.id AS version, file.sha256 AS file,
        target.id AS target, their.sha256 AS target_file, document.kind AS kind
    FROM meeting CROSS JOIN document ON document.meeting = meeting.id
    CROSS JOIN version ON version.document = document.id
    CROSS JOIN file ON file.id = version.file
    CROSS JOIN version AS target ON target.id = ({_TARGET})
    CROSS JOIN file AS their ON their.id = target.file
    WHERE meeting.id IN ({{meetings}}) AND meeting.deleted IS NULL AND version.id <> target.id
        AND version.parse IS NOT NULL AND target.parse IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM carry_run WHERE carry_run.meeting = meeting.id
            AND carry_run.file = their.sha256 AND carry_run.undone IS NOT NULL)"""
"""SQL for from which version to which what stands there is to be carried, unless the reader took that
back."""

_TO_CARRY = """annotation.meeting = {meeting} AND {stands}
    AND NOT EXISTS (SELECT 1 FROM carried WHERE carried.annotation = annotation.id
        AND carried.file = {target}
        AND (carried.settled IS NULL OR carried.settled IN ('left', 'undone')))"""
_STANDS = "(annotation.file = :file OR annotation.id IN (SELECT value FROM json_each(:home)))"
_SEEN_TO_CARRY = f"""way.kind IN {_WHOLE} AND EXISTS (SELECT 1 FROM seen_item
        WHERE seen_item.meeting = way.meeting AND seen_item.file = way.file AND seen_item.deleted IS NULL)
    AND NOT EXISTS (SELECT 1 FROM carry_run WHERE carry_run.meeting = way.meeting
        AND carry_run.file = way.target_file AND carry_run.seen IS NOT NULL)"""


class Way(NamedTuple):
    """From one version to another, the files by their fingerprints. `is_back` says that the other one is
    older: the reader put it in front."""

    version: int
    file: str
    target: int
    target_file: str
    is_back: bool = False


@dataclass(frozen=True, slots=True)
class ToCarry:
    """The annotations to be carried one way, deleted ones too, oldest first; the ids of those that are
    deleted; and the marks of what was seen, None where they are not to be carried that way."""

    way: Way
    annotations: tuple[Annotation, ...]
    deleted: frozenset[AnnotationId]
    marks: tuple[SeenMark, ...] | None


@dataclass(frozen=True, slots=True)
class MeetingToCarry:
    """What is to be carried of a meeting, by its ways; its versions that these lead from and to; and in which
    files those annotations stand that do not say so."""

    ways: tuple[ToCarry, ...]
    versions: Mapping[int, LoadedMeeting]
    homes: Mapping[AnnotationId, str]


def meetings_to_carry(library: Library) -> list[MeetingId]:
    """The meetings with annotations, or marks of what was seen, that stand in another version than they are
    to be in, the newest meeting first. Raises LibraryError."""
    of_way = _TO_CARRY.format(
        meeting="way.meeting", stands="annotation.file = way.file", target="way.target_file"
    )
    found = library.rows(
        f"WITH several AS MATERIALIZED ({_SEVERAL}),"
        f" way AS ({_WAYS.format(meetings='SELECT meeting FROM several')})"
        " SELECT id FROM meeting WHERE id IN ("
        f" SELECT way.meeting FROM way WHERE EXISTS (SELECT 1 FROM annotation WHERE {of_way})"
        f" OR ({_SEEN_TO_CARRY})"
        f" UNION SELECT annotation.meeting FROM several CROSS JOIN annotation USING (meeting)"
        f"  WHERE {UNKNOWN_FILE})"
        " AND deleted IS NULL AND front IS NOT NULL ORDER BY date DESC, id"
    )
    return [MeetingId(meeting) for (meeting,) in found]


def to_carry(library: Library, meeting: MeetingId) -> MeetingToCarry:
    """What is to be carried of `meeting`, all of it as it stood at one moment. Raises LibraryError, and
    LookupError where the meeting is not there any more."""
    with library.snapshot() as connection:
        homes = unknown_homes(connection, meeting, in_front=True)
        ways = tuple(_ways(connection, meeting, homes))
        numbers = {number for each in ways for number in (each.way.version, each.way.target)}
        return MeetingToCarry(ways, {number: load(library, meeting, number) for number in numbers}, homes)


def _ways(
    connection: sqlite3.Connection, meeting: MeetingId, homes: Mapping[AnnotationId, str]
) -> Iterator[ToCarry]:
    """What was seen goes from the newest version that has marks."""
    order = {each.file: at for at, each in enumerate(newest_first(connection, meeting))}
    ways = connection.execute(
        f"SELECT version, file, target, target_file, ({_SEEN_TO_CARRY})"
        f" FROM ({_WAYS.format(meetings='?')}) AS way",
        (meeting,),
    ).fetchall()
    ways.sort(key=lambda row: order[row[1]])
    is_seen_told = set()
    for version, file, target, target_file, has_seen in ways:
        way = Way(version, file, target, target_file, order[target_file] > order[file])
        seen = bool(has_seen) and target not in is_seen_told
        is_seen_told |= {target} if seen else set()
        rows = connection.execute(
            f"SELECT {ANNOTATION_COLUMNS}, deleted FROM annotation"
            f" WHERE {_TO_CARRY.format(meeting=':meeting', stands=_STANDS, target=':target')}"
            " ORDER BY created, row",
            {
                "meeting": meeting,
                "file": file,
                "target": target_file,
                "home": to_json([name for name, home in homes.items() if home == file]),
            },
        ).fetchall()
        kept = kept_in(connection, meeting, file) if homes else {}
        annotations = tuple(_at_home(to_annotation(row), file, kept) for row in rows)
        deleted = frozenset(AnnotationId(row[0]) for row in rows if row[-1] is not None)
        if annotations or seen:
            marks = tuple(marks_of(connection, meeting, file)) if seen else None
            yield ToCarry(way, annotations, deleted, marks)


def _at_home(annotation: Annotation, file: str, kept: Mapping[AnnotationId, KeptPlace]) -> Annotation:
    """`annotation` as it stands in `file`: on the place that is kept there, of one whose row says another
    meeting's."""
    place = kept.get(annotation.id)
    if annotation.file == file or place is None:
        return replace(annotation, file=file)
    anchor, about = place
    return replace(annotation, item=anchor.item, passage=anchor.passage, about=about, file=file)
