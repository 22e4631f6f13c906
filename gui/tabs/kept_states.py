"""The loaded states that tabs keep while another is in view: which of them hold no longer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from core.annotations import MeetingId
from core.library import Changes
from gui.current_meeting import Kept
from gui.session import Session
from gui.tabs.history import History
from gui.tabs.tab import Tab

MOST_KEPT = 5
"""Tabs of a group whose meeting is kept loaded while another is in view."""
MOST_TEXT = 4_000_000
"""A meeting with more text than this is not kept, in code points."""


class KeptStates(QObject):
    """Of the tabs of one group, whose own list `tabs` is."""

    def __init__(self, session: Session, tabs: Sequence[Tab], parent: QObject) -> None:
        super().__init__(parent)
        self._tabs = tabs
        session.restored.connect(self._forget_all)
        session.changed.connect(self._forget_changed)
        session.annotated.connect(self._forget_annotated)

    def keep(self, tab: Tab, kept: Kept, recent: Sequence[Tab]) -> None:
        """Keep the state of a tab that goes out of view; `recent` are the tabs by when they were in view."""
        tab.kept = kept if len(kept.loaded.source.text) <= MOST_TEXT else None
        for older in recent[:-MOST_KEPT]:
            older.kept = None

    def _forget_all(self) -> None:
        """Another library is in place: what was loaded may be other documents now."""
        for tab in self._tabs:
            tab.kept = None
            tab.history = History()

    def _forget_changed(self, changes: Changes) -> None:
        """Meetings are others than when they were in view: they are read anew when their tab is chosen."""
        for tab in self._tabs:
            if changes.everything or tab.meeting in changes.meetings:
                tab.kept = None

    def _forget_annotated(self, meeting: MeetingId) -> None:
        """The reader did something in a meeting from elsewhere; what was kept does not have it."""
        for tab in self._tabs:
            if tab.meeting == meeting:
                tab.kept = None
