"""The annotated summary of a meeting, assembled once for all formats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from core.annotations import Annotation, AnnotationKind, ItemKey, find_decision, find_item
from core.language import _, clock_time, long_date, ngettext
from core.library import LoadedMeeting
from core.minutes import AgendaItem, Decision, DocumentKind, Outcome
from core.wording import kind_name


@dataclass(frozen=True, slots=True)
class Note:
    """A reader's note."""

    text: str
    author: str
    modified: datetime  # UTC


@dataclass(frozen=True, slots=True)
class Remarks:
    """What readers added to one thing: tags in the order they came, each once, and notes, oldest first."""

    tags: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.tags or self.notes)


@dataclass(frozen=True, slots=True)
class DecisionSummary:
    """One decision: `outcome` is the one in effect, `body` and `date` are who made it and when, as far as
    that is not this meeting."""

    outcome: Outcome
    text: str  # paragraphs separated by newlines
    own: bool
    body: str | None
    date: date | None
    remarks: Remarks


@dataclass(frozen=True, slots=True)
class ItemSummary:
    """One agenda item with what was decided and what readers added."""

    number: str | None
    title: str | None
    case_number: str | None
    closed: bool
    decisions: tuple[DecisionSummary, ...]
    remarks: Remarks  # on the item as a whole


@dataclass(frozen=True, slots=True)
class Unplaced:
    """What readers added to an item that this version of the document does not have."""

    item: ItemKey
    remarks: Remarks


@dataclass(frozen=True, slots=True)
class Summary:
    """A meeting's head, its items, and annotations whose item was not found.

    `name` is the document's file name; `left_out` is how many closed items are not in `items` because
    nobody asked for them.
    """

    name: str
    kind: DocumentKind
    draft: bool
    body: str | None
    municipality: str | None
    date: date | None
    start_time: time | None
    end_time: time | None
    place: str | None
    items: tuple[ItemSummary, ...]
    unplaced: tuple[Unplaced, ...]
    left_out: int


def assemble(loaded: LoadedMeeting, annotations: Iterable[Annotation], *, closed_items: bool) -> Summary:
    """The summary of `loaded` with `annotations`; closed items and what was added to them only where
    `closed_items` asks for them."""
    meeting = loaded.meeting
    on_items: defaultdict[int, list[Annotation]] = defaultdict(list)
    elsewhere: defaultdict[ItemKey, list[Annotation]] = defaultdict(list)
    for annotation in sorted(annotations, key=lambda annotation: annotation.created):
        index = find_item(meeting.items, annotation.item)
        if index is None:
            elsewhere[annotation.item].append(annotation)
        else:
            on_items[index].append(annotation)
    return Summary(
        name=loaded.name,
        kind=meeting.kind,
        draft=meeting.draft,
        body=meeting.body,
        municipality=meeting.municipality,
        date=meeting.date,
        start_time=meeting.start_time,
        end_time=meeting.end_time,
        place=meeting.place,
        items=tuple(
            _item(loaded, item, on_items[index])
            for index, item in enumerate(meeting.items)
            if closed_items or not item.closed
        ),
        unplaced=tuple(Unplaced(key, _remarks(found)) for key, found in elsewhere.items()),
        left_out=0 if closed_items else sum(item.closed for item in meeting.items),
    )


def heading(summary: Summary) -> str:
    """The meeting in a line: "Økonomiudvalget, 14. maj 2024"; the file's name where the body is unknown."""
    name = summary.body or summary.name
    if summary.date is None:
        return name
    return _("{body}, {date}").format(body=name, date=long_date(summary.date))


def item_heading(number: str | None, title: str | None) -> str:
    """An item in a line: "2. Budgetopfølgning". "§ 12" and the like keep their form."""
    words = title or _("No title stated")
    if number is None:
        return words
    return f"{number}. {words}" if number.isdecimal() else f"{number} {words}"


def head_lines(summary: Summary) -> list[tuple[str, str]]:
    """Label and value of what the meeting's head states, beyond its heading."""
    document = kind_name(summary.kind)
    if summary.draft:
        document = _("{document} (draft)").format(document=document)
    found = [
        (_("Municipality"), summary.municipality),
        (_("Time"), _hours(summary.start_time, summary.end_time)),
        (_("Place"), summary.place),
        (_("Document"), document),
        (_("File"), summary.name),
    ]
    return [(label, value) for label, value in found if value]


def decided_by(decision: DecisionSummary) -> str:
    """Who decided and when, for a decision that is not this meeting's own: "Byrådet, 28. maj 2024"."""
    if decision.own:
        return ""
    return ", ".join(
        part for part in (decision.body, long_date(decision.date) if decision.date else None) if part
    )


def note_line(note: Note) -> str:
    """Above a note: "Note by Anne Holm, 15 May 2024"."""
    return _("Note by {author}, {date}").format(
        author=note.author, date=long_date(note.modified.astimezone().date())
    )


def left_out_line(count: int) -> str:
    """How many closed items a summary does not show; empty for none."""
    if count == 0:
        return ""
    return ngettext("{count} closed item is left out.", "{count} closed items are left out.", count).format(
        count=count
    )


def _hours(start: time | None, end: time | None) -> str | None:
    if start is None:
        return None
    if end is None:
        return clock_time(start)
    return f"{clock_time(start)}–{clock_time(end)}"


def _item(loaded: LoadedMeeting, item: AgendaItem, annotations: Sequence[Annotation]) -> ItemSummary:
    on_decisions: defaultdict[int | None, list[Annotation]] = defaultdict(list)
    for annotation in annotations:
        passage = annotation.passage
        index = None if passage is None else find_decision(item, passage, loaded.source.text)
        on_decisions[index].append(annotation)
    return ItemSummary(
        number=item.number,
        title=item.title,
        case_number=item.case_number,
        closed=item.closed,
        decisions=tuple(
            _decision(decision, on_decisions[index]) for index, decision in enumerate(item.decisions)
        ),
        remarks=_remarks(on_decisions[None]),
    )


def _decision(decision: Decision, annotations: Sequence[Annotation]) -> DecisionSummary:
    return DecisionSummary(
        outcome=decision.outcome,
        text=decision.text,
        own=decision.own,
        body=decision.body,
        date=decision.date,
        remarks=_remarks(annotations),
    )


def _remarks(annotations: Sequence[Annotation]) -> Remarks:
    tags = (found.text for found in annotations if found.kind == AnnotationKind.TAG)
    notes = (
        Note(found.text, found.author, found.modified)
        for found in annotations
        if found.kind == AnnotationKind.NOTE and found.text.strip()
    )
    return Remarks(tuple(dict.fromkeys(tags)), tuple(notes))
