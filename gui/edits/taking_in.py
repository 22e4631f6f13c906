"""Taking in what a colleague gave, as one edit that can be undone.

It goes in parts, so that it can be stopped, and what else the reader does goes between them. It is pushed on
the undo stack when it is done, as only then it is known whether it changed anything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from PySide6.QtGui import QUndoCommand

from core.annotations import Annotation, AnnotationId, MeetingId
from core.errors import UserFacingError
from core.language import _
from core.library import Changes, Library
from core.sharing.taking_in import MeetingNeeded, Refused, TakenIn, take_in, undo_taking
from core.sharing.web_annotations import Given
from core.web_annotation import GivenAnnotation, MadeIn
from gui.session import Session

PART = 500
"""Annotations that are taken in before it is asked whether to go on."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of what a file gave, part by part. `done` of `total` annotations were looked at: fewer
    where the reader stopped it, or where it `broke` off. `name` is the file's."""

    name: str
    given: Given
    parts: tuple[TakenIn, ...] = ()
    done: int = 0
    broke: UserFacingError | None = None
    by_id: dict[AnnotationId, Annotation] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many annotations the file gave."""
        return len(self.given.annotations)

    @property
    def changed(self) -> bool:
        """Whether anything in the library is another."""
        return any(part.written or part.older or part.waiting or part.tags for part in self.parts)

    def count(self, of: Callable[[TakenIn], int]) -> int:
        """The sum of `of` over all parts."""
        return sum(map(of, self.parts))


def says_where(given: Given) -> bool:
    """Whether any of its annotations says which document it is about."""
    made = {each.made_in for each in given.annotations}
    return any(each.sha256 is not None or (each.body and each.date) for each in made)


class TakenEdit(QUndoCommand):
    """What was taken in already. Undone and done again in parts, as it was done."""

    def __init__(self, session: Session, taken: Taken, meeting: MeetingId | None) -> None:
        super().__init__(_("Take in the annotations of {name}").format(name=taken.name))
        self._session = session
        self._taken = taken  # used on the writing thread alone
        self._meeting = meeting
        self._is_done = True

    def redo(self) -> None:
        if self._is_done:  # as it is pushed
            self._is_done = False
            return

        def work(library: Library) -> Changes:
            between = self._session.background.run_urgent_writes
            self._taken = take_in_parts(library, self._taken.name, self._taken.given, self._meeting, between)
            if self._taken.broke is not None:
                raise self._taken.broke
            return changes_of(self._taken)

        self._session.do_and_index(work, self._refused, long=True)

    def undo(self) -> None:
        def work(library: Library) -> Changes:
            between, changes = self._session.background.run_urgent_writes, Changes(colleagues=True)
            for part in reversed(self._taken.parts):
                changes |= undo_taking(library, part, between)
            return changes

        self._session.do_and_index(work, self._refused, long=True)

    def _refused(self) -> None:
        self._session.changed.emit(Changes(everything=True))  # some of it may be written


def take_in_parts(
    library: Library,
    name: str,
    given: Given,
    meeting: MeetingId | None,
    between: Callable[[], None],
    tell: Callable[[int], object] = lambda _done: None,
    is_stopped: Callable[[], bool] = lambda: False,
) -> Taken:
    """Take in what was `given`, part by part, until `is_stopped`; `tell` is told how many were looked at.

    Where the library refuses after some of it is written, the answer says so; raises LibraryError where
    nothing is.
    """
    today, parts, done = datetime.now(UTC).date(), list[TakenIn](), 0
    broke = None
    for some in _parts(given):
        if is_stopped():
            break
        try:
            parts.append(_take_in(library, some, today, meeting, between))
        except UserFacingError as error:
            if not parts:
                raise
            broke = error
            break
        done += len(some.annotations)
        tell(done)
    by_id = {each.annotation.id: each.annotation for each in given.annotations}
    return Taken(name, given, tuple(parts), done, broke, by_id)


def changes_of(taken: Taken) -> Changes:
    """What taking in changed."""
    changes = Changes(colleagues=taken.changed)
    for part in taken.parts:
        changes |= part.changes
    return changes


def _take_in(library: Library, some: Given, *how: object) -> TakenIn:
    try:
        return take_in(library, some, *how)  # type: ignore[arg-type]
    except MeetingNeeded as error:  # others of the file say where they belong
        refused = tuple(Refused(each.annotation, error.what) for each in some.annotations)
        return TakenIn("", refused=refused)


def _parts(given: Given) -> Sequence[Given]:
    """What was given, the annotations of one document after the other, in parts; at least one."""
    by_document: defaultdict[MadeIn, list[GivenAnnotation]] = defaultdict(list)
    for each in given.annotations:
        by_document[each.made_in].append(each)
    parts = [
        Given(tuple(together[start : start + PART]))
        for together in by_document.values()
        for start in range(0, len(together), PART)
    ] or [Given(())]
    parts[0] = replace(parts[0], unread=given.unread, unread_count=given.unread_count)
    return parts
