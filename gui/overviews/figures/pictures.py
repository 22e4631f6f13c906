"""What the pictures show: counts of the library as bars, and the decisions that each piece stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from PySide6.QtCore import Qt

from core.language import _, ngettext
from core.library.decisions.register_counts import BodyOutcomes, DueCount, MonthCount
from core.library.decisions.register_filter import FollowUpState, RegisterFilter
from core.minutes import Outcome
from core.outcome_groups import OUTCOMES, OutcomeGroup, group_of
from gui.models.register_words import follow_up_word, short_month
from gui.panels.charts import Bar, Sort

MOST_BARS = 24
"""Bars side by side, before months become quarters, and quarters years."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Bars, their sorts, and the filter of the register for each piece; `unsaid` is what it cannot show.

    `head` is what stands over the first column of its table.
    """

    head: str
    bars: tuple[Bar, ...]
    sorts: tuple[Sort, ...]
    wishes: tuple[tuple[RegisterFilter, ...], ...]
    unsaid: str = ""


_LOOKS: dict[OutcomeGroup, tuple[str, Qt.BrushStyle]] = {
    OutcomeGroup.APPROVED: ("approved", Qt.BrushStyle.SolidPattern),
    OutcomeGroup.PASSED_ON: ("recommended", Qt.BrushStyle.BDiagPattern),
    OutcomeGroup.NOTED: ("quiet", Qt.BrushStyle.Dense6Pattern),
    OutcomeGroup.POSTPONED: ("postponed", Qt.BrushStyle.HorPattern),
    OutcomeGroup.REJECTED: ("rejected", Qt.BrushStyle.DiagCrossPattern),
    OutcomeGroup.OTHER: ("quiet", Qt.BrushStyle.NoBrush),
}
_STATES: dict[FollowUpState, tuple[str, Qt.BrushStyle]] = {
    FollowUpState.DONE: ("approved", Qt.BrushStyle.SolidPattern),
    FollowUpState.OPEN: ("recommended", Qt.BrushStyle.BDiagPattern),
    FollowUpState.OVERDUE: ("postponed", Qt.BrushStyle.DiagCrossPattern),
}


def group_name(group: OutcomeGroup) -> str:
    """The word for a group of outcomes."""
    names = {
        OutcomeGroup.APPROVED: _("Approved"),
        OutcomeGroup.PASSED_ON: _("Recommended or referred"),
        OutcomeGroup.NOTED: _("Noted or discussed"),
        OutcomeGroup.POSTPONED: _("Postponed or sent back"),
        OutcomeGroup.REJECTED: _("Rejected or taken off"),
        OutcomeGroup.OTHER: _("Other"),
    }
    return names[group]


@dataclass(frozen=True, slots=True)
class _Span:
    """A stretch of time that one bar stands for: months counted from the year 0, `months` long."""

    start: int
    months: int

    @property
    def first(self) -> date:
        return date(self.start // 12, self.start % 12 + 1, 1)

    @property
    def last(self) -> date:
        after = self.start + self.months
        return date(after // 12, after % 12 + 1, 1) - timedelta(days=1)

    @property
    def label(self) -> str:
        if self.months == 12:
            return f"{self.first.year}"
        if self.months == 3:
            quarter = (self.first.month + 2) // 3
            return _("Q{quarter} {year}").format(quarter=quarter, year=self.first.year)
        return short_month(self.first)


def _spans(months: Iterable[date], lengths: Sequence[int]) -> list[_Span]:
    """Stretches of equal length without a gap over all `months`, the shortest of `lengths` (in months) of
    which no more than MOST_BARS are needed."""
    numbers = sorted({month.year * 12 + month.month - 1 for month in months})
    if not numbers:
        return []
    for length in lengths:
        first, last = numbers[0] // length, numbers[-1] // length
        if last - first < MOST_BARS or length == lengths[-1]:
            break
    return [_Span(at * length, length) for at in range(first, last + 1)]


def over_time(counts: Sequence[MonthCount], wish: RegisterFilter) -> Picture:
    """Decisions by how they came out, by month, quarter or year as there is room for."""
    spans = _spans((each.month for each in counts if each.month is not None), (1, 3, 12))
    table: Counter[tuple[int, OutcomeGroup]] = Counter()
    undated = 0
    for each in counts:
        if each.month is None:
            undated += each.count
            continue
        at = (each.month.year * 12 + each.month.month - 1 - spans[0].start) // spans[0].months
        table[at, group_of(each.outcome)] += each.count
    bars = tuple(
        Bar(span.label, tuple(table[at, group] for group in OutcomeGroup)) for at, span in enumerate(spans)
    )
    wishes = tuple(
        tuple(
            replace(
                wish,
                first=_later(span.first, wish.first),
                last=_earlier(span.last, wish.last),
                outcomes=_outcomes(wish, group),
            )
            for group in OutcomeGroup
        )
        for span in spans
    )
    words = ngettext(
        "{count} decision without a date is not shown.",
        "{count} decisions without a date are not shown.",
        undated,
    )
    unsaid = words.format(count=undated) if undated else ""
    return _only_used(Picture(_("Period"), bars, _outcome_sorts(), wishes, unsaid))


def by_body(counts: Sequence[BodyOutcomes], wish: RegisterFilter) -> Picture:
    """Decisions by how they came out, a bar for each body, those with most decisions first."""
    several = len({each.municipality for each in counts}) > 1
    ordered = sorted(counts, key=lambda each: -sum(each.counts.values()))
    bars, wishes, nobody = [], [], 0
    for each in ordered:
        groups: Counter[OutcomeGroup] = Counter()
        for outcome, count in each.counts.items():
            groups[group_of(outcome)] += count
        if each.body is None:
            nobody += groups.total()
            continue
        name = each.name or _("No body stated")
        if several and each.municipality:
            name = _("{body}, {municipality}").format(body=name, municipality=each.municipality)
        bars.append(Bar(name, tuple(groups[group] for group in OutcomeGroup)))
        wishes.append(
            tuple(
                replace(
                    wish, bodies=frozenset({each.body}), municipality=None, outcomes=_outcomes(wish, group)
                )
                for group in OutcomeGroup
            )
        )
    words = ngettext(
        "{count} decision of no stated body is not shown.",
        "{count} decisions of no stated body are not shown.",
        nobody,
    )
    unsaid = words.format(count=nobody) if nobody else ""
    return _only_used(Picture(_("Body"), tuple(bars), _outcome_sorts(), tuple(wishes), unsaid))


def follow_ups(counts: Sequence[DueCount], wish: RegisterFilter, today: date) -> Picture:
    """Follow-ups by the month they are due in and how they stand; those without a day in a bar of their
    own."""
    spans = _spans((each.month for each in counts if each.month is not None), (1, 3, 12))
    states = tuple(_STATES)
    table: Counter[tuple[int, FollowUpState]] = Counter()
    undue = any(each.month is None for each in counts)
    for each in counts:
        at = len(spans)
        if each.month is not None:
            at = (each.month.year * 12 + each.month.month - 1 - spans[0].start) // spans[0].months
        table[at, each.state] += each.count
    labels = [*(span.label for span in spans), *[_("no day")] * undue]
    bars = tuple(Bar(label, tuple(table[at, state] for state in states)) for at, label in enumerate(labels))
    in_time: Callable[[_Span, FollowUpState], RegisterFilter] = lambda span, state: replace(  # noqa: E731
        wish,
        follow_up=state,
        # what is open and not overdue is due today or later
        due_first=max(span.first, today) if state is FollowUpState.OPEN else span.first,
        due_last=span.last,
    )
    wishes = [tuple(in_time(span, state) for state in states) for span in spans]
    if undue:
        wishes.append(tuple(replace(wish, follow_up=state, undue=True) for state in states))
    sorts = tuple(Sort(follow_up_word(state), *look) for state, look in _STATES.items())
    return _only_used(Picture(_("Due"), bars, sorts, tuple(wishes)))


def _outcome_sorts() -> tuple[Sort, ...]:
    return tuple(Sort(group_name(group), *look) for group, look in _LOOKS.items())


def _only_used(picture: Picture) -> Picture:
    """The picture without sorts that no bar has."""
    used = [at for at in range(len(picture.sorts)) if any(bar.counts[at] for bar in picture.bars)]
    return replace(
        picture,
        bars=tuple(replace(bar, counts=tuple(bar.counts[at] for at in used)) for bar in picture.bars),
        sorts=tuple(picture.sorts[at] for at in used),
        wishes=tuple(tuple(of_bar[at] for at in used) for of_bar in picture.wishes),
    )


def _outcomes(wish: RegisterFilter, group: OutcomeGroup) -> frozenset[Outcome]:
    """The outcomes of a group that are asked for."""
    return OUTCOMES[group] & wish.outcomes if wish.outcomes else OUTCOMES[group]


def _later(one: date, other: date | None) -> date:
    return one if other is None else max(one, other)


def _earlier(one: date, other: date | None) -> date:
    return one if other is None else min(one, other)
