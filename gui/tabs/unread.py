"""Going on to the next unread item, through all meetings, and marking whole meetings as read and unread."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from core.annotations import MeetingId
from core.language import _, ngettext
from core.library import Library
from core.library.lists.overview import next_unread_meeting
from core.library.reader.seen import UnreadPlace, first_unread, first_unread_beside
from gui.edits.reading import mark
from gui.panels.library.chosen import ChosenMeetings
from gui.panels.library_panel import LibraryPanel
from gui.panels.status_line import StatusLine
from gui.session import Session
from gui.tabs.groups import Groups


class Unread(QObject):
    """Works for one window. `to_documents` has the documents in view."""

    def __init__(
        self,
        session: Session,
        library: LibraryPanel,
        documents: Groups,
        status: StatusLine,
        to_documents: Callable[[], object],
    ) -> None:
        super().__init__(library)
        self._session = session
        self._library = library
        self._documents = documents
        self._status = status
        self._to_documents = to_documents
        library.older_wanted.connect(lambda meetings: self.mark_meetings(meetings, True))

    def commands(self) -> dict[str, Callable[[], object]]:
        """What the commands mean, by their ids."""
        return {"next_unread": self.go_on}

    def go_on(self) -> None:
        """Go to the next unread item of this document, then of the meeting's others, then of the next meeting
        that has any: of the short list in view, or of all, the newest first."""
        group = self._documents.active
        item = group.reading.next_unread() if group.current.loaded is not None else None
        if item is not None:
            self._go_to_item(item)
            return
        here = group.current.loaded.id if group.current.loaded is not None else None
        looked_at = group.current.version_aside
        within = self._library.within

        def work(library: Library) -> tuple[MeetingId, UnreadPlace | None] | None:
            beside = None if here is None else first_unread_beside(library, here, looked_at)
            if here is not None and beside is not None:
                return here, beside  # in its supplement, or back in what stands in front
            found = next_unread_meeting(library, here, within)
            return None if found is None else (found, first_unread(library, found))

        self._session.background.read(work, self._go_to_meeting)

    def _go_to_meeting(self, found: tuple[MeetingId, UnreadPlace | None] | None) -> None:
        if found is not None:
            meeting, place = found
            self._to_documents()
            self._documents.active.go_to(meeting, *(place or (None, None)))
            return
        item = self._documents.active.reading.first_unread()
        if item is not None:
            self._go_to_item(item)
        else:
            self._status.show_notice(_("No other unread items"))

    def _go_to_item(self, item: int) -> None:
        self._to_documents()
        group = self._documents.active
        group.walking.go_to(group.current.items[item].heading)

    # Marking

    def mark(self, chosen: ChosenMeetings, seen: bool) -> None:
        """Mark all that was chosen as read or unread."""
        self._session.background.read(chosen.ids, lambda meetings: self.mark_meetings(meetings, seen))

    def mark_meetings(self, meetings: Sequence[MeetingId], seen: bool) -> None:
        """Mark all items of `meetings` as read or unread: one edit."""
        if not meetings:
            return
        words = (
            ngettext("Mark {count} meeting as read", "Mark {count} meetings as read", len(meetings))
            if seen
            else ngettext("Mark {count} meeting as unread", "Mark {count} meetings as unread", len(meetings))
        )
        mark(self._session, words.format(count=len(meetings)), meetings, seen)
        told = (
            ngettext("Marked {count} meeting as read", "Marked {count} meetings as read", len(meetings))
            if seen
            else ngettext(
                "Marked {count} meeting as unread", "Marked {count} meetings as unread", len(meetings)
            )
        )
        self._status.show_notice(told.format(count=len(meetings)))
