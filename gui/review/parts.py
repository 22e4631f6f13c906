"""The parts of the review that work on what is chosen in it, made once for each group of documents."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from gui.review.review import Review


class ReviewPart(Protocol):
    """What works on the review of one document."""

    def commands(self) -> dict[str, Callable[[], object]]:
        """What the commands of the table mean here, by their ids."""
        ...


def parts_of(review: Review) -> list[ReviewPart]:
    """All of them. A new one is added here; it puts what it shows into `review.slots`."""
    return []
