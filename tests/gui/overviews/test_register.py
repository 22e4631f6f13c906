from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from core.annotations import AnnotationKind, ItemKey, MeetingId, new_annotation
from core.library import open_library, put
from core.library.decisions.register import Column, Grouping, RegisterOrder
from core.library.decisions.register_counts import BodyCount, RegisterChoices
from core.library.decisions.register_filter import RegisterFilter
from core.minutes import Outcome, Votes
from core.settings import load_settings
from gui.edits.annotations import annotate
from gui.overviews.overview import PlaceWanted, Way
from gui.overviews.register.body_list import BodyList, body_entries
from gui.overviews.register.page import RegisterPage
from gui.pending import Change
from gui.session import Session
from gui.theme import Theme
from tests.core.library.registered import Case, meeting_of
from tests.gui.conftest import WAIT_MS
from tests.gui.overviews.around import around

Show = Callable[..., RegisterPage]


@pytest.fixture
def council(library_path: Path) -> MeetingId:
    """Two meetings of two bodies; the id of the council's."""
    library = open_library(library_path)
    meeting_of(library, Case("Ny vej", Outcome.POSTPONED), Case("Åbent hus"), day=date(2031, 5, 14))
    votes = Votes(5, 2, None, ("A",), ("V",))
    meeting = meeting_of(
        library,
        Case("Ny skole", Outcome.REJECTED, False, votes, "31-9", "Forslaget om en skole falder."),
        Case("Budget", Outcome.APPROVED, True),
        body="Byrådet",
        day=date(2031, 6, 11),
    )
    library.close()
    return meeting


@pytest.fixture
def show(council: MeetingId, session: Session, theme: Theme, qtbot: QtBot) -> Iterator[Show]:
    """Shows the page, with its rows there."""
    pages: list[RegisterPage] = []

    def begin(what: object = None) -> RegisterPage:
        page = RegisterPage(around(session, theme))
        pages.append(page)
        page.resize(1500, 700)
        with qtbot.waitExposed(page):
            page.show()
        with qtbot.waitSignal(page.model.modelReset, timeout=WAIT_MS):
            page.arrive(what)
        return page

    yield begin
    for page in pages:
        page.close()
        page.deleteLater()


def cells(page: RegisterPage, column: str) -> list[str]:
    """What the rows show in a column; headings by their words."""
    table, model = page.table, page.model
    at = [*table.columns_shown()].index(column)
    logical = table.horizontalHeader().logicalIndex(
        [
            place
            for place in range(12)
            if not table.isColumnHidden(table.horizontalHeader().logicalIndex(place))
        ][at]
    )
    lines = range(model.rowCount())
    headings = [model.heading_at(line) for line in lines]
    return [
        str(model.index(line, logical).data()) if heading is None else model.group_words(heading)
        for line, heading in zip(lines, headings, strict=True)
    ]


def wait_for(qtbot: QtBot, page: RegisterPage, titles: list[str]) -> None:
    """Wait until the table shows these titles."""
    qtbot.waitUntil(lambda: cells(page, "title") == titles, timeout=WAIT_MS)


def test_all_decisions_are_there_the_newest_first(show: Show) -> None:
    page = show()
    assert cells(page, "title") == ["Ny skole", "Budget", "Ny vej", "Åbent hus"]
    assert cells(page, "outcome") == ["Rejected", "Approved", "Postponed", "Approved"]
    assert cells(page, "follows") == ["Not followed", "Followed", "", ""]
    assert cells(page, "votes")[0] == "5–2"
    votes = page.model.index(0, 8).data(Qt.ItemDataRole.ToolTipRole)
    assert (page.count.text(), votes) == ("4 decisions", "For: A\nAgainst: V")


def test_a_click_on_a_head_sorts_and_the_next_turns_it_round(show: Show, qtbot: QtBot) -> None:
    page = show()
    header = page.table.horizontalHeader()
    click = QPoint(header.sectionViewportPosition(4) + 40, 10)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=click)
    wait_for(qtbot, page, ["Budget", "Ny skole", "Ny vej", "Åbent hus"])
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=click)
    wait_for(qtbot, page, ["Åbent hus", "Ny vej", "Ny skole", "Budget"])


def test_what_is_chosen_stays_chosen_in_another_order(show: Show, qtbot: QtBot) -> None:
    page = show()
    page.table.selectRow(1)
    chosen = page.table.chosen_ids()
    page._sort(RegisterOrder(Column.TITLE, False))
    wait_for(qtbot, page, ["Budget", "Ny skole", "Ny vej", "Åbent hus"])
    assert page.table.chosen_ids() == chosen
    assert page.table.currentIndex().row() == 0


def test_words_filter_while_one_types(show: Show, qtbot: QtBot) -> None:
    page = show()
    page.filters.words.setText("skoler")
    wait_for(qtbot, page, ["Ny skole"])
    page.filters.words.setText("findes ikke")
    wait_for(qtbot, page, [])
    assert page._nothing.isVisible()
    page.filters.clear_button.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 4, timeout=WAIT_MS)
    assert not page._nothing.isVisible()


def test_menus_filter_and_say_what_they_do(show: Show, qtbot: QtBot) -> None:
    page = show()
    button = page.filters.buttons["outcome"]
    menu = button.menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == "Rejected").trigger()
    wait_for(qtbot, page, ["Ny skole"])
    assert button.text() == "Rejected ▾"
    assert button.property("active") is True


def test_bodies_are_ticked_in_a_list_that_stays_and_that_words_narrow(show: Show, qtbot: QtBot) -> None:
    page = show()
    qtbot.waitUntil(lambda: len(page.filters._choices.bodies) == 2, timeout=WAIT_MS)
    page.filters.buttons["body"].click()
    (listed,) = page.filters.findChildren(BodyList)
    rows = [listed.list.item(row) for row in range(listed.list.count())]
    assert [row.text() for row in rows] == ["All bodies", "Byrådet  (2)", "Økonomiudvalget  (2)"]
    assert [row.checkState() for row in rows] == [Qt.CheckState.Checked, *[Qt.CheckState.Unchecked] * 2]
    qtbot.keyClicks(listed.line, "økon")
    assert [listed.list.item(row).text() for row in range(listed.list.count())] == ["Økonomiudvalget  (2)"]
    qtbot.keyClick(listed.line, Qt.Key.Key_Return)
    wait_for(qtbot, page, ["Ny vej", "Åbent hus"])
    assert listed.isVisible()
    assert listed.list.item(0).checkState() is Qt.CheckState.Checked
    listed.close()


def test_bodies_of_no_municipality_are_ticked_only_where_they_are_asked_for() -> None:
    bodies = (BodyCount(1, "Birkelund", "Byrådet", 2), BodyCount(2, None, "Havnen", 1))
    choices = RegisterChoices(bodies, municipalities=("Birkelund",))

    def ticked(wish: RegisterFilter) -> list[str]:
        return [each.text for each in body_entries(choices, wish) if each.ticked]

    assert ticked(RegisterFilter()) == ["All bodies"]
    (line,) = (
        each for each in body_entries(choices, RegisterFilter()) if each.text == "Without municipality"
    )
    assert line.wanted.bodies == {2}
    assert ticked(line.wanted) == ["Without municipality", "Havnen"]
    assert ticked(RegisterFilter(municipality="Birkelund")) == ["All of Birkelund"]


def test_another_page_leads_to_some_of_them(show: Show, qtbot: QtBot) -> None:
    page = show(RegisterFilter(case="31-9"))
    assert cells(page, "title") == ["Ny skole"]
    assert page.filters.buttons["case"].isVisible()
    assert page.filters.buttons["case"].text().startswith("Case 31-9")
    page.filters.buttons["case"].click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 4, timeout=WAIT_MS)


def test_rows_stand_under_headings_that_close(show: Show, qtbot: QtBot) -> None:
    page = show()
    page.group_by(Grouping.BODY)
    wait_for(
        qtbot,
        page,
        [
            "Byrådet (2 decisions)",
            "Ny skole",
            "Budget",
            "Økonomiudvalget (2 decisions)",
            "Ny vej",
            "Åbent hus",
        ],
    )
    page.table.setCurrentIndex(page.model.index(1, 0))
    qtbot.keyClick(page.table, Qt.Key.Key_Left)
    assert cells(page, "title") == [
        "Byrådet (2 decisions)",
        "Økonomiudvalget (2 decisions)",
        "Ny vej",
        "Åbent hus",
    ]
    qtbot.keyClick(page.table, Qt.Key.Key_Right)
    assert page.model.rowCount() == 6
    page.table.selectAll()
    assert page.table.chosen_count() == 4
    assert len(page.table.chosen_ids()) == 4


def test_return_leads_to_the_decision_and_with_control_behind(
    show: Show, qtbot: QtBot, council: MeetingId
) -> None:
    page = show()
    wanted: list[PlaceWanted] = []
    page.place_wanted.connect(wanted.append)
    page.table.selectRow(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.keyClick(page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    row = page.model.row_of(page.model.ids[0])
    assert row is not None
    assert wanted == [
        PlaceWanted(council, row.offset),
        PlaceWanted(council, row.offset, way=Way.BEHIND),
    ]


def test_the_words_of_the_current_decision_stand_below(show: Show, qtbot: QtBot) -> None:
    page = show()
    page.table.selectRow(0)
    said = "Forslaget om en skole falder."
    qtbot.waitUntil(lambda: page.preview.decision.text() == said, timeout=WAIT_MS)


def test_many_are_tagged_at_once_and_untagged_at_once(
    show: Show, qtbot: QtBot, session: Session, council: MeetingId
) -> None:
    page = show()
    annotate(
        session,
        "T",
        Change(None, new_annotation(council, ItemKey("2", "Budget"), AnnotationKind.TAG, "plan", "Ea")),
    )
    qtbot.waitUntil(lambda: cells(page, "tags")[1] == "plan", timeout=WAIT_MS)
    page.table.selectAll()
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_T)
    qtbot.keyClicks(page.chosen.line, "plan")
    qtbot.keyClick(page.chosen.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: cells(page, "tags") == ["plan"] * 4, timeout=WAIT_MS)
    assert page.around.told == ["3 decisions tagged “plan”."]  # type: ignore[attr-defined]
    assert session.undo.undoText() == "Tag 3 decisions with “plan”"
    session.undo.undo()
    qtbot.waitUntil(lambda: cells(page, "tags") == ["", "plan", "", ""], timeout=WAIT_MS)
    session.undo.redo()
    qtbot.waitUntil(lambda: cells(page, "tags") == ["plan"] * 4, timeout=WAIT_MS)


def test_rows_are_copied_as_they_stand(show: Show, qtbot: QtBot) -> None:
    page = show()
    for column in page.table.columns_shown():
        page.table.show_column(column, shown=column in ("date", "title", "outcome"))
    page.table.selectAll()
    page.copy_rows()
    text = "11 Jun 2031\tNy skole\tRejected\n11 Jun 2031\tBudget\tApproved"
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text().startswith(text), timeout=WAIT_MS)


def test_columns_and_order_are_kept(show: Show, settings_file: Path, session: Session, qtbot: QtBot) -> None:
    page = show()
    page.table.horizontalHeader().moveSection(4, 0)
    page.table.show_column("case", shown=False)
    page.table.setColumnWidth(4, 333)
    page._sort(RegisterOrder(Column.TITLE, False))
    page._keep()
    session.settings = load_settings(settings_file)
    again = show()
    assert again.table.columns_shown()[0] == "title"
    assert "case" not in again.table.columns_shown()
    assert again.table.columnWidth(4) == 333
    assert cells(again, "title")[0] == "Budget"


def test_a_new_meeting_comes_in_without_moving_what_is_chosen(
    show: Show, qtbot: QtBot, session: Session, library_path: Path
) -> None:
    page = show()
    page.table.selectRow(2)
    chosen = page.table.chosen_ids()

    def come() -> None:
        library = open_library(library_path)
        meeting_of(library, Case("Havn"), day=date(2031, 9, 1))
        library.close()

    come()  # as another program does, which the session notices by itself
    session._look()
    wait_for(qtbot, page, ["Havn", "Ny skole", "Budget", "Ny vej", "Åbent hus"])
    assert page.table.chosen_ids() == chosen
    assert page.table.currentIndex().row() == 3


def test_a_library_without_decisions_says_where_they_come_from(
    session: Session, theme: Theme, qtbot: QtBot
) -> None:
    page: Any = RegisterPage(around(session, theme))
    with qtbot.waitExposed(page):
        page.show()
    with qtbot.waitSignal(page.model.modelReset, timeout=WAIT_MS):
        page.arrive()
    assert "Ctrl+O" in page._nothing.text()
    page.close()
    page.deleteLater()


def test_tags_put_elsewhere_show_without_reading_the_list_again(
    show: Show, qtbot: QtBot, session: Session, library_path: Path, council: MeetingId
) -> None:
    page = show()
    resets: list[int] = []
    page.model.modelReset.connect(lambda: resets.append(1))
    tag = new_annotation(council, ItemKey("1", "Ny skole", "31-9"), AnnotationKind.TAG, "skole", "Ea")
    session.do(lambda library: put(library, tag))
    qtbot.waitUntil(lambda: cells(page, "tags")[0] == "skole", timeout=WAIT_MS)
    assert not resets


def test_columns_fit_until_one_is_set_by_hand(show: Show, qtbot: QtBot) -> None:
    page = show()
    page.resize(1024, 700)
    table = page.table
    assert not table.horizontalScrollBar().isVisible()
    table.setColumnWidth(0, 200)
    kept = table.arrangement()
    page.resize(1500, 700)
    assert table.columnWidth(0) == 200
    table.setColumnWidth(0, 90)
    table.arrange(kept)
    assert table.columnWidth(0) == 200
