"""The program with more than one meeting."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gui.application import Application
from tests.gui.conftest import SAMPLES, WAIT_MS, Start


@pytest.fixture
def program(start: Start, qtbot: QtBot) -> Application:
    """The program with three sample meetings in its library, the newest in view."""
    program = start([SAMPLES[0].parent])
    window = program.window
    qtbot.waitUntil(lambda: "3 files read" in window.status.notice.text(), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: len(window.library.rows) == 3, timeout=WAIT_MS)
    return program
