"""Findings and comments as rows of one list, in the order of the document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import inf
from operator import attrgetter
from typing import NamedTuple

from core.language import _
from core.minutes import AgendaItem, Meeting
from core.review.finding import Finding, Group, Severity, order_of
from core.review_states import Dismissal, ReviewState
from gui.models.reviewed import CommentThread


class Standing(StrEnum):
    """How it stands with a finding."""

    OPEN = "open"
    DISMISSED = "dismissed"  # by the reader, with a reason
    LET_BE = "let_be"  # by the municipality's rules
    GONE = "gone"  # found in the version before, and not in this one


class FindingRow(NamedTuple):
    """A finding. `at` is the code point offset by which it stands in the list; `item` its item in the version
    in view, None where it is about the document, or gone. There may be thousands: a tuple is quickly made."""

    finding: Finding
    at: float
    standing: Standing = Standing.OPEN
    dismissal: Dismissal | None = None
    item: AgendaItem | None = None

    @property
    def name(self) -> str:
        """What it is known by in every version: the first part of its key."""
        return self.finding.key

    @property
    def key(self) -> tuple[object, ...]:
        """What it is known by as long as its document is in view: one word may be wrong at many places."""
        return self.finding.key, self.finding.span, self.standing is Standing.GONE

    @property
    def shown(self) -> tuple[Shown, ...]:
        """Where it is listed."""
        return _STANDS[self.standing]

    @property
    def is_open(self) -> bool:
        """Whether it is left to be looked at."""
        return self.standing is Standing.OPEN


class CommentRow(NamedTuple):
    """A comment with what was answered. `at` and `item` as those of a finding."""

    thread: CommentThread
    at: float
    item: AgendaItem | None = None

    @property
    def name(self) -> str:
        """What it is known by in every version: the first part of its key."""
        return self.thread.comment.id

    @property
    def key(self) -> tuple[object, ...]:
        """What it is known by."""
        return (self.thread.comment.id,)

    @property
    def shown(self) -> tuple[Shown, ...]:
        """Where it is listed."""
        return (Shown.OPEN, Shown.COMMENTS) if self.is_open else (Shown.SETTLED,)

    @property
    def is_open(self) -> bool:
        """Whether it is not settled."""
        return self.thread.settled is None


Row = FindingRow | CommentRow


class Shown(StrEnum):
    """What the list shows."""

    OPEN = "open"
    FINDINGS = "findings"
    COMMENTS = "comments"
    SETTLED = "settled"
    DISMISSED = "dismissed"

    @property
    def word(self) -> str:
        """What it is called."""
        names = {
            Shown.OPEN: _("Still open"),
            Shown.FINDINGS: _("Findings"),
            Shown.COMMENTS: _("Comments"),
            Shown.SETTLED: _("Settled"),
            Shown.DISMISSED: _("Dismissed"),
        }
        return names[self]


_STANDS: dict[Standing, tuple[Shown, ...]] = {
    Standing.OPEN: (Shown.OPEN, Shown.FINDINGS),
    Standing.DISMISSED: (Shown.DISMISSED,),
    Standing.LET_BE: (Shown.DISMISSED,),
    Standing.GONE: (Shown.SETTLED,),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows the reader wants to see: a kind of them, and of findings one group; None for all."""

    shown: Shown = Shown.OPEN
    group: Group | None = None

    def of(self, rows: Iterable[Row]) -> list[Row]:
        """The rows that are wanted."""
        shown, group = self.shown, self.group
        found = [row for row in rows if shown in row.shown]
        if group is None:
            return found
        return [row for row in found if isinstance(row, FindingRow) and row.finding.group is group]


def all_rows(
    meeting: Meeting,
    findings: Iterable[Finding],
    gone: Iterable[Finding],
    comments: Iterable[CommentThread],
    review: ReviewState,
    before: Iterable[Row] = (),
    *,
    in_view: Meeting | None = None,
) -> list[Row]:
    """All findings and comments in the order of the text of `meeting`: what is about the whole document comes
    first, notes on it and what has no place in it last. Of those `before`, the very rows stay that say the
    same. `in_view` is what comments stand in, where that is another version than the findings are of."""
    dismissed = {each.key: each for each in review.dismissals}
    known = {id(each.finding): each for each in before if isinstance(each, FindingRow)}
    rows: list[Row] = []
    for finding in findings:
        row = known.get(id(finding))
        if row is None or row.finding is not finding or row.dismissal is not dismissed.get(finding.key):
            row = _finding_row(meeting.items, finding, dismissed)
        rows.append(row)
    rows += (_comment_row((in_view or meeting).items, each) for each in comments)
    rows.sort(key=attrgetter("at"))  # quick, as most stand in order already
    rows += (FindingRow(each, inf, Standing.GONE) for each in gone)
    return rows


def open_errors(rows: Iterable[Row]) -> Counter[int | None]:
    """How many errors are open in each item, by its index."""
    found = (row for row in rows if isinstance(row, FindingRow) and row.standing is Standing.OPEN)
    return Counter(row.finding.item for row in found if row.finding.severity is Severity.ERROR)


def _finding_row(
    items: Sequence[AgendaItem], finding: Finding, dismissed: dict[str, Dismissal]
) -> FindingRow:
    item = None if finding.item is None or finding.item >= len(items) else items[finding.item]
    dismissal = dismissed.get(finding.key)
    standing = Standing.OPEN
    if dismissal is not None:
        standing = Standing.DISMISSED
    elif finding.allowed is not None:
        standing = Standing.LET_BE
    return FindingRow(finding, order_of(finding, items)[0], standing, dismissal, item)


def _comment_row(items: Sequence[AgendaItem], thread: CommentThread) -> CommentRow:
    target = thread.target
    if target is None:
        return CommentRow(thread, inf)
    item = items[target.item] if 0 <= target.item < len(items) else None
    if target.passage is not None:
        return CommentRow(thread, target.passage.start, item)
    if item is None:
        return CommentRow(thread, -1)
    span = item.heading if target.decision is None else item.decisions[target.decision].span
    return CommentRow(thread, span.start, item)
