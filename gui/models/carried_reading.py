"""What became of annotations, as it is read from the library."""

from __future__ import annotations

from core.annotations import MeetingId
from core.library import Library
from core.library.carrying.here import Settled
from core.library.carrying.told import CarriedTogether, outcome_of, waiting
from core.library.lists.meetings import rows_of, versions_of
from core.versions.wording import (
    word_alignment as word_alignment,  # loaded before the first row shows both wordings
)
from gui.models.annotation_cards import MeetingHead
from gui.models.carried import CarriedRow
from gui.models.carried_result import Outcome, OutcomeShown, VersionNamed


def waiting_rows(library: Library) -> list[CarriedRow]:
    """What waits to be placed in all meetings, the newest meeting first. Raises LibraryError."""
    return [
        _row(MeetingHead(each.together.meeting, each.body, each.date, each.name), each.together)
        for each in waiting(library)
    ]


def outcome_of_meeting(library: Library, meeting: MeetingId) -> Outcome | None:
    """What became of the annotations of a meeting; None where none came along. Raises LibraryError."""
    with library.snapshot():
        result = outcome_of(library, meeting)
        heads = [MeetingHead.of_row(row) for row in rows_of(library, [meeting])]
        versions = {each.id: VersionNamed.of(each) for each in versions_of(library, meeting)}
    if result is None or not heads or result.to_version not in versions:
        return None
    now = versions[result.to_version]
    rows = tuple(_row(heads[0], each, at) for at, each in enumerate(result.together))
    before = now if result.from_version is None else versions.get(result.from_version, now)
    return Outcome(heads[0], before, now, rows, result.undone)


def outcome_shown(library: Library, meeting: MeetingId) -> OutcomeShown | None:
    """The same as it is shown. Raises LibraryError."""
    outcome = outcome_of_meeting(library, meeting)
    return None if outcome is None else OutcomeShown.of(outcome)


def _row(head: MeetingHead, together: CarriedTogether, at: int = 0) -> CarriedRow:
    return CarriedRow(
        head,
        together.annotations,
        together.carried,
        together.from_version,
        together.to_version,
        waits=together.waits,
        left=together.settled is Settled.LEFT,
        by_hand=together.by_hand,
        undone=together.settled is Settled.UNDONE,
        place=(at,),
    )
