"""Helper processes: started, fed, watched and started again from the window's side.

Each process has one pipe and one receiving thread here. The window's thread never waits for a process.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from core.errors import UserFacingError
from core.language import _, language
from core.machine_process import Request as MachineRequest
from core.reading_process import Drawing, Drawn, Request, Started, Tile, TilesRequest, start


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
        self._closing = False
        self._thread = threading.Thread(target=self._listen, name="answers", daemon=True)
        self._thread.start()

    @property
    def id(self) -> int:
        """The operating system's number of the process."""
        return self._process.pid or 0

    def ask(self, request: Request | MachineRequest) -> None:
        """Send a request; where the process has ended, Ended comes as the answer."""
        try:
            self._connection.send(request)
        except (BrokenPipeError, ConnectionResetError, OSError):
            return

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
                    image = _image(answer.tile, connection.recv_bytes())
                self._receive(self, answer, image)
        except (EOFError, ConnectionResetError, OSError):
            if not self._closing:
                self._receive(self, Ended(), None)


def _image(tile: Tile, pixels: bytes) -> QImage:
    raw = QImage(pixels, tile.width, tile.height, tile.width * 3, QImage.Format.Format_RGB888)
    return raw.convertToFormat(QImage.Format.Format_RGB32)  # a copy, in the form that is quick to paint


class PageRasters(QObject):
    """The warm process that draws pages. Wishes go in, tiles come out, in the order they were wished."""

    drawn = Signal(object, QImage)  # Tile
    failed = Signal(object, object)  # Tile, UserFacingError
    _answer = Signal(object, object, object)
    _new = Signal(int, object)  # Started, of which round

    def __init__(self, library: Path, started: Started | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._wished: tuple[Tile, ...] = ()
        self.drawing: Tile | None = None  # what the process is at, as far as it has said
        self._answer.connect(self._take)
        self._new.connect(self._take_started)
        self._round = 0  # each process started later is another one
        self._is_closed = False
        self._process: ReadingProcess | None = ReadingProcess(self._answer.emit, started)

    @property
    def process_id(self) -> int:
        """The operating system's number of the process that draws now; 0 while one is being started."""
        return self._process.id if self._process is not None else 0

    def wish(self, tiles: tuple[Tile, ...]) -> None:
        """Ask for `tiles`, most urgent first, instead of all asked for before."""
        if tiles != self._wished:
            self._wished = tiles
            self._ask()

    def start_anew(self) -> None:
        """Forget the document that is open: what its version names may be another one now."""
        self.drawing = None
        self._exchange()

    def close(self) -> None:
        """End the process."""
        self._is_closed = True
        if self._process is not None:
            self._process.close()

    def _ask(self) -> None:
        """Tell the process what is wished. One that is being started is told when it is there."""
        if self._process is not None:
            self._process.ask(TilesRequest(self._library, self._wished))

    def _exchange(self) -> None:
        """Have another process in the place of this one, started aside: the window may not wait so long."""
        if self._process is not None:
            self._process.let_go()
            self._process = None
        self._round += 1
        this, words = self._round, language()

        def begin() -> None:
            started = start(words)
            try:
                self._new.emit(this, started)
            except RuntimeError:  # the window was closed meanwhile, and this object with it
                started.process.kill()

        threading.Thread(target=begin, name="start of a process", daemon=True).start()

    def _take_started(self, this: int, started: Started) -> None:
        if self._is_closed or this != self._round:
            started.process.kill()
            return
        self._process = ReadingProcess(self._answer.emit, started)
        self._ask()

    def _take(self, process: ReadingProcess, answer: object, image: QImage | None) -> None:
        if process is not self._process:
            return
        if isinstance(answer, Drawing):
            self.drawing = answer.tile
        elif isinstance(answer, Drawn):
            self.drawing = None
            self._wished = tuple(tile for tile in self._wished if tile != answer.tile)
            if answer.error is None:
                self.drawn.emit(answer.tile, image)
            else:
                self.failed.emit(answer.tile, answer.error)
        elif isinstance(answer, Ended):
            self._restart()

    def _restart(self) -> None:
        """Start a new process; the tile that killed the old one is given up, the others are asked again."""
        fatal, self.drawing = self.drawing, None
        self._wished = tuple(tile for tile in self._wished if tile != fatal)
        self._exchange()
        if fatal is not None:
            self.failed.emit(fatal, _page_killed())


def _page_killed() -> UserFacingError:
    return UserFacingError(
        _("This page cannot be shown: the file is damaged there."),
        _("The text that was read from it is kept, and the other pages are shown."),
    )
