"""The annotated summary of a meeting, assembled once for all formats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from core.annotations import Annotation, AnnotationKind, ItemKey
from core.corrections import find_place
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
    """What readers added to an item, or to a decision of it, that this version of the document lacks."""

    item: ItemKey
    remarks: Remarks


@dataclass(frozen=True, slots=True)
class Summary:
    """A meeting's head, its items, and annotations whose item or decision was not found.

    `name` is the document's file name; `left_out` is how many closed items are not in `items` because
    nobody asked for them, and `remarks_left_out` how many tags and notes are not in `unplaced` because their
    items may be closed.
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
    remarks_left_out: int


def assemble(loaded: LoadedMeeting, annotations: Iterable[Annotation], *, closed_items: bool) -> Summary:
    """The summary of `loaded` with `annotations`; closed items and what was added to them only where
    `closed_items` asks for them. What was added to an item that no version shows to be open counts as added
    to a closed one."""
    meeting = loaded.meeting
    placed = _Placed(loaded, annotations)
    unplaced: list[Unplaced] = []
    held_back = 0
    for (key, index), found in placed.elsewhere.items():
        remarks = _remarks(found)
        if not remarks:
            continue
        closed = not _surely_open(loaded, key) if index is None else meeting.items[index].closed
        if closed_items or not closed:
            unplaced.append(Unplaced(key, remarks))
        elif index is None:  # else the item itself is counted
            held_back += len(remarks.tags) + len(remarks.notes)
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
            _item(item, placed.on_items[index])
            for index, item in enumerate(meeting.items)
            if closed_items or not item.closed
        ),
        unplaced=tuple(unplaced),
        left_out=0 if closed_items else sum(item.closed for item in meeting.items),
        remarks_left_out=held_back,
    )


class _Placed:
    """Annotations by what they stand on in one version, oldest first.

    `on_items` has them by item and then by decision, None for the item as a whole. `elsewhere` has those
    that have no place, by their key and the item they were found to belong to, if any.
    """

    def __init__(self, loaded: LoadedMeeting, annotations: Iterable[Annotation]) -> None:
        self.on_items: defaultdict[int, defaultdict[int | None, list[Annotation]]]
        self.on_items = defaultdict(lambda: defaultdict(list))
        self.elsewhere: defaultdict[tuple[ItemKey, int | None], list[Annotation]] = defaultdict(list)
        items = loaded.meeting.items
        for annotation in sorted(annotations, key=lambda annotation: annotation.created):
            index, decision, surely = find_place(
                items,
                loaded.source.text,
                annotation.item,
                annotation.passage,
                loaded.all_corrections,
            )
            if index is None or not surely:
                self.elsewhere[annotation.item, index].append(annotation)
            else:
                self.on_items[index][decision].append(annotation)


def _surely_open(loaded: LoadedMeeting, key: ItemKey) -> bool:
    """Whether versions of the meeting have an item known by `key`, and each of them an open one."""
    here = [item.closed for item in loaded.meeting.items if ItemKey.of(item) == key]
    closed = here + [item.closed for item in loaded.elsewhere if item.key == key]
    return bool(closed) and not any(closed)


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


def left_out_line(summary: Summary) -> str:
    """What the summary does not show of closed items, in sentences; empty for nothing."""
    lines = []
    if count := summary.left_out:
        lines.append(
            ngettext("{count} closed item is left out.", "{count} closed items are left out.", count).format(
                count=count
            )
        )
    if count := summary.remarks_left_out:
        lines.append(
            ngettext(
                "{count} tag or note is left out: its item may be closed.",
                "{count} tags and notes are left out: their items may be closed.",
                count,
            ).format(count=count)
        )
    return " ".join(lines)


def _hours(start: time | None, end: time | None) -> str | None:
    if start is None:
        return None
    if end is None:
        return clock_time(start)
    return f"{clock_time(start)}–{clock_time(end)}"


def _item(item: AgendaItem, on_decisions: Mapping[int | None, Sequence[Annotation]]) -> ItemSummary:
    return ItemSummary(
        number=item.number,
        title=item.title,
        case_number=item.case_number,
        closed=item.closed,
        decisions=tuple(
            _decision(decision, on_decisions.get(index, ())) for index, decision in enumerate(item.decisions)
        ),
        remarks=_remarks(on_decisions.get(None, ())),
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
