"""Folders whose new files come in by themselves: told by the system, and looked at every minute."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from core.errors import UserFacingError
from core.folders import Found
from core.library import Library
from core.library.bringing_in.watched import Look, taken, watched_folders
from core.watching import Growing, Seen, found_in, look_over
from gui.session import Session
from gui.timers import later

SLOW_MS = 60_000
"""Where the system tells nothing, as on a network, one looks each minute."""
REST_MS = 10_000
"""So long a file must be unchanged before it is read: who writes it may pause."""
SOON_MS = 300
_AT_ONCE = 50
"""So many directories are listened to in one go: each costs a call of the system."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """New files of a watched folder, at rest."""

    folder: Path
    found: Found
    taken: dict[Path, Look]


class Watching(QObject):
    """Looks into the watched folders of the session's library. `arrived` carries what is to be brought in.

    A folder that is gone or may not be read is told once by `told`, and looked for again each minute;
    `problems` has what is wrong now.
    """

    arrived = Signal(object)  # Arrived
    told = Signal(str)
    looked = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent or session)
        self.problems: dict[Path, str] = {}
        self._background = session.background
        self._growing: dict[Path, dict[Path, Growing]] = {}
        self._handed: dict[Path, dict[Path, Look]] = {}  # on its way into the library
        self._is_looking = False
        self._look_again = False
        self._closed = False
        self._ears = QFileSystemWatcher(self)
        self._unheard: list[str] = []
        self._soon: QTimer = later(self, SOON_MS, self.look)
        self._rest = later(self, REST_MS * 11 // 10, self.look)  # a timer may be early by a 20th
        self._slow = later(self, SLOW_MS, self.look)
        self._listening = later(self, 0, self._listen)
        self._ears.directoryChanged.connect(lambda _path: self._soon.start())
        session.restored.connect(self.look)

    def close(self) -> None:
        """Look no more."""
        self._closed = True
        for timer in (self._soon, self._rest, self._slow, self._listening):
            timer.stop()

    def look(self) -> None:
        """Look into all watched folders now; during a look, once more after it."""
        if self._closed:
            return
        if self._is_looking:
            self._look_again = True
            return
        self._is_looking = True
        self._slow.stop()
        before, handed = self._growing, {folder: dict(each) for folder, each in self._handed.items()}

        def work(library: Library) -> list[tuple[Seen, Found]]:
            looks = []
            for folder in watched_folders(library):
                there = taken(library, folder) | handed.get(folder, {})
                grown = before.get(folder, {})
                seen = look_over(folder, there, grown, time.monotonic(), REST_MS / 1000)
                looks.append((seen, found_in(folder, seen.ripe) if seen.ripe else Found()))
            return looks

        self._background.aside(work, self._take, self._not_looked)

    def _not_looked(self, _error: UserFacingError) -> None:
        """The library cannot be read now: whoever needs it says so."""
        self._go_on()

    def _take(self, looks: list[tuple[Seen, Found]]) -> None:
        self._growing = {seen.folder: seen.growing for seen, _found in looks if seen.growing}
        problems = {seen.folder: seen.problem for seen, _found in looks if seen.problem}
        for folder, problem in problems.items():
            if self.problems.get(folder) != problem:
                self.told.emit(problem)
        self.problems = problems
        self._hear([str(each) for seen, _found in looks for each in seen.directories])
        self._handed = {seen.folder: self._handed.get(seen.folder, {}) for seen, _found in looks}
        for seen, found in looks:
            if seen.ripe:
                self._handed[seen.folder] |= seen.ripe
                self.arrived.emit(Arrived(seen.folder, found, seen.ripe))
        self.looked.emit()
        self._go_on(watched=bool(looks))

    def _go_on(self, *, watched: bool = True) -> None:
        self._is_looking = False
        if self._closed:
            return
        if self._look_again:
            self._look_again = False
            self._soon.start()
        elif self._growing:
            self._rest.start()
        if watched:
            self._slow.start()

    def _hear(self, directories: list[str]) -> None:
        """Listen to these directories alone."""
        heard = set(self._ears.directories())
        gone = heard.difference(directories)
        if gone:
            self._ears.removePaths(sorted(gone))
        self._unheard = [each for each in directories if each not in heard]
        if self._unheard:
            self._listening.start()

    def _listen(self) -> None:
        now, self._unheard = self._unheard[:_AT_ONCE], self._unheard[_AT_ONCE:]
        self._ears.addPaths(now)
        if self._unheard:
            self._listening.start()
