"""What the reader changes about meetings of the library: their names and places, away, gone for good."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMenu

from core.annotations import MeetingId
from core.language import _, ngettext
from gui.panels.library.chosen import ChosenMeetings
from gui.panels.library_panel import LibraryPanel
from gui.panels.status_line import StatusLine
from gui.session import Session


class FilingMeetings(QObject):
    """Works for one window. `undo_key` gives the key of Undo, as the system writes it."""

    def __init__(
        self, session: Session, library: LibraryPanel, status: StatusLine, undo_key: Callable[[], str]
    ) -> None:
        super().__init__(library)
        self._session = session
        self._library = library
        self._status = status
        self._undo_key = undo_key
        library.delete_wanted.connect(self.delete)
        session.filed.connect(self._tell)

    def add_to(self, menu: QMenu, chosen: ChosenMeetings) -> None:
        """Put into `menu` what can be changed about what was chosen."""
        only = chosen.only
        if only is not None and only.meeting is not None:
            menu.addAction(_("Move …"), partial(self._move, only.meeting.id))
        elif only is not None and only.level == "municipality":
            menu.addAction(
                _("Rename the municipality …"), partial(self._rename_all, only.years[0][0], only.title)
            )
        elif only is not None and only.level == "body":
            menu.addAction(_("Rename …"), partial(self._rename, only.years[0][0]))
            menu.addAction(_("Is the same as …"), partial(self._merge, only.years[0][0]))
        menu.addSeparator()
        menu.addAction(_("Delete"), partial(self.delete, chosen))
        menu.addAction(_("Remove for good …"), partial(self._remove, chosen))

    def _tell(self, what: str) -> None:
        """Say what was done, and how it is undone."""
        words = _("Done: {what}. {key} undoes it.")
        self._status.show_notice(words.format(what=what, key=self._undo_key()))

    def delete(self, chosen: ChosenMeetings) -> None:
        """Delete all that was chosen: an edit."""
        self._session.background.read(chosen.ids, self._delete)

    def _delete(self, meetings: Sequence[MeetingId]) -> None:
        from gui.edits.library import delete_meetings

        if not meetings:
            return
        delete_meetings(self._session, meetings)
        words = ngettext(
            "Deleted {count} meeting. {key} brings it back.",
            "Deleted {count} meetings. {key} brings them back.",
            len(meetings),
        )
        self._status.show_notice(words.format(count=len(meetings), key=self._undo_key()))

    # Each dialog is loaded when first shown, not by every start

    def _remove(self, chosen: ChosenMeetings) -> None:
        from gui.dialogs.removing import ask_to_remove

        window = self._library.window()
        self._session.background.read(
            chosen.ids, lambda meetings: ask_to_remove(window, self._session, meetings)
        )

    def _move(self, meeting: MeetingId) -> None:
        from gui.dialogs.move_meeting import ask_to_move

        ask_to_move(self._library.window(), self._session, meeting)

    def _rename(self, body: int) -> None:
        from gui.dialogs.rename import ask_to_rename

        ask_to_rename(self._library.window(), self._session, body)

    def _merge(self, body: int) -> None:
        from gui.dialogs.merge_bodies import ask_to_merge

        ask_to_merge(self._library.window(), self._session, body)

    def _rename_all(self, body: int, title: str) -> None:
        from gui.edits.library import rename_municipality

        name, wanted = QInputDialog.getText(
            self._library.window(),
            _("Rename the municipality"),
            _("Its name, in all its bodies. An empty line gives the name of the documents again."),
            QLineEdit.EchoMode.Normal,
            title,
        )
        if wanted and name.strip() != title:
            rename_municipality(self._session, body, name.strip() or None)
