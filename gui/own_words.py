"""The reader's own words for reading minutes: their file, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from core.errors import UserFacingError
from core.language import _
from core.library import Library
from core.wording import reason
from gui.current_meeting import CurrentMeeting
from gui.panels.page_notice import PageNotice
from gui.panels.status_line import StatusLine
from gui.session import Session


class OwnWords(QObject):
    """Works for one window. `notice` tells once of a file that is not used, and opens it.

    Minutes are read again with new words by the next start, as with a newer parser.
    """

    def __init__(
        self, window: QWidget, session: Session, current: Callable[[], CurrentMeeting], status: StatusLine
    ) -> None:
        super().__init__(window)
        self.notice = PageNotice(closable=True)
        self._session = session
        self._current = current
        self._status = status
        self._faulty: Path | None = None
        self.notice.wanted.connect(self._open_faulty)
        session.background.aside(_fault, self._tell)

    def edit(self) -> None:
        """Open the reader's own file of words, in the language of the meeting in view."""
        loaded = self._current().loaded
        language = loaded.meeting.language if loaded is not None else "da"

        def work(_library: Library) -> Path:
            from core.parsing import own_vocabulary_path, start_own_vocabulary

            try:
                return start_own_vocabulary(language)
            except OSError as error:
                raise UserFacingError(
                    _("The file for your own words, {file}, could not be written: {reason}.").format(
                        file=own_vocabulary_path(language), reason=reason(error)
                    ),
                    _("Make the folder writable, then try again."),
                ) from error

        self._session.background.aside(work, self._open)

    def _open(self, file: Path) -> None:
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            self._status.show_notice(
                _("Your words are in {file}. Minutes are read with them from the next start on.").format(
                    file=file
                )
            )
        else:
            self._session.failed.emit(
                UserFacingError(
                    _("The system has no program that opens {name}.").format(name=file.name),
                    _("Open this file with a text editor: {file}").format(file=file),
                )
            )

    def _tell(self, found: tuple[UserFacingError, Path | None] | None) -> None:
        if found is not None:
            error, self._faulty = found
            self.notice.tell(f"{error.what} {error.advice}", _("Open the file") if self._faulty else "")

    def _open_faulty(self) -> None:
        if self._faulty is not None:
            self._open(self._faulty)


def _fault(_library: Library) -> tuple[UserFacingError, Path | None] | None:
    from core.parsing import LANGUAGES, own_vocabulary_fault, own_vocabulary_path

    error = own_vocabulary_fault()
    if error is None:
        return None
    paths = map(own_vocabulary_path, LANGUAGES)
    return error, next((path for path in paths if str(path) in error.what), None)  # the sentence names it
