"""A supplement is shown with its meeting, found, written on and read as what stands in front is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.annotations import AnnotationKind, Colour
from gui.annotations.placing import Target
from gui.window import Window
from tests.gui.conftest import WAIT_MS, Start
from tests.gui.overviews.test_search_page import search
from tests.gui.panels.test_annotations_panel import add, await_saved, words_at

MINUTES = Path(__file__).parents[2] / "minutes"
AGENDA = MINUTES / "engelsted-dagsorden-2025.txt"
SUPPLEMENT = MINUTES / "engelsted-tillaeg-2025.txt"


@pytest.fixture
def window(start_with: Start, qtbot: QtBot) -> Window:
    """An agenda in view, and its supplement beside it."""
    window = start_with([AGENDA, SUPPLEMENT]).window
    qtbot.waitUntil(lambda: told(window).startswith("Also of this meeting: supplement"), timeout=WAIT_MS)
    return window


def told(window: Window) -> str:
    """What the head of the meeting tells of its other documents."""
    return window.group.agenda.head.beside.accessibleName()


def in_view(window: Window) -> str:
    loaded = window.current.loaded
    return "" if loaded is None else loaded.name


def look_at_supplement(window: Window, qtbot: QtBot) -> None:
    loaded = window.current.loaded
    assert loaded is not None
    (beside,) = loaded.beside
    window.group.agenda.head.beside.linkActivated.emit(str(beside.version))
    qtbot.waitUntil(lambda: in_view(window) == SUPPLEMENT.name, timeout=WAIT_MS)


def look_back(window: Window, qtbot: QtBot) -> None:
    window.group.versions.notice.button.click()
    qtbot.waitUntil(lambda: in_view(window) == AGENDA.name, timeout=WAIT_MS)


def await_index(window: Window, qtbot: QtBot) -> None:
    """What is unread is known once the index has all documents."""
    with closing(sqlite3.connect(window.session.library)) as kept:
        qtbot.waitUntil(lambda: not kept.execute("SELECT 1 FROM index_queue").fetchall(), timeout=WAIT_MS)


def test_the_head_tells_of_the_supplement_and_leads_there(window: Window, qtbot: QtBot) -> None:
    head, notice = window.group.agenda.head, window.group.versions.notice
    assert told(window) == "Also of this meeting: supplementary agenda (3 items)"
    assert head.beside.isVisible()
    assert not head.versions.isVisible(), "the line says it all"
    look_at_supplement(window, qtbot)
    assert told(window).startswith("Also of this meeting: agenda (")
    assert notice.words.text().startswith("You are looking at: supplement")
    assert not notice.second.isVisible()
    look_back(window, qtbot)
    assert not notice.isVisible()


def test_enter_on_a_hit_opens_the_supplement(window: Window, qtbot: QtBot) -> None:
    page = search(window, qtbot, "bygherreform")
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.source.document.hits), timeout=WAIT_MS)
    assert in_view(window) == SUPPLEMENT.name
    loaded, view, document = window.current.loaded, window.source.view, window.source.document
    assert loaded is not None
    assert view is not None
    marked = {loaded.source.text[hit.start : hit.end].lower() for hit in document.hits}
    assert marked == {"bygherreform"}
    assert view.shows(document.hits[document.hit])
    window.actions_["go_back"].trigger()
    assert window.overviews.current is page


def test_a_hit_in_front_leads_back_from_the_supplement(window: Window, qtbot: QtBot) -> None:
    title = window.current.items[1].title
    assert title is not None
    look_at_supplement(window, qtbot)
    search(window, qtbot, f'"{title}"')
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: in_view(window) == AGENDA.name, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: bool(window.source.document.hits), timeout=WAIT_MS)
    window.actions_["go_back"].trigger()
    QTest.keyClick(window.search, Qt.Key.Key_Escape)
    window.actions_["go_back"].trigger()
    qtbot.waitUntil(lambda: in_view(window) == SUPPLEMENT.name, timeout=WAIT_MS)


def test_the_supplement_is_written_on(window: Window, qtbot: QtBot) -> None:
    look_at_supplement(window, qtbot)
    assert window.actions_["add_tag"].isEnabled()
    assert window.group.decision.isEnabled()
    add(window, Target(0), AnnotationKind.NOTE, "Spørg om prisen")
    add(window, words_at(window, 1), AnnotationKind.HIGHLIGHT, colour=Colour.GREEN)
    await_saved(window, qtbot)
    assert window.current.annotated_items() == {0, 1}
    look_back(window, qtbot)
    assert window.current.annotated_items() == set()
    assert window.current.without_place == [], "its place is in the supplement"
    add(window, Target(0), AnnotationKind.NOTE, "På dagsordenen")
    await_saved(window, qtbot)
    look_at_supplement(window, qtbot)
    assert window.current.annotated_items() == {0, 1}
    assert [mark.annotation.colour for mark in window.current.marks] == [Colour.GREEN]
    assert window.current.without_place == []
    window.session.undo.undo()
    window.session.undo.undo()
    qtbot.waitUntil(lambda: window.current.annotated_items() == {0}, timeout=WAIT_MS)


def test_a_card_leads_into_the_supplement_and_back(window: Window, qtbot: QtBot) -> None:
    add(window, Target(0), AnnotationKind.NOTE, "På dagsordenen")
    panel = window.group.annotations
    await_saved(window, qtbot)
    (front,) = panel.listed.cards
    look_at_supplement(window, qtbot)
    add(window, Target(1), AnnotationKind.NOTE, "I tillægget")
    await_saved(window, qtbot)
    window.group.going.go(front)
    qtbot.waitUntil(lambda: in_view(window) == AGENDA.name, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: window.current.item == 0, timeout=WAIT_MS)


def test_the_next_unread_item_may_be_in_the_supplement(window: Window, qtbot: QtBot) -> None:
    reading = window.group.reading
    qtbot.waitUntil(lambda: len(reading.unread) == len(window.current.items), timeout=WAIT_MS)
    for item in range(len(window.current.items)):
        reading.mark_item(item, True)
    await_saved(window, qtbot)
    await_index(window, qtbot)
    qtbot.waitUntil(lambda: not reading.unread, timeout=WAIT_MS)
    window.actions_["next_unread"].trigger()
    qtbot.waitUntil(lambda: in_view(window) == SUPPLEMENT.name, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: window.current.item == 0, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: reading.unread >= {1, 2}, timeout=WAIT_MS)  # the first counts as seen soon
