"""What can be listed of a comparison, and what is listed and marked then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from core.language import _
from core.versions.change import Show
from core.versions.change_words import show_word
from gui.comparing.change_marks import SideMarks
from gui.comparing.change_rows import Row


class View(Enum):
    """What is listed."""

    ALL = Show.ALL
    DECISIONS = Show.DECISIONS
    RECOMMENDATIONS = Show.RECOMMENDATIONS
    FIGURES = Show.FIGURES
    ADDED = "added"  # what the meeting added to its agenda
    AGAINST = "against"  # the recommendation of each item, and its decision

    @property
    def show(self) -> Show | None:
        """As a filter of the changes; None for what is none."""
        return self.value if isinstance(self.value, Show) else None

    @property
    def words(self) -> str:
        """Its name."""
        if self.show is not None:
            return show_word(self.show)
        if self is View.ADDED:
            return _("Added by the meeting")
        return _("Recommendation and decision")


@dataclass(frozen=True, slots=True)
class Listed:
    """The rows of a view, how many of them can be chosen, and what is marked on the left and on the right."""

    rows: Sequence[Row]
    count: int
    marks: tuple[SideMarks, SideMarks]
