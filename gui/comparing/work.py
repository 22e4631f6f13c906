"""The process that compares, from the window's side."""

from __future__ import annotations

import itertools
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.comparing_process import start_comparing
from core.comparing_requests import (
    At,
    ChangesPart,
    Compared,
    CompareRequest,
    Failed,
    NoOther,
    Reported,
    ReportRequest,
    Request,
    Side,
    SideRead,
    Writing,
)
from core.errors import UserFacingError
from core.export_requests import Leave
from core.exports.formats import Format
from core.hidden_folder import clear_left_over
from core.language import _
from core.library import LoadedMeeting
from core.versions.changes.change import Change, Show
from gui.asked_process import AskedProcess
from gui.comparing.comparison import Comparison
from gui.processes import Ended, ReadingProcess


class ComparingWork(QObject):
    """Asks, and tells what comes back; of comparisons only the newest. `failed` carries the number of the
    question, a UserFacingError and the Side that could not be read, or None."""

    at = Signal(object)  # At
    compared = Signal(object)  # Comparison
    alone = Signal(object)  # NoOther
    progressed = Signal(int, int)  # of a report: how much of how much
    reported = Signal(object)  # Reported
    failed = Signal(int, object, object)

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._numbers = itertools.count(1)
        self._asked = AskedProcess(start_comparing, self._made, self)
        self._open: dict[int, Request] = {}
        self._sides: dict[bool, tuple[Side, LoadedMeeting]] = {}  # on the receiving thread
        self._changes: list[Change] = []  # there, too
        self._asked.came.connect(self._take)
        self._asked.failed.connect(self._lose)

    @property
    def is_comparing(self) -> bool:
        """Whether a comparison is awaited."""
        return any(isinstance(each, CompareRequest) for each in self._open.values())

    def warm_up(self) -> None:
        """Start the process: it will be asked soon."""
        self._asked.warm_up()

    def compare(self, old: Side | None, new: Side | None) -> int:
        """Compare two sides, as CompareRequest has it; gives the question's number."""
        if self._open:  # whatever it is at is not wanted any more
            self.rest()
        number = next(self._numbers)
        return self._ask(CompareRequest(number, self._library, old, new))

    def report(
        self, comparison: Comparison, path: Path, format: Format, show: Show, *, closed_items: bool
    ) -> int:
        """Write the changes of a comparison to `path`; gives the question's number."""
        number = next(self._numbers)
        of = CompareRequest(number, self._library, comparison.old_side, comparison.new_side)
        return self._ask(ReportRequest(number, of, path, format, show, closed_items))

    def rest(self) -> None:
        """Let the process go, with all it is at, until something is asked again."""
        folders = {each.path.parent for each in self._open.values() if isinstance(each, ReportRequest)}
        self._open.clear()
        process = self._asked.part(Leave())
        if process is not None:

            def ended() -> None:
                for folder in folders:
                    clear_left_over(folder)

            process.leave(ended)

    # The process

    def _ask(self, request: Request) -> int:
        self._open[request.number] = request
        self._asked.ask(request)
        return request.number

    def _made(self, answer: object) -> Comparison | None:
        """What was compared, put together on the receiving thread."""
        match answer:
            case SideRead():
                if answer.is_old:
                    self._changes = []
                self._sides[answer.is_old] = answer.side, answer.loaded
            case ChangesPart():
                self._changes += answer.changes
            case Compared():
                return Comparison.of(self._sides[True], self._sides[False], tuple(self._changes), answer)
        return None

    def _take(self, process: ReadingProcess, answer: object, made: Comparison | None) -> None:
        if process is not self._asked.process:
            return
        if isinstance(answer, Ended):
            self._asked.part(Leave())
            self._lose()
            return
        number = getattr(answer, "number", None)
        if number not in self._open:
            return
        if not isinstance(answer, (At, SideRead, ChangesPart, Writing)):
            del self._open[number]
        match answer:
            case At():
                self.at.emit(answer)
            case Compared():
                self.compared.emit(made)
            case NoOther():
                self.alone.emit(answer)
            case Writing():
                self.progressed.emit(answer.done, answer.of)
            case Reported():
                self.reported.emit(answer)
            case Failed():
                self.failed.emit(number, answer.error, answer.side)

    def _lose(self) -> None:
        lost, self._open = list(self._open), {}
        for number in lost:
            self.failed.emit(number, _lost(), None)


def _lost() -> UserFacingError:
    return UserFacingError(
        _("It could not be compared: the process that does it ended."),
        _("Both documents are unchanged. Try once more."),
    )
