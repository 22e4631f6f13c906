"""Reading what a colleague gave, in a process of its own: the window goes on meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from core.errors import UserFacingError
from core.given_process import GivenEnd, GivenPart, LookAt, Marked, ReadGiven, start_reading_given
from core.language import _, language
from core.reading_process import Started
from core.sharing.web_annotations import Given
from core.web_annotation import GivenAnnotation
from gui.background import Background


class Asking:
    """One request to the process. `stop` ends it; nothing is answered then."""

    def __init__(self, background: Background, request: ReadGiven | LookAt) -> None:
        self._background = background
        self._request = request
        self._stopped = threading.Event()
        self._started: Started | None = None

    def begin(self, take: Callable[[Started], Callable[[], object]]) -> None:
        """Ask on a thread; what `take` makes of the answers is called on the window's thread."""

        def run() -> None:
            started = self._started = start_reading_given(language())
            try:
                started.connection.send(self._request)
                answer = take(started)
            finally:
                started.process.kill()
                started.process.join()
                started.connection.close()
            if not self._stopped.is_set():
                self._background.come_home(lambda: None if self._stopped.is_set() else answer())

        threading.Thread(target=run, name="reading what was given", daemon=True).start()

    def stop(self) -> None:
        """End it, whatever it is at."""
        self._stopped.set()
        if self._started is not None:
            self._started.process.kill()


def read_given(
    background: Background,
    path: Path,
    password: str | None,
    then: Callable[[Given], object],
    failed: Callable[[UserFacingError], object],
) -> Asking:
    """Read what the file at `path` gives; `then` or `failed` is called on the window's thread."""

    def take(started: Started) -> Callable[[], object]:
        annotations: list[GivenAnnotation] = []
        try:
            while not isinstance(answer := started.connection.recv(), GivenEnd):
                assert isinstance(answer, GivenPart)
                annotations += answer.annotations
        except (EOFError, OSError):
            return lambda: failed(_ended(path))
        if answer.error is not None:
            error = answer.error
            return lambda: failed(error)
        given = Given(tuple(annotations), answer.unread, answer.unread_count)
        return lambda: then(given)

    asking = Asking(background, ReadGiven(background.library, path, password))
    asking.begin(take)
    return asking


def find_marked(
    background: Background, paths: Sequence[Path], then: Callable[[tuple[Path, ...]], object]
) -> Asking:
    """Find those PDFs among `paths` that hold marks on documents of the library; none where that cannot be
    told."""

    def take(started: Started) -> Callable[[], object]:
        try:
            answer = started.connection.recv()
        except (EOFError, OSError):
            return lambda: then(())
        assert isinstance(answer, Marked)
        found = answer.paths
        return lambda: then(found)

    asking = Asking(background, LookAt(background.library, tuple(paths)))
    asking.begin(take)
    return asking


def _ended(path: Path) -> UserFacingError:
    return UserFacingError(
        _("{name} is so damaged that reading it failed.").format(name=path.name),
        _("Nothing was taken in. Ask for the file again."),
    )
