"""What the reader does with annotations that came along to another version, or wait to be placed there, as
edits that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from core.annotations import MeetingId
from core.carried import Anchor
from core.language import _
from core.library import Changes, Library
from core.library.carrying.by_hand import Before, PlacedByHand, place_by_hand, put_as_before
from core.library.carrying.by_hand import leave as leave_waiting
from core.library.carrying.told import outcome_of
from core.library.carrying.undoing import redo_carried, undo_carried
from core.wording import shortened
from gui.edits.library import Between, Change, LibraryEdit
from gui.edits.queued import push
from gui.session import Session

if TYPE_CHECKING:
    from gui.models.carried import CarriedRow


def place(session: Session, row: CarriedRow, anchor: Anchor) -> None:
    """Place the annotations of `row` where they belong in the new version."""
    text = _("Place “{words}”").format(words=shortened(row.words))
    _push(
        session,
        text,
        lambda library: place_by_hand(library, row.meeting, row.ids, anchor, row.to_version),
    )


def leave(session: Session, row: CarriedRow) -> None:
    """Have the annotations of `row` wait no more, and stay where they stood."""
    text = _("Leave “{words}” without a place").format(words=shortened(row.words))
    _push(session, text, lambda library: leave_waiting(library, row.meeting, row.ids, row.to_version))


def put_back(session: Session, meeting: MeetingId) -> None:
    """Have all annotations stand again where they stood before they came along."""
    _turn(session, meeting, _("Put the annotations back"), undo_carried, redo_carried)


def take_along_again(session: Session, meeting: MeetingId) -> None:
    """Have them come along after all."""
    _turn(session, meeting, _("Take the annotations along again"), redo_carried, undo_carried)


def _push(session: Session, text: str, work: Callable[[Library], PlacedByHand]) -> None:
    before: list[Sequence[Before]] = []  # used on the writing thread alone

    def forth(library: Library) -> Changes:
        try:
            placed = work(library)
        except LookupError:  # the version was removed meanwhile, or another library restored
            return Changes(everything=True)
        before[:] = [placed.before]
        return placed.changes

    def back(library: Library) -> Changes:
        return put_as_before(library, before[0]) if before else Changes()

    push(session, text, forth, back)


def _turn(
    session: Session,
    meeting: MeetingId,
    text: str,
    forth: Callable[[Library, MeetingId, str, Between], Changes],
    back: Callable[[Library, MeetingId, str, Between], Changes],
) -> None:
    """Take back that the annotations of a meeting came along, or the other way round."""
    moments: list[str] = []  # used on the writing thread alone

    def way_back(library: Library) -> Change:
        result = outcome_of(library, meeting)
        if result is not None:
            moments[:] = [result.moment]
        return lambda again, between: turn(again, between, back)

    def turn(library: Library, between: Between, work: Callable[..., Changes]) -> Changes:
        return work(library, meeting, moments[0], between) if moments else Changes()

    session.undo.push(
        LibraryEdit(session, text, lambda library, between: turn(library, between, forth), way_back)
    )
