"""What the pictures of the review show: the draft that comes along, half looked through.

Its spelling is shown where the machine has a Danish dictionary.
"""

from __future__ import annotations

from pathlib import Path

from picture_reader import be_active, listed, open_minutes, run, settle, show_item, span_of, type_words
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from sample_draft import DRAFT, draft

from core.language import _
from core.review.rules import rules_folder
from core.settings import Settings
from gui.application import Application
from gui.review.comment_dialog import CommentDialog
from gui.review.rows import CommentRow, FindingRow
from gui.session import Session
from gui.theme import Theme
from gui.window import Window

CHECKLIST = ("Formanden har læst referatet", "Bilagene er vedlagt")
COMMENTED = "vil afstå et et stykke"
ASKED, ANSWERED = "Hvad koster stykket?", "Det er en gave, jeg skriver det til."
SHOWN = "absent-votes"
"""The check whose finding is shown."""


def bring_in_draft(application: QApplication, library: Path, size: tuple[int, int]) -> Path:
    """A library with the draft, which Anna looks through: some items have a state, one a comment."""
    drafts = library.with_name("drafts.sqlite")
    rules = rules_folder() / "rules.toml"
    rules.parent.mkdir(exist_ok=True)
    lines = ", ".join(f'"{line}"' for line in CHECKLIST)
    rules.write_text(f"checklist = [{lines}]\n", "utf-8")
    file = library.with_name(DRAFT)
    file.write_bytes(draft())
    program = Application(application, Session(drafts, Settings(author="Anna")), Theme(application, "light"))
    window = program.window
    window.resize(*size)
    program.open([], None)
    window.files.bring_in([file])
    settle(lambda: len(listed(window)) == 1)
    be_active(window)
    open_minutes(window, "plan-og-klima")
    review(window)
    for number, state in (("1", "item_fine"), ("2", "item_needs_change"), ("5", "item_fine")):
        show_item(window, number)
        run(window, state)
        settle(lambda: not window.session.is_saving, 100)
    comment(window)
    settle(lambda: not window.session.is_saving)
    window.close()
    program.close()
    window.hide()
    return drafts


def comment(window: Window) -> None:
    """Comment on a passage, and have somebody answer."""
    span = span_of(window, COMMENTED)
    window.source.document.select(span.start, span.end)
    run(window, "comment")
    dialog = window.findChildren(CommentDialog)[-1]
    settle(dialog.isVisible, 50)
    dialog.words.setPlainText(ASKED)
    dialog.save.click()
    settle(lambda: isinstance(window.group.review.row, CommentRow))
    be_active(window)
    window.session.choose(author="Bo")
    run(window, "reply_comment")
    type_words(ANSWERED)
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(lambda: not window.session.is_saving)
    window.session.choose(author="Anna")


def review(window: Window) -> None:
    """Open the review, and wait until all is found, the misspelt words too."""
    run(window, "review")
    review = window.group.review
    settle(lambda: review.is_on and not review.work.is_looking and bool(review.all_rows))
    work = review.work
    settle(lambda: bool(work.lacking) or any(each.check == "spelling" for each in work.findings))


def at_finding(window: Window) -> None:
    """A finding that was chosen, with what to do."""
    open_minutes(window, "plan-og-klima")
    review(window)
    show_item(window, "2")
    rows = window.group.review.all_rows
    chosen = next(row for row in rows if isinstance(row, FindingRow) and row.finding.check == SHOWN)
    window.group.review.choose(chosen.key)
    buttons = window.group.review.panel.card.findChildren(QToolButton)
    next(each for each in buttons if each.text() == _("Why")).click()
    settle(lambda: True)


def at_comment(window: Window) -> None:
    """A comment that was answered."""
    open_minutes(window, "plan-og-klima")
    review(window)
    show_item(window, "2")
    chosen = next(row for row in window.group.review.all_rows if isinstance(row, CommentRow))
    window.group.review.choose(chosen.key)
    settle(lambda: True)
