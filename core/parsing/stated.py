"""A Meeting from a source whose format says which of its lines are what, as the exports of case systems do.

Items, sections, attachments and what the head says are taken as stated. The rest is read as in any other
minutes: whose decision it is and of which day, how it came out, votes, statements, who was not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from core.minutes import (
    Attachment,
    Confidence,
    DocumentKind,
    Level,
    Meeting,
    Node,
    NodeKind,
    Person,
    Reason,
    Role,
)
from core.parsing.header import Head, read_head
from core.parsing.items import Heading, ReadItem, Setting, item_of, perhaps_closed, read_item
from core.parsing.labels import Label, LabelReader, exact_labels, label_style
from core.parsing.numbers import Numbers
from core.parsing.people import names_in, persons
from core.parsing.rows import Row, read_rows, tail_of
from core.parsing.sections import Part
from core.parsing.titles import without_mark
from core.parsing.version import PARSER_VERSION, vocabulary_fingerprint
from core.parsing.vocabulary import Vocabulary, key_of
from core.source_text import SourceText, Span, Stated

_DATED = r"{date}\s*(?::|$)"
_LISTS = ("participant", "absent", "staff")


@dataclass(frozen=True, slots=True)
class _StatedItem:
    """An item with what stands in it."""

    item: Stated
    sections: tuple[Stated, ...]
    attachments: tuple[Stated, ...]


def read_stated(source: SourceText, words: Vocabulary) -> Meeting:
    """The meeting that `source` states."""
    rows = read_rows(source, ())
    places = {row.line: at for at, row in enumerate(rows)}
    lines = len(source.lines)
    at_row = [0] * (lines + 1)  # the first row from each line on
    at_row[lines] = len(rows)
    for line in range(lines - 1, -1, -1):
        at_row[line] = places.get(line, at_row[line + 1])
    items = list(_items(source.stated))
    head = _head(source, rows[: at_row[items[0].item.first]] if items else rows, words)
    told_apart = any(map(_has_sections, items))
    setting = _setting(source, rows, head, told_apart, words)
    read = [_read(each, at_row, told_apart, setting) for each in items]
    kind, inferred = head.kind, list(head.inferred)
    if kind is None:
        decided = any(each.item.own_decision for each in read)
        kind = DocumentKind.MINUTES if decided else DocumentKind.AGENDA
        inferred.append(Confidence("kind", Level.INFERRED, Reason.CONTENT))
    return Meeting(
        kind=kind,
        items=tuple(each.item for each in read),
        nodes=tuple(_nodes(items, read, rows, lines)),
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
        substitutes=head.substitutes,
        staff=head.staff,
        draft=head.draft,
        confidence=tuple(inferred),
    )


def _items(stated: Sequence[Stated]) -> Iterator[_StatedItem]:
    """The items in order, each with the sections and attachments within its lines."""
    inside = sorted((each for each in stated if each.what in ("section", "attachment")), key=_place)
    at = 0
    for item in sorted((each for each in stated if each.what == "item"), key=_place):
        held: dict[str, list[Stated]] = {"section": [], "attachment": []}
        while at < len(inside) and inside[at].first < item.end:
            held[inside[at].what].append(inside[at])
            at += 1
        yield _StatedItem(item, tuple(held["section"]), tuple(held["attachment"]))


def _place(stated: Stated) -> tuple[int, int]:
    return stated.first, stated.end


def _has_sections(each: _StatedItem) -> bool:
    """Are sections told apart, beyond the list of attachments?"""
    return any(_value(section, "role") != Role.ATTACHMENTS for section in each.sections)


def _value(stated: Stated, name: str) -> str | None:
    return next((value for key, value in stated.values if key == name), None)


def _all(stated: Stated, name: str) -> list[str]:
    return [value for key, value in stated.values if key == name]


def _head(source: SourceText, rows: Sequence[Row], words: Vocabulary) -> Head:
    """What the lines of the head say, and over it what is stated."""
    head = read_head(rows, source.text, words)
    said = next((each for each in source.stated if each.what == "head"), None)
    if said is None:
        return head
    kind = _value(said, "kind")
    head.kind = DocumentKind(kind) if kind in list(DocumentKind) else None
    head.draft = _value(said, "draft") == "1"
    head.body = _value(said, "body") or head.body
    head.municipality = _value(said, "municipality") or head.municipality
    head.place = _value(said, "place") or head.place
    head.date = _day(_value(said, "date")) or head.date
    head.start_time = _clock(_value(said, "start_time")) or head.start_time
    head.end_time = _clock(_value(said, "end_time")) or head.end_time
    if any(name in _LISTS for name, _text in said.values):
        head.participants, head.absent, head.staff = (
            tuple(person for text in _all(said, name) if (person := _person(text, words))) for name in _LISTS
        )
    return head


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _clock(text: str | None) -> time | None:
    try:
        return time.fromisoformat(text) if text else None
    except ValueError:
        return None


def _person(text: str, words: Vocabulary) -> Person | None:
    """The person that an entry of a list of people names; a name alone where it looks like none."""
    listed = persons(text, words)
    if listed:
        return listed[0].person
    name = text.partition(",")[0].partition("(")[0].strip()
    return Person(name) if name else None


def _setting(
    source: SourceText, rows: Sequence[Row], head: Head, told_apart: bool, words: Vocabulary
) -> Setting:
    labels = exact_labels(rows, words)
    return Setting(
        source,
        rows,
        LabelReader(rows, labels, label_style(rows, labels), words),
        words,
        head.body,
        head.date,
        # Where the export has a field for decisions, what stands elsewhere is none.
        decides=head.kind is not DocumentKind.AGENDA and not told_apart,
        labels_decisions=Role.DECISION in labels.values(),
    )


def _read(each: _StatedItem, at_row: Sequence[int], told_apart: bool, setting: Setting) -> ReadItem:
    first, end = at_row[each.item.first], at_row[each.item.end]
    closed = _value(each.item, "closed")
    title, mark = without_mark(_value(each.item, "title") or "", setting.words)
    heading = Heading(
        first,
        min(first + 1, end),
        _value(each.item, "number"),
        title or None,
        mark if closed is None else closed == "1" or bool(mark),
        Numbers(case=_value(each.item, "case_number")),
    )
    if told_apart:
        parts = [part for section in each.sections for part in _parts(section, at_row, setting)]
        read = _placed(item_of(heading, end, heading.before, bool(heading.closed), parts, setting), setting)
        read = perhaps_closed(read, setting.rows[heading.end : end], setting.words)
    else:
        # Only the text of the item is stated: its sections are found as in any other text.
        stop = min((at_row[section.first] for section in each.sections), default=end)
        read = read_item(heading, stop, setting)
        listed = [part for section in each.sections for part in _parts(section, at_row, setting)]
        if listed:
            read = _with_list(read, item_of(heading, end, heading.before, False, listed, setting))
    return _completed(read, each, setting)


def _placed(read: ReadItem, setting: Setting) -> ReadItem:
    """The item, its decisions with body and date: a field for them is that of the meeting which was held."""
    decisions = tuple(
        replace(
            decision,
            body=decision.body or setting.body,
            date=decision.date or (setting.date if decision.own else None),
        )
        for decision in read.item.decisions
    )
    return replace(read, item=replace(read.item, decisions=decisions))


def _with_list(read: ReadItem, listed: ReadItem) -> ReadItem:
    """The item `read` with the list of attachments that stands behind it."""
    sections = read.item.sections + listed.item.sections
    item = replace(
        read.item,
        sections=sections,
        attachments=read.item.attachments or listed.item.attachments,
        span=listed.item.span,
    )
    return ReadItem(item, read.parts + listed.parts)


def _parts(section: Stated, at_row: Sequence[int], setting: Setting) -> Iterator[Part]:
    """A stated section; one for decisions as several where several days or bodies speak in it."""
    first, end = at_row[section.first], at_row[section.end]
    label = _label(section, first, setting)
    role = label.role
    body = min(first + label.rows, end)
    if role not in (Role.DECISION, Role.PRIOR_DECISION):
        yield Part(label, role, first, end, tuple(setting.rows[body:end]))
        return
    starts = [(first, label), *_inner(body, end, label, setting)]
    ends = [at for at, _label in starts[1:]] + [end]
    for (at, each), stop in zip(starts, ends, strict=True):
        content = list(setting.rows[at + each.rows : stop])
        if each.inline is not None:
            content.insert(0, tail_of(setting.rows[at + each.rows - 1], each.inline))
        yield Part(each, each.role, at, stop, tuple(row for row in content if row.text))


def _label(section: Stated, first: int, setting: Setting) -> Label:
    """The heading of a section as a label: its role, and who decided when, where it says so."""
    heading = _value(section, "heading") or ""
    stated = _value(section, "role") or ""
    rows = 1 if heading else 0
    read = setting.reader.label_at(first, first + 1, None) if heading else None
    known = setting.words.labels.get(key_of(heading))
    role = known or (read.role if read else Role.OTHER)
    if stated == Role.DECISION and role is not Role.PRIOR_DECISION:
        role = Role.DECISION
    elif role is Role.OTHER and stated in list(Role):
        role = Role(stated)
    if read is not None and read.names_decision:
        return replace(read, role=role, heading=heading, rows=rows, inline=None)
    return Label(role, heading, rows)


def _inner(first: int, end: int, outer: Label, setting: Setting) -> Iterator[tuple[int, Label]]:
    """Where, within a field for decisions, another day or body begins to speak, or those absent are named."""
    dated = setting.words.expanded(_DATED)
    before = outer
    at = first
    while at < end:
        row = setting.rows[at]
        label = _dated(row, dated, setting.words) or setting.reader.label_at(at, end, before)
        if label is not None and (
            label.role is Role.ABSENT or label.date is not None or label.names_decision
        ):
            yield at, label
            before = label
            at += max(1, label.rows)
            continue
        if before.role is Role.ABSENT and not names_in(row.text, setting.words):
            before = Label(outer.role, "", 0)
            yield at, before
        at += 1


def _dated(row: Row, pattern: str, words: Vocabulary) -> Label | None:
    """ "18. september 2012: Sagen udsat": what was decided on a day."""
    match = re.match(pattern, row.text, re.IGNORECASE)
    day = words.dates.find(match[0]) if match else None
    if match is None or day is None:
        return None
    inline = match.end() if row.text[match.end() :].strip() else None
    return Label(Role.DECISION, match[0].strip(" :"), 1, inline, None, day, True)


def _completed(read: ReadItem, each: _StatedItem, setting: Setting) -> ReadItem:
    """The item with its stated attachments and people."""
    item = read.item
    words = setting.words
    attachments = tuple(_attachment(stated, setting.source) for stated in each.attachments)
    disqualified = _with_names(item.disqualified, _all(each.item, "disqualified"), words)
    absent = _with_names(item.absent, _all(each.item, "absent"), words)
    elsewhere = {*item.not_participating, *disqualified}
    return replace(
        read,
        item=replace(
            item,
            attachments=attachments or item.attachments,
            absent=tuple(name for name in absent if name not in elsewhere),
            disqualified=disqualified,
        ),
    )


def _with_names(names: tuple[str, ...], texts: Sequence[str], words: Vocabulary) -> tuple[str, ...]:
    stated = [name for text in texts for name in names_in(text, words)]
    return tuple(dict.fromkeys((*names, *stated)))


def as_stated(attachments: Sequence[Attachment], source: SourceText) -> tuple[Attachment, ...]:
    """The attachments of an item that was read anew, those that the source states as it states them."""
    told = {
        source.lines[each.first].start: _attachment(each, source)
        for each in source.stated
        if each.what == "attachment" and each.first < each.end
    }
    kept = (told.get(each.span.start, each) if each.span is not None else each for each in attachments)
    return tuple(kept) if told else tuple(attachments)


def _attachment(stated: Stated, source: SourceText) -> Attachment:
    lines = source.lines[stated.first : stated.end]
    span = Span(lines[0].start, lines[-1].end) if lines else None
    name = _value(stated, "name") or (source.text[span.start : span.end] if span else "")
    return Attachment(name, _value(stated, "document_number"), span, file=_value(stated, "file"))


def _nodes(
    items: Sequence[_StatedItem], read: Sequence[ReadItem], rows: Sequence[Row], lines: int
) -> Iterator[Node]:
    """The head, each item, each of its sections: every line once."""
    owners: list[tuple[NodeKind, int | None, int | None]] = [(NodeKind.HEADER, None, None)] * lines
    for number, (each, done) in enumerate(zip(items, read, strict=True)):
        for line in range(each.item.first, each.item.end):
            owners[line] = (NodeKind.ITEM, number, None)
        for place, (first, end) in enumerate(done.parts):
            for row in rows[first:end]:
                owners[row.line] = (NodeKind.SECTION, number, place)
    first = 0
    for line in range(1, lines + 1):
        if line == lines or owners[line] != owners[first]:
            kind, item, section = owners[first]
            yield Node(kind, first, line, item, section)
            first = line
