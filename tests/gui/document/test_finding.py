"""Finding words in the document in view, with real keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.minutes import NodeKind
from core.source_text import Span
from gui.source_view.view import SourceView
from gui.window import Window
from tests.gui.conftest import COMMITTEE, COUNCIL, WAIT_MS, Start
from tests.gui.hands import selected

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def pages(start_with: Start, qtbot: QtBot) -> Window:
    """The window with the committee's minutes in view."""
    return shown(start_with, qtbot, COMMITTEE)


def shown(start_with: Start, qtbot: QtBot, path: Path) -> Window:
    window = start_with([path]).window
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    return window


def view_of(window: Window) -> SourceView:
    assert window.source.view is not None
    return window.source.view


def look_for(window: Window, words: str) -> None:
    """Open the bar and type."""
    view_of(window).setFocus()
    QTest.keyClick(view_of(window), Qt.Key.Key_F, CONTROL)
    assert QApplication.focusWidget() is window.group.find_bar.line
    QTest.keyClicks(window.group.find_bar.line, words)


def settle(window: Window) -> None:
    """Let the document be searched to its end."""
    while window.group.finding.is_searching:
        QApplication.processEvents()


def told(window: Window) -> str:
    settle(window)
    return window.group.find_bar.told.text()


def hits(window: Window) -> list[str]:
    """The words that are marked as hits."""
    settle(window)
    assert window.current.loaded is not None
    text = window.current.loaded.source.text
    return [text[hit.start : hit.end] for hit in window.source.document.hits]


def current_hit(window: Window) -> Span:
    settle(window)
    document = window.source.document
    return document.hits[document.hit]


def test_all_hits_are_marked_as_one_types(pages: Window) -> None:
    look_for(pages, "Bu")
    assert len(hits(pages)) > 4
    QTest.keyClicks(pages.group.find_bar.line, "dgetopf")
    assert set(hits(pages)) == {"Budgetopf", "budgetopf"}
    assert told(pages) == f"1 of {len(hits(pages))}"
    assert view_of(pages).shows(current_hit(pages))


def test_enter_and_f3_go_through_the_hits_and_around(pages: Window) -> None:
    look_for(pages, "budgetopfølgning")
    line, count = pages.group.find_bar.line, len(hits(pages))
    first = current_hit(pages)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert told(pages) == f"2 of {count}"
    assert view_of(pages).shows(current_hit(pages))
    QTest.keyClick(line, Qt.Key.Key_Return, SHIFT)
    assert told(pages) == f"1 of {count}"
    QTest.keyClick(line, Qt.Key.Key_F3, SHIFT)
    assert told(pages) == f"{count} of {count}, from the end"
    assert view_of(pages).shows(current_hit(pages))
    QTest.keyClick(line, Qt.Key.Key_G, CONTROL)
    assert told(pages) == f"1 of {count}, from the top"
    assert current_hit(pages) == first


def test_the_item_of_the_hit_is_chosen(pages: Window) -> None:
    look_for(pages, "rekruttering i")
    QTest.keyClick(pages.group.find_bar.line, Qt.Key.Key_Return)  # the first one stands in the contents list
    item = pages.current.items[pages.current.item]
    assert item.span.start <= current_hit(pages).start < item.span.end


def test_the_first_hit_is_where_the_reader_is(pages: Window) -> None:
    item = pages.current.items[3]
    view_of(pages).go_to(item.span.start)
    look_for(pages, "punkt")
    assert current_hit(pages).start >= item.span.start
    assert current_hit(pages).start < item.span.end


def test_capitals_and_whole_words(pages: Window) -> None:
    look_for(pages, "budget")
    bar = pages.group.find_bar
    many = len(hits(pages))
    bar.case.click()
    assert set(hits(pages)) == {"budget"}
    bar.case.click()
    assert len(hits(pages)) == many
    bar.whole_word.click()
    settle(pages)
    text = pages.current.loaded.source.text
    assert all(not text[hit.end].isalnum() for hit in pages.source.document.hits)
    assert len(hits(pages)) < many


def test_nothing_found_is_said(pages: Window) -> None:
    look_for(pages, "flyvende tallerken")
    assert told(pages) == "Not found"
    assert hits(pages) == []
    assert not pages.group.find_bar.next.isEnabled()
    QTest.keyClick(pages.group.find_bar.line, Qt.Key.Key_Return)
    pages.group.find_bar.line.clear()
    assert told(pages) == ""


def test_where_nothing_is_found_the_document_is_where_the_search_began(pages: Window) -> None:
    look_for(pages, "")
    before, item = view_of(pages).verticalScrollBar().value(), pages.current.item
    line = pages.group.find_bar.line
    QTest.keyClicks(line, "havneplan")
    assert told(pages).startswith("1 of")
    assert view_of(pages).verticalScrollBar().value() > before
    QTest.keyClicks(line, "xyz")
    assert told(pages) == "Not found"
    assert view_of(pages).verticalScrollBar().value() == before
    assert pages.current.item == item


def test_the_bar_shows_all_of_itself_where_the_document_is_narrow(pages: Window) -> None:
    look_for(pages, "havneplan")
    bar = pages.group.find_bar
    for width in (260, 300, 420, 900):
        bar.resize(width, bar.height())
        bar.layout().activate()
        parts = (bar.line, bar.previous, bar.next, bar.case, bar.whole_word, bar.told, bar.close_button)
        places = [part.geometry() for part in parts]
        assert all(bar.rect().left() <= each.left() and each.right() <= bar.rect().right() for each in places)
        assert not any(one.intersects(two) for one in places for two in places if one is not two)


def test_escape_keeps_the_place_and_selects_the_hit(pages: Window) -> None:
    look_for(pages, "havneplan")
    hit = current_hit(pages)
    QTest.keyClick(pages.group.find_bar.line, Qt.Key.Key_Escape)
    assert pages.group.find_bar.isHidden()
    assert pages.source.document.hits == ()
    assert pages.source.document.selection == hit
    assert view_of(pages).shows(hit)
    assert QApplication.focusWidget() is view_of(pages)
    QTest.keyClick(view_of(pages), Qt.Key.Key_F3)
    assert not pages.group.find_bar.isHidden()
    assert current_hit(pages).start > hit.start


def test_the_words_stay_where_they_are_when_the_bar_comes_and_goes(pages: Window) -> None:
    view = view_of(pages)
    place = pages.current.items[3].span.start
    view.go_to(place)

    def height() -> int:
        return view.viewport().mapToGlobal(view.point_of(place)).y()

    before = height()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_F, CONTROL)
    assert abs(height() - before) <= 1
    QTest.keyClick(pages.group.find_bar.line, Qt.Key.Key_Escape)
    assert abs(height() - before) <= 1


def test_the_selection_is_what_one_looks_for(pages: Window) -> None:
    look_for(pages, "havneplan")
    settle(pages)
    QTest.keyClick(pages.group.find_bar.line, Qt.Key.Key_Escape)
    assert selected(view_of(pages)) == "havneplan"
    QTest.keyClick(view_of(pages), Qt.Key.Key_F, CONTROL)
    assert pages.group.find_bar.words == "havneplan"
    assert set(hits(pages)) == {"havneplan"}


def test_the_words_are_looked_for_in_the_next_document(start_with: Start, qtbot: QtBot) -> None:
    program = start_with([COMMITTEE])
    window = program.window
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    look_for(window, "kajgade")
    assert told(window) == "Not found"
    program.open([COUNCIL], None)
    qtbot.waitUntil(lambda: hits(window) == ["kajgade"], timeout=WAIT_MS)
    assert told(window) == "1 of 1"


def test_a_text_is_searched_as_pages_are(start_with: Start, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "teknik.txt"
    long = "\n\n".join(f"Afsnit {n} om stien langs vandet." for n in range(200))
    path.write_text(
        f"Referat af møde i Teknikudvalget\n\nPunkt 1: Stien\n\n{long}\n\nBroen males.\n", "utf-8"
    )
    window = shown(start_with, qtbot, path)
    look_for(window, "broen")
    assert told(window) == "1 of 1"
    assert view_of(window).shows(current_hit(window))


def test_what_only_pages_show_is_counted_on_pages_alone(start_with: Start, qtbot: QtBot) -> None:
    pages = shown(start_with, qtbot, COUNCIL)
    loaded = pages.current.loaded
    assert loaded is not None
    nodes = [node for node in loaded.meeting.nodes if node.kind is NodeKind.FURNITURE]
    line = loaded.source.lines[nodes[-1].first]
    words = loaded.source.text[line.start : line.end].split(" ")[0]
    look_for(pages, words)
    settle(pages)
    hits = pages.source.document.hits
    assert any(hit.start == line.start for hit in hits)
    pages.actions_["show_text"].trigger()
    qtbot.waitUntil(lambda: len(pages.source.document.hits) < len(hits), timeout=WAIT_MS)
    running = pages.source.document.running
    assert running is not None
    assert all(running.shows(hit.start) for hit in pages.source.document.hits)
    pages.actions_["show_both"].trigger()
    qtbot.waitUntil(lambda: pages.source.document.hits == hits, timeout=WAIT_MS)
