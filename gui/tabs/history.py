"""The places a reader was at in one tab, with the rules of a browser."""

from __future__ import annotations

from dataclasses import dataclass

from core.annotations import MeetingId
from core.library import Place

MOST = 100
"""Places kept in each direction."""
SAME_POINTS = 2.0
"""Two places on a page that are no further apart are one, in points."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One place in one meeting; in `version` of it, or in the one in front."""

    meeting: MeetingId
    place: Place
    version: int | None = None

    def is_at(self, other: Stop) -> bool:
        """Whether both are the same place, however large it is shown."""
        here, there = self.place, other.place
        if (self.meeting, self.version, here.page) != (other.meeting, other.version, there.page):
            return False
        if here.y is None or there.y is None:
            return here.offset == there.offset
        return abs(here.y - there.y) <= SAME_POINTS


class History:
    """What lies behind and ahead of the place where the reader is.

    A jump puts the place that is left behind, and nothing is ahead any more. Going back or forward does not:
    it takes the place where the reader is by then to the other side.
    """

    def __init__(self) -> None:
        self._behind: list[Stop] = []
        self._ahead: list[Stop] = []

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place to go back to."""
        return bool(self._behind)

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place to go forward to."""
        return bool(self._ahead)

    def leave(self, here: Stop) -> None:
        """The reader jumps away from `here`."""
        self._ahead.clear()
        if not self._behind or not self._behind[-1].is_at(here):
            self._behind.append(here)
            del self._behind[:-MOST]

    def back(self, here: Stop) -> Stop | None:
        """Where going back from `here` leads; None where nothing lies behind."""
        return _step(self._behind, self._ahead, here)

    def forward(self, here: Stop) -> Stop | None:
        """Where going forward from `here` leads; None where nothing lies ahead."""
        return _step(self._ahead, self._behind, here)

    def copy(self) -> History:
        """Another history with the same places, as a copied tab has it."""
        other = History()
        other._behind, other._ahead = [*self._behind], [*self._ahead]
        return other


def _step(there: list[Stop], here_side: list[Stop], here: Stop) -> Stop | None:
    """The last of `there` that is another place than `here`, which goes to the other side."""
    while there:
        stop = there.pop()
        if not stop.is_at(here):
            here_side.append(here)
            return stop
    return None
