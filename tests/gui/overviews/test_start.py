"""The start page: what lies ahead, what is due, what was read last, each leading to its place."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from core.annotations import AnnotationKind, FollowUp, ItemKey, MeetingId, new_annotation
from core.library import Place, add, open_library, prepare, put, remember
from core.minutes import DocumentKind
from gui.overviews.overview import PlaceWanted, Way
from gui.overviews.start.page import StartPage
from gui.panels.getting_started import GettingStarted
from gui.panels.row_button import RowButton
from gui.window import Window
from tests.core.library.invented import opened as invented
from tests.gui.conftest import WAIT_MS, Start
from tests.gui.overviews.conftest import TODAY

pytestmark = pytest.mark.usefixtures("fixed_day")


@pytest.fixture
def meetings(library_path: Path) -> list[MeetingId]:
    """One that lies ahead, with a question, and one that was, with something to follow up."""
    library = open_library(library_path)
    ahead = add(library, prepare(invented(day=TODAY + timedelta(days=3), kind=DocumentKind.AGENDA))).meeting
    past = add(library, prepare(invented(day=TODAY - timedelta(days=3), body="Byrådet"))).meeting
    item = ItemKey("2", "Ny skole i Birkelunden")
    put(library, new_annotation(ahead, item, AnnotationKind.NOTE, "Hvor mange elever?", "Anna"))
    follow_up = FollowUp(None, TODAY - timedelta(days=1))
    put(
        library,
        new_annotation(past, item, AnnotationKind.FOLLOW_UP, "Ring til skolen", "Anna", follow_up=follow_up),
    )
    remember(library, past, Place(0))
    library.close()
    return [ahead, past]


@pytest.fixture
def page(meetings: list[MeetingId], start: Start, qtbot: QtBot) -> StartPage:
    window = start().window
    window.actions_["start"].trigger()
    page = window.overviews.current
    assert isinstance(page, StartPage)
    qtbot.waitUntil(lambda: bool(rows(page)), timeout=WAIT_MS)
    return page


def rows(page: StartPage) -> dict[str, RowButton]:
    return {row.text(): row for row in page.findChildren(RowButton) if row.isVisible()}


def test_it_says_what_lies_ahead_what_is_due_and_what_was_read(page: StartPage) -> None:
    shown = rows(page)
    assert "in 3 days" in shown["Økonomiudvalget"].accessibleName()
    assert "2 unread" in shown["Økonomiudvalget"].accessibleName()
    assert "1 day late" in shown["Ring til skolen"].accessibleName()
    assert "Byrådet" in shown
    assert "“Hvor mange elever?”" in shown


def test_a_question_leads_to_its_item(page: StartPage, meetings: list[MeetingId], qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.place_wanted) as wanted:
        qtbot.keyClick(rows(page)["“Hvor mange elever?”"], Qt.Key.Key_Return)
    (place,) = wanted.args or []
    assert place.meeting == meetings[0]
    assert place.offset is not None
    assert place.offset > 0


def test_the_middle_button_opens_behind(page: StartPage, meetings: list[MeetingId], qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.place_wanted) as wanted:
        qtbot.mouseClick(rows(page)["Byrådet"], Qt.MouseButton.MiddleButton)
    assert wanted.args == [PlaceWanted(meetings[1], None, way=Way.BEHIND)]


def test_it_follows_what_the_reader_does(page: StartPage, meetings: list[MeetingId], qtbot: QtBot) -> None:
    page.overview_wanted.emit("follow_ups", None)
    window = page.around.window
    follow_ups = window.overviews.current  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: follow_ups.model.rowCount() == 1, timeout=WAIT_MS)
    qtbot.keyClick(follow_ups.table, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: follow_ups.model.rowCount() == 0, timeout=WAIT_MS)
    window.overviews.show_overview("start")  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: "Ring til skolen" not in rows(page), timeout=WAIT_MS)


def test_a_start_with_meetings_of_which_none_was_read_begins_here(
    library_path: Path, start: Start, qtbot: QtBot
) -> None:
    library = open_library(library_path)
    add(library, prepare(invented()))
    library.close()
    window = start().window
    qtbot.waitUntil(lambda: isinstance(window.overviews.current, StartPage), timeout=WAIT_MS)


def test_an_empty_library_begins_with_how_to_begin(start: Start, qtbot: QtBot) -> None:
    window = start().window
    qtbot.waitUntil(window.empty.isVisible, timeout=WAIT_MS)
    assert window.overviews.current is None
    beginning = window.empty.beginning
    assert beginning.first.isVisible()
    told = " ".join(label.text() for label in beginning.findChildren(QLabel) if label.isVisible())
    assert "Nothing leaves this machine" in told
    assert '<a href="guide"' in told
    for width, height in ((960, 540), (1300, 800)):
        window.resize(width, height)
        qtbot.waitUntil(lambda size=(width, height): window.size().toTuple() == size, timeout=WAIT_MS)
        for widget in beginning.findChildren(QLabel) + beginning.findChildren(QPushButton):
            if widget.isVisible():
                assert widget.height() >= widget.heightForWidth(widget.width()), "it is cut"
                assert window.empty.rect().contains(
                    QRect(widget.mapTo(window.empty, QPoint()), widget.size()), proper=False
                )


def test_the_ways_to_begin_are_commands(start: Start, qtbot: QtBot) -> None:
    window = start().window
    qtbot.waitUntil(window.empty.isVisible, timeout=WAIT_MS)
    buttons = {each.text(): each for each in window.empty.beginning.findChildren(QPushButton)}
    for words, command in (("Open a folder …", "open_folder"), ("Open files …", "open_files")):
        action = window.actions_[command]
        action.triggered.disconnect()
        with qtbot.waitSignal(action.triggered):
            buttons[words].click()
    with qtbot.waitSignal(window.files.idle, timeout=WAIT_MS):
        buttons["Try three sample minutes"].click()
    qtbot.waitUntil(lambda: not window.empty.beginning.isVisible(), timeout=WAIT_MS)


def test_the_first_days_tell_how_to_begin_and_what_there_is_to_open(
    library_path: Path, start: Start, qtbot: QtBot
) -> None:
    library = open_library(library_path)
    made = [
        add(library, prepare(invented(day=TODAY - timedelta(days=days), body=f"Udvalg {days}"))).meeting
        for days in range(1, 5)
    ]
    remember(library, made[0], Place(0))
    library.close()
    window = start().window
    window.actions_["start"].trigger()
    page = window.overviews.current
    assert isinstance(page, StartPage)
    qtbot.waitUntil(lambda: len(rows(page)) > 3, timeout=WAIT_MS)
    assert page.findChild(GettingStarted) is not None
    with qtbot.waitSignal(page.place_wanted) as wanted:
        rows(page)["Udvalg 2"].click()
    assert wanted.args == [PlaceWanted(made[1])]
    for meeting in made[1:]:
        window.open_meeting(meeting)
        qtbot.waitUntil(lambda meeting=meeting: in_view(window) == meeting, timeout=WAIT_MS)
    window.overviews.show_overview("start")
    qtbot.waitUntil(lambda: not page.findChildren(GettingStarted), timeout=WAIT_MS)


def in_view(window: Window) -> MeetingId | None:
    loaded = window.current.loaded
    return None if loaded is None else loaded.id
