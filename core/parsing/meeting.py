"""From a SourceText to a Meeting: a pure function, and lossless.

Rows without furniture; the contents list; the head before the first item; items; sections. Every line of the
source then belongs to exactly one node.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.minutes import AgendaItem, DocumentKind, Meeting, Node, NodeKind, Person, Role
from core.parsing.agenda import Agenda, find_agenda
from core.parsing.attendance import read_attendance
from core.parsing.contents import find_contents
from core.parsing.furniture import find_furniture
from core.parsing.header import Head, read_head
from core.parsing.items import ReadItem, Setting, read_item
from core.parsing.labels import LabelReader, exact_labels, label_style
from core.parsing.people import persons
from core.parsing.rows import Row, read_rows
from core.parsing.vocabulary import Vocabulary, key_of, vocabulary, vocabulary_fingerprint
from core.source_text import SourceText

PARSER_VERSION = 2
"""Rises whenever the same text may give another Meeting: older parsed rows are then built again."""


def parse(source: SourceText) -> Meeting:
    """The meeting that `source` tells of. Pure: the same source and vocabulary give the same Meeting."""
    words = vocabulary()
    furniture = find_furniture(source, words)
    rows = read_rows(source, furniture)
    labels = exact_labels(rows, words)
    style = label_style(rows, labels)
    reader = LabelReader(rows, labels, style, words)
    contents = find_contents(rows, labels, words)
    agenda = find_agenda(source, rows, labels, contents, words)
    head_rows = [
        row for at, row in enumerate(rows[: agenda.head_end]) if not contents.first <= at < contents.end
    ]
    head = read_head(head_rows, source.text, words)
    decides = head.kind in (None, DocumentKind.MINUTES, DocumentKind.SUPPLEMENT, DocumentKind.CLOSED_PART)
    labelled = sum(role is Role.DECISION for role in labels.values()) * 2 > len(agenda.headings)
    setting = Setting(source, rows, reader, words, head.body, head.date, decides, labelled)
    ends = [heading.first for heading in agenda.headings[1:]] + [agenda.end]
    items = [read_item(heading, end, setting) for heading, end in zip(agenda.headings, ends, strict=True)]
    signed = persons("\n".join(row.text for row in rows[agenda.end + 1 :]), words) if agenda.signed else []
    return Meeting(
        kind=_kind(head, [read.item for read in items]),
        items=tuple(read.item for read in items),
        nodes=_nodes(source, rows, furniture, (contents.first, contents.end), agenda, items),
        parser=PARSER_VERSION,
        vocabulary=vocabulary_fingerprint(),
        body=head.body,
        municipality=head.municipality,
        date=head.date,
        start_time=head.start_time,
        end_time=head.end_time,
        place=head.place,
        participants=head.participants,
        absent=head.absent,
        substitutes=head.substitutes or _substitutes_in(items[:1], words),
        staff=head.staff,
        signatories=tuple(each.person.name for each in signed if " " in each.person.name),
        draft=head.draft,
        contents=contents.entries,
        unsure=tuple(_unsure(head, [read.item for read in items], agenda)),
    )


def _kind(head: Head, items: Sequence[AgendaItem]) -> DocumentKind:
    """What the head says; otherwise what the document holds."""
    if head.kind is not None:
        return head.kind
    return DocumentKind.MINUTES if any(item.own_decision for item in items) else DocumentKind.AGENDA


def _substitutes_in(items: Sequence[ReadItem], words: Vocabulary) -> tuple[Person, ...]:
    """Substitutes, where the attendance stands in the first item."""
    lines = [
        line.partition(":")
        for read in items
        for section in read.item.sections
        if section.role is Role.ABSENT
        for line in section.text.split("\n")
    ]
    fields = [(words.head.get(key_of(label), ""), [value]) for label, colon, value in lines if colon]
    return tuple(read_attendance(fields, [], words).substitutes)


def _unsure(head: Head, items: Sequence[AgendaItem], agenda: Agenda) -> list[str]:
    unsure = list(head.unsure)
    if head.kind is None:
        unsure.append("kind")
    for at, item in enumerate(items):
        if at in agenda.unsure:
            unsure.append(f"items[{at}].title")
        for place, decision in enumerate(item.decisions):
            if decision.unsure:
                unsure.append(f"items[{at}].decisions[{place}].outcome")
    return unsure


@dataclass(frozen=True, slots=True, eq=False)
class _Owner:
    kind: NodeKind
    item: int | None = None
    section: int | None = None


def _nodes(
    source: SourceText,
    rows: Sequence[Row],
    furniture: set[int],
    contents: tuple[int, int],
    agenda: Agenda,
    items: Sequence[ReadItem],
) -> tuple[Node, ...]:
    """Runs of lines with one owner. An empty line goes with the line before it."""
    owners: list[_Owner | None] = [None] * len(source.lines)
    head = _Owner(NodeKind.HEADER)
    for row in rows:
        owners[row.line] = head
    listed = _Owner(NodeKind.CONTENTS)
    for row in rows[contents[0] : contents[1]]:
        owners[row.line] = listed
    ends = [heading.first for heading in agenda.headings[1:]] + [agenda.end]
    for number, (heading, end, read) in enumerate(zip(agenda.headings, ends, items, strict=True)):
        owner = _Owner(NodeKind.ITEM, number)
        for row in rows[heading.first : end]:
            owners[row.line] = owner
        for place, (first, stop) in enumerate(read.parts):
            owner = _Owner(NodeKind.SECTION, number, place)
            for row in rows[first:stop]:
                owners[row.line] = owner
    drop = _Owner(NodeKind.FURNITURE)
    for line in furniture:
        owners[line] = drop
    return tuple(_runs(owners, head))


def _runs(owners: Sequence[_Owner | None], head: _Owner) -> Iterator[Node]:
    first = 0
    current = next((owner for owner in owners if owner is not None), head)
    for line, owner in enumerate(owners):
        if owner is not None and owner is not current:
            if line > first:
                yield Node(current.kind, first, line, current.item, current.section)
            first, current = line, owner
    if len(owners) > first:
        yield Node(current.kind, first, len(owners), current.item, current.section)
