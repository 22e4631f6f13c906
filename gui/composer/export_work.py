"""The process that puts summaries together, from the composer's side.

The window's thread never waits for it: it is started aside, and pictures of pages are read on the thread that
receives them.
"""

from __future__ import annotations

import itertools
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
from core.exports.wish import Wish
from core.hidden_folder import clear_left_over
from core.language import _
from gui.asked_process import AskedProcess
from gui.processes import Ended, ReadingProcess


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
    _left = Signal(object)

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._numbers = itertools.count(1)
        self._asked = AskedProcess(start_exporting, _pictures, self)
        self._stopping: ReadingProcess | None = None
        self._open: dict[int, Request] = {}  # asked, and not answered
        self._asked.came.connect(self._take)
        self._asked.failed.connect(self._lose)
        self._left.connect(self._take_left)

    def warm_up(self) -> None:
        """Start the process: it will be asked soon."""
        self._asked.warm_up()

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
        self._stopping = self._asked.process
        self.rest()
        self.warm_up()
        if self._stopping is None:  # nothing was asked yet
            self.stopped.emit()

    def rest(self) -> None:
        """Let the process go until something is asked again."""
        self._let_go()
        self._open.clear()

    # The process

    def _ask(self, request: Request) -> None:
        self._open[request.number] = request
        self._asked.ask(request)

    def _take(self, process: ReadingProcess, answer: object, images: list[QImage]) -> None:
        if process is not self._asked.process:
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
        for number in lost:
            self.failed.emit(number, _lost())

    def _take_left(self, process: ReadingProcess) -> None:
        if process is self._stopping:
            self._stopping = None
            self.stopped.emit()

    def _let_go(self) -> None:
        process = self._asked.part(Leave())
        if process is None:
            return
        folders = {each.path.parent for each in self._open.values() if isinstance(each, ExportRequest)}

        def ended() -> None:
            for folder in folders:
                clear_left_over(folder)
            try:
                self._left.emit(process)
            except RuntimeError:  # the window was closed meanwhile
                return

        process.leave(ended)


def _pictures(answer: object) -> list[QImage]:
    """The pages of a preview as pictures, which takes some 20 ms each."""
    if isinstance(answer, Preview) and isinstance(answer.body, Pages):
        return [QImage.fromData(each) for each in answer.body.images]
    return []


def _lost() -> UserFacingError:
    return UserFacingError(
        _("The summary could not be put together: the process that does it ended."),
        _("Nothing was written, and all that you chose is still here. Try once more."),
    )
