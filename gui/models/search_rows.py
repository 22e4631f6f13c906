"""What the search page lists, as a flat list: leads, readers' own words, items under their meetings; or
what can be searched for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from core.annotations import MeetingId
from core.language import _, long_date, ngettext
from core.library.searching.results import FoundMeeting, ItemHit, Lead, NoteHit, Parts, Results
from core.minutes import DocumentKind
from core.query_words import Field
from core.wording import kind_name, outcome_name, role_name
from gui.models.tree import Index

FEW_NOTES = 3
"""Of the reader's own words so many are listed until more are asked for."""


class LineKind(StrEnum):
    """Where a line that can be searched for comes from."""

    SAVED = "saved"
    HISTORY = "history"
    EXAMPLE = "example"
    INSTEAD = "instead"  # of a line that found nothing


class Act(StrEnum):
    """What a row does that is no place."""

    MORE_NOTES = "more_notes"
    FORGET = "forget"  # the history


@dataclass(frozen=True, slots=True)
class Caption:
    """What the rows below are."""

    text: str


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence."""

    text: str


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line to search for, the title under which it stands, and what is said below that. `id` is that of a
    saved search."""

    kind: LineKind
    line: str
    title: str
    about: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class ActRow:
    """Something to do."""

    act: Act
    text: str


@dataclass(frozen=True, slots=True)
class LeadRow:
    """A tag, person, case or body that the words name."""

    lead: Lead


@dataclass(frozen=True, slots=True)
class HeadRow:
    """The meeting of the items below."""

    meeting: FoundMeeting


@dataclass(frozen=True, slots=True)
class HitRow:
    """An item that was found."""

    meeting: FoundMeeting
    hit: ItemHit


@dataclass(frozen=True, slots=True)
class NoteRow:
    """What a reader wrote or marked; `by` is who did where that is a colleague."""

    note: NoteHit
    by: str = ""


Row: TypeAlias = Caption | Message | LineRow | ActRow | LeadRow | HeadRow | HitRow | NoteRow
NOT_CHOSEN = (Caption, Message, HeadRow)
"""Rows that the keys step over."""


class SearchRows(QAbstractListModel):
    """The rows of the search page. `ROW` gives the Row."""

    ROW = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    @property
    def rows(self) -> Sequence[Row]:
        """What is listed."""
        return self._rows

    def show(self, rows: Sequence[Row]) -> None:
        """List `rows` instead of those before; what both have at the beginning stays."""
        kept = 0
        for before, after in zip(self._rows, rows, strict=False):
            if _key(before) != _key(after):
                break
            kept += 1
        if kept < len(self._rows):
            self.beginRemoveRows(QModelIndex(), kept, len(self._rows) - 1)
            del self._rows[kept:]
            self.endRemoveRows()
        changed = [row for row in range(kept) if self._rows[row] != rows[row]]
        self._rows[:kept] = rows[:kept]
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
        self.append(rows[kept:])

    def append(self, rows: Sequence[Row]) -> None:
        """List more below."""
        if rows:
            count = len(self._rows)
            self.beginInsertRows(QModelIndex(), count, count + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def first_hit(self) -> int:
        """The first row that is a place in a meeting; the first that can be chosen where there is none."""
        places = (at for at, row in enumerate(self._rows) if isinstance(row, HitRow | NoteRow))
        return next(places, self.step(-1, +1))

    def step(self, row: int, by: int) -> int:
        """The next row in a direction that can be chosen; `row` where there is none, -1 before the first."""
        at = row + by
        while 0 <= at < len(self._rows):
            if not isinstance(self._rows[at], NOT_CHOSEN):
                return at
            at += by
        return row

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if index.isValid() and not isinstance(self._rows[index.row()], NOT_CHOSEN):
            flags |= Qt.ItemFlag.ItemIsSelectable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == self.ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(row)
        return None


def rows_of(
    results: Results, *, all_notes: bool = False, own_names: Collection[str] | None = None
) -> list[Row]:
    """What is listed of results: leads, what readers wrote, items. A colleague is who has none of the
    `own_names`; nobody is for None."""
    rows: list[Row] = [LeadRow(lead) for lead in results.leads]
    notes = results.notes if all_notes else results.notes[:FEW_NOTES]
    writers = [
        "" if own_names is None or note.author in own_names else note.author or _("Unknown")
        for note in results.notes
    ]
    only_own = not any(writers)
    if notes:
        rows.append(Caption(_("In your notes") if only_own else _("In notes, yours and your colleagues’")))
        rows += [NoteRow(note, by) for note, by in zip(notes, writers, strict=False)]
    if rest := len(results.notes) - len(notes):
        words = (
            ngettext("{count} more of your notes", "{count} more of your notes", rest)
            if only_own
            else ngettext("{count} more note", "{count} more notes", rest)
        )
        rows.append(ActRow(Act.MORE_NOTES, words.format(count=rest)))
    return rows + item_rows(results)


def item_rows(results: Results, below: MeetingId | None = None) -> list[Row]:
    """The items of results under their meetings; those of the meeting `below`, if it is the first, go on
    under the head that is there."""
    rows: list[Row] = []
    for group in results.groups:
        if group.meeting.id != below:
            rows.append(HeadRow(group.meeting))
        rows += [HitRow(group.meeting, hit) for hit in group.items]
        below = group.meeting.id
    return rows


def _key(row: Row) -> object:
    """What a row is known by when the list is another."""
    match row:
        case HitRow():
            return "hit", row.hit.entry
        case HeadRow():
            return "meeting", row.meeting.id
        case NoteRow():
            return "note", row.note.annotation
        case _:
            return row


# What is said of a row


def plain(parts: Parts) -> str:
    """The words, hits or not."""
    return "".join(text for text, _hit in parts)


def hit_title(hit: ItemHit) -> str:
    """The title of the item; what is said where it has none."""
    if hit.index is None:
        return plain(hit.title) or _("Before the first item")
    return plain(hit.title) or (_("Closed item") if hit.closed else _("Without a title"))


def meeting_title(meeting: FoundMeeting) -> str:
    """Its date and body: "14 May 2024 · Økonomiudvalget"."""
    day = long_date(meeting.date) if meeting.date else _("No date")
    return " · ".join((day, meeting.body or _("Unknown body")))


def meeting_aside(meeting: FoundMeeting) -> str:
    """What is quietly said of it: municipality, and what its document is where that is no final minutes."""
    kind = "" if meeting.kind is DocumentKind.MINUTES else kind_name(meeting.kind)
    parts = [meeting.municipality or "", _("Draft") if meeting.draft else kind]
    return " · ".join(part for part in parts if part)


def passage_name(hit: ItemHit) -> str:
    """In which part of its item the passage stands, where that is not told by the title."""
    if hit.role is not None:
        return role_name(hit.role)
    names = {
        "decision": _("Decision"),
        "recommendation": _("Recommendation"),
        "attachment": _("Attachment"),
    }
    return names.get(hit.where, "")


def lead_name(lead: Lead) -> str:
    """What a lead is: "Tag", "Case"."""
    return {
        Field.TAG: _("Tag"),
        Field.PERSON: _("Person"),
        Field.CASE: _("Case"),
        Field.BODY: _("Body"),
    }.get(lead.field, "")


def lead_count(lead: Lead) -> str:
    """How much there is of it."""
    if lead.field is Field.BODY:
        return ngettext("{count} meeting", "{count} meetings", lead.count).format(count=lead.count)
    return ngettext("{count} item", "{count} items", lead.count).format(count=lead.count)


def writer_words(row: NoteRow) -> str:
    """Whose it is: "Your note", "By Anne Holm"."""
    return _("By {author}").format(author=row.by) if row.by else _("Your note")


def spoken(row: Row) -> str:
    """What a screen reader says of a row."""
    match row:
        case Caption() | Message() | ActRow():
            return row.text
        case LineRow():
            return ": ".join(part for part in (row.title, row.about) if part)
        case LeadRow():
            return f"{lead_name(row.lead)}: {row.lead.name}, {lead_count(row.lead)}"
        case HeadRow():
            return ", ".join(
                part for part in (meeting_title(row.meeting), meeting_aside(row.meeting)) if part
            )
        case NoteRow():
            note = row.note
            where = ", ".join(part for part in (meeting_title(note.meeting), note.item.title) if part)
            return f"{writer_words(row)}: {plain(note.parts)} ({where})"
        case HitRow():
            return _spoken_hit(row)


def _spoken_hit(row: HitRow) -> str:
    hit = row.hit
    number = _("item {number}").format(number=hit.item.number) if hit.item.number else ""
    outcome = "" if hit.outcome is None else outcome_name(hit.outcome)
    closed = _("closed") if hit.closed else ""
    passage = ": ".join(part for part in (passage_name(hit), plain(hit.parts)) if part) if hit.parts else ""
    parts = (number, hit_title(hit), outcome, closed, meeting_title(row.meeting), passage)
    return ", ".join(part for part in parts if part)
