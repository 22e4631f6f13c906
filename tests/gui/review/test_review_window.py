"""The review in the real window: opened, walked, items given their states, findings shown over the words."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPlainTextEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from core.errors import OurFault, UserFacingError
from core.review.finding import Finding, Group, Severity
from core.review_states import ItemState
from gui.models.agenda import Agenda
from gui.panels.side_panel import DECISION, REVIEW
from gui.review.parts import COMMANDS
from gui.review.row_words import spoken as head_and_message
from gui.review.rows import Shown, Wanted
from gui.review.states import severity_colour
from gui.source_view.stack import Mode
from gui.theme import DARK, LIGHT
from gui.window import Window
from tests.gui.conftest import ROOT, WAIT_MS
from tests.gui.review.conftest import Reviewing, finding

FIRST, SECOND = "Godkendelse af dagsorden", "Budgetopfølgning"


def two(window: Window) -> list[Finding]:
    """One about the whole document, and two at places."""
    return [
        finding(window, "", message="The whole is wrong.", item=-1, severity=Severity.ERROR),
        finding(window, FIRST),
        finding(window, SECOND, Severity.ERROR, group=Group.PEOPLE),
    ]


def press(
    window: Window, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)


def in_view(reviewing: Reviewing, words: str) -> bool:
    view = reviewing.window.source.view
    assert view is not None
    found = finding(reviewing.window, words)
    assert found.span is not None
    return view.shows(found.span)


def spoken(window: Window, item: int) -> str:
    return str(window.agenda.model.at(item).data(Qt.ItemDataRole.AccessibleTextRole))


def test_the_command_opens_the_review_beside_the_document(reviewing: Reviewing) -> None:
    side = reviewing.window.group.side
    assert not side.tabs.isTabVisible(REVIEW)
    reviewing.open(two(reviewing.window))
    assert side.shown == REVIEW
    assert reviewing.window.actions_["review"].isChecked()
    panel = reviewing.review.panel
    items = len(reviewing.window.current.items)
    assert panel.head.progress.text().startswith(f"0 of {items} items looked at")
    assert panel.head.shown.text() == "Still open (3)"
    assert reviewing.listed[0] == "The whole is wrong."
    assert panel.list.hasFocus()
    reviewing.window.actions_["review"].trigger()
    assert not reviewing.window.panes.decision_shown()
    assert reviewing.review.is_on  # put away, not ended


def test_walking_by_keys_shows_each_place_and_leaves_the_keyboard(reviewing: Reviewing) -> None:
    window = reviewing.window
    reviewing.open(two(window))
    assert window.source.view is not None
    window.source.view.setFocus()
    press(window, Qt.Key.Key_F4)  # the first was chosen as the list came
    reviewing.settle()
    card = reviewing.review.panel.card
    assert card.row is not None
    assert "Warning" in card.accessibleName()
    assert in_view(reviewing, FIRST)
    press(window, Qt.Key.Key_F4)
    assert in_view(reviewing, SECOND)
    assert window.current.item == two(window)[2].item  # what is said next is about that
    assert not window.source.view._tell.isActive()  # and no other is chosen by where the eye is
    assert window.source.view.hasFocus()
    assert window.status.notice.text().startswith("3 of 3: Something is wrong")
    press(window, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    assert reviewing.review.row is not None
    assert window.source.document.finding is not None
    press(window, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    assert window.source.document.finding is None  # about the whole document
    window.source.choose_mode(Mode.TEXT)
    for _step in range(2):
        window.actions_["next_finding"].trigger()
    assert window.source.view is window.source.text
    assert in_view(reviewing, SECOND)


def test_a_start_loads_no_part_of_the_review_and_each_command_of_theirs_works(reviewing: Reviewing) -> None:
    assert set(COMMANDS) == {each for part in reviewing.review.parts for each in part.commands()}
    code = "import sys, gui.review.review; print([m for m in sys.modules if m.startswith('gui.review.')])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    told = done.stdout
    assert "gui.review.review" in told
    assert not {"comments", "watching", "panel", "checklist"} & set(re.findall(r"gui\.review\.(\w+)", told))


def test_a_finding_about_an_item_leads_to_its_heading_and_says_why(reviewing: Reviewing) -> None:
    window = reviewing.window
    reviewing.open([finding(window, "", item=2, message="Item 3 has no decision.")])
    window.actions_["next_finding"].trigger()  # of one alone: that one again
    assert window.current.item == 2
    chosen = window.source.document.finding
    assert chosen is not None
    assert chosen.span == window.current.items[2].heading
    labels = reviewing.review.panel.card.findChildren(QLabel)
    text = " ".join(label.text() for label in labels)
    (why,) = (each for each in labels if "Invented law" in each.text())
    assert not why.isVisible()  # it takes room that the list needs
    card = reviewing.review.panel.card
    next(each for each in card.findChildren(QToolButton) if each.text() == "Why").click()
    reviewing.wait(why.isVisible)
    for part in ("Put it right.", "Check that all is as it should be. (Invented law § 1)"):
        assert part in text
    assert reviewing.listed == ["Item 3 has no decision."]  # which the card need not say again


def test_items_are_given_their_states_by_single_keys(reviewing: Reviewing) -> None:
    window = reviewing.window
    reviewing.open([])
    window.walking.go_to(window.current.items[0].heading)
    assert window.source.view is not None
    window.source.view.setFocus()
    press(window, Qt.Key.Key_V)
    standing = reviewing.review.reviewed
    reviewing.wait(lambda: standing.standing[0].state is ItemState.FINE)
    press(window, Qt.Key.Key_L)
    assert window.current.item == 1
    press(window, Qt.Key.Key_X)
    reviewing.wait(lambda: standing.standing[1].state is ItemState.NEEDS_CHANGE)
    reviewing.settle()
    head = reviewing.review.panel.head
    assert head.progress.text().startswith("2 of ")
    assert head.buttons[ItemState.NEEDS_CHANGE].isChecked()
    assert head.state.text().endswith("Needs a change")
    assert "review: fine" in spoken(window, 0)
    assert "review: needs a change" in spoken(window, 1)
    window.actions_["undo"].trigger()
    reviewing.wait(lambda: standing.standing[1].state is ItemState.UNREAD)
    press(window, Qt.Key.Key_H)
    reviewing.wait(lambda: standing.standing[1].state is ItemState.QUESTION)
    press(window, Qt.Key.Key_B)
    reviewing.wait(lambda: standing.standing[1].state is ItemState.UNREAD)
    head.buttons[ItemState.QUESTION].click()
    reviewing.wait(lambda: standing.standing[1].state is ItemState.QUESTION)


def test_the_agenda_tells_where_errors_are(reviewing: Reviewing) -> None:
    window = reviewing.window
    error = two(window)[2]
    reviewing.open([error, replace(error, key="other", severity=Severity.WARNING)])
    assert error.item is not None
    assert "1 error found" in spoken(window, error.item)
    assert window.agenda.model.at(error.item).data(Agenda.NODE).errors == 1
    reviewing.review.end()
    reviewing.settle()
    assert "error" not in spoken(window, error.item)
    assert "review" not in spoken(window, error.item)


def test_the_list_is_filtered(reviewing: Reviewing) -> None:
    window = reviewing.window
    reviewing.work.gone = [finding(window, SECOND, message="It was wrong before.", key="old")]
    reviewing.open(two(window))
    head = reviewing.review.panel.head
    head.choose(Wanted(Shown.SETTLED))
    assert reviewing.listed == ["It was wrong before."]
    head.choose(Wanted(Shown.FINDINGS, Group.PEOPLE))
    assert len(reviewing.listed) == 1
    head.choose(Wanted(Shown.COMMENTS))
    assert reviewing.listed == []
    assert reviewing.review.panel._nothing.text().startswith("No open comments.")


def test_findings_that_come_leave_what_is_chosen(reviewing: Reviewing) -> None:
    window = reviewing.window
    found = two(window)
    reviewing.open(found[1:])
    window.actions_["next_finding"].trigger()
    chosen = reviewing.review.row
    reviewing.find(found)
    reviewing.review.work.ask_again()
    reviewing.wait(lambda: len(reviewing.listed) == 3)
    assert reviewing.review.row == chosen


def test_what_was_found_is_seen_over_the_words(reviewing: Reviewing, qtbot: QtBot) -> None:
    window = reviewing.window
    reviewing.open(two(window))
    window.source.choose_mode(Mode.TEXT)
    for _step in range(2):
        window.actions_["next_finding"].trigger()
    view = window.source.text
    span = finding(window, SECOND).span
    assert span is not None
    window.source.document.set_findings(window.source.document.findings, None)
    rect = view.rects_of(span)[0].toRect()
    image = view.viewport().grab(rect.adjusted(0, 0, 0, 4)).toImage()
    ink = QColor(severity_colour(LIGHT, Severity.ERROR))
    near = sum(
        abs(image.pixelColor(x, y).red() - ink.red()) + abs(image.pixelColor(x, y).green() - ink.green()) < 40
        for x in range(image.width())
        for y in range(image.height())
    )
    assert near > rect.width() / 3
    found = view.findings_at(rect.center())
    assert [mark.words for mark in found] == [f"Error: Something is wrong with “{SECOND}”."]
    assert view.findings_at(QPoint(1, 1)) == []
    window.source.choose_mode(Mode.PAGES)
    pages = window.source.pages
    pages.go_to(span.start)
    at = pages.rects_of(span)[0].toRect().center()
    assert [mark.severity for mark in pages.findings_at(at)] == [Severity.ERROR]


def test_the_review_opens_by_itself_where_it_was_opened_before(
    reviewing: Reviewing, start: Callable[..., object], qtbot: QtBot
) -> None:
    reviewing.open(two(reviewing.window))
    meeting = reviewing.window.current.loaded
    assert meeting is not None
    again: Window = start().window  # type: ignore[attr-defined]
    again.open_meeting(meeting.id)
    qtbot.waitUntil(lambda: again.group.review.is_on, timeout=WAIT_MS)
    assert again.group.side.shown == REVIEW
    again.group.review.end()
    assert again.group.side.shown == DECISION
    assert not again.group.side.tabs.isTabVisible(REVIEW)
    assert not again.actions_["next_finding"].isEnabled()


def test_colours_of_severities_are_seen_on_paper() -> None:
    for colours in (LIGHT, DARK):
        for severity in Severity:
            for ground in (colours.paper, colours.panel, colours.ground):
                assert contrast(severity_colour(colours, severity), ground) >= 4.5


def contrast(one: str, other: str) -> float:
    """As WCAG 2.1 has it."""

    def light(colour: str) -> float:
        shown = QColor(colour)
        parts = [
            c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
            for c in (shown.redF(), shown.greenF(), shown.blueF())
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_list_keeps_half_of_the_room_or_four_rows(reviewing: Reviewing) -> None:
    window, panel = reviewing.window, reviewing.review.panel
    long = "Her står noget, der fylder mange linjer i kortet. " * 12
    reviewing.open([finding(window, FIRST, message=long), *two(window)])
    window.actions_["next_finding"].trigger()
    window.resize(1280, 1000)
    reviewing.wait(lambda: abs(panel.list.height() - panel.card.height()) < 4)
    assert panel.list.height() > panel.height() / 4
    for height in (800, 700):
        window.resize(1280, height)
        reviewing.wait(lambda: panel.list.height() >= 4 * panel.list.sizeHintForRow(0))
        shown = [each for each in panel.card.findChildren(QLabel) if each.isVisible()]
        assert any("Put it right." in each.text() for each in shown)


def test_in_a_small_window_the_review_stands_beside_the_document(reviewing: Reviewing) -> None:
    window, panel = reviewing.window, reviewing.review.panel
    window.resize(960, 540)
    window.source.choose_mode(Mode.TEXT)
    reviewing.open(two(window))
    view = window.source.view
    assert view is not None
    reviewing.wait(lambda: panel.isVisible() and panel.card.is_folded)
    for _step in range(2):
        window.actions_["next_finding"].trigger()
    assert in_view(reviewing, SECOND)
    span = finding(window, SECOND).span
    assert span is not None
    reviewing.wait(lambda: left_of(view, panel) >= view.rects_of(span)[0].right())

    def is_seen(button: QWidget) -> bool:
        corner = button.mapTo(panel, button.rect().bottomRight())
        return button.isVisible() and panel.rect().contains(corner)

    def labels() -> str:
        return " ".join(each.text() for each in panel.card.findChildren(QLabel) if each.isVisible())

    reviewing.wait(lambda: is_seen(panel.card.buttons["Dismiss …"]))
    assert panel.list.height() > 3 * panel.list.sizeHintForRow(0)
    assert labels() == "Put it right."  # the list says the rest
    next(each for each in panel.card.findChildren(QToolButton) if not each.text()).click()
    reviewing.wait(lambda: "Something is wrong" in labels() and is_seen(panel.card.buttons["Dismiss …"]))
    assert panel.list.height() >= panel.list.sizeHintForRow(0)
    reviewing.review.end()
    assert not window.panes.decision_shown()  # a drawer again


def left_of(view: QWidget, panel: QWidget) -> int:
    """Where the panel begins, from the left of what shows the document."""
    return panel.mapToGlobal(panel.rect().topLeft()).x() - view.mapToGlobal(view.rect().topLeft()).x()


def test_what_is_chosen_is_let_go_where_the_reader_goes_to_another_item(reviewing: Reviewing) -> None:
    window, review = reviewing.window, reviewing.review
    reviewing.open(two(window))
    window.group.to_document()
    for _step in range(2):
        window.actions_["next_finding"].trigger()
    assert window.actions_["dismiss_finding"].isEnabled()
    press(window, Qt.Key.Key_J)
    reviewing.wait(lambda: review.row is None)
    reviewing.settle()
    assert not review.panel.card.isVisible()
    assert window.source.document.finding is None
    assert not window.actions_["dismiss_finding"].isEnabled()  # it would be one that is not looked at
    window.actions_["previous_finding"].trigger()
    assert review.row is not None
    assert SECOND in head_and_message(review.row)


def test_what_is_being_read_is_reviewed_once_it_is_there(
    reviewing: Reviewing, start: Callable[..., object], qtbot: QtBot
) -> None:
    loaded = reviewing.window.current.loaded
    assert loaded is not None
    window: Window = start().window  # type: ignore[attr-defined]
    window.actions_["review"].trigger()
    assert window.status.notice.text() == "Open a document to review it."
    window.session.running_imports.add(1)  # type: ignore[arg-type]
    window.actions_["review"].trigger()
    assert window.status.notice.text() == "The review begins when the document is there."
    window.open_meeting(loaded.id)
    qtbot.waitUntil(lambda: window.group.review.is_on, timeout=WAIT_MS)


def test_a_failure_of_the_programs_own_offers_its_details(reviewing: Reviewing) -> None:
    reviewing.open(())
    review = reviewing.review
    review.work._fail(OurFault("It failed.", "Report it.", "Traceback: here"))
    notice = review.panel.failure
    reviewing.wait(lambda: not notice.second.isHidden())
    assert notice.words.text() == "It failed. Report it."
    notice.second.click()
    (dialog,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog))
    (text,) = dialog.findChildren(QPlainTextEdit)
    assert "Traceback: here" in text.toPlainText()
    dialog.close()
    review.work._fail(UserFacingError("The disk is full.", "Make room."))
    reviewing.wait(notice.second.isHidden)
