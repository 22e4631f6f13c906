"""The rule that closed items older than a term are removed for good."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from core.annotations import ItemKey, MeetingId
from core.library.opening import Library, now
from core.library.removing.blacking import BLACK

RULE = "closed_items"


@dataclass(frozen=True, slots=True)
class Expired:
    """A meeting with closed items that are older than the rule allows."""

    meeting: MeetingId
    items: tuple[ItemKey, ...]


def years_of_closed_items(library: Library) -> int | None:
    """After how many years closed items are removed for good; None where the rule is not set."""
    found = library.rows("SELECT value FROM rule WHERE name = ?", (RULE,))
    return int(json.loads(found[0][0])["years"]) if found else None


def set_years_of_closed_items(library: Library, years: int | None, author: str) -> None:
    """Set the rule, or take it back with None. Raises LibraryError."""
    with library.transaction() as connection:
        if years is None:
            connection.execute("DELETE FROM rule WHERE name = ?", (RULE,))
        else:
            connection.execute(
                "INSERT INTO rule (name, value, author, modified) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (name) DO UPDATE SET value = excluded.value, author = excluded.author,"
                " modified = excluded.modified",
                (RULE, json.dumps({"years": years}), author, now()),
            )


def expired_closed_items(library: Library, years: int, today: date) -> list[Expired]:
    """The closed items of meetings that took place more than `years` ago, in whatever document they stand;
    none of those that are removed already, and none that is closed unsurely: removing cannot be undone."""
    until = _before(today, years)
    found = library.rows(
        "SELECT document.meeting, item.number, item.title, item.case_number"
        " FROM meeting JOIN document ON document.meeting = meeting.id"
        " JOIN version ON version.document = document.id JOIN item ON item.parse = version.parse"
        " JOIN parse ON parse.id = item.parse JOIN source ON source.id = parse.source"
        " WHERE meeting.date < ? AND item.closed AND instr(substr(source.text, item.start_offset + 1,"
        " item.end_offset - item.start_offset), ?) = 0"
        " AND NOT EXISTS (SELECT 1 FROM json_each(item.confidence) AS doubt"
        " WHERE json_extract(doubt.value, '$[0]') = 'closed'"
        " AND json_extract(doubt.value, '$[1]') = 'unsure')"
        " ORDER BY meeting.date, document.meeting, item.position",
        (until.isoformat(), BLACK),
    )
    items: defaultdict[str, dict[ItemKey, None]] = defaultdict(dict)
    for meeting, *key in found:
        items[meeting][ItemKey(*key)] = None
    return [Expired(MeetingId(meeting), tuple(keys)) for meeting, keys in items.items()]


def _before(today: date, years: int) -> date:
    """The day so many years ago; of 29 February the day before."""
    try:
        return today.replace(year=today.year - years)
    except ValueError:
        return today.replace(year=today.year - years, day=28)
