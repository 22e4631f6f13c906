"""Marking items as read and unread, as edits that can be undone.

What the program marks by itself, as the reader reads on, is no edit: it goes straight to the library.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtGui import QUndoCommand

from core.annotations import ItemKey, MeetingId
from core.library import Changes, Library
from core.library.opening import now
from core.library.reader.seen import mark_meetings, mark_seen, take_back_marks
from gui.session import Session

FEW = 20
"""So many meetings are marked at once; more are marked in short transactions, between which what else the
reader does goes first."""


class SeenEdit(QUndoCommand):
    """Items of one meeting, or all items of several, marked as read or unread."""

    def __init__(
        self,
        session: Session,
        text: str,
        meetings: Sequence[MeetingId],
        seen: bool,
        items: Iterable[ItemKey] | None = None,
    ) -> None:
        super().__init__(text)
        self._session = session
        self._meetings = tuple(meetings)
        self._items = None if items is None else tuple(items)
        self._seen = seen
        self._moment = now()

    def redo(self) -> None:
        author, moment, items, seen = (
            self._session.settings.author_name(),
            self._moment,
            self._items,
            self._seen,
        )
        between = self._session.background.run_urgent_writes

        def work(library: Library) -> Changes:
            if items is not None:
                return mark_seen(library, self._meetings[0], items, seen, author, moment)
            if len(self._meetings) <= FEW:
                return mark_meetings(library, self._meetings, seen, author, moment)
            return mark_meetings(library, self._meetings, seen, author, moment, between)

        self._write(work)

    def undo(self) -> None:
        between = self._session.background.run_urgent_writes
        step = between if len(self._meetings) > FEW else lambda: None
        self._write(lambda library: take_back_marks(library, self._meetings, self._moment, step))

    def _write(self, work: Callable[[Library], Changes]) -> None:
        self._session.do(work, self._refused, long=len(self._meetings) > FEW)

    def _refused(self) -> None:
        self.setObsolete(True)


def mark(
    session: Session,
    text: str,
    meetings: Sequence[MeetingId],
    seen: bool,
    items: Iterable[ItemKey] | None = None,
) -> None:
    """Mark `items` of the only one of `meetings`, or all items of them, as one edit named `text`."""
    if meetings:
        session.undo.push(SeenEdit(session, text, meetings, seen, items))
