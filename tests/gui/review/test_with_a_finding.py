"""What can be done with a finding or comment: its menu in the list, what cannot be done and why, and what of
it is shown."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QMessageBox, QToolButton, QWidget

from core.review.rules import rules_path
from gui.review.comment_dialog import CommentDialog
from gui.review.dismiss_dialog import DismissDialog
from gui.review.row_words import spoken
from gui.review.rows import CommentRow
from gui.review.thread import Thread
from tests.gui.conftest import WAIT_MS
from tests.gui.review.conftest import Reviewing, finding
from tests.gui.review.test_what_is_done import choose, dialog, run

FIRST, SECOND = "Godkendelse af dagsorden", "Budgetopfølgning"


def menu_over(reviewing: Reviewing, row: int) -> dict[str, QAction]:
    """The menu that comes over a row: its entries by their words."""
    listed = reviewing.review.panel.list
    at = listed.visualRect(listed.rows.index(row)).center()
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, at, listed.viewport().mapToGlobal(at))
    QApplication.sendEvent(listed.viewport(), event)
    reviewing.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return {each.text().split("\t")[0]: each for each in menu.actions() if each.text()}


def choose_from(reviewing: Reviewing, row: int, words: str) -> None:
    entry = menu_over(reviewing, row)[words]
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()
    entry.trigger()


def test_the_right_button_offers_what_can_be_done_with_a_finding(reviewing: Reviewing) -> None:
    window, review = reviewing.window, reviewing.review
    misspelt = replace(finding(window, SECOND), check="spelling")
    reviewing.open([finding(window, "", message="The whole.", item=-1), finding(window, FIRST), misspelt])
    show = "Show the place in the document"
    assert list(menu_over(reviewing, 0)) == [show, "Dismiss …", "Copy what it says"]
    QApplication.activePopupWidget().close()  # type: ignore[union-attr]
    assert list(menu_over(reviewing, 1)) == [
        show,
        "Comment on it …",
        "Dismiss …",
        "Make it a rule …",
        "Copy what it says",
    ]
    QApplication.activePopupWidget().close()  # type: ignore[union-attr]
    assert review.row is not None
    assert review.row.name == f"key {FIRST} 0"  # what one points at is the chosen one
    assert "Add to my words" in menu_over(reviewing, 2)
    QApplication.activePopupWidget().close()  # type: ignore[union-attr]

    choose_from(reviewing, 1, "Copy what it says")
    assert f"Something is wrong with “{FIRST}”" in QGuiApplication.clipboard().text()
    choose_from(reviewing, 1, "Make it a rule …")
    asked = dialog(reviewing, DismissDialog)
    assert asked.rule.isChecked()
    asked.reject()
    choose_from(reviewing, 1, "Comment on it …")
    comment = dialog(reviewing, CommentDialog)
    comment.words.setPlainText("Hvem siger det?")
    comment.save.click()
    reviewing.wait(lambda: isinstance(review.row, CommentRow))
    made = review.row
    assert isinstance(made, CommentRow)
    assert made.thread.comment.passage is not None
    assert made.thread.comment.passage.quote == FIRST
    assert "Settle" in menu_over(reviewing, review.panel.list.currentIndex().row())
    QApplication.activePopupWidget().close()  # type: ignore[union-attr]


def test_the_menu_tells_why_a_command_cannot_be_used(reviewing: Reviewing) -> None:
    window, actions = reviewing.window, reviewing.window.actions_
    for command in ("choose_dictionary", "edit_rules", "edit_checklist"):
        assert actions[command].isEnabled()
    for command in ("next_finding", "let_be", "sign_off", "review_report", "item_fine"):
        assert not actions[command].isEnabled()
        assert "Open the review" in actions[command].toolTip()
    reviewing.open([replace(finding(window, FIRST), check="decision-missing")])
    assert "Choose a comment" in actions["settle_comment"].toolTip()
    assert "is no Word document" in actions["commented_docx"].toolTip()
    run(reviewing, "next_finding")
    assert not actions["let_be"].isEnabled()
    assert "No rule can let this be" in actions["let_be"].toolTip()
    assert actions["dismiss_finding"].isEnabled()
    assert "Choose" not in actions["dismiss_finding"].toolTip()
    menu = next(each for each in window.findChildren(QMenu) if actions["let_be"] in each.actions())
    assert menu.toolTipsVisible()


def test_a_number_is_masked_until_it_is_asked_for(reviewing: Reviewing) -> None:
    window, review = reviewing.window, reviewing.review
    number = "010190-1234"
    about = replace(
        finding(window, FIRST),
        quote=number,
        check="cpr-number",
        message="CPR 010190-xxxx is here.",
    )
    reviewing.open([about, finding(window, SECOND)])
    choose(reviewing, number)
    card = review.panel.card

    def shown() -> str:
        return " ".join(each.text() for each in card.findChildren(QLabel) if each.isVisible())

    reviewing.wait(lambda: "Put it right." in shown())
    assert number not in shown()
    assert review.row is not None
    assert number not in spoken(review.row)
    run(reviewing, "dismiss_finding")
    asked = dialog(reviewing, DismissDialog)
    assert number not in " ".join(each.text() for each in asked.findChildren(QLabel))
    asked.reject()
    button = next(each for each in card.findChildren(QToolButton) if each.text() == "Show the whole number")
    button.click()
    reviewing.wait(lambda: number in shown())
    choose(reviewing, SECOND)
    choose(reviewing, number)
    reviewing.wait(lambda: "Put it right." in shown() and number not in shown())
    window.resize(1280, 1100)  # where there is room the card quotes, too
    reviewing.wait(lambda: "“010190-xxxx”" in shown())


@pytest.mark.skipif(sys.platform != "linux", reason="other systems say themselves that nothing opens it")
def test_where_no_program_opens_the_rules_it_is_said_where_they_lie(
    reviewing: Reviewing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opener, opened = tmp_path / "bin" / "xdg-open", tmp_path / "opened"
    opener.parent.mkdir()
    opener.write_text(f'#!/bin/sh\necho "$1" >> "{opened}"\n[ -d "$1" ]\n', "utf-8")  # folders alone
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", f"{opener.parent}{os.pathsep}{os.environ['PATH']}")
    run(reviewing, "edit_rules")
    box = dialog(reviewing, QMessageBox)
    assert str(rules_path(None)) in box.informativeText()
    next(each for each in box.buttons() if "folder" in each.text()).click()
    wanted = [str(rules_path(None)), str(rules_path(None).parent)]
    reviewing.qtbot.waitUntil(lambda: opened.read_text("utf-8").split() == wanted, timeout=WAIT_MS)


def test_the_place_of_a_menu_by_its_key_is_the_chosen_row(reviewing: Reviewing) -> None:
    reviewing.open([finding(reviewing.window, FIRST), finding(reviewing.window, SECOND)])
    choose(reviewing, SECOND)
    listed = reviewing.review.panel.list
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(-1, -1), listed.mapToGlobal(QPoint()))
    QApplication.sendEvent(listed.viewport(), event)
    reviewing.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()
    assert reviewing.review.row is not None
    assert reviewing.review.row.name == f"key {SECOND} 1"


def test_a_reply_is_written_where_all_of_it_is_seen(reviewing: Reviewing) -> None:
    window, review = reviewing.window, reviewing.review
    window.resize(1280, 800)
    reviewing.open([finding(window, words) for words in (FIRST, SECOND)])
    window.group.walking.go_to(window.current.items[1].heading)
    run(reviewing, "comment")
    asked = dialog(reviewing, CommentDialog)
    asked.words.setPlainText("Hvem betaler?")
    asked.save.click()
    reviewing.wait(lambda: isinstance(review.row, CommentRow))
    reviewing.settle()
    run(reviewing, "reply_comment")

    def is_whole(widget: QWidget) -> bool:
        return widget.isVisible() and widget.visibleRegion().boundingRect().size() == widget.size()

    def thread() -> Thread:
        found = review.panel.card.findChild(Thread)
        assert found is not None
        return found

    reviewing.wait(lambda: is_whole(thread().field) and is_whole(thread().button))
    assert thread().field.height() > 2 * thread().field.fontMetrics().lineSpacing()
    assert review.panel.list.height() > 3 * review.panel.list.row_height


def test_as_long_as_more_may_come_it_is_said(reviewing: Reviewing) -> None:
    reviewing.open([finding(reviewing.window, FIRST)])
    head, work = reviewing.review.panel.head, reviewing.review.work
    assert "looking through" not in head.progress.text()
    work.is_spelling = True
    work.changed.emit()
    reviewing.wait(lambda: "looking through" in head.progress.text())
    assert "(1)" in head.shown.text()  # what is there is counted
    work.is_spelling = False
    work.changed.emit()
    reviewing.wait(lambda: "looking through" not in head.progress.text())
