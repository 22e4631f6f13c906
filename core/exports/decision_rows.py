"""Decisions and follow-ups as rows of cells, which the workbook and the CSV table share.

Columns are the same whatever was chosen, so that several tables can be put below each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from core.exports.choice import Order, Part
from core.exports.layout.labels import (
    before_items,
    document_name,
    meeting_name,
    not_found,
    page_link,
    page_name,
    part_name,
)
from core.exports.remarks import Mark, Remarks, former_line, note_line, tag_lines, tags_together, task_line
from core.exports.summary import (
    DecisionSummary,
    FollowUpSummary,
    ItemSummary,
    MeetingHead,
    Summary,
    follow_ups,
)
from core.language import _
from core.legible import legible
from core.outcome_groups import as_recommended
from core.wording import outcome_name, votes_lines


class Address(NamedTuple):
    """The way to a page of a document that lies beside the table, and what is shown of it."""

    link: str
    shown: str


Cell = str | int | date | Address | None


class Column(NamedTuple):
    """A column: its head, and how many letters of the usual size fit into a line of it."""

    name: str
    width: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: each row has a cell for each column."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


class _Line(NamedTuple):
    """What one row is of: an item and a decision of it, or what has no item. `remarks` stand on this row."""

    meeting: MeetingHead
    number: str | None
    title: str | None
    case_number: str | None
    closed: bool
    remarks: tuple[Remarks, ...]
    page: int | None = None
    item: ItemSummary | None = None  # on one of its rows alone
    decision: DecisionSummary | None = None
    recommended: bool = False

    @property
    def decided_by(self) -> MeetingHead | DecisionSummary:
        """Who decided and when: an earlier decision of another body has its own body and day."""
        return self.meeting if self.decision is None or self.decision.own else self.decision


def decision_sheet(summary: Summary) -> Sheet:
    """A row a decision, and one for each item without: an item that stands under two headings comes once.

    Body and date are those of the decision, which may be an earlier one of another body; the meeting is where
    it is told. What is told of an item as a whole, its votes too, stands on the row of the meeting's own
    decision, the last one, or else on the first row. What has lost its place follows its group.
    """
    told: tuple[tuple[Column, Callable[[_Line], Cell]], ...] = (
        (Column(_("Municipality"), 14), lambda row: row.meeting.municipality),
        (Column(_("Body"), 18), lambda row: row.decided_by.body),
        (Column(_("Date"), 12), lambda row: row.decided_by.date),
        (Column(_("Meeting"), 24), lambda row: meeting_name(row.meeting)),
        (Column(_("Item number"), 8), lambda row: row.number),
        (Column(_("Item title"), 40), lambda row: row.title or _("No title stated")),
        (Column(_("Case number"), 14), lambda row: row.case_number),
        (Column(_("Closed"), 8), lambda row: _("Yes") if row.closed else None),
        (Column(_("Outcome"), 16), lambda row: outcome_name(row.decision.outcome) if row.decision else None),
        (Column(_("Recommendation followed"), 12), _followed),
        (Column(part_name(Part.DECISIONS), 60), lambda row: row.decision.text if row.decision else None),
        (
            Column(part_name(Part.RECOMMENDATION), 50),
            lambda row: "\n".join(row.item.recommendations) if row.item else None,
        ),
        (Column(_("For"), 8), lambda row: _count(row, "for_count")),
        (Column(_("Against"), 8), lambda row: _count(row, "against_count")),
        (Column(_("Abstained"), 10), lambda row: _count(row, "abstain_count")),
        (Column(part_name(Part.VOTES), 24), _votes),
        (Column(part_name(Part.TAGS), 18), _tags),
        (Column(part_name(Part.NOTES), 40), _notes),
        (Column(part_name(Part.MARKS), 40), _marks),
        (Column(part_name(Part.FOLLOW_UPS), 40), _tasks),
        (
            Column(part_name(Part.ATTACHMENTS), 30),
            lambda row: "\n".join(row.item.attachments) if row.item else None,
        ),
        (Column(_("Document"), 12), lambda row: document_name(row.meeting)),
        (Column(_("File"), 24), lambda row: row.meeting.file),
        (Column(_("Page number"), 8), lambda row: None if row.page is None else row.page + 1),
        (Column(_("Link to the page"), 24), lambda row: _address(row.meeting, row.page)),
    )
    rows = tuple(tuple(_cell(made(line)) for _column, made in told) for line in _lines(summary))
    return Sheet(_("Decisions"), tuple(column for column, _made in told), rows)


def follow_up_sheet(summary: Summary) -> Sheet:
    """A row a follow-up, those without a day last where they come by their days."""
    told: tuple[tuple[Column, Callable[[FollowUpSummary], Cell]], ...] = (
        (Column(_("Due"), 12), lambda row: row.task.due),
        (Column(_("Who"), 18), lambda row: row.task.who),
        (Column(_("What"), 50), lambda row: row.task.text),
        (Column(_("Done on"), 12), lambda row: row.task.done and row.task.done.astimezone().date()),
        (Column(_("Item number"), 8), lambda row: row.item.number),
        (Column(_("Item title"), 40), lambda row: row.item.title or _("No title stated")),
        (Column(_("Closed"), 8), lambda row: _("Yes") if row.closed else None),
        (Column(_("Case number"), 14), lambda row: row.item.case_number),
        (Column(_("Municipality"), 14), lambda row: row.meeting.municipality),
        (Column(_("Body"), 18), lambda row: row.meeting.body),
        (Column(_("Date"), 12), lambda row: row.meeting.date),
        (Column(_("Added by"), 18), lambda row: row.task.author),
        (Column(_("File"), 24), lambda row: row.meeting.file),
        (Column(_("Page number"), 8), lambda row: None if row.page is None else row.page + 1),
        (Column(_("Link to the page"), 24), lambda row: _address(row.meeting, row.page)),
    )
    found = follow_ups(summary)
    if summary.choice.order is Order.DUE:
        found = tuple(sorted(found, key=lambda row: row.task.due or date.max))
    rows = tuple(tuple(_cell(made(row)) for _column, made in told) for row in found)
    return Sheet(_("Follow-ups"), tuple(column for column, _made in told), rows)


def _lines(summary: Summary) -> Iterator[_Line]:
    seen = set()
    for group in summary.groups:
        if group.head is not None and group.before:
            yield _Line(group.head, None, before_items(), None, False, (group.before,))
        for item in group.items:
            key = (item.meeting.meeting, item.meeting.version, item.index)
            if key not in seen:
                seen.add(key)
                yield from _of_item(item)
        for each in group.unplaced:
            title = f"{each.item.title or _('No title stated')} ({not_found()})"
            known = each.item
            yield _Line(each.meeting, known.number, title, known.case_number, each.closed, (each.remarks,))


def _of_item(item: ItemSummary) -> Iterator[_Line]:
    whole = max((at for at, each in enumerate(item.decisions) if each.own), default=0)
    for at, decision in enumerate(item.decisions or (None,)):
        remarks = [item.remarks] if at == whole else []
        if decision is not None:
            remarks.append(decision.remarks)
        page = item.page if decision is None or decision.page is None else decision.page
        yield _Line(
            item.meeting,
            item.number,
            item.title,
            item.case_number,
            item.closed,
            tuple(remarks),
            page,
            item if at == whole else None,
            decision,
            bool(item.recommendations),
        )


def _cell(value: Cell) -> Cell:
    """`value` as a table can show it: empty texts are no cells."""
    if isinstance(value, Address):
        return Address(value.link, legible(value.shown))
    if isinstance(value, str):
        return legible(value).strip() or None
    return value


def _address(meeting: MeetingHead, page: int | None) -> Address:
    shown = meeting.file
    if page is not None and meeting.has_pages:
        shown = f"{shown}, {page_name(page)}"
    return Address(page_link(meeting, page), shown)


def _followed(row: _Line) -> Cell:
    if row.decision is None or not row.recommended:
        return None
    follows = as_recommended(row.decision.follows, row.decision.outcome)
    return None if follows is None else _("Yes") if follows else _("No")


def _count(row: _Line, side: str) -> Cell:
    votes = row.item.votes if row.item else None
    count: int | None = getattr(votes, side, None)
    return count


def _votes(row: _Line) -> Cell:
    votes = row.item.votes if row.item else None
    if votes is None:
        return None
    what = [_("Vote on an amendment")] if votes.on == "amendment" else []
    return "\n".join([*what, *votes_lines(votes)])


def _tags(row: _Line) -> Cell:
    tags, tagged_by = tags_together(_all(row.remarks))
    return ", ".join(tag_lines(Remarks(tags, tagged_by=tagged_by)))


def _notes(row: _Line) -> Cell:
    return "\n".join(f"{note_line(note)}: {note.text}" for each in _all(row.remarks) for note in each.notes)


def _tasks(row: _Line) -> Cell:
    return "\n".join(f"{task_line(task)}: {task.text}" for each in _all(row.remarks) for task in each.tasks)


def _marks(row: _Line) -> Cell:
    return "\n".join(_quoted(mark) for each in row.remarks for mark in each.marks)


def _quoted(mark: Mark) -> str:
    words = " ".join(mark.quoted.words.split())
    forms = (" · ".join(filter(None, (form.name, form.by))) for form in mark.forms)
    names = ", ".join(filter(None, forms))
    told = f"{words} ({names})" if words and names else words or names
    return " – ".join(filter(None, (told, former_line(mark.former))))


def _all(remarks: Iterable[Remarks]) -> Iterator[Remarks]:
    """`remarks`, and those on their marks."""
    for each in remarks:
        yield each
        for mark in each.marks:
            yield from _all((mark.remarks,))
