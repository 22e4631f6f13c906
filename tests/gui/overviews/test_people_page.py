"""The page of people and parties, used as a reader does."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from core.library import open_library
from core.minutes import Person, Votes
from gui.models.people import Column
from gui.overviews.people.page import PeoplePage
from gui.window import Window
from tests.core.library.case_minutes import FIRST, SECOND, Item, minutes, put_in
from tests.gui.conftest import WAIT_MS, Start

BO, EA = Person("Bo Krag", "V"), Person("Ea Dam", "A")


@pytest.fixture
def page(start: Start, library_path: Path, qtbot: QtBot) -> PeoplePage:
    library = open_library(library_path)
    votes = Votes(for_count=4, against_count=1, for_groups=("A",), against_groups=("V",))
    by_name = Votes(for_names=("Ea Dam",), against_names=("Krag, Bo",))
    put_in(
        library,
        minutes("Havneudvalget", FIRST, [Item("Broer", votes=votes)], present=[BO, EA]),
        minutes("Byrådet", SECOND, [Item("Budget", votes=by_name)], present=[Person("Bo Krag")]),
    )
    library.close()
    window: Window = start().window
    window.actions_["people"].trigger()
    page = window.overviews.current
    assert isinstance(page, PeoplePage)
    qtbot.waitUntil(lambda: page.people.rowCount() == 2, timeout=WAIT_MS)
    return page


def names(page: PeoplePage) -> list[str]:
    return [page.people.index(row).data() for row in range(page.people.rowCount())]


def figures(page: PeoplePage) -> list[str]:
    return [page.figures.index(row).data() for row in range(page.figures.rowCount())]


def choose(page: PeoplePage, row: int, qtbot: QtBot, shown: list[str]) -> None:
    page.list.setCurrentIndex(page.people.index(row))
    qtbot.waitUntil(lambda: figures(page) == shown, timeout=WAIT_MS)


def test_a_person_with_figures_and_the_places_they_count(
    page: PeoplePage, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(page.people)
    assert names(page) == ["Bo Krag (V)", "Ea Dam (A)"]
    choose(page, 0, qtbot, ["Present: 2", "Voted against: 1"])
    qtmodeltester.check(page.figures)
    qtmodeltester.check(page.sources)
    assert [page.sources.index(row, Column.BODY).data() for row in range(2)] == ["Byrådet", "Havneudvalget"]
    page.figure_list.setCurrentIndex(page.figures.index(1))
    assert page.sources.index(0, Column.TITLE).data() == "Budget"
    assert "%" not in page.told.text()
    assert "2 of 2 minutes list who was present" in page.told.text()
    assert "Of 2 votes: 1 with the names of persons, 1 with parties but no persons" in page.told.text()


def test_a_figure_leads_to_its_place(page: PeoplePage, qtbot: QtBot) -> None:
    choose(page, 0, qtbot, ["Present: 2", "Voted against: 1"])
    page.figure_list.setCurrentIndex(page.figures.index(1))
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    window = page.around.window
    assert isinstance(window, Window)
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    assert window.current.loaded is not None
    assert window.current.loaded.meeting.body == "Byrådet"


def test_a_period_and_a_body_narrow_the_figures(page: PeoplePage, qtbot: QtBot) -> None:
    choose(page, 0, qtbot, ["Present: 2", "Voted against: 1"])
    page.last.setText(FIRST.isoformat())
    page.last.editingFinished.emit()
    qtbot.waitUntil(lambda: figures(page) == ["Present: 1"], timeout=WAIT_MS)
    page.last.clear()
    page.last.editingFinished.emit()
    qtbot.waitUntil(lambda: len(figures(page)) == 2, timeout=WAIT_MS)
    page.body.setCurrentIndex(page.body.findText("Havneudvalget"))
    page.body.activated.emit(page.body.currentIndex())
    qtbot.waitUntil(lambda: figures(page) == ["Present: 1"], timeout=WAIT_MS)
    assert "Byrådet" not in page.told.text()


def test_parties_are_a_list_of_their_own(page: PeoplePage, qtbot: QtBot) -> None:
    page.switches["parties"].click()
    qtbot.waitUntil(lambda: names(page) == ["A", "V"], timeout=WAIT_MS)
    choose(page, 1, qtbot, ["Voted against: 1"])
    assert "not of its members" in page.written.text()


def test_a_name_that_another_page_asks_for(page: PeoplePage, qtbot: QtBot) -> None:
    page.arrive("Ea Dam")
    qtbot.waitUntil(lambda: figures(page) == ["Present: 1", "Voted for: 1"], timeout=WAIT_MS)
    page.line.setText("nobody")
    qtbot.waitUntil(lambda: names(page) == [], timeout=WAIT_MS)


def test_escape_clears_a_period_before_it_leaves(page: PeoplePage, qtbot: QtBot) -> None:
    choose(page, 0, qtbot, ["Present: 2", "Voted against: 1"])
    qtbot.keyClicks(page.first, "2031")
    qtbot.keyClick(page.first, Qt.Key.Key_Escape)
    assert page.first.text() == ""
    assert page.isVisible()


def test_a_name_nobody_bears_is_told_and_the_line_is_ready_on_a_second_visit(
    page: PeoplePage, qtbot: QtBot
) -> None:
    choose(page, 0, qtbot, ["Present: 2", "Voted against: 1"])
    page.arrive()
    assert page.line.hasFocus()
    qtbot.keyClicks(page.line, "Zx")
    qtbot.waitUntil(page._nothing.isVisible, timeout=WAIT_MS)
    assert page.people.rowCount() == 0
