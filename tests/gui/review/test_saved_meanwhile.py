"""The draft is saved while a dialog is open: what is said then is of the version that was asked about."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.annotations import ItemKey
from core.errors import UserFacingError
from core.library import delete, of_meeting, open_library, put
from gui.annotations.placing import Target
from gui.review.comment_dialog import CommentDialog
from gui.review.comments import Comments
from gui.review.dismiss_dialog import DismissDialog
from gui.review.dismissing import Dismissing
from gui.review.rows import CommentRow, FindingRow
from gui.review.sign_off import SigningOff
from gui.review.sign_off_dialog import SignOffDialog
from gui.review.thread import Thread
from tests.gui.review.conftest import Reviewing, Watched, finding
from tests.gui.review.test_watching import HARBOUR_IS_WHOLE, SECOND
from tests.gui.review.test_what_is_done import dialog, part
from tests.gui.review.word_drafts import ITEMS

BEFORE_ALL = (("Nyt punkt foran", ("Her er noget ganske andet.",), "Godkendt."), *ITEMS)

pytest_plugins: list[str] = []


def test_the_version_that_nobody_saw_is_not_signed_off(draft: Watched) -> None:
    reviewing, review = draft.reviewing, draft.window.group.review
    part(reviewing, SigningOff).ask()
    asked = dialog(reviewing, SignOffDialog)
    asked.name.setText("Gyda Raunsø")
    asked.remark.setText("Alt er i orden")
    draft.save(SECOND)
    draft.wait(lambda: "nedslidt" in draft.text)
    asked.sign.click()
    assert "Nothing was signed off" in draft.told
    again = dialog(reviewing, SignOffDialog)
    assert (again.name.text(), again.remark.text()) == ("Gyda Raunsø", "Alt er i orden")
    assert "while you signed" in again.left_open.text()
    assert not review.reviewed.state.sign_offs
    again.sign.click()
    draft.wait(lambda: review.reviewed.sign_offs)
    loaded = review.current.loaded
    assert loaded is not None
    assert [each.file for each in review.reviewed.state.sign_offs] == [loaded.file]


def test_a_comment_stands_on_the_words_it_was_written_about(draft: Watched) -> None:
    review = draft.window.group.review
    comments, loaded = part(draft.reviewing, Comments), review.current.loaded
    assert loaded is not None
    start = draft.text.index(HARBOUR_IS_WHOLE)
    draft.window.source.document.select(start, start + len(HARBOUR_IS_WHOLE))
    comments.ask()
    asked = dialog(draft.reviewing, CommentDialog)
    QTest.keyClicks(asked.words, "Hvor slidt?")
    draft.save(BEFORE_ALL)
    draft.wait(lambda: "ganske andet" in draft.text)
    asked.save.click()
    assert "comes along" in draft.told

    def stands_on() -> str:
        placed = [each.target for each in review.reviewed.comments if each.target is not None]
        return "" if not placed or placed[0].passage is None else draft.text[slice(*placed[0].passage)]

    draft.wait(lambda: stands_on() == HARBOUR_IS_WHOLE)


def test_a_dismissal_is_of_the_item_that_was_asked_about(reviewing: Reviewing) -> None:
    window = reviewing.window
    reviewing.open([finding(window, "", item=1)])
    loaded = window.current.loaded
    assert loaded is not None
    reviewing.review.choose(reviewing.review.all_rows[0].key)
    window.actions_["dismiss_finding"].trigger()
    asked = dialog(reviewing, DismissDialog)
    fewer = replace(loaded.meeting, items=loaded.meeting.items[:1])
    window.current.loaded = replace(loaded, meeting=fewer)  # a newer version, of one item
    asked.dismiss.click()
    window.current.loaded = loaded
    reviewing.wait(lambda: reviewing.review.reviewed.state.dismissals)
    (kept,) = reviewing.review.reviewed.state.dismissals
    assert kept.item == ItemKey.of(loaded.meeting.items[1])


def test_a_reply_that_cannot_be_kept_stands_in_its_field_again(reviewing: Reviewing) -> None:
    window, review = reviewing.window, reviewing.review
    reviewing.open([])
    loaded, comments = window.current.loaded, part(reviewing, Comments)
    assert loaded is not None
    comments.make(loaded, Target(1), (), "Hvem betaler?")
    reviewing.wait(lambda: isinstance(review.row, CommentRow) and not window.session.is_saving)
    thread = comments._thread
    assert thread is not None
    thread.field.setPlainText("Kommunen")
    told: list[UserFacingError] = []
    window.session.failed.disconnect()
    window.session.failed.connect(told.append)
    library = open_library(window.session.library)
    (comment,) = of_meeting(library, loaded.id)
    delete(library, comment.id)  # by another window
    thread.button.click()
    reviewing.wait(lambda: told)
    assert "Kommunen" in str(told[0])
    reviewing.wait(lambda: not review.all_rows)
    put(library, comment)
    library.close()
    reviewing.wait(lambda: review.all_rows)
    assert review.choose((comment.id,))
    thread = comments._thread
    assert thread is not None
    assert thread.field.toPlainText() == "Kommunen"


def test_words_that_were_not_sent_are_there_again_also_in_the_next_start(reviewing: Reviewing) -> None:
    window, review = reviewing.window, reviewing.review
    reviewing.open([])
    loaded, comments = window.current.loaded, part(reviewing, Comments)
    assert loaded is not None
    comments.make(loaded, Target(1), (), "Hvem betaler?")
    reviewing.wait(lambda: isinstance(review.row, CommentRow))
    assert comments._thread is not None
    comments._thread.field.setPlainText("Kommunen, tror jeg")
    comments.ask()
    asked = dialog(reviewing, CommentDialog)
    asked.words.setPlainText("Står det i budgettet?")
    QTest.keyClick(asked.words, Qt.Key.Key_Escape)
    assert "are kept" in window.status.notice.text()

    window.closed.emit()  # as at the end of the program
    again = Comments(review)
    row = review.row
    assert isinstance(row, CommentRow)
    shown = again._part(row)
    assert isinstance(shown, Thread)
    assert shown.field.toPlainText() == "Kommunen, tror jeg"
    again.ask()
    asked = dialog(reviewing, CommentDialog)
    assert asked.words.toPlainText() == "Står det i budgettet?"
    asked.save.click()
    again.ask()
    assert not dialog(reviewing, CommentDialog).words.toPlainText()
    shown.deleteLater()


def test_words_of_a_dialog_that_was_left_are_there_again_for_the_same_draft(reviewing: Reviewing) -> None:
    reviewing.open([finding(reviewing.window, "Budgetopfølgning", key="k")])
    signing, dismissing = part(reviewing, SigningOff), part(reviewing, Dismissing)
    signing.ask()
    asked = dialog(reviewing, SignOffDialog)
    asked.remark.setText("Punkt 3 mangler")
    asked.reject()
    signing.ask()
    assert dialog(reviewing, SignOffDialog).remark.text() == "Punkt 3 mangler"
    dialog(reviewing, SignOffDialog).reject()
    (row,) = (each for each in reviewing.review.all_rows if isinstance(each, FindingRow))
    dismissing.ask(row)
    why = dialog(reviewing, DismissDialog)
    chosen = why.reasons.checkedButton()
    assert chosen is not None
    QTest.keyClicks(chosen, "D")  # at once: “Another reason” was not clicked before
    QTest.keyClicks(why.words, "et hedder det her")
    why.reject()
    dismissing.ask(row)
    assert dialog(reviewing, DismissDialog).reason == "Det hedder det her"
