"""Which versions of a meeting count: the one in front, and the supplements, closed parts and attachments
beside it.

Those are documents of their own: what they hold is found, counted and annotated as what stands in front is.
Agendas behind minutes and older versions are not. The view `current_versions` says which they are; whoever
asks goes by it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from core.library.rows import to_json
from core.minutes import AgendaItem
from core.source_text import Span

_NOWHERE = Span(0, 0)

IS_OF_MEETING = (
    "(its.in_front OR its.kind NOT IN ('agenda', 'minutes') OR (SELECT there.kind FROM version AS front"
    "  JOIN document AS there ON there.id = front.document WHERE front.id = meeting.front)"
    "  NOT IN ('agenda', 'minutes'))"
)
"""SQL for whether a row of `current_versions`, as `its`, is of the `meeting` beside what stands in front. A
newer one of what stands in front is found, but it is read beside that, not written on."""


class CurrentItem(NamedTuple):
    """An item of a version that counts: its row, and what tells it from others."""

    row: int
    number: str | None
    title: str | None
    case_number: str | None
    closed: bool

    def as_item(self) -> AgendaItem:
        """As much of it as finding an item by its key asks for."""
        return AgendaItem(
            self.number, self.title, self.closed, _NOWHERE, _NOWHERE, case_number=self.case_number
        )


def aside(parse: str) -> str:
    """SQL for the version that the column `parse` is of, NULL where that is the one in front: what a place in
    it is opened with. The query has the table `meeting`."""
    return f"(SELECT its.id FROM version AS its WHERE its.parse = {parse} AND its.id <> meeting.front)"


class CurrentVersion(NamedTuple):
    """A version that counts, with its items in their order, and the fingerprint of its file."""

    version: int
    items: list[CurrentItem]
    file: str


def current_parses(connection: sqlite3.Connection, *meetings: str) -> list[int]:
    """The parses of all that counts of `meetings`; of each meeting in the order of `current_items`."""
    return [parse for _version, parse, _file in current(connection, meetings)]


def current_items(connection: sqlite3.Connection, meeting: str) -> list[CurrentVersion]:
    """All that counts of `meeting`: what stands in front first, then agendas and minutes, supplements, closed
    parts and attachments."""
    return [
        CurrentVersion(version, items_of(connection, parse), file)
        for version, parse, file in current(connection, [meeting])
    ]


def items_of(connection: sqlite3.Connection, parse: int) -> list[CurrentItem]:
    """The items of `parse`, in their order."""
    found = connection.execute(
        "SELECT id, number, title, case_number, closed FROM item WHERE parse = ? ORDER BY position", (parse,)
    )
    return [
        CurrentItem(row, number, title, case_number, bool(closed))
        for row, number, title, case_number, closed in found
    ]


def current(connection: sqlite3.Connection, meetings: Sequence[str]) -> list[tuple[int, int, str]]:
    """All that counts of `meetings`: version, parse and fingerprint of the file; of each meeting in the order
    of `current_items`."""
    return connection.execute(
        "SELECT version, parse, (SELECT sha256 FROM file JOIN version AS its ON its.file = file.id"
        "  WHERE its.id = current_versions.version)"
        " FROM current_versions WHERE meeting IN (SELECT value FROM json_each(?))"
        " ORDER BY meeting, in_front DESC, kind IN ('agenda', 'minutes') DESC, kind DESC, version",
        (to_json(meetings),),
    ).fetchall()
