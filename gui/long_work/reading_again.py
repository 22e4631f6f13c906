"""What a start makes up for in the background: an index that a killed program left behind, and documents that
an older parser has read.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from core.errors import UserFacingError
from core.language import language
from core.library import Changes, Library, PreparedText, catch_up, outdated, store_parse
from core.reading_process import ReadAgain, ReadAgainRequest, Started, start
from core.sources.extractors import EXTRACTORS
from gui.background import LATER
from gui.processes import Ended, ReadingProcess
from gui.session import Session


class ReadingAgain(QObject):
    """Completes the index, then goes through the outdated documents one by one.

    A document that can no longer be read keeps what an earlier parser made of it.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._versions: list[int] = []
        self._process: ReadingProcess | None = None
        self._round = 0  # each start is a new one: what an earlier one left under way goes no further

    def start(self) -> None:
        """Look what is left to do, and begin; what was under way of an earlier start is given up."""
        self._round += 1
        this = self._round
        self._versions = []
        self._let_go()
        urgent = self._session.background.run_urgent_writes
        self._session.background.write(lambda library: catch_up(library, urgent), urgency=LATER)
        self._session.background.read(_outdated, lambda versions: self._begin(this, versions))

    def close(self) -> None:
        """Stop. What is left is found again at the next start."""
        self._round += 1
        self._versions.clear()
        if self._process is not None:
            self._process.close()
            self._process = None

    def _begin(self, this: int, versions: list[int]) -> None:
        if this == self._round:
            self._versions = versions
            self._next()

    def _let_go(self) -> None:
        if self._process is not None:
            self._process.let_go()
            self._process = None

    def _next(self) -> None:
        if not self._versions:
            self._let_go()
        elif self._process is None:  # started aside: that takes longer than the window may wait
            this = self._round
            self._session.background.aside(
                lambda _library: start(language()), lambda started: self._started(this, started)
            )
        else:
            self._process.ask(ReadAgainRequest(self._session.library, self._versions.pop(0)))

    def _started(self, this: int, started: Started) -> None:
        if this != self._round:
            started.process.kill()
            return
        background = self._session.background

        def receive(process: ReadingProcess, answer: object, image: QImage | None) -> None:
            background.come_home(lambda: self._take(process, answer, image))

        self._process = ReadingProcess(receive, started)
        self._next()

    def _take(self, process: ReadingProcess, answer: object, _image: QImage | None) -> None:
        if process is not self._process:
            return
        if isinstance(answer, Ended):
            self._let_go()
            self._next()
        elif isinstance(answer, ReadAgain):
            if answer.text is None or answer.sha256 is None:
                self._next()
            else:
                self._store(answer.sha256, answer.text)

    def _store(self, sha256: str, text: PreparedText) -> None:
        urgent = self._session.background.run_urgent_writes
        this = self._round

        def work(library: Library) -> Changes:
            try:
                return store_parse(library, sha256, text, urgent)
            except LookupError:  # a copy of the library without this file was restored meanwhile
                return Changes()

        def done(changes: Changes) -> None:
            if changes:
                self._session.changed.emit(changes)
            if this == self._round:  # a restore may have begun another meanwhile
                self._next()

        def failed(error: UserFacingError) -> None:
            if this == self._round:
                self.close()
            self._session.failed.emit(error)

        self._session.background.write(work, done, failed, urgency=LATER)


def _outdated(library: Library) -> list[int]:
    from core.parsing import PARSER_VERSION, vocabulary_fingerprint  # not needed until the window stands

    return outdated(library, PARSER_VERSION, vocabulary_fingerprint(), EXTRACTORS)
