from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from core.annotations import AnnotationKind, FollowUp, ItemKey, new_annotation
from core.library import open_library, put
from core.library.decisions.register import register_ids
from core.library.decisions.register_filter import FollowUpState, RegisterFilter
from core.minutes import Outcome
from core.outcome_groups import OUTCOMES, OutcomeGroup
from gui.overviews.figures import pictures
from gui.overviews.figures.page import FiguresPage
from gui.overviews.figures.part import Part
from gui.session import Session
from gui.theme import Theme
from tests.core.library.registered import Case, meeting_of
from tests.gui.conftest import WAIT_MS
from tests.gui.overviews.around import around
from tests.gui.overviews.conftest import TODAY

pytestmark = pytest.mark.usefixtures("fixed_day")


@pytest.fixture
def page(library_path: Path, session: Session, theme: Theme, qtbot: QtBot) -> Iterator[FiguresPage]:
    """The page over three meetings, its pictures drawn."""
    library = open_library(library_path)
    meeting_of(library, Case("Vej"), Case("Sti"), Case("Bro", Outcome.REJECTED), day=date(2031, 4, 14))
    meeting = meeting_of(library, Case("Havn", Outcome.REFERRED), body="Byrådet", day=date(2031, 6, 11))
    meeting_of(library, Case("Kaj"), body="Byrådet", day=None)
    for due in (TODAY - timedelta(days=1), TODAY + timedelta(days=62), None):
        key = ItemKey("1", "Havn")
        follow_up = FollowUp("Ea", due)
        put(library, new_annotation(meeting, key, AnnotationKind.FOLLOW_UP, "Hør", "Ea", follow_up=follow_up))
    library.close()
    page = FiguresPage(around(session, theme))
    page.resize(900, 700)
    with qtbot.waitExposed(page):
        page.show()
    page.arrive()
    qtbot.waitUntil(lambda: bool(page.by_body.chart.bars), timeout=WAIT_MS)
    yield page
    page.close()
    page.deleteLater()


def numbers(part: Part) -> list[list[str]]:
    """The table behind a picture."""
    return [[*part.numbers.heads], *map(part.numbers.cells, part.numbers.rows)]


def wanted(page: FiguresPage) -> list[tuple[str, RegisterFilter]]:
    """What the page leads to from now on."""
    found: list[tuple[str, RegisterFilter]] = []
    page.overview_wanted.connect(lambda name, what: found.append((name, what)))
    return found


def test_months_are_bars_without_a_gap_and_what_has_no_date_is_said(page: FiguresPage) -> None:
    assert numbers(page.over_time) == [
        ["Period", "Approved", "Recommended or referred", "Rejected or taken off", "All"],
        ["Apr 2031", "2", "0", "1", "3"],
        ["May 2031", "0", "0", "0", "0"],
        ["Jun 2031", "0", "1", "0", "1"],
    ]
    assert page.over_time.unsaid.text() == "1 decision without a date is not shown."


def test_bodies_are_bars_the_busiest_first(page: FiguresPage) -> None:
    assert [row[0] for row in numbers(page.by_body)] == ["Body", "Økonomiudvalget", "Byrådet"]


def test_follow_ups_stand_at_the_month_they_are_due_in(page: FiguresPage) -> None:
    table = numbers(page.follow_ups)
    assert table[0] == ["Due", "Not done", "Overdue", "All"]
    assert table[-1] == ["no day", "1", "0", "1"]
    assert [sum(int(row[column]) for row in table[1:]) for column in (1, 2, 3)] == [2, 1, 3]


def test_keys_walk_over_the_pieces_and_return_leads_to_their_decisions(
    page: FiguresPage, qtbot: QtBot, library_path: Path
) -> None:
    found = wanted(page)
    chart = page.over_time.chart
    page.activateWindow()
    chart.setFocus()
    qtbot.waitUntil(lambda: chart.at == (0, 0), timeout=WAIT_MS)
    assert chart.accessibleDescription() == "Apr 2031, Approved: 2"
    qtbot.keyClick(chart, Qt.Key.Key_Up)
    assert chart.at == (0, 2)  # nothing was referred then
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.at == (2, 1)  # over the month without a decision
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert chart.at == (0, 0)
    ((name, wish),) = found
    assert name == "register"
    assert (wish.first, wish.last) == (date(2031, 4, 1), date(2031, 4, 30))
    assert wish.outcomes == OUTCOMES[OutcomeGroup.REJECTED]


def test_every_piece_leads_to_as_many_decisions_as_it_says(page: FiguresPage, library_path: Path) -> None:
    library = open_library(library_path)
    for part in (page.over_time, page.by_body, page.follow_ups):
        picture = part._picture
        assert picture is not None
        for bar, wishes in zip(picture.bars, picture.wishes, strict=True):
            for count, wish in zip(bar.counts, wishes, strict=True):
                assert len(register_ids(library, wish, today=TODAY)) == count, (bar.label, wish)
    library.close()


def test_a_click_on_a_piece_leads_there_too(page: FiguresPage, qtbot: QtBot) -> None:
    found = wanted(page)
    chart = page.by_body.chart
    _place, rect = chart._pieces()[0]
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=rect.center().toPoint())
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    ((_name, wish),) = found
    assert len(wish.bodies) == 1
    assert wish.outcomes == OUTCOMES[OutcomeGroup.APPROVED]


def test_pieces_differ_without_their_colours(page: FiguresPage) -> None:
    chart = page.over_time.chart
    shot = chart.grab().toImage()
    shares = []
    for _place, rect in chart._pieces()[:2]:
        inner = rect.toRect().adjusted(3, 3, -3, -3)
        inner.setWidth(min(inner.width(), 14))  # beside the count
        greys = [
            QColor(shot.pixel(x, y)).lightness()
            for x in range(inner.left(), inner.right())
            for y in range(inner.top(), inner.bottom())
        ]
        shares.append(sum(grey > 200 for grey in greys) / len(greys))
    solid, hatched = shares
    assert solid == 0
    assert 0.3 < hatched < 0.95


def test_the_table_behind_a_picture_is_shown_copied_and_leads_on(
    page: FiguresPage, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    found = wanted(page)
    part = page.over_time
    qtmodeltester.check(part.numbers)
    part.switch.click()
    assert part.table.isVisible()
    assert not part.chart.isVisible()
    part.table.setFocus()
    qtbot.keyClick(part.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines()[1] == "Apr 2031\t2\t0\t1\t3"
    part.table.setCurrentIndex(part.numbers.index(0, 3))
    qtbot.keyClick(part.table, Qt.Key.Key_Return)
    assert found[0][1].outcomes == OUTCOMES[OutcomeGroup.REJECTED]


def test_filters_hold_for_all_pictures(page: FiguresPage, qtbot: QtBot) -> None:
    page.arrive(RegisterFilter(outcomes=frozenset({Outcome.REFERRED})))
    qtbot.waitUntil(lambda: len(page.over_time.chart.bars) == 1, timeout=WAIT_MS)
    assert [row[0] for row in numbers(page.by_body)] == ["Body", "Byrådet"]
    page.arrive(RegisterFilter(words="findes ikke"))
    qtbot.waitUntil(lambda: not page.over_time.chart.bars, timeout=WAIT_MS)
    assert page.over_time.unsaid.text() == "There is no decision with a date to show."
    assert not page.over_time.chart.isVisible()


def test_long_periods_are_quarters_or_years() -> None:
    from core.library.decisions.register_counts import MonthCount

    def labels(*months: date) -> list[str]:
        counts = [MonthCount(month, Outcome.APPROVED, 1) for month in months]
        return [bar.label for bar in pictures.over_time(counts, RegisterFilter()).bars]

    quarters = labels(date(2028, 2, 1), date(2031, 11, 1))
    assert (quarters[0], quarters[-1], len(quarters)) == ("Q1 2028", "Q4 2031", 16)
    assert labels(date(2019, 2, 1), date(2031, 11, 1))[:2] == ["2019", "2020"]


def test_open_follow_ups_of_this_month_are_those_that_are_not_late() -> None:
    from core.library.decisions.register_counts import DueCount

    today = date(2031, 5, 10)
    counts = [DueCount(date(2031, 5, 1), FollowUpState.OPEN, 1)]
    picture = pictures.follow_ups(counts, RegisterFilter(), today)
    assert picture.wishes[0][0].due_first == today
