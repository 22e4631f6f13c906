"""What of the document is in view is told to the process that looks it through: its words come first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from core.source_text import Span
from gui.timers import later

if TYPE_CHECKING:
    from gui.review.review import Review

SEE_MS = 200
"""So long after scrolling it is told, in milliseconds."""


class InView(QObject):
    """Works for one review."""

    def __init__(self, review: Review) -> None:
        super().__init__(review)
        self._review = review
        self._soon = later(self, SEE_MS, self._tell)
        for view in (review.source.pages, review.source.text):
            view.verticalScrollBar().valueChanged.connect(self.look)

    def look(self) -> None:
        """Something else may be in view."""
        self._soon.start()

    def _tell(self) -> None:
        view = self._review.source.view
        if not self._review.is_on or view is None:
            return
        port = view.viewport().rect()
        start = view.position_at(QPoint(port.left(), 0))
        end = view.position_at(QPoint(port.right(), port.bottom()))
        if start is not None and end is not None and start < end:
            self._review.work.see([Span(start, end)])
