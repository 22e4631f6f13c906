"""The library at a glance: its groups and how much of each is unread, the meetings of one, and short lists.

Nothing here reads all meetings: a library has ten thousand. Groups are sums that an index holds all of.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.annotations import MeetingId
from core.danish_order import order_key
from core.library.belonging.bodies import SHOWN_MUNICIPALITY, SHOWN_NAME
from core.library.belonging.questions import open_questions
from core.library.carrying.told import waiting_count
from core.library.colleagues.authors import SEEN, by_authors
from core.library.lists.meetings import IS_DRAFT, MeetingRow, meeting_rows
from core.library.opening import Library
from core.library.reader.searches import SavedSearch, saved_searches

PAGE = 200
"""Meetings of a short list that are read at once."""
MOST_RECENT = 40
"""Meetings that are kept in mind as lately opened."""

_LATELY_OPENED = (
    "SELECT reading_place.meeting FROM reading_place"
    " CROSS JOIN meeting AS its ON its.id = reading_place.meeting WHERE its.deleted IS NULL"
    " ORDER BY reading_place.modified DESC"
)
_LAST_DAY = 31
_DATE = "meeting.date DESC, meeting.start_time DESC, meeting.id"
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class YearGroup:
    """The meetings of one body in one year: how many, and how many of their items are unread.

    `year` is None for meetings whose date is unknown.
    """

    body: int
    municipality: str | None
    name: str | None
    year: int | None
    meetings: int
    unread: int


class SmartList(StrEnum):
    """Lists of meetings that say what there is to do."""

    UNREAD = "unread"
    RECENT = "recent"
    DRAFTS = "drafts"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class SmartCounts:
    """How much the short lists hold: unread items, drafts, unsure meetings, the reader's notes, open
    follow-ups, those of them that are overdue and those done, questions that wait, annotations that wait
    to be placed in a new version, and saved searches."""

    unread: int = 0
    drafts: int = 0
    unsure: int = 0
    notes: int = 0
    follow_ups: int = 0
    overdue: int = 0
    done: int = 0
    questions: int = 0
    to_place: int = 0
    searches: tuple[SavedSearch, ...] = ()


@dataclass(frozen=True, slots=True)
class Sought:
    """What a line above the tree looks for: beginnings of words of the municipality's and the body's name, as
    `order_key` has them, and a year, a month, a day. Empty, it finds all."""

    words: tuple[str, ...] = ()
    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __bool__(self) -> bool:
        return self != Sought()

    def finds(self, municipality: str | None, body: str | None) -> bool:
        """Whether each of the words begins one of these names' words."""
        there = _beginnings(f"{municipality or ''} {body or ''}")
        return all(any(each.startswith(word) for each in there) for word in self.words)


def sought(line: str) -> Sought:
    """What `line` looks for, typed in Danish or English: "økonomi maj 2024", "14. maj", "2024"."""
    from core.due_dates import month_number  # no start needs it

    words: list[str] = []
    year = month = day = None
    for word in _WORDS.findall(line):
        number = int(word) if word.isdecimal() else None
        if number is not None and len(word) == len("2024"):
            year = number
        elif number is not None and 1 <= number <= _LAST_DAY:
            day = number
        elif (found := month_number(word)) is not None and month is None:
            month = found
        elif key := order_key(word):
            words.append(key)
    return Sought(tuple(words), year, month, day)


def count_meetings(library: Library) -> int:
    """How many meetings there are."""
    return int(library.rows("SELECT count(*) FROM meeting WHERE deleted IS NULL")[0][0])


def list_groups(library: Library, wanted: Sought = Sought()) -> list[YearGroup]:
    """The years of each body that hold what is `wanted`, in no order that means anything."""
    names = {
        body: (municipality, name)
        for body, municipality, name in library.rows(
            f"SELECT id, {SHOWN_MUNICIPALITY}, {SHOWN_NAME} FROM body"
        )
    }
    where, values = _on_day(wanted)
    found = library.rows(
        "SELECT body_id, substr(date, 1, 4), count(*), sum(unread) FROM meeting"
        f" WHERE deleted IS NULL{where} GROUP BY 1, 2",
        values,
    )
    groups = [
        YearGroup(body or 0, *names.get(body, (None, None)), int(year) if year else None, meetings, unread)
        for body, year, meetings, unread in found
        if wanted.finds(*names.get(body, (None, None)))
    ]
    return groups + [
        YearGroup(body, *names.get(body, (None, None)), None, len(unread), sum(unread))
        for body, unread in _by_file_name(library, wanted).items()
        if not wanted.finds(*names.get(body, (None, None)))
    ]


def meetings_of(
    library: Library,
    body: int,
    year: int | None,
    wanted: Sought = Sought(),
) -> list[MeetingRow]:
    """The meetings of a body in a year (None: those without a date) that are `wanted`, the newest first."""
    ((municipality, name),) = library.rows(
        f"SELECT {SHOWN_MUNICIPALITY}, {SHOWN_NAME} FROM body WHERE id = ?",
        (body,),
    ) or [(None, None)]
    where, values = _on_day(wanted)
    of_year: tuple[object, ...] = () if year is None else (f"{year:04}-01-01", f"{year:04}-12-31")
    within = "meeting.date IS NULL" if year is None else "meeting.date BETWEEN ? AND ?"
    rows = meeting_rows(
        library,
        f"meeting.body_id = ? AND {within} AND meeting.deleted IS NULL{where} ORDER BY {_DATE}",
        (body, *of_year, *values),
    )
    return rows if wanted.finds(municipality, name) else [row for row in rows if wanted.finds(None, row.name)]


def branch_of(library: Library, meeting: MeetingId) -> tuple[int, int | None] | None:
    """Body and year under which `meeting` stands; None where there is no such meeting."""
    found = library.rows(
        "SELECT body_id, substr(date, 1, 4) FROM meeting WHERE id = ? AND deleted IS NULL", (meeting,)
    )
    return next(((body or 0, int(year) if year else None) for body, year in found), None)


def ids_of(library: Library, branches: Sequence[tuple[int, int | None]]) -> list[MeetingId]:
    """The meetings of some years of bodies."""
    found: list[MeetingId] = []
    for body, year in branches:
        within = "date IS NULL" if year is None else "substr(date, 1, 4) = ?"
        values = (body,) if year is None else (body, f"{year:04}")
        rows = library.rows(
            f"SELECT id FROM meeting WHERE body_id = ? AND {within} AND deleted IS NULL", values
        )
        found += (MeetingId(meeting) for (meeting,) in rows)
    return found


def smart_counts(library: Library, today: date, own_names: Collection[str] | None = None) -> SmartCounts:
    """What stands beside the names of the short lists; notes are those of the reader, who has `own_names`;
    for None those of everybody who is not hidden. One scan of an index each."""
    own, names = by_authors(own_names)
    ((unread, unsure),) = library.rows(
        "SELECT coalesce(sum(unread), 0), coalesce(sum(unsure > 0), 0) FROM meeting WHERE deleted IS NULL"
    )
    ((follow_ups, overdue, done),) = library.rows(
        "SELECT coalesce(sum(done IS NULL), 0), coalesce(sum(done IS NULL AND due < ?), 0),"
        " coalesce(sum(done IS NOT NULL), 0) FROM annotation"
        " CROSS JOIN meeting ON meeting.id = annotation.meeting WHERE kind = 'follow_up'"
        f" AND annotation.deleted IS NULL AND meeting.deleted IS NULL AND {SEEN}",
        (today.isoformat(),),
    )
    return SmartCounts(
        unread=unread,
        unsure=unsure,
        drafts=_drafts(library),
        notes=_one(
            library,
            "SELECT count(*) FROM annotation CROSS JOIN meeting ON meeting.id = annotation.meeting"
            f" WHERE kind = 'note' AND annotation.deleted IS NULL AND meeting.deleted IS NULL AND {own}",
            names,
        ),
        follow_ups=follow_ups,
        overdue=overdue,
        done=done,
        questions=open_questions(library),
        to_place=waiting_count(library),
        searches=saved_searches(library),
    )


def listed(
    library: Library, which: SmartList, limit: int = PAGE, keeping: MeetingId | None = None
) -> list[MeetingRow]:
    """The first `limit` meetings of a list: the newest first, of those lately opened the latest.

    The meeting `keeping` stays in the list although it does not belong there any more: the reader is in it.
    """
    if which is SmartList.RECENT:
        return meeting_rows(
            library,
            f"meeting.id IN ({_LATELY_OPENED} LIMIT ?) ORDER BY"
            " (SELECT modified FROM reading_place WHERE reading_place.meeting = meeting.id) DESC",
            (min(limit, MOST_RECENT),),
        )
    return meeting_rows(
        library,
        f"meeting.deleted IS NULL AND ({_BELONGS[which]} OR meeting.id = ?) ORDER BY {_DATE} LIMIT ?",
        (keeping, limit),
    )


def next_unread_meeting(
    library: Library, after: MeetingId | None, within: SmartList | None = None
) -> MeetingId | None:
    """The meeting with unread items that comes after `after` in a list, or of all meetings the newest first;
    after the last comes the first. None where no other has any."""
    belongs = "" if within is None else f" AND {_BELONGS[within]}"
    query = (
        "SELECT meeting.id FROM meeting JOIN version ON version.id = meeting.front"
        " WHERE meeting.unread > 0 AND meeting.deleted IS NULL AND meeting.id IS NOT ?"
        f"{belongs}"
    )
    later = (
        " AND (coalesce(meeting.date, ''), coalesce(meeting.start_time, ''))"
        " <= (SELECT coalesce(date, ''), coalesce(start_time, '') FROM meeting WHERE id = ?)"
        " AND NOT EXISTS (SELECT 1 FROM meeting AS here WHERE here.id = ? AND here.date IS meeting.date"
        " AND here.start_time IS meeting.start_time AND here.id > meeting.id)"
    )
    end = f" ORDER BY {_DATE} LIMIT 1"
    for found in (
        library.rows(query + later + end, (after, after, after)) if after is not None else [],
        library.rows(query + end, (after,)),
    ):
        for (meeting,) in found:
            return MeetingId(meeting)
    return None


_BELONGS = {
    SmartList.UNREAD: "meeting.unread > 0",
    SmartList.RECENT: f"meeting.id IN ({_LATELY_OPENED} LIMIT {MOST_RECENT})",
    SmartList.DRAFTS: IS_DRAFT,
    SmartList.UNSURE: "meeting.unsure > 0",
}


def _drafts(library: Library) -> int:
    """How many drafts there are: those that say so without the reader having said anything, and those that
    the reader called so."""
    return _one(
        library,
        "SELECT count(*) FROM version JOIN meeting ON meeting.front = version.id"
        " WHERE version.draft AND meeting.deleted IS NULL"
        " AND meeting.id NOT IN (SELECT meeting FROM said_draft WHERE deleted IS NULL)",
    ) + _one(
        library,
        "SELECT count(DISTINCT meeting.id) FROM said_draft"
        " CROSS JOIN meeting ON meeting.id = said_draft.meeting JOIN version ON version.id = meeting.front"
        f" WHERE said_draft.deleted IS NULL AND meeting.deleted IS NULL AND {IS_DRAFT}",
    )


def _one(library: Library, query: str, values: Sequence[object] = ()) -> int:
    return int(library.rows(query, values)[0][0])


def _on_day(wanted: Sought) -> tuple[str, tuple[object, ...]]:
    """SQL for the parts of a date that are wanted, with what it asks for."""
    parts = ((wanted.year, 1, 4), (wanted.month, 6, 2), (wanted.day, 9, 2))
    asked = [(value, start, length) for value, start, length in parts if value is not None]
    where = "".join(f" AND substr(meeting.date, {start}, {length}) = ?" for _v, start, length in asked)
    return where, tuple(f"{value:0{length}}" for value, _start, length in asked)


def _by_file_name(library: Library, wanted: Sought) -> dict[int, list[int]]:
    """How many items are unread in each meeting without a date whose file's name has the words, by body: such
    a meeting is known by its file alone."""
    found: dict[int, list[int]] = {}
    if wanted.words and (wanted.year, wanted.month, wanted.day) == (None, None, None):
        undated = meeting_rows(library, "meeting.date IS NULL AND meeting.deleted IS NULL")
        for row in undated:
            if wanted.finds(None, row.name):
                found.setdefault(row.body_id, []).append(row.unread)
    return found


def _beginnings(names: str) -> list[str]:
    """The words of names, as they sort and as they are typed: "a" and "aa" both begin a name in Aa."""
    return [form for word in _WORDS.findall(names) for form in (order_key(word), word.casefold())]
