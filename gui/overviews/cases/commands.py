"""What the commands for the case of the chosen item mean."""

from __future__ import annotations

from collections.abc import Callable

from core.annotations import ItemKey, MeetingId
from core.library.case_trails.trail_rows import TrailEntry
from core.library.case_trails.trails import Suggestion
from gui.current_meeting import CurrentMeeting
from gui.overviews.overviews import Overviews
from gui.tabs.tab_group import Surroundings


class CaseCommands:
    """Works for one window. `current` answers the meeting in view in the active group."""

    def __init__(
        self, around: Surroundings, overviews: Overviews, current: Callable[[], CurrentMeeting]
    ) -> None:
        self._around = around
        self._overviews = overviews
        self._current = current

    def commands(self) -> dict[str, Callable[[], object]]:
        """What the commands of the table mean, by their ids."""
        return {"case_trail": self.show_trail, "link_case": self.link}

    def show_trail(self) -> None:
        """Show the case of the chosen item; of an item without a number what may be of the same case."""
        from gui.overviews.cases.wanted import CaseOfItem  # with the page, when first shown

        meeting, item = self._chosen()
        if self._overviews.current is None and meeting is not None and item is not None:
            self._overviews.show_overview("cases", CaseOfItem(meeting, item))
        else:
            self._overviews.show_overview("cases")

    def link(self) -> None:
        """Ask which case the chosen item belongs to."""
        from gui.overviews.cases.link_dialog import LinkDialog
        from gui.overviews.cases.page import CasesPage

        meeting, item = self._chosen()
        page = self._overviews.current
        if isinstance(page, CasesPage):
            row = page.current
            entry = row.entry if isinstance(row, Suggestion) else row
            meeting, item = (entry.meeting, entry.item) if isinstance(entry, TrailEntry) else (None, None)
        elif page is not None:
            return
        if meeting is not None and item is not None:
            around = self._around
            LinkDialog(around.session, around.theme, meeting, item, around.window).open()

    def _chosen(self) -> tuple[MeetingId | None, ItemKey | None]:
        current = self._current()
        if current.loaded is None or current.item < 0:
            return None, None
        return current.loaded.id, ItemKey.of(current.items[current.item])
