"""The page of follow-ups, used as a reader does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from core.annotations import AnnotationKind, FollowUp, ItemKey, new_annotation
from core.library import Written, add, of_meeting, open_library, prepare, put, write
from core.library.reader.follow_ups import State, follow_ups
from gui.models.follow_ups import Column
from gui.overviews.follow_ups.page import PAGE, FollowUpsPage
from gui.window import Window
from tests.core.library.invented import opened as invented
from tests.gui.conftest import WAIT_MS, Start
from tests.gui.overviews.conftest import TODAY

pytestmark = pytest.mark.usefixtures("fixed_day")
AGENDA = (("Ny bro", "Godkendt."), ("Havnekaj", "Sagen genoptages på næste møde."))


@pytest.fixture
def page(start: Start, library_path: object, qtbot: QtBot) -> FollowUpsPage:
    """The page, with one follow-up that is late, one for next week, and one suggestion."""
    library = open_library(library_path)  # type: ignore[arg-type]
    meeting = add(library, prepare(invented(AGENDA, day=TODAY - timedelta(days=30)))).meeting
    for words, days in (("Ring til havnen", -3), ("Spørg til broen", 7)):
        follow_up = FollowUp("Bo", TODAY + timedelta(days=days))
        put(
            library,
            new_annotation(
                *(meeting, ItemKey("1", "Ny bro"), AnnotationKind.FOLLOW_UP, words, "Anna"),
                follow_up=follow_up,
            ),
        )
    library.close()
    window: Window = start().window
    window.actions_["follow_ups"].trigger()
    page = window.overviews.current
    assert isinstance(page, FollowUpsPage)
    wait_for(qtbot, page, ["Ring til havnen", "Spørg til broen"])
    return page


def shown(page: FollowUpsPage, column: Column = Column.WHAT) -> list[str]:
    return [page.model.index(row, column).data() for row in range(page.model.rowCount())]


def wait_for(qtbot: QtBot, page: FollowUpsPage, words: list[str]) -> None:
    qtbot.waitUntil(lambda: shown(page) == words, timeout=WAIT_MS)


def stored(page: FollowUpsPage, state: State) -> Callable[[], list[str]]:
    def look() -> list[str]:
        library = open_library(page.around.session.library)
        try:
            return [row.annotation.text for row in follow_ups(library, state, TODAY)]
        finally:
            library.close()

    return look


def choose(page: FollowUpsPage, row: int) -> QModelIndex:
    index = page.model.index(row, Column.WHAT)
    page.table.setCurrentIndex(index)
    return index


def test_open_ones_stand_by_their_day_and_say_what_is_late(
    page: FollowUpsPage, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(page.model)
    late, next_week = shown(page, Column.DUE)
    assert "3 days late" in late
    assert "in 7 days" in next_week
    assert "Økonomiudvalget" in shown(page, Column.SOURCE)[0]
    assert page._switches[State.OPEN].text() == "Open (2)"
    assert page._switches[State.OVERDUE].text() == "Overdue (1)"


def test_space_says_that_it_is_done_and_undo_that_it_is_not(page: FollowUpsPage, qtbot: QtBot) -> None:
    choose(page, 0)
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    wait_for(qtbot, page, ["Spørg til broen"])
    page._switches[State.DONE].click()
    wait_for(qtbot, page, ["Ring til havnen"])
    page.around.session.undo.undo()
    wait_for(qtbot, page, [])
    assert stored(page, State.OPEN)() == ["Ring til havnen", "Spørg til broen"]


def test_delete_takes_it_away_and_undo_brings_it_back(page: FollowUpsPage, qtbot: QtBot) -> None:
    choose(page, 1)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    wait_for(qtbot, page, ["Ring til havnen"])
    page.around.session.undo.undo()
    wait_for(qtbot, page, ["Ring til havnen", "Spørg til broen"])


def test_a_day_in_words_is_taken_and_nonsense_told(page: FollowUpsPage, qtbot: QtBot) -> None:
    page.model.setData(page.model.index(1, Column.DUE), "in 3 days")
    qtbot.waitUntil(lambda: "in 3 days" in shown(page, Column.DUE)[1], timeout=WAIT_MS)
    with qtbot.assertNotEmitted(page.around.session.changed, wait=50):
        page.model.setData(page.model.index(1, Column.DUE), "blå")
    assert "in 3 days" in shown(page, Column.DUE)[1]


def test_enter_leads_to_the_item(page: FollowUpsPage, qtbot: QtBot) -> None:
    choose(page, 0)
    with qtbot.waitSignal(page.place_wanted) as wanted:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    (place,) = wanted.args or []
    library = open_library(page.around.session.library)
    assert {each.meeting for each in of_meeting(library, place.meeting)} == {place.meeting}
    library.close()
    assert place.offset is not None


def test_all_can_be_scrolled_to_and_stay_in_view_after_an_edit(page: FollowUpsPage, qtbot: QtBot) -> None:
    library = open_library(page.around.session.library)
    meeting = library.rows("SELECT id FROM meeting")[0][0]
    many = [
        new_annotation(
            *(meeting, ItemKey("1", "Ny bro"), AnnotationKind.FOLLOW_UP, f"Ring {number}", "Anna"),
            follow_up=FollowUp("Bo", TODAY + timedelta(days=10 + number)),
        )
        for number in range(PAGE)
    ]
    page.around.session.changed.emit(write(library, [Written(each) for each in many]))
    library.close()
    qtbot.waitUntil(lambda: page.model.rowCount() >= PAGE, timeout=WAIT_MS)
    page.table.scrollToBottom()
    qtbot.waitUntil(lambda: page.model.rowCount() == PAGE + 2, timeout=WAIT_MS)
    assert not page.model.canFetchMore()
    choose(page, PAGE + 1)
    page.table.scrollToBottom()
    place = page.table.verticalScrollBar().value()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.model.rowCount() == PAGE + 1, timeout=WAIT_MS)
    assert shown(page)[-1] == f"Ring {PAGE - 2}"
    assert page.table.verticalScrollBar().value() > place // 2


def test_a_suggestion_is_accepted_or_not_needed_and_both_can_be_undone(
    page: FollowUpsPage, qtbot: QtBot
) -> None:
    quote = "Sagen genoptages på næste møde."
    page._switches["suggested"].click()
    wait_for(qtbot, page, [quote])
    page._accept.click()
    wait_for(qtbot, page, [])
    qtbot.waitUntil(lambda: quote in stored(page, State.OPEN)(), timeout=WAIT_MS)
    page.around.session.undo.undo()
    wait_for(qtbot, page, [quote])
    choose(page, 0)
    page._dismiss.click()
    wait_for(qtbot, page, [])
    page.around.session.undo.undo()
    wait_for(qtbot, page, [quote])
