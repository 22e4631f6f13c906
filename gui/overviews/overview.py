"""What an overview is: one page over many meetings, from which every row leads to its place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from core.annotations import MeetingId
from core.carried import Anchor, Candidate
from core.language import _
from core.source_text import Span
from gui.models.carried import CarriedRow
from gui.summary_wanted import of_line
from gui.tabs.tab_group import Surroundings


class Way(Enum):
    """How a meeting is opened."""

    HERE = auto()  # in the tab in view
    BEHIND = auto()  # in a tab behind it
    BESIDE = auto()
    WINDOW = auto()  # in a window of its own


@dataclass(frozen=True, slots=True)
class ToPlace:
    """An annotation that the reader wants to place by hand, or at a place that is to be seen first."""

    row: CarriedRow
    candidate: Candidate | None = None


@dataclass(frozen=True, slots=True)
class PlaceWanted:
    """A place in a meeting that the reader wants to see.

    `offset` counts code points in its source; None where the reader left it. `hits` are spans of its source
    that shall be marked there, found by searching for `words`. Both are in `version`, or in what stands in
    front of the meeting where that is None. `anchor` is what is to be seen there instead, an item where it
    has no words; `to_place` is to be placed there.
    """

    meeting: MeetingId
    offset: int | None = None
    hits: tuple[Span, ...] = ()
    way: Way = Way.HERE
    words: str = ""
    version: int | None = None
    anchor: Anchor | None = None
    to_place: ToPlace | None = None


class Overview(QWidget):
    """Base of the overviews. A page is made when it is first shown, and kept.

    A `passing` one gives back what was in view before when it says that it is `left`.

    `place_wanted` carries a PlaceWanted; `overview_wanted` the name of another overview and what it shall
    show.
    """

    place_wanted = Signal(object)
    overview_wanted = Signal(str, object)
    left = Signal()
    title_changed = Signal()

    passing = False

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self.around = around
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("overview")

    @property
    def leads_back(self) -> bool:
        """Whether there is anything in it to go back to, from a place that was opened from it."""
        return True

    @property
    def title(self) -> str:
        """What the page is called, in the window's title and where a way leads back to it."""
        raise NotImplementedError

    def arrive(self, what: object = None) -> None:
        """The page comes into view: bring it up to date. `what` says what it shall show, such as a case; None
        where it shall stand as the reader left it. The keyboard goes to where the reader begins."""
        raise NotImplementedError

    def compose(self) -> None:
        """Have a summary put together of what the page shows; of all where that is no choice of items."""
        self.around.summaries.compose(of_line(""))

    def summary_button(self) -> QPushButton:
        """A button that calls `compose`."""
        button = QPushButton(_("Summary …"))
        button.setAutoDefault(False)
        button.setToolTip(_("Put a summary together of what is listed here"))
        button.clicked.connect(self.compose)
        return button

    def leave(self) -> None:
        """The page goes out of view."""
