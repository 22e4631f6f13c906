"""An overview in the documents' place, and the ways between them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from gui.models.meetings import Meetings
from gui.overviews.overview import Overview, PlaceWanted, Way
from gui.overviews.overviews import Overviews
from gui.tabs.tab_group import Surroundings
from gui.window import Window
from tests.gui.conftest import WAIT_MS


class _Page(Overview):
    """A page with a line to type in, which says what it was told to show."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        self.arrived: list[object] = []
        self.times_left = 0
        self.line = QLineEdit()
        QVBoxLayout(self).addWidget(self.line)

    @property
    def title(self) -> str:
        return "Beslutninger"

    def arrive(self, what: object = None) -> None:
        self.arrived.append(what)
        self.line.setFocus()

    def leave(self) -> None:
        self.times_left += 1


def with_page(window: Window) -> tuple[Overviews, _Page]:
    """The window's overviews, with one page among them."""
    overviews = window.overviews
    overviews._factories = {**overviews._factories, "page": _Page}
    page = overviews.page("page")
    assert isinstance(page, _Page)
    return overviews, page


def test_an_overview_takes_the_place_of_the_documents_and_gives_it_back(opened: Window) -> None:
    overviews, page = with_page(opened)
    overviews.show_overview("page", "skoler")
    assert page.isVisible()
    assert not opened.source.isVisible()
    assert not opened.agenda.isVisible()
    assert not opened.decision.isVisible()
    assert page.arrived == ["skoler"]
    assert opened.windowTitle().startswith("Beslutninger")
    overviews.show_documents()
    assert opened.source.isVisible()
    assert opened.agenda.isVisible()
    assert opened.decision.isVisible()
    assert page.times_left == 1
    assert "Økonomiudvalget" in opened.windowTitle()


def test_a_place_opened_from_an_overview_leads_back_there(opened: Window, qtbot: QtBot) -> None:
    overviews, page = with_page(opened)
    loaded = opened.current.loaded
    assert loaded is not None
    last = loaded.meeting.items[-1]
    overviews.show_overview("page")
    page.place_wanted.emit(PlaceWanted(loaded.id, last.heading.start))
    assert opened.source.isVisible()
    assert opened.current.item == len(loaded.meeting.items) - 1
    assert "Beslutninger" in overviews._way_back.text()
    assert overviews._way_back.isVisible()
    opened.actions_["go_back"].trigger()
    assert page.isVisible()
    qtbot.keyClick(page.line, Qt.Key.Key_Escape)
    assert opened.source.isVisible()
    assert not overviews._way_back.isVisible()


def test_a_place_behind_leaves_the_overview_in_view(opened: Window) -> None:
    overviews, page = with_page(opened)
    loaded = opened.current.loaded
    assert loaded is not None
    overviews.show_overview("page")
    page.place_wanted.emit(PlaceWanted(loaded.id, None, way=Way.BEHIND))
    assert page.isVisible()


def test_choosing_a_meeting_in_the_library_shows_it(opened: Window, qtbot: QtBot) -> None:
    overviews, page = with_page(opened)
    overviews.show_overview("page")
    loaded = opened.current.loaded
    assert loaded is not None
    opened.library.meeting_chosen.emit(loaded.id)
    qtbot.waitUntil(opened.source.isVisible, timeout=WAIT_MS)
    assert not page.isVisible()


def test_the_row_that_is_chosen_already_opens_by_click_and_by_enter(opened: Window, qtbot: QtBot) -> None:
    overviews, page = with_page(opened)
    loaded, tree = opened.current.loaded, opened.library.tree
    assert loaded is not None
    qtbot.waitUntil(lambda: tree.currentIndex().data(Meetings.MEETING) == loaded.id, timeout=WAIT_MS)
    at = tree.visualRect(tree.currentIndex()).center()
    for open_row in (
        lambda: qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=at),
        lambda: qtbot.keyClick(tree, Qt.Key.Key_Return),
    ):
        overviews.show_overview("page")
        assert page.isVisible()
        open_row()
        assert opened.source.isVisible()
        assert not page.isVisible()
    assert len(opened.group.tabs.all()) == 1


def test_back_leads_through_the_overviews_one_came_by(opened: Window) -> None:
    overviews, page = with_page(opened)
    opened.actions_["start"].trigger()
    start = overviews.current
    assert start is not None
    start.overview_wanted.emit("page", None)
    assert page.isVisible()
    loaded = opened.current.loaded
    assert loaded is not None
    page.place_wanted.emit(PlaceWanted(loaded.id, 0))
    assert opened.source.isVisible()
    assert opened.actions_["go_back"].isEnabled()
    opened.actions_["go_back"].trigger()
    assert page.isVisible()
    opened.actions_["go_back"].trigger()
    assert start.isVisible()
    opened.actions_["go_back"].trigger()
    assert opened.source.isVisible()


def test_what_works_on_a_document_is_off_while_it_is_covered(opened: Window, qtbot: QtBot) -> None:
    overviews, page = with_page(opened)
    commands = ("write_note", "follow_up", "next_item", "close_tab", "find")
    before = [opened.actions_[name].isEnabled() for name in commands]
    item = opened.current.item
    overviews.show_overview("page")
    page.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_J)
    qtbot.keyClick(page, Qt.Key.Key_N)
    assert [opened.actions_[name].isEnabled() for name in commands] == [False] * len(commands)
    assert opened.current.item == item
    assert opened.actions_["go_back"].isEnabled()
    overviews.show_documents()
    assert [opened.actions_[name].isEnabled() for name in commands] == before
