"""What was compared, as the window holds it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.comparing_requests import Against, Compared, Joints, Side
from core.language import _, long_date
from core.library import LoadedMeeting
from core.running_text import RunningText
from core.source_text import Span
from core.versions.changes.change import Change, Remark, Show
from core.versions.changes.change_words import are_two_meetings
from core.versions.changes.remarks import remark_line
from core.versions.changes.unread_pages import unread_line
from gui.comparing.change_marks import against_marks, side_marks, span_of
from gui.comparing.change_rows import AgainstRow, ChangeRow, Row, against_rows, change_rows
from gui.comparing.view import Listed, View
from gui.comparing.wanted import CompareWanted


class Across:
    """From places in one text to those that answer them in the other; between two of them, as far along."""

    def __init__(self, here: Sequence[int], there: Sequence[int], end: Span) -> None:
        """`end` are the lengths of the two texts."""
        pairs = sorted(zip(here, there, strict=True))
        self._here = [0, *(one for one, _other in pairs)]
        self._there = [0, *(other for _one, other in pairs)]
        self._ends = end

    def __call__(self, offset: int) -> int:
        """The place in the other text, in code points."""
        at = bisect_right(self._here, offset) - 1
        here, there = self._here[at], self._there[at]
        is_last = at + 1 == len(self._here)
        next_here = self._ends[0] if is_last else self._here[at + 1]
        next_there = self._ends[1] if is_last else self._there[at + 1]
        beyond = offset - here
        if next_there < there or next_here <= here:  # what follows here stands elsewhere there
            return min(there + beyond, self._ends[1])
        return there + min(beyond * (next_there - there) // (next_here - here), next_there - there)


@dataclass(frozen=True)
class Comparison:
    """Two sides, the changes between them, which of these each filter has, by their indexes, and what each
    view lists: thousands of rows, put together before they are wanted."""

    old_side: Side
    new_side: Side
    old: LoadedMeeting
    new: LoadedMeeting
    changes: tuple[Change, ...]
    shown: dict[Show, tuple[int, ...]]
    against: tuple[Against, ...]
    closed: tuple[int, ...]
    to_new: Across
    to_old: Across
    listed: Mapping[View, Listed]
    old_running: RunningText
    new_running: RunningText
    remark: Remark | None = None

    @classmethod
    def of(
        cls,
        old: tuple[Side, LoadedMeeting],
        new: tuple[Side, LoadedMeeting],
        changes: tuple[Change, ...],
        told: Compared,
    ) -> Comparison:
        """Put together of what the process said."""
        joints: Joints = told.joints
        ends = Span(len(old[1].source.text), len(new[1].source.text))
        return cls(
            old_side=old[0],
            new_side=new[0],
            old=old[1],
            new=new[1],
            changes=changes,
            shown=told.shown,
            against=told.against,
            closed=told.closed,
            to_new=Across(joints.old, joints.new, ends),
            to_old=Across(joints.new, joints.old, Span(ends.end, ends.start)),
            listed=_listed(old[1], new[1], changes, told),
            old_running=RunningText(old[1].source, old[1].meeting),
            new_running=RunningText(new[1].source, new[1].meeting),
            remark=told.remark,
        )

    @property
    def decided_in(self) -> LoadedMeeting:
        """The version whose decisions stand against its recommendations."""
        return _decided_in(self.old, self.new, self.against)

    @property
    def unread(self) -> tuple[str, ...]:
        """Sentences on pages of either document whose words are not known."""
        lines = (unread_line(each.source, each.name) for each in (self.old, self.new))
        return tuple(filter(None, dict.fromkeys(lines)))

    @property
    def beforehand(self) -> str:
        """What should be known before the changes are read, as a sentence; empty where there is nothing, or
        where `about` says it."""
        return "" if self.remark in (None, Remark.TWO_MEETINGS) else remark_line(self.remark)

    def is_of(self, wanted: CompareWanted) -> bool:
        """Whether it has just those two sides that are wanted."""
        return (self.old_side, self.new_side) == (wanted.old, wanted.new)

    def count_in(self, show: Show, *, closed_items: bool) -> int:
        """How many changes a report has, or items where it tells of these."""
        if show is Show.AGAINST:
            return len(self.against) - (0 if closed_items else self.closed_in(show))
        return len(self.shown[show]) - (0 if closed_items else len({*self.closed} & {*self.shown[show]}))

    def closed_in(self, show: Show) -> int:
        """How many closed items are told of in a report that takes them in."""
        if show is Show.AGAINST:
            items = self.decided_in.meeting.items
            return sum(items[each.item].closed for each in self.against)
        changes = (self.changes[place] for place in {*self.closed} & {*self.shown[show]})
        return len({(change.old_item, change.new_item) for change in changes})

    def start_of(self, row: ChangeRow | AgainstRow, *, old: bool) -> int | None:
        """Where in the old text, or in the new one, a row's words begin or would stand."""
        if isinstance(row, ChangeRow):
            span = row.change.old_span if old else row.change.new_span
        else:
            in_old = self.decided_in is self.old
            span = span_of(row.against, decision=False) if in_old is old else None
        return None if span is None else span.start


def about(old: LoadedMeeting | None, new: LoadedMeeting | None) -> str:
    """What is compared: "Byrådet, 14 May 2024", or both meetings where they are two, and that they are."""
    names = []
    for each in (old, new):
        if each is not None:
            day = each.meeting.date
            names.append(each.title if day is None else f"{each.title}, {long_date(day)}")
    words = " – ".join(dict.fromkeys(names))
    if old is not None and new is not None and are_two_meetings(old.meeting, new.meeting):
        return _("{meetings} (two different meetings)").format(meetings=words)
    return words


def _decided_in(old: LoadedMeeting, new: LoadedMeeting, against: Sequence[Against]) -> LoadedMeeting:
    return old if against and not against[0].is_new else new


def _listed(
    old: LoadedMeeting, new: LoadedMeeting, changes: Sequence[Change], told: Compared
) -> dict[View, Listed]:
    def of(places: Iterable[int]) -> Listed:
        places = tuple(places)
        rows = change_rows(((each, changes[each]) for each in places), old.meeting, new.meeting)
        sides = zip((True, False), (old, new), strict=True)
        left, right = (side_marks(changes, places, side.meeting.items, old=is_old) for is_old, side in sides)
        return Listed(rows, len(places), (left, right))

    listed: dict[View, Listed] = {
        view: of(told.shown[view.show]) for view in View if view is not View.AGAINST
    }
    rows: list[Row] = against_rows(told.against, _decided_in(old, new, told.against).meeting)
    marks = against_marks(told.against, decision=False), against_marks(told.against, decision=True)
    listed[View.AGAINST] = Listed(rows, len(rows), marks)
    return listed
