"""A program on a library of its own, with the sample minutes to read."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.annotations import MeetingId
from core.circles import no_search_for_circles
from core.library import Prepared, add, catch_up, open_library, prepare
from core.opening import open_file
from core.settings import Settings, load_settings
from gui.annotations.placing import Target
from gui.application import Application
from gui.panels.target_editor import TargetEditor
from gui.session import Session
from gui.theme import Theme, load_fonts, window_font
from gui.window import Window

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLES = sorted((ROOT / "resources" / "samples").glob("*.pdf"))
COMMITTEE = next(path for path in SAMPLES if "oekonomiudvalget" in path.name)
COUNCIL = next(path for path in SAMPLES if "byraadet" in path.name)

Start = Callable[..., Application]
WAIT_MS = 30_000
for _wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitActive, QtBot.waitExposed):
    _wait.__kwdefaults__["timeout"] = WAIT_MS  # a busy machine may take longer than pytest-qt's five seconds


@pytest.fixture(scope="session", autouse=True)
def dressed_application(qapp: QApplication) -> None:
    """Fonts and style as the program has them."""
    qapp.setStyle("Fusion")
    load_fonts()
    qapp.setFont(window_font())


@pytest.fixture(scope="module", autouse=True)
def collected_here() -> Iterator[None]:
    """Garbage is collected on the window's thread, as in the program (gui/resting.py): on a thread of the
    library a widget that is found there would be deleted beside the window's."""
    with no_search_for_circles():
        yield
        gc.collect()


@pytest.fixture(autouse=True)
def collected_after(collected_here: None) -> Iterator[None]:
    """The young garbage of each test, which is quick to look through."""
    yield
    let_go()
    gc.collect(1)


@pytest.fixture
def settings_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file the program's settings go to."""
    path = tmp_path / "settings.json"
    monkeypatch.setenv("PROTOKOLLEN_SETTINGS", str(path))
    return path


@pytest.fixture
def library_path(tmp_path: Path) -> Path:
    """Where the test's library lies."""
    return tmp_path / "library.sqlite"


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The colours, light."""
    theme = Theme(qapp, "light")
    yield theme
    theme.deleteLater()


@pytest.fixture
def session(library_path: Path, settings_file: Path) -> Iterator[Session]:
    """A session on an empty library."""
    session = Session(library_path, Settings(author="Anna"))
    yield session
    session.close()


def let_go() -> None:
    """Deliver what is on its way, and have what was to be deleted later go at once: whatever is still there
    when the next program starts is styled anew, which takes as long as making its window."""
    QCoreApplication.sendPostedEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def end_program(program: Application, qtbot: QtBot) -> None:
    """Close the program's windows as a reader does, and let the last go when it has closed."""
    for window in [*program.windows]:
        closed = [] if window.isVisible() else [True]
        window.closed.connect(partial(closed.append, True))
        window.close()
        qtbot.waitUntil(partial(bool, closed), timeout=WAIT_MS)
    program.close()
    program.window.deleteLater()
    program.deleteLater()
    let_go()


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, library_path: Path, settings_file: Path) -> Iterator[Start]:
    """Starts the program on the test's library, as often as a test wants; each start ends the one before."""
    running: list[Application] = []

    def end() -> None:
        while running:
            end_program(running.pop(), qtbot)

    def begin(files: Sequence[Path] = ()) -> Application:
        end()
        kept = load_settings(settings_file)
        chosen = replace(kept, author="Anna", theme=kept.theme or "light")
        program = Application(qapp, Session(library_path, chosen), Theme(qapp, chosen.theme))
        running.append(program)
        program.window.resize(1300, 800)
        program.open(list(files), None)
        program.window.activateWindow()
        with qtbot.waitActive(program.window, timeout=WAIT_MS):
            pass
        return program

    yield begin
    end()


@cache
def prepared(path: Path) -> Prepared:
    """A sample, ready for a library."""
    return prepare(open_file(path))


@pytest.fixture
def start_with(start: Start, library_path: Path) -> Start:
    """Starts the program on a library that files came into before: for tests of what comes after that. Of
    their meetings each gets a tab, the first is in view, as when they have just come in."""

    def begin(files: Sequence[Path]) -> Application:
        library = open_library(library_path)
        ready = (prepared(file) if file in SAMPLES else prepare(open_file(file)) for file in files)
        meetings = [add(library, each).meeting for each in ready]
        catch_up(library)
        library.close()
        program = start()
        program.window.files.meeting_added.emit(meetings[0])
        for meeting in reversed(meetings[1:]):
            program.window.files.more_added.emit(meeting)
        return program

    return begin


@pytest.fixture(scope="session")
def with_committee(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, MeetingId]:
    """A library with the committee's sample minutes, made once, and their meeting."""
    path = tmp_path_factory.mktemp("committee") / "library.sqlite"
    library = open_library(path)
    meeting = add(library, prepared(COMMITTEE)).meeting
    catch_up(library)
    library.close()
    return path, meeting


@pytest.fixture
def opened(start: Start, qtbot: QtBot, with_committee: tuple[Path, MeetingId], library_path: Path) -> Window:
    """The window with the committee's sample minutes in view, which came into the library before."""
    kept, meeting = with_committee
    shutil.copy(kept, library_path)
    window = start().window
    window.open_meeting(meeting)
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    return window


def shown_editor(window: Window, qtbot: QtBot, target: Target | None = None) -> TargetEditor:
    """The editor of `target`, or of the chosen item, as soon as the reader sees it."""
    found: list[TargetEditor] = []

    def look() -> bool:
        wanted = target or Target(window.current.item)
        editors = window.decision.findChildren(TargetEditor)
        found[:] = [editor for editor in editors if editor._target == wanted and editor.isVisible()]
        return bool(found)

    qtbot.waitUntil(look, timeout=WAIT_MS)
    return found[0]
