"""The program with more than one meeting."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.library import add, catch_up, list_meetings, open_library
from gui.application import Application
from gui.models.meetings import time_order
from tests.gui.conftest import SAMPLES, WAIT_MS, Start, prepared


@pytest.fixture
def program(start: Start, qtbot: QtBot, library_path: Path) -> Application:
    """The program with three sample meetings in its library, the newest in view."""
    library = open_library(library_path)
    for sample in SAMPLES:
        add(library, prepared(sample))
    catch_up(library)
    newest = max(list_meetings(library), key=time_order).id
    library.close()
    program = start()
    window = program.window
    window.files.meeting_added.emit(newest)
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: len(window.library.rows) == 3, timeout=WAIT_MS)
    return program
