"""What a summary was asked for from somewhere in the window."""

from __future__ import annotations

from dataclasses import dataclass

from core.exports.choice import GroupBy, Order
from core.language import _, long_date
from core.library import LoadedMeeting
from core.library.lists.chosen import Only, Range


@dataclass(frozen=True, slots=True)
class SummaryWanted:
    """Put a summary of `range` together. `what` says in words what that is: "3 meetings", "budget".

    Of these items `only` some, where that is given. `preset` is the id of the one that it begins with, None
    for the one that was chosen last, without its filter. `order` and `group_by` are those of the place where
    the items were listed, where it has one that a summary can have.
    """

    range: Range
    what: str
    only: Only | None = None
    preset: str | None = None
    order: Order | None = None
    group_by: GroupBy | None = None

    @property
    def carried(self) -> dict[str, Order | GroupBy]:
        """The order and the headings that are given, by their names in a choice."""
        given = {"order": self.order, "group_by": self.group_by}
        return {name: value for name, value in given.items() if value is not None}


def of_meeting(loaded: LoadedMeeting, only: Only | None = None) -> SummaryWanted:
    """Of one meeting: "Byrådet, 14 May 2024"."""
    day = loaded.meeting.date
    what = loaded.title if day is None else f"{loaded.title}, {long_date(day)}"
    return SummaryWanted(Range(meetings=(loaded.id,)), what, only)


def of_tag(tag: str | None) -> SummaryWanted:
    """Of all that is annotated, with a tag or those below it where one is given."""
    what = _("Tagged with “{tag}”").format(tag=tag) if tag else _("All annotated items")
    return SummaryWanted(Range(), what, Only(annotated=True, tags=(tag,) if tag else ()))


def of_line(line: str) -> SummaryWanted:
    """Of what a line of search finds; of all where it is empty."""
    what = _("Found: {words}").format(words=line) if line else _("The whole library")
    return SummaryWanted(Range(line=line), what)
