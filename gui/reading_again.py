"""Reading the library's documents again after the program got a newer parser, in the background."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from core.library import Library, PreparedText, outdated, store_parse
from core.reading_process import ReadAgain, ReadAgainRequest
from core.sources.extractors import EXTRACTORS
from gui.background import LATER
from gui.processes import Ended, ReadingProcess
from gui.session import Session


class ReadingAgain(QObject):
    """Goes through the outdated documents one by one; each changes the library in its own transaction.

    A document that can no longer be read keeps what an earlier parser made of it.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._versions: list[int] = []
        self._process: ReadingProcess | None = None

    def start(self) -> None:
        """Look what is outdated, and begin."""
        self._session.background.read(_outdated, self._begin)

    def close(self) -> None:
        """Stop. What is left is found again at the next start."""
        self._versions.clear()
        if self._process is not None:
            self._process.close()
            self._process = None

    def _begin(self, versions: list[int]) -> None:
        self._versions = versions
        self._next()

    def _next(self) -> None:
        if not self._versions:
            self.close()
            return
        if self._process is None:
            background = self._session.background
            self._process = ReadingProcess(
                lambda process, answer, image: background.come_home(
                    lambda: self._take(process, answer, image)
                )
            )
        self._process.ask(ReadAgainRequest(self._session.library, self._versions.pop(0)))

    def _take(self, process: ReadingProcess, answer: object, _image: QImage | None) -> None:
        if process is not self._process:
            return
        if isinstance(answer, Ended):
            process.close()
            self._process = None
            self._next()
        elif isinstance(answer, ReadAgain):
            if answer.text is None:
                self._next()
            else:
                self._store(answer.version, answer.text)

    def _store(self, version: int, text: PreparedText) -> None:
        def done(changes: object) -> None:
            self._session.changed.emit(changes)
            self._next()

        urgent = self._session.background.run_urgent_writes
        self._session.background.write(
            lambda library: store_parse(library, version, text, urgent), done, urgency=LATER
        )


def _outdated(library: Library) -> list[int]:
    from core.parsing import PARSER_VERSION, vocabulary_fingerprint  # not needed until the window stands

    return outdated(library, PARSER_VERSION, vocabulary_fingerprint(), EXTRACTORS)
