"""Searching all meetings as one types, with real keys: the page, its chips, its list, the way back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from core.errors import LibraryError
from gui.models.search_rows import ActRow, HeadRow, HitRow, LeadRow, LineKind, LineRow, Message, plain
from gui.overviews.cases.page import CasesPage
from gui.overviews.search.choice_list import ChoiceList
from gui.overviews.search.page import SearchPage
from gui.overviews.search.result_rows import ResultRows
from gui.window import Window
from tests.gui.conftest import COMMITTEE, COUNCIL, WAIT_MS, Start

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(start_with: Start, qtbot: QtBot) -> Window:
    """The window with two meetings, one of them in view, and both in the index."""
    window = start_with([COMMITTEE, COUNCIL]).window
    qtbot.waitUntil(lambda: len(window.group.tabs.all()) == 2, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: window.current.loaded is not None, timeout=WAIT_MS)
    return window


def begin(window: Window) -> SearchPage:
    """Press Ctrl+K where the keyboard is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_K, CONTROL)
    page = window.overviews.current
    assert isinstance(page, SearchPage)
    return page


def hits(page: SearchPage) -> list[HitRow]:
    return [row for row in page.list.rows.rows if isinstance(row, HitRow)]


def search(window: Window, qtbot: QtBot, words: str) -> SearchPage:
    """Type into the line until something is listed."""
    page = begin(window)
    QTest.keyClicks(window.search, words)
    qtbot.waitUntil(lambda: page._query.line == words and bool(hits(page)), timeout=WAIT_MS)
    return page


def test_results_show_as_one_types_newest_first(window: Window, qtbot: QtBot) -> None:
    page = search(window, qtbot, "budget")
    assert page.isVisible()
    assert window.search.hasFocus()
    days = [row.meeting.date for row in hits(page)]
    assert days == sorted(days, reverse=True)
    assert isinstance(page.list.current, HitRow)
    assert page.list.current == hits(page)[0]
    QTest.keyClicks(window.search, "opf")
    qtbot.waitUntil(
        lambda: bool(hits(page)) and all("opf" in plain(row.hit.title).lower() for row in hits(page)[:1]),
        timeout=WAIT_MS,
    )


def test_after_a_failure_more_is_fetched_when_it_is_wanted_again(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = search(window, qtbot, "budget")
    asking = page.asking
    assert asking._last is not None
    asking._last = replace(asking._last, more=True)

    def fail(*_asked: object, **_more: object) -> None:
        raise LibraryError("The library could not be read.")

    told = window.session.failed
    told.disconnect()
    with monkeypatch.context() as patch, qtbot.waitSignal(told, timeout=WAIT_MS):
        patch.setattr("gui.overviews.search.asking.search", fail)
        asking.more()
    with qtbot.waitSignal(asking.found, timeout=WAIT_MS):
        asking.more()


def test_escape_gives_back_exactly_what_was_in_view(window: Window, qtbot: QtBot) -> None:
    view = window.source.view
    assert view is not None
    view.go_to(window.current.items[3].heading.start)
    view.setFocus()
    before = (view.verticalScrollBar().value(), view.zoom, window.current.item, view.width())
    search(window, qtbot, "budget")
    QTest.keyClick(window.search, Qt.Key.Key_Down)
    QTest.keyClick(window.search, Qt.Key.Key_Escape)
    assert window.overviews.current is None
    assert view.isVisible()
    assert view.hasFocus()
    QApplication.processEvents()
    assert (view.verticalScrollBar().value(), view.zoom, window.current.item, view.width()) == before
    assert window.search.text() == ""


def test_escape_gives_back_the_overview_that_was_in_view(window: Window, qtbot: QtBot) -> None:
    window.overviews.show_overview("register")
    search(window, qtbot, "budget")
    QTest.keyClick(window.search, Qt.Key.Key_Escape)
    assert window.overviews.current_name == "register"


def test_the_words_are_gone_above_other_pages_and_there_again_on_the_way_back(
    window: Window, qtbot: QtBot
) -> None:
    page = search(window, qtbot, "budget")
    window.overviews.show_overview("people")
    assert window.search.text() == "", "people are not narrowed by them"
    window.actions_["go_back"].trigger()
    assert window.overviews.current is page
    assert window.search.text() == "budget"
    assert hits(page)
    window.overviews.show_overview("people")
    QTest.mouseClick(window.search, Qt.MouseButton.LeftButton)
    assert window.overviews.current is page
    assert window.search.selectedText() == "budget"
    QTest.keyClicks(window.search, "havneplan")
    assert window.search.text() == "havneplan", "typing replaces what came back"


def test_line_and_chips_say_the_same(window: Window, qtbot: QtBot) -> None:
    page = search(window, qtbot, "budget body:byrådet is:open")
    chips = page.chips.chips
    assert [chip.text() for chip in chips] == ["Body: byrådet", "Open items"]
    assert all("Byrådet" in str(row.meeting.body) for row in hits(page))
    chips[1].setFocus()
    QTest.keyClick(chips[1], Qt.Key.Key_Delete)
    assert window.search.text() == "budget body:byrådet"
    assert [chip.text() for chip in page.chips.chips] == ["Body: byrådet"]
    page.chips.chips[0].click()
    assert window.search.text() == "budget"
    assert page.chips.chips == []


def test_filters_are_added_from_what_the_library_has(window: Window, qtbot: QtBot) -> None:
    page = search(window, qtbot, "budget")
    qtbot.waitUntil(lambda: bool(page.chips._choices.bodies), timeout=WAIT_MS)
    page.chips.adders[0].click()
    listed = page.chips.findChild(ChoiceList)
    assert listed is not None
    QTest.keyClicks(listed.line, "byr")
    QTest.keyClick(listed.line, Qt.Key.Key_Return)
    assert window.search.text() == "budget body:Byrådet"
    assert window.search.hasFocus()
    qtbot.waitUntil(lambda: {row.meeting.body for row in hits(page)} == {"Byrådet"}, timeout=WAIT_MS)


def test_enter_opens_at_the_place_with_the_hits_marked(window: Window, qtbot: QtBot) -> None:
    page = search(window, qtbot, "havneplan")
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.source.document.hits), timeout=WAIT_MS)
    loaded, view = window.current.loaded, window.source.view
    assert loaded is not None
    assert view is not None
    assert loaded.id == hits(page)[0].meeting.id
    marked = [loaded.source.text[hit.start : hit.end].lower() for hit in window.source.document.hits]
    assert all(words.startswith("havneplan") for words in marked)
    assert window.group.find_bar.told.text().endswith(f"of {len(marked)}")
    assert view.shows(window.source.document.hits[window.source.document.hit])
    window.actions_["go_back"].trigger()
    assert window.overviews.current is page
    assert window.search.text() == "havneplan"
    assert window.search.hasFocus()


def test_the_keys_walk_through_the_list_while_the_keyboard_is_in_the_line(
    window: Window, qtbot: QtBot
) -> None:
    page = search(window, qtbot, "budget")
    first = page.list.current
    QTest.keyClick(window.search, Qt.Key.Key_Down)
    assert page.list.current == hits(page)[1]
    qtbot.waitUntil(lambda: "budget" in page.preview.text.toPlainText().lower(), timeout=WAIT_MS)
    assert plain(hits(page)[1].hit.title) in page.preview.title.text()
    QTest.keyClick(window.search, Qt.Key.Key_Up)
    assert page.list.current == first
    assert window.search.hasFocus()


def test_control_with_enter_opens_behind(window: Window, qtbot: QtBot) -> None:
    page = search(window, qtbot, "havneplan")
    opened: list[object] = []
    page.place_wanted.connect(opened.append)
    QTest.keyClick(window.search, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: bool(opened), timeout=WAIT_MS)
    assert page.isVisible()
    QTest.keyClick(window.search, Qt.Key.Key_Return, SHIFT)
    qtbot.waitUntil(lambda: len(window.groups) == 2, timeout=WAIT_MS)


def test_where_nothing_is_found_it_says_what_to_try(window: Window, qtbot: QtBot) -> None:
    page = begin(window)
    QTest.keyClicks(window.search, "budget tag:findesikke")

    def there() -> bool:
        return any(isinstance(row, LineRow) and row.kind is LineKind.INSTEAD for row in page.list.rows.rows)

    qtbot.waitUntil(there, timeout=WAIT_MS)
    assert isinstance(page.list.current, LineRow)
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert window.search.text() == "budget"
    qtbot.waitUntil(lambda: bool(hits(page)), timeout=WAIT_MS)


def test_an_empty_line_shows_what_can_be_typed_and_the_history(window: Window, qtbot: QtBot) -> None:
    page = search(window, qtbot, "havneplan")
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.overviews.current is None, timeout=WAIT_MS)
    begin(window)
    window.search.clear()

    def lines(kind: LineKind) -> list[str]:
        return [row.line for row in page.list.rows.rows if isinstance(row, LineRow) and row.kind is kind]

    qtbot.waitUntil(lambda: lines(LineKind.HISTORY) == ["havneplan"], timeout=WAIT_MS)
    assert lines(LineKind.EXAMPLE)
    QTest.keyClick(window.search, Qt.Key.Key_Up)
    assert window.search.text() == "havneplan"
    window.search.clear()
    qtbot.waitUntil(lambda: lines(LineKind.HISTORY) == ["havneplan"], timeout=WAIT_MS)
    forget = next(row for row in page.list.rows.rows if isinstance(row, ActRow))
    page.list.chosen.emit(forget, Qt.KeyboardModifier.NoModifier)
    qtbot.waitUntil(lambda: lines(LineKind.HISTORY) == [], timeout=WAIT_MS)


def test_a_search_is_saved_and_deleted_with_undo(window: Window, qtbot: QtBot) -> None:
    page = search(window, qtbot, "havneplan")
    page.head.save.click()
    dialog = window.findChild(QInputDialog)
    assert dialog is not None
    dialog.setTextValue("Havnen")
    dialog.accept()
    qtbot.waitUntil(lambda: [each.name for each in page.kept.kept.saved] == ["Havnen"], timeout=WAIT_MS)
    window.search.clear()
    saved = LineKind.SAVED
    qtbot.waitUntil(
        lambda: any(isinstance(row, LineRow) and row.kind is saved for row in page.list.rows.rows),
        timeout=WAIT_MS,
    )
    page.kept.rename(page.kept.kept.saved[0].id, "Havn og plan")
    qtbot.waitUntil(lambda: [each.name for each in page.kept.kept.saved] == ["Havn og plan"], timeout=WAIT_MS)
    page.kept.remove(page.kept.kept.saved[0].id)
    qtbot.waitUntil(lambda: page.kept.kept.saved == (), timeout=WAIT_MS)
    window.session.undo.undo()
    qtbot.waitUntil(lambda: [each.name for each in page.kept.kept.saved] == ["Havn og plan"], timeout=WAIT_MS)


def test_wrong_syntax_is_never_an_error(window: Window, qtbot: QtBot) -> None:
    page = begin(window)
    for line in ('"', "(((", "budget AND", "NOT", 'body:"', "-", "OR OR", "tag:"):
        window.search.setText(line)
        page._ask()
        qtbot.waitUntil(lambda: page._pause.isActive() is False, timeout=WAIT_MS)
    window.search.setText("havneplan")
    qtbot.waitUntil(lambda: bool(hits(page)), timeout=WAIT_MS)


def test_every_row_says_itself_to_a_screen_reader(window: Window, qtbot: QtBot) -> None:
    page = search(window, qtbot, "budget")
    role = Qt.ItemDataRole.AccessibleTextRole
    model = page.list.rows
    assert all(model.index(row).data(role) for row in range(model.rowCount()))
    hit = hits(page)[0]
    spoken = model.index(list(model.rows).index(hit)).data(role)
    assert plain(hit.hit.title) in spoken
    assert str(hit.meeting.body) in spoken


def click(page: SearchPage, row: int) -> None:
    """Press and release the mouse in the middle of a row."""
    at = page.list.visualRect(page.list.rows.index(row)).center()
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_rows_are_as_high_as_the_passages_of_the_words_looked_for_now(window: Window, qtbot: QtBot) -> None:
    page = search(window, qtbot, "møde")
    page.list.doItemsLayout()
    search(window, qtbot, "møde forvaltningen")
    page.list.doItemsLayout()
    drawn = ResultRows(window.theme, page.list)
    for row in range(page.list.rows.rowCount()):
        index = page.list.rows.index(row)
        assert page.list.visualRect(index).height() == drawn.sizeHint(QStyleOptionViewItem(), index).height()


def test_a_click_on_a_meeting_shows_its_first_hit(window: Window, qtbot: QtBot) -> None:
    page = search(window, qtbot, "budget")
    rows = page.list.rows.rows
    head = max(at for at, row in enumerate(rows) if isinstance(row, HeadRow))
    page.list.scrollTo(page.list.rows.index(head))
    click(page, head)
    assert page.list.current == rows[head + 1]


def test_a_click_on_a_case_opens_its_page(window: Window, qtbot: QtBot) -> None:
    page = search(window, qtbot, "24-003817")
    lead = next(at for at, row in enumerate(page.list.rows.rows) if isinstance(row, LeadRow))
    click(page, lead)
    assert window.overviews.current_name == "cases"
    opened = window.overviews.current
    assert isinstance(opened, CasesPage)
    qtbot.waitUntil(lambda: opened.trail is not None and opened.line.rowCount() > 1, timeout=WAIT_MS)


def test_a_search_in_an_empty_library_says_that_there_is_nothing_yet(start: Start, qtbot: QtBot) -> None:
    window = start([]).window
    page = begin(window)
    qtbot.waitUntil(lambda: page.chips.choices.meetings == 0, timeout=WAIT_MS)
    QTest.keyClicks(window.search, "budget")
    qtbot.waitUntil(lambda: isinstance(page.list.rows.rows[0], Message), timeout=WAIT_MS)
    (row,) = page.list.rows.rows
    assert isinstance(row, Message)
    assert "no meetings yet" in row.text
