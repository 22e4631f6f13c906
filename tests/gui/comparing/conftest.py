"""An agenda and its minutes, compared; and a library that has both."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.comparing_process import Desk
from core.comparing_requests import ChangesPart, Compared, CompareRequest, Request, Side, SideRead
from core.library import add, catch_up, open_library, prepare
from core.opening import open_file
from core.settings import Settings
from gui.application import Application
from gui.comparing.comparison import Comparison
from gui.comparing.work import ComparingWork
from gui.session import Session
from gui.theme import Theme
from gui.window import Window
from tests.core.pipes import Pipe
from tests.gui.comparing.in_window import opened
from tests.gui.comparing.pairs import AGENDA, write_minutes
from tests.gui.conftest import WAIT_MS


def compared(old: Path, new: Path) -> Comparison:
    """Two files, compared."""
    pipe = Pipe(CompareRequest(1, old, Side(path=old), Side(path=new)))
    desk = Desk(pipe)  # type: ignore[arg-type]
    desk.take_requests()
    desk.work_once()
    said = pipe.said
    sides = [(each.side, each.loaded) for each in said if isinstance(each, SideRead)]
    changes = tuple(change for each in said if isinstance(each, ChangesPart) for change in each.changes)
    assert isinstance(said[-1], Compared)
    return Comparison.of(sides[0], sides[1], changes, said[-1])


class WorkHere(ComparingWork):
    """Compares in this process, a moment after it was asked."""

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(library, parent)
        self._pipe = Pipe()
        self._desk = Desk(self._pipe)  # type: ignore[arg-type]
        self.is_held = False  # nothing comes back

    def _ask(self, request: Request) -> int:
        self._open[request.number] = request
        if not self.is_held:
            QTimer.singleShot(0, self, lambda: self._do(request))
        return request.number

    def _do(self, request: Request) -> None:
        self._pipe.requests.append(request)
        self._pipe.said.clear()
        self._desk.take_requests()
        self._desk.work_once()
        for each in self._pipe.said:
            self._take(None, each, self._made(each))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def minutes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The minutes as a file."""
    return write_minutes(tmp_path_factory.mktemp("pair"))


@pytest.fixture(scope="session")
def comparison(minutes: Path) -> Comparison:
    """The agenda against the minutes."""
    return compared(AGENDA, minutes)


@pytest.fixture(scope="session")
def with_both(tmp_path_factory: pytest.TempPathFactory, minutes: Path) -> Path:
    """A library with the agenda and the minutes of a meeting in March, and an agenda in April."""
    folder = tmp_path_factory.mktemp("both")
    april = folder / "april.txt"
    text = AGENDA.read_text("utf-8").replace("04-03-2025", "01-04-2025").replace("4. marts", "1. april")
    april.write_text(text, "utf-8")
    library = open_library(folder / "library.sqlite")
    for file in (AGENDA, minutes, april):
        add(library, prepare(open_file(file)))
    catch_up(library)
    library.close()
    return folder / "library.sqlite"


@pytest.fixture(scope="module")
def program(
    qapp: QApplication, with_both: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Application]:
    """The program, one for all tests; comparing takes no process."""
    folder = tmp_path_factory.mktemp("program")
    shutil.copy(with_both, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PROTOKOLLEN_SETTINGS", str(folder / "settings.json"))
        patch.setattr("gui.comparing.page.ComparingWork", WorkHere)
        session = Session(folder / with_both.name, Settings(author="Anna", theme="light", language="en"))
        program = Application(qapp, session, Theme(qapp, "light"))
        program.open([], None)
        yield program
        program.window.close()
        while program.window.isVisible():  # it waits until all is committed
            qapp.processEvents()
        program.close()
        program.window.deleteLater()
        program.deleteLater()


@pytest.fixture
def window(program: Application, qtbot: QtBot) -> Window:
    """The window with the minutes of March in view."""
    window = program.window
    window.overviews.show_documents()
    window.resize(1300, 800)
    window.activateWindow()
    with qtbot.waitActive(window, timeout=WAIT_MS):
        pass
    opened(window, qtbot, "minutes")
    window.current.choose_item(0)
    return window
