"""Bringing files in: helper processes read them, the writing thread adds them, one after the other.

All files of an import stand in the journal before the first is read. An import can be stopped, or be killed,
at any time; what was added by then stays, whole meetings only, and the rest waits in the journal. A file that
kills its process costs that file, no other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.annotations import MeetingId
from core.errors import LeftOut, LibraryError, PasswordNeeded, UserFacingError
from core.folders import Found, NotRead, look_in
from core.language import _
from core.library import Added, Changes, Library, Prepared, catch_up, meet_again, take_in
from core.library.bringing_in import imports, watched
from core.library.bringing_in.imports import Entry, RunId
from core.library.bringing_in.watched import Look
from core.reading_process import Opened, OpenRequest
from gui.background import LATER, Background
from gui.long_work.import_pool import ImportPool
from gui.long_work.time_left import TimeLeft


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that did not come in, and why."""

    path: Path
    error: UserFacingError


@dataclass(frozen=True, slots=True)
class Report:
    """How an import ended. The journal has the same, `run` being its row there."""

    added: tuple[Added, ...]
    failures: tuple[Failure, ...]
    damaged: tuple[Path, ...]  # in, but parts of them may be missing
    without: tuple[tuple[Path, tuple[str, ...]], ...]  # in, but these attached files did not lie beside them
    left_out: tuple[NotRead, ...]  # not read on purpose
    stopped: bool
    run: RunId | None = None
    waiting: int = 0  # files that are still to be read: the import can go on
    unsure: int = 0  # files that came in with fields that may well be otherwise
    broken: UserFacingError | None = None  # why the library could not be written


class Import(QObject):
    """One run over files and folders. Starts at `start` or `go_on`, ends with `finished`."""

    progress = Signal(int, int, str, str)  # files done, files found, name of the one in work, time left
    begun = Signal(int)  # RunId: what is to be read stands in the journal
    added = Signal(object)  # Added, as each file comes in
    changed = Signal(object)  # Changes: what came in can be found now
    password_needed = Signal(object, object)  # Path, PasswordNeeded; answer with `answer_password`
    finished = Signal(object)  # Report

    def __init__(
        self,
        background: Background,
        password: str | None = None,
        parent: QObject | None = None,
        version: int | None = None,
    ) -> None:
        """`version` is the one that the files were saved over: what says the same as that is known."""
        super().__init__(parent)
        self._version = version
        self.total = 0  # files found
        self.run: RunId | None = None
        self.marked: dict[Path, int] = {}  # how many annotations are in copies that this program made
        self._files: list[Path] = []  # in the order in which they were given
        self._meetings: dict[Path, MeetingId] = {}
        self._given: tuple[Path, ...] = ()
        self._chosen: frozenset[Path] = frozenset()  # given at the start, here or before it was broken off
        self._background = background
        self._password = password
        self._pool = ImportPool(background, self._take_file, self._break_off)
        self._time = TimeLeft()
        self._name = ""  # of the file that was given to a process last
        self._beginning = True
        self._noting = 0  # writes of the journal that are under way
        self._unindexed = Changes()
        self._indexing = False
        self._asking: dict[Path, PasswordNeeded] = {}
        self._asked: Path | None = None  # the file the reader is being asked about
        self._answered: Path | None = None  # the file that a given password is being tried on
        self._passwords: list[str] = []  # given so far
        self._tried: dict[Path, set[str | None]] = {}
        self._added: list[Added] = []
        self._failures: list[Failure] = []
        self._damaged: list[Path] = []
        self._without: list[tuple[Path, tuple[str, ...]]] = []
        self._left_out: list[NotRead] = []
        self._unsure = 0
        self._left = 0  # files that were not read, and wait
        self._broken: UserFacingError | None = None
        self._stopped = False
        self._ended = False

    def start(self, paths: Sequence[Path]) -> None:
        """Look for the files among `paths` (folders are walked, archives opened) and begin."""
        self._given = tuple(paths)
        self._chosen = frozenset(path.absolute() for path in paths)

        def failed(error: UserFacingError) -> None:  # a defect in the walk: the run names what it got
            self._failures += [Failure(path, error) for path in paths]
            self._beginning = False
            self._step()

        self._background.aside(lambda library: look_in(paths), self._note, failed)

    def start_watched(self, folder: Path, found: Found, taken: Mapping[Path, Look]) -> None:
        """Bring in what came into a watched folder, and note that it was `taken` from there."""
        self._given = (folder,)
        self._note(found, taken)

    def go_on(self, run: RunId) -> None:
        """Go on with an import that was stopped or killed."""
        self.run = run

        def work(library: Library) -> tuple[list[Path], frozenset[Path]]:
            left = [each for each in imports.unfinished(library) if each.id == run]
            return imports.waiting(library, run), frozenset(path for each in left for path in each.given)

        def there(waiting: tuple[list[Path], frozenset[Path]]) -> None:
            files, self._chosen = waiting
            self._begin(files)

        self._background.read(work, there, self._break_off)

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
        """Read no more files. What was read is still added; what was not waits in the journal."""
        self._stopped = True
        self._left += len(self._pool.waiting) + len(self._pool.working) + len(self._asking)
        self._pool.drop()
        self._asking.clear()
        self._answered = None
        self._step()

    def answer_password(self, path: Path, password: str | None) -> None:
        """Go on with an encrypted file: with a password, or without it and so without the file. Where it is
        the wrong one, the next question is about the same file."""
        error = self._asking.pop(path, None)
        if error is None:
            return
        self._asked = None
        if password is None:
            self._leave_out(path, _("No password was given."))
            self._ask_next()
        else:
            self._passwords.append(password)
            self._answered = path
            self._try(path, password)
        self._step()

    def refuse_password(self, path: Path) -> None:
        """Go on without an encrypted file where nobody can be asked: the report says what it needs."""
        error = self._asking.pop(path, None)
        if error is not None:
            self._fail(path, error)
            self._ask_next()
            self._step()

    # Beginning

    def _note(self, found: Found, taken: Mapping[Path, Look] | None = None) -> None:
        """Write the journal, then begin."""
        self._left_out = list(found.left_out)
        self._failures += [Failure(each.path, each.error) for each in found.unreadable]
        given, urgent = self._given, self._background.run_urgent_writes

        def work(library: Library) -> RunId:
            run = imports.begin(library, given, watched=taken is not None)
            imports.note_left_out(library, run, [(each.path, each.why) for each in found.left_out], urgent)
            imports.note_failed(library, run, [(each.path, each.error) for each in found.unreadable], urgent)
            imports.note_waiting(library, run, found.files, urgent)
            if taken is not None:
                watched.note_taken(library, given[0], taken, urgent)
            return run

        def noted(run: RunId) -> None:
            self.run = run
            self._begin(found.files)

        self._background.write(work, noted, self._break_off, urgency=LATER)

    def _begin(self, files: Sequence[Path]) -> None:
        self._beginning = False
        self.total = len(files) + len(self._failures)
        self._files = list(files)
        if self._stopped:
            self._left = len(files)
        else:
            self._pool.waiting = [self._request(path, self._password) for path in files]
        if self.run is not None:
            self.begun.emit(self.run)
        self._step()

    def _request(self, path: Path, password: str | None) -> OpenRequest:
        is_chosen = path.absolute() in self._chosen
        return OpenRequest(path, password, self._background.library, is_chosen, self._version)

    def _break_off(self, error: UserFacingError) -> None:
        """Nothing can be read or written now: what waits, waits."""
        self._beginning = False
        self._broken = self._broken or error
        self.stop()

    # What was read

    def _take_file(self, answer: Opened) -> None:
        error, path = answer.error, answer.path
        was_answered = path == self._answered
        if was_answered:
            self._answered = None
        if isinstance(error, PasswordNeeded):
            self._tried.setdefault(path, {self._password})
            others = self._asking
            self._asking = {path: error, **others} if was_answered else {**others, path: error}
        elif isinstance(error, LeftOut):
            self._leave_out(path, error.what)
        elif error is not None:
            self._fail(path, error)
        else:
            if answer.repaired:
                self._damaged.append(path)
            if answer.missing:
                self._without.append((path, answer.missing))
            if answer.marks:
                self.marked[path] = answer.marks
            self._add(path, answer.file, answer.known)
        self._ask_next()
        self._step()

    def _ask_next(self) -> None:
        """Try the passwords given for other files, then ask: one question at a time."""
        if self._answered is not None or self._asked in self._asking:
            return
        for path, error in list(self._asking.items()):
            untried = [each for each in self._passwords if each not in self._tried[path]]
            if not untried:
                self._asked = path
                self.password_needed.emit(path, error)
                return
            del self._asking[path]
            self._try(path, untried[0])

    def _try(self, path: Path, password: str) -> None:
        self._tried[path].add(password)
        self._pool.waiting.insert(0, self._request(path, password))

    def _fail(self, path: Path, error: UserFacingError) -> None:
        self._failures.append(Failure(path, error))
        self._write_note(lambda library, run: imports.note_failed(library, run, [(path, error)]))

    def _leave_out(self, path: Path, why: str) -> None:
        self._left_out.append(NotRead(path, why))
        self._write_note(lambda library, run: imports.note_left_out(library, run, [(path, why)]))

    def _write_note(self, note: Callable[[Library, RunId], None]) -> None:
        run = self.run
        if run is None:
            return
        self._noting += 1

        def done(_none: None) -> None:
            self._noting -= 1
            self._step()

        def failed(error: UserFacingError) -> None:
            self._noting -= 1
            self._break_off(error)

        self._background.write(lambda library: note(library, run), done, failed, urgency=LATER)

    # Writing

    def _add(self, path: Path, file: Prepared | None, known: str | None) -> None:
        self._pool.writing += 1
        entry = None if self.run is None else Entry(self.run, path)

        def work(library: Library) -> Added | None:
            if file is not None:
                return take_in(library, file, self._background.run_urgent_writes, entry)
            return meet_again(library, path, known or "", entry)

        def done(added: Added | None) -> None:
            if added is None:  # a copy of the library without it was restored meanwhile
                self._pool.waiting.append(OpenRequest(path, self._password))
            else:
                self._unsure += bool(file is not None and file.unsure)
                self._take_added(path, added)
            self._pool.writing -= 1  # last: who stops the import when told of the file must not end it here
            self._step()

        def failed(error: UserFacingError) -> None:
            self._pool.writing -= 1
            if isinstance(error, LibraryError):
                self._left += 1
                self._break_off(error)
            elif isinstance(error, LeftOut):
                self._leave_out(path, error.what)
            else:
                self._fail(path, error)
            self._step()

        self._background.write(work, done, failed, urgency=LATER)

    def _take_added(self, path: Path, added: Added) -> None:
        self._meetings[path] = added.meeting
        self._added.append(added)
        self._unindexed |= added.changes
        self.added.emit(added)
        if self._unindexed and not self._indexing:
            self._index()

    def _index(self) -> None:
        """Have the search index follow, behind the files that wait to be written: once for all of them."""
        self._indexing = True
        urgent = self._background.run_urgent_writes

        def done(_none: None) -> None:
            changes, self._unindexed = self._unindexed, Changes()
            self._indexing = False
            self.changed.emit(changes)
            self._step()

        def failed(error: UserFacingError) -> None:
            done(None)  # what is in is in; the next start makes up for the index
            self._break_off(error)

        self._background.write(lambda library: catch_up(library, urgent), done, failed, urgency=LATER)

    # How far it is

    def _step(self) -> None:
        """Have free processes read on, tell how far it is, end when nothing is left."""
        self._pool.step()
        self._tell()
        busy = self._beginning or self._pool.is_busy or self._pool.writing
        if not busy and not self._asking and not self._noting and not self._indexing and not self._ended:
            self._ended = True
            self._pool.close()
            self._end()

    def _tell(self) -> None:
        done = len(self._added) + len(self._failures)
        names = [request.path.name for request in self._pool.working.values()]
        self._name = names[0] if names else self._name
        left = self._time.words(done, self.total)
        self.progress.emit(done, self.total, self._name, left)

    def _end(self) -> None:
        run = self.run
        if run is None:
            self._tell_end()
            return
        self._background.write(
            lambda library: imports.end(library, run),
            lambda _none: self._tell_end(),
            lambda _error: self._tell_end(),
            urgency=LATER,
        )

    def _tell_end(self) -> None:
        self.finished.emit(
            Report(
                tuple(self._added),
                tuple(self._failures),
                tuple(self._damaged),
                tuple(self._without),
                tuple(self._left_out),
                self._stopped,
                self.run,
                self._left,
                self._unsure,
                self._broken,
            )
        )
