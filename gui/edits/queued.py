"""Edits that can be undone.

Ids and times are made before an edit is pushed; doing and undoing only queue finished values to the writing
thread. Where the library refuses, the session says why; an edit of which nothing is kept becomes obsolete.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from core.library import Changes, Library
from gui.session import Session

Queue = Callable[[Callable[[], None]], object]
"""Queues something to be written; what it is given is to be called where the library does not take it."""
Work = Callable[[Library], Changes]


class QueuedEdit(QUndoCommand):
    """Named `text` in the menu. `forth` does it, `back` undoes it; `refused` is called where the library does
    not take it."""

    def __init__(
        self, text: str, forth: Queue, back: Queue, refused: Callable[[], object] = lambda: None
    ) -> None:
        super().__init__(text)
        self._forth = forth
        self._back = back
        self._tell = refused

    def redo(self) -> None:
        self._forth(self._refused)

    def undo(self) -> None:
        self._back(self._refused)

    def _refused(self) -> None:
        self.setObsolete(True)
        self._tell()


def push(session: Session, text: str, forth: Work, back: Work, *, long: bool = False) -> None:
    """Do `forth` to the library, as one edit named `text` that `back` undoes; `long` as for `Session.do`."""
    session.undo.push(
        QueuedEdit(
            text,
            lambda refused: session.do(forth, refused, long=long),
            lambda refused: session.do(back, refused, long=long),
        )
    )
