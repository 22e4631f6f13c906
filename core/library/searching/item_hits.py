"""The entries that a search found as hits to be shown: where the words stand, and in which sentence."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from core.annotations import ItemKey, MeetingId
from core.library.belonging.current_versions import aside
from core.library.lists.meetings import HEAD
from core.library.rows import to_date, to_time
from core.library.searching.matching import Marker, best_place, marked, passage
from core.library.searching.results import FoundMeeting, ItemHit, MeetingHits, Where
from core.minutes import DocumentKind, Outcome, Role

_FOUND = "SELECT value FROM json_each(?)"


@dataclass(frozen=True, slots=True)
class _Text:
    """One of an item's texts: what it is, where it stands, and how much it weighs among others."""

    where: Where
    role: Role | None
    text: str
    start: int
    end: int


def item_hits(
    connection: sqlite3.Connection,
    entries: Sequence[int],
    marker: Marker,
    roles: frozenset[Role] = frozenset(),
) -> list[ItemHit]:
    """The hits of `entries`, in their order; of sections only those with `roles`, where any are named."""
    given = json.dumps(list(entries))
    found = connection.execute(
        "SELECT entry.id, entry.item, entry.meeting, entry.closed, entry.start_offset, entry.end_offset,"
        " item.position, item.number, item.title, item.case_number, item.heading_start,"
        f" {aside('entry.parse')}, parse.source"
        " FROM index_entry AS entry LEFT JOIN item ON item.id = entry.item"
        " JOIN parse ON parse.id = entry.parse JOIN meeting ON meeting.id = entry.meeting"
        f" WHERE entry.id IN ({_FOUND}) AND meeting.deleted IS NULL",
        (given,),
    ).fetchall()
    items = [row[1] for row in found if row[1] is not None]
    texts, outcomes = _texts(connection, items), _outcomes(connection, items)
    sources = _Sources(connection)
    hits: dict[int, ItemHit] = {}
    for entry, item, meeting, closed, start, end, *about, source in found:
        position, number, title, case_number, heading, version = about
        whole = sources.of(source)
        where, role, parts, offset = _place(
            [each for each in texts[item] if not roles or each.role in roles],
            _Text("head" if item is None else "section", None, whole[start:end], start, end),
            title or "",
            heading,
            marker,
            whole,
        )
        hits[entry] = ItemHit(
            entry=entry,
            meeting=MeetingId(meeting),
            item=ItemKey(number, title, case_number),
            index=position,
            closed=bool(closed),
            where=where,
            role=role,
            title=marked(title or "", marker.places(title or "")),
            parts=parts,
            offset=offset,
            outcome=outcomes.get(item),
            version=version,
        )
    return [hits[entry] for entry in entries if entry in hits]


def grouped(connection: sqlite3.Connection, hits: Sequence[ItemHit]) -> tuple[MeetingHits, ...]:
    """`hits` by their meetings, each meeting where its first hit is; what stands before the first item last,
    for the list of contents repeats the items."""
    by_meeting: defaultdict[MeetingId, list[ItemHit]] = defaultdict(list)
    for hit in hits:
        by_meeting[hit.meeting].append(hit)
    meetings = found_meetings(connection, list(by_meeting))
    return tuple(
        MeetingHits(meetings[meeting], tuple(sorted(items, key=lambda hit: hit.index is None)))
        for meeting, items in by_meeting.items()
    )


def found_meetings(
    connection: sqlite3.Connection, meetings: Sequence[MeetingId]
) -> dict[MeetingId, FoundMeeting]:
    """What is shown of `meetings`."""
    found = connection.execute(
        f"SELECT {HEAD} FROM meeting LEFT JOIN body ON body.id = meeting.body_id"
        " LEFT JOIN version ON version.id = meeting.front"
        " LEFT JOIN document ON document.id = version.document"
        f" WHERE meeting.id IN ({_FOUND})",
        (json.dumps(list(meetings)),),
    )
    return {
        MeetingId(id_): FoundMeeting(
            MeetingId(id_),
            municipality,
            body,
            to_date(day),
            to_time(start),
            DocumentKind(kind or DocumentKind.MINUTES),
            bool(draft),
        )
        for id_, municipality, body, day, start, kind, draft in found
    }


def _outcomes(connection: sqlite3.Connection, items: Sequence[int]) -> dict[int, Outcome]:
    """How each of `items` came out: its own decision, the last one where there are several."""
    found = connection.execute(
        f"SELECT item, outcome FROM register_entry WHERE item IN ({_FOUND}) ORDER BY decision",
        (json.dumps(list(items)),),
    )
    return {item: Outcome(outcome) for item, outcome in found}


def _texts(connection: sqlite3.Connection, items: Sequence[int]) -> defaultdict[int | None, list[_Text]]:
    """Decisions, recommendations, other sections and attachments of each of `items`: what weighs most comes
    first."""
    given = (json.dumps(list(items)),)
    texts: defaultdict[int | None, list[_Text]] = defaultdict(list)
    found = connection.execute(
        "SELECT item, text, start_offset, end_offset FROM decision"
        f" WHERE item IN ({_FOUND}) ORDER BY own DESC, position",
        given,
    )
    for item, text, start, end in found:
        texts[item].append(_Text("decision", Role.DECISION, text, start, end))
    found = connection.execute(
        "SELECT item, role, text, start_offset, end_offset FROM section"
        f" WHERE item IN ({_FOUND}) ORDER BY role <> 'recommendation', position",
        given,
    )
    for item, role, text, start, end in found:
        where: Where = "recommendation" if role == Role.RECOMMENDATION else "section"
        texts[item].append(_Text(where, Role(role), text, start, end))
    found = connection.execute(
        "SELECT item, name, start_offset, end_offset FROM attachment"
        f" WHERE item IN ({_FOUND}) AND start_offset IS NOT NULL ORDER BY position",
        given,
    )
    for item, name, start, end in found:
        texts[item].append(_Text("attachment", Role.ATTACHMENTS, name, start, end))
    return texts


def _place(
    texts: Sequence[_Text], all_: _Text, title: str, heading: int | None, marker: Marker, whole: str
) -> tuple[Where, Role | None, tuple[tuple[str, bool], ...], int]:
    """Where the hit is, its sentence, and its offset: the title where that holds most, else the first of the
    texts that does, else the whole text of the item."""
    in_title = len(marker.leaves_in(title))
    best, most = None, 0
    for each in texts:
        if in_title == marker.count and each.where not in ("decision", "recommendation"):
            break
        holds = len(marker.leaves_in(each.text))
        if holds > most:
            best, most = each, holds
            if most == marker.count:
                break
    if best is None and not in_title and marker.count:
        best = all_
    parts = () if best is None else passage(best.text, marker.places(best.text))
    if best is None or (in_title >= most and best is not all_):
        if best is None and texts and texts[0].where == "decision":
            parts = passage(texts[0].text, ())
        start = heading if heading is not None else all_.start
        return ("head" if heading is None else "title"), None, parts, start
    inside = whole[best.start : best.end]
    place = best_place(inside, marker.places(inside))
    return best.where, best.role, parts, best.start + (place.start if place else 0)


class _Sources:
    """The texts of sources, each read once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._texts: dict[int, str] = {}

    def of(self, source: int) -> str:
        if source not in self._texts:
            row = self._connection.execute("SELECT text FROM source WHERE id = ?", (source,)).fetchone()
            self._texts[source] = row[0]
        return self._texts[source]
