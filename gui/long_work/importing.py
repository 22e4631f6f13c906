"""Bringing files in: helper processes read them, the writing thread adds them, one after the other.

An import can be stopped at any time; what was added by then stays, whole meetings only. A file that
kills its process costs that file, no other.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from core.annotations import MeetingId
from core.errors import PasswordNeeded, UserFacingError
from core.folders import Found, NotRead, look_in
from core.language import _, language
from core.library import Added, Library, Prepared, add
from core.reading_process import FilePart, Opened, OpenRequest, Started, start
from gui.background import LATER, Background
from gui.processes import Ended, ReadingProcess

MOST_PROCESSES = 8


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that did not come in, and why."""

    path: Path
    error: UserFacingError


@dataclass(frozen=True, slots=True)
class Report:
    """How an import ended."""

    added: tuple[Added, ...]
    failures: tuple[Failure, ...]
    damaged: tuple[Path, ...]  # in, but parts of them may be missing
    without: tuple[tuple[Path, tuple[str, ...]], ...]  # in, but these attached files did not lie beside them
    left_out: tuple[NotRead, ...]  # not read on purpose
    stopped: bool


class Import(QObject):
    """One run over files and folders. Starts at `start`, ends with `finished`."""

    progress = Signal(int, int, str)  # files done, files found, name of the one in work
    added = Signal(object)  # Added, as each file comes in
    password_needed = Signal(object, object)  # Path, PasswordNeeded; answer with `answer_password`
    finished = Signal(object)  # Report

    def __init__(
        self, background: Background, password: str | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.total = 0  # files found
        self._files: list[Path] = []  # in the order in which they were given
        self._meetings: dict[Path, MeetingId] = {}
        self._given: tuple[Path, ...] = ()
        self._background = background
        self._password = password
        self._waiting: list[OpenRequest] = []
        self._working: dict[ReadingProcess, OpenRequest] = {}
        self._parts: dict[ReadingProcess, list[FilePart]] = {}  # of the files in work, as far as they came
        self._writing = 0
        self._idle: list[ReadingProcess] = []
        self._starting = 0  # processes
        self._asking: dict[Path, PasswordNeeded] = {}
        self._asked: Path | None = None  # the file the reader is being asked about
        self._passwords: list[str] = []  # given so far
        self._tried: dict[Path, set[str | None]] = {}
        self._added: list[Added] = []
        self._failures: list[Failure] = []
        self._damaged: list[Path] = []
        self._without: list[tuple[Path, tuple[str, ...]]] = []
        self._left_out: tuple[NotRead, ...] = ()
        self._stopped = False
        self._ended = False

    def start(self, paths: Sequence[Path]) -> None:
        """Look for the files among `paths` (folders are walked, archives opened) and begin."""
        self._given = tuple(paths)

        def failed(
            error: UserFacingError,
        ) -> None:  # a defect in the walk: the run ends, and names what it got
            self._failures += [Failure(path, error) for path in paths]
            self._step()

        self._background.aside(lambda library: look_in(paths), self._begin, failed)

    @property
    def is_of_files(self) -> bool:
        """Whether the files themselves were given, not a folder or an archive that holds them."""
        return set(self._files) <= set(self._given)

    @property
    def meetings(self) -> list[MeetingId]:
        """The meetings of the files that were given themselves and are in by now, in that order."""
        there = (self._meetings[path] for path in self._given if path in self._meetings)
        return list(dict.fromkeys(there))

    def stop(self) -> None:
        """Read no more files. What was read is still added."""
        self._stopped = True
        self._waiting.clear()
        self._asking.clear()
        for process in self._working:
            process.let_go()
        self._working.clear()
        self._parts.clear()
        self._step()

    def answer_password(self, path: Path, password: str | None) -> None:
        """Go on with an encrypted file: with a password, or without it and so without the file."""
        error = self._asking.pop(path, None)
        if error is None:
            return
        if password is None:
            self._failures.append(Failure(path, error))
        else:
            self._passwords.append(password)
            self._tried.setdefault(path, set()).add(password)
            self._waiting.insert(0, OpenRequest(path, password))
        self._ask_next()
        self._step()

    def _begin(self, found: Found) -> None:
        self.total = len(found.files) + len(found.unreadable)
        self._left_out = tuple(found.left_out)
        self._files = list(found.files)
        self._failures += [Failure(each.path, each.error) for each in found.unreadable]
        self._waiting = [] if self._stopped else [OpenRequest(path, self._password) for path in found.files]
        self._step()

    def _step(self) -> None:
        """Give every free process a file, tell how far it is, end when nothing is left."""
        most = min(os.cpu_count() or 1, MOST_PROCESSES)
        # No more is read ahead than can be written: a folder of large files must not fill the memory.
        while self._waiting and self._idle and self._writing < most:
            process = self._idle.pop()
            request = self._working[process] = self._waiting.pop(0)
            process.ask(request)
        if self._writing < most:
            self._start_processes(min(len(self._waiting), most - len(self._working)) - self._starting)
        self._tell()
        busy = self._waiting or self._working or self._asking or self._writing
        if not busy and not self._ended:
            self._ended = True
            self._close_idle()
            self.finished.emit(self._report())

    def _report(self) -> Report:
        return Report(
            tuple(self._added),
            tuple(self._failures),
            tuple(self._damaged),
            tuple(self._without),
            self._left_out,
            self._stopped,
        )

    def _start_processes(self, count: int) -> None:
        """Have more processes started, aside: each takes longer than the window may wait."""
        for _each in range(count):
            self._starting += 1
            self._background.aside(lambda _library: start(language()), self._started, self._not_started)

    def _started(self, started: Started) -> None:
        self._starting -= 1
        if self._ended:
            started.process.kill()
            return
        self._idle.append(ReadingProcess(self._receive, started))
        self._step()

    def _not_started(self, error: UserFacingError) -> None:
        self._starting -= 1
        self._failures += [Failure(request.path, error) for request in self._waiting]
        self.stop()

    def _receive(self, process: ReadingProcess, answer: object, _image: QImage | None) -> None:
        self._background.come_home(lambda: self._take(process, answer))

    def _close_idle(self) -> None:
        while self._idle:
            self._idle.pop().let_go()

    def _tell(self) -> None:
        done = len(self._added) + len(self._failures)
        names = [request.path.name for request in self._working.values()]
        self.progress.emit(done, self.total, names[0] if names else "")

    def _take(self, process: ReadingProcess, answer: object) -> None:
        if process not in self._working:  # it was stopped, or waits for a file
            if isinstance(answer, Ended) and process in self._idle:
                self._idle.remove(process)
                process.let_go()
            return
        if isinstance(answer, FilePart):
            self._parts.setdefault(process, []).append(answer)
            return
        request = self._working.pop(process)
        parts = self._parts.pop(process, [])
        if isinstance(answer, Opened):
            self._take_file(answer, parts)
        elif isinstance(answer, Ended):
            self._failures.append(Failure(request.path, _file_killed()))
        if isinstance(answer, Ended):
            process.close()
        else:
            self._idle.append(process)
        self._step()

    def _take_file(self, answer: Opened, parts: list[FilePart]) -> None:
        if isinstance(answer.error, PasswordNeeded):
            self._try_password(answer.path, answer.error)
        elif answer.error is not None or answer.file is None:
            assert answer.error is not None
            self._failures.append(Failure(answer.path, answer.error))
        else:
            if answer.repaired:
                self._damaged.append(answer.path)
            if answer.missing:
                self._without.append((answer.path, answer.missing))
            self._add(_whole(answer.file, parts))

    def _try_password(self, path: Path, error: PasswordNeeded) -> None:
        """Try the passwords given for other files, then ask: one question at a time."""
        tried = self._tried.setdefault(path, {self._password})
        for password in self._passwords:
            if password not in tried:
                tried.add(password)
                self._waiting.insert(0, OpenRequest(path, password))
                return
        self._asking[path] = error
        self._ask_next()

    def _ask_next(self) -> None:
        if self._asked not in self._asking:
            self._asked = next(iter(self._asking), None)
            if self._asked is not None:
                self.password_needed.emit(self._asked, self._asking[self._asked])

    def _add(self, file: Prepared) -> None:
        self._writing += 1

        def work(library: Library) -> Added:
            return add(library, file, self._background.run_urgent_writes)

        def failed(error: UserFacingError) -> None:
            self._writing -= 1
            self._failures.append(Failure(file.path, error))
            self._step()

        def done(added: Added) -> None:
            self._meetings[file.path] = added.meeting
            self._take_added(added)

        self._background.write(work, done, failed, urgency=LATER)

    def _take_added(self, added: Added) -> None:
        self._writing -= 1
        self._added.append(added)
        self.added.emit(added)
        self._step()


def _whole(file: Prepared, parts: Sequence[FilePart]) -> Prepared:
    """The file and those attached to it with their bytes, which came before."""
    of: dict[int | None, list[bytes]] = {}
    for part in parts:
        of.setdefault(part.attached, []).append(part.content)
    attached = tuple(
        replace(each, parts=tuple(of.get(place, ()))) for place, each in enumerate(file.attached)
    )
    return replace(file, parts=tuple(of.get(None, ())), attached=attached)


def _file_killed() -> UserFacingError:
    return UserFacingError(
        _("The file is so damaged that reading it failed."),
        _("The other files are not touched by this. Try to get the file again, or save it anew."),
    )
