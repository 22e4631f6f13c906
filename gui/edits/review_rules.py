"""What the reader writes into files beside the library as edits that can be undone: rules, own words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QUndoCommand

from core.errors import UserFacingError
from core.language import _
from core.library import Library
from core.wording import reason
from gui.session import Session


class FileEdit(QUndoCommand):
    """Something written into a small file, named `text` in the menu.

    `write` writes it, on a thread beside the window's, to the file that `path` finds; `told` is called with
    the file each time it is written or put back, and whether it is there now. Undo puts the file back as it
    was, where nobody changed it meanwhile, and else says so.
    """

    def __init__(
        self,
        session: Session,
        text: str,
        path: Callable[[], Path],
        write: Callable[[Path], object],
        told: Callable[[Path, bool], object],
    ) -> None:
        super().__init__(text)
        self._session = session
        self._path = path
        self._write = write
        self._told = told
        # set and used on the thread beside the window's, where one follows the other
        self._before: bytes | None = None
        self._after: bytes | None = None
        self._is_written = False

    def redo(self) -> None:
        def work(_library: Library) -> Path:
            path = self._path()
            self._before = _content(path)
            self._write(path)
            self._after = _content(path)
            self._is_written = True
            return path

        self._do(work, is_there=True)

    def undo(self) -> None:
        def work(_library: Library) -> Path:
            path = self._path()
            if not self._is_written:  # within a step of which something else was kept
                return path
            if _content(path) != self._after:
                raise UserFacingError(
                    _("{file} was changed meanwhile: what was written into it stays there.").format(
                        file=path
                    ),
                    _("Take it out of the file by hand."),
                )
            _put_back(path, self._before)
            self._is_written = False
            return path

        self._do(work, is_there=False)

    def _do(self, work: Callable[[Library], Path], *, is_there: bool) -> None:
        def failed(error: UserFacingError) -> None:
            self.setObsolete(True)
            self._session.failed.emit(error)

        self._session.background.aside(work, lambda path: self._told(path, is_there), failed)


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _not_there(path, error) from error


def _put_back(path: Path, content: bytes | None) -> None:
    try:
        if content is None:
            path.unlink(missing_ok=True)
        else:
            draft = path.with_name(path.name + ".new")
            draft.write_bytes(content)
            draft.replace(path)
    except OSError as error:
        raise _not_there(path, error) from error


def _not_there(path: Path, error: OSError) -> UserFacingError:
    return UserFacingError(
        _("{file} cannot be read or written: {reason}.").format(file=path, reason=reason(error)),
        _("Nothing else is affected."),
    )
