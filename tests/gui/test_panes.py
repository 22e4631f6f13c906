"""The window at every width: panels side by side, or drawers over the document."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gui.window import Window


@pytest.mark.parametrize(
    ("width", "library_beside", "decision_beside"),
    [(1300, True, True), (1150, False, True), (960, False, False)],
)
def test_panels_become_drawers(
    opened: Window, width: int, library_beside: bool, decision_beside: bool
) -> None:
    opened.resize(width, 540)
    assert opened.width() == width
    assert opened.panes.library_shown() == library_beside
    assert opened.panes.decision_shown() == decision_beside
    assert opened.source.width() >= 300
    assert opened.agenda.isVisible()


def test_a_drawer_comes_and_goes(opened: Window, qtbot: QtBot) -> None:
    opened.resize(960, 540)
    document = opened.source.width()
    opened.actions_["library_panel"].trigger()
    assert opened.library.isVisible()
    assert opened.source.width() == document  # it lies over the document, nothing moves
    opened.actions_["library_panel"].trigger()
    assert not opened.library.isVisible()


@pytest.mark.parametrize("overview", ["start", "search"])
def test_a_drawer_gives_way_to_an_overview(opened: Window, overview: str) -> None:
    opened.resize(960, 540)
    opened.panes.show_library(True)
    opened.overviews.show_overview(overview)
    assert not opened.library.isVisible()
    opened.panes.show_library(True)
    opened.overviews.show_overview(overview)  # asked for again, under the drawer
    assert not opened.library.isVisible()
    opened.resize(1300, 800)
    assert opened.library.isVisible()


def test_widening_brings_the_panels_back(opened: Window) -> None:
    opened.resize(960, 540)
    opened.resize(1300, 800)
    assert opened.library.isVisible()
    assert opened.decision.isVisible()
    assert opened.panes.splitter.indexOf(opened.library) == 0
    assert opened.panes.splitter.widget(3).isAncestorOf(opened.decision)


def test_a_panel_put_away_stays_away(opened: Window) -> None:
    opened.actions_["decision_panel"].trigger()
    opened.resize(960, 540)
    opened.resize(1300, 800)
    assert not opened.decision.isVisible()
    assert not opened.actions_["decision_panel"].isChecked()


def test_a_key_for_a_note_brings_the_drawer(opened: Window) -> None:
    opened.resize(960, 540)
    opened.actions_["write_note"].trigger()
    assert opened.decision.isVisible()


def test_two_things_side_by_side_have_the_panels_place(opened: Window) -> None:
    opened.resize(1440, 900)
    opened.actions_["tab_beside"].trigger()
    assert not opened.library.isVisible()
    assert all(group.source.width() >= 480 for group in opened.groups)
    opened.actions_["close_tab"].trigger()
    assert opened.library.isVisible()
    assert opened.decision.isVisible()
    opened.actions_["show_both"].trigger()
    assert opened.source.pages.width() >= 480
    assert opened.source.text.width() >= 480
    opened.actions_["show_pages"].trigger()
    assert opened.library.isVisible()


def test_a_wide_window_keeps_its_panels_beside_two_documents(opened: Window, qtbot: QtBot) -> None:
    opened.resize(1900, 900)
    opened.actions_["tab_beside"].trigger()
    qtbot.waitUntil(lambda: opened.current.loaded is not None)
    assert opened.library.isVisible()
    assert opened.decision.isVisible()


@pytest.mark.parametrize("width", [1000, 1200, 1280, 1440])
def test_the_document_has_its_share_of_the_width(opened: Window, width: int) -> None:
    opened.resize(width, 800)
    assert opened.source.width() >= 0.39 * width
    opened.actions_["decision_panel"].trigger()
    opened.actions_["decision_panel"].trigger()
    assert opened.source.width() >= 0.39 * width
