"""What the reader did that a reading of the library may not show yet, laid over every reading.

A wish is an annotation as the reader wants it, or its end. It holds from the moment it is made until a
reading that began after its commit is there; a wish that the library refused holds until it is taken.
So no view ever shows older words than the reader's, whatever order readings and commits come home in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
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

    @property
    def annotation(self) -> Annotation:
        """The annotation as it shall be, or as it was."""
        return self.change.annotation


class Pending:
    """The wishes of one session."""

    def __init__(self) -> None:
        self.commits = 0
        self._numbers = 0
        self._wishes: dict[AnnotationId, Wish] = {}

    def want(self, change: Change) -> int:
        """Note a wish; gives its number, to be told again when the library has answered."""
        self._numbers += 1
        self._wishes[change.annotation.id] = Wish(change, self._numbers)
        return self._numbers

    def committed(self, annotation: Annotation, number: int) -> None:
        """The wish of that number is in the library."""
        self.commits += 1
        wish = self._wishes.get(annotation.id)
        if wish is not None and wish.number == number:
            wish.commit, wish.refused = self.commits, False

    def refuse(self, annotation: Annotation, number: int) -> None:
        """The library did not take the wish of that number."""
        wish = self._wishes.get(annotation.id)
        if wish is not None and wish.number == number:
            wish.refused = True

    def refused(self) -> list[Wish]:
        """The wishes the library did not take, oldest first."""
        return sorted((wish for wish in self._wishes.values() if wish.refused), key=lambda wish: wish.number)

    def read(self, meeting: MeetingId, commits: int) -> None:
        """A reading of `meeting` is there that began after `commits` commits: it shows what they brought."""
        for key, wish in list(self._wishes.items()):
            if wish.annotation.meeting == meeting and wish.commit is not None and wish.commit <= commits:
                del self._wishes[key]

    def touched(self) -> set[MeetingId]:
        """The meetings that there are wishes about."""
        return {wish.annotation.meeting for wish in self._wishes.values()}

    def over(
        self, meeting: MeetingId, annotations: Iterable[Annotation], commits: int = -1
    ) -> list[Annotation]:
        """`annotations` of `meeting` as the reader wants them; they hold the first `commits` commits already."""
        wanted = {annotation.id: annotation for annotation in annotations}
        for key, wish in self._wishes.items():
            if wish.annotation.meeting != meeting or (wish.commit or commits + 1) <= commits:
                continue
            if wish.change.after is None:
                wanted.pop(key, None)
            else:
                wanted[key] = wish.change.after
        return list(wanted.values())

    def clear(self) -> None:
        """Forget all wishes: another library is in place."""
        self._wishes.clear()
