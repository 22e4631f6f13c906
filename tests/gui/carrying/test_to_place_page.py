"""The page of what waits to be placed, on rows that are invented."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.annotations import MeetingId
from core.library import Changes
from gui.models.carried import CarriedRow
from gui.overviews.overview import PlaceWanted
from gui.overviews.to_place import page as module
from gui.overviews.to_place.page import ToPlacePage
from gui.session import Session
from gui.theme import Theme
from tests.gui.carrying.invented_rows import orphan, unsure
from tests.gui.conftest import WAIT_MS
from tests.gui.overviews.around import around


class Waiting:
    """What waits, and what was done with it."""

    def __init__(self) -> None:
        self.rows: list[CarriedRow] = []
        self.placed: list[tuple[CarriedRow, Any]] = []
        self.left: list[CarriedRow] = []


@pytest.fixture
def waiting(monkeypatch: pytest.MonkeyPatch) -> Waiting:
    """Stands for the library."""
    there = Waiting()
    monkeypatch.setattr(module, "waiting_rows", lambda _library: list(there.rows))
    monkeypatch.setattr(module, "place", lambda _session, row, anchor: there.placed.append((row, anchor)))
    monkeypatch.setattr(module, "leave", lambda _session, row: there.left.append(row))
    return there


@pytest.fixture
def page(session: Session, theme: Theme, qtbot: QtBot, waiting: Waiting) -> ToPlacePage:
    """The page, in view; nothing waits."""
    made = ToPlacePage(around(session, theme))
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    made.arrive()
    qtbot.waitUntil(lambda: bool(made.nothing.text()), timeout=WAIT_MS)
    return made


def show(page: ToPlacePage, qtbot: QtBot, waiting: Waiting, *rows: CarriedRow) -> None:
    """Have `rows` wait."""
    waiting.rows = list(rows)
    page._session.changed.emit(Changes(annotated=frozenset({MeetingId("m")})))
    qtbot.waitUntil(lambda: page.list.rows.rows == list(rows), timeout=WAIT_MS)


def test_an_empty_list_says_what_would_stand_here(page: ToPlacePage) -> None:
    assert page.nothing.isVisible()
    assert page.nothing.text().startswith("Nothing waits. When a new version of a document comes")
    assert not page.detail.isVisible()


def test_what_waits_is_placed_with_two_keys(page: ToPlacePage, qtbot: QtBot, waiting: Waiting) -> None:
    first, second = unsure(), orphan()
    show(page, qtbot, waiting, first, second)
    assert page.count.text() == "2 annotations wait"
    assert not page.nothing.isVisible()
    assert page.list.row() == first
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.keyClick(page.detail.places, Qt.Key.Key_Return)
    assert waiting.placed == [(first, first.carried.candidates[0].anchor)]
    assert page.around.told == ["Placed. Undo brings it back here."]
    show(page, qtbot, waiting, second)
    assert page.list.row() == second, "the next one is chosen"
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert waiting.left == [second]


def test_by_hand_leads_into_the_document(page: ToPlacePage, qtbot: QtBot, waiting: Waiting) -> None:
    row = orphan()
    show(page, qtbot, waiting, row)
    with qtbot.waitSignal(page.place_wanted) as wanted:
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
    place = wanted.args[0]
    assert isinstance(place, PlaceWanted)
    assert place.to_place is not None
    assert (place.meeting, place.version, place.to_place.row) == (row.meeting, 2, row)
    with qtbot.waitSignal(page.place_wanted) as was:
        page.detail.was_button.click()
    assert (was.args[0].version, was.args[0].anchor) == (1, row.carried.was)


def test_a_meeting_that_is_asked_for_is_chosen(page: ToPlacePage, qtbot: QtBot, waiting: Waiting) -> None:
    other = orphan()
    other = replace(other, head=replace(other.head, id=MeetingId("another")))
    show(page, qtbot, waiting, unsure(), other)
    page.arrive(MeetingId("another"))
    qtbot.waitUntil(lambda: page.list.row() == other, timeout=WAIT_MS)
