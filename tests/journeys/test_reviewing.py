"""The secretary reviews a draft: findings, comments, a second version from Word, the sign-off, Word again."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.exports.review.forms import ReviewForm
from gui.review import watching
from gui.review.comment_dialog import CommentDialog
from gui.review.dismiss_dialog import DismissDialog
from gui.review.going_out import GoingOut
from gui.review.out_dialog import OutWanted
from gui.review.review import Review
from gui.review.rows import CommentRow, FindingRow, Shown, Standing, Wanted
from gui.review.sign_off_dialog import SignOffDialog
from gui.window import Window
from tests.gui.conftest import WAIT_MS, Start
from tests.gui.review.word_drafts import HARBOUR, ITEMS, write_draft

pytestmark = pytest.mark.started_anew

FIRST = (("Godkendelse af dagsorden", ("Dagsordenen er sendt sendt ud i god tid.",), "Godkendt."), *ITEMS[1:])
SECOND = (
    *FIRST[:1],
    ("Renovering af havnen", ("Kajen er nedslidt, og pælene skal skiftes nu.",), "Godkendt."),
    ("Nyt cykelskur ved stationen", ("Skuret rummer fyrre cykler.",), "Udsat til næste møde."),
    *ITEMS[3:],
)


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that was saved is read at once."""
    monkeypatch.setattr(watching, "REST_MS", 40)
    monkeypatch.setattr(watching, "SOON_MS", 10)


class Secretary:
    """Does what a secretary does in one window, and sees what they see."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot

    @property
    def review(self) -> Review:
        return self.window.group.review

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifier)

    def wait(self, seen: object) -> None:
        self.qtbot.waitUntil(seen, timeout=WAIT_MS)  # type: ignore[arg-type]

    def findings(self, standing: Standing = Standing.OPEN) -> set[str]:
        rows = (each for each in self.review.all_rows if isinstance(each, FindingRow))
        return {each.finding.check for each in rows if each.standing is standing}

    def comments(self) -> list[CommentRow]:
        return [each for each in self.review.all_rows if isinstance(each, CommentRow)]

    def said_below(self) -> str:
        return self.window.status.notice.text()

    def dialog(self, kind: type) -> object:
        found: list[object] = []

        def look() -> bool:
            found[:] = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind)]
            found[:] = [each for each in found if each.isVisible()]  # type: ignore[attr-defined]
            return bool(found)

        self.wait(look)
        return found[0]


def test_a_draft_is_reviewed_from_its_first_version_to_the_word_file_with_comments(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "udkast.docx"
    write_draft(path, FIRST)
    window = start([path]).window
    secretary = Secretary(window, qtbot)
    secretary.wait(lambda: window.current.loaded is not None)
    review = secretary.review

    # It says that it is a draft; the review is begun, and the findings come.
    secretary.wait(review.line.notice.isVisible)
    window.actions_["review"].trigger()
    secretary.wait(lambda: "decision-missing" in secretary.findings())
    secretary.wait(review.panel.isVisible)

    # The findings are walked by keys; one is dismissed with a reason.
    window.group.to_document()
    secretary.key(Qt.Key.Key_F4)
    secretary.wait(lambda: isinstance(review.row, FindingRow))
    for _step in review.all_rows:
        if review.row.finding.check == "word-doubled":  # type: ignore[union-attr]
            break
        secretary.key(Qt.Key.Key_F4)
    secretary.key(Qt.Key.Key_E)
    dismissal = secretary.dialog(DismissDialog)
    assert isinstance(dismissal, DismissDialog)
    QTest.keyClicks(dismissal.words, "Sådan siger formanden")
    dismissal.dismiss.click()
    secretary.wait(lambda: "word-doubled" in secretary.findings(Standing.DISMISSED))

    # A passage is commented on.
    loaded = window.current.loaded
    assert loaded is not None
    begin = loaded.source.text.index(HARBOUR)
    window.group.source.document.select(begin, begin + len(HARBOUR))
    window.group.to_document()
    secretary.key(Qt.Key.Key_G)
    asked = secretary.dialog(CommentDialog)
    assert isinstance(asked, CommentDialog)
    QTest.keyClicks(asked.words, "Hvilke pæle?")
    QTest.keyClick(asked.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    secretary.wait(lambda: [each.thread.comment.text for each in secretary.comments()] == ["Hvilke pæle?"])
    secretary.wait(lambda: isinstance(review.row, CommentRow))
    secretary.key(Qt.Key.Key_W)
    secretary.wait(lambda: [each.is_open for each in secretary.comments()] == [False])

    # Word saves a second version: it is read by itself, in front, and what is put right settles by itself.
    first = loaded.version
    write_draft(path, SECOND)
    secretary.wait(lambda: window.current.loaded is not None and window.current.loaded.version != first)
    secretary.wait(lambda: "decision-missing" in secretary.findings(Standing.GONE))
    loaded = window.current.loaded
    assert loaded is not None
    assert len(loaded.versions) == 2
    assert not window.current.looks_aside
    assert "word-doubled" in secretary.findings(Standing.DISMISSED)  # remembered
    secretary.wait(lambda: "1 finding settled by itself" in secretary.said_below())
    # The settled comment came along, and says that its text really changed; no line above the draft does.
    secretary.wait(
        lambda: [(each.is_open, each.thread.has_changed) for each in secretary.comments()] == [(False, True)]
    )
    assert not window.group.versions.notice.isVisible()
    review.panel.head.choose(Wanted(Shown.SETTLED))
    (comment,) = secretary.comments()
    secretary.wait(lambda: review.choose(comment.key))
    secretary.wait(lambda: "Kajen er " in _card_words(review) and "nedslidt" in _card_words(review))

    # The review is signed off; an item that nobody read does not keep the reader from it.
    window.actions_["sign_off"].trigger()
    signing = secretary.dialog(SignOffDialog)
    assert isinstance(signing, SignOffDialog)
    assert "4 items are not looked at" in signing.left_open.text()
    signing.sign.click()
    secretary.wait(lambda: [each.name for each in review.reviewed.sign_offs] == ["Anna"])

    # The Word document comes back with comments.
    out = tmp_path / "til Word.docx"
    going_out = next(each for each in review.parts if isinstance(each, GoingOut))
    wanted = OutWanted(ReviewForm.COMMENTED_DOCX, out, closed_items=False, personal=False)
    going_out.write(loaded.id, loaded.version, wanted)
    secretary.wait(lambda: not going_out.is_busy and out.exists())
    texts = " ".join(each.text for each in docx.Document(str(out)).comments)
    assert "Hvilke pæle?" in texts


def _card_words(review: Review) -> str:
    from PySide6.QtWidgets import QLabel

    return " ".join(each.text() for each in review.panel.card.findChildren(QLabel))
