"""What is done with findings and comments in the real window: dismissed, ruled, commented, ticked, signed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QToolButton

from core.errors import UserFacingError
from core.exports.review.forms import ReviewForm
from core.library import open_library
from core.library.bringing_in.watched import watch
from core.review.rules import rules_path
from core.review.rules_file import load_rules
from core.review.spelling.word_files import own_words
from gui.panels.side_panel import ANNOTATIONS
from gui.review import opening_files
from gui.review.checklist import Checklist, ChecklistLines
from gui.review.comment_dialog import CommentDialog
from gui.review.comments import Comments
from gui.review.dismiss_dialog import DismissDialog, usual_reasons
from gui.review.draft_file import folder_of
from gui.review.going_out import GoingOut
from gui.review.out_dialog import OutDialog, OutWanted
from gui.review.rows import CommentRow, FindingRow, Shown, Wanted
from gui.review.rules import RulesFile
from gui.review.sign_off import SigningOff
from gui.review.sign_off_dialog import SignOffDialog
from tests.gui.review.conftest import Reviewing, Watched, finding

FIRST, SECOND = "Godkendelse af dagsorden", "Budgetopfølgning"
Part = TypeVar("Part")
Shows = TypeVar("Shows", bound=QDialog)


def part(reviewing: Reviewing, kind: type[Part]) -> Part:
    return next(each for each in reviewing.review.parts if isinstance(each, kind))


def dialog(reviewing: Reviewing, kind: type[Shows]) -> Shows:
    def there() -> list[Shows]:
        return [
            each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()
        ]

    reviewing.wait(there)
    return there()[0]


def card_words(reviewing: Reviewing) -> str:
    return " | ".join(each.text() for each in reviewing.review.panel.card.findChildren(QLabel))


def run(reviewing: Reviewing, command: str) -> None:
    assert reviewing.window.actions_[command].isEnabled()
    reviewing.window.actions_[command].trigger()


def choose(reviewing: Reviewing, words: str) -> None:
    rows = (each for each in reviewing.review.all_rows if isinstance(each, FindingRow))
    assert reviewing.review.choose(next(each.key for each in rows if each.finding.quote == words))
    reviewing.settle()


def test_a_dismissal_becomes_a_rule_and_both_are_taken_back(reviewing: Reviewing) -> None:
    window, review = reviewing.window, reviewing.review
    reviewing.open([finding(window, FIRST), finding(window, SECOND)])
    choose(reviewing, SECOND)
    run(reviewing, "dismiss_finding")
    asked = dialog(reviewing, DismissDialog)
    assert not asked.rule.isChecked()
    asked.rule.setChecked(True)
    asked.dismiss.click()

    reviewing.wait(lambda: "rules.toml" in window.status.notice.text())
    (let,) = load_rules(rules_path(None)).let
    assert (let.check, let.words, let.reason) == ("sentence-long", SECOND, usual_reasons()[0])
    reviewing.wait(lambda: reviewing.listed == [f"Something is wrong with “{FIRST}”."])
    review.panel.head.choose(Wanted(Shown.DISMISSED))
    choose(reviewing, SECOND)
    assert usual_reasons()[0] in card_words(reviewing)

    window.actions_["undo"].trigger()  # both are one step
    reviewing.wait(lambda: not rules_path(None).exists())
    reviewing.wait(lambda: not reviewing.listed)
    window.actions_["redo"].trigger()
    reviewing.wait(lambda: rules_path(None).exists() and len(reviewing.listed) == 1)
    choose(reviewing, SECOND)
    run(reviewing, "dismiss_finding")  # the dismissal is taken back by the same key
    reviewing.wait(lambda: not reviewing.listed)
    review.panel.head.choose(Wanted())
    reviewing.wait(lambda: len(reviewing.listed) == 2)
    window.actions_["undo"].trigger()
    reviewing.wait(lambda: len(reviewing.listed) == 1)


def test_what_words_do_not_tell_apart_is_made_no_rule(reviewing: Reviewing) -> None:
    window = reviewing.window
    reviewing.open([replace(finding(window, FIRST), check="decision-missing")])
    choose(reviewing, FIRST)
    assert not window.actions_["let_be"].isEnabled()
    run(reviewing, "dismiss_finding")
    asked = dialog(reviewing, DismissDialog)
    assert asked.rule.isHidden()
    asked.dismiss.click()
    reviewing.wait(lambda: not reviewing.listed)
    assert not rules_path(None).exists()


def test_a_rule_that_was_edited_meanwhile_is_not_thrown_away(reviewing: Reviewing) -> None:
    window = reviewing.window
    reviewing.open([finding(window, SECOND)])
    choose(reviewing, SECOND)
    run(reviewing, "let_be")
    asked = dialog(reviewing, DismissDialog)
    assert asked.rule.isChecked()
    asked.dismiss.click()
    path = rules_path(None)
    reviewing.wait(path.exists)
    reviewing.wait(lambda: "rules.toml" in window.status.notice.text())
    path.write_text(path.read_text("utf-8") + "# mine\n", "utf-8")
    told: list[UserFacingError] = []
    window.session.failed.disconnect()
    window.session.failed.connect(told.append)
    window.actions_["undo"].trigger()
    reviewing.wait(lambda: told)
    assert "# mine" in path.read_text("utf-8")


def test_a_comment_is_made_answered_settled_and_opened_again_by_keys(reviewing: Reviewing) -> None:
    window, review = reviewing.window, reviewing.review
    reviewing.open([])
    window.group.walking.go_to(window.current.items[1].heading)
    window.group.to_document()
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_G)
    asked = dialog(reviewing, CommentDialog)
    assert not asked.save.isEnabled()
    QTest.keyClicks(asked.words, "Hvem betaler?")
    QTest.keyClick(asked.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    reviewing.wait(lambda: isinstance(review.row, CommentRow))  # it is the chosen one
    side = window.group.side.tabs  # it is the review's alone
    assert side.tabText(ANNOTATIONS) == "Annotations"
    assert not window.current.annotated_items()

    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Y)
    thread = part(reviewing, Comments)._thread
    assert thread is not None
    reviewing.wait(thread.field.hasFocus)
    QTest.keyClicks(thread.field, "Kommunen")
    review.refresh_card()  # something else in the card is another: what is being written stays
    thread = part(reviewing, Comments)._thread
    assert thread is not None
    assert thread.field.toPlainText() == "Kommunen"
    reviewing.wait(thread.field.hasFocus)
    QTest.keyClick(thread.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    reviewing.wait(lambda: "| Kommunen" in card_words(reviewing))

    window.group.to_document()
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_W)
    reviewing.wait(lambda: [each.is_open for each in review.all_rows] == [False])
    window.actions_["undo"].trigger()
    reviewing.wait(lambda: [each.is_open for each in review.all_rows] == [True])


def test_ticks_and_the_sign_off_say_who_and_are_undone(reviewing: Reviewing) -> None:
    window, review = reviewing.window, reviewing.review
    reviewing.open([finding(window, FIRST)])
    signing, lines = part(reviewing, SigningOff), part(reviewing, Checklist).lines
    assert not lines.isVisible()
    review.work.checklist = ("Bilag er med", "Lukkede punkter er ude")
    review.work.changed.emit()
    reviewing.wait(lambda: lines.isVisible() and lines.heading.text() == "Checklist: 0 of 2")
    run(reviewing, "checklist")
    QTest.keyClick(lines.boxes[0], Qt.Key.Key_Space)
    reviewing.wait(lambda: lines.heading.text() == "Checklist: 1 of 2")
    assert "Anna" in lines.boxes[0].accessibleDescription()
    height = window.height()
    window.resize(960, 540)  # no room for it in the panel: it opens by itself
    reviewing.wait(lambda: not lines.isVisible())
    run(reviewing, "checklist")
    apart = dialog(reviewing, QDialog).findChild(ChecklistLines)
    assert apart is not None
    apart.boxes[1].click()
    reviewing.wait(lambda: apart.heading.text() == "Checklist: 2 of 2")
    apart.boxes[1].click()
    reviewing.wait(lambda: apart.heading.text() == "Checklist: 1 of 2")
    dialog(reviewing, QDialog).close()
    window.resize(1300, height)
    reviewing.wait(lines.isVisible)

    run(reviewing, "sign_off")
    asked = dialog(reviewing, SignOffDialog)
    said = asked.left_open.text()
    assert "items are not looked at" in said
    assert "1 warning is left" in said
    assert "1 line of the checklist is not ticked" in said
    asked.name.setText("Gyda Raunsø")
    asked.sign.click()
    reviewing.wait(lambda: "Signed off by Gyda Raunsø" in signing.line.words.text())
    assert signing.line.isVisible()
    assert not signing.foot.isVisible()
    window.actions_["undo"].trigger()
    reviewing.wait(lambda: signing.foot.isVisible() and not signing.line.isVisible())


def test_faulty_rules_are_told_and_their_file_is_opened(
    reviewing: Reviewing, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(opening_files, "open_place", lambda place, _failed: opened.append(str(place)))
    window, rules = reviewing.window, part(reviewing, RulesFile)
    reviewing.open([])
    assert not rules.line.isVisible()
    reviewing.review.work.rules_fault = UserFacingError("Line 3 is wrong.", "Put it right.")
    reviewing.review.work.changed.emit()
    reviewing.wait(lambda: "Line 3" in rules.line.words.text() and rules.line.isVisible())
    rules.line.button.click()
    reviewing.wait(lambda: opened)
    assert opened == [str(rules_path(None))]
    assert load_rules(rules_path(None)).checks == {}  # made, and nothing in it counts yet
    assert "rules.toml" in window.status.notice.text()
    window.status._offer.click()  # where there is no editor for such files
    assert opened[1:] == [str(rules_path(None).parent)]


def test_the_draft_with_comments_is_offered_in_its_own_format_alone(reviewing: Reviewing) -> None:
    reviewing.open([])
    actions, format = reviewing.window.actions_, reviewing.window.current.loaded
    assert format is not None
    assert actions["review_report"].isEnabled()
    assert actions["commented_docx"].isEnabled() is (format.format == "docx")
    assert actions["annotated_pdf"].isEnabled() is (format.format == "pdf")


def test_suggestions_are_copied_and_words_become_the_readers(reviewing: Reviewing) -> None:
    window, review = reviewing.window, reviewing.review
    misspelt = replace(
        finding(window, SECOND), check="spelling", suggestions=("Budgetopfølgninger", "Budget")
    )
    reviewing.open([misspelt])
    choose(reviewing, SECOND)
    buttons = {each.text(): each for each in review.panel.card.findChildren(QToolButton)}
    buttons["Budget"].click()
    assert QGuiApplication.clipboard().text() == "Budget"
    run(reviewing, "add_word")
    reviewing.wait(lambda: own_words() == {SECOND})
    reviewing.wait(lambda: SECOND in window.status.notice.text())
    window.actions_["undo"].trigger()
    reviewing.wait(lambda: own_words() == frozenset())


def test_the_reader_says_whether_it_is_a_draft(reviewing: Reviewing) -> None:
    window, review = reviewing.window, reviewing.review
    reviewing.wait(lambda: review.reviewed.is_read)
    assert not window.actions_["is_no_draft"].isEnabled()
    run(reviewing, "is_draft")
    reviewing.wait(lambda: review.line.notice.isVisible() and window.actions_["is_no_draft"].isEnabled())
    window.actions_["undo"].trigger()
    reviewing.wait(lambda: not review.line.notice.isVisible())


def test_after_a_dismissal_the_next_one_is_chosen_and_shown(reviewing: Reviewing) -> None:
    window, review = reviewing.window, reviewing.review
    reviewing.open([finding(window, FIRST), finding(window, SECOND)])
    choose(reviewing, FIRST)
    run(reviewing, "dismiss_finding")
    dialog(reviewing, DismissDialog).dismiss.click()
    reviewing.wait(lambda: len(reviewing.listed) == 1)
    assert isinstance(review.row, FindingRow)
    assert review.row.finding.quote == SECOND
    reviewing.settle()
    assert "item 2" in card_words(reviewing)
    assert window.source.document.finding is not None
    run(reviewing, "dismiss_finding")
    dialog(reviewing, DismissDialog).dismiss.click()
    reviewing.wait(lambda: not reviewing.listed and review.row is None)
    review.panel.head.choose(Wanted(Shown.DISMISSED))
    choose(reviewing, SECOND)
    review.panel.head.choose(Wanted())  # what is listed is another: nothing is gone to
    assert review.row is None


def test_what_is_made_of_a_draft_is_saved_beside_it(draft: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path] = []
    monkeypatch.setattr("gui.dialogs.choosing_files.file_to_write", lambda *given: asked.append(given[3]))
    for command in ("review_report", "commented_docx"):
        run(draft.reviewing, command)
        out = dialog(draft.reviewing, OutDialog)
        draft.wait(lambda out=out: out._folder)
        out.save.click()
        out.reject()
    beside = draft.path.with_name
    assert asked == [beside("udkast review.pdf"), beside("udkast with comments.docx")]
    library = open_library(draft.window.session.library)
    assert folder_of(library, 1) == draft.path.parent
    watch(library, draft.path.parent)  # it would come in as minutes
    assert folder_of(library, 1) is None
    library.close()


def test_a_window_that_is_closed_while_a_file_is_written_waits_for_it(draft: Watched, tmp_path: Path) -> None:
    loaded, out = draft.window.current.loaded, tmp_path / "til formanden.html"
    assert loaded is not None
    going_out = part(draft.reviewing, GoingOut)
    going_out.write(loaded.id, loaded.version, OutWanted(ReviewForm.REPORT_HTML, out, False, True))
    draft.window.close()
    assert draft.window.isVisible()
    draft.wait(lambda: not draft.window.isVisible())
    assert out.exists()


def test_while_the_checks_look_nobody_is_told_that_there_is_nothing(reviewing: Reviewing) -> None:
    reviewing.open([])
    reviewing.review.step(+1)
    assert reviewing.window.status.notice.text() == "Nothing is listed to go to."
    reviewing.review.work.is_looking = True
    reviewing.review.step(+1)
    assert reviewing.window.status.notice.text() == "The checks are still looking through the document"
