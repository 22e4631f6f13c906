"""The annotated summary of a meeting, assembled once for all formats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import cache

from core.annotations import About, Annotation, Colour, ItemKey, Passage, find_item
from core.corrections import find_marked, find_place
from core.exports.remarks import Marking, Remarks
from core.language import _, clock_time, long_date, ngettext
from core.library import LoadedMeeting
from core.minutes import AgendaItem, Decision, DocumentKind, Outcome
from core.running_text import RunningText
from core.source_text import Span
from core.wording import kind_name


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
    remarks: Remarks  # on the item as a whole, and the marks in its text


@dataclass(frozen=True, slots=True)
class Unplaced:
    """What readers added to an item, or to a decision of it, that this version of the document lacks."""

    item: ItemKey
    remarks: Remarks


@dataclass(frozen=True, slots=True)
class Summary:
    """A meeting's head, its items, and annotations whose item or decision was not found.

    `name` is the document's file name; `before` are the marks before the first item. `left_out` is how many
    closed items are not in `items` because nobody asked for them, and `remarks_left_out` how many annotations
    are not in `unplaced` because their items may be closed.
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
    before: Remarks
    items: tuple[ItemSummary, ...]
    unplaced: tuple[Unplaced, ...]
    left_out: int
    remarks_left_out: int


def assemble(
    loaded: LoadedMeeting,
    annotations: Iterable[Annotation],
    *,
    closed_items: bool,
    colour_names: Mapping[Colour, str] | None = None,
) -> Summary:
    """The summary of `loaded` with `annotations`; closed items and what was added to them only where
    `closed_items` asks for them. What was added to an item that no version shows to be open counts as added
    to a closed one. `colour_names` are the reader's; a colour without one has its usual name."""
    meeting = loaded.meeting
    placed = _Placed(loaded, annotations)
    running = cache(lambda: RunningText(loaded.source, meeting))
    marking = Marking(loaded.source, running, colour_names or {})
    unplaced: list[Unplaced] = []
    held_back = 0
    for (key, index), found in placed.elsewhere.items():
        remarks = marking.remarks(found)
        if not remarks:
            continue
        closed = not _surely_open(loaded, key) if index is None else meeting.items[index].closed
        if closed_items or not closed:
            unplaced.append(Unplaced(key, remarks))
        elif index is None:  # else the item itself is counted
            held_back += remarks.count
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
        before=marking.remarks((), placed.marks[None]),
        items=tuple(
            _item(item, placed.on_items[index], placed.marks[index], marking)
            for index, item in enumerate(meeting.items)
            if closed_items or not item.closed
        ),
        unplaced=tuple(unplaced),
        left_out=0 if closed_items else sum(item.closed for item in meeting.items),
        remarks_left_out=held_back,
    )


class _Placed:
    """Annotations by what they stand on in one version, oldest first.

    `on_items` has them by item and then by decision, None for the item as a whole; `marks` has those on
    passages by item, None for the text before the first. `elsewhere` has those that have no place, by their
    key and the item they were found to belong to, if any.
    """

    def __init__(self, loaded: LoadedMeeting, annotations: Iterable[Annotation]) -> None:
        self.on_items: defaultdict[int, defaultdict[int | None, list[Annotation]]]
        self.on_items = defaultdict(lambda: defaultdict(list))
        self.marks: defaultdict[int | None, list[tuple[Span, Annotation]]] = defaultdict(list)
        self.elsewhere: defaultdict[tuple[ItemKey, int | None], list[Annotation]] = defaultdict(list)
        for annotation in sorted(annotations, key=lambda annotation: annotation.created):
            if annotation.about is About.PASSAGE and annotation.passage is not None:
                self._mark(loaded, annotation, annotation.passage)
            else:
                self._put(loaded, annotation)

    def _mark(self, loaded: LoadedMeeting, annotation: Annotation, passage: Passage) -> None:
        items = loaded.meeting.items
        found = find_marked(items, loaded.source.text, annotation.item, passage)
        if found is None or _strayed(loaded, annotation.item, passage, *found):
            self.elsewhere[annotation.item, find_item(items, annotation.item)].append(annotation)
        else:
            self.marks[found[0]].append((found[1], annotation))

    def _put(self, loaded: LoadedMeeting, annotation: Annotation) -> None:
        index, decision, surely = find_place(
            loaded.meeting.items,
            loaded.source.text,
            annotation.item,
            annotation.passage,
            loaded.all_corrections,
        )
        if index is None or not surely:
            self.elsewhere[annotation.item, index].append(annotation)
        else:
            self.on_items[index][decision].append(annotation)


def _strayed(loaded: LoadedMeeting, key: ItemKey, passage: Passage, index: int | None, span: Span) -> bool:
    """Whether words that were marked in an item that may be closed were found in another one: what was
    written about them may be about the closed one."""
    if span == passage.span or key == ItemKey(None, None):
        return False
    return index != find_item(loaded.meeting.items, key) and not _surely_open(loaded, key)


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


def before_heading() -> str:
    """Above the marks in the text before the first item."""
    return _("Before the first item")


def marks_heading() -> str:
    """Above the marks in an item's text."""
    return _("Marked in the text")


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
                "{count} annotation is left out: its item may be closed.",
                "{count} annotations are left out: their items may be closed.",
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


def _item(
    item: AgendaItem,
    on_decisions: Mapping[int | None, Sequence[Annotation]],
    marks: Iterable[tuple[Span, Annotation]],
    marking: Marking,
) -> ItemSummary:
    return ItemSummary(
        number=item.number,
        title=item.title,
        case_number=item.case_number,
        closed=item.closed,
        decisions=tuple(
            _decision(decision, marking.remarks(on_decisions.get(index, ())))
            for index, decision in enumerate(item.decisions)
        ),
        remarks=marking.remarks(on_decisions.get(None, ()), marks),
    )


def _decision(decision: Decision, remarks: Remarks) -> DecisionSummary:
    return DecisionSummary(
        outcome=decision.outcome,
        text=decision.text,
        own=decision.own,
        body=decision.body,
        date=decision.date,
        remarks=remarks,
    )
