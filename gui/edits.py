"""What a reader does, as edits that can be undone.

Ids and times are made before an edit is pushed; doing and undoing only queue finished values to the
writing thread. Where the library refuses, the session says why: annotations are kept and shown as the reader
wants them, and their edit can be undone; an edit of which nothing is kept becomes obsolete.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QUndoCommand

from core.annotations import Annotation, Colour
from core.corrections import Correction, CorrectionKind
from core.language import _
from gui.pending import Change, TagChange
from gui.session import Session

ColourName = tuple[Colour, str | None, str | None]
"""A colour with the reader's name of it before and after."""
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


class CorrectionEdit(QUndoCommand):
    """A correction made (`before` None), changed, or taken back (`after` None)."""

    def __init__(
        self, session: Session, text: str, before: Correction | None, after: Correction | None
    ) -> None:
        super().__init__(text)
        self._session = session
        self._before = before
        self._after = after

    def redo(self) -> None:
        self._put(self._after, self._before)

    def undo(self) -> None:
        self._put(self._before, self._after)

    def _put(self, wanted: Correction | None, instead_of: Correction | None) -> None:
        if wanted is not None:
            self._session.correct(wanted, self._refused)
        elif instead_of is not None:
            self._session.take_back(instead_of, self._refused)

    def _refused(self) -> None:
        self.setObsolete(True)


class ColourNamesEdit(QUndoCommand):
    """Other names of colours, each with the name before and after; None is its usual one."""

    def __init__(
        self, session: Session, text: str, names: Sequence[ColourName], refused: Callable[[], object]
    ) -> None:
        super().__init__(text)
        self._session = session
        self._names = tuple(names)
        self._tell = refused

    def redo(self) -> None:
        self._session.name_colours({colour: after for colour, _before, after in self._names}, self._refused)

    def undo(self) -> None:
        self._session.name_colours({colour: before for colour, before, _after in self._names}, self._refused)

    def _refused(self) -> None:
        self.setObsolete(True)
        self._tell()


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


def put_right(session: Session, before: Correction | None, after: Correction | None) -> None:
    """Make, change or take back a correction."""
    names = {
        CorrectionKind.OUTCOME: _("Correct the outcome"),
        CorrectionKind.DECISION: _("Choose the decision’s text"),
        CorrectionKind.HEADING: _("Make a heading"),
        CorrectionKind.JOINED: _("Join with the item before"),
    }
    text = _("Take a correction back") if after is None else names[after.kind]
    session.undo.push(CorrectionEdit(session, text, before, after))


def name_colours(
    session: Session, names: Sequence[ColourName], refused: Callable[[], object] = lambda: None
) -> None:
    """Give colours other names, as one edit: each with its name before and after, None being its usual one.

    `refused` is called where the library does not take them.
    """
    if names:
        text = _("Name a colour") if len(names) == 1 else _("Name colours")
        session.undo.push(ColourNamesEdit(session, text, names, refused))


def remove_tag(session: Session, tag: Annotation) -> None:
    """Take a tag off."""
    annotate(session, _("Remove tag “{tag}”").format(tag=tag.text), Change(tag, None))
