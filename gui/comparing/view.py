"""What can be listed of a comparison, and what is listed and marked then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from core.versions.changes.change import Show
from core.versions.changes.change_words import show_word
from gui.comparing.change_marks import SideMarks
from gui.comparing.change_rows import Row


class View(Enum):
    """What is listed."""

    ALL = Show.ALL
    DECISIONS = Show.DECISIONS
    RECOMMENDATIONS = Show.RECOMMENDATIONS
    FIGURES = Show.FIGURES
    ADDED = Show.ADDED
    AGAINST = Show.AGAINST

    @property
    def show(self) -> Show:
        """As it is saved."""
        return self.value

    @property
    def is_filter(self) -> bool:
        """Whether it is offered also where it has nothing."""
        return self not in (View.ADDED, View.AGAINST)

    @property
    def words(self) -> str:
        """Its name."""
        return show_word(self.show)


@dataclass(frozen=True, slots=True)
class Listed:
    """The rows of a view, how many of them can be chosen, and what is marked on the left and on the right."""

    rows: Sequence[Row]
    count: int
    marks: tuple[SideMarks, SideMarks]
