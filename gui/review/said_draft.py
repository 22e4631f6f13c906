"""Whether the document in view is a draft, as the reader says."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.language import _
from gui.edits.review import say_draft

if TYPE_CHECKING:
    from gui.review.review import Review


class SaidToBeDraft(QObject):
    """Works on the document in view of one group, reviewed or not."""

    def __init__(self, review: Review) -> None:
        super().__init__(review)
        self._review = review
        for signal in (review.reviewed.changed, review.current.shown, review.turned):
            signal.connect(self._show)
        self._show()

    def commands(self) -> dict[str, Callable[[], object]]:
        """Call the document a draft, or none."""
        return {"is_draft": lambda: self.say(is_draft=True), "is_no_draft": lambda: self.say(is_draft=False)}

    def say(self, *, is_draft: bool) -> None:
        """Call the document in view a draft, or none."""
        review, loaded = self._review, self._review.current.loaded
        if loaded is not None:
            say_draft(review.around.session, loaded.id, review.reviewed.state.said, is_draft)

    def _show(self) -> None:
        review = self._review
        there, is_draft = review.current.loaded is not None, review.reviewed.is_draft
        none = "" if there else _("Open a document first.")
        review.allowed["is_draft"].setEnabled(there and not is_draft, none or _("It is a draft already."))
        review.allowed["is_no_draft"].setEnabled(there and is_draft, none or _("It is no draft already."))
