"""The parts of the review that work on what is chosen in it, made once for each group of documents."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from gui.review.brought import BroughtLine
from gui.review.checklist import Checklist
from gui.review.comments import Comments
from gui.review.dismissing import Dismissing
from gui.review.going_out import GoingOut
from gui.review.rules import RulesFile
from gui.review.said_draft import SaidToBeDraft
from gui.review.sign_off import SigningOff
from gui.review.spelling_menu import SpellingMenu
from gui.review.watching import DraftWatch

if TYPE_CHECKING:
    from gui.review.review import Review


class ReviewPart(Protocol):
    """What works on the review of one document."""

    def commands(self) -> dict[str, Callable[[], object]]:
        """What the commands of the table mean here, by their ids."""
        ...


def parts_of(review: Review) -> list[ReviewPart]:
    """All of them. A new one is added here; it puts what it shows into `review.slots`."""
    return [
        BroughtLine(review),
        Comments(review),
        Dismissing(review),
        SpellingMenu(review),
        RulesFile(review),
        Checklist(review),
        SigningOff(review),
        DraftWatch(review),
        SaidToBeDraft(review),
        GoingOut(review),
    ]
