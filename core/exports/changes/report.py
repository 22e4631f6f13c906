"""The report of changes, put together once for all forms: which changes, and what of them may go out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from core.confidential.closed_words import ClosedWords
from core.confidential.personal import Masking
from core.language import _, language, long_date, ngettext
from core.minutes import DocumentKind, Meeting, Role
from core.versions.change import Change, Part, Show
from core.versions.change_words import items_of
from core.versions.comparing import Comparison, shown
from core.wording import in_sentence_case, kind_name

Day: TypeAlias = date  # where a field is called made


@dataclass(frozen=True, slots=True)
class Names:
    """What the two files are called; empty where they are known as versions of their meeting alone."""

    old: str = ""
    new: str = ""


@dataclass(frozen=True)
class ChangeReport:
    """What goes out: the changes that are shown, without closed items unless they were asked for, their words
    masked. `left_out` is how many closed items changed and are not in it; `holds_closed` whether any is."""

    comparison: Comparison
    changes: tuple[Change, ...]
    show: Show
    made: Day
    language: str  # of its own words: "da" or "en"
    names: Names
    left_out: int = 0
    holds_closed: bool = False


def put_together(
    comparison: Comparison,
    show: Show = Show.ALL,
    *,
    closed_items: bool = False,
    masking: Masking | None = None,
    names: Names | None = None,
) -> ChangeReport:
    """The report of those of the changes that `show` has. Without `masking` the words are as they are."""
    wanted = shown(comparison, show)
    closed = _Closed(comparison)
    kept = wanted if closed_items else tuple(each for each in wanted if not closed.has(each))
    hidden = {(each.old_item, each.new_item) for each in wanted if each not in kept}
    return ChangeReport(
        comparison,
        kept if masking is None else tuple(_masked(each, masking) for each in kept),
        show,
        date.today(),
        language(),
        names or Names(),
        left_out=len(hidden),
        holds_closed=any(closed.has(each) for each in kept),
    )


def title_of(report: ChangeReport) -> str:
    """What the report is called: "Changes: Økonomiudvalget, 14 May 2024"."""
    meeting = report.comparison.new.meeting
    body = in_sentence_case(meeting.body or "") or report.names.new
    if meeting.date is not None:
        day = long_date(meeting.date)
        body = _("{body}, {date}").format(body=body, date=day) if body else day
    title = _("Changes: {meeting}").format(meeting=body) if body else _("Changes")
    return _("{title} (closed)").format(title=title) if report.holds_closed else title


def side_name(meeting: Meeting, name: str) -> str:
    """Which document a side is: "Minutes (draft), 14 May 2024, referat.pdf"."""
    document = kind_name(meeting.kind)
    if meeting.draft:
        document = _("{document} (draft)").format(document=document)
    day = long_date(meeting.date) if meeting.date is not None else ""
    return ", ".join(filter(None, (document, day, name)))


def count_line(report: ChangeReport) -> str:
    """How many changes there are, in words."""
    return ngettext("{count} change", "{count} changes", len(report.changes)).format(
        count=len(report.changes)
    )


def nothing_line(report: ChangeReport) -> str:
    """A sentence where there is no change to show."""
    if report.comparison.changes and report.left_out and report.show is Show.ALL:
        return _("Nothing changed in the open items.")
    return {
        Show.ALL: _("Nothing changed: both say the same."),
        Show.DECISIONS: _("No decision changed."),
        Show.RECOMMENDATIONS: _("No recommendation changed."),
        Show.FIGURES: _("No number and no date changed."),
    }[report.show]


def left_out_lines(report: ChangeReport) -> Iterator[str]:
    """A sentence on closed items that changed and are not in it."""
    if count := report.left_out:
        yield ngettext(
            "{count} closed item is left out.", "{count} closed items are left out.", count
        ).format(count=count)


class _Closed:
    """Tells which changes are of closed items, or say their names."""

    def __init__(self, comparison: Comparison) -> None:
        self._meetings = comparison.old.meeting, comparison.new.meeting
        self._whole = any(each.kind is DocumentKind.CLOSED_PART for each in self._meetings)
        self._words = tuple(map(ClosedWords, self._meetings))

    def has(self, change: Change) -> bool:
        if self._whole:
            return True
        if any(item is not None and item.closed for item in items_of(change, *self._meetings)):
            return True
        if not (change.is_of_item or change.part is not Part.SECTION or change.role is Role.ATTACHMENTS):
            return False
        return any(words.told_by(said) for words in self._words for said in (change.old, change.new) if said)


def _masked(change: Change, masking: Masking) -> Change:
    """`change` with its masks. Two wordings are masked each for itself: words of both side by side would be
    read as one number."""
    old, new = masking(change.old), masking(change.new)
    if (old, new) == (change.old, change.new):
        return change
    return replace(change, old=old, new=new, pieces=())
