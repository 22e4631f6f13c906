"""The page of cases, used as a reader does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from core.annotations import ItemKey
from core.library import open_library
from core.library.case_trails.trail_rows import Basis, TrailEntry
from core.library.case_trails.trails import Suggestion
from gui.models.cases import Column, Heading
from gui.overviews.cases.link_dialog import LinkDialog
from gui.overviews.cases.page import CasesPage
from gui.overviews.cases.wanted import CaseOfItem, CaseWanted
from gui.panels.case_line import CaseLine
from gui.window import Window
from tests.core.library.case_minutes import HARBOUR, Item, minutes, put_in, through_three_bodies
from tests.gui.conftest import WAIT_MS, Start

WANTED = CaseWanted("hvidsøkommune", "30-771")


@pytest.fixture
def window(start: Start, library_path: Path) -> Window:
    """A window on a case through three bodies, one item that may be of it, and another case."""
    library = open_library(library_path)
    again = replace(HARBOUR, case=None, decision="Taget op igen.")
    put_in(
        library,
        *through_three_bodies(),
        minutes("Havneudvalget", date(2030, 5, 6), [again, Item("Takster", case="31-15")]),
    )
    library.close()
    window: Window = start().window
    return window


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> CasesPage:
    window.overviews.show_overview("cases", WANTED)
    page = window.overviews.current
    assert isinstance(page, CasesPage)
    qtbot.waitUntil(lambda: page.line.rowCount() == 5, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: page.cases.model.rowCount() == 2, timeout=WAIT_MS)
    return page


def at(page: CasesPage, row: int) -> None:
    page.view.setCurrentIndex(page.line.index(row))


def bases(page: CasesPage) -> list[Basis | type]:
    return [row.basis if isinstance(row, TrailEntry) else type(row) for row in page.line.rows]


def test_the_line_in_time_tells_what_was_decided_and_what_changed(
    page: CasesPage, window: Window, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(page.line)
    qtmodeltester.check(page.cases.model)
    qtmodeltester.check(page.table_rows)
    assert page.title == "Case 2030-771"
    assert "2030-771" in window.windowTitle()
    assert bases(page) == [Basis.NUMBER, Basis.NUMBER, Basis.NUMBER, Heading, Suggestion]
    words = page.line.index(2).data()
    assert "Amount: 2,1 mio. kr. → 2,4 mio. kr." in words
    assert "Postponed → approved" in words
    assert "Vote: for 5 (A, F) · against 2 (V)" in words
    assert "The same title as in Havneudvalget, 4 March 2030" in page.line.index(4).data()
    assert page.cases.current is not None
    assert page.cases.current.case == WANTED.case


def test_the_signs_of_outcomes_differ_without_colour(page: CasesPage) -> None:
    """Each outcome has a sign of its own shape where the line stands, and its word."""
    picture = page.view.viewport().grab().toImage()
    shapes = []
    for row in range(3):
        rect = page.view.visualRect(page.line.index(row))
        corner = rect.topLeft() + QPoint(118, 8)
        shades = [
            picture.pixelColor(corner + QPoint(x, y)).lightness() < 200 for x in range(26) for y in range(24)
        ]
        shapes.append(tuple(shades))
        assert any(shades)
    assert len(set(shapes)) == 3


def test_an_entry_leads_to_its_place_and_back(page: CasesPage, window: Window, qtbot: QtBot) -> None:
    at(page, 2)
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.current.item == 1, timeout=WAIT_MS)
    assert window.current.loaded is not None
    assert window.current.loaded.meeting.body == "Byrådet"
    assert window.overviews._way_back.text() == "← Back to Case 2030-771"
    window.overviews._way_back.click()
    assert page.isVisible()
    qtbot.keyClick(page.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.isVisible()


def test_a_suggestion_is_accepted_and_undone(page: CasesPage, window: Window, qtbot: QtBot) -> None:
    at(page, 4)
    page.buttons["accept"].click()
    qtbot.waitUntil(lambda: bases(page)[-1:] == [Basis.LINKED], timeout=WAIT_MS)
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: bases(page)[-1:] == [Suggestion], timeout=WAIT_MS)
    window.actions_["redo"].trigger()
    qtbot.waitUntil(lambda: bases(page)[-1:] == [Basis.LINKED], timeout=WAIT_MS)
    at(page, 3)
    assert page.buttons["unlink"].isVisible()
    page.buttons["unlink"].click()
    qtbot.waitUntil(lambda: bases(page)[-1:] == [Suggestion], timeout=WAIT_MS)


def test_a_suggestion_is_refused_and_suggested_again(page: CasesPage, window: Window, qtbot: QtBot) -> None:
    at(page, 4)
    page.buttons["refuse"].click()
    qtbot.waitUntil(lambda: Suggestion not in bases(page), timeout=WAIT_MS)
    at(page, 4)  # under “Not of this case, you said”
    page.buttons["suggest"].click()
    qtbot.waitUntil(lambda: bases(page)[-1:] == [Suggestion], timeout=WAIT_MS)
    window.actions_["undo"].trigger()
    qtbot.waitUntil(lambda: Suggestion not in bases(page), timeout=WAIT_MS)


def test_the_table_behind_is_copied(page: CasesPage, qtbot: QtBot) -> None:
    page.as_table.click()
    assert page.table.isVisible()
    assert page.table_rows.index(2, Column.OUTCOME).data() == "Approved"
    page.table.selectAll()
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 3
    assert lines[0].split("\t")[1:4] == ["Havneudvalget", "1", "Renovering af bådebroerne"]


def test_cases_are_found_by_number_and_title(page: CasesPage, qtbot: QtBot) -> None:
    page.cases.line.setText("takst")
    qtbot.waitUntil(lambda: page.cases.model.rowCount() == 1, timeout=WAIT_MS)
    page.cases.line.setText("2030/771")
    qtbot.waitUntil(lambda: [row.case.key for row in page.cases.model.rows] == ["30-771"], timeout=WAIT_MS)
    page.cases.line.setText("parkering")
    qtbot.waitUntil(page.cases.nothing.isVisible, timeout=WAIT_MS)


def test_from_an_item_without_a_number_to_what_is_likely(window: Window, qtbot: QtBot) -> None:
    library = open_library(window.session.library)
    (meeting,) = (row[0] for row in library.rows("SELECT id FROM meeting WHERE date = '2030-05-06'"))
    library.close()
    window.overviews.show_overview("cases", CaseOfItem(meeting, ItemKey("1", HARBOUR.title)))
    page = window.overviews.current
    assert isinstance(page, CasesPage)
    qtbot.waitUntil(lambda: page.line.rowCount() > 1, timeout=WAIT_MS)
    assert "has no case number" in page.notice.text()
    assert bases(page)[:2] == [Basis.ALONE, Heading]
    at(page, 2)
    page.buttons["accept"].click()
    qtbot.waitUntil(lambda: Basis.LINKED in bases(page), timeout=WAIT_MS)
    assert page.trail is not None
    assert page.trail.case == WANTED.case


def test_the_commands_of_an_item(opened: Window, qtbot: QtBot) -> None:
    opened.agenda.step(+1)
    opened.agenda.step(+1)
    opened.actions_["case_trail"].trigger()
    page = opened.overviews.current
    assert isinstance(page, CasesPage)
    qtbot.waitUntil(lambda: page.line.rowCount() > 0, timeout=WAIT_MS)
    opened.overviews.show_documents()
    opened.actions_["link_case"].trigger()
    dialog = opened.findChild(LinkDialog)
    assert isinstance(dialog, LinkDialog)
    dialog.cases.line.setText("99-4711")
    qtbot.waitUntil(lambda: dialog.cases.model.rowCount() == 0, timeout=WAIT_MS)
    assert dialog.link_button.text() == "Link to 99-4711"
    with qtbot.waitSignal(opened.session.changed, timeout=WAIT_MS):
        dialog.link_button.click()
    opened.overviews.show_overview("cases", CaseWanted(_town(opened), "99-4711"))
    qtbot.waitUntil(lambda: bases(page) == [Basis.LINKED], timeout=WAIT_MS)


def test_the_panel_of_an_item_says_how_many_items_its_case_has(
    page: CasesPage, window: Window, qtbot: QtBot
) -> None:
    at(page, 0)
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.decision.findChildren(CaseLine)), timeout=WAIT_MS)
    line = window.decision.findChildren(CaseLine)[-1]
    qtbot.waitUntil(lambda: "3 items" in line.text(), timeout=WAIT_MS)
    assert not page.isVisible()
    line.linkActivated.emit("case")
    assert page.isVisible()


def _town(window: Window) -> str:
    library = open_library(window.session.library)
    ((town,),) = library.rows("SELECT municipality_key FROM body")
    library.close()
    return str(town)


def test_the_name_of_a_body_ends_before_the_outcome(page: CasesPage) -> None:
    at_row = next(row for row, each in enumerate(page.line.rows) if isinstance(each, TrailEntry))
    index, option = page.line.index(at_row), QStyleOptionViewItem()
    option.font = page.view.font()
    option.rect = QRect(0, 0, page.view.viewport().width(), 60)
    entry, ends = index.data(page.line.ROW), []
    for body in (entry.body, 40 * "Hjælpemiddel"):
        page.line.rows[at_row] = replace(entry, body=body)
        drawn = QImage(option.rect.size(), QImage.Format.Format_RGB32)
        drawn.fill(Qt.GlobalColor.white)
        painter = QPainter(drawn)
        page.view.itemDelegate().paint(painter, option, index)
        painter.end()
        end = drawn.width() - 38  # the words end there
        ends.append(drawn.copy(end - 40, 0, 40, 32))
    assert ends[0] == ends[1]
