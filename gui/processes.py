"""Helper processes: started, fed, watched and started again from the window's side.

Each process has one pipe and one receiving thread here. The window's thread never waits for a process.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from core.errors import UserFacingError
from core.language import language
from core.machine_process import Request as MachineRequest
from core.page_requests import (
    Begun,
    Characters,
    CharactersRequest,
    Drawn,
    Taken,
    Tile,
    Work,
)
from core.reading_process import Request, Started, start
from gui.page_losses import PageLosses, no_process
from gui.page_wishes import PageWishes, Wish

if TYPE_CHECKING:
    from core.carrying_process import CarryRequest
    from core.comparing_requests import Request as ComparingRequest
    from core.export_requests import Leave
    from core.export_requests import Request as ExportsRequest
    from core.printing_process import Request as PrintingRequest
    from core.review_requests import Request as ReviewingRequest

    Question = (
        Request
        | MachineRequest
        | ExportsRequest
        | Leave
        | PrintingRequest
        | ComparingRequest
        | CarryRequest
        | ReviewingRequest
    )

MOST_UNREAD = 4
"""Wishes the page process may have in its pipe: more than it gets in the time of a usual tile."""


MOST_ENDS = 3
"""So many processes may end one after the other with nothing drawn and at no page's fault."""


LEAVE_SECONDS = 1.0
"""So long a process that was asked to end may take, before it is ended."""


@dataclass(frozen=True, slots=True)
class Ended:
    """The process has ended without being asked to."""


class ReadingProcess:
    """One helper process.

    `receive` is called on the receiving thread with the process, each answer, and a drawn tile's image.
    """

    def __init__(
        self,
        receive: Callable[[ReadingProcess, object, QImage | None], object],
        started: Started | None = None,
    ) -> None:
        started = started or start(language())
        self._process, self._connection = started.process, started.connection
        self._receive = receive
        self._closing = self._leaving = False
        self._thread = threading.Thread(target=self._listen, name="answers", daemon=True)
        self._thread.start()

    @property
    def id(self) -> int:
        """The operating system's number of the process."""
        return self._process.pid or 0

    def ask(self, question: Question) -> None:
        """Send a question; where the process has ended, Ended comes as the answer."""
        try:
            self._connection.send(question)
        except (BrokenPipeError, ConnectionResetError, OSError):
            return

    def end(self) -> None:
        """End the process as if it had ended by itself: Ended comes."""
        self._process.kill()

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._closing = True
        self._process.kill()
        self._await_end()

    def let_go(self) -> None:
        """As `close`, without waiting for it: a process with much memory takes a tenth of a second to end."""
        self._closing = True
        self._process.kill()
        threading.Thread(target=self._await_end, name="end of a process", daemon=True).start()

    def leave(self, ended: Callable[[], object]) -> None:
        """As `let_go`, of a process that was asked to end and takes its leave. What it answers is received;
        `ended` is called, on a thread of its own, when nothing more comes."""
        self._leaving = True

        def wait() -> None:
            self._process.join(LEAVE_SECONDS)
            self._process.kill()
            self._await_end()
            ended()

        threading.Thread(target=wait, name="leave of a process", daemon=True).start()

    def _await_end(self) -> None:
        self._process.join()
        self._thread.join()
        self._connection.close()

    def _listen(self) -> None:
        connection: Connection = self._connection
        try:
            while True:
                answer = connection.recv()
                if self._closing:
                    return  # nobody waits for it any more
                image = None
                if isinstance(answer, Drawn) and answer.error is None:
                    image = _received(connection, answer.tile)
                self._receive(self, answer, image)
        except (EOFError, ConnectionResetError, OSError):
            if not self._closing and not self._leaving:
                self._receive(self, Ended(), None)
        except Exception:  # an answer that nobody can read: who waits for it must not wait for ever
            self.end()
            if not self._closing and not self._leaving:
                self._receive(self, Ended(), None)
            raise


def start_aside(start: Callable[[str], Started], tell: Callable[[Started | None], object]) -> None:
    """Have `start` begin a process on a thread of its own, and `tell` it; None where it could not."""
    words = language()

    def begin() -> None:
        started: Started | None = None
        try:
            started = start(words)
        finally:  # no memory, no handle left: None is told
            try:
                tell(started)
            except RuntimeError:  # the window was closed meanwhile, and whoever waited with it
                if started is not None:
                    started.process.kill()

    threading.Thread(target=begin, name="start of a process", daemon=True).start()


def _received(connection: Connection, tile: Tile) -> QImage:
    """The image of `tile`, taken from the pipe part by part as it is painted, without being converted."""
    image = QImage(tile.width, tile.height, QImage.Format.Format_RGB32)
    pixels = image.bits()
    at = 0
    while at < len(pixels):
        at += connection.recv_bytes_into(pixels, at)
    return image


class PageRasters(QObject):
    """The warm process that draws pages. Wishes go in, tiles come out, in the order they were wished."""

    drawn = Signal(object, QImage)  # Tile
    failed = Signal(object, object)  # Tile, UserFacingError
    characters = Signal(int, int, object)  # version, page, array of four numbers a code point or None
    _answer = Signal(object, object, object)
    _new = Signal(int, object)  # Started or None, of which round
    _refused = Signal(object)  # list of Work and UserFacingError

    def __init__(self, library: Path, started: Started | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._wishes = PageWishes()
        self._losses = PageLosses()
        self._ends_in_a_row = 0  # of processes that had begun nothing
        self._unread = 0  # wishes on their way to the process
        self._is_held = False  # a newer one waits here
        self._answered = 0  # answers this process has given
        self.drawing: Work | None = None  # what the process is at, as far as it has said
        self._answer.connect(self._take)
        self._new.connect(self._take_started)
        self._refused.connect(self._refuse, Qt.ConnectionType.QueuedConnection)
        self._round = 0  # each process started later is another one
        self._is_starting = False
        self._is_closed = False
        self._process: ReadingProcess | None = ReadingProcess(self._answer.emit, started)

    @property
    def process_id(self) -> int:
        """The operating system's number of the process that draws now; 0 while one is being started."""
        return self._process.id if self._process is not None else 0

    def wish(
        self,
        view: Hashable,
        tiles: tuple[Tile, ...],
        later: tuple[Tile, ...] = (),
        characters: tuple[CharactersRequest, ...] = (),
    ) -> None:
        """Ask for `tiles` that `view` shows, most urgent first, instead of all it asked for before.

        The visible tiles of all views come in turns; then `characters` of pages; then what may be seen
        `later`, and small pages. What the same view does not wish again is dropped.
        """
        if self._wishes.put(view, Wish(tiles, characters, later)):
            self._ask()

    def forget(self, view: Hashable) -> None:
        """Drop what `view` wished: it is closed."""
        if self._wishes.forget(view):
            self._ask()

    def awaits(self, view: Hashable) -> bool:
        """Whether tiles that `view` shows are still to come."""
        return self._wishes.has_tiles(view)

    def start_anew(self) -> None:
        """Forget the documents that are open: what their versions name may be others now."""
        self._losses = PageLosses()
        self.drawing = None
        self._exchange()

    def close(self) -> None:
        """End the process."""
        self._is_closed = True
        if self._process is not None:
            self._process.close()

    def _ask(self) -> None:
        """Tell the process what is wished. One that is being started is told when it is there.

        A process at a heavy tile reads nothing: what it has not taken yet must not fill the pipe, at which
        the window would wait.
        """
        self._drop_refused()
        if self._process is None:
            if not self._is_starting:
                self._exchange()
            return
        self._is_held = self._unread >= MOST_UNREAD
        if not self._is_held:
            self._unread += 1
            wishes = self._wishes.merged(self._library, self._losses.is_suspect)
            self._process.ask(replace(wishes, answered=self._answered))

    def _drop_refused(self) -> None:
        """Take off what is given up; its answer comes later: who wishes does not expect it at once."""
        refused = self._wishes.work_that(self._losses.refuses)
        if refused:
            self._strike_off(*refused)
            self._refused.emit([(work, self._losses.refusal(work)) for work in refused])

    def _refuse(self, refused: list[tuple[Work, UserFacingError]]) -> None:
        for work, error in refused:
            if isinstance(work, Tile):
                self.failed.emit(work, error)
            else:
                self.characters.emit(*work, None)

    def _let_go(self) -> None:
        if self._process is not None:
            self._process.let_go()
            self._process = None

    def _exchange(self) -> None:
        """Have another process in the place of this one, started aside: the window may not wait so long."""
        self._let_go()
        self._is_starting = True
        self._round += 1
        start_aside(start, partial(self._new.emit, self._round))

    def _take_started(self, this: int, started: Started | None) -> None:
        if self._is_closed or this != self._round:
            if started is not None:
                started.process.kill()
            return
        self._is_starting = False
        if started is None:
            self._go_on()
            return
        self._process = ReadingProcess(self._answer.emit, started)
        self._unread = self._answered = 0
        self._ask()

    def _take(self, process: ReadingProcess, answer: object, image: QImage | None) -> None:
        if process is not self._process:
            return
        if isinstance(answer, Begun):
            self.drawing = answer.work
        elif isinstance(answer, Taken):
            self._unread -= 1
            if self._is_held:
                self._ask()
        elif isinstance(answer, Drawn):
            self._note_done(answer.tile)
            if answer.error is None:
                self.drawn.emit(answer.tile, image)
            else:
                self.failed.emit(answer.tile, answer.error)
        elif isinstance(answer, Characters):
            self._note_done(answer.request)
            self.characters.emit(*answer.request, answer.boxes)
        elif isinstance(answer, Ended):
            self._go_on()

    def _note_done(self, done: Work) -> None:
        self.drawing = None
        self._answered += 1
        self._ends_in_a_row = 0
        self._losses.note_done(done)
        self._strike_off(done)

    def _strike_off(self, *done: Work) -> None:
        self._wishes.keep(lambda work: work not in done)

    def _go_on(self) -> None:
        """A process has ended, or none started: start another one, unless that has failed too often."""
        fatal, self.drawing = self.drawing, None
        if fatal is not None:
            self._losses.note_end(fatal)
            self._drop_refused()
        else:
            self._ends_in_a_row += 1
        if self._ends_in_a_row < MOST_ENDS:
            self._exchange()
        else:  # the next wish tries once more
            self._let_go()
            given_up = self._wishes.work_that(lambda _work: True)
            self._strike_off(*given_up)
            self._refused.emit([(work, no_process()) for work in given_up])
