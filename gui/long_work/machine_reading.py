"""Reading scanned pages in the background, page by page: the document that was opened last goes first.

Each page is kept as soon as it is read, so that a reading which is stopped goes on where it was. After every
TEXT_EVERY pages, sooner where there was no text at all, and when a document's last one is done, its text is
made anew. A page that brings the helper
process down, or takes it too long, costs that page alone.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from core.errors import UserFacingError
from core.language import language
from core.library import Changes, Library, PreparedText, store_parse
from core.library.bringing_in.machine_pages import keep_page
from core.machine_process import (
    PAGE_SECONDS,
    PageRead,
    ReadPage,
    TakeStored,
    failed_page,
    start_machine_reading,
)
from core.reading_process import ReadAgain, ReadAgainRequest, Started, start
from core.sources.machine.page import MachinePage
from gui.background import LATER
from gui.long_work.scanned_situation import Situation, look_around, with_page
from gui.processes import Ended, ReadingProcess
from gui.session import Session
from gui.timers import later

TEXT_EVERY = 20
"""Pages after which a long document's text is made anew, though more are to come."""

FIRST_TEXT = 3
"""Pages after which a document without any text gets its first, and with it a name and a language."""

LOOK_MS = 200
"""How long changes of the library are gathered before it is looked for scanned pages, in milliseconds."""


class MachineReading(QObject):
    """Works through the library's scanned pages.

    `progressed` carries the file's name, how many of its pages are done and how many there are; `ended` says
    that nothing is left to do, or that it was stopped; `changed` that `situation` is another.
    """

    progressed = Signal(int, int, str)
    ended = Signal()
    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.situation = Situation({}, None, None)
        self.is_stopped = False
        self._session = session
        self._first: int | None = None  # the version to read before all others
        self._once_more: dict[int, set[int]] = {}  # the failed pages of a version that are tried again
        self._given_up: set[int] = set()  # versions that cannot be read at all
        self._reader: ReadingProcess | None = None
        self._is_starting = False
        self._taken: int | None = None  # the version the process has open
        self._page: tuple[int, int] | None = None  # version and page in work
        self._kept_pages = 0
        self._fresh: dict[int, int] = {}  # how many pages of a version are kept, but not in its text
        self._made: set[int] = set()  # the versions whose text was made since their last page
        self._texts: ReadingProcess | None = None
        self._text: int | None = None  # the version whose text is being made
        self._lost: set[int] = set()  # the versions whose text failed to be made the last time
        self._look = later(self, LOOK_MS, self.look)
        self._limit = later(self, PAGE_SECONDS * 1000, self._give_up_page)
        self._text_limit = later(self, PAGE_SECONDS * 1000, lambda: self._take_text(Ended()))
        self._is_closed = False
        session.changed.connect(self._follow)
        session.restored.connect(self._forget)

    def look(self) -> None:
        """Look what there is to read, and with what, and begin."""
        kept = self._kept_pages

        def take(situation: Situation) -> None:
            if kept == self._kept_pages:
                self._take_situation(situation)
            elif not self._is_closed:
                self.look()  # pages were kept since: it says that they are to be read

        self._session.background.aside(look_around, take)

    def put_first(self, version: int | None) -> None:
        """Have the pages of `version` read before all others."""
        self._first = version
        self._next()

    def read_once_more(self, version: int) -> None:
        """Go on after a stop, and try the pages of `version` again that could not be read."""
        self.is_stopped = False
        self._given_up.discard(version)
        document = self.situation.documents.get(version)
        self._once_more[version] = {*document.failed} if document is not None else set()
        self._first = version
        self.look()

    def stop(self) -> None:
        """Read no more pages until it is asked for. What was read is kept."""
        self.is_stopped = True
        self._close_reader()
        for version in [*self._fresh]:
            self._make_text(version)
        self.ended.emit()
        self.changed.emit()

    def close(self) -> None:
        """End the processes. What is left is found again at the next start."""
        self._is_closed = True
        self._look.stop()
        self._close_reader()
        self._close_texts()

    def is_reading(self, version: int) -> bool:
        """Whether pages of `version` are being read, or wait to be."""
        return (
            self.situation.can_read
            and not self.is_stopped
            and version not in self._given_up
            and bool(self._to_read(version))
        )

    # What is to be done

    def _follow(self, changes: Changes) -> None:
        if changes.meetings or changes.everything:
            self._look.start()

    def _forget(self) -> None:
        """Another library is in place: what is known of versions is that of the one before."""
        self._close_reader()
        self._close_texts()
        self._text = None
        self._kept_pages += 1  # a look that is under way saw the library before
        self.situation = replace(self.situation, documents={})
        for known in (self._once_more, self._given_up, self._fresh, self._made, self._lost):
            known.clear()
        self.ended.emit()
        self.changed.emit()

    def _take_situation(self, situation: Situation) -> None:
        if self._is_closed:
            return
        self.situation = situation
        if situation.can_read:
            for version, document in situation.documents.items():
                if document.waits_for_text and not document.unread and version not in self._made:
                    self._make_text(version)  # an earlier run left it behind
        self.changed.emit()
        self._next()

    def _to_read(self, version: int) -> tuple[int, ...]:
        return self.situation.to_read(version, self._once_more.get(version, set()))

    def _next(self) -> None:
        """Ask for the most urgent page, unless one is in work."""
        if self._page is not None or self._is_closed or self.is_stopped or not self.situation.can_read:
            return
        order = [self._first, self._taken, *self.situation.documents]
        version = next((each for each in order if each is not None and self.is_reading(each)), None)
        if version is None:
            if self._reader is not None:
                self._close_reader()
                self.ended.emit()
            if self._text is None:
                self._close_texts()
            return
        if self._reader is None:
            self._start_reader()
            return
        document = self.situation.documents[version]
        pages = self._to_read(version)
        if self._taken != version:
            self._taken = version
            self._reader.ask(TakeStored(self._session.library, version))
        self._page = version, pages[0]
        self.progressed.emit(len(document.scanned) - len(pages), len(document.scanned), document.name)
        self._reader.ask(ReadPage(pages[0], document.language))
        self._limit.start()

    # What comes back

    def _take(self, process: ReadingProcess, answer: object) -> None:
        if self._is_closed:
            return
        if process is self._texts:
            self._take_text(answer)
        elif process is self._reader and self._page is not None:
            if isinstance(answer, Ended):
                self._give_up_page()
            elif isinstance(answer, PageRead) and answer.error is not None:
                self._give_up_document()
            elif isinstance(answer, PageRead):
                self._keep(answer.page)

    def _give_up_page(self) -> None:
        """The process is lost, or busy for too long: that page cannot be read."""
        page = self._page
        self._close_reader()
        self._page = page
        if page is not None:
            self._keep(failed_page())

    def _give_up_document(self) -> None:
        """The library does not hold the file, or it is damaged, or nothing reads it any more."""
        self._limit.stop()
        version, self._page = self._page, None
        if version is not None:
            self._given_up.add(version[0])
        self.changed.emit()
        self._next()

    def _keep(self, page: MachinePage) -> None:
        self._limit.stop()
        assert self._page is not None
        version, number = self._page
        document = self.situation.documents.get(version)
        if document is None:
            self._page = None
            self._next()
            return

        def work(library: Library) -> bool:
            try:
                keep_page(library, document.sha256, number, page)
            except LookupError:  # a copy of the library without this file was restored meanwhile
                return False
            return True

        def failed(error: UserFacingError) -> None:
            self.stop()
            self._session.failed.emit(error)

        def kept(there: bool) -> None:
            self._kept(version, number, page, there)

        self._session.background.write(work, kept, failed, urgency=LATER)

    def _kept(self, version: int, number: int, page: MachinePage, there: bool) -> None:
        if self._is_closed:
            return
        if self._page == (version, number):  # it was not stopped meanwhile
            self._page = None
        self._kept_pages += 1
        self._once_more.get(version, set()).discard(number)
        document = self.situation.documents.get(version)
        if document is not None and there:
            self.situation.documents[version] = with_page(document, number, page)
            self._made.discard(version)
            self._fresh[version] = self._fresh.get(version, 0) + 1
        if self._is_due(version):
            self._make_text(version)
        self.changed.emit()
        self._next()

    # The text

    def _is_due(self, version: int) -> bool:
        """Is it time to make the text of `version` anew?"""
        document = self.situation.documents.get(version)
        without_text = document is not None and document.language is None and not document.in_text
        enough = FIRST_TEXT if without_text else TEXT_EVERY
        return not self._to_read(version) or self._fresh.get(version, 0) >= enough

    def _make_text(self, version: int) -> None:
        """Have the text of `version` made anew; where another's is being made, after that."""
        if self._is_closed or version not in self.situation.documents:
            return
        self._fresh.setdefault(version, 0)
        if self._text is not None:
            return
        self._fresh.pop(version)
        self._text = version
        self._made.add(version)
        if self._texts is None:
            self._session.background.aside(
                lambda _library: start(language()), self._texts_started, self._texts_not_started
            )
        else:
            self._ask_for_text()

    def _texts_started(self, started: Started) -> None:
        if self._is_closed:
            started.process.kill()
            return
        self._texts = self._listening(started)
        self._ask_for_text()

    def _texts_not_started(self, error: UserFacingError) -> None:
        self._session.failed.emit(error)
        self._take_text(Ended())

    def _ask_for_text(self) -> None:
        if self._texts is not None and self._text is not None:
            self._text_limit.start()
            self._texts.ask(ReadAgainRequest(self._session.library, self._text, anew=True))

    def _take_text(self, answer: object) -> None:
        version = self._text
        self._text_limit.stop()
        if isinstance(answer, ReadAgain) and answer.text is not None and answer.sha256 is not None:
            self._lost.discard(answer.version)
            self._store(answer.sha256, answer.text)
            return
        self._close_texts()  # another process may get on where this one did not
        if version is not None and version not in self._lost:
            self._lost.add(version)
            self._fresh[version] = TEXT_EVERY
        self._text_made()

    def _store(self, sha256: str, text: PreparedText) -> None:
        urgent = self._session.background.run_urgent_writes

        def work(library: Library) -> Changes:
            try:
                return store_parse(library, sha256, text, urgent)
            except LookupError:
                return Changes()

        def done(changes: Changes) -> None:
            if changes and not self._is_closed:
                self._session.changed.emit(changes)
            self._text_made()

        def failed(error: UserFacingError) -> None:
            self._text_made()
            self._session.failed.emit(error)

        self._session.background.write(work, done, failed, urgency=LATER)

    def _text_made(self) -> None:
        """Go on with the next text that is due, or end the process where none is."""
        self._text = None
        version = next((each for each in self._fresh if self.is_stopped or self._is_due(each)), None)
        if version is not None:
            self._make_text(version)
        elif self._reader is None:
            self._close_texts()

    # The processes. They are started aside: that takes longer than the window may wait.

    def _start_reader(self) -> None:
        if not self._is_starting:
            self._is_starting = True
            self._session.background.aside(
                lambda _library: start_machine_reading(language()),
                self._reader_started,
                self._reader_not_started,
            )

    def _reader_not_started(self, error: UserFacingError) -> None:
        """There is no memory for it, say: it is tried again when the reader opens a document or asks."""
        self._is_starting = False
        self._session.failed.emit(error)

    def _reader_started(self, started: Started) -> None:
        self._is_starting = False
        if self._is_closed or self.is_stopped:
            started.process.kill()
            return
        self._reader = self._listening(started)
        self._next()

    def _listening(self, started: Started) -> ReadingProcess:
        background = self._session.background

        def receive(process: ReadingProcess, answer: object, _image: QImage | None) -> None:
            background.come_home(lambda: self._take(process, answer))

        return ReadingProcess(receive, started)

    def _close_reader(self) -> None:
        self._limit.stop()
        self._page = self._taken = None
        if self._reader is not None:
            self._reader.let_go()
            self._reader = None

    def _close_texts(self) -> None:
        self._text_limit.stop()
        if self._texts is not None:
            self._texts.let_go()
            self._texts = None
