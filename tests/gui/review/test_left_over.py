"""A window that is closed while others stay takes all its widgets with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.library import LoadedMeeting
from gui.review.checklist import Checklist
from tests.gui.conftest import COMMITTEE, WAIT_MS, Start, let_go
from tests.gui.review.conftest import Reviewing, WorkHere, finding

FIRST = "Godkendelse af dagsorden"
Doing = Callable[[Reviewing, LoadedMeeting], object]


def nothing(_reviewing: Reviewing, _loaded: LoadedMeeting) -> None:
    """The window stays empty."""


def make_parts(reviewing: Reviewing, _loaded: LoadedMeeting) -> None:
    """What is made behind the reader's back, a moment after the window came."""
    assert reviewing.review.parts


def read(reviewing: Reviewing, loaded: LoadedMeeting) -> None:
    """A document is in view."""
    reviewing.window.open_meeting(loaded.id)
    reviewing.wait(lambda: reviewing.window.current.loaded is not None)


def review(reviewing: Reviewing, loaded: LoadedMeeting) -> None:
    """A finding is chosen; the checklist stands in a dialog, which is closed with the window."""
    read(reviewing, loaded)
    reviewing.open([finding(reviewing.window, FIRST)])
    reviewing.review.step(+1)
    work = reviewing.review.work
    work.checklist = ("Bilagene er der",)
    work.changed.emit()
    reviewing.settle()
    (checklist,) = (each for each in reviewing.review.parts if isinstance(each, Checklist))
    checklist._show_dialog()
    assert len(reviewing.window.findChildren(type(checklist.lines))) == 2


@pytest.mark.parametrize("doing", [nothing, make_parts, read, review])
def test_a_closed_window_leaves_no_widget(
    doing: Doing, start_with: Start, work_here: type[WorkHere], qtbot: QtBot
) -> None:
    program = start_with([COMMITTEE])
    first = program.window
    qtbot.waitUntil(lambda: first.current.loaded is not None, timeout=WAIT_MS)
    loaded = first.current.loaded
    assert loaded is not None
    let_go()
    before = set(QApplication.allWidgets())
    window = program._new_window()
    window.show()
    doing(Reviewing(window, work_here, qtbot), loaded)
    with qtbot.waitSignal(window.closed, timeout=WAIT_MS):
        window.close()
    let_go()
    new = [each for each in QApplication.allWidgets() if each not in before]
    assert [told(each) for each in new if each.window() is not first] == []


def told(widget: QWidget) -> str:
    """Which widget it is, and in what it stands."""
    above: QWidget | None = widget
    names = []
    while above is not None:
        names.append(f"{type(above).__name__} {above.objectName()}".strip())
        above = above.parentWidget()
    return " in ".join(names)
