"""Correcting what the parser read, as edits that can be undone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from core.corrections import Correction, CorrectionKind
from core.language import _
from gui.edits.queued import QueuedEdit
from gui.session import Session


def put_right(session: Session, before: Correction | None, after: Correction | None) -> None:
    """Make, change or take back a correction."""
    names = {
        CorrectionKind.OUTCOME: _("Correct the outcome"),
        CorrectionKind.DECISION: _("Choose the decision’s text"),
        CorrectionKind.HEADING: _("Make a heading"),
        CorrectionKind.JOINED: _("Join with the item before"),
        CorrectionKind.CLOSED: _("Close the item"),
        CorrectionKind.OPEN: _("Open the item"),
    }
    text = _("Take a correction back") if after is None else names[after.kind]
    forth, back = partial(_put, session, after, before), partial(_put, session, before, after)
    session.undo.push(QueuedEdit(text, forth, back))


def _put(
    session: Session, wanted: Correction | None, instead_of: Correction | None, refused: Callable[[], None]
) -> None:
    if wanted is not None:
        session.correct(wanted, refused)
    elif instead_of is not None:
        session.take_back(instead_of, refused)
