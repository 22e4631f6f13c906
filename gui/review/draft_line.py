"""The line above a document that says it is a draft, and offers to review it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from core.language import _
from gui.current_meeting import CurrentMeeting
from gui.edits.review import say_draft
from gui.models.reviewed import Reviewed
from gui.panels.page_notice import PageNotice

MOST_CLOSED = 200
"""Lines that are known to be closed; older ones are forgotten."""


class DraftLine(QObject):
    """`notice` stands above the document while it is a draft that is not reviewed."""

    review_wanted = Signal()

    def __init__(self, reviewed: Reviewed, current: CurrentMeeting, is_on: Callable[[], bool]) -> None:
        super().__init__(reviewed)
        self.notice = PageNotice()
        self._reviewed = reviewed
        self._current = current
        self._is_on = is_on
        self.notice.wanted.connect(self.review_wanted)
        self.notice.declined.connect(self._say_none)
        self.notice.closed.connect(self._close)
        reviewed.changed.connect(self.tell)
        current.shown.connect(self.tell)

    def tell(self) -> None:
        """Be there where there is a draft to be offered."""
        loaded, reviewed = self._current.loaded, self._reviewed
        if (
            loaded is None
            or not reviewed.is_read
            or not reviewed.is_draft
            or self._is_on()
            or self._current.looks_aside
            or f"draft:{loaded.id}" in self._closed()
        ):
            self.notice.tell("")
            return
        sign = reviewed.sign
        why = _("You called it a draft.") if reviewed.state.said_draft or sign is None else sign.sentence()
        words = _("This is a draft. {why}").format(why=why)
        self.notice.tell(words, _("Review"), _("This is no draft"), closable=True)

    def _say_none(self) -> None:
        loaded = self._current.loaded
        if loaded is not None:
            say_draft(self._current.session, loaded.id, self._reviewed.state.said, False)

    def _close(self) -> None:
        loaded, session = self._current.loaded, self._current.session
        if loaded is not None:
            closed = [each for each in self._closed() if each != f"draft:{loaded.id}"]
            session.choose(closed_lines=" ".join([*closed[-MOST_CLOSED + 1 :], f"draft:{loaded.id}"]))

    def _closed(self) -> list[str]:
        return (self._current.session.settings.closed_lines or "").split()
