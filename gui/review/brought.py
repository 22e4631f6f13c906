"""What another version of the draft brought: findings that settled by themselves, and new ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.language import _, ngettext
from core.review.finding import Finding
from core.review_states import ReviewState
from gui.panels.page_notice import PageNotice

if TYPE_CHECKING:
    from gui.review.review import Review
    from gui.review.work import Brought


class BroughtLine(QObject):
    """Works for one review. `line` stands at the head of the panel until it is closed."""

    def __init__(self, review: Review) -> None:
        super().__init__(review)
        self._review = review
        self.line = PageNotice(review.holder, closable=True)
        self.line.closed.connect(self._hush)
        self._hushed: Brought | None = None
        review.slots.lines.append(self.line)
        review.rows_changed.connect(self._show)
        review.turned.connect(self._show)

    def commands(self) -> dict[str, Callable[[], object]]:
        """None: it tells by itself."""
        return {}

    def _hush(self) -> None:
        self._hushed = self._review.work.brought

    def _show(self) -> None:
        review = self._review
        brought = review.work.brought if review.is_on and not review.is_behind else None
        if brought is None or brought is self._hushed:
            self.line.tell("")
        else:
            what = brought_words(brought, review.reviewed.state)
            words = _("Since the version before: {what}.").format(what=what)
            self.line.tell(words if what else "")


def brought_words(brought: Brought, state: ReviewState) -> str:
    """How many findings settled and how many are new: "2 findings settled by themselves, 1 new finding"; what
    was dismissed or let be is not told of, and of nothing, nothing."""
    parts = []
    if gone := _count(brought.settled, state):
        words = ngettext("{count} finding settled by itself", "{count} findings settled by themselves", gone)
        parts.append(words.format(count=gone))
    if come := _count(brought.new, state):
        words = ngettext("{count} new finding", "{count} new findings", come)
        parts.append(words.format(count=come))
    return ", ".join(parts)


def _count(findings: Iterable[Finding], state: ReviewState) -> int:
    dismissed = {each.key for each in state.dismissals}
    return sum(each.allowed is None and each.key not in dismissed for each in findings)
