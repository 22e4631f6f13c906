"""A summary, put together once for all formats: what was decided on which items, and what readers added.

It knows no format. `laying_out.laid_out` makes of it the pieces of a document; tables, calendars and JSON
read it as it is. A part that was not chosen is absent here already: formats show all they find.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time
from typing import TypeAlias

from core.annotations import ItemKey, MeetingId
from core.exports.choice import Choice
from core.exports.remarks import Remarks, Task
from core.minutes import DocumentKind, Outcome, Person, Votes

Day: TypeAlias = date  # where a field is called date


@dataclass(frozen=True, slots=True)
class MeetingHead:
    """The document of a meeting that items are from. `body` and `municipality` are as the reader has them
    shown, `file` is the document's name, `fingerprint` that of its bytes."""

    meeting: MeetingId
    version: int
    kind: DocumentKind
    draft: bool
    body: str | None
    municipality: str | None
    date: Day | None
    start_time: time | None
    end_time: time | None
    place: str | None
    file: str
    fingerprint: str
    has_pages: bool
    participants: tuple[Person, ...] = ()
    absent: tuple[Person, ...] = ()
    language: str = "da"  # of its text: "da", "nb", "sv"


@dataclass(frozen=True, slots=True)
class DecisionSummary:
    """One decision: `outcome` is the one in effect, `body` and `date` are who made it and when, as far as
    that is not this meeting. `page` is counted from 0."""

    outcome: Outcome
    text: str  # paragraphs separated by newlines
    own: bool
    body: str | None
    date: Day | None
    follows: bool | None  # the recommendation, as in core.minutes.Decision
    remarks: Remarks
    page: int | None = None


@dataclass(frozen=True, slots=True)
class ItemSummary:
    """One agenda item with what was recommended and decided, and what readers added."""

    meeting: MeetingHead
    index: int  # in its version
    number: str | None
    title: str | None
    case_number: str | None
    closed: bool
    recommendations: tuple[str, ...]  # each in paragraphs separated by newlines
    decisions: tuple[DecisionSummary, ...]
    votes: Votes | None
    attachments: tuple[str, ...]  # names
    remarks: Remarks  # on the item as a whole, and the marks in its text
    page: int | None = None  # where it begins, from 0


@dataclass(frozen=True, slots=True)
class Unplaced:
    """What readers added to an item, or to a decision of it, that this version of the document lacks. With a
    key of nothing it is about the text before the first item. The item may be a closed one where `closed`."""

    meeting: MeetingHead
    item: ItemKey
    remarks: Remarks
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Items under one heading: those of a meeting, whose head this is, or what else they have in common. The
    one group of items without headings has an empty `heading`."""

    heading: str
    items: tuple[ItemSummary, ...]
    head: MeetingHead | None = None
    before: Remarks = field(default_factory=Remarks)  # marks in the text before the first item of the meeting
    unplaced: tuple[Unplaced, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """What goes out.

    `left_out` is how many closed items are not here because nobody asked for them, `remarks_left_out` how
    many annotations are not because their items may be closed. `more` is how many items were not read in,
    where only the first were asked for. `reader` is None where the file is not to name them. `searched` says
    that a line of search chose the items.
    """

    title: str
    introduction: str  # paragraphs separated by newlines
    choice: Choice
    language: str  # of its own words: "da" or "en"
    made: Day
    groups: tuple[Group, ...]
    reader: str | None = None
    left_out: int = 0
    remarks_left_out: int = 0
    more: int = 0
    searched: bool = False

    @property
    def items(self) -> Iterator[ItemSummary]:
        """All items, in their order; one that stands under two headings comes twice."""
        return (item for group in self.groups for item in group.items)


@dataclass(frozen=True, slots=True)
class FollowUpSummary:
    """A follow-up with the item it is on, `on`; of what has lost its item only the key is known."""

    task: Task
    meeting: MeetingHead
    item: ItemKey
    closed: bool
    page: int | None = None
    on: ItemSummary | None = None


def remarks_within(item: ItemSummary) -> Iterator[tuple[Remarks, int | None]]:
    """All that readers added to `item`: on the whole, on its decisions, on passages; with the page."""
    yield item.remarks, item.page
    for decision in item.decisions:
        yield decision.remarks, decision.page if decision.page is not None else item.page


def follow_ups(summary: Summary) -> tuple[FollowUpSummary, ...]:
    """All follow-ups of `summary`, each once, in the order of the items."""
    found: dict[str, FollowUpSummary] = {}
    for group in summary.groups:
        for item in group.items:
            key = ItemKey(item.number, item.title, item.case_number)
            for remarks, page in remarks_within(item):
                for task, where in _tasks(remarks, page):
                    row = FollowUpSummary(task, item.meeting, key, item.closed, where, item)
                    found.setdefault(task.id, row)
        for each in group.unplaced:
            for task, where in _tasks(each.remarks, None):
                found.setdefault(task.id, FollowUpSummary(task, each.meeting, each.item, each.closed, where))
        if group.head is not None:
            for task, where in _tasks(group.before, None):
                key = ItemKey(None, None)
                found.setdefault(task.id, FollowUpSummary(task, group.head, key, False, where))
    return tuple(found.values())


def _tasks(remarks: Remarks, page: int | None) -> Iterator[tuple[Task, int | None]]:
    for task in remarks.tasks:
        yield task, page
    for mark in remarks.marks:
        yield from _tasks(mark.remarks, mark.page if mark.page is not None else page)
