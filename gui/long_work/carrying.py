"""Annotations come along to new versions of their meetings, behind what the reader does: a helper process
finds where they belong, meeting by meeting, the writing thread writes it. No dialog ever opens by itself."""

from __future__ import annotations

from collections import deque
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from core.annotations import MeetingId
from core.carrying_process import CarryAnswer, CarryRequest, start_carrying
from core.errors import UserFacingError
from core.language import language
from core.library import Changes, Library, catch_up
from core.library.carrying.targets import meetings_to_carry
from core.library.carrying.undoing import go_on
from core.library.carrying.writing import CarriedMeeting, write_carried
from core.reading_process import Started
from gui.background import LATER
from gui.models.carried_result import Round, round_of
from gui.processes import Ended, ReadingProcess
from gui.session import Session
from gui.timers import later

SOON_MS = 200
"""So long after something changed it is looked what is to be carried: a change seldom comes alone."""


class Carrying(QObject):
    """Works for the session. `told` carries a Round, once nothing is left and no import is under way."""

    told = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent or session)
        self._session = session
        self._meetings: deque[MeetingId] = deque()
        self._left_out = session.not_carried
        self._at: MeetingId | None = None
        self._process: ReadingProcess | None = None
        self._carried = Round()
        self._unindexed = Changes()
        self._round = 0  # each start is a new one: what an earlier one left under way goes no further
        self._works = False  # a look, or carrying, is under way
        self._look_again = False
        self._closed = False
        self._soon = later(self, SOON_MS, self.look)
        session.changed.connect(self._follow)
        session.journal_changed.connect(self._tell)
        session.restored.connect(self._start_anew)

    @property
    def is_busy(self) -> bool:
        """Whether something is being carried, or looked for."""
        return self._works or self._look_again or self._soon.isActive()

    def start(self) -> None:
        """Bring to its end what a killed program left half done, then look."""
        urgent = self._session.background.run_urgent_writes
        self._session.background.write(lambda library: go_on(library, urgent), self._gone_on, urgency=LATER)

    def _gone_on(self, changes: Changes) -> None:
        if changes:
            self._session.changed.emit(changes)
        self.look()

    def look(self) -> None:
        """Look which meetings have annotations that are to come along, and carry them one by one."""
        if self._closed:
            return
        if self._works:
            self._look_again = True
            return
        self._works, self._look_again = True, False
        this = self._round
        self._session.background.aside(
            meetings_to_carry, partial(self._begin, this), lambda _error: self._end()
        )

    def close(self) -> None:
        """Stop. What is left is found again at the next start."""
        self._closed = True
        self._soon.stop()
        self._round += 1
        if self._process is not None:
            self._process.close()
            self._process = None

    def _follow(self, changes: Changes) -> None:
        if not self._closed and (changes.everything or changes.meetings):
            self._soon.start()

    def _start_anew(self) -> None:
        """Another library is in place."""
        self._round += 1
        self._works = False
        self._left_out.clear()
        self._meetings.clear()
        self._let_go()
        self._soon.start()

    def _begin(self, this: int, meetings: list[MeetingId]) -> None:
        if this == self._round:
            self._meetings = deque(each for each in meetings if each not in self._left_out)
            self._next()

    def _next(self) -> None:
        if not self._meetings:
            self._end()
        elif self._process is None:  # started aside: that takes longer than the window may wait
            started = partial(self._started, self._round)
            self._session.background.aside(lambda _library: start_carrying(language()), started)
        else:
            self._at = self._meetings.popleft()
            self._process.ask(CarryRequest(self._session.library, self._at))

    def _end(self) -> None:
        self._works = False
        if self._look_again:
            self.look()
            return
        self._let_go()
        self._index()
        self._tell()

    def _index(self) -> None:
        """Have the search index follow, once for all that were carried."""
        changes, self._unindexed = self._unindexed, Changes()
        if not changes:
            return
        urgent, changed = self._session.background.run_urgent_writes, self._session.changed
        self._session.background.write(
            lambda library: catch_up(library, urgent), lambda _none: changed.emit(changes), urgency=LATER
        )

    def _tell(self) -> None:
        """Say what came along, once for all versions that came together."""
        nothing = not (self._carried.along or self._carried.waiting)
        if self.is_busy or nothing or self._session.running_imports:
            return
        carried, self._carried = self._carried, Round()
        self.told.emit(carried)

    def _let_go(self) -> None:
        if self._process is not None:
            self._process.let_go()
            self._process = None

    def _started(self, this: int, started: Started) -> None:
        if this != self._round:
            started.process.kill()
            return
        background = self._session.background

        def receive(process: ReadingProcess, answer: object, _image: QImage | None) -> None:
            background.come_home(lambda: self._take(process, answer))

        self._process = ReadingProcess(receive, started)
        self._next()

    def _take(self, process: ReadingProcess, answer: object) -> None:
        if process is not self._process:
            return
        if isinstance(answer, Ended):
            self._leave_out()
            self._let_go()
            self._next()
        elif isinstance(answer, CarryAnswer):
            if answer.found is None:  # it was removed, or the library was locked: the next look tells
                self._next()
            else:
                self._write(answer.found)

    def _leave_out(self) -> None:
        if self._at is not None:
            self._left_out.add(self._at)
            self._session.changed.emit(Changes(meetings=frozenset({self._at})))

    def _write(self, found: CarriedMeeting) -> None:
        this, urgent = self._round, self._session.background.run_urgent_writes

        def work(library: Library) -> Changes:
            try:
                return write_carried(library, found, urgent)
            except LookupError:  # a version was removed meanwhile
                return Changes()

        def done(changes: Changes) -> None:
            if changes:
                self._session.changed.emit(changes)
            if this == self._round:
                self._unindexed |= changes
                self._carried |= round_of(found) if changes else Round()
                self._next()

        def failed(error: UserFacingError) -> None:
            if this == self._round:
                self._round += 1
                self._works = self._look_again = False  # the next change has it looked at again
                self._let_go()
            self._session.failed.emit(error)

        self._session.background.write(work, done, failed, urgency=LATER)
