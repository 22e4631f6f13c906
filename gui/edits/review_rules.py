"""What the reader writes into files beside the library as edits that can be undone: rules, own words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QUndoCommand

from core.errors import UserFacingError
from core.language import _
from core.library import Library
from core.writing import Change, change
from gui.session import Session


class FileEdit(QUndoCommand):
    """Something written into a small file, named `text` in the menu.

    `write` changes the file that `path` finds, on a thread beside the window's; `told` is called with
    the file each time it is written or put back, and whether it is there now. Undo puts the file back as it
    was, where nobody changed it meanwhile, and else says so.
    """

    def __init__(
        self,
        session: Session,
        text: str,
        path: Callable[[], Path],
        write: Callable[[Path], Change],
        told: Callable[[Path, bool], object],
    ) -> None:
        super().__init__(text)
        self._session = session
        self._path = path
        self._write = write
        self._told = told
        self._change: Change | None = None  # used on the thread beside the window's, one after the other

    def redo(self) -> None:
        def work(_library: Library) -> Path:
            path = self._path()
            self._change = self._write(path)
            return path

        self._do(work, is_there=True)

    def undo(self) -> None:
        def work(_library: Library) -> Path:
            path, written = self._path(), self._change
            if written is not None:  # else within a step of which something else was kept
                change(path, partial(_back, path, written))
                self._change = None
            return path

        self._do(work, is_there=False)

    def _do(self, work: Callable[[Library], Path], *, is_there: bool) -> None:
        def failed(error: UserFacingError) -> None:
            self.setObsolete(True)
            self._session.failed.emit(error)

        self._session.background.aside(work, lambda path: self._told(path, is_there), failed)


def _back(path: Path, written: Change, content: bytes | None) -> bytes | None:
    """What the file is to hold again. Raises UserFacingError where somebody changed it since."""
    if content != written.after:
        raise UserFacingError(
            _("{file} was changed meanwhile: what was written into it stays there.").format(file=path),
            _("Take it out of the file by hand."),
        )
    return written.before
