"""What the reader does with annotations that came along to another version, or wait to be placed there, as
edits that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.annotations import MeetingId
from core.carried import Anchor
from gui.session import Session

if TYPE_CHECKING:
    from gui.models.carried import CarriedRow


def place(session: Session, row: CarriedRow, anchor: Anchor) -> None:
    """Place the annotations of `row` where they belong in the new version."""


def leave(session: Session, row: CarriedRow) -> None:
    """Have the annotations of `row` wait no more, and stay where they stood."""


def put_back(session: Session, meeting: MeetingId) -> None:
    """Have all annotations stand again where they stood before they came along."""


def take_along_again(session: Session, meeting: MeetingId) -> None:
    """Have them come along after all."""
