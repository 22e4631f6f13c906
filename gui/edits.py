"""What a reader does, as edits that can be undone.

Ids and times are made before an edit is pushed; doing and undoing only queue finished values to the
writing thread. Where the library refuses, the edit becomes obsolete and the session says why.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QUndoCommand

from core.annotations import Annotation
from core.corrections import Correction, CorrectionKind
from core.language import _
from gui.pending import Change
from gui.session import Session


class AnnotationsEdit(QUndoCommand):
    """Annotations added, changed or deleted together."""

    def __init__(self, session: Session, text: str, changes: Sequence[Change]) -> None:
        super().__init__(text)
        self._session = session
        self._changes = tuple(changes)

    def redo(self) -> None:
        self._session.apply(self._changes, self._refused)

    def undo(self) -> None:
        self._session.apply([each.undone() for each in reversed(self._changes)], self._refused)

    def _refused(self) -> None:
        self.setObsolete(True)


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


def annotate(session: Session, text: str, *changes: Change) -> None:
    """Add, change and delete annotations as one edit, named `text` in the menu; without changes nothing."""
    if changes:
        session.undo.push(AnnotationsEdit(session, text, changes))


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


def add_tag(session: Session, tag: Annotation) -> None:
    """Put a tag on an item or a decision."""
    annotate(session, _("Add tag “{tag}”").format(tag=tag.text), Change(None, tag))


def remove_tag(session: Session, tag: Annotation) -> None:
    """Take a tag off."""
    annotate(session, _("Remove tag “{tag}”").format(tag=tag.text), Change(tag, None))


def change_note(session: Session, before: Annotation | None, after: Annotation | None) -> None:
    """Write, change or delete a note."""
    text = _("Delete note") if after is None else _("Write note") if before is None else _("Change note")
    annotate(session, text, Change(before, after))
