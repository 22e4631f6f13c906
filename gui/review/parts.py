"""The parts of the review that work on what is chosen in it, made once for each group of documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from core.language import _
from gui.review.said_draft import SaidToBeDraft
from gui.timers import later

if TYPE_CHECKING:
    from gui.review.review import Review

COMMANDS = (
    *("comment", "reply_comment", "settle_comment", "dismiss_finding", "let_be", "add_word"),
    *("choose_dictionary", "edit_rules", "checklist", "edit_checklist", "sign_off", "withdraw_sign_off"),
    *("is_draft", "is_no_draft", "review_report", "commented_docx", "annotated_pdf"),
)
"""The commands of all parts, by their ids."""
WITHOUT_REVIEW = ("comment", "choose_dictionary", "edit_rules", "edit_checklist")
"""Those that are allowed where nothing is reviewed."""
REST_MS = 600
"""So long after the window came the first part is made, in milliseconds."""
STEP_MS = 30
"""So long after one the next."""


def review_first() -> str:
    """Why a command cannot be used where nothing is reviewed."""
    return _("Open the review of a document first.")


class ReviewPart(Protocol):
    """What works on the review of one document."""

    def commands(self) -> dict[str, Callable[[], object]]:
        """What the commands of the table mean here, by their ids."""
        ...


class Parts(QObject):
    """The parts of one review. A start without one needs none of them: they are loaded and made one by one
    once the window is there, or all at once when the first of them is needed."""

    def __init__(self, review: Review) -> None:
        super().__init__(review)
        said = SaidToBeDraft(review)  # works where nothing is reviewed, and takes nothing to load
        self._made: list[ReviewPart] = [said]
        self._left = _parts_of(review)
        self._soon = later(self, REST_MS, self._make_next)
        self._soon.start()
        for command in COMMANDS:
            if command not in said.commands():
                review.allowed[command].setEnabled(command in WITHOUT_REVIEW, review_first())

    def all(self) -> list[ReviewPart]:
        """All of them."""
        self._soon.stop()
        self._made += self._left
        return self._made

    def commands(self) -> dict[str, Callable[[], object]]:
        """What their commands mean."""
        return {command: partial(self._run, command) for command in COMMANDS}

    def _run(self, command: str) -> None:
        for part in self.all():
            if command in (own := part.commands()):
                own[command]()

    def _make_next(self) -> None:
        made = next(self._left, None)
        if made is not None:
            self._made.append(made)
            self._soon.start(STEP_MS)


def _parts_of(review: Review) -> Iterator[ReviewPart]:
    """All of them, each loaded when it is its turn. A new one is added here; it puts what it shows into
    `review.slots`, and its commands stand in COMMANDS."""
    from gui.review.brought import BroughtLine

    yield BroughtLine(review)
    from gui.review.comments import Comments

    yield Comments(review)
    from gui.review.dismissing import Dismissing

    yield Dismissing(review)
    from gui.review.spelling_menu import SpellingMenu

    yield SpellingMenu(review)
    from gui.review.rules import RulesFile

    yield RulesFile(review)
    from gui.review.checklist import Checklist

    yield Checklist(review)
    from gui.review.sign_off import SigningOff

    yield SigningOff(review)
    from gui.review.watching import DraftWatch

    yield DraftWatch(review)
    from gui.review.going_out import GoingOut

    yield GoingOut(review)
