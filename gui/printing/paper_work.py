"""The process that makes what is printed and draws its pages, from the window's side.

The window's thread never waits for it: it is started aside, is asked on a thread of its own, and what it
draws becomes pictures on the thread that receives it.
"""

from __future__ import annotations

import itertools
import queue
import threading
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from core.errors import UserFacingError
from core.exports.paper_wanted import OfDocument, OfSummary
from core.language import _
from core.printing_process import (
    PaperMade,
    PaperRequest,
    Pixels,
    Request,
    SheetDrawn,
    SheetsRequest,
    StripDrawn,
    StripRequest,
    start_printing,
)
from core.reading_process import Started
from gui.processes import Ended, ReadingProcess, start_aside


class PaperWork(QObject):
    """Asks, and tells what comes back. A process that ends by itself is started again by the next `make`."""

    made = Signal(object)  # PaperMade
    sheet = Signal(int, QImage)  # page; a null picture where it cannot be drawn
    strip = Signal(int, int, int, QImage)  # page; top and height in pixels; a null picture where all is white
    lost = Signal(object)  # UserFacingError: a page cannot be drawn, or the process ended
    _came = Signal(object, object, object)
    _new = Signal(int, object)  # of which round; Started or None

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = itertools.count(1)
        self._paper = 0
        self._process: ReadingProcess | None = None
        self._outbox: queue.SimpleQueue[Request | None] = queue.SimpleQueue()
        self._round = 0
        self._is_starting = False
        self._making: PaperRequest | None = None  # asked, and not answered
        self._came.connect(self._take)
        self._new.connect(self._take_started)

    @property
    def is_there(self) -> bool:
        """Whether there is a process that has something to print, or is to have it."""
        return self._process is not None or self._is_starting

    def make(self, what: OfDocument | OfSummary) -> None:
        """Ask for something to print, instead of what was asked for before: a process that is still at it is
        ended."""
        is_busy = self._making is not None and not self._is_starting
        if is_busy:
            self.close()
        self._paper = next(self._numbers)
        self._making = PaperRequest(self._paper, what)
        if self._process is not None:
            self._outbox.put(self._making)
        elif not self._is_starting:
            self._start()

    def ask_sheets(self, pages: Sequence[int], width: int) -> None:
        """Ask for pictures of pages, `width` pixels wide, instead of those that have not come yet."""
        self._outbox.put(SheetsRequest(self._paper, tuple(pages), width))

    def ask_strip(self, page: int, resolution: float, top: int, rows: int) -> None:
        """Ask for `rows` rows of a page, `resolution` pixels an inch."""
        self._outbox.put(StripRequest(self._paper, page, resolution, top, rows))

    def close(self) -> None:
        """End the process; nothing comes any more until something is made again."""
        self._round += 1  # one that is being started is not wanted any more
        self._is_starting = False
        self._making = None
        if self._process is not None:
            self._outbox.put(None)
            self._process.let_go()
            self._process = None

    def _start(self) -> None:
        self._is_starting = True
        self._round += 1
        start_aside(start_printing, partial(self._new.emit, self._round))

    def _take_started(self, this: int, started: Started | None) -> None:
        if this != self._round:
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
        threading.Thread(target=_send, args=sending, name="asking for printing", daemon=True).start()
        if self._making is not None:
            self._outbox.put(self._making)

    def _receive(self, process: ReadingProcess, answer: object, _image: QImage | None) -> None:
        image = None
        if isinstance(answer, SheetDrawn | StripDrawn) and answer.pixels is not None:
            image = _picture(answer.pixels, white=isinstance(answer, SheetDrawn))
        try:
            self._came.emit(process, answer, image)
        except RuntimeError:  # the window was closed meanwhile
            return

    def _take(self, process: ReadingProcess, answer: object, image: QImage | None) -> None:
        if process is not self._process:
            return
        match answer:
            case PaperMade(number=self._paper):
                self._making = None
                self.made.emit(answer)
            case SheetDrawn(paper=self._paper):
                self.sheet.emit(answer.page, image or QImage())
            case StripDrawn(paper=self._paper, pixels=None):
                self.lost.emit(_not_drawn(answer.page))
            case StripDrawn(paper=self._paper, pixels=pixels):
                assert pixels is not None
                self.strip.emit(answer.page, pixels.top, pixels.height, image or QImage())
            case Ended():
                self._lose()

    def _lose(self) -> None:
        self.close()
        self.lost.emit(
            UserFacingError(
                _("The pages cannot be drawn: the process that does it ended."),
                _("What is in the library is safe. Close this window and try once more."),
            )
        )


def _send(process: ReadingProcess, outbox: queue.SimpleQueue[Request | None]) -> None:
    """Send what is asked, on a thread of its own: thousands of items may fill the pipe."""
    while (request := outbox.get()) is not None:
        process.ask(request)


def _picture(pixels: Pixels, *, white: bool) -> QImage | None:
    """The pixels as a picture of its own bytes; where there are none, `white` asks for a white one."""
    grey, colour = QImage.Format.Format_Grayscale8, QImage.Format.Format_RGB888
    if pixels.content:
        row = pixels.width * (1 if pixels.grey else 3)
        form = grey if pixels.grey else colour
        return QImage(pixels.content, pixels.width, pixels.height, row, form).copy()
    if not white:
        return None
    image = QImage(pixels.width, pixels.height, grey)
    image.fill(255)
    return image


def _not_drawn(page: int) -> UserFacingError:
    return UserFacingError(
        _("Page {page} cannot be drawn: it is damaged.").format(page=page + 1),
        _("Choose pages without it in the printer's dialog."),
    )
