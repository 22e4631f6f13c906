"""The process that puts summaries together, from the composer's side.

The window's thread never waits for it: it is started aside, and pictures of pages are read on the thread that
receives them.
"""

from __future__ import annotations

import itertools
import queue
import threading
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from core.errors import UserFacingError
from core.export_process import start_exporting
from core.export_requests import (
    Counted,
    Done,
    ExportRequest,
    Failed,
    Leave,
    Pages,
    Preview,
    PreviewRequest,
    Request,
    Text,
    TextRequest,
    Writing,
)
from core.exports.hidden_folder import clear_left_over
from core.exports.wish import Wish
from core.language import _
from core.reading_process import Started
from gui.processes import Ended, ReadingProcess, start_aside


class ExportWork(QObject):
    """Asks, and tells what comes back. Each question has a number; of previews only the newest is answered.

    A process that ends by itself is started again by the next question; `failed` tells of what was lost.
    """

    previewed = Signal(object, object)  # Preview; its pages as a list of QImage
    counted = Signal(object)  # Counted
    progressed = Signal(object)  # Writing
    done = Signal(object)  # Done
    text = Signal(object)  # Text
    failed = Signal(int, object)  # the number of the question; UserFacingError
    stopped = Signal()
    _came = Signal(object, object, object)
    _new = Signal(int, object)  # of which round; Started or None
    _left = Signal(object)

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._numbers = itertools.count(1)
        self._process: ReadingProcess | None = None
        self._stopping: ReadingProcess | None = None
        self._outbox: queue.SimpleQueue[Request | Leave | None] = queue.SimpleQueue()
        self._is_starting = False
        self._is_closed = False
        self._round = 0
        self._waiting: list[Request] = []  # until the process is there
        self._open: dict[int, Request] = {}  # asked, and not answered
        self._came.connect(self._take)
        self._new.connect(self._take_started)
        self._left.connect(self._take_left)

    def warm_up(self) -> None:
        """Start the process: it will be asked soon."""
        if self._process is None and not self._is_starting:
            self._start()

    def preview(self, wish: Wish, width: int, first: int, count: int) -> int:
        """Ask for pages of a preview, `width` pixels wide; gives the question's number."""
        number = next(self._numbers)
        older = [each for each, request in self._open.items() if isinstance(request, PreviewRequest)]
        for each in older:
            del self._open[each]
        self._ask(PreviewRequest(number, self._library, wish, width, first, count))
        return number

    def export(self, wish: Wish, path: Path) -> int:
        """Write what is wished for to `path`; gives the question's number."""
        number = next(self._numbers)
        self._ask(ExportRequest(number, self._library, wish, path))
        return number

    def ask_text(self, wish: Wish) -> int:
        """Ask for what is wished for as text; gives the question's number."""
        number = next(self._numbers)
        self._ask(TextRequest(number, self._library, wish))
        return number

    def stop(self) -> None:
        """End whatever is under way. `stopped` says that nothing half is left of it, unless `done` has said
        before that it was whole already."""
        self._stopping = self._process
        self._let_go()
        self._open.clear()
        self._waiting.clear()
        self._start()
        if self._stopping is None:  # nothing was asked yet
            self.stopped.emit()

    def rest(self) -> None:
        """Let the process go until something is asked again."""
        self._round += 1  # one that is being started is not wanted any more
        self._is_starting = False
        self._let_go()
        self._open.clear()
        self._waiting.clear()

    def close(self) -> None:
        """End the process."""
        self._is_closed = True
        self._let_go()
        self._open.clear()

    # The process

    def _ask(self, request: Request) -> None:
        self._open[request.number] = request
        if self._process is not None:
            self._outbox.put(request)
            return
        self._waiting = [each for each in self._waiting if each.number in self._open]
        self._waiting.append(request)
        self.warm_up()

    def _start(self) -> None:
        self._is_starting = True
        self._round += 1
        start_aside(start_exporting, partial(self._new.emit, self._round))

    def _take_started(self, this: int, started: Started | None) -> None:
        if self._is_closed or this != self._round:
            if started is not None:
                started.process.kill()
            return
        self._is_starting = False
        if started is None:
            self._lose()
            return
        self._process = ReadingProcess(self._receive, started)
        self._outbox = queue.SimpleQueue()
        sending = self._process, self._outbox
        threading.Thread(target=_send, args=sending, name="asking for exports", daemon=True).start()
        waiting, self._waiting = self._waiting, []
        for request in waiting:
            self._outbox.put(request)

    def _receive(self, process: ReadingProcess, answer: object, _image: QImage | None) -> None:
        """On the receiving thread: pages become pictures here, which takes some 20 ms each."""
        images = []
        if isinstance(answer, Preview) and isinstance(answer.body, Pages):
            images = [QImage.fromData(each) for each in answer.body.images]
        try:
            self._came.emit(process, answer, images)
        except RuntimeError:  # the window was closed meanwhile
            return

    def _take(self, process: ReadingProcess, answer: object, images: list[QImage]) -> None:
        if process is not self._process:
            if process is self._stopping and isinstance(answer, Done):
                self.done.emit(answer)
            return
        match answer:
            case Preview():
                if self._open.pop(answer.number, None) is not None:
                    self.previewed.emit(answer, images)
            case Counted():
                self.counted.emit(answer)
            case Writing():
                if answer.number in self._open:
                    self.progressed.emit(answer)
            case Done():
                self._open.pop(answer.number, None)
                self.done.emit(answer)
            case Text():
                self._open.pop(answer.number, None)
                self.text.emit(answer)
            case Failed():
                if self._open.pop(answer.number, None) is not None:
                    self.failed.emit(answer.number, answer.error)
            case Ended():
                self._let_go()
                self._lose()

    def _lose(self) -> None:
        """The process has ended, or none started: say so of each question."""
        lost, self._open = list(self._open), {}
        self._waiting.clear()
        for number in lost:
            self.failed.emit(number, _lost())

    def _take_left(self, process: ReadingProcess) -> None:
        if process is self._stopping:
            self._stopping = None
            self.stopped.emit()

    def _let_go(self) -> None:
        if self._process is None:
            return
        process, self._process = self._process, None
        folders = {each.path.parent for each in self._open.values() if isinstance(each, ExportRequest)}

        def ended() -> None:
            for folder in folders:
                clear_left_over(folder)
            try:
                self._left.emit(process)
            except RuntimeError:  # the window was closed meanwhile
                return

        self._outbox.put(Leave())
        self._outbox.put(None)
        process.leave(ended)


def _send(process: ReadingProcess, outbox: queue.SimpleQueue[Request | Leave | None]) -> None:
    """Send what is asked, on a thread of its own: thousands of items may fill the pipe."""
    while (request := outbox.get()) is not None:
        process.ask(request)


def _lost() -> UserFacingError:
    return UserFacingError(
        _("The summary could not be put together: the process that does it ended."),
        _("Nothing was written, and all that you chose is still here. Try once more."),
    )
