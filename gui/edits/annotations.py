"""Annotating, as edits that can be undone.

Where the library refuses, annotations are kept and shown as the reader wants them, and their edit can be
undone.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QUndoCommand

from core.annotations import Annotation
from core.language import _
from gui.pending import Change, TagChange
from gui.session import Session

NO_ID, BURST_ID = -1, 1
"""What Qt knows edits by: those of NO_ID are never made one with the edit before them."""


class AnnotationsEdit(QUndoCommand):
    """Annotations, and tags of the tree, added, changed or deleted together.

    Edits of one `burst` of typing follow each other and become one step of undo.
    """

    def __init__(
        self,
        session: Session,
        text: str,
        changes: Sequence[Change],
        tags: Sequence[TagChange] = (),
        burst: object | None = None,
    ) -> None:
        super().__init__(text)
        self._burst = burst
        self._session = session
        self._changes = tuple(changes)
        self._tags = tuple(tags)

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """The annotations that it adds, changes or deletes."""
        return tuple(each.annotation for each in self._changes)

    def redo(self) -> None:
        self._session.apply(self._changes, self._refused, self._tags)

    def undo(self) -> None:
        changes = [each.undone() for each in reversed(self._changes)]
        self._session.apply(changes, self._refused, [each.undone() for each in reversed(self._tags)])

    def id(self) -> int:
        """Says to the stack that edits of bursts may become one."""
        return NO_ID if self._burst is None else BURST_ID

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take a later edit of the same annotations in, where it comes of the same burst."""
        if not isinstance(other, AnnotationsEdit) or other._burst is not self._burst:
            return False
        later = {change.annotation.id: change for change in other._changes}
        if other._tags or later.keys() != {change.annotation.id for change in self._changes}:
            return False
        self._changes = tuple(Change(each.before, later[each.annotation.id].after) for each in self._changes)
        return True

    def _refused(self) -> None:
        """The library did not take it: the wish is kept, and undoing puts another in its place."""


def annotate(
    session: Session,
    text: str,
    *changes: Change,
    tags: Sequence[TagChange] = (),
    burst: object | None = None,
) -> None:
    """Add, change and delete annotations and tags as one edit, named `text` in the menu; without changes
    nothing. Edits of one `burst` of typing become one step."""
    if changes or tags:
        session.undo.push(AnnotationsEdit(session, text, changes, tags, burst))


def remove_tag(session: Session, tag: Annotation) -> None:
    """Take a tag off."""
    annotate(session, _("Remove tag “{tag}”").format(tag=tag.text), Change(tag, None))
