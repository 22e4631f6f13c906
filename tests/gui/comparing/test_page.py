"""The page in the real window: how a reader comes to it, what it lists, where it leads."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from core.library import Changes
from core.minutes import DocumentKind
from core.versions.changes.change import Show
from gui.comparing.meeting_choice import MeetingChoice
from gui.comparing.page import ComparePage
from gui.comparing.view import View
from gui.panels.library.chosen import ChosenMeetings
from gui.window import Window
from tests.gui.comparing.conftest import WorkHere
from tests.gui.comparing.in_window import compared, opened, words_of
from tests.gui.conftest import WAIT_MS, Start


def test_from_the_agenda_to_the_minutes_with_the_keys_alone(
    start: Start, with_both: Path, library_path: Path, qtbot: QtBot
) -> None:
    """The whole way, with the process that compares."""
    shutil.copy(with_both, library_path)
    window = start().window
    window.activateWindow()
    with qtbot.waitActive(window, timeout=WAIT_MS):
        pass
    opened(window, qtbot, "minutes")
    QTest.keyClick(
        QApplication.focusWidget(),
        Qt.Key.Key_V,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    page = compared(window, qtbot, "")
    assert page.comparison is not None
    assert page.comparison.old.meeting.kind is DocumentKind.AGENDA
    assert page.comparison.new.meeting.kind is DocumentKind.MINUTES
    assert page.list.view.hasFocus()
    assert "Thorkil Hede" in words_of(page)
    QTest.keyClick(page.list.view, Qt.Key.Key_Down)
    QTest.keyClick(page.list.view, Qt.Key.Key_Down)  # across the heading of item 1
    assert page.list.where.text().startswith("3 of ")
    QTest.keyClick(page.list.view, Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier)
    assert words_of(page) == "Fraværende Thorkil Hede"
    QTest.keyClick(page.list.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.overviews.current is None)
    loaded = window.current.loaded
    assert loaded is not None
    assert loaded.meeting.kind is DocumentKind.MINUTES
    window.actions_["go_back"].trigger()
    assert window.overviews.current is page
    assert words_of(page) == "Fraværende Thorkil Hede"


def test_the_filters_show_how_much_they_hold(window: Window, qtbot: QtBot) -> None:
    page = compared(window, qtbot)
    texts = [switch.text() for switch in page.views._switches.values() if switch.isVisible()]
    assert "Recommendations 1" in texts
    page.views.choose(View.RECOMMENDATIONS)
    assert "2027" in words_of(page)
    assert page.list.where.text() == "1 of 1"
    assert page.list.view.accessibleName() == "Recommendations"
    page.views.choose(View.FIGURES)
    comparison = page.comparison
    assert comparison is not None
    assert page.list.rows.count == len([each for each in comparison.changes if each.figures])


def test_a_gone_sentence_opens_in_the_old_document(window: Window, qtbot: QtBot) -> None:
    page = compared(window, qtbot)
    comparison = page.comparison
    assert comparison is not None
    place = next(at for at, each in enumerate(comparison.changes) if "Valg til skolebest" in each.old)
    page.sides.change_clicked.emit(place)
    assert words_of(page) == "2. Valg til skolebestyrelserne"
    page.list.view.activated.emit(page.list.view.currentIndex())
    agenda = comparison.old.version
    qtbot.waitUntil(lambda: window.current.loaded is not None and window.current.loaded.version == agenda)
    view = window.source.view
    span = comparison.changes[place].old_span
    assert view is not None
    assert span is not None
    qtbot.waitUntil(lambda: view.shows(span), timeout=WAIT_MS)


def test_the_change_is_copied_and_what_is_selected(window: Window, qtbot: QtBot) -> None:
    page = compared(window, qtbot)
    page.views.choose(View.RECOMMENDATIONS)
    page.list.view.setFocus()
    QTest.keyClick(page.list.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert "Before: at ændringen evalueres i 2026." in copied
    assert "Now: at ændringen evalueres i 2027." in copied
    new = page.sides.texts[1]
    loaded = new.document.loaded
    assert loaded is not None
    at = loaded.source.text.index("Forældrebestyrelserne")
    new.document.select(at, at + len("Forældrebestyrelserne"))
    new.setFocus()
    QTest.keyClick(new, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Forældrebestyrelserne"


def test_it_begins_at_the_item_the_reader_came_from(window: Window, qtbot: QtBot) -> None:
    window.current.choose_item(3)
    page = compared(window, qtbot)
    assert "skolebusser" in words_of(page)


def test_another_version_is_chosen_above_a_text(window: Window, qtbot: QtBot) -> None:
    page = compared(window, qtbot)
    head = page.sides.heads[1]
    agenda = next(at for at in range(head.choice.count()) if "Agenda" in head.choice.itemText(at))
    head.choice.activated.emit(agenda)
    qtbot.waitUntil(lambda: page.comparison is not None and page.comparison.changes == ())
    assert page.comparison is not None
    assert page.comparison.new.meeting.kind is DocumentKind.AGENDA


def test_work_that_takes_long_can_be_stopped_and_done_again(window: Window, qtbot: QtBot) -> None:
    page = compared(window, qtbot)
    assert isinstance(page.work, WorkHere)
    page.work.is_held = True
    page.head.swap.click()
    qtbot.waitUntil(page.state.stop.isVisible, timeout=WAIT_MS)
    page.state.stop.click()
    assert page.notice.words.text() == "Stopped. Nothing was compared."
    assert page.list.view.isVisible()  # what was compared before
    page.work.is_held = False
    page.notice.button.click()
    qtbot.waitUntil(
        lambda: page.comparison is not None and page.comparison.old.meeting.kind.value == "minutes"
    )
    assert not page.notice.isVisible()


def test_a_meeting_of_one_version_offers_another_meeting_and_a_file(window: Window, qtbot: QtBot) -> None:
    opened(window, qtbot, "agenda")
    window.actions_["compare_versions"].trigger()
    page = window.overviews.current
    assert isinstance(page, ComparePage)
    qtbot.waitUntil(page.state.file.isVisible, timeout=WAIT_MS)
    assert page.state.words.text() == "There is one version of this meeting"
    page.state.meeting.click()
    dialog = next(each for each in window.findChildren(MeetingChoice) if each.isVisible())
    qtbot.waitUntil(lambda: dialog.rows.rowCount() == 2, timeout=WAIT_MS)
    QTest.keyClick(dialog.line, Qt.Key.Key_Down)  # the older one
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.comparison is not None, timeout=WAIT_MS)
    assert page.comparison is not None
    assert page.comparison.old.meeting.kind is DocumentKind.MINUTES
    assert page.comparison.new.meeting.kind is DocumentKind.AGENDA


def test_the_library_offers_to_compare_a_meetings_versions(window: Window, qtbot: QtBot) -> None:
    library = window.library
    qtbot.waitUntil(lambda: library.model.rowCount() > 0, timeout=WAIT_MS)
    meeting = window.current.loaded
    assert meeting is not None
    nodes = (each for each in library.model.nodes() if each.row.meeting is not None)
    node = next(each for each in nodes if each.row.meeting.id == meeting.id)
    chosen = library.chosen(library.model.index_of(node))
    assert chosen is not None
    menu = window.choosing.menu(chosen)
    action = next(each for each in menu.actions() if each.text() == "Compare versions …")
    action.trigger()
    qtbot.waitUntil(lambda: isinstance(window.overviews.current, ComparePage), timeout=WAIT_MS)
    compared(window, qtbot, "")


def test_what_changes_in_a_document_is_compared_again(window: Window, qtbot: QtBot) -> None:
    page = compared(window, qtbot)
    before = page.comparison
    page.list.step(+1)
    words = words_of(page)
    loaded = window.current.loaded
    assert loaded is not None
    window.session.changed.emit(Changes(meetings=frozenset({loaded.id})))
    qtbot.waitUntil(lambda: page.comparison is not before, timeout=WAIT_MS)
    assert words_of(page) == words  # the reader is where he was


def test_what_the_meeting_added_and_its_decisions_have_views_of_their_own(
    window: Window, qtbot: QtBot
) -> None:
    page = compared(window, qtbot)
    comparison = page.comparison
    assert comparison is not None
    page.views.choose(View.ADDED)
    added = [comparison.changes[at].new for at in comparison.shown[Show.ADDED]]
    assert "Godkendt." in added
    assert not any("9,2 mio. kr." in each for each in added)  # the case was rewritten, not decided
    assert page.list.rows.count == len(added)
    page.views.choose(View.AGAINST)
    page.list.step(+1)
    left, right = page.sides.texts
    assert left.here is not None
    assert right.here is not None
    text = comparison.new.source.text
    assert "at model 1 forkastes" in text[left.here.start : left.here.end]
    assert "forkastede model 1" in text[right.here.start : right.here.end]
    assert page.head.save.isEnabled()
    assert "Recommendation: " in page.list.view.currentIndex().data()


def test_a_narrow_window_stays_narrow_and_drops_the_counts(window: Window, qtbot: QtBot) -> None:
    window.resize(960, 540)
    page = compared(window, qtbot)
    texts = [switch.text() for switch in page.views._switches.values()]
    assert "All changes 21" in texts
    window.resize(700, 500)
    qtbot.waitUntil(lambda: window.width() == 700, timeout=WAIT_MS)
    qtbot.waitUntil(
        lambda: "All changes" in [switch.text() for switch in page.views._switches.values()], timeout=WAIT_MS
    )
    assert page.views._switches[View.ALL].toolTip() == "All changes 21"


def test_two_chosen_meetings_are_compared_the_earlier_first(window: Window, qtbot: QtBot) -> None:
    april, march = (opened(window, qtbot, kind) for kind in ("agenda", "minutes"))
    window.comparing.compare_meetings(ChosenMeetings((april, march), (), "2 rows", ()))
    page = compared(window, qtbot, "")
    assert page.comparison is not None
    assert (page.comparison.old.id, page.comparison.new.id) == (march, april)
    assert page.head.about.text() == (
        "Børne- og Skoleudvalget, 4 March 2025 – Børne- og Skoleudvalget, 1 April 2025 "
        "(two different meetings)"
    )


def test_the_list_of_versions_leads_to_the_comparison(window: Window, qtbot: QtBot) -> None:
    head = window.agenda.head
    head._offer_versions()
    (menu,) = head.findChildren(QMenu)
    next(each for each in menu.actions() if each.text() == "Compare versions …").trigger()
    menu.close()
    compared(window, qtbot, "")


def test_escape_steps_back_and_what_was_compared_stays(window: Window, qtbot: QtBot) -> None:
    page = compared(window, qtbot)
    before = page.comparison
    page.list.step(+1)
    words = words_of(page)
    page.sides.texts[1].setFocus()
    QTest.keyClick(page.sides.texts[1], Qt.Key.Key_Escape)
    assert page.list.view.hasFocus()
    assert words_of(page) == words
    window.actions_["go_back"].trigger()
    qtbot.waitUntil(lambda: window.overviews.current is None)
    window.actions_["compare_versions"].trigger()
    assert window.overviews.current is page
    assert not page.work.is_comparing  # nothing changed: it is there
    assert page.comparison is before
    assert words_of(page) == words
    QTest.keyClick(page.list.view, Qt.Key.Key_Escape)
    assert page.list.row is None
    assert window.overviews.current is page
    QTest.keyClick(page.list.view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.overviews.current is None)


def test_another_meeting_of_the_library_takes_a_side(window: Window, qtbot: QtBot) -> None:
    april, _march = (opened(window, qtbot, kind) for kind in ("agenda", "minutes"))
    page = compared(window, qtbot)
    head = page.sides.heads[1]
    head.choice.activated.emit(head.choice.findText("Another meeting …"))
    dialog = next(each for each in window.findChildren(MeetingChoice) if each.isVisible())
    rows = dialog.rows
    qtbot.waitUntil(lambda: rows.rowCount() == 2, timeout=WAIT_MS)
    words = [rows.index(at).data() for at in range(2)]
    assert words[0].startswith("Børne- og Skoleudvalget, 1 April 2025 · Agenda")
    assert words[1].startswith("Børne- og Skoleudvalget, 4 March 2025 · Minutes")
    QTest.keyClicks(dialog.line, "2027")
    assert dialog.nothing.isVisible()
    assert not dialog.compare.isEnabled()
    dialog.line.clear()
    QTest.keyClicks(dialog.line, "skole april")
    assert rows.rowCount() == 1
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.comparison is not None and page.comparison.new.id == april, timeout=WAIT_MS)
    assert page.comparison is not None
    assert page.comparison.old.meeting.kind is DocumentKind.AGENDA
