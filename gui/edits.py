"""What a reader does, as edits that can be undone.

Ids and times are made before an edit is pushed; doing and undoing only queue finished values to the
writing thread. Where the library refuses, the edit becomes obsolete and the session says why.
"""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtGui import QUndoCommand

from core.annotations import Annotation
from core.corrections import Correction, CorrectionKind
from core.language import _
from gui.session import Session

Added = TypeVar("Added", Annotation, Correction)


class Edit(QUndoCommand, Generic[Added]):
    """Something of the reader's added (`before` None), changed, or deleted (`after` None)."""

    def __init__(self, session: Session, text: str, before: Added | None, after: Added | None) -> None:
        super().__init__(text)
        self._session = session
        self._before: Added | None = before
        self._after: Added | None = after

    def redo(self) -> None:
        self._put(self._after, self._before)

    def undo(self) -> None:
        self._put(self._before, self._after)

    def _put(self, wanted: Added | None, instead_of: Added | None) -> None:
        if wanted is not None:
            self._write(wanted, instead_of)
        elif instead_of is not None:
            self._remove(instead_of)

    def _write(self, wanted: Added, instead_of: Added | None) -> None:
        raise NotImplementedError

    def _remove(self, gone: Added) -> None:
        raise NotImplementedError

    def _refused(self) -> None:
        self.setObsolete(True)


class AnnotationEdit(Edit[Annotation]):
    """An annotation added, changed or deleted."""

    def _write(self, wanted: Annotation, instead_of: Annotation | None) -> None:
        replacing = instead_of.modified if instead_of is not None else None
        self._session.store(wanted, replacing, self._refused)

    def _remove(self, gone: Annotation) -> None:
        self._session.remove(gone, self._refused)


class CorrectionEdit(Edit[Correction]):
    """A correction made, changed or taken back."""

    def _write(self, wanted: Correction, instead_of: Correction | None) -> None:
        self._session.correct(wanted, self._refused)

    def _remove(self, gone: Correction) -> None:
        self._session.take_back(gone, self._refused)


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
    session.undo.push(AnnotationEdit(session, _("Add tag “{tag}”").format(tag=tag.text), None, tag))


def remove_tag(session: Session, tag: Annotation) -> None:
    """Take a tag off."""
    session.undo.push(AnnotationEdit(session, _("Remove tag “{tag}”").format(tag=tag.text), tag, None))


def change_note(session: Session, before: Annotation | None, after: Annotation | None) -> None:
    """Write, change or delete a note."""
    text = _("Delete note") if after is None else _("Write note") if before is None else _("Change note")
    session.undo.push(AnnotationEdit(session, text, before, after))
