"""Which items of the library are asked for, to be put together in a summary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from core.annotations import MeetingId
from core.minutes import Outcome


class ItemPlace(NamedTuple):
    """An item by its index in a version of a meeting; `version` is None for the one in front."""

    meeting: MeetingId
    item: int
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """Where items are taken from: whole meetings, single items, what a line of search finds; each adds to the
    others. With nothing of it, all meetings of the library."""

    meetings: tuple[MeetingId, ...] = ()
    items: tuple[ItemPlace, ...] = ()
    line: str = ""


@dataclass(frozen=True, slots=True)
class Only:
    """Which of the items in a range are wanted: those for which all that is asked for here holds.

    A tag means those below it as well; of several tags, or outcomes, one is enough.
    """

    annotated: bool = False  # the reader, or a colleague, added something to it
    tags: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()  # of the meeting's own decision, the recommendation being read too
    follow_ups: bool = False  # something is to be followed up, and not done

    def __bool__(self) -> bool:
        return self != Only()


class ChosenItems(NamedTuple):
    """Items of one version of a meeting by their indexes, all of it for None. `version` is None for the one
    in front."""

    meeting: MeetingId
    version: int | None = None
    items: tuple[int, ...] | None = None
