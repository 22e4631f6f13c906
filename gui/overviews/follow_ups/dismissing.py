"""Suggesting a follow-up no more, as an edit that can be undone."""

from __future__ import annotations

from PySide6.QtGui import QUndoCommand

from core.language import _
from core.library.reader.follow_ups import SuggestedRow, dismiss, new_dismissal, take_back_dismissal
from core.wording import shortened
from gui.session import Session


class DismissEdit(QUndoCommand):
    """One suggestion dismissed."""

    def __init__(self, session: Session, row: SuggestedRow) -> None:
        super().__init__(_("Not follow up “{words}”").format(words=shortened(row.suggestion.quote)))
        self._session = session
        self._row = row
        self._id = new_dismissal()

    def redo(self) -> None:
        author = self._session.settings.author_name()
        self._session.do(lambda library: dismiss(library, self._id, self._row, author), self._refused)

    def undo(self) -> None:
        meeting = self._row.source.meeting
        self._session.do(lambda library: take_back_dismissal(library, self._id, meeting), self._refused)

    def _refused(self) -> None:
        self.setObsolete(True)
