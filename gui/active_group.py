"""What the active group of a window holds, by the names the window's parts ask for it."""

from __future__ import annotations

from gui.current_meeting import CurrentMeeting
from gui.document.attachments import Attachments
from gui.document.correcting import Correcting
from gui.document.scanned_pages import ScannedPages
from gui.document.walking import Walking
from gui.panels.agenda_panel import AgendaPanel
from gui.panels.decision_panel import DecisionPanel
from gui.panels.empty_state import EmptyState
from gui.source_view.stack import SourceStack
from gui.tabs.groups import Groups
from gui.tabs.tab_group import TabGroup


class ActiveGroup:
    """Of a window with the groups `documents`."""

    documents: Groups

    @property
    def groups(self) -> list[TabGroup]:
        """The groups, from left to right."""
        return self.documents.all

    @property
    def group(self) -> TabGroup:
        """The active group."""
        return self.documents.active

    @property
    def current(self) -> CurrentMeeting:
        """The meeting in view in the active group."""
        return self.group.current

    @property
    def source(self) -> SourceStack:
        """The document of the active group."""
        return self.group.source

    @property
    def agenda(self) -> AgendaPanel:
        """The agenda of the active group's meeting."""
        return self.group.agenda

    @property
    def decision(self) -> DecisionPanel:
        """The decision panel of the active group's meeting."""
        return self.group.decision

    @property
    def walking(self) -> Walking:
        """What leads through the active group's meeting."""
        return self.group.walking

    @property
    def correcting(self) -> Correcting:
        """What puts the active group's meeting right."""
        return self.group.correcting

    @property
    def attachments(self) -> Attachments:
        """What is done with attachments of the active group's meeting."""
        return self.group.attachments

    @property
    def scanned(self) -> ScannedPages:
        """How it stands with the scanned pages of the active group's document."""
        return self.group.scanned

    @property
    def empty(self) -> EmptyState:
        """What the active group shows where it has no meeting."""
        return self.group.empty
