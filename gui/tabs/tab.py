"""One tab: a meeting that is open, where the reader is in it, and what the tab says."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from core.annotations import MeetingId
from core.language import long_date
from core.library import Place
from gui.current_meeting import Kept
from gui.document.finding import SearchHits
from gui.tabs.history import History


@dataclass(eq=False)
class Tab:
    """One meeting that is open, and where the reader is in it."""

    meeting: MeetingId
    name: str = ""
    place: Place | None = None  # where the reader was when it was last in view
    version: int | None = None  # that was looked at then, where it was not the one in front
    history: History = field(default_factory=History)
    kept: Kept | None = None
    hits: SearchHits | None = None  # of a search, to be shown when it comes into view
    is_awaited: bool = False  # it was open at the last start, and its meeting was not looked for yet

    def copy(self) -> Tab:
        """Another tab at the same place."""
        return replace(self, history=self.history.copy())


def tab_name(body: str | None, name: str, day: date | None) -> str:
    """What a tab says: the body and its day, or the file's name where neither is known."""
    return " ".join(part for part in (body, long_date(day) if day else None) if part) or name
