"""The states of items: given by keys and buttons, and which item is to be looked at next."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.language import _, ngettext
from core.review_states import ItemState
from gui.edits.review import set_state
from gui.review.states import COMMANDS
from gui.review.walking import next_item

if TYPE_CHECKING:
    from gui.review.review import Review


class ItemStates(QObject):
    """Works on the item in view of one review."""

    def __init__(self, review: Review) -> None:
        super().__init__(review)
        self._review = review

    def commands(self) -> dict[str, Callable[[], object]]:
        """Give the item in view each state; go to the next one that is to be looked at."""
        own: dict[str, Callable[[], object]] = {"next_to_review": self.to_next}
        for state, command in COMMANDS.items():
            own[command] = partial(self.give, state)
        return own

    def to_next(self) -> None:
        """Go to the next item that is to be looked at."""
        review = self._review
        at = next_item(review.reviewed.standing, review.current.item)
        if at is None:
            review.around.status.show_notice(_("All items were looked at."))
            return
        review.walking.go_to(review.current.items[at].heading)

    def give(self, state: ItemState) -> None:
        """Give the item in view a state. Fine it may be with errors in it: that is said."""
        review, current = self._review, self._review.current
        loaded, index = current.loaded, current.item
        if loaded is None or index < 0 or not review.is_on or not current.is_written_on:
            return
        now = review.reviewed.standing[index]
        if now.state is not state or now.has_changed:
            wordings = review.reviewed.wordings
            set_state(review.around.session, loaded, review.reviewed.state, [index], state, wordings)
        errors = review.errors[index] if state is ItemState.FINE else 0
        if errors:
            words = ngettext(
                "The item is marked as fine, and {count} error in it is still open.",
                "The item is marked as fine, and {count} errors in it are still open.",
                errors,
            )
            review.around.status.show_notice(words.format(count=errors))
        review.show_item()
