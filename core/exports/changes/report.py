"""The report of changes, put together once for all forms: which changes, and what of them may go out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from core.confidential.closed_words import ClosedWords
from core.confidential.personal import Masking
from core.exports.changes.against import of_recommendations
from core.exports.changes.masking import masked
from core.exports.changes.names import Names
from core.exports.changes.reported import ChangeReport
from core.language import _, language, long_date, ngettext
from core.minutes import DocumentKind, Meeting, Role
from core.source_text import SourceText
from core.versions.changes.change import Change, Part, Show
from core.versions.changes.change_words import (
    are_two_meetings,
    followed_word,
    items_of,
    kind_word,
    show_word,
)
from core.versions.changes.comparing import shown
from core.versions.changes.comparison import Comparison
from core.versions.changes.recommendation import followed, held_against
from core.versions.changes.remarks import remark_line
from core.versions.changes.side_labels import side_label, side_labels
from core.versions.changes.unread_pages import nothing_read_line, unread_line, unread_pages
from core.wording import in_sentence_case


def put_together(
    comparison: Comparison,
    show: Show = Show.ALL,
    *,
    closed_items: bool = False,
    masking: Masking | None = None,
    names: Names | None = None,
    closed_words: Sequence[ClosedWords] = (),
) -> ChangeReport:
    """The report of those of the changes that `show` has. Without `masking` the words are as they are, else
    all that it says of the documents is masked. `closed_words` are those of both meetings where other
    versions of them are known."""
    names = names or Names()
    if show is Show.AGAINST:
        name = names.old if held_against(comparison.new, comparison.old)[0] is comparison.old else names.new
        comparison, names = of_recommendations(comparison), Names(name, name)
    wanted = shown(comparison, Show.ALL if show is Show.AGAINST else show)
    closed = _Closed(comparison, closed_words)
    not_open = [each for each in wanted if closed.has(each)]
    hidden = set() if closed_items else {(each.old_item, each.new_item) for each in not_open}
    left = set() if closed_items else set(map(id, not_open))
    kept = tuple(each for each in wanted if id(each) not in left)
    report = ChangeReport(
        comparison,
        kept,
        show,
        date.today(),
        language(),
        names,
        left_out=len(hidden),
        holds_closed=closed_items and bool(not_open),
    )
    return report if masking is None else masked(report, masking)


def title_of(report: ChangeReport) -> str:
    """What the report is called: "Changes: Økonomiudvalget, 14 May 2024"; with both meetings of two."""
    comparison, names = report.comparison, report.names
    meetings = [_meeting_name(comparison.new.meeting, names.new)]
    if are_two_meetings(comparison.old.meeting, comparison.new.meeting):
        meetings.insert(0, _meeting_name(comparison.old.meeting, names.old))
    title = show_word(report.show) if report.show is Show.AGAINST else _("Changes")
    if any(meetings):
        title = _("{title}: {meeting}").format(title=title, meeting=" – ".join(filter(None, meetings)))
    return _("{title} (with closed items)").format(title=title) if report.holds_closed else title


def _meeting_name(meeting: Meeting, file: str) -> str:
    body = in_sentence_case(meeting.body or "") or file
    if meeting.date is None:
        return body
    day = long_date(meeting.date)
    return _("{body}, {date}").format(body=body, date=day) if body else day


def sort_word(report: ChangeReport, change: Change) -> str:
    """What sort of change it is; of a decision, what it made of the recommendation."""
    if report.show is not Show.AGAINST or change.new_item is None:
        return kind_word(change.kind)
    return followed_word(followed(report.comparison.new, change.new_item))


def remark_lines(report: ChangeReport) -> Iterator[str]:
    """A sentence on what should be known of the two beforehand."""
    if report.comparison.remark is not None:
        yield remark_line(report.comparison.remark)


def side_lines(report: ChangeReport) -> Iterator[tuple[str, str]]:
    """Which documents were compared: what each is to the comparison, and what it is."""
    comparison, names = report.comparison, report.names
    if report.show is Show.AGAINST:
        yield _("Document"), side_label(comparison.new, names.new)
        return
    old, new = side_labels(comparison.old, comparison.new, (names.old, names.new))
    yield _("Before"), old
    yield _("Now"), new


def count_line(report: ChangeReport) -> str:
    """How many changes there are, or items where these are told, in words."""
    if report.show is Show.AGAINST:
        return ngettext("{count} item", "{count} items", len(report.changes)).format(
            count=len(report.changes)
        )
    return ngettext("{count} change", "{count} changes", len(report.changes)).format(
        count=len(report.changes)
    )


def nothing_line(report: ChangeReport) -> str:
    """A sentence where there is no change to show."""
    if report.comparison.changes and report.left_out and report.show is Show.ALL:
        return _("Nothing changed in the open items.")
    if report.show is Show.ALL and any(map(unread_pages, _sources(report))):
        return nothing_read_line()
    return {
        Show.ALL: _("Nothing changed: both say the same."),
        Show.DECISIONS: _("No decision changed."),
        Show.RECOMMENDATIONS: _("No recommendation changed."),
        Show.FIGURES: _("No number and no date changed."),
        Show.ADDED: _("The meeting added nothing."),
        Show.AGAINST: _("No item has both a recommendation and a decision."),
    }[report.show]


def unread_lines(report: ChangeReport) -> Iterator[str]:
    """A sentence on pages of either document whose words are not known."""
    names = report.names.old or _("the document before"), report.names.new or _("the document now")
    lines = (unread_line(source, name) for source, name in zip(_sources(report), names, strict=True))
    yield from filter(None, dict.fromkeys(lines))


def _sources(report: ChangeReport) -> tuple[SourceText, SourceText]:
    return report.comparison.old.source, report.comparison.new.source


def left_out_lines(report: ChangeReport) -> Iterator[str]:
    """A sentence on closed items that changed and are not in it."""
    if count := report.left_out:
        yield ngettext(
            "{count} closed item is left out.", "{count} closed items are left out.", count
        ).format(count=count)


class _Closed:
    """Tells which changes are of closed items, or say their names."""

    def __init__(self, comparison: Comparison, words: Sequence[ClosedWords]) -> None:
        self._meetings = comparison.old.meeting, comparison.new.meeting
        self._whole = any(each.kind is DocumentKind.CLOSED_PART for each in self._meetings)
        self._words = (*map(ClosedWords, self._meetings), *words)

    def has(self, change: Change) -> bool:
        if self._whole:
            return True
        if any(item is not None and item.closed for item in items_of(change, *self._meetings)):
            return True
        if not (change.is_of_item or change.part is not Part.SECTION or change.role is Role.ATTACHMENTS):
            return False
        return any(words.told_by(said) for words in self._words for said in (change.old, change.new) if said)
