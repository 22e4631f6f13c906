"""What became of annotations on their way to other versions, as the reader is told: of one meeting, and what
waits to be placed in any."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from core.annotations import Annotation, AnnotationId, MeetingId
from core.carried import Anchor, Carried
from core.library.belonging.bodies import SHOWN_NAME
from core.library.carrying.here import (
    CARRIED_COLUMNS,
    CarriedHere,
    Settled,
    to_carried_here,
    together,
)
from core.library.carrying.rows import version_of
from core.library.colleagues.authors import SEEN
from core.library.opening import Library
from core.library.reader.annotation_rows import ANNOTATION_COLUMNS, to_annotation
from core.library.rows import Row, to_date

_COLUMNS = ", ".join(
    f"{table}.{name}"
    for table, names in (("annotation", ANNOTATION_COLUMNS), ("carried", CARRIED_COLUMNS))
    for name in names.split(", ")
)
_OWN = len(ANNOTATION_COLUMNS.split(", "))
_WAITING = f"""FROM carried CROSS JOIN annotation ON annotation.id = carried.annotation
    CROSS JOIN meeting ON meeting.id = annotation.meeting
    CROSS JOIN file ON file.sha256 = carried.file CROSS JOIN version ON version.file = file.id
    LEFT JOIN body ON body.id = meeting.body_id
    WHERE carried.settled IS NULL AND annotation.deleted IS NULL AND meeting.deleted IS NULL AND {SEEN}
    AND (version.id = meeting.front OR EXISTS (SELECT 1 FROM current_versions AS its
        WHERE its.meeting = meeting.id AND its.version = version.id
        AND its.kind NOT IN ('agenda', 'minutes')))"""
"""SQL for what waits to be placed in a version that is read. An older one that something waited for has been
followed by another, to which it was carried, too."""


@dataclass(frozen=True, slots=True)
class CarriedTogether:
    """The annotations on one passage, oldest first, as they stand now, and what became of them on the way
    from one version of their meeting to another. `carried` is that of the first one; `by_hand` says that the
    reader placed them, or did before taking back that they came along."""

    meeting: MeetingId
    annotations: tuple[Annotation, ...]
    carried: Carried
    settled: Settled | None
    from_version: int | None  # None where it is not there any more
    to_version: int
    by_hand: bool

    @property
    def waits(self) -> bool:
        """Whether they wait to be placed."""
        return self.settled is None


@dataclass(frozen=True, slots=True)
class Waiting:
    """Annotations on one passage that wait to be placed; who met, as the reader has it shown, and when."""

    together: CarriedTogether
    municipality: str | None
    body: str | None
    date: date | None
    name: str  # of the file they are to be placed in


@dataclass(frozen=True, slots=True)
class CarryResult:
    """What became of the annotations of a meeting on the way to a version, in the order of the old one. With
    `undone` the reader took it back. `moment` is what `undo_carried` and `redo_carried` ask for."""

    meeting: MeetingId
    from_version: int | None
    to_version: int
    together: tuple[CarriedTogether, ...]
    moment: str
    undone: bool

    @property
    def when(self) -> datetime:
        """When they were carried (UTC)."""
        return datetime.fromisoformat(self.moment)


def waiting(library: Library) -> list[Waiting]:
    """What waits to be placed in all meetings, the newest meeting first, then in the order of the text.
    Annotations by those who are hidden are left out. Raises LibraryError."""
    with library.snapshot() as connection:
        found = connection.execute(
            f"SELECT {_COLUMNS}, version.id, meeting.municipality,"
            f" coalesce({SHOWN_NAME}, meeting.body), meeting.date, file.name"
            f" {_WAITING} ORDER BY meeting.date DESC, meeting.id, annotation.created, annotation.row"
        ).fetchall()
        heads = {(row[1], row[-5]): row[-4:] for row in found}
        told = _together(connection, found)
    return [Waiting(each, *_head(heads[each.meeting, each.to_version])) for each in told]


def waiting_count(library: Library) -> int:
    """How many wait to be placed, as `waiting` lists them: those on one passage are one. Raises
    LibraryError."""
    where = ", ".join(
        f"json_extract(carried.was, '$.{name}')"
        for name in ("itemNumber", "itemTitle", "caseNumber", "start", "end")
    )
    area = "CASE json_extract(carried.was, '$.exact') WHEN '' THEN json_extract(carried.was, '$.boxes') END"
    one = f"meeting.id, version.id, carried.from_file, carried.standing, annotation.about, {where}, {area}"
    return int(library.rows(f"SELECT count(*) FROM (SELECT DISTINCT {one} {_WAITING})")[0][0])


def outcome_of(library: Library, meeting: MeetingId, version: int | None = None) -> CarryResult | None:
    """What became of the annotations of `meeting` on the way to `version`; with None to the newest, where the
    reader took that back and chose no other, or else to what stands in front. None where nothing was carried
    there. Raises LibraryError."""
    with library.snapshot() as connection:
        run = connection.execute(
            "SELECT carry_run.file, carry_run.moment, carry_run.undone IS NOT NULL, version.id FROM carry_run"
            " JOIN meeting ON meeting.id = carry_run.meeting JOIN file ON file.sha256 = carry_run.file"
            " JOIN version ON version.file = file.id LEFT JOIN filing ON filing.meeting = meeting.id"
            " WHERE carry_run.meeting = :meeting AND CASE WHEN :version IS NULL"
            "  THEN version.id = meeting.front OR (version.id = meeting.newest"
            "   AND carry_run.undone IS NOT NULL AND filing.front IS NULL)"
            "  ELSE version.id = :version END"
            " ORDER BY version.id = meeting.newest DESC, carry_run.moment DESC LIMIT 1",
            {"meeting": meeting, "version": version},
        ).fetchone()
        if run is None:
            return None
        file, moment, undone, to = run
        found = connection.execute(
            f"SELECT {_COLUMNS}, ?, 0, 0, 0, 0 FROM carried"
            " CROSS JOIN annotation ON annotation.id = carried.annotation"
            " WHERE annotation.meeting = ? AND carried.file = ? AND annotation.deleted IS NULL"
            " AND carried.from_file <> ''"
            f" AND {SEEN} ORDER BY annotation.created, annotation.row",
            (to, meeting, file),
        ).fetchall()
        told = _together(connection, found)
    if not told:
        return None
    before = [each.from_version for each in told]
    return CarryResult(meeting, max(before, key=before.count), to, tuple(told), moment, bool(undone))


def _head(row: Row) -> tuple[str | None, str | None, date | None, str]:
    municipality, body, day, name = row
    return municipality, body, to_date(day), name


def _together(connection: sqlite3.Connection, found: Iterable[Row]) -> list[CarriedTogether]:
    """The rows as annotations by what they stood on, meeting by meeting, in the order of the text there."""
    passages: dict[tuple[int, *tuple[object, ...]], list[tuple[Annotation, CarriedHere]]] = {}
    for row in found:
        annotation = to_annotation(row[:_OWN])
        here = to_carried_here(row[_OWN:-5])
        passages.setdefault((row[-5], *together(annotation.about, here)), []).append((annotation, here))
    order: dict[MeetingId, int] = {}
    versions: dict[tuple[MeetingId, str], int | None] = {}
    told = []
    for (to, *_rest), each in passages.items():
        annotation, here = each[0]
        order.setdefault(annotation.meeting, len(order))
        came = (annotation.meeting, here.from_file)
        if came not in versions:
            versions[came] = version_of(connection, *came)
        told.append(
            CarriedTogether(
                annotation.meeting,
                tuple(one for one, _here in each),
                _carried(annotation.id, here),
                here.settled,
                versions[came],
                to,
                Settled.READER in (here.settled, here.settled_before),
            )
        )
    return sorted(told, key=lambda each: (order[each.meeting], *_in_text(each.carried.was)))


def _carried(annotation: AnnotationId, here: CarriedHere) -> Carried:
    return Carried(annotation, here.standing, here.was, here.place, here.reason, here.candidates)


def _in_text(anchor: Anchor) -> tuple[bool, int]:
    """Sorts what stands on an item as a whole behind what stands on words."""
    return anchor.passage is None, anchor.passage.span.start if anchor.passage is not None else 0
