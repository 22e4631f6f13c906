"""A newer version is told of, looked at, and put in front."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.annotations import AnnotationKind, Colour, ItemKey, new_annotation
from core.library import add, open_library, prepare, put
from core.minutes import DocumentKind
from gui.comparing.page import ComparePage
from gui.long_work.carrying import Carrying
from gui.session import Session
from gui.window import Window
from tests.core.library.invented import AGENDA, opened
from tests.gui.conftest import WAIT_MS, Start


@pytest.fixture(autouse=True)
def nothing_comes_along(monkeypatch: pytest.MonkeyPatch) -> None:
    """The note stays on the agenda, as it does where it cannot be carried."""
    monkeypatch.setattr(Carrying, "look", lambda _carrying: None)


@pytest.fixture
def window(start: Start, qtbot: QtBot, library_path: Path) -> Window:
    """A meeting whose agenda carries a note, and whose minutes came later."""
    library = open_library(library_path)
    agenda = opened(kind=DocumentKind.AGENDA, name="a.pdf", produced=datetime(2031, 5, 3, tzinfo=UTC))
    meeting = add(library, prepare(agenda)).meeting
    put(library, new_annotation(meeting, ItemKey("1", AGENDA[0][0]), AnnotationKind.NOTE, "Husk", "Anna"))
    add(library, prepare(opened(name="m.pdf", produced=datetime(2031, 5, 16, tzinfo=UTC))))
    library.close()
    window = start().window
    window.session.not_carried.add(meeting)
    window.open_meeting(meeting)
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    return window


def in_view(window: Window) -> tuple[str, bool]:
    loaded = window.current.loaded
    assert loaded is not None
    return loaded.name, window.current.looks_aside


def test_a_newer_version_is_told_of_and_looked_at(window: Window, qtbot: QtBot) -> None:
    group = window.group
    notice = group.versions.notice
    assert notice.isVisible()
    assert notice.words.text() == (
        "A newer version is here: minutes, produced 16 May 2031."
        " Your notes are on: agenda, produced 3 May 2031."
    )
    assert "Minutes · Agenda" in group.agenda.head.versions.text()
    assert window.actions_["add_tag"].isEnabled()
    notice.button.click()
    qtbot.waitUntil(lambda: in_view(window) == ("m.pdf", True), timeout=WAIT_MS)
    assert notice.words.text().startswith("You are looking at: minutes")
    assert not group.decision.isEnabled()
    assert group.tabs.all()[0].name.endswith("Minutes")
    notice.button.click()
    qtbot.waitUntil(lambda: in_view(window) == ("a.pdf", False), timeout=WAIT_MS)
    assert window.actions_["add_tag"].isEnabled()


def test_the_line_leads_to_what_is_new_in_the_newer_version(window: Window, qtbot: QtBot) -> None:
    notice = window.group.versions.notice
    assert [each.text() for each in (notice.button, notice.third, notice.second)] == [
        *("Look at it", "Compare", "Put it in front")
    ]
    notice.third.click()
    page = window.overviews.current
    assert isinstance(page, ComparePage)
    qtbot.waitUntil(lambda: page.comparison is not None, timeout=WAIT_MS)
    assert page.comparison is not None
    assert (page.comparison.old.name, page.comparison.new.name) == ("a.pdf", "m.pdf")


def test_the_line_offers_nothing_while_notes_come_along(window: Window, qtbot: QtBot) -> None:
    notice = window.group.versions.notice
    window.session.not_carried.clear()
    window.current.annotations_changed.emit()
    qtbot.waitUntil(lambda: notice.words.text().endswith("brought along …"), timeout=WAIT_MS)
    assert notice.words.text().startswith("A newer version came: minutes, produced 16 May 2031.")
    assert notice.button.isHidden()
    assert notice.second.isHidden()
    assert notice.third.isHidden()


def test_nothing_is_written_on_what_is_looked_at_and_it_says_so(window: Window, qtbot: QtBot) -> None:
    window.group.versions.notice.button.click()
    qtbot.waitUntil(lambda: in_view(window) == ("m.pdf", True), timeout=WAIT_MS)
    window.source.document.select(3, 9)
    for command in ("write_note", "add_tag", "follow_up", "highlight_yellow", "underline"):
        window.status.show_notice("")
        window.actions_[command].trigger()
        assert "notes and marks go to the one that does" in window.status.notice.text(), command
    window.group.marking.bar.colour_wanted.emit(next(iter(Colour)))
    assert window.current.marks == ()


def test_the_agenda_and_the_document_stand_at_the_same_item(window: Window, qtbot: QtBot) -> None:
    window.current.choose_item(1)
    chosen = window.current.items[1]
    window.group.versions.notice.button.click()
    qtbot.waitUntil(lambda: in_view(window) == ("m.pdf", True), timeout=WAIT_MS)
    assert window.current.items[window.current.item].title == chosen.title
    view = window.source.view
    assert view is not None
    assert view.shows(window.current.items[window.current.item].heading)


def test_it_is_put_in_front_and_back_by_undo(window: Window, qtbot: QtBot) -> None:
    session: Session = window.session
    notice = window.group.versions.notice
    notice.second.click()
    qtbot.waitUntil(lambda: in_view(window) == ("m.pdf", False), timeout=WAIT_MS)
    assert not notice.isVisible()
    assert window.current.annotated_items() == {0}, "the note finds its item"
    session.undo.undo()
    qtbot.waitUntil(lambda: in_view(window) == ("a.pdf", False), timeout=WAIT_MS)
    assert notice.isVisible()


def test_any_version_is_looked_at_from_the_head(window: Window, qtbot: QtBot) -> None:
    loaded = window.current.loaded
    assert loaded is not None
    minutes = loaded.versions[0]
    assert (minutes.kind, minutes.is_front, minutes.is_newest) == (DocumentKind.MINUTES, False, True)
    window.group.agenda.head.version_wanted.emit(minutes.id)
    qtbot.waitUntil(lambda: in_view(window) == ("m.pdf", True), timeout=WAIT_MS)
    window.group.versions.notice.second.click()
    qtbot.waitUntil(lambda: in_view(window) == ("m.pdf", False), timeout=WAIT_MS)
