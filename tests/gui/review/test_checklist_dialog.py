"""The checklist is written in a dialog, and kept in the municipality's file of rules."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from shiboken6 import isValid

from core.errors import UserFacingError
from core.review.rules import rules_path
from core.review.rules_file import load_rules
from gui.review.checklist import Checklist
from gui.review.checklist_dialog import ChecklistDialog
from gui.review.sign_off import SigningOff
from tests.gui.review.conftest import Reviewing, Watched
from tests.gui.review.test_what_is_done import dialog, part, run
from tests.gui.review.word_drafts import ITEMS


def write(words: str, asked: ChecklistDialog, reviewing: Reviewing) -> None:
    """Type a line into the field that is open."""
    field = next(each for each in asked.list.findChildren(QLineEdit) if each.isVisible())
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)
    reviewing.wait(lambda: not isValid(field) or not field.isVisible())
    assert asked.isVisible()  # the Enter of a line does not save


def test_the_first_checklist_is_written_without_a_word_of_toml(reviewing: Reviewing) -> None:
    reviewing.open([])
    run(reviewing, "checklist")  # there is none: it is written now
    asked = dialog(reviewing, ChecklistDialog)
    assert asked.add.hasFocus()
    QTest.keyClick(asked.add, Qt.Key.Key_Return)  # presses what has the focus
    field = next(each for each in asked.list.findChildren(QLineEdit) if each.isVisible())
    assert field.height() >= field.fontMetrics().height() + 4  # the whole line is seen while it is written
    write("", asked, reviewing)
    asked.remove.click()
    for line in ("Bilagene er med", "Formanden har set det", "Bilagene er med", ""):
        asked.add.click()
        write(line, asked, reviewing)
    asked.list.setCurrentRow(1)
    asked.up.click()
    asked.save.click()
    notice = reviewing.window.status.notice
    reviewing.wait(lambda: "rules.toml" in notice.text())
    assert load_rules(rules_path(None)).checklist == ("Formanden har set det", "Bilagene er med")
    assert "# [checks.decision-missing]" in rules_path(None).read_text("utf-8")  # the rest is there to change

    lines = part(reviewing, Checklist).lines
    reviewing.review.work.checklist = ("Formanden har set det", "Bilagene er med")
    reviewing.review.work.changed.emit()
    reviewing.wait(lines.isVisible)
    lines.edit.click()
    asked = dialog(reviewing, ChecklistDialog)
    assert asked.lines == ("Formanden har set det", "Bilagene er med")
    asked.list.setCurrentRow(0)
    QTest.keyClick(asked.list, Qt.Key.Key_Delete)
    asked.save.click()
    reviewing.wait(lambda: load_rules(rules_path(None)).checklist == ("Bilagene er med",))
    reviewing.window.actions_["undo"].trigger()
    reviewing.wait(lambda: len(load_rules(rules_path(None)).checklist) == 2)
    reviewing.window.actions_["undo"].trigger()
    reviewing.wait(lambda: not rules_path(None).exists())


def test_lines_that_were_left_unsaved_are_there_again(reviewing: Reviewing) -> None:
    run(reviewing, "edit_checklist")  # also where nothing is reviewed
    asked = dialog(reviewing, ChecklistDialog)
    asked.add.click()
    write("Bilagene er med", asked, reviewing)
    asked.reject()
    assert not rules_path(None).exists()
    run(reviewing, "edit_checklist")
    assert dialog(reviewing, ChecklistDialog).lines == ("Bilagene er med",)


def test_faulty_rules_are_told_and_not_written_over(
    reviewing: Reviewing, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = rules_path(None)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("checklist = 3\n", "utf-8")
    told: list[UserFacingError] = []
    reviewing.window.session.failed.disconnect()
    reviewing.window.session.failed.connect(told.append)
    run(reviewing, "edit_checklist")
    reviewing.wait(lambda: told)
    assert path.read_text("utf-8") == "checklist = 3\n"


def test_what_was_ticked_in_an_earlier_version_is_not_done_in_this_one(draft: Watched) -> None:
    reviewing, review = draft.reviewing, draft.reviewing.review
    lines = part(reviewing, Checklist).lines

    def has_checklist() -> None:
        review.work.checklist = ("Bilagene er med", "De lukkede punkter er taget ud")
        review.work.changed.emit()

    has_checklist()
    reviewing.wait(lines.isVisible)
    lines.boxes[0].click()
    reviewing.wait(lambda: lines.heading.text() == "Checklist: 1 of 2")
    draft.save((ITEMS[0], ("Renovering af havnen", ("Kajen er nedslidt.",), "Godkendt."), *ITEMS[2:]))
    reviewing.wait(lambda: "nedslidt" in draft.text and not review.work.is_looking)
    has_checklist()
    reviewing.wait(lambda: lines.heading.text() == "Checklist: 0 of 2")
    assert lines.boxes[0].isChecked()
    lines.unfold(True)
    notes = [each for each in lines.findChildren(QLabel) if "earlier version" in each.text()]
    assert [each.isVisibleTo(lines) for each in notes] == [True, False]
    told = part(reviewing, SigningOff).open_points()
    assert "1 line of the checklist was ticked in an earlier version" in told
    lines.boxes[0].click()
    reviewing.wait(lambda: not review.reviewed.state.ticks)
    lines.boxes[0].click()
    reviewing.wait(lambda: lines.heading.text() == "Checklist: 1 of 2")


def test_a_checklist_that_somebody_else_changed_is_not_written_over_and_the_words_are_kept(
    reviewing: Reviewing,
) -> None:
    path = rules_path(None)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('checklist = ["Bilagene er med"]\n', "utf-8")
    told: list[UserFacingError] = []
    reviewing.window.session.failed.disconnect()
    reviewing.window.session.failed.connect(told.append)
    run(reviewing, "edit_checklist")
    asked = dialog(reviewing, ChecklistDialog)
    asked.add.click()
    write("Formanden har set det", asked, reviewing)
    path.write_text('checklist = ["Bilagene er med", "Datoen er rigtig"]\n', "utf-8")
    asked.save.click()
    reviewing.wait(lambda: told)
    assert "was changed meanwhile" in told[0].what
    assert load_rules(path).checklist == ("Bilagene er med", "Datoen er rigtig")
    run(reviewing, "edit_checklist")
    assert dialog(reviewing, ChecklistDialog).lines == ("Bilagene er med", "Formanden har set det")
