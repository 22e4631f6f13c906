"""From where a summary can be asked for, and of what it is then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.annotations import ItemKey
from core.exports.choice import GroupBy, Order
from core.exports.formats import Format
from core.library import load, open_library
from core.library.decisions.register import Column, Grouping, RegisterOrder
from core.library.decisions.register_filter import RegisterFilter
from core.library.lists.chosen import ItemPlace, Only, Range
from core.library.lists.item_places import places_of_decisions
from core.minutes import Outcome
from gui.annotations.tag_colours import TagColours
from gui.composer.commands import SummaryCommands
from gui.current_meeting import CurrentMeeting
from gui.models.search_rows import HeadRow, HitRow
from gui.overviews.cases.page import CasesPage
from gui.overviews.cases.wanted import CaseOfItem
from gui.overviews.follow_ups.page import FollowUpsPage
from gui.overviews.overview import Overview
from gui.overviews.people.page import PeoplePage
from gui.overviews.register.page import RegisterPage
from gui.overviews.search.page import SearchPage
from gui.overviews.search.row_menu import row_menu
from gui.panels.annotations_panel import AnnotationsPanel
from gui.panels.search_line import SearchLine
from gui.session import Session
from gui.summary_wanted import SummaryWanted
from gui.theme import Theme
from tests.gui.composer.conftest import committee
from tests.gui.conftest import WAIT_MS
from tests.gui.overviews.around import around


class Asked(SummaryCommands):
    """Takes note of what is asked for."""

    def __init__(self, session: Session, theme: Theme) -> None:
        self.window = QWidget()
        super().__init__(self.window, session, theme, lambda: SimpleNamespace(loaded=None))  # type: ignore[arg-type, return-value]
        self.wanted: list[SummaryWanted] = []

    def compose(self, wanted: SummaryWanted, format: Format | None = None) -> None:
        self.wanted.append(wanted)


@pytest.fixture(scope="module", autouse=True)
def pages() -> Iterator[list[Overview]]:
    """The pages that were shown: they go after the session, for what is on its way to them."""
    shown: list[Overview] = []
    yield shown
    for page in shown:
        page.deleteLater()


@pytest.fixture
def asked(shared_session: Session, theme: Theme) -> Asked:
    return Asked(shared_session, theme)


@pytest.fixture
def show(
    asked: Asked, shared_session: Session, theme: Theme, qtbot: QtBot, pages: list[Overview]
) -> Iterator[Callable[..., Any]]:
    """Shows a page by its class, asked to show something."""

    def begin(kind: Callable[[Any], Overview], what: object = None) -> Overview:
        surroundings = around(shared_session, theme)
        surroundings.summaries, surroundings.search = asked, SearchLine()
        page = kind(surroundings)
        pages.append(page)
        page.resize(1100, 700)
        with qtbot.waitExposed(page):
            page.show()
        page.arrive(what)
        return page

    yield begin
    for page in pages:
        page.hide()


def answer(asked: Asked, qtbot: QtBot) -> SummaryWanted:
    """What was asked for."""
    qtbot.waitUntil(lambda: bool(asked.wanted), timeout=WAIT_MS)
    return asked.wanted.pop()


def title_of(path: Path, place: ItemPlace) -> str:
    """The title of an item in the library at `path`."""
    library = open_library(path)
    try:
        return load(library, place.meeting).meeting.items[place.item].title or ""
    finally:
        library.close()


def test_of_the_decisions_that_the_register_shows(
    show: Callable[..., RegisterPage], asked: Asked, qtbot: QtBot, filled: Path
) -> None:
    page = show(RegisterPage, RegisterFilter(outcomes=frozenset({Outcome.SENT_TO_HEARING})))
    qtbot.waitUntil(lambda: len(page.model.ids) == 1, timeout=WAIT_MS)
    page.compose()
    wanted = answer(asked, qtbot)
    assert (wanted.what, wanted.preset) == ("1 decision", "decisions")
    (place,) = wanted.range.items
    assert "Lokalplan 118" in title_of(filled, place)


def test_of_the_chosen_decisions(show: Callable[..., RegisterPage], asked: Asked, qtbot: QtBot) -> None:
    page = show(RegisterPage, RegisterFilter())
    qtbot.waitUntil(lambda: len(page.model.ids) > 5, timeout=WAIT_MS)
    page.table.choose([0, 1], 0, None)
    page.chosen.summary_wanted.emit()
    assert answer(asked, qtbot).what == "2 decisions"


def test_of_all_decisions_and_nothing_else_in_their_order(
    show: Callable[..., RegisterPage], asked: Asked, qtbot: QtBot, filled: Path
) -> None:
    page = show(RegisterPage, RegisterFilter())
    qtbot.waitUntil(lambda: len(page.model.ids) > 5, timeout=WAIT_MS)
    page.compose()
    wanted = answer(asked, qtbot)
    assert wanted.what == f"{len(page.model.ids)} decisions"
    assert (wanted.preset, wanted.order, wanted.group_by) == ("decisions", Order.NEWEST, None)
    library = open_library(filled)
    decided = places_of_decisions(library, page.model.ids)
    library.close()
    assert wanted.range == Range(items=decided)


@pytest.mark.parametrize(
    ("column", "descending", "expected"),
    [
        (Column.DATE, False, (Order.OLDEST, None)),
        (Column.TITLE, False, (Order.TITLE, GroupBy.ITEM)),
        (Column.OUTCOME, False, (Order.OUTCOME, GroupBy.ITEM)),
        (Column.NUMBER, False, (Order.NEWEST, None)),
    ],
)
def test_in_the_order_of_the_register(
    column: Column,
    descending: bool,
    expected: tuple[Order, GroupBy | None],
    show: Callable[..., RegisterPage],
    asked: Asked,
    qtbot: QtBot,
) -> None:
    page = show(RegisterPage, RegisterFilter())
    page.table.order_wanted.emit(RegisterOrder(column, descending))
    qtbot.waitUntil(lambda: len(page.model.ids) > 5, timeout=WAIT_MS)
    page.compose()
    wanted = answer(asked, qtbot)
    assert (wanted.order, wanted.group_by) == expected


def test_under_the_headings_of_the_register(
    show: Callable[..., RegisterPage], asked: Asked, qtbot: QtBot
) -> None:
    page = show(RegisterPage, RegisterFilter())
    page.group_by(Grouping.BODY)
    qtbot.waitUntil(lambda: len(page.model.ids) > 5, timeout=WAIT_MS)
    page.compose()
    assert answer(asked, qtbot).group_by is GroupBy.BODY
    page.group_by(None)


def test_of_what_a_search_finds(show: Callable[..., SearchPage], asked: Asked, qtbot: QtBot) -> None:
    page = show(SearchPage, "budget udvalg:byråd")
    page.head.summary.click()
    wanted = answer(asked, qtbot)
    assert wanted.range == Range(line="budget udvalg:byråd")
    assert wanted.what == "Found: budget udvalg:byråd"


def test_of_one_item_or_one_meeting_that_was_found(
    show: Callable[..., SearchPage], asked: Asked, qtbot: QtBot, filled: Path
) -> None:
    page = show(SearchPage, "lokalplan")
    qtbot.waitUntil(lambda: any(isinstance(row, HitRow) for row in page.list.rows.rows), timeout=WAIT_MS)
    for kind in (HeadRow, HitRow):
        row = next(row for row in page.list.rows.rows if isinstance(row, kind))
        menu = row_menu(page, row, page._open, page._remove, page.kept.rename, asked.compose)
        next(each for each in menu.actions() if each.text().startswith("Summary")).trigger()
    meeting, item = asked.wanted
    assert meeting.what.startswith("Byrådet, 28 May 2024")
    assert "Lokalplan" in title_of(filled, item.range.items[0])
    assert "Lokalplan" in item.what


def test_of_a_case(show: Callable[..., CasesPage], asked: Asked, qtbot: QtBot, filled: Path) -> None:
    meeting = committee(filled)
    library = open_library(filled)
    key = ItemKey.of(load(library, meeting).meeting.items[1])
    library.close()
    page = show(CasesPage, CaseOfItem(meeting, key))
    qtbot.waitUntil(lambda: page.trail is not None, timeout=WAIT_MS)
    page.summary.click()
    wanted = answer(asked, qtbot)
    assert wanted.what.startswith("Case 24-")
    assert len(wanted.range.items) == 2  # in the committee and in the council
    assert {"Budgetopfølgning" in title_of(filled, place) for place in wanted.range.items} == {True}


def test_of_what_is_told_of_a_person(show: Callable[..., PeoplePage], asked: Asked, qtbot: QtBot) -> None:
    page = show(PeoplePage, "Hans Elverdam")
    qtbot.waitUntil(lambda: page.figures.record is not None, timeout=WAIT_MS)
    page.compose()
    wanted = answer(asked, qtbot)
    assert wanted.what == "Hans Elverdam (C)"
    assert wanted.range != Range()


def test_of_what_is_to_be_followed_up(show: Callable[..., FollowUpsPage], asked: Asked, qtbot: QtBot) -> None:
    page = show(FollowUpsPage)
    page.compose()
    wanted = answer(asked, qtbot)
    assert (wanted.preset, wanted.range) == ("follow-ups", Range())


def test_of_what_is_annotated_and_tagged(shared_session: Session, theme: Theme, qtbot: QtBot) -> None:
    parent = QWidget()
    panel = AnnotationsPanel(
        CurrentMeeting(shared_session, parent), theme, TagColours(shared_session, parent), parent
    )
    seen: list[SummaryWanted] = []
    panel.summary_wanted.connect(seen.append)
    panel.everywhere.setChecked(True)
    panel.compose()
    panel.show_tag("budget")
    panel.compose()
    assert [each.only for each in seen] == [Only(annotated=True), Only(annotated=True, tags=("budget",))]
    assert seen[1].what == "Tagged with “budget”"
    parent.deleteLater()


def test_of_the_chosen_meetings(asked: Asked, qtbot: QtBot, filled: Path) -> None:
    asked.compose_meetings(lambda library: [committee(filled)])
    wanted = answer(asked, qtbot)
    assert wanted == SummaryWanted(Range(meetings=(committee(filled),)), "1 chosen meeting")


def test_of_all_where_nothing_is_in_view(asked: Asked) -> None:
    asked.compose_current()
    assert asked.wanted == [SummaryWanted(Range(), "The whole library")]
