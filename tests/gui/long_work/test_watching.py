"""A watched folder in the window: what comes into it comes into the library, once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.library import Library, list_meetings, open_library
from core.library.bringing_in import imports
from core.library.bringing_in.watched import watch, watched_folders
from gui.long_work import watching
from gui.long_work.watching import Watching
from gui.overviews.imports.page import ImportsPage
from gui.session import Session
from tests.gui.conftest import SAMPLES, WAIT_MS, Start


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looks follow one another at once."""
    monkeypatch.setattr(watching, "REST_MS", 30)
    monkeypatch.setattr(watching, "SOON_MS", 10)


@pytest.fixture
def library(library_path: Path) -> Iterator[Library]:
    """A connection beside the program's."""
    library = open_library(library_path)
    yield library
    library.close()


def put(sample: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / sample.name).write_bytes(sample.read_bytes())


def test_what_is_in_a_watched_folder_and_what_comes_is_brought_in_once(
    start: Start, library: Library, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "ind"
    put(SAMPLES[0], folder)
    program = start()
    program.window.files.watch(folder)
    qtbot.waitUntil(lambda: len(list_meetings(library)) == 1, timeout=WAIT_MS)
    put(SAMPLES[1], folder / "juni")  # the system tells of the new folder
    qtbot.waitUntil(lambda: len(list_meetings(library)) == 2, timeout=WAIT_MS)
    with qtbot.waitSignal(program._watching.looked, timeout=WAIT_MS):
        program._watching.look()
    assert [run.watched for run in imports.list_runs(library)] == [True, True]
    assert program.window.current.loaded is None  # no tab came unasked

    program = start()  # and nothing comes twice
    with qtbot.waitSignal(program._watching.looked, timeout=WAIT_MS):
        program._watching.look()
    assert not program.window.files.is_busy
    assert len(imports.list_runs(library)) == 2


def test_a_folder_that_is_gone_is_told_once(
    session: Session, library: Library, tmp_path: Path, qtbot: QtBot
) -> None:
    watch(library, tmp_path / "væk")
    watcher = Watching(session)
    told: list[str] = []
    watcher.told.connect(told.append)
    for _look in range(2):
        with qtbot.waitSignal(watcher.looked, timeout=WAIT_MS):
            watcher.look()
    assert len(told) == 1
    assert "is not there" in told[0]
    assert list(watcher.problems) == [tmp_path / "væk"]
    watcher.close()


def test_the_page_lists_watched_folders_and_ends_watching(
    start: Start, library: Library, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "ind"
    folder.mkdir()
    watch(library, folder)
    window = start().window
    window.actions_["imports"].trigger()
    page = window.overviews.current
    assert isinstance(page, ImportsPage)
    qtbot.waitUntil(lambda: page.folders.count() == 1, timeout=WAIT_MS)
    assert page.folders.item(0).text() == "ind"
    page._stop_watching.click()
    qtbot.waitUntil(lambda: page.folders.count() == 0, timeout=WAIT_MS)
    assert watched_folders(library) == []
