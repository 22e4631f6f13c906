"""The file of the draft that is reviewed: when another program saves it, it is read again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject

from core.annotations import MeetingId
from core.errors import UserFacingError
from core.language import _
from core.library import Added, Changes, Library
from core.library.failures import Gone
from core.library.review.saved_again import take_newer
from gui.bringing_in import documents_folder
from gui.long_work.importing import Import, Report
from gui.panels.captions import make_quiet
from gui.panels.page_notice import PageNotice
from gui.review.brought import brought_words
from gui.review.draft_file import DraftFile, FileState, draft_file, state_of
from gui.review.one_line import OneLine
from gui.review.staying import Staying
from gui.timers import later

if TYPE_CHECKING:
    from gui.review.review import Review

SOON_MS = 150
"""So long after the system told of a change one looks."""
REST_MS = 800
"""So long a file must be unchanged before it is read: who saves it writes in several steps."""
SLOW_MS = 5000
"""Where the system tells nothing, as on a network, one looks this often."""
GONE_MS = 6000
"""So long a file may be away: some programs take it away before they put the new one in its place."""
MOST_TRIES = 5
"""So often a file that cannot be read is tried again in the same state: another program may hold it."""


class DraftWatch(QObject):
    """Works for one review. Nothing opens by itself: the status line says what was read, `line` at the foot
    of the panel whether the file is watched, and `gone` at its head that it is not there."""

    def __init__(self, review: Review) -> None:
        super().__init__(review)
        self._review = review
        self._session = review.around.session
        self.staying = Staying(review.current, review.source, review.walking, self)
        self.line = OneLine(review.holder)
        make_quiet(self.line)
        self.line.setWordWrap(False)
        self.line.setContentsMargins(14, 0, 12, 7)
        self.line.hide()
        review.slots.foot.append(self.line)
        self.gone = PageNotice(review.holder, closable=True)
        self.gone.wanted.connect(self.ask_where)
        review.slots.lines.append(self.gone)
        self.path: Path | None = None  # of the file that is watched
        self._meeting: MeetingId | None = None  # whose it is
        self._state: FileState | None = None  # in which it was read
        self._growing: FileState | None = None  # seen, and not at rest yet
        self._tries = 0
        self._is_away = False  # it was there, and is looked for
        self._was_at: Path | None = None  # before the reader said that it is `path`, which is to be read yet
        self._its: set[int] = set()  # the versions that were read from it
        self._run: Import | None = None
        self._looks = False
        self._awaited: int | None = None  # the version that was read, until its findings are there
        self._ears = QFileSystemWatcher(self)
        self._soon = later(self, SOON_MS, self.look)
        self._rest = later(self, REST_MS, self.look)
        self._slow = later(self, SLOW_MS, self.look)
        self._gone = later(self, GONE_MS, self._lose)
        self._left = later(self, 0, self._tell_end)  # after what the review itself tells
        self._ears.fileChanged.connect(lambda _path: self._soon.start())
        self._ears.directoryChanged.connect(lambda _path: self._soon.start())
        review.turned.connect(self._follow)
        review.current.shown.connect(self._follow)
        review.rows_changed.connect(self._tell_findings)
        review.around.window.closed.connect(self._stop)  # type: ignore[attr-defined]

    def commands(self) -> dict[str, Callable[[], object]]:
        """None: it works by itself."""
        return {}

    # Which file

    def _follow(self) -> None:
        """Another document is in view, or another version, or it is reviewed no more."""
        review, loaded = self._review, self._review.current.loaded
        if loaded is None or not review.is_on or not review.current.is_written_on:
            if self._meeting is not None and (loaded is None or not review.is_on):
                name = None if self.path is None or loaded is None else self.path.name
                self._end()
                if name is not None:
                    self._left.start()
            return
        if self._meeting == loaded.id and loaded.version in self._its:
            return
        self._end()  # another version may have come from another file: a new name each time
        self._meeting = loaded.id
        self._its = {loaded.version}
        known = frozenset(each.file for each in loaded.versions) | {loaded.file}
        version, meeting = loaded.version, loaded.id
        self._session.background.aside(
            lambda library: draft_file(library, meeting, version, known), self._begin, self._miss
        )

    def _miss(self, error: UserFacingError) -> None:
        """The library could not say which file it is: it is asked again as soon as anything is another."""
        self._meeting = None
        self._say(_("The file is not watched."), str(error))

    def _begin(self, file: DraftFile) -> None:
        if file.meeting != self._meeting or not self._review.is_on:
            return
        if file.path is None:
            words = _("The file it was read from is not there: open a newer version to have it read.")
            self._say(_("The file is not watched."), words)
            return
        self.path, self._state = file.path, None if file.is_newer else file.state
        if file.state is None:
            self._say_away()
            self._slow.start()
            return
        self._say_watched()
        self._hear()
        self._slow.start()
        if file.is_newer:
            self.look()

    def _say_watched(self) -> None:
        assert self.path is not None
        words = _("{file} is watched: when it is saved, it is read again, and findings that are gone settle.")
        self._say(_("{name} is watched.").format(name=self.path.name), words.format(file=self.path))

    def _end(self) -> None:
        """Watch no more."""
        self._forget_file()
        self.path, self._was_at, self._meeting, self._awaited = None, None, None, None
        self._its = set()
        self._say("")

    def _forget_file(self) -> None:
        """Hear no more of the file, and know nothing of it."""
        for timer in (self._soon, self._rest, self._slow, self._gone):
            timer.stop()
        if heard := [*self._ears.files(), *self._ears.directories()]:
            self._ears.removePaths(heard)
        self._state, self._growing = None, None
        self._tries, self._is_away = 0, False

    def _stop(self) -> None:
        """The window is closed: what is not read by now is read at the next start, if the reader goes on."""
        self._end()
        if self._run is not None:
            self._run.stop()

    def _tell_end(self) -> None:
        """The review was closed."""
        if self._review.is_on or self._review.current.loaded is None:
            return
        words = _("The review is closed, and its file is not watched any more. What was said of it is kept.")
        self._review.around.status.show_notice(words)

    def _lose(self) -> None:
        """The file has been away for too long; it is looked for still: a network may come back."""
        if self.path is not None:
            self._review.around.status.show_notice(self._say_away().format(name=self.path.name))

    def _say_away(self) -> str:
        """The file is not there, and looked for: say so in the line. Gives the sentence on `name`."""
        self._is_away = True
        words = _("{name} is not there any more, or cannot be reached. It is watched again once it is back.")
        self._say(_("The file is not there."), words.format(name=self.path))
        name = "" if self.path is None else self.path.name
        self.gone.tell(words.format(name=name), _("Say where it is …"))
        return words

    # Where the reader says it is

    def ask_where(self) -> None:
        """Ask where the file lies now, and watch it there."""
        from gui.dialogs.choosing_files import file_to_open

        old, window = self.path, self._review.around.window
        if old is None:
            return
        kinds = [_("Documents like it (*{ending})").format(ending=old.suffix), _("All files (*)")]
        folder = str(old.parent) if old.parent.is_dir() else documents_folder()
        path = file_to_open(window, _("Where is {name}?").format(name=old.name), kinds, folder)
        if path is not None and self.path == old:
            self._forget_file()
            self.path, self._was_at = path, old
            self._say_watched()
            self._hear()
            self._slow.start()
            self.look()

    def _go_back(self, words: str) -> None:
        """What the reader chose is not the draft's file: say so, and look for that one still."""
        self._forget_file()
        self.path, self._was_at = self._was_at, None
        self._say_away()
        self._slow.start()
        self._review.around.status.show_notice(words)

    def _hear(self) -> None:
        """Have the system tell of the file, and of its folder: a file that is renamed over is another one."""
        if self.path is None:
            return
        heard = {*self._ears.files(), *self._ears.directories()}
        wanted = [str(each) for each in (self.path, self.path.parent) if str(each) not in heard]
        if wanted:
            self._ears.addPaths(wanted)

    # Looking

    def look(self) -> None:
        """Look now whether the file is another than the one that was read."""
        path = self.path
        if path is None or self._looks or self._run is not None:
            return
        self._looks = True
        self._session.background.aside(
            lambda _library: state_of(path), partial(self._seen, path), self._look_later
        )

    def _look_later(self, _error: UserFacingError) -> None:
        """The library was not there to be asked: the file is looked at when it is its turn."""
        self._looks = False
        self._slow.start()

    def _seen(self, path: Path, state: FileState | None) -> None:
        self._looks = False
        if path != self.path:
            return
        self._slow.start()
        if state is None:
            if not self._gone.isActive() and not self._is_away:
                self._gone.start()
            return
        self._gone.stop()
        if self._is_away:
            self._is_away = False
            self._say_watched()
            words = _("{name} is there again: it is watched.")
            self._review.around.status.show_notice(words.format(name=path.name))
        self._hear()
        if state == self._state:
            self._growing = None
        elif state == self._growing and not self._rest.isActive():
            self._read(path, state)
        elif state != self._growing:
            self._growing, self._tries = state, 0
            self._rest.start()

    # Reading

    def _read(self, path: Path, state: FileState) -> None:
        """Bring the file in, quietly."""
        meeting = self._meeting
        assert meeting is not None
        session = self._session
        self._run = run = Import(session.background, None, self, self._front_of(meeting))
        run.begun.connect(session.running_imports.add)
        run.changed.connect(session.changed)
        run.added.connect(partial(self._put_in_front, meeting))
        run.password_needed.connect(lambda file, _error: run.refuse_password(file))
        run.finished.connect(partial(self._finished, run, path, state))
        run.start([path])

    def _finished(self, run: Import, path: Path, state: FileState, report: Report) -> None:
        session, self._run = self._session, None
        if report.run is not None:
            session.running_imports.discard(report.run)
        session.journal_changed.emit()
        run.deleteLater()
        if path != self.path:
            return
        if report.added:
            self._state, self._growing = state, None
            self._soon.start()  # it may have been saved once more meanwhile
            return
        self._tries += 1
        if self._was_at is not None:
            self._go_back(_("{name} cannot be read: it is not watched.").format(name=path.name))
        elif self._tries >= MOST_TRIES:  # it is looked at again when it is another
            self._state, self._growing = state, None
            why = report.failures[0].error if report.failures else report.broken
            words = _("{name} was saved, and cannot be read: the version before stays in view.")
            told = words.format(name=path.name)
            self._review.around.status.show_notice(told if why is None else f"{told} {why.what}")
        else:
            self._rest.start()

    def _front_of(self, meeting: MeetingId) -> int | None:
        """The version in front of a meeting, whichever is in view; None where the meeting is not."""
        loaded = self._review.current.loaded
        if loaded is None or loaded.id != meeting:
            return None
        return next((each.id for each in loaded.versions if each.is_front), loaded.version)

    def _put_in_front(self, meeting: MeetingId, added: Added) -> None:
        """What was read belongs to the draft, and stands in front of it."""
        session, author = self._session, self._session.settings.author_name()
        if added.version == self._front_of(meeting):
            self._was_at = None
            return  # nothing is another that is read or seen of it: `core.review.saved_again`
        is_its: list[bool] = []

        def work(library: Library) -> Changes:
            try:
                changes = take_newer(library, meeting, added.version, author)
            except Gone:
                return Changes(everything=True)
            is_its.append(changes is not None)
            return Changes() if changes is None else changes

        def done() -> None:
            name = "" if self.path is None else self.path.name
            if is_its == [False] and self._was_at is not None:
                words = _("{name} is of another meeting: it stands in the library, and is not watched.")
                self._go_back(words.format(name=name))
            elif is_its == [False]:
                words = _("{name} holds another meeting’s document now: it stands in the library by itself.")
                self._review.around.status.show_notice(words.format(name=name))
            self._was_at = None

        if self._meeting == meeting:
            self._its.add(added.version)
            self.staying.expect(meeting, added.version)
            self._awaited = added.version
        session.do_and_index(work)
        session.background.write(lambda _library: None, lambda _none: done())

    # Telling

    def _tell_findings(self) -> None:
        """The findings of what was read are there: say what is gone and what came."""
        review, loaded = self._review, self._review.current.loaded
        if self._awaited is None or loaded is None or loaded.version != self._awaited:
            return
        if review.work.is_looking or review.is_behind:
            return
        self._awaited = None
        brought = review.work.brought
        words = "" if brought is None else brought_words(brought, review.reviewed.state)
        review.around.status.add_notice("read again", read_words(words))  # annotations came along, too

    def _say(self, words: str, tip: str = "") -> None:
        self.gone.tell("")
        self.line.show_words(words, tip)
        self.line.setVisible(bool(words))


def read_words(brought: str) -> str:
    """That the draft was read again, and what that `brought`: "… at 17:42 · 1 new finding"."""
    parts = [_("The draft was saved and read again at {time}").format(time=f"{datetime.now():%H:%M}")]
    return " · ".join([*parts, brought] if brought else parts)
