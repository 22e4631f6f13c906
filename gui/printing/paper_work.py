"""The process that makes what is printed and draws its pages, from the window's side.

The window's thread never waits for it: it is started aside, is asked on a thread of its own, and what it
draws becomes pictures on the thread that receives it.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from core.errors import UserFacingError
from core.exports.paper_wanted import OfDocument, OfSummary
from core.language import _
from core.printing_process import (
    PaperMade,
    PaperRequest,
    Pixels,
    SheetDrawn,
    SheetsRequest,
    StripDrawn,
    StripRequest,
    start_printing,
)
from gui.asked_process import AskedProcess
from gui.processes import Ended, ReadingProcess


class PaperWork(QObject):
    """Asks, and tells what comes back. A process that ends by itself is started again by the next `make`."""

    made = Signal(object)  # PaperMade
    sheet = Signal(int, QImage)  # page; a null picture where it cannot be drawn
    strip = Signal(int, int, int, QImage)  # page; top and height in pixels; a null picture where all is white
    lost = Signal(object)  # UserFacingError: a page cannot be drawn, or the process ended

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = itertools.count(1)
        self._paper = 0
        self._asked = AskedProcess(start_printing, _image_of, self)
        self._is_making = False
        self._asked.came.connect(self._take)
        self._asked.failed.connect(self._lose)

    @property
    def is_there(self) -> bool:
        """Whether there is a process that has something to print, or is to have it."""
        return self._asked.is_there

    def make(self, what: OfDocument | OfSummary) -> None:
        """Ask for something to print, instead of what was asked for before: a process that is still at it is
        ended."""
        if self._is_making:
            self.close()
        self._paper = next(self._numbers)
        self._is_making = True
        self._asked.ask(PaperRequest(self._paper, what))

    def ask_sheets(self, pages: Sequence[int], width: int) -> None:
        """Ask for pictures of pages, `width` pixels wide, instead of those that have not come yet."""
        self._asked.ask(SheetsRequest(self._paper, tuple(pages), width))

    def ask_strip(self, page: int, resolution: float, top: int, rows: int) -> None:
        """Ask for `rows` rows of a page, `resolution` pixels an inch."""
        self._asked.ask(StripRequest(self._paper, page, resolution, top, rows))

    def close(self) -> None:
        """End the process; nothing comes any more until something is made again."""
        self._is_making = False
        process = self._asked.part()
        if process is not None:
            process.let_go()

    def _take(self, process: ReadingProcess, answer: object, image: QImage | None) -> None:
        if process is not self._asked.process:
            return
        match answer:
            case PaperMade(number=self._paper):
                self._is_making = False
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


def _image_of(answer: object) -> QImage | None:
    if isinstance(answer, SheetDrawn | StripDrawn) and answer.pixels is not None:
        return _picture(answer.pixels, white=isinstance(answer, SheetDrawn))
    return None


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
