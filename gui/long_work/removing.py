"""Removing for good, behind all that is urgent: what the reader asked for, what a rule asks for, and the
cleaning that an earlier run could not finish.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from core.errors import UserFacingError
from core.library import Changes, Library
from core.library.removing import clean, expired_closed_items, is_wanted, remove_items, years_of_closed_items
from gui.background import LATER
from gui.session import Session

Remove = Callable[[Library, Callable[[], None]], Changes]
"""Removes something, and calls the function it is given between two transactions."""


class Removed(NamedTuple):
    """What became of a removal."""

    changes: Changes
    failed: UserFacingError | None = None  # why the cleaning did not come to its end
    clean: bool = True


class Removal(QObject):
    """One removal. It cannot be undone: all that could be undone till then cannot be undone any more either,
    for the steps of undoing hold the words."""

    removed = Signal()  # the rows are gone, the file is being written anew
    finished = Signal(object)  # Removed
    failed = Signal(object)  # UserFacingError: nothing, or not all, was removed

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def start(self, remove: Remove) -> None:
        """Queue the removal behind what the reader did before."""
        background = self._session.background
        urgent = background.run_urgent_writes
        self._session.undo.clear()
        background.write(lambda library: remove(library, urgent), self._gone, self.failed.emit, urgency=LATER)

    def _gone(self, changes: Changes) -> None:
        self._session.restored.emit()  # drawn pages and what is kept of versions hold the words, too
        self._session.changed.emit(changes)
        self.removed.emit()
        urgent = self._session.background.run_urgent_writes
        self._session.background.write(
            lambda library: clean(library, urgent),
            lambda is_clean: self.finished.emit(Removed(changes, None, is_clean)),
            lambda error: self.finished.emit(Removed(changes, error, False)),
            urgency=LATER,
        )


def keep_rules(session: Session) -> None:
    """Remove what the reader's rule says, and finish a cleaning that is left: with each start, behind the
    rest."""
    urgent = session.background.run_urgent_writes

    def work(library: Library) -> Changes:
        years = years_of_closed_items(library)
        changes = Changes()
        if years is not None:
            for each in expired_closed_items(library, years, date.today()):
                changes |= remove_items(library, each.meeting, each.items, urgent)
        if is_wanted(library):
            clean(library, urgent)
        return changes

    def done(changes: Changes) -> None:
        if changes:
            session.changed.emit(changes)

    session.background.write(work, done, urgency=LATER)
