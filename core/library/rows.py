"""What minutes and sources are made of, to and from the columns of the library.

Lists that nobody queries alone are JSON, the lines of a source a blob; everything else is a column. Reading
gives back objects equal to those that were written.
"""

from __future__ import annotations

import json
from dataclasses import asdict, astuple
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from core.library.lines import lines_from_blob, lines_to_blob
from core.minutes import (
    AgendaItem,
    Amendment,
    Attachment,
    Confidence,
    ContentsEntry,
    Decision,
    Level,
    Mention,
    MentionKind,
    Node,
    NodeKind,
    Outcome,
    Person,
    Reason,
    Role,
    Section,
    Statement,
    Votes,
)
from core.source_text import Box, Comment, Link, OutlineEntry, PageSize, SourceText, Span, Stated

Row = tuple[Any, ...]


def to_json(value: object) -> str:
    """`value` as compact JSON; letters beyond ASCII stay readable."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def to_tuple(text: str) -> tuple[Any, ...]:
    """The values of a JSON array. Most are empty, and a document has thousands."""
    return () if text == "[]" else tuple(json.loads(text))


def iso(value: date | time | datetime | None) -> str | None:
    """A date or time as ISO 8601, None as None."""
    return None if value is None else value.isoformat()


def to_date(text: str | None) -> date | None:
    """The date that `iso` wrote."""
    return None if text is None else date.fromisoformat(text)


def to_time(text: str | None) -> time | None:
    """The time that `iso` wrote."""
    return None if text is None else time.fromisoformat(text)


def to_datetime(text: str | None) -> datetime | None:
    """The moment that `iso` wrote."""
    return None if text is None else datetime.fromisoformat(text)


def source_values(source: SourceText) -> Row:
    """The columns of `source` from `extractor` to `text`."""
    return (
        source.extractor,
        source.format,
        iso(source.produced),
        int(source.was_encrypted),
        to_json(source.properties),
        to_json(source.pages),
        to_json(source.outline),
        to_json(source.links),
        to_json([[c.text, c.author, iso(c.when), c.span] for c in source.comments]),
        source.tracked_changes,
        to_json(source.scanned),
        to_json(source.machine_read),
        to_json(source.stated),
        lines_to_blob(source.lines),
        source.text,
    )


SOURCE_COLUMNS = (
    "extractor, format, produced, was_encrypted, properties, pages, outline, links, "
    "comments, tracked_changes, scanned, machine_read, stated, lines, text"
)


def to_source(row: Row) -> SourceText:
    """The SourceText of the columns `SOURCE_COLUMNS`."""
    extractor, form, produced, encrypted, properties, pages, outline, links, *rest = row
    comments, tracked_changes, scanned, machine_read, stated, lines, text = rest
    return SourceText(
        text=text,
        lines=lines_from_blob(lines),
        format=form,
        extractor=extractor,
        pages=tuple(PageSize(*size) for size in json.loads(pages)),
        outline=tuple(OutlineEntry(*entry) for entry in json.loads(outline)),
        links=tuple(Link(page, Box(*box), to, target) for page, box, to, target in json.loads(links)),
        produced=to_datetime(produced),
        was_encrypted=bool(encrypted),
        comments=tuple(_comment(*each) for each in json.loads(comments)),
        tracked_changes=tracked_changes,
        scanned=to_tuple(scanned),
        machine_read=to_tuple(machine_read),
        stated=tuple(_stated(*each) for each in to_tuple(stated)),
        properties=json.loads(properties),
    )


def _comment(text: str, author: str | None, when: str | None, span: list[int] | None) -> Comment:
    return Comment(text, author, to_datetime(when), None if span is None else Span(*span))


def _stated(what: str, first: int, end: int, values: list[list[str]]) -> Stated:
    return Stated(what, first, end, tuple((name, value) for name, value in values))


def nodes_to_json(nodes: tuple[Node, ...]) -> str:
    """The nodes as arrays of kind, first line, end line, item, section, attachment."""
    return to_json([astuple(node) for node in nodes])


def nodes_from_json(text: str) -> tuple[Node, ...]:
    """The nodes that `nodes_to_json` wrote."""
    return tuple(Node(NodeKind(kind), *rest) for kind, *rest in json.loads(text))


def contents_from_json(text: str) -> tuple[ContentsEntry, ...]:
    """The contents list, written as arrays of title, number, page, closed."""
    return tuple(ContentsEntry(*entry) for entry in json.loads(text))


def person_values(person: Person) -> Row:
    """name, party, role, stands_for."""
    return (person.name, person.party, person.role, person.stands_for)


def confidence_to_json(confidence: tuple[Confidence, ...]) -> str:
    """The inferred fields as arrays of field, level, reason."""
    return to_json([astuple(each) for each in confidence])


def confidence_from_json(text: str) -> tuple[Confidence, ...]:
    """What `confidence_to_json` wrote."""
    return tuple(Confidence(field, Level(level), Reason(why)) for field, level, why in to_tuple(text))


def mentions_to_json(mentions: tuple[Mention, ...]) -> str:
    """The mentions as objects with the names of Mention's fields; those that are None are left out."""
    return to_json([_mention_fields(mention) for mention in mentions])


def _mention_fields(mention: Mention) -> dict[str, object]:
    fields = {name: value for name, value in asdict(mention).items() if value is not None}
    fields["span"] = list(mention.span)
    for name in ("amount", "first", "last"):
        if name in fields:
            fields[name] = str(fields[name])
    return fields


def mentions_from_json(text: str) -> tuple[Mention, ...]:
    """The mentions that `mentions_to_json` wrote."""
    return tuple(_mention(fields) for fields in to_tuple(text))


def _mention(fields: dict[str, Any]) -> Mention:
    amount = fields.get("amount")
    return Mention(
        **fields
        | {
            "kind": MentionKind(fields["kind"]),
            "span": Span(*fields["span"]),
            "amount": None if amount is None else Decimal(amount),
            "first": to_date(fields.get("first")),
            "last": to_date(fields.get("last")),
        }
    )


ITEM_COLUMNS = (
    "number, title, closed, case_number, journal_number, document_number, absent, not_participating, "
    "disqualified, votes, minority, amendments, heading_start, heading_end, start_offset, end_offset, "
    "recommended, mentions, confidence"
)


def item_values(item: AgendaItem) -> Row:
    """The columns `ITEM_COLUMNS` of `item`."""
    return (
        item.number,
        item.title,
        int(item.closed),
        item.case_number,
        item.journal_number,
        item.document_number,
        to_json(item.absent),
        to_json(item.not_participating),
        to_json(item.disqualified),
        None if item.votes is None else to_json(asdict(item.votes)),
        to_json([asdict(statement) for statement in item.minority]),
        to_json([asdict(amendment) for amendment in item.amendments]),
        *item.heading,
        *item.span,
        None if item.recommended is None else item.recommended.value,
        mentions_to_json(item.mentions),
        confidence_to_json(item.confidence),
    )


def to_item(
    row: Row,
    sections: tuple[Section, ...],
    decisions: tuple[Decision, ...],
    attachments: tuple[Attachment, ...],
) -> AgendaItem:
    """The item of the columns `ITEM_COLUMNS` and its parts."""
    return AgendaItem(
        number=row[0],
        title=row[1],
        closed=bool(row[2]),
        case_number=row[3],
        journal_number=row[4],
        document_number=row[5],
        absent=to_tuple(row[6]),
        not_participating=to_tuple(row[7]),
        disqualified=to_tuple(row[8]),
        votes=None if row[9] is None else to_votes(row[9]),
        minority=tuple(Statement(**statement) for statement in to_tuple(row[10])),
        amendments=tuple(to_amendment(amendment) for amendment in to_tuple(row[11])),
        heading=Span(row[12], row[13]),
        span=Span(row[14], row[15]),
        recommended=None if row[16] is None else Outcome(row[16]),
        mentions=mentions_from_json(row[17]),
        confidence=confidence_from_json(row[18]),
        sections=sections,
        decisions=decisions,
        attachments=attachments,
    )


def to_votes(text: str) -> Votes:
    """The votes of a JSON object with the names of Votes' fields."""
    fields: dict[str, Any] = json.loads(text)
    for name, value in fields.items():
        if isinstance(value, list):
            fields[name] = tuple(value)
    return Votes(**fields)


def to_amendment(fields: dict[str, Any]) -> Amendment:
    """The amendment of a JSON object with the names of Amendment's fields."""
    outcome = fields["outcome"]
    return Amendment(fields["by"], fields["text"], None if outcome is None else Outcome(outcome))


SECTION_COLUMNS = "role, heading, text, pages, start_offset, end_offset"


def section_values(section: Section) -> Row:
    """The columns `SECTION_COLUMNS` of `section`."""
    return (section.role.value, section.heading, section.text, to_json(section.pages), *section.span)


def to_section(row: Row) -> Section:
    """The section of the columns `SECTION_COLUMNS`."""
    return Section(Role(row[0]), row[1], row[2], Span(row[4], row[5]), to_tuple(row[3]))


DECISION_COLUMNS = "own, body, date, outcome, effective, follows, confidence, text, start_offset, end_offset"


def decision_values(decision: Decision) -> Row:
    """The columns `DECISION_COLUMNS` of `decision`."""
    return (
        int(decision.own),
        decision.body,
        iso(decision.date),
        decision.outcome.value,
        None if decision.effective is None else decision.effective.value,
        None if decision.follows is None else int(decision.follows),
        confidence_to_json(decision.confidence),
        decision.text,
        *decision.span,
    )


def to_decision(row: Row) -> Decision:
    """The decision of the columns `DECISION_COLUMNS`."""
    own, body, day, outcome, effective, follows, confidence, text, start, end = row
    return Decision(
        text=text,
        span=Span(start, end),
        outcome=Outcome(outcome),
        own=bool(own),
        body=body,
        date=to_date(day),
        effective=None if effective is None else Outcome(effective),
        follows=None if follows is None else bool(follows),
        confidence=confidence_from_json(confidence),
    )


ATTACHMENT_COLUMNS = "name, document_number, pages, start_offset, end_offset, file"


def attachment_values(attachment: Attachment) -> Row:
    """The columns `ATTACHMENT_COLUMNS` of `attachment`."""
    span = attachment.span or (None, None)
    return (attachment.name, attachment.document_number, to_json(attachment.pages), *span, attachment.file)


def to_attachment(row: Row) -> Attachment:
    """The attachment of the columns `ATTACHMENT_COLUMNS`."""
    span = None if row[3] is None else Span(row[3], row[4])
    return Attachment(row[0], row[1], span, to_tuple(row[2]), row[5])
