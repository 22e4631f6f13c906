"""What the reader did that a reading of the library may not show yet, laid over every reading.

A wish is an annotation as the reader wants it, or its end. It holds from the moment it is made until a
reading that began after its commit is there; a wish that the library refused holds until it is taken.
So no view ever shows older words than the reader's, whatever order readings and commits come home in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from core.annotations import Annotation, AnnotationId, MeetingId, Tag


class Change(NamedTuple):
    """An annotation added (`before` None), changed, or deleted (`after` None)."""

    before: Annotation | None
    after: Annotation | None

    @property
    def annotation(self) -> Annotation:
        """The annotation as it shall be, or as it was."""
        annotation = self.after or self.before
        assert annotation is not None
        return annotation

    def undone(self) -> Change:
        """The change that takes this one back."""
        return Change(self.after, self.before)


class TagChange(NamedTuple):
    """A tag kept from now on (`before` None), changed, or kept no longer (`after` None)."""

    before: Tag | None
    after: Tag | None

    @property
    def tag(self) -> Tag:
        """The tag as it shall be, or as it was."""
        tag = self.after or self.before
        assert tag is not None
        return tag

    def undone(self) -> TagChange:
        """The change that takes this one back."""
        return TagChange(self.after, self.before)


@dataclass
class Wish:
    """The latest wish about one annotation."""

    change: Change
    number: int
    commit: int | None = None  # which commit of this session it went in with
    refused: bool = False
    seen: frozenset[datetime] = frozenset()  # the states it replaces: one of them is in the library

    @property
    def annotation(self) -> Annotation:
        """The annotation as it shall be, or as it was."""
        return self.change.annotation


class Pending:
    """The wishes of one session."""

    def __init__(self) -> None:
        self.commits = 0
        self._numbers = 0
        self._wishes: defaultdict[MeetingId, dict[AnnotationId, Wish]] = defaultdict(dict)

    def want(self, change: Change) -> int:
        """Note a wish; gives its number, to be told again when the library has answered."""
        self._numbers += 1
        annotation = change.annotation
        earlier = self._wish(annotation)
        seen = frozenset({(change.before or annotation).modified})
        if earlier is not None and earlier.commit is None:  # the library may refuse it, or has refused it
            seen |= earlier.seen
        self._wishes[annotation.meeting][annotation.id] = Wish(change, self._numbers, seen=seen)
        return self._numbers

    def seen(self, annotation: Annotation) -> frozenset[datetime]:
        """When the states were modified that the latest wish about an annotation replaces."""
        wish = self._wish(annotation)
        return frozenset() if wish is None else wish.seen

    def committed(self, annotation: Annotation, number: int) -> None:
        """The wish of that number is in the library."""
        self.commits += 1
        wish = self._wish(annotation)
        if wish is not None and wish.number == number:
            wish.commit, wish.refused = self.commits, False

    def refuse(self, annotation: Annotation, number: int) -> None:
        """The library did not take the wish of that number."""
        wish = self._wish(annotation)
        if wish is not None and wish.number == number:
            wish.refused = True

    def refused(self) -> list[Wish]:
        """The wishes the library did not take, oldest first."""
        wishes = (wish for of in self._wishes.values() for wish in of.values() if wish.refused)
        return sorted(wishes, key=lambda wish: wish.number)

    def give_up(self, annotation: Annotation) -> None:
        """Forget the wish about an annotation that the library refused."""
        wish = self._wish(annotation)
        if wish is not None and wish.refused:
            del self._wishes[annotation.meeting][annotation.id]

    def read(self, meeting: MeetingId, commits: int) -> None:
        """A reading of `meeting` is there that began after `commits` commits: it shows what they brought."""
        wishes = self._wishes[meeting]
        for key, wish in list(wishes.items()):
            if wish.commit is not None and wish.commit <= commits:
                del wishes[key]

    def touched(self) -> set[MeetingId]:
        """The meetings that there are wishes about."""
        return {meeting for meeting, wishes in self._wishes.items() if wishes}

    def over(
        self, meeting: MeetingId, annotations: Iterable[Annotation], commits: int = -1
    ) -> list[Annotation]:
        """`annotations` of `meeting` as the reader wants them; the first `commits` commits are in them."""
        wanted = {annotation.id: annotation for annotation in annotations}
        for key, wish in self._wishes[meeting].items():
            if (wish.commit or commits + 1) <= commits:
                continue
            if wish.change.after is None:
                wanted.pop(key, None)
            else:
                wanted[key] = wish.change.after
        return list(wanted.values())

    def clear(self) -> None:
        """Forget all wishes: another library is in place."""
        self._wishes.clear()

    def _wish(self, annotation: Annotation) -> Wish | None:
        return self._wishes[annotation.meeting].get(annotation.id)
