"""What the commands that compare mean, and how the page of comparisons is come to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.annotations import MeetingId
from core.comparing_requests import Side
from core.language import _, ngettext
from core.library import Library
from core.library.lists.meetings import rows_of
from gui.bringing_in import documents_folder, file_kinds
from gui.comparing.wanted import CompareWanted
from gui.models.meetings import time_order
from gui.overviews.overviews import Overviews
from gui.panels.library.chosen import ChosenMeetings
from gui.panes import Panes
from gui.tabs.groups import Groups
from gui.tabs.tab_group import Surroundings

if TYPE_CHECKING:
    from gui.comparing.page import ComparePage

PAGE = "compare_versions"
"""The page's name among the overviews, and the command that leads there."""
STEPS = {"next_change": +1, "previous_change": -1}


class ComparingCommands(QObject):
    """Works for one window."""

    def __init__(self, around: Surroundings, overviews: Overviews, documents: Groups, panes: Panes) -> None:
        super().__init__(around.window)
        self._around = around
        self._overviews = overviews
        self._documents = documents
        self._panes = panes
        self._attended: ComparePage | None = None
        overviews.turned.connect(self._turned)
        around.window.closed.connect(self.end)  # type: ignore[attr-defined]
        self._turned()

    def commands(self) -> dict[str, Callable[[], object]]:
        """What the commands of the table mean, by their ids."""
        return {
            PAGE: self.compare_current,
            "compare_file": self.compare_with_file,
            "next_change": lambda: self._step("next_change"),
            "previous_change": lambda: self._step("previous_change"),
        }

    def compare_current(self) -> None:
        """Compare the version in view with the newest of its meeting; the newest with the one before it.
        Without a meeting in view, show what was compared last."""
        current = self._documents.active.current
        loaded = current.loaded
        if loaded is None or self._overviews.current_name == PAGE:
            self._overviews.show_overview(PAGE)
        else:
            at = current.items[current.item].span.start if current.item > 0 else None
            self._compare(CompareWanted(None, Side(loaded.id, loaded.version), at))

    def compare_with_file(self) -> None:
        """Compare the version in view with a file, which need not be in the library; without a meeting in
        view, two files."""
        loaded = self._documents.active.current.loaded
        old = Side(loaded.id, loaded.version) if loaded is not None else None
        if old is None:
            old = self._ask_file(_("Compare: the older file"))
        new = self._ask_file(_("Compare with a file")) if old is not None else None
        if new is not None:
            self._compare(CompareWanted(old, new))

    def compare_meetings(self, chosen: ChosenMeetings) -> None:
        """Compare two meetings of the library, the earlier one as the old side; of one its versions."""

        def ids(library: Library) -> Sequence[MeetingId]:
            return [row.id for row in sorted(rows_of(library, chosen.ids(library)), key=time_order)]

        def compare(meetings: Sequence[MeetingId]) -> None:
            if len(meetings) == 1:
                self._compare(CompareWanted(None, Side(meetings[0])))
            elif len(meetings) == 2:
                self._compare(CompareWanted(Side(meetings[0]), Side(meetings[1])))
            elif meetings:
                words = ngettext(
                    "{count} meeting is chosen: choose one, or two, to compare.",
                    "{count} meetings are chosen: choose one, or two, to compare.",
                    len(meetings),
                )
                self._around.status.show_notice(words.format(count=len(meetings)))

        self._around.session.background.read(ids, compare)

    def end(self) -> None:
        """The window is closed."""
        if self._attended is not None:
            self._attended.work.rest()

    def _compare(self, wanted: CompareWanted) -> None:
        self._overviews.show_overview(PAGE, wanted)

    def _step(self, command: str) -> None:
        page = self._page()
        if page is not None:
            page.list.step(STEPS[command])

    def _page(self) -> ComparePage | None:
        """The page, while it is in view."""
        from gui.comparing.page import ComparePage  # with the page, when first shown

        page = self._overviews.current if self._overviews.current_name == PAGE else None
        return page if isinstance(page, ComparePage) else None

    def _turned(self) -> None:
        """The page is in view, or is not any more. Three things stand beside each other there: panels give
        way."""
        there = self._overviews.current_name == PAGE
        for command in STEPS:
            self._around.actions[command].setEnabled(there)
        if not there:
            self._documents.tell_columns()
            return
        self._panes.make_room_for(3)
        page = self._page()
        if page is not None and page is not self._attended:
            self._attended = page
            page.file_wanted.connect(lambda old: self._exchange_file(page, old))
            keys = self._around.actions.shortcut_text
            page.list.show_keys(keys("previous_change"), keys("next_change"))

    def _exchange_file(self, page: ComparePage, old: bool) -> None:
        side = self._ask_file(_("Compare with a file"))
        if side is not None:
            page.compare_with_file(side, old=old)

    def _ask_file(self, title: str) -> Side | None:
        from gui.dialogs.choosing_files import file_to_open

        path = file_to_open(self._around.window, title, file_kinds(), documents_folder())
        return None if path is None else Side(path=path)
