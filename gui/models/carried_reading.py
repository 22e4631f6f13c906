"""What became of annotations, as it is read from the library."""

from __future__ import annotations

from core.annotations import MeetingId
from core.library import Library
from gui.models.carried import CarriedRow
from gui.models.carried_result import Outcome


def waiting_rows(library: Library) -> list[CarriedRow]:
    """What waits to be placed in all meetings, the newest meeting first. Raises LibraryError."""
    return []


def outcome_of_meeting(library: Library, meeting: MeetingId) -> Outcome | None:
    """What became of the annotations of a meeting; None where none came along. Raises LibraryError."""
    return None
