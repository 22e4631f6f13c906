"""From a SourceText to a Meeting: a pure function, and lossless.

Rows without furniture; the contents list; the head before the first item; items; sections. Every line of the
source then belongs to exactly one node.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import time

from core.minutes import AgendaItem, Confidence, DocumentKind, Level, Meeting, Person, Reason, Role
from core.parsing.agenda import Agenda, find_agenda
from core.parsing.attendance import read_attendance
from core.parsing.belonging import AttachmentPlace, with_attachments
from core.parsing.bodies import body_name, is_body
from core.parsing.carried import Carried, find_carried
from core.parsing.contents import ContentsList
from core.parsing.furniture import find_furniture
from core.parsing.head_fields import head_fields
from core.parsing.header import Head, read_head
from core.parsing.item_absence import with_missed
from core.parsing.items import ReadItem, Setting, read_item
from core.parsing.labels import LabelReader, known_labels, label_style
from core.parsing.laid_out import LaidOut
from core.parsing.language import FoundLanguage, find_language
from core.parsing.learned import learn_labels
from core.parsing.letters import CAPITALS, SMALL
from core.parsing.nodes import nodes_of
from core.parsing.people import persons
from core.parsing.rows import Row
from core.parsing.signatures import signers_in_columns
from core.parsing.stated import read_stated
from core.parsing.version import PARSER_VERSION, vocabulary_fingerprint
from core.parsing.vocabulary import Vocabulary, key_of, vocabulary
from core.source_text import SourceText

_CELLS = re.compile(r"\t|\s{3,}|,\s")
_SENTENCE_END = re.compile(rf"(?<=[{SMALL})])\.\s+(?=[{CAPITALS}])")
_LONGEST_LABEL = 120
_FEWEST_LISTED = 3  # people that make a list of those who came
_FIRST_LINES = 10  # of the file, where a running head may say the date
_DECIDING = (None, DocumentKind.MINUTES, DocumentKind.SUPPLEMENT, DocumentKind.CLOSED_PART)
"""Kinds of documents that may hold decisions of the meeting itself."""


def read_meeting(source: SourceText) -> Meeting:
    """The meeting that `source` tells of (see `core.parsing.parse`)."""
    spoken = find_language(source)
    words = vocabulary(spoken.language)
    if source.stated:
        stated = read_stated(source, words)
        return replace(
            stated, language=spoken.language, confidence=(*spoken.confidence(), *stated.confidence)
        )
    furniture = find_furniture(source, words)
    whole = LaidOut(source, furniture, words)
    carried = find_carried(whole)
    if carried:
        lines = frozenset(line for each in carried for line in range(each.first, each.end))
        bare = find_furniture(source, words, lines)
        reading = _read(LaidOut(source, bare, words, lines))
        if reading.items:
            return reading.with_attachments(carried, source, words).meeting(source, bare, spoken, words)
    return _read(whole).meeting(source, furniture, spoken, words)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one pass over the rows gave."""

    rows: Sequence[Row]
    contents: ContentsList
    agenda: Agenda
    head: Head
    items: Sequence[ReadItem]
    carried: Mapping[int, AttachmentPlace] = field(default_factory=dict)  # lines of attachments

    def with_attachments(self, carried: Sequence[Carried], source: SourceText, words: Vocabulary) -> _Reading:
        """The same, each attachment at its item, with its pages."""
        items, places = with_attachments([read.item for read in self.items], carried, source, words)
        return replace(
            self,
            items=[replace(read, item=item) for read, item in zip(self.items, items, strict=True)],
            carried={
                line: place
                for each, place in zip(carried, places, strict=True)
                for line in range(each.first, each.end)
            },
        )

    def meeting(
        self, source: SourceText, furniture: set[int], spoken: FoundLanguage, words: Vocabulary
    ) -> Meeting:
        """The meeting."""
        head, agenda, items = self.head, self.agenda, [read.item for read in self.items]
        closing = [row.text for row in self.rows[agenda.end :]] if agenda.signed else []
        signed = "\n".join(closing[1:])
        return Meeting(
            kind=_kind(head, items),
            items=tuple(items),
            nodes=nodes_of(
                len(source.lines), self.rows, furniture, self.carried, self.contents, agenda, self.items
            ),
            parser=PARSER_VERSION,
            vocabulary=vocabulary_fingerprint(),
            body=head.body or _deciding_body(items, head),
            municipality=head.municipality,
            date=head.date,
            start_time=head.start_time,
            end_time=head.end_time or _end_time(closing, words),
            place=head.place,
            participants=head.participants or self._participants_in_item(words),
            absent=head.absent,
            substitutes=head.substitutes or _substitutes_in(items[:1], words),
            staff=head.staff,
            signatories=tuple(each.person.name for each in persons(signed, words) if " " in each.person.name)
            or head.signatories,
            draft=head.draft,
            contents=self.contents.entries,
            language=spoken.language,
            confidence=(*spoken.confidence(), *_confidence(head, items)),
        )

    def _participants_in_item(self, words: Vocabulary) -> tuple[Person, ...]:
        """Who came, where the first item tells it: "Fremmøde", and "Mødt var …" in it."""
        if not self.items or not words.pattern("attendance", "titles").match(self.items[0].item.title or ""):
            return ()
        heading, end = next(self.agenda.extents())
        fields, _bare = head_fields(self.rows[heading.end : end], words)
        lists = [
            (each.name, [_SENTENCE_END.split(row)[0] for row in each.rows])
            for each in fields
            if each.name == "participants"
        ]
        people = read_attendance(lists, [], words).participants
        return tuple(people) if len(people) >= _FEWEST_LISTED else ()


def _read(file: LaidOut) -> _Reading:
    """What the lines say that are neither furniture nor an attachment's."""
    source, words, rows, labels, contents = file.source, file.words, file.rows, file.labels, file.contents
    agenda = find_agenda(source, rows, labels, contents, words)
    texts = ((heading.end, end) for heading, end in agenda.extents())
    learned = learn_labels(rows, texts, labels, source.lines, words)
    labels = known_labels(labels, learned)
    reader = LabelReader(rows, labels, label_style(rows, labels), words, learned)
    listed = range(contents.first - _heads_list(rows, contents, len(agenda.headings), words), contents.end)
    head_rows = [row for at, row in enumerate(rows[: agenda.head_end]) if at not in listed]
    head = read_head(head_rows, source.text, words)
    _running_head(head, source, file.furniture, words)
    if agenda.headings and not head.signatories:
        head.signatories = signers_in_columns(rows[: agenda.headings[0].end], words)
    setting = Setting(
        source,
        rows,
        reader,
        words,
        head.body,
        head.date,
        decides=head.kind in _DECIDING,
        labels_decisions=sum(role is Role.DECISION for role in labels.values()) * 2 > len(agenda.headings),
    )
    items = [read_item(heading, end, setting) for heading, end in agenda.extents()]
    for at, why in agenda.inferred.items():
        confidence = Confidence("title", Level.UNSURE, why)
        items[at] = replace(
            items[at], item=replace(items[at].item, confidence=(*items[at].item.confidence, confidence))
        )
    items = [
        replace(read, item=item)
        for read, item in zip(
            items, with_missed([read.item for read in items], head_rows, words), strict=True
        )
    ]
    return _Reading(rows, contents, agenda, head, items)


def _heads_list(rows: Sequence[Row], contents: ContentsList, items: int, words: Vocabulary) -> bool:
    """Is "Dagsorden" right above the contents list its heading, and not what the document is? Most items have
    a label or a heading for their decision then."""
    if not contents.first or not contents.entries:
        return False
    if words.kinds.get(key_of(rows[contents.first - 1].text)) is not DocumentKind.AGENDA:
        return False
    return sum(_begins_decision(row.text, words) for row in rows[contents.end :]) * 2 > items


def _begins_decision(text: str, words: Vocabulary) -> bool:
    """ "Beslutning", "Beslutning: Godkendt.", "Beslutning i Byrådet den 4. maj 2018"."""
    label = text[:_LONGEST_LABEL].partition(":")[0]
    if words.labels.get(key_of(label)) is Role.DECISION:
        return True
    return any(pattern.fullmatch(text.rstrip(": ")) for pattern in words.sure_headings)


def _running_head(head: Head, source: SourceText, furniture: set[int], words: Vocabulary) -> None:
    """The date and the body that only the first page's running head says."""
    for at in range(min(_FIRST_LINES, len(source.lines))):
        if at not in furniture:
            continue
        text = source.line_text(at)
        day = words.dates.find(text) if head.date is None else None
        if day is not None:
            head.date = day
            head.inferred.append(Confidence("date", Level.UNSURE, Reason.FIRST_LINES))
        if head.body is None:
            named = (
                cell for cell in _CELLS.split(text) if is_body(cell, words) and cell.strip()[0].isupper()
            )
            head.body = next(map(body_name, named), None)
            if head.body is not None:
                head.inferred.append(Confidence("body", Level.UNSURE, Reason.FIRST_LINES))


def _kind(head: Head, items: Sequence[AgendaItem]) -> DocumentKind:
    """What the head says; otherwise what the document holds."""
    if head.kind is not None:
        return head.kind
    return DocumentKind.MINUTES if any(item.own_decision for item in items) else DocumentKind.AGENDA


def _deciding_body(items: Sequence[AgendaItem], head: Head) -> str | None:
    """Who met, where only the headings of decisions of the meeting's day say so."""
    bodies = Counter(
        each.body
        for item in items
        for each in item.decisions
        if each.body and each.own and each.date is not None and each.date == head.date
    )
    if not bodies:
        return None
    head.inferred.append(Confidence("body", Level.INFERRED, Reason.ELSEWHERE))
    return bodies.most_common(1)[0][0]


def _end_time(closing: Sequence[str], words: Vocabulary) -> time | None:
    """When the meeting was closed, where lines behind the last item say so."""
    for text in closing:
        if (match := words.pattern("head_patterns", "end").search(text)) is not None:
            return words.dates.clock_in(text[match.start() :])
    return None


def _substitutes_in(items: Sequence[AgendaItem], words: Vocabulary) -> tuple[Person, ...]:
    """Substitutes, where the attendance stands in the first item."""
    lines = [
        line.partition(":")
        for item in items
        for section in item.sections
        if section.role is Role.ABSENT
        for line in section.text.split("\n")
    ]
    fields = [(words.head.get(key_of(label), ""), [value]) for label, colon, value in lines if colon]
    prose = [decision.text for item in items for decision in item.decisions]
    return tuple(read_attendance(fields, prose, words).substitutes)


def _confidence(head: Head, items: Sequence[AgendaItem]) -> tuple[Confidence, ...]:
    inferred = list(head.inferred)
    said = {each.field for each in inferred}
    has_items = any(item.title for item in items)
    if has_items:
        inferred += [
            Confidence(name, Level.UNSURE, Reason.CONTENT)
            for name, value in (("body", head.body), ("date", head.date))
            if value is None and name not in said
        ]
    if head.kind is None:
        told = (
            has_items
            or head.body
            or head.date
            or any(part.heading for each in items for part in each.sections)
        )
        inferred.append(Confidence("kind", Level.INFERRED if told else Level.UNSURE, Reason.CONTENT))
    return tuple(inferred)
