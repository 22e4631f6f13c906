"""What the meeting added to its agenda: decisions, votes, statements, absences, who was there."""

from __future__ import annotations

from collections.abc import Iterator

from core.minutes import Meeting, Role
from core.versions.changes.change import Change, ChangeKind, Part
from core.versions.changes.comparison import Comparison

OF_MEETING = frozenset(
    (
        *(Role.DECISION, Role.VOTES, Role.MINORITY, Role.AMENDMENT, Role.MOTIONS),
        *(Role.DELIBERATION, Role.ABSENT),
    )
)
"""The sections that are written when the body meets."""
_NEW = (ChangeKind.ADDED, ChangeKind.CHANGED)


def added_by_meeting(comparison: Comparison) -> tuple[Change, ...]:
    """Of the changes from an agenda to its minutes those that the meeting itself made, in their order: new
    items with all they say, and what is new in the sections that it writes. All other changes are none of its
    own."""
    return tuple(each for each in comparison.changes if _is_of_meeting(each, comparison))


def _is_of_meeting(change: Change, comparison: Comparison) -> bool:
    if change.kind is ChangeKind.ITEM_ADDED:
        return True
    if change.kind not in _NEW:
        return False
    if change.role in OF_MEETING or (change.part is Part.SECTION and change.old_item is None):
        return True
    new = comparison.new.meeting
    if change.part in (Part.HEAD, Part.END):
        return _names_somebody(change.new, new) or _tells_end(change.new, comparison)
    if change.part is not Part.SECTION or change.new_item is None or change.kind is not ChangeKind.ADDED:
        return False
    item = new.items[change.new_item]
    return any(name in change.new for name in (*item.absent, *item.not_participating, *item.disqualified))


def _names_somebody(words: str, meeting: Meeting) -> bool:
    people = (*meeting.participants, *meeting.absent, *meeting.substitutes, *meeting.staff)
    return any(person.name in words for person in people)


def _tells_end(words: str, comparison: Comparison) -> bool:
    """Whether it says when the meeting ended, and the agenda did not."""
    end = comparison.new.meeting.end_time
    if end is None or comparison.old.meeting.end_time == end:
        return False
    return any(each in words for each in _clocks(end.hour, end.minute))


def _clocks(hour: int, minute: int) -> Iterator[str]:
    for sign in ".:":
        yield f"{hour}{sign}{minute:02}"
