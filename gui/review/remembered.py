"""Which meetings the reader reviews: their review opens by itself."""

from __future__ import annotations

from core.annotations import MeetingId
from gui.session import Session

MOST = 200
"""Meetings that are remembered; older ones are forgotten."""


def is_reviewed(session: Session, meeting: MeetingId) -> bool:
    """Whether the reader opened the review of a meeting, and did not close it."""
    return meeting in (session.settings.reviews or "").split()


def remember(session: Session, meeting: MeetingId, *, reviewed: bool) -> None:
    """Keep that a meeting is reviewed, or is not any more."""
    if is_reviewed(session, meeting) is not reviewed:
        others = [each for each in (session.settings.reviews or "").split() if each != meeting]
        session.choose(reviews=" ".join([*others[-MOST + 1 :], meeting] if reviewed else others))
