"""What is chosen in the review is chosen no more where the reader goes to another item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gui.review.marks import mark_of
from gui.timers import later

if TYPE_CHECKING:
    from gui.review.review import Review


class LettingGo(QObject):
    """Works for one review, so that no key works on a finding of an item that the reader does not look at.
    Who only scrolls keeps what is chosen while its place is in view."""

    def __init__(self, review: Review) -> None:
        super().__init__(review)
        self._review = review
        self._scrolled = False  # the item in view follows scrolling
        self._soon = later(self, 0, self._let_go)
        review.current.item_chosen.connect(self._follow)
        review.source.offset_changed.connect(self._note)

    def _follow(self, _item: int) -> None:
        if self._review.row is not None and not self._review.goes:
            self._scrolled = False
            self._soon.start()

    def _note(self, _offset: int) -> None:
        """That was scrolling: it is told behind the item it led to."""
        self._scrolled = True

    def _let_go(self) -> None:
        review = self._review
        row, view, current = review.row, review.source.view, review.current
        if row is None or review.is_behind or review.panel.card.has_keyboard():
            return
        if row.item is not None and row.item == current.items[current.item]:
            return
        place = mark_of(row)
        in_view = place is None or (view is not None and view.shows(place.span))
        if not self._scrolled or not in_view:
            review.let_go()
