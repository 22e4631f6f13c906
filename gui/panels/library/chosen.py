"""Meetings that the reader means: rows of the library, one or several, whole groups among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.annotations import MeetingId
from core.language import ngettext
from core.library import Library
from core.library.lists.overview import ids_of
from gui.models.meetings import MeetingNode, YearKey


@dataclass(frozen=True, slots=True)
class ChosenMeetings:
    """What was chosen: `meetings` by themselves, and `years` of bodies with all that they hold.

    `title` is what the only chosen row says, or how many rows there are.
    """

    meetings: tuple[MeetingId, ...]
    years: tuple[YearKey, ...]
    title: str
    rows: tuple[MeetingNode, ...]

    def ids(self, library: Library) -> list[MeetingId]:
        """All meetings that are meant, each once."""
        return [*dict.fromkeys((*self.meetings, *ids_of(library, self.years)))]

    @property
    def only(self) -> MeetingNode | None:
        """The only row that was chosen; None where there are several."""
        return self.rows[0] if len(self.rows) == 1 else None


def chosen_of(rows: Sequence[MeetingNode]) -> ChosenMeetings:
    """What `rows` stand for."""
    meetings = tuple(row.meeting.id for row in rows if row.meeting is not None)
    years = tuple(dict.fromkeys(year for row in rows for year in row.years))
    many = ngettext("{count} row", "{count} rows", len(rows)).format(count=len(rows))
    return ChosenMeetings(meetings, years, rows[0].title if len(rows) == 1 else many, tuple(rows))
