"""The process that looks drafts through, from the window's side."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from core.annotations import MeetingId
from core.errors import UserFacingError
from core.export_requests import Leave
from core.language import _
from core.review.finding import Finding
from core.review.spelling.wish import SpellingWish
from core.review_process import start_reviewing
from core.review_requests import (
    CheckTold,
    Failed,
    FindingsPart,
    Reviewed,
    ReviewRequest,
    SeeRequest,
    SpellingEnded,
    SpellingPart,
)
from core.source_text import Span
from gui.asked_process import AskedProcess
from gui.processes import Ended, ReadingProcess
from gui.timers import later

SOON_MS = 60
"""So long what asks anew at once is gathered, in milliseconds."""
MORE_MS = 300
"""So long findings of spelling are gathered before they are told, in milliseconds."""
RULES_MS = 400
"""So long after the file of rules was written it is looked at: editors write in several steps."""


class Brought(NamedTuple):
    """What another version of the draft brought, words that may be misspelt left out."""

    settled: tuple[Finding, ...]  # of the version before, and of this one no more
    new: tuple[Finding, ...]


class ReviewWork(QObject):
    """Asks for the findings of one version, and tells what came. What was found before stays until all of it
    is there anew. `dictionary` gives the file that the reader chose, None for what the machine has. `changed`
    says that anything here is another."""

    changed = Signal()

    def __init__(
        self, library: Path, dictionary: Callable[[], str | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.findings: Sequence[Finding] = ()  # in no order
        self.gone: tuple[Finding, ...] = ()  # of the version before, and of this one no more
        self.found_in: tuple[MeetingId, int] | None = None  # the version that all of these are about
        self.brought: Brought | None = None  # where another version was looked through before
        self.checklist: tuple[str, ...] = ()
        self.checks: dict[str, CheckTold] = {}  # by their ids
        self.rules_fault: UserFacingError | None = None
        self.rules_path: Path | None = None
        self.error: UserFacingError | None = None  # why the newest question has no answer
        self.is_looking = False
        self.lacking: str | None = None  # why words are not looked at, in a sentence
        self.is_spelling = False  # words are still looked at
        self._library = library
        self._dictionary = dictionary
        self._numbers = itertools.count(1)
        self._number = 0  # of the newest question; 0 while nothing is wanted
        self._about: tuple[MeetingId, int] | None = None
        self._visible: tuple[Span, ...] = ()
        self._coming: list[Finding] = []
        self._checked: Sequence[Finding] = ()  # all findings but those of spelling
        self._spelt: list[Finding] = []
        self._spelt_before: list[Finding] = []  # of the same version: shown until all words were looked at
        self._asked = AskedProcess(start_reviewing, lambda _answer: None, self)
        self._asked.came.connect(self._take)
        self._asked.failed.connect(self._lose)
        self._soon = later(self, SOON_MS, self._ask)
        self._more_soon = later(self, MORE_MS, self._tell_more)
        self._rules_soon = later(self, RULES_MS, self._follow_rules)
        self._rules_state: tuple[int, int] | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(lambda _path: self._rules_soon.start())
        self._watcher.directoryChanged.connect(lambda _path: self._rules_soon.start())

    def look_through(self, meeting: MeetingId, version: int) -> None:
        """Have the checks look at a version: another one, or another state of it."""
        if self._about is not None and self._about[0] != meeting:
            self._forget()
        elif self._about != (meeting, version):
            self._spelt, self._spelt_before = [], []
        if self._about != (meeting, version):
            self._number = 0  # what still comes of the version before is not about this one
        self._about = meeting, version
        self.is_looking = True
        self._soon.start()

    def ask_again(self) -> None:
        """Look at it once more: the rules are others, or the words that are known."""
        if self._about is not None:
            self.look_through(*self._about)

    def see(self, visible: Iterable[Span]) -> None:
        """These places are in view now: their words are looked at next."""
        self._visible = tuple(visible)
        if self._number and self._asked.is_there:
            self._asked.ask(SeeRequest(self._number, self._visible))

    def rest(self) -> None:
        """Nothing is reviewed any more: what was found goes, and the process."""
        self._soon.stop()
        self._number, self._about, self.is_looking = 0, None, False
        self._forget()
        self.end()

    def end(self) -> None:
        """Have the process go, whatever it is at."""
        process = self._asked.part(Leave())
        if process is not None:
            process.leave(lambda: None)

    def _forget(self) -> None:
        self._more_soon.stop()
        self.findings, self.gone, self.checklist = (), (), ()
        self.found_in, self.brought = None, None
        self._checked, self._spelt, self._spelt_before = (), [], []
        self.rules_fault, self.rules_path, self.error = None, None, None
        self.lacking, self.is_spelling = None, False
        if watched := [*self._watcher.files(), *self._watcher.directories()]:
            self._watcher.removePaths(watched)
        self.changed.emit()

    def _ask(self) -> None:
        if self._about is None:
            return
        self._number = next(self._numbers)
        self._coming = []
        meeting, version = self._about
        spelling = SpellingWish(self._dictionary())
        self._asked.ask(
            ReviewRequest(self._number, self._library, meeting, version, None, self._visible, spelling)
        )
        self.changed.emit()

    # What comes

    def _take(self, process: ReadingProcess, answer: object, _made: object) -> None:
        if process is not self._asked.process:
            return
        if isinstance(answer, Ended):
            self._asked.part(Leave())
            self._lose()
            return
        if getattr(answer, "number", 0) != self._number:
            return
        match answer:
            case FindingsPart():
                self._coming += answer.findings
            case Reviewed():
                self._take_reviewed(answer)
            case SpellingPart():
                self._take_more(answer.findings)
            case SpellingEnded():
                self.is_spelling, self.lacking = False, answer.lacking
                self._spelt_before = []
                self._tell_more()
            case Failed():
                self._fail(answer.error)

    def _take_reviewed(self, answer: Reviewed) -> None:
        if self.found_in not in (None, self._about):
            self.brought = _brought(self._checked, self._coming)
        self.found_in = self._about
        self._checked, self._coming = self._coming, []
        self._spelt_before, self._spelt = self._spelt or self._spelt_before, []
        self.findings = [*self._checked, *self._spelt_before]
        self.gone, self.checklist = answer.gone, answer.checklist
        self.rules_fault, self.rules_path = answer.rules_fault, answer.rules_path
        self.checks = {each.id: each for each in answer.checks}
        self.error, self.is_looking, self.is_spelling = None, False, True
        self._watch_rules()
        self.changed.emit()

    def _take_more(self, findings: Sequence[Finding]) -> None:
        """Words that may be spelt wrong: the others stay."""
        self._spelt += findings
        if not self._more_soon.isActive():
            self._more_soon.start()

    def _tell_more(self) -> None:
        self._more_soon.stop()
        self.findings = [*self._checked, *(self._spelt_before or self._spelt)]
        self.changed.emit()

    def _fail(self, error: UserFacingError) -> None:
        self.error, self.is_looking, self.is_spelling = error, False, False
        self.changed.emit()

    def _lose(self) -> None:
        if self._about is not None:
            self._fail(_lost())

    # The file of rules

    def _watch_rules(self) -> None:
        path = self.rules_path
        self._rules_state = _state_of(path)
        if path is None:
            return
        wanted = [str(each) for each in (path, path.parent) if each.exists()]
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if missing := [each for each in wanted if each not in watched]:
            self._watcher.addPaths(missing)

    def _follow_rules(self) -> None:
        if self._about is not None and _state_of(self.rules_path) != self._rules_state:
            self.ask_again()


def _brought(before: Iterable[Finding], now: Iterable[Finding]) -> Brought:
    was, is_ = {each.key: each for each in before}, {each.key: each for each in now}
    return Brought(
        tuple(each for key, each in was.items() if key not in is_),
        tuple(each for key, each in is_.items() if key not in was),
    )


def _state_of(path: Path | None) -> tuple[int, int] | None:
    """What tells one state of a file from another; None where there is none."""
    try:
        stated = None if path is None else path.stat()
    except OSError:
        return None
    return None if stated is None else (stated.st_mtime_ns, stated.st_size)


def _lost() -> UserFacingError:
    return UserFacingError(
        _("The draft could not be looked through: the process that does it ended."),
        _("The document is unchanged. Try once more."),
    )
